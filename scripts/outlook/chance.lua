-- The verdict on a share of cases: what happens to cases has chance in it, so that one good year
-- is no proof. The rules and the study behind them: docs/methods.md.
local attain = require "outlook.attain"
local forecast = require "outlook.forecast"
local say = require "outlook.say"
local small = require "outlook.small"
local stats = require "lotrinh.stats"
local trend = require "outlook.trend"

local M = {}

local LIKELY, UNLIKELY = 0.8, 0.2

-- An 80 % interval wider than this many points leaves the question open, unless P is decisive.
local WIDEST = 0.20

local function share_of(target)
  return target.numerator / target.denominator
end

local function whole_interval_attains(interval, target)
  local share = share_of(target)
  return target.operator == ">" and interval.lower > share
    or target.operator ~= ">" and interval.lower >= share
end

--- By a forecast's chance of the target: on_track, at_risk, behind, or no_data when it is too wide.
function M.by_chance(ahead)
  if ahead.p >= LIKELY then
    return "on_track"
  elseif ahead.p < UNLIKELY then
    return "behind"
  elseif ahead.upper - ahead.lower > WIDEST then
    return "no_data"
  end
  return "at_risk"
end

local REASONS = {
  met = { vi = "cả khoảng tin cậy nằm trên mức mục tiêu",
    en = "the whole interval is above the target" },
  on_track = { vi = "nhiều khả năng đạt vào năm {year} ({p})", en = "likely by {year} ({p})" },
  at_risk = { vi = "năm {year}: {likely} ({p})", en = "by {year}: {likely} ({p})" },
  behind = { vi = "khó đạt vào năm {year} ({p})", en = "unlikely by {year} ({p})" },
  no_data = {
    vi = "dự báo năm {year} quá rộng ({low}–{high}) để kết luận",
    en = "the forecast for {year} is too wide ({low}–{high}) to decide",
  },
}

local TOO_SHORT = {
  points = {
    vi = "mới có {count} năm số liệu dùng được, cần ít nhất {least} năm để dự báo",
    en = "{count} usable years; a forecast needs at least {least}",
  },
  cases = {
    vi = "cả chuỗi chỉ có {cases} vụ việc, cần ít nhất {least} để dự báo",
    en = "{cases} cases in all; a forecast needs at least {least}",
  },
}

local function sum_cases(points)
  local sum = 0
  for _, point in ipairs(points) do
    sum = sum + point.n
  end
  return sum
end

