-- How often the forecast of outlook is right, on simulated cities. Run it with
--   lotrinh run tests/bench/coverage_study.lua [RUNS]
-- The same seed gives the same table everywhere. docs/methods.md holds the table of 1000 runs.
--
-- A city: a share that starts near 86 % (standard deviation 0.25 on the logit), whose logit drifts
-- by a normal step a year; each year's cases vary around it more than chance (correlation rho
-- between the cases of a year). Asked: does the 80 % interval cover the share reported four years
-- on?
local runs = math.tointeger(tonumber((...) or "1000"))
local AHEAD, TARGET = 4, 0.9

-- Numbers from 0 to 1 by the xorshift64* generator: the same everywhere.
local state = 20260718
local function uniform()
  state = state ~ (state >> 12)
  state = state ~ (state << 25)
  state = state ~ (state >> 27)
  return ((state * 0x2545F4914F6CDD1D) >> 11) / 2.0 ^ 53
end

local function normal()
  return math.sqrt(-2 * math.log(1 - uniform())) * math.cos(2 * math.pi * uniform())
end

-- Exact for few cases, normal where that cannot be told apart.
local function cases_settled(n, share)
  if n * share * (1 - share) > 100 then
    local x = math.floor(n * share + math.sqrt(n * share * (1 - share)) * normal() + 0.5)
    return math.max(0, math.min(n, x))
  end
  local x = 0
  for _ = 1, n do
    x = x + (uniform() < share and 1 or 0)
  end
  return x
end

local function share_of(logit)
  return 1 / (1 + math.exp(-logit))
end

local function city(years, n, drift, rho)
  local logit = math.log(0.86 / 0.14) + 0.25 * normal()
  local x = {}
  for year = 1, years do
    logit = logit + (year > 1 and drift * normal() or 0)
    local level = share_of(logit)
    local share = level + math.sqrt(rho * level * (1 - level)) * normal()
    x[year] = cases_settled(n, math.max(0.001, math.min(0.999, share)))
  end
  return x
end

local function first(values, count)
  return table.move(values, 1, count, 1, {})
end

local function sequence(from, count, step)
  local list = {}
  for i = 1, count do
    list[i] = from + (i - 1) * step
  end
  return list
end

local function covered(interval, share)
  return interval and interval.lower and share >= interval.lower - 1e-9
    and share <= interval.upper + 1e-9 and 1 or 0
end

-- Percent of the runs in which the interval of outlook, and that of the plain trend, held the
-- share; mean width of ours.
local function coverage(years, n, drift, rho)
  local ours, plain, width = 0, 0, 0
  local times, counts = sequence(2001, years, 1), sequence(n, years, 0)
  local last = 2000 + years + AHEAD
  for _ = 1, runs do
    local x = city(years + AHEAD, n, drift, rho)
    local share = x[years + AHEAD] / n
    local seen = first(x, years)
    local ahead = stats.drifting_level(times, seen, counts, { to = last, cases = n })
    local fit = stats.glm(times, seen, counts, { at = { last }, cases = n, conf = 0.8 })
    local line = fit.forecast and fit.forecast[1]
    ours = ours + covered(ahead, share)
    plain = plain + covered(line and { lower = line.observed_lower, upper = line.observed_upper },
      share)
    width = width + ahead.upper - ahead.lower
  end
  return 100 * ours / runs, 100 * plain / runs, 100 * width / runs
end

-- Percent of the runs in which a city that never changes is called on track or met: by outlook, and
-- by the two-point growth rates of Eurostat.
local function false_hope(years, n, share)
  local hits, official = 0, 0
  local times, counts = sequence(2001, years, 1), sequence(n, years, 0)
  for _ = 1, runs do
    local x = {}
    for year = 1, years do
      x[year] = cases_settled(n, share)
    end
    local seen = outlook.of_series(times, x, counts, { target = TARGET, to = 2000 + years + AHEAD,
      detail = false })
    if seen.verdict == "met" or seen.verdict == "on_track" then
      hits = hits + 1
    end
    local shares = {}
    for year = 1, years do
      shares[year] = x[year] / n
    end
    local class = stats.progress("eurostat", times, shares,
      { target = TARGET, target_year = 2000 + years + AHEAD })
    if class.met or class.class == "significant_progress" then
      official = official + 1
    end
  end
  return 100 * hits / runs, 100 * official / runs
end

print(("Coverage of the 80 %% interval, %d years ahead, %d runs a row"):format(AHEAD, runs))
print("  n/year  years  drift   rho  outlook  plain GLM  width, points")
local outside = 0
for _, n in ipairs { 20, 100, 400, 2500 } do
  for _, years in ipairs { 5, 8, 12 } do
    for _, drift in ipairs { 0.10, 0.15, 0.20 } do
      for _, rho in ipairs { 0, 0.002 } do
        local ours, plain, width = coverage(years, n, drift, rho)
        outside = outside + ((ours < 70 or ours > 90) and 1 or 0)
        print(("  %6d  %5d   %.2f  %.3f  %7.1f  %9.1f  %13.1f"):format(n, years, drift, rho, ours,
          plain, width))
      end
    end
  end
end
print(("Rows outside 70-90 %%: %d of 72"):format(outside))
print("")
print("The same where the level hardly drifts, or drifts by 4 points a year")
for _, n in ipairs { 100, 2500 } do
  for _, years in ipairs { 5, 12 } do
    for _, drift in ipairs { 0.05, 0.30 } do
      local ours, plain, width = coverage(years, n, drift, 0.002)
      print(("  %6d  %5d   %.2f  %.3f  %7.1f  %9.1f  %13.1f"):format(n, years, drift, 0.002, ours,
        plain, width))
    end
  end
end
print("")
print(("Verdict \"on track\" or better though nothing changes, target %d %%"):format(TARGET * 100))
print("  n/year  years  true 86 %  true 80 %  by Eurostat's classes: 86 %  80 %")
local worst = 0
for _, n in ipairs { 20, 100, 400, 2500 } do
  for _, years in ipairs { 5, 8, 12 } do
    local near, official_near = false_hope(years, n, 0.86)
    local far, official_far = false_hope(years, n, 0.80)
    worst = math.max(worst, near, far)
    print(("  %6d  %5d  %9.1f  %9.1f  %28.1f  %4.1f"):format(n, years, near, far, official_near,
      official_far))
  end
end
print(("Worst: %.1f %%"):format(worst))
