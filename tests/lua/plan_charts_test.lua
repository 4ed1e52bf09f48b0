-- The charts about the plan's own tasks: what they say of figures added up by hand.
local lu = require "luaunit"
local chart = require "chart"
local current = require "store.current"

local fixture = load_fixture "city_fixture"
local plan_figures = load_fixture "plan_figures"

local DAY = "2027-01-31"

TestPlanCharts = {}

function TestPlanCharts:setUp()
  self.city = fixture.new()
  current.use(self.city.db)
end

function TestPlanCharts.tearDown()
  current.use(nil)
end

local function build(name, options)
  options = options or {}
  options.asof = options.asof or DAY
  local built, why = chart.build(name, options)
  return assert(built, tostring(why))
end

-- Six months after the end of July 2026 is 31 January 2027: due on that day, not the day before.
-- Told of: 60 + 40 + 50 + 20 = 170, in time 45 + 40 + 44 + 19 = 148; August is not due.
function TestPlanCharts:test_training_cohort()
  plan_figures.fill(self.city)
  local built = build "training_cohort"
  lu.assertStrContains(built.title, "87,06% hòa giải viên mới được tập huấn trong 6 tháng "
    .. "(148/170), 22 người không kịp; 10 người chưa đến hạn")
  lu.assertStrContains(built.alt, "tháng 2/2026: 30 chưa báo cáo")
  lu.assertStrContains(built.alt, "tháng 7/2026: 80 chưa báo cáo")
  lu.assertStrContains(build("training_cohort", { asof = "2027-01-30" }).title,
    "(148/170), 22 người không kịp; 90 người chưa đến hạn")
  lu.assertStrContains(build("training_cohort", { year = 2025 }).title, "(85/100), 15 người")
end

function TestPlanCharts:test_training_cohort_when_nobody_is_due()
  self.city:put("Hà Nội", 2026, { new_mediators = 7 }, { month = 12 })
  lu.assertStrContains(build("training_cohort").title, "7 hòa giải viên mới, chưa ai hết 6 tháng")
  self.city:put("Hà Nội", 2026, { new_mediators = 5 }, { month = 5 })
  lu.assertStrContains(build("training_cohort").title,
    "chưa có số được tập huấn trong 6 tháng của 5")
  self.city:put("Hà Nội", 2026, { new_mediators_trained = 5 }, { month = 5 })
  lu.assertStrContains(build("training_cohort").title, "cả 5 hòa giải viên mới đã đến hạn đều")
end

function TestPlanCharts:years(first, counts, n)
  for i, x in ipairs(counts) do
    self.city:put("Hà Nội", first + i - 1, { settled = x, closed = n })
  end
end

-- Laney's p': centre 451/600 = 0.7517, sigma 0.0432; the z of the years move by 0.463 four times
-- and by 7.175 once: mean 1.805, over 1.128 is 1.600; limits 0.7517 -+ 3 x 1.600 x 0.0432.
function TestPlanCharts:test_spc_names_the_rule()
  self:years(2021, { 81, 79, 81, 79, 81, 50 }, 100)
  local built = build "spc"
  lu.assertStrContains(built.title,
    "có 1 trong 6 kỳ khác thường: năm 2026 kém hơn (ngoài giới hạn)")
  lu.assertStrContains(built.alt, "năm 2025: 81,0%; năm 2026: 50,0% (ngoài giới hạn)")
  local centre, lower, upper = built.script:match "%$LIMITS[^\n]*\n%S+ (%S+) (%S+) (%S+)\n"
  lu.assertAlmostEquals(tonumber(centre), 75.1667, 0.001)
  lu.assertAlmostEquals(tonumber(lower), 54.4, 0.05)
  lu.assertAlmostEquals(tonumber(upper), 95.9, 0.05)
end

function TestPlanCharts:test_spc_without_signals()
  self:years(2023, { 81, 79, 80, 82 }, 100)
  lu.assertStrContains(build("spc").title, "năm 2026 là 82,0%; 4 kỳ, chưa đủ 5 kỳ")
  self:years(2020, { 80, 81, 80 }, 100)
  lu.assertStrContains(build("spc").title, "chưa có căn cứ để nói kỳ nào trong 7 kỳ")
end

