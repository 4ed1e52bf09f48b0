-- Series of every kind of indicator: sums, completeness, halves, vintages, clocks.
local lu = require "luaunit"
local current = require "store.current"
local indicator = require "indicator"
local plan = require "plan"
local points = require "measure.points"

local fixture = load_fixture "city_fixture"

TestSeries = {}

function TestSeries:setUp()
  self.city = fixture.new()
  current.use(self.city.db)
end

function TestSeries.tearDown()
  current.use(nil)
end

local function series(id, options)
  options = options or {}
  options.asof = options.asof or "2027-01-31"
  return indicator.series(id, options)
end

-- Received 100 and pending 12 leave 88 closed; 66 of 88 is three quarters.
function TestSeries:test_closed_is_received_less_pending()
  self.city:put("Hà Nội", 2026, { received = 100, pending = 12, settled = 66 })
  local seen = series("success_rate")
  lu.assertEquals({ seen[1].x, seen[1].n, seen[1].rate }, { 66, 88, 0.75 })
  local other = series("success_rate", { definition = "received" })
  lu.assertEquals({ other[1].n, other[1].definition }, { 100, "received" })
end

function TestSeries:test_a_missing_figure_is_no_zero()
  local communes = self.city:communes("2026-12-31")
  self.city:put(communes[1], 2026, { settled = 8, closed = 10 })
  self.city:put(communes[2], 2026, { settled = 5 })
  local seen = series("success_rate")
  lu.assertEquals({ seen[1].x, seen[1].n, seen[1].reported, seen[1].expected, seen[1].flags },
    { 8, 10, 1, 126, "incomplete" })
  lu.assertEquals(#series("success_rate", { unit = communes[2].id }), 0)
end

function TestSeries:test_nothing_arose_has_no_rate()
  self.city:put("Hà Nội", 2026, { settled = 0, closed = 0 })
  local seen = series("success_rate")
  lu.assertEquals({ seen[1].n, seen[1].rate, seen[1].low }, { 0, nil, nil })
end

-- 2025: the first half from old communes, the second from the 126 new ones.
function TestSeries:test_a_year_of_two_geographies_is_added_from_its_halves()
  for _, unit in ipairs(self.city:communes("2025-06-30")) do
    self.city:put(unit, 2025, { settled = 2, received = 4, pending = 1 }, { kind = "H1" })
  end
  for _, unit in ipairs(self.city:communes("2025-12-31")) do
    self.city:put(unit, 2025, { settled = 8, received = 11, pending = 1 }, { kind = "H2" })
  end
  local old = #self.city:communes("2025-06-30")
  lu.assertEquals(old, 526)
  local seen = series("success_rate")
  lu.assertEquals({ seen[1].x, seen[1].n, seen[1].reported },
    { 2 * old + 8 * 126, 3 * old + 10 * 126, old + 126 })
  lu.assertStrContains(seen[1].flags, "halves")
  -- Cases carried over would be counted in both halves.
  lu.assertEquals(#series("success_rate", { definition = "received" }), 0)
  -- A new commune has half a year only.
  lu.assertEquals(#series("success_rate", { unit = self.city:communes("2025-12-31")[1].id }), 0)
end

function TestSeries:test_kinds_and_vintages_stay_apart()
  self.city:put("Hà Nội", 2024, { settled = 80, closed = 100 })
  self.city:put("Hà Nội", 2025, { settled = 40, closed = 50 }, { kind = "H1" })
  self.city:put("Hà Nội", 2025, { settled = 81, closed = 100 }, { vintage = "preliminary" })
  lu.assertEquals(#series("success_rate"), 1)
  lu.assertEquals(series("success_rate", { kind = "H1" })[1].x, 40)
  lu.assertEquals(series("success_rate", { vintage = "preliminary" })[1].x, 81)
  local any = series("success_rate", { vintage = "any" })
  lu.assertEquals({ #any, any[2].vintage, any[2].flags }, { 2, "preliminary", "vintage break" })
end

function TestSeries:test_a_correction_is_a_new_version_and_carries_its_import()
  self.city:put("Hà Nội", 2026, { settled = 80, closed = 100 })
  self.city:put("Hà Nội", 2026, { settled = 90 }, { version = 2, import = 2 })
  local seen = series("success_rate")
  lu.assertEquals({ seen[1].x, seen[1].imports }, { 90, "2 1" })
end

function TestSeries:test_a_unit_that_differs_from_its_sum_is_told()
  for _, unit in ipairs(self.city:communes("2026-12-31")) do
    self.city:put(unit, 2026, { settled = 8, closed = 10 })
  end
  self.city:put("Hà Nội", 2026, { settled = 1000, closed = 1260 })
  local seen = series("success_rate")
  lu.assertEquals({ seen[1].x, seen[1].flags }, { 1000, "differs" })
end

-- A stock is of a day: the latest of the year, both parts on the same day.
function TestSeries:test_stocks_are_taken_at_the_latest_common_day()
  self.city:put("Hà Nội", 2025, { groups = 5000, five_good_groups = 4000 }, { day = "2025-06-30" })
  self.city:put("Hà Nội", 2025, { groups = 5111 }, { day = "2025-12-31" })
  local seen = series("five_good_groups")
  lu.assertEquals({ #seen, seen[1].n, seen[1].finish }, { 1, 5000, "2025-06-30" })
end

function TestSeries:test_communes_are_counted_from_the_list_of_units()
  for i, unit in ipairs(self.city:communes("2026-12-31")) do
    self.city:put(unit, 2026, { model_communes = i <= 30 and 1 or 0 }, { day = "2026-12-31" })
  end
  local seen = series("model_communes")
  lu.assertEquals({ seen[1].x, seen[1].n }, { 30, 126 })
end

-- Recognised in May: due on 30 November. In August: due on the last of February.
function TestSeries:test_clocks_that_still_run_are_left_out()
  local function month(number, last, recognised, trained)
    local db = self.city.db
    for measure, value in pairs { new_mediators = recognised, new_mediators_trained = trained } do
      require "store.insert".row(db, "observation", { unit_id = self.city.units.list[1].id,
        measure = measure, period_kind = "M", period_start = ("2026-%02d-01"):format(number),
        period_end = ("2026-%02d-%02d"):format(number, last), vintage = "official", version = 1,
        value = value, import_id = 1, cell = "A1" })
    end
  end
  month(4, 30, 10, 9)
  month(5, 31, 20, 20)
  month(8, 31, 30, 3)
  local seen = series("new_mediators_trained", { asof = "2026-12-31" })
  lu.assertEquals({ seen[1].x, seen[1].n, seen[1].definition }, { 29, 30, "recognised" })
  seen = series("new_mediators_trained", { asof = "2026-11-29" })
  lu.assertEquals({ seen[1].x, seen[1].n }, { 9, 10 })
  local cohort = require "measure.cohort"
  lu.assertEquals(cohort.due_on("2026-08-31", 6), "2027-02-28")
  lu.assertEquals(cohort.due_on("2026-05-31", 6), "2026-11-30")
end

-- "half" is no kind of period; without an error the answer would be an empty series.
function TestSeries:test_an_unknown_kind_of_period_is_refused()
  self.city:put("Hà Nội", 2026, { received = 100, pending = 12, settled = 66 })
  local ok, why = pcall(series, "success_rate", { kind = "half" })
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-2073")
  lu.assertStrContains(why.text, "H1, H2")
end

function TestSeries:test_more_successes_than_cases_is_refused()
  self.city:put("Hà Nội", 2026, { settled = 11, closed = 10 })
  local ok, why = pcall(series, "success_rate")
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-2060")
end

function TestSeries.test_every_indicator_has_a_series_and_a_description()
  local list = indicator.list()
  lu.assertTrue(#list >= 18)
  for i = 1, #list do
    local entry = indicator.get(list[i].id)
    lu.assertTrue(#entry.name > 0 and #entry.definitions[1].text > 0)
    lu.assertEquals(#series(entry.id), 0)
  end
end

TestPlan = {}

function TestPlan.setUp()
  current.use(fixture.new().db)
end

function TestPlan.test_plans_by_day()
  local function ids(day)
    local list = {}
    for i, entry in ipairs(plan.in_force(day)) do
      list[i] = entry.plan
    end
    return table.concat(list, " ")
  end
  lu.assertEquals(ids("2024-05-01"), "QD315")
  lu.assertEquals(ids("2025-06-30"), "KH215 QD315")
  lu.assertEquals(ids("2025-07-01"), "KH183 QD315")
  lu.assertEquals(plan.main("2026-11-23").number, "183/KH-UBND")
end

function TestPlan.test_a_plan_answers_to_its_names()
  for _, name in ipairs { "KH183", "183/KH-UBND", "KH 183", "kh183" } do
    lu.assertEquals(plan.get(name).plan, "KH183")
  end
  lu.assertEquals(plan.target("KH183-01").numerator, 90)
  lu.assertEquals(#plan.targets("KH183"), 9)
  lu.assertEquals(#plan.list(), 3)
  local ok, why = pcall(plan.get, "KH999")
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-2054")
end

TestPoints = {}

-- The most final vintage is the line, unless it covers no more than half of the periods.
function TestPoints.test_the_main_vintage()
  local city = fixture.new()
  for year = 2022, 2024 do
    city:put("Hà Nội", year, { settled = 8, closed = 10 }, { vintage = "preliminary" })
  end
  city:put("Hà Nội", 2024, { settled = 9, closed = 10 })
  local scope = { figures = require "measure.figures".of(city.db), units = city.units,
    unit = city.units.list[1] }
  local list, vintage, left_out = points.of(scope, { numerator = "settled",
    denominator = "closed" }, {})
  lu.assertEquals({ #list, vintage, left_out, list[3].x }, { 3, "preliminary", 0, 8 })
  city:put("Hà Nội", 2023, { settled = 9, closed = 10 })
  scope.figures = require "measure.figures".of(city.db)
  list, vintage, left_out = points.of(scope, { numerator = "settled", denominator = "closed" }, {})
  lu.assertEquals({ #list, vintage, left_out }, { 2, "official", 1 })
end

TestRecords = {}

-- What is imported as decisions, cohorts and activities reaches the indicators.
function TestRecords.test_decisions_cohorts_and_contests_are_counted()
  local outlook = require "outlook"
  local insert = require "store.insert"
  local database = require "lotrinh.database"
  local load_plans, load_units = require "store.load_plans", require "store.load_units"
  local db <close> = database.memory { schema = true }
  db:transaction(function()
    load_units.load(db)
    load_plans.load(db)
    insert.row(db, "import", { import_id = 1, file_name = "test", form = "test" })
  end)
  local units = require "measure.units"
  local list = units.of(db)
  local city = units.city(list)
  local communes = units.below(list, city, "commune", "2026-12-31")
  for i = 1, 76 do
    insert.row(db, "recognition", { import_id = 1, unit_id = communes[i].id,
      model = "model_commune", decision = i .. "/QĐ-UBND", decided_on = "2026-11-0" .. i % 9 + 1,
      year = 2026, cell = "A" .. i })
  end
  insert.row(db, "cohort", { import_id = 1, unit_id = communes[1].id, month = "2026-02",
    recognised = 4, trained = 3, cell = "A1" })
  insert.row(db, "activity", { import_id = 1, unit_id = city.id, task = 7, kind = "contest",
    title = "Hội thi", starts_on = "2025-10-10", cell = "A1" })
  current.use(db)
  local model = outlook.of("model_communes", { asof = "2026-11-23" })
  lu.assertEquals({ model.x, model.n, model.verdict, model.period.label },
    { 76, 126, "met", "năm 2026" })
  lu.assertEquals(#indicator.series("model_communes", { asof = "2026-10-31" }), 0)
  local cohort = indicator.series("new_mediators_trained",
    { asof = "2026-11-23", unit = communes[1].id })
  lu.assertEquals({ cohort[1].x, cohort[1].n }, { 3, 4 })
  local contest = outlook.of("contests", { plan = "KH215", asof = "2026-11-23" })
  lu.assertEquals({ contest.verdict, contest.x, contest.imports[1] }, { "met", 1, 1 })
  current.use(nil)
end

-- The sources: 80 % on 31/10/2021, 90 % on 30/6/2023; between them nothing is stated.
TestCriterion = {}

function TestCriterion.test_the_criterion_of_a_day()
  local indicators = require "definitions.indicators"
  local five_good = indicators.find "five_good_groups"
  local stated = { ["2020-12-31"] = false, ["2021-10-31"] = 80, ["2022-12-31"] = false,
    ["2023-06-30"] = 90, ["2026-12-31"] = 90 }
  for day, percent in pairs(stated) do
    local criterion = indicators.criterion_on(five_good, day)
    lu.assertEquals(criterion and criterion[1] or false, percent, day)
  end
end
