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

return TestPlanCharts
