-- The years of an indicator, its pace so far and the pace that its target needs. No forecast: that
-- is outlook's.
local failure = require "foundation.failure"
local format = require "report.format"
local words = require "report.words"

local M = {}

local say = failure.say

local function year_of(day)
  return math.tointeger(tonumber(day:sub(1, 4)))
end

local function rate_points(review)
  local points = {}
  for _, period in ipairs(review.cases) do
    if period.rate and period.period_kind == "year" then
      points[#points + 1] = { x = period.settled, n = period.n, year = year_of(period.period_end),
        label = tostring(year_of(period.period_end)) }
    end
  end
  return points
end

local function group_points(review)
  local points = {}
  for _, at in ipairs(review.groups) do
    if at.rate then
      points[#points + 1] = { x = at.five_good, n = at.groups, year = year_of(at.period_end),
        label = format.day(at.period_end) }
    end
  end
  return points
end

local POINTS = { success_rate = rate_points, five_good_groups = group_points }

--- {{x, n, year, label}} of the city, oldest first; empty when there is no series.
function M.points(review, indicator)
  return POINTS[indicator.id] and POINTS[indicator.id](review) or {}
end

--- Points of percent a year from the first to the last, or nil: one point, or a criterion that
--- changed on the way.
function M.pace(indicator, points)
  local first, last = points[1], points[#points]
  if #points < 2 or first.year == last.year or indicator.criterion_stated then
    return nil
  end
  return 100 * (last.x / last.n - first.x / first.n) / (last.year - first.year)
end

--- Points of percent a year from the figure to the year of the target, or nil when the target is
--- not known to be missed.
function M.needed(result)
  local target, figure = result.target, result.figure
  if result.verdict ~= "not_met" or not target.numerator or not figure.rate then
    return nil
  end
  local years = year_of(target.deadline) - year_of(figure.period.period_end)
  if years <= 0 then
    return nil
  end
  return 100 * (target.numerator / target.denominator - figure.x / figure.n) / years, years
end

local function signed(value)
  return (value >= 0 and "+" or "−") .. format.decimal(math.abs(value), 2)
end

--- "+1,64 điểm %/năm (2020 – 2024); cần +0,12 điểm %/năm đến 2030".
function M.sentence(_, indicator, result, points)
  local parts = {}
  local pace = M.pace(indicator, points)
  if pace then
    parts[1] = say({ vi = "{pace} điểm %/năm ({first} – {last})",
      en = "{pace} points a year ({first} – {last})" },
      { pace = signed(pace), first = points[1].label, last = points[#points].label })
  elseif indicator.criterion_stated then
    parts[1] = say { vi = "không tính: tiêu chí đã đổi", en = "none: the criterion changed" }
  end
  local needed = M.needed(result)
  if needed then
    parts[#parts + 1] = say({ vi = "cần {pace} điểm %/năm đến {year}",
      en = "{pace} points a year needed until {year}" },
      { pace = signed(needed), year = year_of(result.target.deadline) })
  end
  return #parts > 0 and table.concat(parts, "; ") or "–"
end

--- What a target not met asks of the years left, as a sentence; nil when it asks nothing.
function M.ahead(result)
  local needed, years = M.needed(result)
  if not needed then
    return nil
  end
  return say({
    vi = "từ {rate} ({period}) lên {goal}, bình quân mỗi năm tăng {pace} điểm % trong {years} năm; "
      .. "trên {n} {noun} của kỳ này là thêm {short}.",
    en = "from {rate} ({period}) to {goal}: {pace} points a year for {years} years; of the {n} "
      .. "{noun} of that period, {short} more.",
  }, { rate = format.rate(result.figure.x, result.figure.n), period = words.period(
    result.figure.period), goal = format.target(result.target), pace = format.decimal(needed, 2),
    years = years, n = format.count(result.figure.n), noun = words.noun(result.indicator),
    short = format.count(result.short) })
end

return M
