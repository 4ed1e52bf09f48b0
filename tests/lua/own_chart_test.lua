-- chart.new: what the picture holds is what the frame holds, whatever its names are; misuse is
-- told.
local lu = require "luaunit"
local chart = require "chart"
local current = require "store.current"
local fictional = require "store.fictional"
local files = require "lotrinh.files"
local frame = require "lotrinh.frame"
local layout = require "chart.layout"
local own = require "chart.own"

local boxes = load_fixture "text_boxes"
local fixture = load_fixture "city_fixture"

TestOwnChart = {}

function TestOwnChart:setUp()
  self.city = fixture.new()
  current.use(self.city.db)
end

function TestOwnChart.tearDown()
  current.use(nil)
end

local function options_of(changes)
  local options = { kind = "line", title = "Tăng dần", x = "year", y = "value",
    data = { { year = 2020, value = 10 }, { year = 2021, value = 20 },
      { year = 2023, value = 15 } } }
  for name, value in pairs(changes or {}) do
    options[name] = value or nil -- false takes one away
  end
  return options
end

local function module_of(changes)
  return (own.module(options_of(changes)))
end

local function script_of(changes, size)
  return assert(chart.build(module_of(changes), { size = size })).script
end

local function block(script, name)
  return (script:match("%$" .. name .. " << END_OF_BLOCK\n(.-)END_OF_BLOCK"))
end

local function svg_of(changes, size)
  return assert(chart.draw(module_of(changes), { size = size })).bytes
end