-- First halves and second halves are two series; the longer one is drawn, years when they are more.
function TestPlanCharts:test_spc_takes_one_kind()
  for year = 2021, 2026 do
    self.city:put("Hà Nội", year, { settled = 100, closed = 100 }, { kind = "H1" })
  end
  self:years(2022, { 90, 90 }, 100)
  lu.assertStrContains(build("spc").title, "không đổi qua 6 kỳ (100,0%)")
  lu.assertStrContains(build("spc", { kind = "year" }).title, "2 kỳ, chưa đủ 5 kỳ")
end

-- Rows without n are counts: mean 11.6, moving ranges 2, 1, 2, 1, mean 1.5; 2.66 x 1.5 = 3.99.
function TestPlanCharts.test_spc_of_counts()
  local rows = {}
  for i, x in ipairs { 10, 12, 11, 13, 12 } do
    rows[i] = { kind = "year", label = "năm " .. 2020 + i, x = x,
      start = 2020 + i .. "-01-01", finish = 2020 + i .. "-12-31" }
  end
  local built = build("spc", { data = { unit = "Hà Nội", indicator = "số lớp", source = "a",
    direction = "increase", rows = rows } })
  lu.assertStrContains(built.title, "số lớp quanh mức 11,6")
  local lower, upper = built.script:match "%$LIMITS[^\n]*\n%S+ %S+ (%S+) (%S+)\n"
  lu.assertAlmostEquals(tonumber(lower), 7.61, 0.001)
  lu.assertAlmostEquals(tonumber(upper), 15.59, 0.001)
end

-- Two forms, of which the one joins disputes with violations and the other civil with family cases:
-- 1000 + 650 = 1650 and 1700 of 3350, then 1230 and 1100 + 130 = 1230 of 2460.
function TestPlanCharts:test_kinds_are_added_up_to_what_both_forms_tell()
  for year, counts in pairs(plan_figures.KINDS) do
    self.city:put("Hà Nội", year, counts)
  end
  local built = build "cases_by_type"
  lu.assertStrContains(built.alt,
    "năm 2023: dân sự, hôn nhân và gia đình 1.650 (49,3%), mâu thuẫn và việc khác 1.700 (50,7%)")
  lu.assertStrContains(built.alt,
    "năm 2024: dân sự, hôn nhân và gia đình 1.230 (50,0%), mâu thuẫn và việc khác 1.230 (50,0%)")
  lu.assertStrContains(build("cases_by_type", { year = 2023 }).alt, "hôn nhân và gia đình 650")
end

-- 10 cases: 3, 2, 4 and 1; the one out of scope is no case. Where the form counts more than the
-- list holds, the form is drawn.
function TestPlanCharts:test_kinds_of_single_cases()
  plan_figures.list_cases(self.city, "Phường Ba Đình")
  local built = build "cases_by_type"
  lu.assertStrContains(built.title,
    "mâu thuẫn nhiều nhất, 40,0% số vụ tiếp nhận 6 tháng đầu năm 2026 (4/10)")
  lu.assertStrContains(built.alt, "vi phạm pháp luật 1 (10,0%)")
  lu.assertNil(chart.build("cases_by_type", { asof = DAY, unit = "Phường Ngọc Hà" }))
  self.city:put("Hà Nội", 2026, { received = 12, received_civil = 5, received_family = 3,
    received_other = 2 }, { kind = "H1" })
  built = build "cases_by_type"
  lu.assertStrContains(built.title, "dân sự nhiều nhất, 41,7% số vụ tiếp nhận 6 tháng đầu năm 2026")
end

