-- Charts over the reform of 2025-07-01: weights worked by hand, and the mark of an estimate in the
-- picture, the note, the table and the alternative text. All figures are made up.
local lu = require "luaunit"
local chart = require "chart"
local current = require "store.current"
local frame = require "lotrinh.frame"
local rebase = require "rebase"
local table_of = require "chart.table_of"
local unit = require "unit"

local fixture = load_fixture "city_fixture"

local DAY = "2027-01-31"
local PLACE = "Phường Hoàn Kiếm"

-- The 14 wards of Phường Hoàn Kiếm: seven went whole, seven were cut in 4, 2, 2, 2, 4, 2, 2 parts.
local FOURTEEN = {
  { "Hàng Mã", 9, 10 }, { "Hàng Buồm", 9, 10 }, { "Hàng Đào", 9, 10 }, { "Hàng Bồ", 9, 10 },
  { "Lý Thái Tổ", 9, 10 }, { "Hàng Bạc", 9, 10 }, { "Hàng Gai", 9, 10 }, { "Điện Biên", 4, 8 },
  { "Đồng Xuân", 6, 6 }, { "Cửa Đông", 4, 4 }, { "Hàng Trống", 0, 2 }, { "Cửa Nam", 12, 12 },
  { "Hàng Bông", 8, 10 }, { "Tràng Tiền", 10, 20 },
}

TestReformChart = {}

function TestReformChart:setUp()
  self.city = fixture.new()
  current.use(self.city.db)
  for _, entry in ipairs(FOURTEEN) do
    local ward = unit.find(entry[1], { date = "2024-12-31", level = "commune" })
    self.city:put({ id = ward.id }, 2024, { settled = entry[2], closed = entry[3] })
  end
  self.city:put(PLACE, 2026, { settled = 18, closed = 20 })
  -- Xã Kim Anh is made of three whole communes, Tân Dân among them.
  local ward = unit.find("Xã Tân Dân, Huyện Sóc Sơn", { date = "2024-12-31", level = "commune" })
  self.city:put({ id = ward.id }, 2024, { settled = 8, closed = 10 })
end

function TestReformChart.tearDown()
  current.use(nil)
end

