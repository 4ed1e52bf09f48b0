-- unit.join: unit by unit within one map, a stop with the right join across a change. Figures are
-- made up.
local current = require "store.current"
local frame = require "lotrinh.frame"
local rebase = require "rebase"
local unit = require "unit"

local city = load_fixture("city_fixture").new()

local function refused(code, parts, fn, ...)
  local ok, why = pcall(fn, ...)
  lu.assertFalse(ok, "was not refused")
  lu.assertEquals(why.code, code, tostring(why.text or why))
  for _, part in ipairs(parts) do
    lu.assertStrContains(why.text, part)
  end
end

local function put(rows, column, year)
  local list = {}
  for i, row in ipairs(rows) do
    list[i] = { [column] = row[1], year = year, n = row[2] }
  end
  return frame.new(list, { column, "year", "n" })
end

TestUnitJoin = {}

function TestUnitJoin.setUp()
  current.use(city.db)
end

-- 00008 was Liễu Giai and is Ngọc Hà: the trap itself.
function TestUnitJoin.test_stops_at_a_change()
  local old, new = put({ { "00008", 5 } }, "code", 2024), put({ { "00008", 7 } }, "code", 2026)
  refused("LT-1846", { "01/7/2025", "1 mã", "Phường Liễu Giai", "Phường Ngọc Hà",
    "unit.join(rebase(a, {to = \"2025-07-01\"" }, unit.join, old, new)
  refused("LT-1846", { "Phường Liễu Giai" }, unit.join, new, old)
  -- One name, two places: Tiến Thắng before and after.
  refused("LT-1846", { "01/7/2025" }, unit.join, put({ { "Tiến Thắng", 5 } }, "name", 2024),
    put({ { "Tiến Thắng", 5 } }, "name", 2026))
  -- Ids do not hide it either.
  refused("LT-1846", { "01/7/2025" }, unit.join,
    put({ { unit.find("Liễu Giai").id, 5 } }, "unit_id", 2024),
    put({ { unit.find("Ngọc Hà").id, 7 } }, "unit_id", 2026))
  -- The right join that it shows.
  local result = unit.join(rebase(old, { to = "2025-07-01", counts = { "n" } }), new)
  lu.assertEquals({ #result, result[1].full_name, result[1].n_1, result[1].n_2 },
    { 1, "Phường Ngọc Hà", 5, 7 })
end

-- Liễu Giai was the same from 2005 to 2025-06-30, across the change of others on 2025-01-01.
function TestUnitJoin.test_joins_what_did_not_change()
  local old = put({ { "00008", 5 }, { "00061", 1 } }, "code", 2023)
  local new = put({ { "P. Liễu Giai", 6 }, { "Hàng Gai", 2 } }, "name", 2024)
  local result = unit.join(old, new, { suffixes = { "_2023", "_2024" } })
  lu.assertEquals(result:columns(),
    { "unit_id", "code", "full_name", "year_2023", "n_2023", "year_2024", "n_2024" })
  lu.assertEquals({ result.full_name:values() },
    { { "Phường Liễu Giai", "Phường Hàng Bạc", "Phường Hàng Gai" }, 3 })
  lu.assertEquals({ result.n_2023:values() }, { { 5, 1 }, 3 })
  lu.assertEquals({ result.n_2024:values() }, { { 6, nil, 2 }, 3 })
end

function TestUnitJoin.test_days_may_be_given()
  local old = frame.new({ { code = "00008", a = 1 } }, { "code", "a" })
  local new = frame.new({ { code = "00008", b = 2 } }, { "code", "b" })
  refused("LT-1835", { "date" }, unit.join, old, new)
  local result = unit.join(old, new, { dates = { "2023-12-31", "2025-06-30" } })
  lu.assertEquals({ result:columns(), result[1].a, result[1].b },
    { { "unit_id", "code", "full_name", "a", "b" }, 1, 2 })
  refused("LT-1846", {}, unit.join, old, new, { dates = { "2025-06-30", "2025-07-01" } })
end

function TestUnitJoin.test_the_rest_goes_with_the_rest()
  local rows = {}
  for i, u in ipairs(unit.at("2024-12-31", { level = "commune" })) do
    rows[i] = { u.id, 1 }
  end
  local old = rebase(put(rows, "unit_id", 2024), { to = "2025-07-01", view = "undivided",
    counts = { "n" } })
  local result = unit.join(old, old)
  lu.assertEquals({ #result, result[38].unit_id, result[38].n_1, result[38].n_2 },
    { 38, nil, old[38].n, old[38].n })
end

function TestUnitJoin.test_refuses_what_is_not_one_row_a_unit()
  local twice = put({ { "00008", 5 }, { "Liễu Giai", 5 } }, "name", 2024)
  refused("LT-1847", { "Phường Liễu Giai" }, unit.join, twice, twice)
  refused("LT-1848", { "nil" }, unit.join, put({ { "00008", 5 } }, "code", 2024), nil)
  refused("LT-2051", { "by" }, unit.join, twice, twice, { b = "code" })
end
