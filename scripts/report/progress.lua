-- The years of an indicator, its pace so far and the pace that its target needs, as outlook reads
-- them. Forecasts nothing.
local failure = require "foundation.failure"
local format = require "report.format"
local words = require "report.words"

local M = {}

local say = failure.say

local function year_of(day)
  return math.tointeger(tonumber(day:sub(1, 4)))
end

-- The day of a count within a year is told, its last day is the year.
local function label_of(point)
  if point.finish:sub(6) == "12-31" then
    return tostring(point.year)
  end
  return format.day(point.finish)
end

--- {{x, n, year, label, kind, start, finish, vintage, reported, expected, outside}} of a result,
--- oldest first; outside: before a break that starts a new series, or of too few communes to be the
--- whole.
function M.points(result)
  local inside, list = {}, {}
  for _, point in ipairs(result.used) do
    inside[point] = true
  end
  for _, point in ipairs(result.points) do
    if point.n and point.n > 0 then
      local mirrored = result.question.mirrored
      list[#list + 1] = { x = mirrored and point.n - point.x or point.x, n = point.n,
        year = point.year, label = label_of(point), kind = point.kind, start = point.start,
        finish = point.finish, vintage = point.vintage, reported = point.reported,
        expected = point.expected, outside = not inside[point] or nil }
    end
  end
  return list
end

--- Points of percent a year from the first to the last year of the series, with their labels; nil
--- when it has one point only or is a ratio.
function M.pace(result)
  local first, last = result.used[1], result.used[#result.used]
  local trend = result.outlook.trend
  if not first or first.year == last.year or not (trend and trend.difference)
      or result.indicator.kind == "ratio" then
    return nil
  end
  return trend.difference / (last.year - first.year), label_of(first), label_of(last)
end

--- Points of percent a year that are still needed, and the years left; nil when the target is not
--- known to be missed.
function M.needed(result)
  local needed = result.outlook.needed_per_year
  if result.verdict ~= "not_met" or not needed or not result.figure.rate or needed.years <= 0 then
    return nil
  end
  return needed.points, needed.years
end

local function signed(value)
  return (value >= 0 and "+" or "−") .. format.decimal(math.abs(value), 2)
end

local function without_pace(result)
  for _, entry in ipairs(result.outlook.breaks) do
    if entry.effect == "restart" then
      return say({ vi = "chưa tính được nhịp: {words}", en = "no pace yet: {words}" },
        { words = entry.words })
    end
  end
  return #result.used == 1 and say { vi = "chưa có nhịp: mới có một kỳ",
    en = "no pace yet: one period only" } or nil
end

--- "+1,63 điểm %/năm (2020 – 2024); cần +0,15 điểm %/năm đến 2030".
function M.sentence(result)
  local parts = {}
  local pace, first, last = M.pace(result)
  if pace then
    parts[1] = say({ vi = "{pace} điểm %/năm ({first} – {last})",
      en = "{pace} points a year ({first} – {last})" },
      { pace = signed(pace), first = first, last = last })
  else
    parts[1] = without_pace(result)
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