local function rows_of(built, view, name, year)
  local found = {}
  for _, row in ipairs(built.data.rows) do
    if (view == nil or row.view == view) and (name == nil or row.unit == name)
      and row.year == year then
      found[#found + 1] = row
    end
  end
  return found
end

local function block(script, name)
  return assert(script:match("%$" .. name .. " << END_OF_BLOCK\n(.-)END_OF_BLOCK"), name)
end

local function build(name, options)
  options.asof, options.unit = DAY, options.unit or PLACE
  return assert(chart.build(name, options))
end

-- x: 63 + 4/4 + 6/2 + 4/2 + 0 + 12/4 + 8/2 + 10/2 = 81; n: 70 + 2 + 3 + 2 + 1 + 3 + 5 + 10 = 96;
-- 81 / 96 = 84.4 %.
function TestReformChart.test_carried_over_by_hand()
  local built = build("before_after_reform", { missing = "equal" })
  local row = rows_of(built, "rebased", PLACE, 2024)[1]
  lu.assertEquals({ row.x, row.n, row.flags, row.basis }, { 81, 96, "b e", "assumed_equal" })
  lu.assertStrContains(built.title, "90,0% (năm 2026), trước sắp xếp 84,4% (ước tính) (năm 2024)")
  lu.assertEquals(#rows_of(built, "reported", nil, 2024), 14)
  lu.assertEquals(#rows_of(built, "undivided", nil, 2024), 0)
  -- One hollow point, 84.375, second panel; what was reported stays full.
  lu.assertStrMatches(block(built.script, "ESTIMATED"), "%S+ 84%.375 [^\n]+\n")
  lu.assertStrContains(built.alt, "năm 2024 84,4% (ước tính)")
  lu.assertStrContains(table_of.csv(built.data), ",b e,")
end

-- Half of what became of the wards is not in the data: without an assumption nothing is carried.
function TestReformChart.test_nothing_is_assumed_unasked()
  local built = build("before_after_reform", {})
  lu.assertEquals(#rows_of(built, "rebased", PLACE, 2024), 0)
  lu.assertEquals(block(built.script, "ESTIMATED"), "NaN NaN NaN NaN NaN\n")
  lu.assertStrContains(built.title, "chưa có số trước sắp xếp")
end

-- Reported: 107 + 8 of 132 + 10. Nothing is lost on the way, so the sums are no estimates though
-- their parts are.
function TestReformChart.test_the_sum_of_all_parts_is_exact()
  local city = chart.build("before_after_reform", { asof = DAY, missing = "equal" })
  for _, view in ipairs { "reported", "rebased" } do
    local x, n = 0, 0
    for _, row in ipairs(rows_of(city, view, nil, 2024)) do
      x, n = x + row.x, n + row.n
    end
    lu.assertAlmostEquals(x, 115, 1e-9)
    lu.assertAlmostEquals(n, 142, 1e-9)
  end
  lu.assertEquals(block(city.script, "ESTIMATED"), "NaN NaN NaN NaN NaN\n")
  lu.assertEquals(#rows_of(city, "undivided", nil, 2024), 1)
end

function TestReformChart.test_a_series_of_one_commune()
  local built = build("success_rate", { view = "rebased", missing = "equal" })
  local row = rows_of(built, nil, nil, 2024)[1]
  lu.assertEquals({ row.x, row.n, row.flags }, { 81, 96, "b e" })
  lu.assertEquals(block(built.script, "ESTIMATES"), "2024.5 84.375 7 29362\n")
  lu.assertStrContains(built.alt, "năm 2024: 84,4% (ước tính)")
  lu.assertEquals(block(build("success_rate", {}).script, "ESTIMATES"), "NaN NaN NaN NaN NaN\n")
  lu.assertEquals(#rows_of(build("success_rate", { view = "reported" }), nil, nil, 2024), 0)
  local refused = build("success_rate", { view = "rebased" }).data
  lu.assertStrContains(refused.view_note, "--missing")
  local divided = build("success_rate", { view = "undivided", missing = "equal" }).data
  lu.assertStrContains(divided.view_note, "bị chia")
  -- No part of Kim Anh was divided: no estimate, in either view.
  for _, view in ipairs { "rebased", "undivided" } do
    row = rows_of(build("success_rate", { view = view, unit = "Xã Kim Anh" }), nil, nil, 2024)[1]
    lu.assertEquals({ row.x, row.n, row.flags }, { 8, 10, "b m" })
  end
end

function TestReformChart.test_a_view_that_there_is_not()
  for name, code in pairs { success_rate = "LT-1630", cases = "LT-1625" } do
    local ok, why = pcall(chart.build, name, { asof = DAY, unit = PLACE, view = "merged" })
    lu.assertFalse(ok)
    lu.assertEquals(why.code, code)
  end
  local ok, why = pcall(chart.build, "before_after_reform", { unit = "Quận Hoàn Kiếm",
    year = "2023-2024", asof = DAY })
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1631")
end

-- A frame that rebase made, drawn by charts with and without a mark of their own.
function TestReformChart.test_a_rebased_frame_carries_its_mark()
  local given = {}
  for i, entry in ipairs(FOURTEEN) do
    given[i] = { unit_id = unit.find(entry[1], { date = "2024-12-31", level = "commune" }).id,
      year = 2024, x = entry[2], n = entry[3] }
  end
  local result = rebase(frame.new(given, { "unit_id", "year", "x", "n" }),
    { to = "2025-07-01", counts = { "x", "n" }, n = "n", missing = "equal" })
  local place = {}
  for i = 1, #result do
    if result[i].full_name == PLACE then
      place = { result[i] }
    end
  end
  local one = frame.new({ { year = 2024, x = place[1].x, n = place[1].n, flags = place[1].flags,
    basis = place[1].basis } }, { "year", "x", "n", "flags", "basis" })
  local data = { unit = PLACE, source = "tự làm", definition = "x / n", rows = one }
  local built = chart.build("success_rate", { data = data })
  lu.assertStrContains(built.alt, "84,4% (ước tính)")
  lu.assertStrContains(built.script, "ESTIMATES_COUNT = 1")
  lu.assertStrContains(table_of.csv(built.data), "b e")
  local rows = { { unit = PLACE, label = PLACE, x = 1, n = 2, share = 0.5, flags = "b e",
    basis = "population", small = "", low = 0.1, high = 0.9, rank = 1, col = 1, row = 1 } }
  for _, name in ipairs { "place_ranking", "tile_map" } do
    built = chart.build(name, { data = { unit = "Hà Nội", source = "tự làm", rows = rows } })
    lu.assertStrContains(built.alt, "ước tính")
  end
end

return TestReformChart
