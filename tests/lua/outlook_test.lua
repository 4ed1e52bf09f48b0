-- Outlooks: verdicts and figures worked out by hand, and what must not matter.
local lu = require "luaunit"
local current = require "store.current"
local insert = require "store.insert"
local outlook = require "outlook"

local fixture = load_fixture "city_fixture"

-- A day after the year 2026, so that 2026 is known in full.
local DAY = "2027-01-31"

local function of(id, options)
  options = options or {}
  options.asof = options.asof or DAY
  return outlook.of(id, options)
end

local function put_years(city, name, first, rows)
  for i, row in ipairs(rows) do
    city:put(name, first + i - 1, { settled = row[1], closed = row[2] })
  end
end

TestOutlook = {}

function TestOutlook:setUp()
  self.city = fixture.new()
  current.use(self.city.db)
end

function TestOutlook.tearDown()
  current.use(nil)
end

-- 60 % of 126 is 75.6: 76 are needed, 75 are too few.
-- A commune has no communes below it: neither "0 of 0 are needed" nor attained.
function TestOutlook:test_a_commune_is_not_counted_over_communes()
  local one = of("model_communes", { unit = self.city:communes("2026-12-31")[1] })
  lu.assertEquals(one.verdict, "no_data")
  lu.assertStrContains(one.reason, "không tính cho một xã")
  lu.assertNil(one.n)
end

