-- group and mutate: hand-made cases, and many random ones against a plain count in Lua.
local lu = require "luaunit"
local frame = require "lotrinh.frame"

TestGroup = {}

local CASES = frame.new({
  { unit = "Ba Vì", year = 2024, settled = 3, rate = 0.5 },
  { unit = "Ba Đình", year = 2024, rate = 1.5 },
  { unit = "Ba Vì", year = 2024, settled = 4 },
  { year = 2025, settled = 1, rate = 2 },
  { unit = "Ba Đình", year = 2024 },
}, { "unit", "year", "settled", "rate" })

function TestGroup.test_measures_by_hand()
  local g = CASES:group({ "unit", "year" }, { { "sum", "settled" }, { "mean", "rate" },
    { "min", "settled" }, { "max", "rate", as = "top" }, { "count", "unit" }, { "rows" } })
  lu.assertEquals(g:columns(), { "unit", "year", "sum_settled", "mean_rate", "min_settled", "top",
    "count_unit", "rows" })
  lu.assertEquals(#g, 3)
  lu.assertEquals({ g[1].unit, g[1].sum_settled, g[1].mean_rate, g[1].min_settled, g[1].top,
    g[1].count_unit, g[1].rows }, { "Ba Vì", 7, 0.5, 3, 0.5, 2, 2 })
  -- Nothing reported is not zero.
  lu.assertNil(g[2].sum_settled)
  lu.assertEquals(g[2].rows, 2)
  -- A unit that is not given is a group of its own.
  lu.assertNil(g[3].unit)
  lu.assertEquals(g[3].count_unit, 0)
end

function TestGroup.test_one_key_no_key_no_rows()
  lu.assertEquals(#CASES:group("year", { { "rows" } }), 2)
  lu.assertEquals(CASES:group({}, { { "sum", "settled" } })[1].sum_settled, 8)
  lu.assertEquals(#frame.new({}, { "a" }):group("a", { { "rows" } }), 0)
  -- A measure never takes the place of a key.
  lu.assertEquals(CASES:group("year", { { "rows", as = "year" } }):columns(), { "year", "year_2" })
end

function TestGroup.test_numbers_that_are_equal_are_one_key()
  local f = frame.new({ { k = 0.0, n = 1 }, { k = -0.0, n = 2 }, { k = 0.5, n = 4 } }, { "k", "n" })
  lu.assertEquals(#f:group("k", { { "sum", "n" } }), 2)
  lu.assertEquals(f:group("k", { { "sum", "n" } })[1].sum_n, 3)
end

function TestGroup.test_sums_are_exact_or_refused()
  local big = frame.new({ { n = math.maxinteger }, { n = 1 }, { n = -1 } }, { "n" })
  lu.assertEquals(big:group({}, { { "sum", "n" } })[1].sum_n, math.maxinteger)
  local over = frame.new({ { n = math.maxinteger }, { n = 1 } }, { "n" })
  lu.assertErrorMsgContains("64", over.group, over, {}, { { "sum", "n" } })
  local tenths = {}
  for i = 1, 10 do
    tenths[i] = { x = 0.1 }
  end
  lu.assertEquals(frame.new(tenths, { "x" }):group({}, { { "sum", "x" } })[1].sum_x, 1.0)
end

-- At the edge of 64 bits, on both sides of it and of the quicker way to add.
function TestGroup.test_sums_at_the_edge_are_exact_or_refused()
  local function sum_of(value, count)
    local rows = {}
    for i = 1, count do
      rows[i] = { n = value }
    end
    return frame.new(rows, { "n" }):group({}, { { "sum", "n" } })[1].sum_n
  end
  lu.assertEquals(sum_of(-(1 << 61), 4), math.mininteger)
  lu.assertErrorMsgContains("64", sum_of, 1 << 61, 4)
  lu.assertEquals(sum_of(math.maxinteger // 4, 4), math.maxinteger // 4 * 4)
  lu.assertEquals(sum_of(math.maxinteger // 5, 4), math.maxinteger // 5 * 4)
  lu.assertEquals(sum_of(-(math.maxinteger // 5), 4), -(math.maxinteger // 5) * 4)
end

function TestGroup.test_wrong_questions_are_refused()
  lu.assertErrorMsgContains("unit", CASES.group, CASES, { "unti" }, { { "rows" } })
  lu.assertErrorMsgContains("LT-1306", function()
    local ok, why = pcall(CASES.group, CASES, {}, { { "sum", "unit" } })
    error(ok or tostring(why), 0)
  end)
  local wrong = { { "sum" }, { { "total", "rate" } }, { { "sum" } }, { { "sum", 1 } } }
  for _, measures in ipairs(wrong) do
    lu.assertFalse((pcall(CASES.group, CASES, {}, measures)))
  end
  lu.assertFalse((pcall(CASES.group, CASES, {})))
end

-- What group must give, counted in Lua.
local function count_plainly(rows)
  local sums, order = {}, {}
  for _, row in ipairs(rows) do
    local key = tostring(row.a) .. "\0" .. tostring(row.b)
    if sums[key] == nil then
      sums[key] = { rows = 0, count = 0, sum = 0 }
      order[#order + 1] = sums[key]
    end
    local group = sums[key]
    group.rows = group.rows + 1
    if row.n ~= nil then
      group.count = group.count + 1
      group.sum = group.sum + row.n
      group.least = math.min(group.least or row.n, row.n)
      group.most = math.max(group.most or row.n, row.n)
    end
  end
  return order
end

function TestGroup.test_agrees_with_a_plain_count()
  math.randomseed(20261123)
  for _ = 1, 60 do
    local rows = {}
    for i = 1, math.random(0, 200) do
      rows[i] = { a = math.random(4) > 1 and "xã " .. math.random(5) or nil,
        b = math.random(3) > 1 and math.random(3) or nil,
        n = math.random(4) > 1 and math.random(-50, 50) or nil }
    end
    local expected = count_plainly(rows)
    local g = frame.new(rows, { "a", "b", "n" }):group({ "a", "b" },
      { { "rows" }, { "count", "n" }, { "sum", "n" }, { "min", "n" }, { "max", "n" },
        { "mean", "n" } })
    lu.assertEquals(#g, #expected)
    for i, group in ipairs(expected) do
      local row = g[i]
      lu.assertEquals({ row.rows, row.count_n }, { group.rows, group.count })
      lu.assertEquals(row.sum_n, group.count > 0 and group.sum or nil)
      lu.assertEquals(row.min_n, group.least)
      lu.assertEquals(row.max_n, group.most)
      lu.assertEquals(row.mean_n, group.count > 0 and group.sum / group.count or nil)
    end
  end
end

-- Keys of every kind: far apart, real, empty, many at once, texts that are all different.
function TestGroup.test_keys_of_every_kind_agree_with_a_plain_count()
  math.randomseed(20261124)
  local kinds = {
    function() return math.random(0, 2) * (1 << 61) - (1 << 61) end,
    function() return math.random(3) / 4 end,
    function() return nil end,
    function() return "x" .. math.random(1, 4) end,
    function() return math.random(2) == 1 and math.mininteger or math.maxinteger end,
    function() return math.random(5) - 3 end,
  }
  for _ = 1, 40 do
    local names, makers, rows = {}, {}, {}
    for k = 1, math.random(1, 8) do
      names[k], makers[k] = "k" .. k, kinds[math.random(#kinds)]
    end
    for i = 1, math.random(1, 3000) do
      rows[i] = { n = i }
      for k, name in ipairs(names) do
        rows[i][name] = makers[k]()
      end
    end
    local order, sums = {}, {}
    for _, row in ipairs(rows) do
      local parts = {}
      for k, name in ipairs(names) do
        parts[k] = tostring(row[name])
      end
      local key = table.concat(parts, "|")
      if not sums[key] then
        order[#order + 1] = key
      end
      sums[key] = (sums[key] or 0) + row.n
    end
    local columns = table.move(names, 1, #names, 1, {})
    columns[#columns + 1] = "n"
    local g = frame.new(rows, columns):group(names, { { "sum", "n" } })
    lu.assertEquals(#g, #order)
    for i, key in ipairs(order) do
      lu.assertEquals(g[i].sum_n, sums[key])
    end
  end
end

-- So many different texts that they are no longer kept once each: the same text is still one group.
function TestGroup.test_texts_that_are_kept_twice_are_one_group()
  local rows = {}
  for i = 1, 20000 do
    rows[i] = { name = "tổ " .. (i <= 15000 and i or i - 15000), n = 1 }
  end
  local g = frame.new(rows, { "name", "n" }):group("name", { { "sum", "n" } })
  lu.assertEquals(#g, 15000)
  lu.assertEquals(g[1].sum_n, 2)
  lu.assertEquals(g[5001].sum_n, 1)
end

TestMutate = {}

function TestMutate.test_adds_and_replaces_a_column()
  local more = CASES:mutate("double", function(row) return row.settled and row.settled * 2 end)
  lu.assertEquals({ more[1].double, more[3].double }, { 6, 8 })
  lu.assertNil(more[2].double)
  local other = more:mutate("unit", function(row) return row.unit and row.unit .. "!" end)
  lu.assertEquals(other[1].unit, "Ba Vì!")
  lu.assertEquals(other:columns(), { "unit", "year", "settled", "rate", "double" })
  -- The frame it came from is as it was.
  lu.assertEquals(CASES[1].unit, "Ba Vì")
  lu.assertEquals(#CASES:columns(), 4)
end

function TestMutate.test_an_error_of_the_function_is_its_own()
  lu.assertErrorMsgContains("settld", function()
    CASES:mutate("x", function(row) return row.settld end)
  end)
  lu.assertErrorMsgContains("table", CASES.mutate, CASES, "x", function() return {} end)
end
