-- Figures of the charts about the plan's own tasks: trainers, new mediators, kinds of cases, money.
-- All made up, small enough to be added up by hand.
local M = {}

-- Month of 2025 and 2026, recognised, trained in time (nil: nobody told).
M.COHORTS = { { 2025, 11, 60, 45 }, { 2025, 12, 40, 40 }, { 2026, 1, 50, 44 }, { 2026, 2, 30, nil },
  { 2026, 6, 20, 19 }, { 2026, 7, 80, nil }, { 2026, 8, 10, nil } }

local function cohorts(city)
  for _, row in ipairs(M.COHORTS) do
    local year, month, recognised, trained = table.unpack(row)
    city:put("Hà Nội", year, { new_mediators = recognised, new_mediators_trained = trained },
      { month = month })
  end
end

--- Puts all of them into a city.
function M.fill(city)
  cohorts(city)
end

return M
