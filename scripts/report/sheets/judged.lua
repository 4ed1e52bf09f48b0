-- The indicators that a commune can have, judged for one of them. Makes no sentence.
local indicators = require "definitions.indicators"
local outlook = require "outlook"
local plans = require "plan"
local questions = require "outlook.question"
local words = require "report.words"

local M = {}

-- A unit that meets a model is one of one: that is a decision, no share of its own.
local KINDS = { share = true, cohort = true }

local function target_of(figures, context, indicator)
  local known = figures.targets or {}
  figures.targets = known
  if not known[indicator.id] then
    local plan, target = questions.target(context, indicator, { plan = figures.plan })
    known[indicator.id] = { plan = plan, target = target }
  end
  return known[indicator.id].plan, known[indicator.id].target
end

--- Results of outlook for the unit, in the order of the indicators; those without a target or of
--- other levels are left out.
function M.of(figures, unit)
  local list = {}
  for _, indicator in ipairs(indicators.all()) do
    local definition = indicators.definition(indicator)
    if KINDS[indicator.kind] and indicator.level == "group" then
      local stock = figures.measures[definition.numerator].stock
      local context = stock and figures.of_days or figures.of_period
      local plan, target = target_of(figures, context, indicator)
      if target then
        list[#list + 1] = outlook.judge(context, indicator, unit, plan, target)
      end
    end
  end
  return list
end

--- What an indicator counts: "vụ việc".
function M.noun(result)
  return words.noun(indicators.find(result.indicator))
end

--- The target of the settled share for the chart, or nil.
function M.chart_target(figures)
  local plan, target = target_of(figures, figures.of_period, indicators.find "success_rate")
  if not target or not target.numerator then
    return nil
  end
  return { value = target.numerator / target.denominator,
    year = math.tointeger(tonumber(target.deadline:sub(1, 4))),
    clause = plans.get(plan.plan).short }
end

return M
