-- Figures of the chart place_ranking: communes by their share, those with few cases apart.
local communes = require "chart.sources.communes"
local compare = require "compare"

local M = {}

M.takes = communes.takes

function M.data(context)
  local id, definition = communes.indicator(context)
  local year, point, kind = communes.year(context, definition)
  local ranked = compare.ranking(id, communes.options(context, year, kind, point))
  local data = communes.common(context, id, year, point, kind)
  data.rows = communes.rows(ranked, { "rank", "unit", "x", "n", "share", "low", "high", "small" })
  local target = context:target(id)
  data.target = target and { value = target.value, clause = target.clause, year = target.year }
  return data
end

return M
