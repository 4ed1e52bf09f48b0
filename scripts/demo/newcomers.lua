-- New mediators, one by one: group, month of recognition, trained within six months or not.
local random = require "demo.random"

local M = {}

local FIRST_YEAR, MONTHS = 2022, 58 -- January 2022 to October 2026

-- Trained within six months, per mille, by year of recognition: guesses.
local TRAINED = { [2022] = 700, [2023] = 770, [2024] = 850, [2025] = 920, [2026] = 965 }

-- About 230 a month: some 8 % of the mediators change in a year. A guess.
local LEAST, MOST = 195, 265

local function year_of(month)
  return FIRST_YEAR + (month - 1) // 12
end

--- {{group, month (1 is January 2022), trained}, ...}
function M.of(city)
  local stream, list = random.new(city.seed, "newcomers"), {}
  for month = 1, MONTHS do
    for _ = 1, stream:between(LEAST, MOST) do
      list[#list + 1] = { group = stream:pick(city.list), month = month,
        trained = stream:chance(TRAINED[year_of(month)]) }
    end
  end
  return list
end

--- The number of the month of a day.
function M.month(day)
  local year, month = day:match("^(%d+)-(%d+)")
  return (math.tointeger(tonumber(year)) - FIRST_YEAR) * 12 + math.tointeger(tonumber(month))
end

--- "3/2026"
function M.name(month)
  return ("%d/%d"):format((month - 1) % 12 + 1, year_of(month))
end

--- Those whose six months end in the period: {[key] = {due, trained}}.
function M.due(list, first_day, last_day, key_of)
  local first, last = M.month(first_day), M.month(last_day)
  local counts = {}
  for _, one in ipairs(list) do
    local key = key_of(one.group)
    if key ~= nil and one.month + 6 >= first and one.month + 6 <= last then
      local count = counts[key] or { due = 0, trained = 0 }
      counts[key] = count
      count.due = count.due + 1
      count.trained = count.trained + (one.trained and 1 or 0)
    end
  end
  return counts
end

return M
