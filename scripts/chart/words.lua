-- Figures and sentences as people read them in charts: decimal comma, sources. Draws nothing.
local format = require "foundation.format"

local M = {}

--- The text of {vi, en} in the language of the session, {name} replaced.
M.say = format.say

-- The one mark of made-up figures; never translated away.
M.FICTIONAL = "SỐ LIỆU GIẢ ĐỊNH"

M.count = format.count
M.decimal = format.decimal
M.date = format.day

--- 0.8927 -> "89,3%".
M.percent = format.share

--- 80 -> "80%", for axes whose blocks are in percent.
function M.axis_percent(value)
  return M.percent(value / 100, 0)
end

--- Whole percent of a target, with decimals only where it has some: 0.9 -> "90%".
function M.target_percent(share)
  local percent = share * 100
  local whole = math.abs(percent - math.floor(percent + 0.5)) < 1e-9
  return M.percent(share, whole and 0 or 1)
end

local DAYS_BEFORE = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 }

--- Where the date stands on an axis of years: "2025-07-01" -> 2025.4959 (day 181 of 365).
function M.date_position(date)
  local year, month, day = date:match("^(%d%d%d%d)-(%d%d)-(%d%d)$")
  assert(year, date)
  local number = tonumber(year)
  local leap = number % 4 == 0 and (number % 100 ~= 0 or number % 400 == 0)
  local before = DAYS_BEFORE[tonumber(month)] + tonumber(day) - 1
  if leap and tonumber(month) > 2 then
    before = before + 1
  end
  return number + before / (leap and 366 or 365)
end

-- The reform of administrative units: districts end, 526 communes become 126.
local REFORM = "2025-07-01"

local function reform_mark(at)
  return { x = at, text = M.say({ vi = "từ 01/7/2025: 126 xã, phường",
    en = "since 1 July 2025: 126 communes" }) }
end

--- The break mark of 2025-07-01 among periods {start, finish, at}, oldest first, each as wide as 1
--- on its axis: between two of them, or in the middle of the one that it falls into.
function M.reform_break_among(periods)
  for i, period in ipairs(periods) do
    local inside = period.start < REFORM and period.finish >= REFORM
    if inside or i > 1 and periods[i - 1].finish < REFORM and period.start >= REFORM then
      return { reform_mark(inside and period.at or period.at - 0.5) }
    end
  end
  return {}
end

--- The break mark of 2025-07-01 when the axis of years crosses it, as spec.breaks.
function M.reform_break(x)
  local at = M.date_position(REFORM)
  if at <= x.first or at >= x.last + 1 then
    return {}
  end
  return { reform_mark(at) }
end

--- "Nguồn: ..."
function M.source(source)
  return M.say({ vi = "Nguồn: {source}", en = "Source: {source}" }, { source = source })
end

--- The lines below a chart: its own explanation with the notes of rows, and the source.
function M.notes(text, rows, source)
  local parts = {}
  parts[1] = text ~= "" and text or nil
  for _, row in ipairs(rows) do
    if row.note then
      parts[#parts + 1] = (row.label or row.year) .. ": " .. row.note .. "."
    end
  end
  local lines = { M.source(source) }
  if #parts > 0 then
    table.insert(lines, 1, table.concat(parts, " "))
  end
  return lines
end

--- Definition, periods and vintage in one line.
function M.subtitle(data, first, last)
  local from, to = first.label or first.year, last.label or last.year
  local period = from == to and from
    or M.say({ vi = "{from} đến {to}", en = "{from} to {to}" }, { from = from, to = to })
  local parts = { data.definition, tostring(period) }
  parts[#parts + 1] = data.vintage
  return table.concat(parts, " · ")
end

return M
