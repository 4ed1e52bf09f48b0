-- rebase on the real units: cases worked by hand from the resolutions, weights, flags, refusals.
-- All figures are made up.
local current = require "store.current"
local frame = require "lotrinh.frame"
local insert = require "store.insert"
local rebase = require "rebase"
local unit = require "unit"

local city = load_fixture("city_fixture").new()

local REFORM = "2025-07-01"

local function refused(code, parts, fn, ...)
  local ok, why = pcall(fn, ...)
  lu.assertFalse(ok, "was not refused")
  lu.assertEquals(why.code, code, tostring(why.text or why))
  for _, part in ipairs(parts) do
    lu.assertStrContains(why.text, part)
  end
end

-- {{"Phường Hàng Bạc", x, n}, ...} of the end of a year
local function figures(list, year)
  local rows = {}
  for i, entry in ipairs(list) do
    rows[i] = { unit_id = unit.find(entry[1], { date = year .. "-12-31", level = "commune" }).id,
      year = year, x = entry[2], n = entry[3] }
  end
  return frame.new(rows, { "unit_id", "year", "x", "n" })
end

local function run(given, options)
  options.to, options.counts = options.to or REFORM, options.counts or { "x", "n" }
  return rebase(given, options)
end

local function row_of(result, name)
  for i = 1, #result do
    if result[i].full_name == name then
      return result[i]
    end
  end
end

-- The 14 wards of Hoàn Kiếm: seven went whole, seven were cut in 4, 2, 2, 2, 4, 2, 2 parts.
local FOURTEEN = {
  { "Hàng Mã", 9, 10 }, { "Hàng Buồm", 9, 10 }, { "Hàng Đào", 9, 10 }, { "Hàng Bồ", 9, 10 },
  { "Lý Thái Tổ", 9, 10 }, { "Hàng Bạc", 9, 10 }, { "Hàng Gai", 9, 10 }, { "Điện Biên", 4, 8 },
  { "Đồng Xuân", 6, 6 }, { "Cửa Đông", 4, 4 }, { "Hàng Trống", 0, 2 }, { "Cửa Nam", 12, 12 },
  { "Hàng Bông", 8, 10 }, { "Tràng Tiền", 10, 20 },
}

TestRebase = {}

function TestRebase.setUp()
  current.use(city.db)
end

