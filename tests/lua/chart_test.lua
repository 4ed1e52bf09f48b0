-- Charts: golden scripts, the same bytes each time, labels inside the canvas and apart, odd data.
-- LOTRINH_ACCEPT=1 rewrites tests/golden/NAME.gp, to be read before it is committed.
local lu = require "luaunit"
local chart = require "chart"
local files = require "lotrinh.files"
local layout = require "chart.layout"
local words = require "chart.words"

local SOURCE = "báo cáo công tác hòa giải ở cơ sở các năm 2020–2025 của Ủy ban nhân dân thành phố"
local LONGEST_NAME = "Phường Văn Miếu - Quốc Tử Giám"

-- The published figures of the city (data/published in our own words of a test).
local DATA = {
  success_rate = { unit = "Hà Nội", definition = "Hòa giải thành / số vụ đã giải quyết",
    vintage = "số đã công bố", source = SOURCE, first = 2019, last = 2030,
    target = { value = 0.9, year = 2030, clause = "KH 215, mục II.2" },
    rows = {
      { year = 2020, kind = "year", label = "năm 2020", x = 3615, n = 4370 },
      { year = 2021, kind = "half", half = 1, label = "6 tháng đầu 2021", x = 1577, n = 1953 },
      { year = 2021, kind = "months", months = 10, label = "10 tháng 2021", x = 2483, n = 2911 },
      { year = 2022, kind = "half", half = 1, label = "6 tháng đầu 2022", x = 1460, n = 1791 },
      { year = 2022, kind = "year", label = "năm 2022", x = 3186, n = 3726 },
      { year = 2024, kind = "year", label = "năm 2024", rate = 0.8926, note = "nguồn là bản chép" },
    } },
  cases = { unit = "Hà Nội", definition = "Vụ việc hòa giải ở cơ sở, kể cả kỳ trước chuyển sang",
    vintage = "số đã công bố", source = SOURCE, first = 2019, last = 2025,
    rows = {
      { year = 2019, kind = "year", label = "năm 2019", received = 5063 },
      { year = 2020, kind = "year", label = "năm 2020", received = 4596, settled = 3615 },
      { year = 2021, kind = "half", half = 1, received = 2098, settled = 1577 },
      { year = 2021, kind = "months", months = 10, label = "10 tháng 2021", received = 3028,
        settled = 2483 },
      { year = 2022, kind = "year", label = "năm 2022", received = 3850, settled = 3186 },
      { year = 2024, kind = "year", label = "năm 2024", received = 2456, settled = 2153 },
    } },
  five_good_groups = { unit = "Hà Nội", definition = "Tổ hòa giải 5 tốt / tổng số tổ hòa giải",
    vintage = "số đã công bố", source = SOURCE,
    rows = {
      { date = "2020-12-31", x = 2447, n = 5043, criterion = 0.8 },
      { date = "2021-06-30", x = 2637, n = 4975, criterion = 0.8 },
      { date = "2021-10-31", x = 2822, n = 4937, criterion = 0.8 },
      { date = "2022-06-30", rate = 0.58 },
      { date = "2022-12-31", x = 3001, n = 4964 },
      { date = "2023-06-30", x = 3001, n = 4994, criterion = 0.9 },
      { date = "2024-12-31", x = 4053, criterion = 0.9, note = "tổng số tổ chỉ ghi “trên 5.000”" },
      { date = "2025-06-30", x = 4053, n = 5111, criterion = 0.9 },
    } },
}

local function with(data, changes)
  local copy = {}
  for key, value in pairs(data) do
    copy[key] = value
  end
  for key, value in pairs(changes) do
    copy[key] = value
  end
  return copy
end

-- So many rows for a chart, every share the same; n = 0 gives rows in which nothing arose.
local function rows_of(name, count, x, n)
  local rows = {}
  for i = 1, count do
    local year = 2030 - count + i
    rows[i] = name == "five_good_groups"
      and { date = ("%d-06-30"):format(year), x = x, n = n, criterion = 0.9 }
      or { year = year, kind = "year", label = "năm " .. year, x = x, n = n, received = n,
        settled = x }
  end
  return rows
