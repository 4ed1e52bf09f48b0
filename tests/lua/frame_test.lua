-- lotrinh.frame: made from rows, read by column and row, sorted, filtered, exported.
local frame = require "lotrinh.frame"

local function sample()
  return frame.new({
    { name = "Đống Đa", settled = 3, share = 0.5 },
    { name = "Ba Vì", settled = 12 },
    { name = "ba đình", settled = 3, share = 1 },
    { settled = 1, share = 0.25 },
  }, { "name", "settled", "share" })
end

local function refused(code, part, fn, ...)
  local ok, why = pcall(fn, ...)
  lu.assertFalse(ok)
  lu.assertEquals(why.code, code, tostring(why))
  lu.assertStrContains(why.text, part)
end

TestFrame = {}

function TestFrame.test_reads_by_row_and_column()
  local r = sample()
  lu.assertEquals({ #r, r:columns() }, { 4, { "name", "settled", "share" } })
  lu.assertEquals({ r[2].name, r[2].share, r[4].name, r[5], r[0] }, { "Ba Vì", nil, nil, nil, nil })
  lu.assertEquals({ r.settled[2], r.share[2], #r.share, r.share:nulls() }, { 12, nil, 4, 1 })
  lu.assertEquals({ r.settled:type(), r.share:type(), r.name:type() },
    { "integer", "real", "text" })
  local seen = 0
  for i, row in ipairs(r) do
    seen = seen + i * row.settled
  end
  lu.assertEquals(seen, 3 + 24 + 9 + 4)
  lu.assertEquals({ r.share:values() }, { { 0.5, nil, 1.0, 0.25 }, 4 })
end

function TestFrame.test_sums_skip_what_is_not_reported()
  local r = sample()
  lu.assertEquals({ r.settled:sum(), math.type(r.settled:sum()) }, { 19, "integer" })
  lu.assertEquals({ r.share:sum(), r.share:count(), r.settled:min(), r.settled:max() },
    { 1.75, 3, 1, 12 })
  lu.assertAlmostEquals(r.share:mean(), 1.75 / 3, 1e-15)
  local empty = frame.new({ {} }, { "x" })
  lu.assertEquals({ empty.x:sum(), empty.x:mean(), empty.x:count() }, { nil, nil, 0 })
  refused("LT-1306", "name", function() return r.name:sum() end)
end

function TestFrame.test_a_wrong_name_is_answered_with_the_nearest()
  local r = sample()
  refused("LT-1307", "\"settled\"", function() return r.setled end)
  refused("LT-1307", "\"settled\"", function() return r[1].setled end)
  refused("LT-1307", "\"name\"", r.select, r, { "nme" })
  refused("LT-1307", "\"share\"", r.sort, r, { "-shar" })
end

function TestFrame.test_sorts_in_vietnamese_order()
  local r = sample():sort { "name" }
  lu.assertEquals({ r.name:values() }, { { "ba đình", "Ba Vì", "Đống Đa" }, 4 })
  r = sample():sort { "settled", "-name" }
  lu.assertEquals(r.name[2], "Đống Đa")
  lu.assertEquals(sample():sort("-settled")[1].settled, 12)
end

function TestFrame.test_filters_and_selects()
  local r = sample():filter(function(row) return row.settled == 3 end):select { "share", "name" }
  lu.assertEquals({ #r, r:columns(), r[2].name }, { 2, { "share", "name" }, "ba đình" })
  lu.assertEquals(#sample():head(2), 2)
  lu.assertFalse(pcall(sample().filter, sample(), function() error("x") end))
end

function TestFrame.test_exports()
  local r = frame.new({ { a = "=1+1", b = -1 }, { a = "x" } }, { "a", "b" })
  lu.assertEquals(r:to_csv(), "a,b\r\n'=1+1,-1\r\nx,\r\n")
  lu.assertEquals(r:to_csv(nil, { raw = true }), "a,b\r\n=1+1,-1\r\nx,\r\n")
  lu.assertEquals(r:to_json(), '[\n{"a": "=1+1", "b": -1},\n{"a": "x", "b": null}\n]\n')
  local path = os.tmpname()
  lu.assertTrue(r:to_csv(path, { force = true }))
  local file <close> = assert(io.open(path, "rb"))
  lu.assertEquals(file:read("a"), r:to_csv())
  os.remove(path)
end

function TestFrame.test_refuses_what_is_no_figure_or_text()
  refused("LT-1309", "boolean", frame.new, { { a = true } }, { "a" })
  refused("LT-1302", "\"a\"", frame.new, { { a = 1 }, { a = "x" } }, { "a" })
  refused("LT-1303", "9007199254740993", frame.new, { { a = 2 ^ 53 | 1 }, { a = 0.5 } }, { "a" })
  lu.assertFalse(pcall(frame.new, { { a = 1 } }, { "a", "a" }))
  lu.assertFalse(pcall(frame.new, { 1 }, { "a" }))
end

-- Whatever it is called with, it answers or raises; it never crashes.
function TestFrame.test_survives_any_arguments()
  local r = sample()
  local values = { false, true, 0, -1, 2 ^ 60, 0 / 0, "", "name", "\0", {}, { "name" }, { 1 },
    tostring, r, r.name, io.stdout }
  for _, name in ipairs { "columns", "column", "head", "select", "sort", "filter", "to_json" } do
    for _, a in ipairs(values) do
      pcall(r[name], a)
      pcall(r[name], r, a)
      pcall(function() return r[a] end)
      pcall(function() return r.name[a] end)
      pcall(frame.new, a, a)
    end
  end
  for name in ("sum mean min max count nulls values name type"):gmatch("%a+") do
    for _, a in ipairs(values) do
      pcall(r.name[name], a)
    end
  end
  lu.assertEquals(#r, 4)
end