-- Liễu Giai went whole into Ngọc Hà; so did others that did not report.
function TestRebase.test_a_whole_unit_goes_over_exactly()
  local result = run(figures({ { "Liễu Giai", 8, 9 } }, 2024), {})
  local row = row_of(result, "Phường Ngọc Hà")
  lu.assertEquals({ #result, row.x, row.n, math.type(row.x), row.basis, row.estimated_share },
    { 1, 8, 9, "integer", "exact", 0 })
  lu.assertEquals({ row.sources, row.flags }, { 1, "b m" })
  lu.assertTrue(row.expected > 1)
end

function TestRebase.test_without_shares_it_refuses_and_says_what_to_do()
  refused("LT-1825", { "của 7 đơn vị cũ", "Phường Điện Biên", "missing = \"equal\"" }, run,
    figures(FOURTEEN, 2024), {})
  refused("LT-1825", { "groups", "sổ đăng ký" }, run, figures(FOURTEEN, 2024),
    { weights = "groups" })
  -- Units that were not divided need no shares.
  local whole = { table.unpack(FOURTEEN, 1, 7) }
  lu.assertEquals(row_of(run(figures(whole, 2024), { weights = "groups" }), "Phường Hoàn Kiếm").n,
    70)
end

-- x: 63 + 4/4 + 6/2 + 4/2 + 0 + 12/4 + 8/2 + 10/2 = 81; n: 70 + 2 + 3 + 2 + 1 + 3 + 5 + 10 = 96.
function TestRebase.test_the_fourteen_wards_in_equal_parts()
  local result = run(figures(FOURTEEN, 2024), { missing = "equal", n = "n" })
  local row = row_of(result, "Phường Hoàn Kiếm")
  lu.assertEquals({ row.x, row.n, row.sources, row.expected, row.flags, row.basis },
    { 81, 96, 14, 14, "b e", "assumed_equal" })
  -- Of x = 81 whole wards give 63.
  lu.assertAlmostEquals(row.estimated_share, 18 / 81, 1e-12)
  -- 96^2 / (70 + 8/16 + (6 + 4 + 2)/4 + 12/16 + (10 + 20)/4)
  lu.assertAlmostEquals(row.n_effective, 96 * 96 / 81.75, 1e-9)
  lu.assertAlmostEquals(result.n:sum(), 132, 1e-9)
  lu.assertEquals(row_of(result, "Phường Cửa Nam").flags, "b e m")
end

-- Đồng Xuân: 105,301 people live in Hoàn Kiếm now, 65,023 in Ba Đình.
function TestRebase.test_by_the_people_of_the_successors()
  local result = run(figures({ { "Đồng Xuân", 0, 1000 } }, 2024), { missing = "population" })
  local row = row_of(result, "Phường Hoàn Kiếm")
  lu.assertAlmostEquals(row.n, 1000 * 105301 / 170324, 1e-9)
  lu.assertEquals({ row.basis, row.x }, { "assumed_successor_population", 0 })
  lu.assertNil(row.estimated_share) -- of nothing
end

-- 642 of the 6,168 people of Ngô Thì Nhậm, 0.1041 of them, became Nguyễn Du on 2020-03-01.
function TestRebase.test_a_share_of_the_data()
  local given = figures({ { "Ngô Thì Nhậm", 50, 100 }, { "Bùi Thị Xuân", 7, 10 } }, 2019)
  local result = run(given, { to = "2020-03-01", n = "n" })
  local row = row_of(result, "Phường Nguyễn Du")
  lu.assertAlmostEquals(row.n, 20.41, 1e-9)
  lu.assertAlmostEquals(row.x, 12.205, 1e-9)
  lu.assertEquals({ row.flags, row.basis, row.sources, row.expected },
    { "b e m", "population", 2, 3 })
  row = row_of(result, "Phường Phạm Đình Hổ")
  lu.assertAlmostEquals(row.n, 89.59, 1e-9)
  -- A part of one old unit is as uncertain as the whole of it was.
  lu.assertAlmostEquals(row.n_effective, 100, 1e-9)
end

-- Ngọc Thụy gave Hồng Hà land without people; all people of Đại Kim went to Định Công.
function TestRebase.test_land_without_people_carries_nothing()
  local result = run(figures({ { "Ngọc Thụy", 5, 6 }, { "Đại Kim", 7, 8 } }, 2024), {})
  lu.assertEquals(#result, 2)
  lu.assertEquals({ row_of(result, "Phường Bồ Đề").n, row_of(result, "Phường Định Công").n },
    { 6, 8 })
  lu.assertNil(row_of(result, "Phường Hồng Hà"))
  lu.assertEquals(result.basis[1] .. result.basis[2], "exactexact")
end

-- 2020-03-01, 2025-01-01 (Văn Miếu, Quốc Tử Giám), 2025-07-01.
function TestRebase.test_changes_are_chained()
  local given = figures({ { "Văn Miếu", 4, 8 }, { "Bùi Thị Xuân", 3, 9 } }, 2019)
  local result = run(given, { missing = "equal" })
  -- Văn Miếu - Quốc Tử Giám was cut in two, Nguyễn Du (with Bùi Thị Xuân) in three.
  local links = unit.find("Phường Văn Miếu - Quốc Tử Giám", { date = "2025-01-01" }):successors()
  local row = row_of(result, "Phường Văn Miếu - Quốc Tử Giám")
  lu.assertAlmostEquals(row.n, 8 / #links + 9 / 3, 1e-9)
  lu.assertAlmostEquals(result.n:sum(), 17, 1e-9)
end

-- 37 of the 126 have only predecessors that kept their people together: counted from the csv files.
function TestRebase.test_undivided_units_of_the_reform()
  for _, day in ipairs { "2019-12-31", "2024-12-31", "2025-06-30" } do
    local rows = {}
    for i, u in ipairs(unit.at(day, { level = "commune" })) do
      rows[i] = { unit_id = u.id, year = 2024, n = i % 7 }
    end
    local given = frame.new(rows, { "unit_id", "year", "n" })
    local result = run(given, { view = "undivided", counts = { "n" } })
    lu.assertEquals(#result, 38)
    lu.assertEquals({ result[38].unit_id, result[38].full_name }, { nil, "Các đơn vị bị chia" })
    lu.assertEquals(result.n:sum(), given.n:sum())
  end
end

-- A divided unit of today is compared with nothing of before, so it belongs to the rest too.
function TestRebase.test_undivided_leaves_out_the_same_units_after_the_change()
  local rows = { { unit_id = unit.find("Liễu Giai").id, year = 2024, n = 5 },
    { unit_id = unit.find("Ngọc Hà").id, year = 2026, n = 6 } }
  local result = run(frame.new(rows, { "unit_id", "year", "n" }),
    { view = "undivided", counts = { "n" } })
  lu.assertEquals(#result, 2)
  lu.assertEquals({ result[1].unit_id, result[2].unit_id, result[2].flags }, { nil, nil, "" })
end

function TestRebase.test_as_reported_marks_the_break()
  local rows = { { unit_id = unit.find("Liễu Giai").id, year = 2024, n = 5 },
    { unit_id = unit.find("Ngọc Hà").id, year = 2026, n = 6 } }
  local result = run(frame.new(rows, { "unit_id", "year", "n" }),
    { view = "reported", counts = { "n" } })
  lu.assertEquals({ result[1].full_name, result[1].flags, result[2].full_name, result[2].flags },
    { "Phường Liễu Giai", "b", "Phường Ngọc Hà", "" })
end

function TestRebase.test_statuses_are_not_carried_over()
  local rows = { { unit_id = unit.find("Liễu Giai").id, year = 2024, n = 5, model = 1 },
    { unit_id = unit.find("Ngọc Hà").id, year = 2026, n = 6, model = 1 } }
  local given = frame.new(rows, { "unit_id", "year", "n", "model" })
  local result = run(given, { counts = { "n" }, statuses = { "model" } })
  lu.assertEquals({ result[1].model, result[1].status_note }, { nil, "chưa đánh giá lại" })
  lu.assertEquals({ result[2].model, result[2].status_note }, { 1, nil })
end

-- The view that analysts query, as it is.
function TestRebase.test_takes_the_rows_of_a_query()
  city:put("Phường Liễu Giai", 2024, { received = 9, settled = 7, closed = 8 })
  city:put("Phường Ngọc Hà", 2026, { received = 20, settled = 15, closed = 18 })
  local given = city.db:query("SELECT * FROM commune_year ORDER BY unit_id, year")
  local result = run(given, { counts = { "settled", "closed", "received" }, n = "closed" })
  lu.assertEquals(result:columns(), { "unit_id", "code", "full_name", "year", "vintage", "settled",
    "closed", "received", "n_effective", "sources", "expected", "estimated_share", "flags",
    "basis" })
  lu.assertEquals({ result.full_name:values() }, { { "Phường Ngọc Hà", "Phường Ngọc Hà" }, 2 })
  lu.assertEquals({ result.settled:values() }, { { 7, 15 }, 2 })
  lu.assertEquals({ result.flags:values() }, { { "b m", "" }, 2 })
end

-- What was not reported is not 0.
function TestRebase.test_missing_counts_stay_missing()
  local result = run(figures({ { "Hàng Bạc", nil, 5 }, { "Hàng Gai", nil, 3 } }, 2024), {})
  lu.assertEquals({ result[1].x, result[1].n, result[1].flags }, { nil, 8, "b m" })
end

function TestRebase.test_weights_of_the_analyst()
  local function shares(rows, columns)
    return frame.new(rows, columns or { "from", "to", "count" })
  end
  local given = figures({ { "Đồng Xuân", 3, 12 } }, 2024)
  local groups = shares { { from = "Phường Đồng Xuân", to = "Phường Hoàn Kiếm", count = 5 },
    { from = "Phường Đồng Xuân", to = "Phường Ba Đình", count = 1 } }
  local result = run(given, { weights = groups, basis = "groups" })
  lu.assertAlmostEquals(row_of(result, "Phường Hoàn Kiếm").n, 10, 1e-12)
  lu.assertEquals(row_of(result, "Phường Ba Đình").basis, "groups")
  refused("LT-1841", { "basis" }, run, given, { weights = groups })
  refused("LT-1822", { "diện tích" }, run, given, { weights = groups, basis = "area" })
  refused("LT-1822", { "diện tích" }, run, given, { weights = "area" })
  local columns = { "from", "to", "weight" }
  refused("LT-1824", { "Phường Đồng Xuân", "0.9" }, run, given, { basis = "population", weights =
    shares({ { from = "Phường Đồng Xuân", to = "Phường Hoàn Kiếm", weight = 0.9 } }, columns) })
  refused("LT-1828", { "Phường Tây Hồ" }, run, given, { basis = "population", weights =
    shares({ { from = "Phường Đồng Xuân", to = "Phường Tây Hồ", weight = 1 } }, columns) })
  -- By the resolution nobody of Ngọc Thụy went to Hồng Hà.
  refused("LT-1828", { "Hồng Hà" }, run, given, { basis = "population", weights =
    shares({ { from = "Phường Ngọc Thụy", to = "Phường Hồng Hà", weight = 1 } }, columns) })
  refused("LT-1829", { "-1" }, run, given, { basis = "groups", weights =
    shares { { from = "Phường Đồng Xuân", to = "Phường Hoàn Kiếm", count = -1 } } })
  refused("LT-1827", { "Minh Khai" }, run, given, { basis = "groups", weights =
    shares { { from = "Phường Minh Khai", to = "Phường Tây Tựu", count = 1 } } })
  refused("LT-1826", { "from_id" }, run, given, { basis = "groups", weights = given })
end

local function register(name, day, groups)
  local id = unit.find(name, { date = day, level = "commune" }).id
  for _, group in ipairs(groups) do
    insert.row(city.db, "group_register", { import_id = 3, unit_id = id, as_of = day,
      name = group[1], village = group[2], mediators = group[3], cell = "A1" })
  end
end

-- Đồng Xuân had 4 groups with 12 mediators; 3 groups with 6 are in Hoàn Kiếm now, one with 6 in Ba
-- Đình.
function TestRebase.test_weights_from_the_registers_of_groups()
  register("Đồng Xuân", "2025-06-30", { { "Tổ 1", "A", 2 }, { "Tổ 2", "A", 2 }, { "Tổ 1", "B", 2 },
    { "Tổ hoà giải số 9", nil, 6 } })
  register("Hoàn Kiếm", "2025-12-31",
    { { "tổ 1", "A", 3 }, { "Tổ 2", "A", 3 }, { "Tổ 1", "B", 3 } })
  register("Ba Đình", "2025-12-31", { { "Tổ hòa giải số 9", nil, 6 }, { "Tổ 2", "C", 5 } })
  local given = figures({ { "Đồng Xuân", 3, 12 } }, 2024)
  local result = run(given, { weights = "groups" })
  lu.assertEquals({ row_of(result, "Phường Hoàn Kiếm").n, row_of(result, "Phường Ba Đình").n },
    { 9, 3 })
  lu.assertEquals({ result.flags[1], result.basis[1] }, { "b e m", "groups" })
  result = run(given, { weights = "mediators" })
  lu.assertEquals({ row_of(result, "Phường Hoàn Kiếm").n, row_of(result, "Phường Ba Đình").n },
    { 6, 6 })
  -- A group that may be either of two is not counted for one of them.
  register("Hàng Mã", "2025-06-30", { { "Tổ 2", "A", 4 } })
  refused("LT-1825", { "groups", "Phường Đồng Xuân" }, run, given, { weights = "groups" })
  -- What an undone import said is not known either.
  city.db:execute("UPDATE import SET state = 'undone' WHERE import_id = 3")
  lu.assertEquals(city.db:query("SELECT count(*) AS n FROM current_group")[1].n, 0)
end

function TestRebase.test_refuses_what_would_mislead()
  local given = figures({ { "Hàng Bạc", 3, 5 } }, 2024)
  refused("LT-1831", { "\"x\"", "\"n\"" }, rebase, given, { to = REFORM })
  refused("LT-1830", { "m" }, run, given, { counts = { "m" } })
  refused("LT-1840", { "undivided" }, run, given, { view = "merged" })
  refused("LT-1823", { "equal" }, run, given, { missing = "area" })
  refused("LT-1843", { "counts" }, run, given, { counts = { "x" }, n = "n" })
  refused("LT-1844", { "table" }, rebase, {}, { counts = { "x" } })
  refused("LT-2051", { "view" }, run, given, { vew = "rebased" })
  refused("LT-1805", { "to" }, run, given, { to = "soon" })
  -- Rates, rows counted twice, going back, districts.
  local rates = frame.new({ { unit_id = unit.find("Hàng Bạc").id, rate = 0.9 } },
    { "unit_id", "rate" })
  refused("LT-1837", { "rate", "0.9" }, run, rates, { counts = { "rate" } })
  refused("LT-1838", { "Phường Hàng Bạc" }, run,
    figures({ { "Hàng Bạc", 3, 5 }, { "Hàng Bạc", 4, 4 } }, 2024), {})
  refused("LT-1820", { "Phường Ngọc Hà" }, run, figures({ { "Ngọc Hà", 1, 2 } }, 2025),
    { to = "2024-12-31" })
  local district = frame.new({ { unit_id = unit.find("Quận Ba Đình").id, n = 4 } },
    { "unit_id", "n" })
  refused("LT-1821", { "Quận Ba Đình", "cấp xã" }, run, district, { counts = { "n" } })
end

function TestRebase.test_reads_codes_and_names_by_their_day()
  local columns = { "code", "period_end", "n" }
  local rows = { { code = "00008", period_end = "2024-12-31", n = 4 },
    { code = "00008", period_end = "2026-12-31", n = 6 } }
  local result = run(frame.new(rows, columns), { counts = { "n" }, keys = { "period_end" } })
  lu.assertEquals({ result[1].full_name, result[1].flags, result[2].full_name, result[2].flags },
    { "Phường Ngọc Hà", "b m", "Phường Ngọc Hà", "" })
  local by_year = { { code = "00008", year = 2025, n = 1 } }
  refused("LT-1833", { "2025" }, run, frame.new(by_year, { "code", "year", "n" }),
    { counts = { "n" } })
  refused("LT-1835", { "date" }, run, frame.new(by_year, { "code", "n" }), { counts = { "n" } })
  refused("LT-1832", { "unit" }, run, frame.new(by_year, { "year", "n" }), { counts = { "n" } })
  lu.assertEquals(run(frame.new(by_year, { "code", "n" }),
    { counts = { "n" }, date = "2025-06-30" })[1].full_name, "Phường Ngọc Hà")
  refused("LT-1834", { "code" }, run, frame.new({ { n = 1 } }, { "code", "n" }),
    { counts = { "n" } })
end

-- 7.5 and 2.5 of 10 settled, 7.5 and 7.5 of 15: the halves go to the largest remainders, in order.
function TestRebase.test_whole_numbers_for_print()
  local given = frame.new({ { unit_id = 1, year = 2024, x = 7.5, n = 9.25 },
    { unit_id = 2, year = 2024, x = 2.5, n = 5.75 } }, { "unit_id", "year", "x", "n" })
  local result = rebase.whole(given, { x = "x", n = "n" })
  lu.assertEquals(result.x[1] + result.x[2], 10)
  lu.assertEquals(result.n[1] + result.n[2], 15)
  -- n - x: 1.75 and 3.25 -> 2 and 3
  lu.assertEquals({ result.n[1] - result.x[1], result.n[2] - result.x[2] }, { 2, 3 })
  refused("LT-1839", { "x" }, rebase.whole, given:head(1), { x = "x", n = "n" })
  refused("LT-1845", {}, rebase.whole, given, {})
end
