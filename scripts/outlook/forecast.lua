-- What the years so far say of the deadline: the drifting level, its scenarios, other windows, and
-- how well it would have done before. Shares 0..1. Knows no verdict.
local stats = require "lotrinh.stats"
local trend = require "outlook.trend"

local M = {}

-- Below four years or a hundred cases a forecast says nothing that the latest figure does not.
M.LEAST_POINTS = 4
M.LEAST_CASES = 100
M.CONF = 0.8

-- The first origin of a backtest has this many years; the question is asked 1 and 4 years ahead.
local FIRST_ORIGIN = 4
local HORIZONS = { 1, 4 }

local function tail(points, count)
  return table.move(points, #points - count + 1, #points, 1, {})
end

local function sum_cases(points)
  local sum = 0
  for _, point in ipairs(points) do
    sum = sum + point.n
  end
  return sum
end

--- Whether there is enough for a forecast; otherwise the reason: "points" or "cases".
function M.possible(points)
  if #points < M.LEAST_POINTS then
    return false, "points"
  elseif sum_cases(points) < M.LEAST_CASES then
    return false, "cases"
  end
  return true
end

local function drifting(points, to, share, cases)
  local years, x, n = trend.columns(points)
  return stats.drifting_level(years, x, n, { to = math.max(to, years[#years]), conf = M.CONF,
    target = share, cases = cases or points[#points].n })
end

--- The forecast for a year: {year, median, lower, upper, conf, p, p_reported, horizon, cases}.
function M.of(points, year, share)
  local now = points[#points]
  local ahead = drifting(points, year, share)
  return { year = year, conf = M.CONF, median = ahead.median, lower = ahead.lower,
    upper = ahead.upper, level_lower = ahead.level_lower, level_upper = ahead.level_upper,
    p = ahead.reaches, p_reported = ahead.reported_reaches, horizon = year - now.year,
    cases = now.n, method = "drifting_level" }
end

--- Three ways on: the present share stays, the fitted trend goes on unchecked, the trend fades.
function M.scenarios(points, year, median)
  local years, x, n = trend.columns(points)
  local now = points[#points]
  local fit = stats.glm(years, x, n, { at = { year }, conf = M.CONF })
  local line = fit.forecast and fit.forecast[1]
  return { unchanged = now.x / now.n, trend = line and line.fit, damped = median }
end

--- The same forecast from fewer years: a list of {points, from, median, lower, upper, p}.
function M.windows(points, year, share)
  local list = {}
  for _, count in ipairs { 5, 8 } do
    if #points > count then
      local part = tail(points, count)
      local ahead = drifting(part, year, share)
      list[#list + 1] = { points = count, from = part[1].year, median = ahead.median,
        lower = ahead.lower, upper = ahead.upper, p = ahead.reaches }
    end
  end
  return list
end

local function test_at(points, origin, later, result)
  local ahead = drifting(table.move(points, 1, origin, 1, {}), later.year, nil, later.n)
  local share = later.x / later.n
  result.count = result.count + 1
  result.error = result.error + math.abs(ahead.median - share)
  result.naive = result.naive + math.abs(points[origin].x / points[origin].n - share)
  if share >= ahead.lower and share <= ahead.upper then
    result.covered = result.covered + 1
  end
end

local function backtest_at(points, horizon)
  local result = { horizon = horizon, count = 0, covered = 0, error = 0, naive = 0 }
  for origin = FIRST_ORIGIN, #points - 1 do
    for later = origin + 1, #points do
      if points[later].year - points[origin].year == horizon then
        test_at(points, origin, points[later], result)
      end
    end
  end
  if result.count == 0 then
    return nil
  end
  return { horizon = horizon, count = result.count, covered = result.covered,
    mae = result.error / result.count * 100, mae_naive = result.naive / result.count * 100 }
end

--- What the method would have said in earlier years: a list of {horizon, count, covered, mae,
--- mae_naive}; mean errors in points.
function M.backtest(points)
  local list = {}
  for _, horizon in ipairs(HORIZONS) do
    list[#list + 1] = backtest_at(points, horizon)
  end
  return list
end

return M
