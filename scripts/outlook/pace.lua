-- The verdict on what is counted in full (groups, mediators, trainers, communes): no chance in it,
-- so the pace so far stands beside the pace that is needed. Knows shares of cases not at all.
local attain = require "outlook.attain"
local say = require "outlook.say"
local stats = require "lotrinh.stats"
local trend = require "outlook.trend"

local M = {}

-- A pace of less than 60 % of what is needed is slow by the classes of Eurostat too.
local NEAR = 0.6

-- Two points have no pace that could be checked by a third.
local LEAST_TO_TRUST = 3

local function share(point)
  return point.x / point.n
end

local function per_year(first, last)
  return (share(last) - share(first)) / (last.year - first.year)
end

-- The pace of the whole series and of its last step, in shares a year.
local function paces(points)
  local count = #points
  if count < 2 then
    return nil
  end
  return per_year(points[1], points[count]), per_year(points[count - 1], points[count])
end

local function needed_per_year(question, result)
  local now, years = question.now, question.years_left
  local target = question.target
  result.needed = attain.needed(target, now.n)
  result.missing = math.max(0, result.needed - now.x)
  if years > 0 then
    local wanted = target.numerator / target.denominator
    result.needed_per_year = { count = result.missing / years, years = years,
      points = math.max(0, wanted - share(now)) * 100 / years }
  end
end

local function verdict_of(question, long, short)
  local years = question.years_left
  local gap = question.target.numerator / question.target.denominator - share(question.now)
  local best, worst = math.max(long, short), math.min(long, short)
  if #question.used < LEAST_TO_TRUST then
    return best > 0 and "at_risk" or "behind"
  elseif worst * years >= gap then
    return "on_track"
  elseif best * years >= gap * NEAR then
    return "at_risk"
  end
  return "behind"
end

local REASONS = {
  on_track = { vi = "nhịp từ {from} và nhịp kỳ gần nhất đều đủ để đạt vào năm {year}",
    en = "the pace since {from} and that of the last step both suffice by {year}" },
  at_risk = { vi = "nhịp từ {from} và nhịp kỳ gần nhất chưa cùng đủ để đạt vào năm {year}",
    en = "the pace since {from} and that of the last step do not both suffice by {year}" },
  behind = { vi = "nhịp hiện nay không đủ để đạt vào năm {year}",
    en = "the present pace does not suffice by {year}" },
  two = { vi = "mới có hai kỳ ({from}, {to}), chưa kiểm được nhịp",
    en = "only two periods ({from}, "
    .. "{to}): the pace cannot be checked" },
  one = { vi = "mới có một kỳ, chưa có nhịp để so", en = "only one period: there is no pace yet" },
  met = { vi = "đã đủ {needed}/{n}", en = "{needed} of {n} needed are there" },
  late = { vi = "đã hết hạn, còn thiếu {missing}", en = "the time is up, {missing} are missing" },
}

local function words(question, result, key)
  local used = question.used
  local values
  -- Only what the sentence asks for: this is done for every commune.
  if key == "met" then
    values = { needed = say.count(result.needed), n = say.count(question.now.n) }
  elseif key == "late" then
    values = { missing = say.count(result.missing) }
  else
    values = { from = used[1].year, to = used[#used].year, year = question.deadline_year }
  end
  return say.say(REASONS[key], values)
end

local function would_change(question, result)
  local now = question.now
  if result.verdict == "met" then
    return say.say({ vi = "còn dưới {needed} thì không còn đạt", en = "below {needed} it is lost" },
      { needed = say.count(result.needed) })
  elseif result.needed_per_year then
    return say.say({ vi = "mỗi năm thêm {count} trở lên thì đủ vào năm {year}",
      en = "{count} more a year suffice by {year}" },
      { count = say.count(math.ceil(result.needed_per_year.count)), year = question.deadline_year })
  end
  return say.say({ vi = "cần {needed}/{n}", en = "{needed} of {n} are needed" },
    { needed = say.count(result.needed), n = say.count(now.n) })
end

local function judge_pace(question, result)
  local long, short = paces(question.used)
  if long == nil then
    result.verdict, result.reason = "no_data", words(question, result, "one")
    return
  end
  result.pace_per_year = { points = long * 100, count = long * question.now.n,
    last_points = short * 100, last_count = short * question.now.n }
  result.projected = math.max(0, math.min(1,
    share(question.now) + long * math.max(0, question.years_left)))
  result.verdict = verdict_of(question, long, short)
  result.reason = words(question, result,
    #question.used < LEAST_TO_TRUST and "two" or result.verdict)
end

-- Years: a slope through all points, and the median of slopes that a wild year cannot turn.
local function trend_of(points)
  local years, _, _, shares = trend.columns(points)
  local count = #points
  local result = { points = count, from = years[1], to = years[count], method = "pace",
    step = count >= 3 and "slope" or count == 2 and "difference" or "status" }
  if count >= 2 then
    result.difference = (shares[count] - shares[1]) * 100
    result.per_year = result.difference / (years[count] - years[1])
  end
  if count >= trend.LEAST_FOR_TEST then
    local line = stats.theil_sen(years, shares)
    result.robust = { per_year = line.slope * 100 }
  end
  return result
end

--- Fills a result for counts of which so many must attain (share, unit_share, cohort).
function M.judge(question, result)
  result.attained = attain.share(question.target, question.now.x, question.now.n)
  result.trend = trend_of(question.used)
  needed_per_year(question, result)
  if result.attained then
    judge_pace(question, result)
    result.verdict, result.reason = "met", words(question, result, "met")
  elseif question.years_left <= 0 or question.now.finish >= question.deadline then
    judge_pace(question, result)
    result.verdict, result.reason = "behind", words(question, result, "late")
  else
    judge_pace(question, result)
  end
  result.would_change = would_change(question, result)
end

--- Fills a result for a ratio (one trainer per 80 groups): what is required is rounded up, the
--- rest is a shortage in persons. Both counts go on at their own pace.
function M.judge_ratio(question, result)
  local now, target = question.now, question.target
  M.judge(question, result)
  result.shortage = result.missing
  result.n_per_x = now.x > 0 and now.n / now.x or nil
  result.value_kind = "ratio"
  local first = question.used[1]
  local years = question.years_left
  if first.year < now.year and years > 0 then
    local span = now.year - first.year
    local n = math.max(0, math.floor(now.n + (now.n - first.n) / span * years + 0.5))
    local x = math.max(0, math.floor(now.x + (now.x - first.x) / span * years + 0.5))
    result.projected_counts = { x = x, n = n, needed = attain.needed(target, n) }
  end
end

return M
