-- Figures of the chart training_cohort: new mediators by month of recognition, trained in time or
-- not, and those whose six months still run.
local cohort = require "measure.cohort"
local indicators = require "definitions.indicators"
local published = require "chart.sources.published"

local M = {}

M.takes = { unit = true, year = true, plan = true, vintage = true }

-- The definition that counts by period of recognition and knows the clock.
local function by_recognition()
  for _, definition in ipairs(indicators.find("new_mediators_trained").definitions) do
    if definition.clock_months then
      return definition
    end
  end
end

function M.data(context)
  local definition, rows = by_recognition(), {}
  local scope = { figures = context.figures, units = context.units, unit = context.unit }
  for _, found in ipairs(cohort.periods(scope, definition, { asof = context.asof,
    vintage = context.vintage })) do
    local year = tonumber(found.finish:sub(1, 4))
    if not context.asked_year or year >= context.first and year <= context.last then
      context:note_imports(found.imports)
      rows[#rows + 1] = { kind = found.kind, start = found.start, finish = found.finish,
        label = published.label(found.kind, found.start, found.finish),
        recognised = found.recognised, due = found.due, x = found.x, n = found.n }
    end
  end
  local data = context:common "new_mediators_trained"
  local target = context:target "new_mediators_trained"
  data.rows, data.day = rows, context.asof
  data.target = target and { value = target.value, clause = target.clause }
  return data
end

return M