local function texts_of(svg)
  local list = {}
  for text in svg:gmatch("<text[^>]*>(.-)</text>") do
    list[#list + 1] = text:gsub("<[^>]*>", "")
  end
  return table.concat(list, "\n")
end

-- A year stands in its middle: 2020.5. The gap of 2022 was not asked for, so the line runs on.
function TestOwnChart.test_a_line_holds_the_values_of_the_frame()
  local script = script_of()
  lu.assertEquals(block(script, "LINES"), "2020.5 10 29362\n2021.5 20 29362\n2023.5 15 29362\n\n")
  lu.assertEquals(block(script, "POINTS"),
    "2020.5 10 7 29362\n2021.5 20 7 29362\n2023.5 15 7 29362\n")
end

-- The points of the SVG lie as the values do: 2021 a third of the way, 15 half way up.
function TestOwnChart.test_points_lie_where_the_values_are()
  local svg = svg_of()
  local x, y = {}, {}
  local point = "<use xlink:href='#gpPt6' transform='translate%(([%d.]+),([%d.]+)%)"
  for left, top in svg:gmatch(point) do
    x[#x + 1], y[#y + 1] = tonumber(left), tonumber(top)
  end
  lu.assertEquals(#x, 3)
  lu.assertAlmostEquals((x[2] - x[1]) / (x[3] - x[1]), 1 / 3, 0.01)
  lu.assertAlmostEquals((y[1] - y[3]) / (y[1] - y[2]), 1 / 2, 0.01)
  for _, label in ipairs { "10", "20", "15" } do
    lu.assertStrContains(texts_of(svg), label)
  end
end

function TestOwnChart.test_a_missing_value_breaks_the_line_and_is_no_zero()
  local script = script_of { data = { { year = 2020, value = 10 }, { year = 2021 },
    { year = 2022, value = 12 } } }
  lu.assertEquals(block(script, "LINES"), "2020.5 10 29362\n\n2022.5 12 29362\n\n")
  lu.assertStrContains(svg_of { data = { { year = 2021 }, { year = 2022, value = 1 } } },
    "2021: chưa có")
end

-- R: prop.test(9, 10, correct = FALSE)$conf.int is 0.5958500, 0.9821238.
function TestOwnChart.test_shares_come_with_their_wilson_interval()
  local script = script_of { data = { { year = 2026, a = 9, b = 10 } }, share = { "a", "b" },
    y = false }
  local x, low, _, high = block(script, "SPANS"):match("(%S+) (%S+) (%S+) (%S+)")
  lu.assertEquals(x, "2026.5")
  lu.assertAlmostEquals(tonumber(low), 59.58500, 1e-4)
  lu.assertAlmostEquals(tonumber(low) + tonumber(high), 98.21238, 1e-4)
end

-- Bars stand on zero, also below it; a name lies as a row, the first on top.
function TestOwnChart.test_bars_begin_at_zero()
  local data = { { year = "xã A", value = 3 }, { year = "xã B", value = -2 } }
  local rows = {}
  for line in block(script_of { kind = "bar", data = data }, "BOXES"):gmatch("[^\n]+") do
    rows[#rows + 1] = { line:match("^%S+ (%S+) (%S+) (%S+)") }
  end
  lu.assertEquals(rows, { { "2", "0", "3" }, { "1", "-2", "0" } })
end

function TestOwnChart.test_dots_below_the_target_look_different()
  local data = { { year = "A", value = 0.95 }, { year = "B", value = 0.85 } }
  local script = script_of { kind = "dot", data = data, percent = true, target = 0.9 }
  -- Circle and diamond; blue 0x0072B2 and vermilion 0xD55E00.
  lu.assertEquals(block(script, "POINTS"), "95 2 7 29362\n85 1 13 13983232\n")
  lu.assertStrContains(script, "MARK_X_AT = 90")
end

-- 36 of 40 in 30 places and 10 of 40 in one: only that one leaves the limits.
function TestOwnChart.test_a_funnel_finds_the_one_that_differs()
  local data = {}
  for i = 1, 31 do
    data[i] = { year = "nơi " .. i, a = i == 7 and 10 or 36 - i % 3 + 1, b = 40 }
  end
  local script = script_of { kind = "funnel", data = data, share = { "a", "b" }, y = false }
  lu.assertEquals(block(script, "OUTSIDE"), "40 25\n")
end

function TestOwnChart:test_a_tile_for_each_commune()
  local tile = self.city.db:query([[SELECT u.full_name, t.col, t.row FROM tile AS t
    JOIN unit AS u ON u.unit_id = t.unit_id ORDER BY u.full_name LIMIT 2]])
  local data = { { year = tile[1].full_name:upper(), value = 1 },
    { year = tile[2].full_name, value = 9 }, { year = "Xã Không Có", value = 5 } }
  local built = assert(chart.build(module_of { kind = "tile", data = data }, {}))
  local found = {}
  for x, y in block(built.script, "BOXES"):gmatch("(%S+) (%S+) [^\n]+\n") do
    found[#found + 1] = { tonumber(x), -tonumber(y) }
  end
  lu.assertItemsEquals(found, { { tile[1].col, tile[1].row }, { tile[2].col, tile[2].row } })
  lu.assertStrContains(texts_of(svg_of { kind = "tile", data = data }), "Xã Không Có")
end

-- 20 is the top of both panels' common axis and 10 its bottom third; each panel is one cell wide.
function TestOwnChart.test_panels_share_their_axes()
  local data = {}
  for i, value in ipairs { 10, 20, 20, 10 } do
    data[i] = { year = 2020 + i % 2, value = value, place = i < 3 and "A" or "B" }
  end
  local lines = {}
  for x, y in block(script_of { kind = "multiples", by = "place", data = data }, "LINES")
    :gmatch("(%S+) (%S+) 29362\n") do
    lines[#lines + 1] = { tonumber(x), tonumber(y) }
  end
  lu.assertEquals(#lines, 4)
  lu.assertAlmostEquals(lines[3][1] - lines[1][1], 1, 1e-9) -- the same place, one cell on
  lu.assertAlmostEquals(lines[1][2], lines[4][2], 1e-9)
  lu.assertAlmostEquals(lines[2][2], lines[3][2], 1e-9)
end

-- A frame that rebase made says which figures are estimates; they are hollow and the chart says so.
function TestOwnChart.test_rebased_figures_are_marked_as_estimates()
  local f = frame.new({ { year = 2024, value = 7.5, estimated_share = 0.4 },
    { year = 2026, value = 9, estimated_share = 0 } }, { "year", "value", "estimated_share" })
  local module = module_of { data = f }
  lu.assertStrContains(block(chart.build(module, {}).script, "POINTS"), "2024.5 7.5 6 29362")
  local texts = texts_of(chart.draw(module, {}).bytes)
  lu.assertStrContains(texts, "ước tính")
  lu.assertStrContains(texts, "dấu rỗng")
end

function TestOwnChart:test_a_made_up_city_marks_every_chart()
  lu.assertNil(texts_of(svg_of()):find("GIẢ ĐỊNH", 1, true))
  local other = fixture.new()
  fictional.mark(other.db)
  current.use(other.db)
  local drawn = assert(chart.draw(module_of(), {}))
  lu.assertStrContains(texts_of(drawn.bytes), "SỐ LIỆU GIẢ ĐỊNH")
  lu.assertStrContains(drawn.alt, "SỐ LIỆU GIẢ ĐỊNH")
  other.db:execute("DELETE FROM about WHERE key = 'fictional'")
  current.use(self.city.db)
end

function TestOwnChart.test_a_chart_without_a_source_says_so()
  lu.assertStrContains(texts_of(svg_of()), "Nguồn: không ghi nguồn")
  lu.assertStrContains(texts_of(svg_of()), "n: không ghi")
  lu.assertStrContains(texts_of(svg_of { source = "sổ", n = 42 }), "Nguồn: sổ")
  lu.assertStrContains(texts_of(svg_of { source = "sổ", n = 42 }), "n = 42")
end

-- What a name holds is text and nothing else, in every place where a name can stand.
function TestOwnChart.test_hostile_names_stay_text()
  local evil = "`touch x`$(id) \";!ls;\n<script>&amp;{/=50 %s}\\\u{202E}@{column}\u{301}"
  for _, kind in ipairs(own.kinds) do
    local data = {}
    for i = 1, 4 do
      data[i] = { [evil] = kind == "tile" and "Phường Ba Đình" or evil .. i, value = i, b = 9,
        by = evil .. (i // 3) }
      data[i][evil] = kind == "tile" and i > 1 and evil .. i or data[i][evil]
    end
    local changes = { kind = kind, data = data, x = evil, title = evil, subtitle = evil,
      source = evil, note = evil, target = { value = 0.5, text = evil }, by = kind ~= "tile"
        and kind ~= "funnel" and "by", y = false, share = { "value", "b" } }
    local svg = svg_of(changes)
    lu.assertNil(svg:lower():find("<script", 1, true), kind)
    lu.assertStrContains(svg, "&lt;script&gt;")
    lu.assertEquals(select(2, svg:gsub("</svg>", "")), 1, kind)
    lu.assertNil(script_of(changes):find("touch", 1, true), kind)
  end
end

local LONG = "Phường Văn Miếu - Quốc Tử Giám "
local CITY_LIKE = { line = 14, bar = 14, dot = 40, funnel = 40, multiples = 24 }

local function rows_of(kind, count)
  local rows = {}
  for i = 1, count do
    rows[i] = { year = kind == "line" and 2000 + i or LONG .. i, a = 50 + i % 7, b = 60,
      by = kind == "multiples" and LONG .. i // 2 or nil }
  end
  return rows
end

-- Long names, few and many: at every size no text leaves the canvas or covers another.
function TestOwnChart.test_labels_stay_apart()
  for kind, most in pairs(CITY_LIKE) do
    for _, count in ipairs { 1, 2, 5, most } do
      for size in pairs(layout.sizes) do
        local svg = svg_of({ kind = kind, data = rows_of(kind, count), share = { "a", "b" },
          y = false, by = kind == "multiples" and "by", target = 0.9, subtitle = "năm 2026",
          source = "báo cáo của các xã, phường" }, size)
        boxes.check(lu, svg, layout.sizes[size], ("%s %d %s"):format(kind, count, size))
      end
    end
  end
end

local function code_of(changes)
  local ok, why = pcall(chart.new, changes)
  return not ok and why.code or "none", not ok and why.text or ""
end

function TestOwnChart.test_misuse_names_the_nearest()
  local cases = {
    { "LT-1657", "title", { titel = "x" } }, { "LT-1660", "line", { kind = "lin" } },
    { "LT-1653", "value", { y = "valeu" } }, { "LT-1659", "title", { title = false } },
    { "LT-1659", "share", { y = false } }, { "LT-1659", "high", { low = "value" } },
    { "LT-1658", "title", { title = 5 } }, { "LT-1651", "khung", { data = 3 } },
    { "LT-1659", "target", { target = "90" } }, { "LT-1664", "by", { kind = "multiples" } },
    { "LT-1662", "share", { kind = "funnel" } },
    { "LT-1654", "dòng 1", { data = { { year = 1, value = "9,5" } } } },
    { "LT-1661", "f:group", { data = { { year = 1, value = 1 }, { year = 1, value = 2 } } } },
    { "LT-1655", "rebase.whole", { y = false, share = { "value", "year" },
      data = { { year = 2020, value = 1.5 } } } },
    { "LT-1656", "2021", { y = false, share = { "value", "year" },
      data = { { year = 2020, value = 2021 } } } },
    { "LT-1663", "Xã Lạ", { kind = "tile", data = { { year = "Xã Lạ", value = 1 } } } },
  }
  for i, case in ipairs(cases) do
    local code, text = code_of(options_of(case[3]))
    lu.assertEquals(code, case[1], i .. " " .. text)
    lu.assertStrContains(text, case[2])
  end
  lu.assertEquals(code_of(nil), "LT-1659")
end

-- No figure: no picture, and the reason; a picture that says so when asked for.
function TestOwnChart.test_no_figure_no_picture()
  local c = chart.new(options_of { data = {} })
  local saved, why = c:save("x.svg")
  lu.assertNil(saved)
  lu.assertEquals(why.code, "LT-1621")
  lu.assertEquals(files.kind("x.svg"), "absent")
end

function TestOwnChart.test_a_picture_is_saved_with_figures_and_script()
  local folder = os.tmpname()
  os.remove(folder)
  assert(files.make_folder(folder))
  local c = chart.new(options_of { source = "sổ" })
  local saved = assert(c:save(folder .. "/a.svg", { data = true, script = true, size = "report" }))
  lu.assertEquals(saved.path, folder .. "/a.svg")
  lu.assertEquals(files.list(folder), { "a.csv", "a.gp", "a.svg" })
  lu.assertEquals(files.read(folder .. "/a.csv"),
    "\u{FEFF}year,value\r\n2020,10\r\n2021,20\r\n2023,15\r\n")
  local again, why = c:save(folder .. "/a.svg")
  lu.assertNil(again)
  lu.assertEquals(why.code, "LT-1105")
  lu.assertFalse((pcall(c.save, c, folder .. "/b.svg", { siez = "report" })))
  lu.assertEquals(c.alt, "Tăng dần. 2020: 10; 2021: 20; 2023: 15. Nguồn: sổ")
  for _, name in ipairs(files.list(folder)) do
    os.remove(folder .. "/" .. name)
  end
  os.remove(folder)
end