-- 161 groups need 161 / 80 = 2.01, so 3; 160 need 2. The city: 5124 / 80 = 64.05, so 65.
function TestPlanCharts:test_trainer_cover()
  plan_figures.trainers(self.city)
  local built = build "trainer_cover"
  lu.assertStrContains(built.title,
    "1 trong 2 quận, huyện, thị xã đủ 1 tập huấn viên/80 tổ (30/6/2025), thiếu 1 người")
  lu.assertStrContains(built.alt, "Quận Ba Đình 2/3 · 161 tổ; Quận Hoàn Kiếm 2/2 · 160 tổ")
  lu.assertEquals(#built.data.silent, 28)
  self.city:put("Hà Nội", 2026, { groups = 5124 }, { day = "2026-06-30" })
  lu.assertStrContains(build("trainer_cover").title,
    "; toàn thành phố có 67, cần 65 (31/12/2026)")
  lu.assertStrContains(build("trainer_cover", { plan = "KH183" }).title,
    "2 quận, huyện, thị xã có số tập huấn viên (30/6/2025); Hà Nội: 67 tập huấn viên cho 5.124")
end

-- What the chart counts is what the status of the plan counts.
function TestPlanCharts:test_trainer_cover_is_the_status()
  plan_figures.trainers(self.city)
  local board = require "outlook.board"
  for _, result in ipairs(board.targets("KH215", { asof = DAY })) do
    if result.target.target == "KH215-03" then
      lu.assertEquals({ result.x, result.n, result.missing }, { 1, 30, 1 })
    end
  end
end

-- Day 31 January 2027. Task 1 was due once until 2026 and done; task 2 was not done in 2025; task 3
-- each year; tasks 4 to 8 not in three years: 1 + 2 + 3 = 6 of 6 + 1 + 15 = 22.
-- 200 of 40 + 60 + 100 + 30 + 15 + 5.5 = 250.5 million are the city's: 79.8 %.
function TestPlanCharts:test_budget_and_activities()
  plan_figures.activities(self.city)
  local built = build "budget_and_activities"
  lu.assertStrContains(built.title, "6 trong 22 lượt nhiệm vụ đến hạn đã có hoạt động; kinh phí "
    .. "251 triệu đồng, 80% từ Ngân sách Thành phố")
  lu.assertStrContains(built.alt, "Hòa giải viên: 4 hoạt động, 151 triệu đồng")
  lu.assertEquals(built.data.rows[3]["cost: Ngân sách xã, phường"], 30000000)
  -- On the last day of 2026 there is still time for what nobody did in 2026: 17 were due.
  lu.assertStrContains(build("budget_and_activities", { asof = "2026-12-31" }).title,
    "6 trong 17 lượt")
  -- In 2026 alone: task 1 was done in its span, tasks 2 and 3 in the year, five were not.
  lu.assertStrContains(build("budget_and_activities", { year = 2026 }).title, "3 trong 8 lượt")
  lu.assertNil(chart.build("budget_and_activities", { asof = DAY, unit = "Phường Ba Đình" }))
end

-- 60 % stands before 90 %; 4 of 5 is few cases, 2025 an older period; both come after.
function TestPlanCharts:test_small_multiples()
  self.city:put("Phường Ba Đình", 2026, { settled = 18, closed = 20 })
  self.city:put("Phường Ngọc Hà", 2026, { settled = 12, closed = 20 })
  self.city:put("Xã Ba Vì", 2026, { settled = 4, closed = 5 })
  self.city:put("Xã Sóc Sơn", 2025, { settled = 16, closed = 20 }, { kind = "H2" })
  local built = build "small_multiples"
  lu.assertStrContains(built.title, "năm 2026, 1 trong 2 xã, phường có từ 10 vụ đạt 90%; thấp nhất "
    .. "Phường Ngọc Hà (60,0%)")
  lu.assertStrContains(built.alt, "Phường Ngọc Hà 60,0% (năm 2026, n = 20); Phường Ba Đình 90,0% "
    .. "(năm 2026, n = 20); Xã Ba Vì 80,0% (năm 2026, n = 5); Xã Sóc Sơn 80,0% (6 tháng cuối năm "
    .. "2025, n = 20); ")
  lu.assertStrContains(build("small_multiples", { indicator = "five_good_groups",
    placeholder = true }).title, "Từng nơi")
  local ok, why = pcall(build, "small_multiples", { page = 8 })
  lu.assertEquals({ ok, why.code }, { false, "LT-1635" })
  lu.assertNotStrContains(build("small_multiples", { page = 7 }).alt, "n = 20")
end

-- On a day with districts the panels of the city are districts; those of a district its communes.
function TestPlanCharts:test_small_multiples_of_districts()
  self.city:put("Quận Ba Đình", 2024, { settled = 9, closed = 12 })
  local built = build("small_multiples", { year = "2023-2024" })
  lu.assertStrContains(built.title,
    "năm 2024, 0 trong 1 quận, huyện, thị xã có từ 10 vụ đạt 90%; thấp nhất Quận Ba Đình (75,0%)")
  lu.assertEquals(#built.data.names, 30)
  local commune = build("small_multiples", { year = "2024", unit = "Quận Ba Đình",
    placeholder = true })
  lu.assertEquals(#commune.data.names, 14)
end

return TestPlanCharts
