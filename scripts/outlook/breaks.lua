-- Days on which a series stops being of one piece, from data/breaks.lua. Marks points and says
-- where a trend may begin.
local failure = require "foundation.failure"
local points = require "measure.points"
local tables = require "definitions.table"

local M = {}

local entries_of_data

local function concerns(entries, value)
  if entries == nil then
    return true
  end
  for _, entry in ipairs(entries) do
    if entry == value then
      return true
    end
  end
  return false
end

--- Breaks that concern an indicator of a unit of this level, oldest first.
function M.of(indicator, level)
  entries_of_data = entries_of_data or tables.read_lua("breaks")
  local found = {}
  for _, entry in ipairs(entries_of_data) do
    if concerns(entry.indicators, indicator.id) and concerns(entry.levels, level) then
      found[#found + 1] = entry
    end
  end
  return found
end

-- Where the first point that ends on the day or later stands.
local function first_after(list, day)
  local place = #list + 1
  while place > 1 and list[place - 1].finish >= day do
    place = place - 1
  end
  return place
end

local function tell(entry)
  return { on = entry.on, kind = entry.kind, effect = entry.effect,
    words = failure.say(entry.words) }
end

--- Marks points at which a break falls, and returns those after the last break that starts a new
--- series, with the breaks between them. Points are in order of time.
function M.apply(list, breaks)
  local start, met = 1, {}
  for _, entry in ipairs(breaks) do
    local place = first_after(list, entry.on)
    if place <= #list and place > 1 then
      points.add(list[place], "flags", "break")
      met[#met + 1] = tell(entry)
    end
    if entry.effect == "restart" and place <= #list then
      -- A period that a restart cuts in two belongs to neither side.
      local cut = list[place].start < entry.on and place < #list
      start = math.max(start, cut and place + 1 or place)
    end
  end
  if start == 1 then
    return list, met
  end
  return table.move(list, start, #list, 1, {}), met
end

return M
