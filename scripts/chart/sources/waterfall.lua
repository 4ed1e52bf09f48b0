-- Figures of the chart waterfall: the change of the city between two years taken apart.
local communes = require "chart.sources.communes"
local compare = require "compare"
local failure = require "foundation.failure"

local M = {}

M.takes = communes.takes

local WHOLE = { "year" } -- parts of different years are other seasons, and other maps

-- The two years asked for, else the last two for which communes of the same map reported.
local function years_of(context, definition)
  if context.asked_year then
    if context.first == context.last then
      failure.raise("LT-1629", "usage", { vi = "cần hai năm, ví dụ --year 2025-2026",
        en = "two years are needed, as in --year 2025-2026" })
    end
    return context.first, context.last
  end
  local last = communes.year(context, definition, WHOLE)
  return last - 1, last
end

function M.data(context)
  local id, definition = communes.indicator(context)
  local first, last = years_of(context, definition)
  local _, point = communes.year(context, definition, WHOLE)
  local data = communes.common(context, id, last, point, "year")
  local change = compare.change(id, { from = first, to = last, asof = context.asof,
    vintage = context.vintage })
  data.from, data.to, data.rows = first, last, {}
  if change.status == "ok" then
    for _, name in ipairs { "before", "after", "change", "rate", "mix", "up", "down" } do
      data[name] = change[name]
    end
    data.rows = communes.rows(change.parts, { "unit", "share_before", "share_after",
      "weight_before", "weight_after", "rate", "mix" })
  end
  return data
end

return M
