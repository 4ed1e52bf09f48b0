-- Rows {unit, x, n} in order of their share, with interval and rank. Knows no unit and no period.
local stats = require "lotrinh.stats"
local text = require "lotrinh.text"

local M = {}

--- Larger shares first; equal ones by name.
function M.by_share(first, second)
  if first.x * second.n ~= second.x * first.n then
    return first.x * second.n > second.x * first.n
  end
  return text.less(first.unit, second.unit)
end

--- Gives rows {unit, x, n} share, low, high and rank: equal shares share one, and those of fewer
--- than `least` cases stand last and have none. Returns them in order.
function M.give(list, least)
  local large, small = {}, {}
  for _, row in ipairs(list) do
    if row.n > 0 then
      local interval = stats.binom_ci(row.x, row.n)
      row.share, row.low, row.high = row.x / row.n, interval.lower, interval.upper
      row.small = row.n < least and "x" or ""
      local group = row.n < least and small or large
      group[#group + 1] = row
    end
  end
  table.sort(large, M.by_share)
  table.sort(small, M.by_share)
  for i, row in ipairs(large) do
    local above = large[i - 1]
    row.rank = above and above.x * row.n == row.x * above.n and above.rank or i
  end
  return table.move(small, 1, #small, #large + 1, large)
end

return M
