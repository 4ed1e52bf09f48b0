-- Where figures come from: rows behind a figure add up to it, for the published figures and for
-- communes of a made-up city.
local city = load_fixture "city_fixture"
local current = require "store.current"
local explain = require "report.explain"
local indicator = require "indicator"
local indicators = require "definitions.indicators"
local lu = require "luaunit"
local store = require "store"

TestExplain = {}

local function use_published()
  current.use(store.open())
end

function TestExplain.testAReportedFigure()
  use_published()
  local found = explain.of("five_good_groups")
  lu.assertEquals({ found.x, found.n, found.unit, found.period.finish },
    { 4053, 5111, "Thành phố Hà Nội", "2025-06-30" })
  lu.assertEquals({ found.numerator.sum, found.denominator.sum }, { 4053, 5111 })
  lu.assertEquals(found.numerator.rows[1].file_name, "data/published.csv")
  lu.assertStrMatches(found.numerator.rows[1].cell, "row %d+")
  lu.assertStrContains(found.numerator.rows[1].url, "https://")
  lu.assertStrContains(found.clauses[1].clause, "KH 215, mục II.2")
end

-- 2022: 3,850 received less 124 pending; nobody printed 3,726.
function TestExplain.testADenominatorWorkedOut()
  use_published()
  local found = explain.of("success_rate", { year = 2022 })
  lu.assertEquals({ found.x, found.n, found.denominator.sum }, { 3186, 3726, 3726 })
  lu.assertEquals({ found.denominator.parts[1].sum, found.denominator.parts[2].sum },
    { 3850, 124 })
  local received = explain.of("success_rate", { year = 2022, definition = "received" })
  lu.assertEquals({ received.x, received.n, received.denominator.sum }, { 3186, 3850, 3850 })
end

-- 2024: the review takes 2,412 because 89.26 % was printed; the explanation says so.
function TestExplain.testADenominatorInferred()
  use_published()
  local found = explain.of("success_rate", { year = 2024 })
  lu.assertEquals({ found.x, found.n, found.basis, found.printed },
    { 2153, 2412, "inferred", "89.26" })
  lu.assertNil(found.denominator.sum)
end

local function refused(...)
  local ok, why = pcall(explain.of, ...)
  lu.assertFalse(ok)
  return why
end

function TestExplain.testWhatIsNotThere()
  use_published()
  lu.assertEquals({ refused("success_rate", { year = 2019 }).code,
    refused("success_rate", { year = 2019 }).exit }, { "LT-1904", 3 })
  lu.assertEquals(refused("model_communes").code, "LT-1904")
  lu.assertEquals(refused("success_rat").code, "LT-2057")
  lu.assertFalse((pcall(explain.of, "success_rate", { yeer = 2022 })))
end

-- Every point of every series of the city: the rows give back the counts.
local function check_all_series(unit)
  local count = 0
  for _, entry in ipairs(indicators.all()) do
    local rows = indicator.series(entry.id, { unit = unit })
    for i = 1, #rows do
      local found = explain.of(entry.id, { unit = unit, year = rows[i].year })
      lu.assertEquals(found.numerator.sum, rows[i].x, entry.id)
      if found.denominator and found.denominator.value and found.denominator.sum then
        lu.assertEquals(found.denominator.sum, rows[i].n, entry.id)
      end
      count = count + 1
    end
  end
  return count
end

function TestExplain.testRowsAddUpToEveryPublishedPoint()
  use_published()
  lu.assertTrue(check_all_series("Hà Nội") > 5)
end

-- 126 communes with figures of their own; one corrected, one without a pending count.
function TestExplain.testCommunesAndTheirSum()
  local made = city.new()
  current.use(made.db)
  local communes = made:communes("2026-12-31")
  for i, unit in ipairs(communes) do
    made:put(unit, 2026, { received = 20 + i % 7, pending = i % 3, settled = 15 + i % 2 })
  end
  made:put(communes[5], 2026, { settled = 11 }, { version = 2 })
  made:put(communes[7], 2025, { settled = 4 }) -- of another year, and without a denominator
  local found = explain.of("success_rate", { year = 2026, asof = "2027-01-31" })
  lu.assertEquals({ found.reported, found.expected }, { 126, 126 })
  lu.assertEquals(#found.numerator.rows, 126)
  lu.assertEquals({ found.numerator.sum, found.denominator.sum }, { found.x, found.n })
  for i = 1, 126, 9 do
    local one = explain.of("success_rate", { year = 2026, asof = "2027-01-31",
      unit = communes[i].code })
    lu.assertEquals({ one.x, one.n }, { 15 + i % 2, 20 + i % 7 - i % 3 })
    lu.assertEquals({ one.numerator.sum, one.denominator.sum }, { one.x, one.n })
    lu.assertEquals(#one.numerator.rows, 1)
  end
  local corrected = explain.of("success_rate", { year = 2026, asof = "2027-01-31",
    unit = communes[5].code })
  lu.assertEquals({ corrected.x, corrected.numerator.rows[1].version }, { 11, 2 })
end
