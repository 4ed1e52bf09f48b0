-- Turns a result that was judged as "at least so many succeed" back into the words it was asked
-- in: "at most so many fail". The verdict stays.
local M = {}

local function flip(value)
  return value and 1 - value
end

local function negate(value)
  return value and -value
end

local function interval(entry)
  if entry then
    entry.lower, entry.upper = flip(entry.upper), flip(entry.lower)
  end
end

local function slope(entry)
  if entry then
    entry.per_year = negate(entry.per_year)
    entry.difference = negate(entry.difference)
    entry.lower, entry.upper = negate(entry.upper), negate(entry.lower)
  end
end

local function forecast(entry)
  if entry then
    interval(entry)
    entry.median = flip(entry.median)
    entry.level_lower, entry.level_upper = flip(entry.level_upper), flip(entry.level_lower)
  end
end

local function paces(entry)
  if entry then
    for name, value in pairs(entry) do
      entry[name] = name ~= "years" and -value or value
    end
  end
end

--- Turns the result round in place.
function M.back(result)
  result.x = result.n - result.x
  result.value = flip(result.value)
  result.projected = flip(result.projected)
  interval(result.interval)
  forecast(result.forecast)
  slope(result.trend)
  if result.trend then
    slope(result.trend.robust)
  end
  paces(result.needed_per_year)
  paces(result.pace_per_year)
  for name, value in pairs(result.scenarios or {}) do
    result.scenarios[name] = flip(value)
  end
  for _, window in ipairs(result.windows or {}) do
    interval(window)
    window.median = flip(window.median)
  end
  if result.shrunk then
    interval(result.shrunk)
    result.shrunk.share, result.shrunk.city = flip(result.shrunk.share), flip(result.shrunk.city)
    result.shrunk.x = result.shrunk.n - result.shrunk.x
  end
end

return M
