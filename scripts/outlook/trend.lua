-- The trend of a share by the ladder of points: 1 status, 2 difference, 3 slope, 4 interval, 5
-- test. Shares are 0..1, slopes are points (1 point = 0.01) a year. Knows no target.
local stats = require "lotrinh.stats"

local M = {}

-- Four points leave two degrees of freedom, the fewest that give an interval at all.
M.LEAST_FOR_INTERVAL = 4
-- With five points a clear order has an exact p of 0.017; with four never below 0.083.
M.LEAST_FOR_TEST = 5

local function columns(points)
  local years, x, n, shares = {}, {}, {}, {}
  for i, point in ipairs(points) do
    years[i], x[i], n[i], shares[i] = point.year, point.x, point.n, point.x / point.n
  end
  return years, x, n, shares
end

--- Columns of points: years, x, n, shares.
M.columns = columns

-- A slope on the logit scale, in points a year where the share stands now.
local function in_points(slope, share)
  return slope and slope * share * (1 - share) * 100
end

local function binomial_trend(trend, years, x, n, conf)
  local fit = stats.glm(years, x, n, { conf = conf })
  trend.status = fit.status
  trend.dispersion = fit.dispersion
  local last = fit.fitted and fit.fitted[#years]
  if fit.slope == nil or last == nil then
    return
  end
  trend.per_year = in_points(fit.slope, last)
  if #years >= M.LEAST_FOR_INTERVAL then
    trend.lower, trend.upper = in_points(fit.slope_lower, last), in_points(fit.slope_upper, last)
    trend.conf = conf
  end
  if #years >= M.LEAST_FOR_TEST then
    trend.p = fit.p
  end
end

-- The companion that a single wild year cannot turn; it does not weigh the years.
local function robust_trend(years, shares, conf)
  local line = stats.theil_sen(years, shares, { conf = conf })
  local test = stats.mann_kendall(years, shares)
  return {
    per_year = line.slope and line.slope * 100,
    lower = line.lower and line.lower * 100, upper = line.upper and line.upper * 100,
    p = test.p_exact or test.p, tau_b = test.tau_b,
  }
end

local STEPS = { "status", "difference", "slope", "interval", "test" }

--- The trend of points {year, x, n} (n > 0, oldest first): {points, step, per_year, lower, upper,
--- p, robust}; what the ladder does not allow is absent.
function M.of(points, conf)
  local years, x, n, shares = columns(points)
  local count = #points
  local trend = { points = count, step = STEPS[math.min(count, #STEPS)],
    from = years[1], to = years[count], method = "binomial" }
  if count >= 2 then
    trend.difference = (shares[count] - shares[1]) * 100
    trend.per_year = trend.difference / (years[count] - years[1])
  end
  if count >= 3 then
    binomial_trend(trend, years, x, n, conf)
  end
  if count >= M.LEAST_FOR_TEST then
    trend.robust = robust_trend(years, shares, conf)
  end
  return trend
end

return M
