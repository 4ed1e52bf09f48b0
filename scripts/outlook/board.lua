-- Every target of a plan at once, or one indicator for every commune: figures are read once. Adds
-- no judgement of its own.
local frame = require "lotrinh.frame"
local indicators = require "definitions.indicators"
local options_of = require "foundation.options"
local outlook = require "outlook"
local plans = require "plan"
local questions = require "outlook.question"
local results = require "outlook.result"
local units = require "measure.units"

local M = {}

local OPTIONS = { unit = "any", asof = "string", vintage = "string", year = "integer",
  detail = "boolean" }

local function context_of(options)
  local asof = options.asof or options.year and options.year .. "-12-31" or nil
  return questions.context { asof = asof, vintage = options.vintage,
    detail = options.detail == true }
end

--- Outlooks of every target of a plan (the one in force unless named), in plan order: a list.
function M.targets(name, options)
  options = options_of.check(options, OPTIONS)
  local context = context_of(options)
  local plan = name and plans.get(name) or plans.main(context.asof)
  local unit = units.find(context.units, options.unit, context.asof)
  local list = {}
  for _, target in ipairs(plans.all_targets(plan.plan)) do
    local indicator = questions.indicator(target.indicator)
    list[#list + 1] = outlook.judge(context, indicator, unit, plan, target)
  end
  return list
end

--- The same as a frame: now, target, verdict, pace.
function M.frame(list)
  local rows = {}
  for i, result in ipairs(list) do
    rows[i] = results.row(result)
  end
  return frame.new(rows, results.columns)
end

local COMMUNE_KINDS = { share = true, unit_share = true, cohort = true, ratio = true }

--- Outlooks of indicators (all that communes can have unless named) for every commune there is on
--- the day: a list, communes in the order of the list of units.
function M.communes(ids, options)
  options = options_of.check(options, OPTIONS)
  local context = context_of(options)
  local list = {}
  local communes = units.below(context.units, units.city(context.units), "commune", context.asof)
  for _, indicator in ipairs(indicators.all()) do
    local wanted = ids == nil and COMMUNE_KINDS[indicator.kind]
    for _, id in ipairs(ids or {}) do
      wanted = wanted or questions.indicator(id) == indicator
    end
    if wanted then
      local plan, target = questions.target(context, indicator, options)
      for _, unit in ipairs(communes) do
        list[#list + 1] = outlook.judge(context, indicator, unit, plan, target)
      end
    end
  end
  return list
end

return M