-- Too little for a forecast: what stands now, and why there is no verdict.
local function without_forecast(question, result, why)
  result.verdict = "no_data"
  result.reason = say.say(TOO_SHORT[why], { count = #question.used,
    cases = sum_cases(question.used),
    least = why == "points" and forecast.LEAST_POINTS or forecast.LEAST_CASES })
  result.would_change = why == "points"
    and say.say({ vi = "thêm {count} năm số liệu cùng loại",
      en = "{count} more years of the same kind" },
      { count = forecast.LEAST_POINTS - #question.used })
    or say.say { vi = "thêm vụ việc, hoặc gộp nhiều đơn vị",
      en = "more cases, or several units pooled" }
end

-- The least count of next year (of as many cases) with which the verdict is at least as good as
-- wanted.
local function least_next(question, wanted)
  local now, share = question.now, share_of(question.target)
  local points = table.move(question.used, 1, #question.used, 1, {})
  local function reaches(x)
    points[#question.used + 1] = { year = now.year + 1, x = x, n = now.n }
    return forecast.of(points, question.deadline_year, share).p >= wanted
  end
  if now.year + 1 > question.deadline_year or not reaches(now.n) then
    return nil
  end
  local low, high = 0, now.n
  while low < high do
    local middle = (low + high) // 2
    if reaches(middle) then
      high = middle
    else
      low = middle + 1
    end
  end
  return low
end

local function would_change(question, result)
  local now = question.now
  local wanted = result.verdict == "on_track" and UNLIKELY or LIKELY
  local least = least_next(question, wanted)
  if least == nil then
    return say.say({ vi = "một năm tới chưa đủ để đổi kết luận",
      en = "one more year cannot change it" })
  end
  local words = result.verdict == "on_track"
    and { vi = "năm {year} dưới {rate} (với {n} vụ việc) thì thành chậm",
      en = "below {rate} in {year} (of {n} cases) it becomes behind" }
    or { vi = "năm {year} từ {rate} trở lên (với {n} vụ việc) thì thành đúng lộ trình",
      en = "from {rate} in {year} (of {n} cases) it becomes on track" }
  return say.say(words, { year = now.year + 1, rate = say.rate(least, now.n),
    n = say.count(now.n) })
end

local function details(question, result, share)
  local used, ahead = question.used, result.forecast
  result.scenarios = forecast.scenarios(used, ahead.year, ahead.median)
  result.windows = forecast.windows(used, ahead.year, share)
  result.backtest = forecast.backtest(used)
  if result.verdict ~= "met" then
    result.would_change = would_change(question, result)
  end
end

local function with_forecast(question, result)
  local share = share_of(question.target)
  local ahead = forecast.of(question.used, question.deadline_year, share)
  result.forecast, result.p_target = ahead, ahead.p
  result.p_words = say.likely(ahead.p)
  if result.verdict ~= "met" then
    result.verdict = M.by_chance(ahead)
  end
  result.reason = say.say(REASONS[result.verdict], { year = ahead.year, p = say.chance(ahead.p),
    likely = say.likely(ahead.p), low = say.share(ahead.lower), high = say.share(ahead.upper) })
  if question.detail then
    details(question, result, share)
  end
end

-- How far it is from here: in points and in cases, a year, beside the pace so far.
local function pace(question, result)
  local now, target = question.now, question.target
  local years = question.years_left
  local missing = math.max(0, attain.needed(target, now.n) - now.x)
  result.missing = missing
  if years > 0 then
    result.needed_per_year = {
      points = math.max(0, share_of(target) - now.x / now.n) * 100 / years,
      count = missing / years, years = years }
  end
  local so_far = result.trend.per_year
  if so_far then
    result.pace_per_year = { points = so_far, count = so_far / 100 * now.n }
  end
end

local function after_deadline(question, result)
  if question.now.finish < question.deadline then
    return false
  end
  result.verdict = result.attained and "met" or "behind"
  result.reason = result.attained
    and say.say({ vi = "đã đạt khi hết hạn", en = "met when the time was up" })
    or say.say({ vi = "đã hết hạn mà không đạt", en = "the time was up and it was not met" })
  return true
end

--- What can be said without a target: the interval and the trend of a share.
function M.describe(question, result)
  local now = question.now
  if now.n == nil or now.x > now.n then
    return
  end
  local interval = stats.binom_ci(now.x, now.n, { conf = 0.95, method = "wilson" })
  result.interval = { lower = interval.lower, upper = interval.upper, conf = 0.95,
    method = "wilson" }
  result.trend = trend.of(question.used, forecast.CONF)
end

--- Fills a result for a share of cases judged as "at least".
function M.judge(question, result)
  local now, target = question.now, question.target
  M.describe(question, result)
  local interval = result.interval
  result.attained = attain.share(target, now.x, now.n)
  if result.attained then
    result.beyond_chance = whole_interval_attains(interval, target)
  else
    result.beyond_chance = interval.upper < share_of(target)
  end
  pace(question, result)
  if after_deadline(question, result) then
    return
  end
  if result.attained and whole_interval_attains(interval, target) then
    result.verdict, result.reason = "met", say.say(REASONS.met)
  end
  local possible, why = forecast.possible(question.used)
  if possible then
    with_forecast(question, result)
  elseif result.verdict ~= "met" then
    if question.unit.level ~= "commune" or not small.judge(question, result) then
      without_forecast(question, result, why)
    end
  end
end

return M
