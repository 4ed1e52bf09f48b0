-- Figures of the chart model_communes: recognised communes year by year, and how many are needed.
local outlook = require "outlook"
local questions = require "outlook.question"
local units = require "measure.units"

local M = {}

M.takes = { year = true, plan = true, vintage = true }

function M.data(context)
  local definition, indicator = context:definition "model_communes"
  local city = units.city(context.units)
  local rows = {}
  for _, point in ipairs(context:points(definition, { unit = city })) do
    if not context.asked_year or point.year >= context.first and point.year <= context.last then
      rows[#rows + 1] = { year = point.year, x = point.x, n = point.n }
    end
  end
  local target = context:target "model_communes"
  local data = context:common "model_communes"
  data.unit, data.rows = city.name, rows
  if target then
    local result = outlook.judge(context.base, questions.indicator(indicator.id), city, target.plan,
      target.row)
    data.target = { clause = target.clause, year = target.year, value = target.value,
      needed = result.needed, per_year = result.needed_per_year and result.needed_per_year.count,
      verdict = result.verdict }
  end
  return data
end

return M