end

local function draw(name, data, size, format)
  local drawn, why = chart.draw(name, { data = data, size = size, format = format })
  return assert(drawn, tostring(why))
end

local boxes = load_fixture "text_boxes"

local function check_boxes(svg, size, what)
  boxes.check(lu, svg, layout.sizes[size], what)
end

local function check_svg(svg, what)
  lu.assertEquals(svg:sub(1, 5), "<?xml", what)
  lu.assertNotNil(svg:find("</svg>%s*$"), what)
  lu.assertNil(svg:lower():find("<script", 1, true), what)
  lu.assertNil(svg:find("Gnuplot", 1, true), what)
end

-- The charts over years; those of communes are in gallery_test.lua.
local function each_chart(check)
  for _, name in ipairs(chart.names()) do
    if DATA[name] then
      check(name, DATA[name])
    end
  end
end

local function sweep(label, changes, prepare)
  each_chart(function(name, data)
    for size in pairs(layout.sizes) do
      local changed = with(data, changes)
      changed.rows = prepare and prepare(name) or data.rows
      local what = name .. " " .. size .. " " .. label
      local svg = draw(name, changed, size).bytes
      check_svg(svg, what)
      check_boxes(svg, size, what)
    end
  end)
end

TestChart = {}

function TestChart.test_golden_scripts()
  each_chart(function(name, data)
    local built = assert(chart.build(name, { data = data, size = "report" }))
    local path = TESTS_FOLDER .. "/golden/" .. name .. ".gp"
    if os.getenv("LOTRINH_ACCEPT") then
      assert(files.write(path, built.script, { force = true, public = true }))
    end
    lu.assertEquals(built.script, assert(files.read(path)), "see LOTRINH_ACCEPT in chart_test.lua")
  end)
end

function TestChart.test_same_data_same_bytes_alone_or_together()
  each_chart(function(name, data)
    for _, format in ipairs({ "svg", "png" }) do
      local one = draw(name, data, "screen", format).bytes
      local item = { name = name, data = data, size = "screen", format = format }
      local other = { name = "cases", data = DATA.cases, size = "meeting", format = "png" }
      local together = assert(chart.draw_all({ other, item, item }, { processes = 1 }))
      lu.assertEquals(together[2].bytes == one, true, name .. " " .. format)
      lu.assertEquals(together[3].bytes == one, true, name .. " " .. format)
    end
  end)
end

function TestChart.test_labels_of_the_published_figures()
  sweep("published", {})
end

function TestChart.test_long_names_and_fictional_figures()
  sweep("long", { unit = LONGEST_NAME, fictional = true })
  each_chart(function(name, data)
    local script = chart.build(name, { data = with(data, { fictional = true }) }).script
    local octal = words.FICTIONAL:gsub(".", function(byte)
      return ("\\%03o"):format(byte:byte())
    end)
    lu.assertStrContains(script, "WATERMARK = \"" .. octal .. "\"")
  end)
end

function TestChart.test_few_and_many_points()
  for _, count in ipairs({ 1, 2, 5, 12 }) do
    sweep(count .. " points", { first = false, last = false }, function(name)
      return rows_of(name, count, 87, 100)
    end)
  end
end

function TestChart.test_all_at_a_hundred()
  sweep("all at 100 %", { first = false, last = false }, function(name)
    return rows_of(name, 5, 40, 40)
  end)
end

function TestChart.test_nothing_arose_in_some_years()
  sweep("n = 0", { first = false, last = false }, function(name)
    local rows = rows_of(name, 4, 8, 10)
    for key, value in pairs(rows_of(name, 1, 0, 0)[1]) do
      rows[4][key] = value
    end
    return rows
  end)
end

