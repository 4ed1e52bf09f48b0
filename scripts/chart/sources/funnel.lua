-- Figures of the chart funnel: every commune, the limits of chance at its number of cases.
local communes = require "chart.sources.communes"
local compare = require "compare"

local M = {}

M.takes = communes.takes

function M.data(context)
  local id, definition = communes.indicator(context)
  local year, point, kind = communes.year(context, definition)
  local data = communes.common(context, id, year, point, kind)
  data.rows = {}
  if point then
    local found, funnel = compare.funnel(id, communes.options(context, year, kind, point))
    data.rows = communes.rows(found, { "unit", "x", "n", "share", "position", "inner_lower",
      "inner_upper", "outer_lower", "outer_upper", "p_adjusted" })
    data.centre, data.phi, data.overdispersed = funnel.centre, funnel.phi, funnel.overdispersed
  end
  return data
end

return M