function TestOutlook:test_model_communes_need_76_of_126()
  local communes = self.city:communes("2026-12-31")
  lu.assertEquals(#communes, 126)
  for year = 2025, 2026 do
    for i, unit in ipairs(communes) do
      local recognised = i <= (year == 2026 and 75 or 60) and 1 or 0
      self.city:put(unit, year, { model_communes = recognised }, { day = year .. "-12-31" })
    end
  end
  local seen = of("model_communes")
  lu.assertEquals({ seen.x, seen.n, seen.needed, seen.missing, seen.attained },
    { 75, 126, 76, 1, false })
  self.city:put(communes[76], 2026, { model_communes = 1 }, { day = "2026-12-31", version = 2 })
  seen = of("model_communes")
  lu.assertEquals({ seen.x, seen.attained, seen.verdict }, { 76, true, "met" })
end

-- 5111 groups: 63.9 by 80, so 64 trainers; by 100, 52.
function TestOutlook:test_trainers_are_rounded_up()
  self.city:put("Hà Nội", 2026, { groups = 5111, trainers_district = 60, trainers_city = 52 },
    { day = "2026-12-31" })
  local district = of("trainers_district", { target = "QD315-01" })
  lu.assertEquals({ district.needed, district.shortage, district.attained }, { 64, 4, false })
  local city = of("trainers_city", { plan = "QD315" })
  lu.assertEquals({ city.needed, city.shortage, city.verdict }, { 52, 0, "met" })
end

-- 8996 of 10000 prints as 90,0 and is not 90 %.
function TestOutlook:test_attainment_is_decided_in_integers()
  put_years(self.city, "Hà Nội", 2026, { { 8996, 10000 } })
  lu.assertFalse(of("success_rate").attained)
  put_years(self.city, "Hà Nội", 2025, { { 9000, 10000 } })
  lu.assertTrue(of("success_rate", { asof = "2026-01-31" }).attained)
end

function TestOutlook:test_nothing_arose_is_not_zero_and_not_missing()
  lu.assertEquals(of("success_rate").verdict, "no_data")
  put_years(self.city, "Hà Nội", 2026, { { 0, 0 } })
  local seen = of("success_rate")
  lu.assertEquals({ seen.verdict, seen.value }, { "nothing", nil })
end

-- What the ladder of points allows at 1 to 5 points.
function TestOutlook:test_ladder_of_points()
  local rows = { { 860, 1000 }, { 870, 1000 }, { 865, 1000 }, { 880, 1000 }, { 885, 1000 } }
  local steps = { "status", "difference", "slope", "interval", "test" }
  for count = 1, 5 do
    self.city:put("Hà Nội", 2021 + count, { settled = rows[count][1], closed = rows[count][2] })
    local seen = of("success_rate", { asof = 2022 + count .. "-01-31", plan = "KH183" })
    lu.assertEquals(seen.trend.step, steps[count])
    lu.assertEquals(seen.trend.per_year ~= nil, count >= 2)
    lu.assertEquals(seen.trend.lower ~= nil, count >= 4)
    lu.assertEquals(seen.trend.p ~= nil, count >= 5)
    lu.assertEquals(seen.trend.robust ~= nil, count >= 5)
    lu.assertEquals(seen.forecast ~= nil, count >= 4)
    if count < 4 then
      lu.assertEquals(seen.verdict, "no_data")
    end
  end
end

-- 86,0 to 87,0 in one year is one point; 900 of 1000 are needed, 30 more in four years.
function TestOutlook:test_pace_in_points_and_cases()
  put_years(self.city, "Hà Nội", 2025, { { 860, 1000 }, { 870, 1000 } })
  local seen = of("success_rate")
  lu.assertAlmostEquals(seen.trend.per_year, 1.0, 1e-9)
  lu.assertAlmostEquals(seen.pace_per_year.count, 10, 1e-9)
  lu.assertEquals(seen.missing, 30)
  lu.assertAlmostEquals(seen.needed_per_year.points, 0.75, 1e-9)
  lu.assertAlmostEquals(seen.needed_per_year.count, 7.5, 1e-9)
  lu.assertEquals(seen.needed_per_year.years, 4)
end

function TestOutlook:test_verdicts_of_clear_cities()
  put_years(self.city, "Hà Nội", 2021,
    { { 950, 1000 }, { 948, 1000 }, { 952, 1000 }, { 951, 1000 }, { 949, 1000 }, { 950, 1000 } })
  lu.assertEquals(of("success_rate").verdict, "met")
  self:setUp()
  put_years(self.city, "Hà Nội", 2021,
    { { 700, 1000 }, { 702, 1000 }, { 698, 1000 }, { 701, 1000 }, { 699, 1000 }, { 700, 1000 } })
  lu.assertEquals(of("success_rate").verdict, "behind")
end

-- Eighteen of twenty is 90 %, and chance gives that to a city of 86 % in every other year.
function TestOutlook:test_a_lucky_year_is_not_met()
  put_years(self.city, "Hà Nội", 2022,
    { { 17, 20 }, { 17, 20 }, { 18, 20 }, { 16, 20 }, { 18, 20 } })
  local seen = of("success_rate")
  lu.assertTrue(seen.attained)
  lu.assertFalse(seen.beyond_chance)
  lu.assertNotEquals(seen.verdict, "met")
  lu.assertNotEquals(seen.verdict, "on_track")
  -- Nor is 17 of 20 proof of the contrary (Wilson: 64 to 95 %); 80 of 100 is (71 to 87 %).
  self:setUp()
  put_years(self.city, "Hà Nội", 2026, { { 17, 20 } })
  lu.assertFalse(of("success_rate").beyond_chance)
  self:setUp()
  put_years(self.city, "Hà Nội", 2026, { { 80, 100 } })
  lu.assertTrue(of("success_rate").beyond_chance)
end

-- Data of one city judged under three plans; the national value is 85 %.
function TestOutlook:test_three_plans_side_by_side()
  put_years(self.city, "Hà Nội", 2021,
    { { 868, 1000 }, { 871, 1000 }, { 869, 1000 }, { 872, 1000 }, { 870, 1000 }, { 870, 1000 } })
  local seen = {}
  for _, plan in ipairs { "KH215", "KH183", "QD315" } do
    local result = of("success_rate", { plan = plan })
    seen[plan] = { result.wanted, result.attained, result.value }
  end
  lu.assertEquals(seen.KH215, { "≥ 90%", false, 0.87 })
  lu.assertEquals(seen.KH183, { "≥ 90%", false, 0.87 })
  lu.assertEquals(seen.QD315, { "≥ 85%", true, 0.87 })
  local together = outlook.plans("success_rate", { asof = DAY })
  local targets = {}
  for i = 1, #together do
    targets[i] = together[i].target
  end
  lu.assertEquals(table.concat(targets, " "), "QD315-07 QD315-08 KH215-10 KH215-11 KH183-01")
end

-- Full counts: 15000, 18000, 21000 of 33000 toward 29700: 3000 a year so far, 2175 needed.
function TestOutlook:test_registers_are_judged_by_pace()
  for i, trained in ipairs { 15000, 18000, 21000 } do
    self.city:put("Hà Nội", 2023 + i, { mediators = 33000, mediators_trained = trained },
      { day = 2023 + i .. "-12-31" })
  end
  local seen = of("mediators_trained")
  lu.assertEquals({ seen.needed, seen.missing, seen.verdict }, { 29700, 8700, "on_track" })
  lu.assertAlmostEquals(seen.needed_per_year.count, 2175, 1e-9)
  lu.assertAlmostEquals(seen.pace_per_year.count, 3000, 1e-9)
  lu.assertNil(seen.forecast)
end

function TestOutlook:test_two_periods_never_say_on_track()
  for i, trained in ipairs { 15000, 27000 } do
    self.city:put("Hà Nội", 2024 + i, { mediators = 33000, mediators_trained = trained },
      { day = 2024 + i .. "-12-31" })
  end
  lu.assertEquals(of("mediators_trained").verdict, "at_risk")
end

-- 100 %: what is missing is counted; 5000 of 5111, then 5051: 60 missing, 15 a year for four years.
function TestOutlook:test_targets_of_everything_count_what_is_missing()
  self.city:put("Hà Nội", 2025, { groups = 5111, groups_composed = 5000 }, { day = "2025-12-31" })
  self.city:put("Hà Nội", 2026, { groups = 5111, groups_composed = 5051 }, { day = "2026-12-31" })
  local seen = of("groups_composed")
  lu.assertEquals({ seen.missing, seen.attained, seen.forecast }, { 60, false, nil })
  lu.assertAlmostEquals(seen.needed_per_year.count, 15, 1e-9)
  lu.assertNil(seen.p_target)
end

-- Those whose six months still run are in no figure: 40 due, 38 trained; 25 more are not due.
function TestOutlook:test_open_clocks_are_not_counted()
  self.city:put("Hà Nội", 2026, { new_mediators = 65, new_mediators_due = 40,
    new_mediators_trained = 38 })
  local seen = of("new_mediators_trained")
  lu.assertEquals({ seen.x, seen.n, seen.missing, seen.attained }, { 38, 40, 2, false })
end

function TestOutlook:test_a_contest_in_five_years()
  lu.assertEquals(of("contests", { plan = "KH215" }).verdict, "no_data")
  self.city:put("Hà Nội", 2020, { contests = 1 })
  self.city:put("Hà Nội", 2026, { contests = 0 })
  -- The plan began in July 2024: there is time until July 2029.
  lu.assertEquals(of("contests", { plan = "KH215" }).verdict, "at_risk")
  lu.assertEquals(of("contests", { plan = "KH215", asof = "2029-08-01" }).verdict, "behind")
  self.city:put("Hà Nội", 2025, { contests = 1 })
  lu.assertEquals(of("contests", { plan = "KH215", asof = "2029-08-01" }).verdict, "met")
end

function TestOutlook:test_a_milestone_is_met_by_a_document()
  lu.assertEquals(of("interim_review", { plan = "KH215" }).verdict, "no_data")
  local city = self.city.units.list[1]
  insert.row(self.city.db, "milestone", { indicator = "interim_review", unit_id = city.id,
    done_on = "2026-12-20", document = "Báo cáo 123/BC-STP" })
  local seen = of("interim_review", { plan = "KH215" })
  lu.assertEquals({ seen.verdict, seen.x }, { "met", 1 })
  lu.assertEquals(of("interim_review", { plan = "KH215", asof = "2026-12-19" }).verdict, "no_data")
end

-- 5 % of 20 communes is 1; of 21 communes it is 2.
function TestOutlook:test_each_district_has_its_own_ceiling()
  for _, district in ipairs(self.city.units.children[self.city.units.list[1].id]) do
    if district.level == "district" then
      self.city:put(district, 2025, { model_communes = 1 }, { day = "2025-06-30" })
    end
  end
  local seen = of("model_communes", { plan = "KH215" })
  lu.assertEquals(seen.parents.all, 30)
  local short = 0
  for _, row in ipairs(seen.parents.rows) do
    lu.assertEquals(row.attained, row.n <= 20)
    short = short + (row.n <= 20 and 0 or 1)
  end
  lu.assertEquals(seen.x, 30 - short)
end

function TestOutlook:test_pilots_are_pooled_by_decision()
  lu.assertStrContains(of("success_rate", { target = "KH215-11" }).reason, "điểm chỉ đạo")
  local communes = self.city:communes("2026-12-31")
  for i = 1, 2 do
    insert.row(self.city.db, "pilot", { unit_id = communes[i].id, chosen_on = "2025-07-15",
      decision = "1/QĐ-UBND" })
    self.city:put(communes[i], 2026, { settled = 18 + i, closed = 20 })
  end
  self.city:put(communes[3], 2026, { settled = 1, closed = 20 })
  local seen = of("success_rate", { target = "KH215-11" })
  lu.assertEquals({ seen.x, seen.n, seen.attained }, { 39, 40, true })
end

function TestOutlook:test_the_five_good_series_starts_anew_when_its_threshold_moved()
  for i, count in ipairs { 2447, 2822, 3001, 3001, 4053 } do
    self.city:put("Hà Nội", 2019 + i, { groups = 5000, five_good_groups = count },
      { day = 2019 + i .. "-12-31" })
  end
  local seen = of("five_good_groups")
  lu.assertEquals({ seen.trend.points, seen.trend.from }, { 2, 2023 })
  lu.assertStrContains(seen.breaks[1].words, "80%")
end

-- The verdict, words aside, of settled >= 90 % and of unsettled <= 10 %.
local function judge_both(city, rows)
  for i, row in ipairs(rows) do
    city:put("Hà Nội", 2020 + i, { settled = row[1], closed = row[2], unsettled = row[2] - row[1] })
  end
  return of("success_rate", { plan = "KH183" }), of("failure_rate", { plan = "TEST" })
end

local function add_failure_target(city)
  local indicators = require "definitions.indicators"
  if indicators.find("failure_rate") == nil then
    local entry = { id = "failure_rate", kind = "share", direction = "at_most", level = "group",
      unit = "%", counts = "cases", words = { vi = "Tỷ lệ không thành", en = "Failure rate" },
      definitions = { { id = "official", numerator = "unsettled", denominator = "closed",
        words = { vi = "không thành", en = "not settled" },
        text = { vi = "không thành", en = "not settled" } } },
      undefined = { vi = "không phát sinh", en = "nothing arose" } }
    table.insert(indicators.all(), entry)
    local find = indicators.find
    indicators.find = function(id) return id == "failure_rate" and entry or find(id) end
  end
  insert.row(city.db, "plan", { plan = "TEST", number = "1/T", short = "T", issuer = "T",
    title = "T", level = "city", issued = "2020-01-01", valid_from = "2020-01-01",
    status = "confirmed", source = "T" })
  insert.row(city.db, "target", { target = "TEST-1", position = 1000, plan = "TEST",
    indicator = "failure_rate", kind = "share", operator = "<=", numerator = 10,
    denominator = 100, unit = "%", scope = "city", population = "cases", deadline = "2030-12-31",
    deadline_basis = "stated", clause = "T", wording = "T", wording_kind = "summary",
    reading = "stated", status = "confirmed", source = "T" })
end

function TestOutlook:test_success_and_failure_have_one_verdict()
  local random = 12345
  local function next_random(most)
    random = (random * 1103515245 + 12345) % 2147483648
    return random // 65536 % (most + 1)
  end
  for trial = 1, 7 do
    self:setUp()
    add_failure_target(self.city)
    local rows = {}
    for i = 1, 2 + trial % 5 do
      local n = 20 + next_random(trial < 4 and 100 or 3000)
      rows[i] = { n - next_random(n // 5), n }
    end
    local success, failed = judge_both(self.city, rows)
    lu.assertEquals(success.verdict, failed.verdict)
    lu.assertEquals(success.attained, failed.attained)
    lu.assertEquals(success.n - success.x, failed.x)
    lu.assertAlmostEquals(1 - success.interval.lower, failed.interval.upper, 1e-12)
    if success.forecast then
      lu.assertAlmostEquals(success.p_target, failed.p_target, 1e-9)
      lu.assertAlmostEquals(1 - success.forecast.median, failed.forecast.median, 1e-9)
    end
  end
end

function TestOutlook:test_the_order_of_rows_does_not_matter()
  local rows = { { 2021, 860 }, { 2022, 871 }, { 2023, 855 }, { 2024, 880 }, { 2025, 890 } }
  local texts = {}
  for turn = 1, 2 do
    self:setUp()
    for i = 1, #rows do
      local row = rows[turn == 1 and i or #rows + 1 - i]
      self.city:put("Hà Nội", row[1], { settled = row[2], closed = 1000 })
    end
    texts[turn] = of("success_rate"):to_json()
  end
  lu.assertEquals(texts[1], texts[2])
end

-- Two communes' figures added in the city give what one figure of their sum gives.
function TestOutlook:test_parts_give_the_answer_of_their_sum()
  local communes = self.city:communes("2026-12-31")
  for i, unit in ipairs(communes) do
    self.city:put(unit, 2026, { settled = 10 + i % 7, closed = 20 + i % 3 })
  end
  local parts = of("success_rate")
  local x, n = 0, 0
  for i = 1, #communes do
    x, n = x + 10 + i % 7, n + 20 + i % 3
  end
  lu.assertEquals({ parts.x, parts.n, parts.reported, parts.expected }, { x, n, 126, 126 })
  self:setUp()
  self.city:put("Hà Nội", 2026, { settled = x, closed = n })
  local whole = of("success_rate")
  lu.assertEquals({ whole.verdict, whole.value, whole.missing },
    { parts.verdict, parts.value, parts.missing })
end

function TestOutlook:test_a_sum_of_few_is_not_the_city()
  local communes = self.city:communes("2026-12-31")
  for i = 1, 100 do
    self.city:put(communes[i], 2026, { settled = 18, closed = 20 })
  end
  local seen = of("success_rate")
  lu.assertEquals({ seen.verdict, seen.x }, { "no_data", nil })
  lu.assertStrContains(seen.notes[1], "100/126")
  for i = 101, 114 do
    self.city:put(communes[i], 2026, { settled = 18, closed = 20 })
  end
  -- 114 of 126 are more than nine tenths.
  lu.assertEquals(of("success_rate").x, 114 * 18)
end

-- Where communes differ as little as chance lets them, two cases say nothing of their own.
function TestOutlook:test_a_commune_of_two_cases_gets_no_verdict()
  local communes = self.city:communes("2026-12-31")
  for i, unit in ipairs(communes) do
    local n = i == 1 and 2 or 40
    self.city:put(unit, 2026, { settled = i == 1 and 2 or 26 + i % 13, closed = n })
  end
  local seen = of("success_rate", { unit = communes[1].id })
  lu.assertEquals(seen.verdict, "no_data")
  lu.assertTrue(seen.shrunk.weight < 0.25)
  lu.assertStrContains(seen.reason, "2/2")
end

TestRules = {}

function TestRules.test_every_operator_is_decided_in_integers()
  local attain = require "outlook.attain"
  local rows = {
    -- operator, x, n, attained (9/10)
    { ">=", 9, 10, true }, { ">=", 8999, 10000, false }, { ">", 9, 10, false },
    { ">", 9001, 10000, true }, { "<=", 9, 10, true }, { "<=", 9001, 10000, false },
    { "<", 9, 10, false }, { "<", 8999, 10000, true }, { "=", 9, 10, true },
    { "=", 8999, 10000, false },
  }
  for _, row in ipairs(rows) do
    local target = { operator = row[1], numerator = 9, denominator = 10 }
    lu.assertEquals(attain.share(target, row[2], row[3]), row[4], row[1] .. row[2])
  end
  lu.assertNil(attain.share({ operator = ">=", numerator = 9, denominator = 10 }, 0, 0))
  lu.assertNil(attain.share({ operator = ">=" }, 1, 2))
  -- More than 90 % of 20 is 19; at least is 18; of 21 both are 19.
  local function needed(operator, n)
    return attain.needed({ operator = operator, numerator = 90, denominator = 100 }, n)
  end
  lu.assertEquals({ needed(">=", 20), needed(">", 20), needed(">=", 21), needed(">", 21) },
    { 18, 19, 19, 19 })
end

function TestRules.test_the_limits_of_the_verdicts()
  local chance = require "outlook.chance"
  local rows = {
    { 0.80, 0.85, 0.95, "on_track" }, { 0.79, 0.85, 0.95, "at_risk" },
    { 0.20, 0.85, 0.95, "at_risk" }, { 0.19, 0.85, 0.95, "behind" },
    { 0.50, 0.70, 0.91, "no_data" }, { 0.50, 0.71, 0.90, "at_risk" },
    -- What is decided is decided however wide the interval is.
    { 0.81, 0.60, 0.99, "on_track" }, { 0.10, 0.40, 0.89, "behind" },
  }
  for _, row in ipairs(rows) do
    lu.assertEquals(chance.by_chance { p = row[1], lower = row[2], upper = row[3] }, row[4])
  end
end

-- A commune of 20 cases: pulled toward the others, and no forecast of its own.
function TestOutlook:test_a_small_commune_is_shrunk()
  local communes = self.city:communes("2026-12-31")
  for i, unit in ipairs(communes) do
    self.city:put(unit, 2026, { settled = i % 2 == 0 and 20 or 12, closed = 20 })
  end
  local seen = of("success_rate", { unit = communes[1].id })
  lu.assertNil(seen.forecast)
  lu.assertTrue(seen.shrunk.share > 12 / 20 and seen.shrunk.share < 16 / 20)
  lu.assertEquals(seen.verdict, "behind")
  lu.assertNotNil(seen.funnel)
end

function TestOutlook:test_vintages_are_not_mixed_unless_asked()
  put_years(self.city, "Hà Nội", 2022, { { 860, 1000 }, { 870, 1000 }, { 880, 1000 } })
  self.city:put("Hà Nội", 2025, { settled = 890, closed = 1000 }, { vintage = "preliminary" })
  local strict = of("success_rate")
  lu.assertEquals({ strict.trend.points, strict.x }, { 3, 880 })
  lu.assertStrContains(table.concat(strict.notes, "; "), "bỏ 1 kỳ")
  local any = of("success_rate", { vintage = "any" })
  lu.assertEquals({ any.trend.points, any.x, any.inputs[4].flags[1] }, { 4, 890, "vintage" })
end

function TestOutlook:test_prints_one_sentence_and_json()
  put_years(self.city, "Hà Nội", 2021,
    { { 860, 1000 }, { 870, 1000 }, { 865, 1000 }, { 880, 1000 }, { 875, 1000 }, { 885, 1000 } })
  local seen = of("success_rate", { plan = "KH183" })
  local text = tostring(seen)
  lu.assertStrContains(text,
    "Tỷ lệ hòa giải thành của Thành phố Hà Nội năm 2026 là 88,50% (885/1.000 vụ việc)")
  lu.assertStrContains(text, "chưa đạt mức ≥ 90% của KH 183")
  lu.assertNil(text:find("\n", 1, true) and text:match("^[^\n]*"):find("nil", 1, true))
  local json = seen:to_json()
  for _, part in ipairs { '"verdict":', '"imports":[1]', '"definition":{', '"inputs":[',
    '"period":{', '"vintage":"official"' } do
    lu.assertStrContains(json, part)
  end
  lu.assertEquals(seen:to_frame()[1].x, 885)
end

function TestOutlook.test_refuses_what_it_does_not_know()
  local function refused(code, ...)
    local ok, why = pcall(outlook.of, ...)
    lu.assertFalse(ok)
    lu.assertEquals(why.code, code)
  end
  refused("LT-2057", "sucess_rate")
  refused("LT-2051", "success_rate", { untis = "Hà Nội" })
  refused("LT-2053", "success_rate", { window = "5" })
  refused("LT-2054", "success_rate", { plan = "KH999" })
  refused("LT-2056", "success_rate", { target = "KH183-99" })
  refused("LT-2059", "success_rate", { target = "KH183-08" })
  refused("LT-1801", "success_rate", { unit = "Phường Không Có" })
end