function TestChart.test_no_data_is_said()
  each_chart(function(name, data)
    local empty = with(data, { rows = {} })
    local drawn, why = chart.draw(name, { data = empty })
    lu.assertNil(drawn)
    lu.assertEquals(why.code, "LT-1621")
    lu.assertEquals(why.exit, 7)
    local placeholder = assert(chart.draw(name, { data = empty, placeholder = true }))
    check_svg(placeholder.bytes, name)
    lu.assertStrContains(placeholder.alt, "chưa có số liệu")
  end)
end

function TestChart.test_titles_state_the_finding()
  local titles = {
    success_rate = "Hà Nội: tỷ lệ hòa giải thành năm 2024 là 89,3%, còn thiếu 0,7 điểm so với "
      .. "mục tiêu 90% năm 2030",
    -- (3850 - 2456) / 3850 = 36.2 %
    cases = "Hà Nội: tiếp nhận 2.456 vụ việc năm 2024, giảm 36,2% so với năm 2022",
    five_good_groups = "Hà Nội: 79,3% số tổ hòa giải đạt 5 tốt (4.053 trong 5.111 tổ, 30/6/2025)",
  }
  each_chart(function(name, data)
    lu.assertEquals(chart.build(name, { data = data }).title, titles[name])
  end)
end

-- 9 of 10 is 90 %; 89 of 99 is 89.899 %, which must not read "0,0 points short".
function TestChart.test_the_target_is_judged_in_integers()
  local function title_of(x, n)
    local row = { year = 2026, kind = "year", x = x, n = n }
    local data = with(DATA.success_rate, { rows = { row } })
    return chart.build("success_rate", { data = data }).title
  end
  lu.assertStrContains(title_of(9, 10), "đã ở mức mục tiêu 90%")
  lu.assertStrContains(title_of(8999, 10000), "còn thiếu 0,01 điểm")
  lu.assertStrContains(title_of(89, 99), "còn thiếu 0,1 điểm")
end

-- Half-years and months are blocks of their own; years with a gap between them are not joined.
function TestChart.test_periods_of_other_kinds_stay_apart()
  local script = chart.build("success_rate", { data = DATA.success_rate }).script
  local years = script:match("%$YEARS << END_OF_BLOCK\n(.-)END_OF_BLOCK")
  local count = 0
  for _ in years:gmatch("[^\n]+") do
    count = count + 1
  end
  lu.assertEquals(count, 3)
  lu.assertStrContains(script, "\nLINES_COUNT = 0\n")
  lu.assertStrContains(script:match("%$HALVES << END_OF_BLOCK\n(.-)END_OF_BLOCK"), "2021.25 ")
  -- By R: prop.test(3615, 4370, correct = FALSE)$conf.int, which is the Wilson interval.
  local low, high = years:match("^2020.5 %S+ (%S+) (%S+)")
  lu.assertAlmostEquals(tonumber(low), 81.57363017, 1e-6)
  lu.assertAlmostEquals(tonumber(high), 83.81511396, 1e-6)
end

