-- A denominator that was not published, where a published rate leaves no choice: 2,153 settled and
-- "89,26%" printed fit one denominator only, 2,412. Knows nothing of verdicts.
local measure = require "measure"

local M = {}

local PRINTED = [[
  SELECT p.printed, p.source_id
    FROM published_figure AS p
   WHERE p.unit_id = :unit AND p.name = :name AND p.unit = '%' AND p.qualifier = '='
     AND p.period_kind = :kind AND p.period_start = :start AND p.period_end = :finish
   ORDER BY p.row]]

-- Whether the printed rate is that of a denominator that was reported: then it says nothing new.
local function follows_from(printed, x, bound)
  return bound ~= nil and measure.fit(printed, x, bound.value) ~= nil
end

--- The denominator and the source of the rate, or nil. definition.implied = {published = name of
--- the rate, at_most = a measure that the denominator cannot pass}; x is what was reported.
function M.denominator(figures, unit_id, definition, period, x)
  local implied = definition.implied
  if implied == nil then
    return nil
  end
  local bound = figures:column(implied.at_most, period)[unit_id]
  for row in figures.db:rows(PRINTED, { unit = unit_id, name = implied.published,
    kind = period.kind, start = period.start, finish = period.finish }) do
    local possible = measure.implied(row.printed, x)
    if #possible == 1 and not follows_from(row.printed, x, bound)
        and (bound == nil or possible[1] <= bound.value) then
      return possible[1], row.source_id
    end
  end
  return nil
end

return M
