-- Figures of the chart small_multiples: the share of every unit directly below one, period by
-- period: communes of today, or districts and their communes of the years before.
local communes = require "chart.sources.communes"
local reported = require "chart.sources.reported"
local units = require "measure.units"

local M = {}

M.takes = { unit = true, year = true, plan = true, vintage = true, indicator = true, page = true }

-- Below the city of a day without districts come its communes.
local function below(context)
  for _, level in ipairs { "district", "commune" } do
    local list = units.below(context.units, context.unit, level, context.day)
    if #list > 0 then
      return list, level
    end
  end
  return { context.unit }, "commune"
end

function M.data(context)
  local id, definition = communes.indicator(context)
  local list, level = below(context)
  local data = { rows = {}, names = {}, level = level, page = context.page }
  local vintages, seen = {}, {}
  for i, unit in ipairs(list) do
    data.names[i] = unit.full_name
    local rows, vintage = reported.rows(context, definition, unit)
    for _, row in ipairs(rows) do
      row.unit = unit.full_name
      data.rows[#data.rows + 1] = row
    end
    local name = context:vintage_words(vintage)
    if name and not seen[name] then
      seen[name] = true
      vintages[#vintages + 1] = name
    end
  end
  for name, value in pairs(context:common(id)) do
    data[name] = value
  end
  local target = context:target(id)
  data.target = target and { value = target.value, clause = target.clause, year = target.year }
  data.vintage = #vintages > 0 and table.concat(vintages, ", ") or nil
  return data
end

return M