-- A missing year is said and is no bar of height zero.
function TestChart.test_a_missing_year_is_not_zero()
  local built = chart.build("cases", { data = DATA.cases })
  local received = built.script:match("%$RECEIVED << END_OF_BLOCK\n(.-)END_OF_BLOCK")
  local values = {}
  for value in received:gmatch("%S+ (%S+)\n") do
    values[#values + 1] = tonumber(value)
  end
  lu.assertEquals(values, { 5063, 4596, 3850, 2456 })
  lu.assertStrContains(built.alt, "2023: tiếp nhận chưa công bố")
end

function TestChart.test_misuse_names_the_nearest()
  local function raises(code, part, ...)
    local ok, why = pcall(chart.draw, ...)
    lu.assertFalse(ok)
    lu.assertEquals(why.code, code)
    lu.assertStrContains(why.text, part)
  end
  raises("LT-1620", "success_rate", "sucess_rate", { data = {} })
  raises("LT-1622", "svg", "cases", { data = DATA.cases, to = "x.gif" })
  raises("LT-1623", "size", "cases", { data = DATA.cases, sise = "meeting" })
  raises("LT-1624", "meeting", "cases", { data = DATA.cases, size = "meetng" })
  lu.assertError(chart.draw, "cases", {})
end

function TestChart.test_files_are_written_whole_or_not()
  local folder = os.tmpname()
  os.remove(folder)
  assert(files.make_folder(folder))
  local path = folder .. "/biểu đồ.svg"
  local drawn = assert(chart.draw("cases", { data = DATA.cases, to = path,
    script = folder .. "/cases.gp" }))
  lu.assertEquals(drawn.bytes == files.read(path), true)
  lu.assertEquals(#files.list(folder), 2)
  local again, why = chart.draw("cases", { data = DATA.cases, to = path })
  lu.assertNil(again)
  lu.assertEquals(why.code, "LT-1105")
  assert(chart.draw("cases", { data = DATA.cases, to = path, force = true }))
  local lost, reason = chart.draw("cases", { data = DATA.cases, to = folder .. "/no/x.svg" })
  lu.assertNil(lost)
  lu.assertEquals(reason.code, "LT-1112")
  for _, name in ipairs(files.list(folder)) do
    os.remove(folder .. "/" .. name)
  end
  os.remove(folder)
end

-- Many at once are written first and synced once; a file that is there is not lost for it.
function TestChart.test_many_files_at_once()
  local folder = os.tmpname()
  os.remove(folder)
  assert(files.make_folder(folder))
  local items = {}
  for i = 1, 12 do
    items[i] = { name = "cases", data = DATA.cases, to = ("%s/%02d.svg"):format(folder, i) }
  end
  assert(files.write(items[5].to, "mine"))
  local results = assert(chart.draw_all(items))
  for i, result in ipairs(results) do
    if i == 5 then
      lu.assertEquals(result.why.code, "LT-1105")
      lu.assertEquals(files.read(items[i].to), "mine")
    else
      lu.assertEquals(files.read(items[i].to) == result.bytes, true)
    end
    os.remove(items[i].to)
  end
  lu.assertEquals(files.list(folder), {})
  os.remove(folder)
end

TestLayout = {}

function TestLayout.test_wrap_keeps_words_and_width()
  local face = "DejaVu Sans"
  local lines = layout.wrap("một hai ba bốn năm sáu bảy", 10, face, 60, 9)
  lu.assertTrue(#lines > 2)
  lu.assertEquals(table.concat(lines, " "), "một hai ba bốn năm sáu bảy")
  for _, line in ipairs(lines) do
    lu.assertTrue(layout.width(line, 10, face) <= 60)
  end
  lines = layout.wrap("một hai ba bốn năm sáu bảy", 10, face, 60, 2)
  lu.assertEquals(#lines, 2)
  lu.assertEquals(lines[2]:sub(-3), "…")
  lu.assertEquals(layout.wrap("đạt 90 %", 10, face, 1000, 1), { "đạt 90\u{A0}%" })
end

TestWords = {}

function TestWords.test_figures()
  lu.assertEquals(words.count(0), "0")
  lu.assertEquals(words.count(999), "999")
  lu.assertEquals(words.count(4370), "4.370")
  lu.assertEquals(words.count(1234567), "1.234.567")
  lu.assertEquals(words.percent(0.8926), "89,3%")
  lu.assertEquals(words.target_percent(0.9), "90%")
  lu.assertEquals(words.target_percent(0.985), "98,5%")
  lu.assertEquals(words.date("2025-06-30"), "30/6/2025")
  lu.assertAlmostEquals(words.date_position("2025-07-01"), 2025 + 181 / 365, 1e-9)
  lu.assertAlmostEquals(words.date_position("2024-12-31"), 2024 + 365 / 366, 1e-9)
end
