-- What f:join asks before it matches rows by a code or a name of units: whether both sides mean the
-- same units. Does not join.
local columns = require "rebase.columns"
local current = require "store.current"
local failure = require "foundation.failure"
local find = require "unit.find"
local graphs = require "unit.graph"
local guard = require "unit.guard"

local M = {}

-- A code or name means a unit only on a day; unit_id and key mean the same unit always.
local TELLING = { code = true, name = true, full_name = true, unit = true, unit_code = true,
  unit_name = true }
local DATES = { "period_end", "finish", "date", "year" }

-- Keys that keep the rows of one time together: then a code means the same unit on both sides.
local TIMES = { period_end = true, finish = true, date = true, period = true,
  period_start = true, year = true }

-- What an analyst who was stopped writes instead.
local RIGHT_WAY = "rebase(a, {to = \"{day}\", counts = {...}}):join(b, ...)"

local function unit_pair(pairs_of_keys)
  local found
  for _, pair in ipairs(pairs_of_keys) do
    if TIMES[pair[1]] and TIMES[pair[2]] then
      return nil
    elseif TELLING[pair[1]] or TELLING[pair[2]] then
      found = found or pair
    end
  end
  return found
end

-- The day of what stands in a date column: a year, a day, a period; nil where it does not tell.
local function day_of(graph, value, column)
  if math.type(value) == "integer" then
    return columns.day_of_year(graph, value)
  end
  return find.day(value, column)
end

local function date_column(given)
  local there = {}
  for _, name in ipairs(given:columns()) do
    there[name] = true
  end
  for _, name in ipairs(DATES) do
    if there[name] then
      return name
    end
  end
end

-- The units that a text means on a day, or ever.
local function meant(graph, text, day)
  local found = find.candidates(graph, text, { exact = true })
  return day and find.all(graph, text, { exact = true, date = day }) or found
end

-- What the key column of one side means: its records, which texts it has, which are not clear.
local function read(graph, given, key, day)
  local side = { records = {}, texts = {}, unclear = {} }
  local column = day == nil and date_column(given) or nil
  local rows, seen = given:group(column and { key, column } or { key }, {}), {}
  for i = 1, #rows do
    local row = rows[i]
    local text = row[key]
    if type(text) == "string" then
      local on = day or column and day_of(graph, row[column], column)
      local found = meant(graph, text, on)
      side.texts[text] = true
      side.unclear[text] = side.unclear[text] or #found > 1 and not on or nil
      if #found == 1 and not seen[found[1]] then
        seen[found[1]] = true
        side.records[#side.records + 1] = found[1]
      end
    end
  end
  return side
end

local function raise_unclear(graph, text)
  local labels = find.labels(graph, find.candidates(graph, text, { exact = true }))
  failure.raise("LT-1852", "usage", {
    vi = "\"{text}\" chỉ nhiều nơi tùy theo ngày ({labels}), mà khung không nói ngày nào; hãy cho "
      .. "dates = {\"2024-12-31\", \"2026-12-31\"}: ngày của khung trái và của khung phải",
    en = "\"{text}\" means different places depending on the day ({labels}), and a frame does not "
      .. "tell the day; give dates = {\"2024-12-31\", \"2026-12-31\"}: the days of the left and of "
      .. "the right frame" }, { text = text, labels = labels })
end

--- Raises where rows of two frames would be matched by a code or a name that means different units
--- on the two sides. keys: pairs of column names; dates: nil or the days of the two frames.
function M.check(left, right, keys, dates)
  local pair = unit_pair(keys)
  if pair == nil then
    return
  end
  local graph = graphs.of(current.database())
  local days = {}
  for side = 1, 2 do
    days[side] = dates and dates[side] and find.day(dates[side], "dates") or nil
  end
  local first = read(graph, left, pair[1], days[1])
  local second = read(graph, right, pair[2], days[2])
  guard.check(graph, first.records, second.records, RIGHT_WAY)
  local least
  for text in pairs(first.texts) do
    if second.texts[text] and (first.unclear[text] or second.unclear[text])
        and (least == nil or text < least) then
      least = text
    end
  end
  if least then
    raise_unclear(graph, least)
  end
end

return M
