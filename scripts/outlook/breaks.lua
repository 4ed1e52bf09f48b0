-- Days on which a series stops being of one piece, from data/breaks.lua. Marks points and says
-- where a trend may begin.
local failure = require "foundation.failure"
local tables = require "definitions.table"

local M = {}

local list

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
  list = list or tables.read_lua("breaks")
  local found = {}
  for _, entry in ipairs(list) do
    if concerns(entry.indicators, indicator.id) and concerns(entry.levels, level) then
      found[#found + 1] = entry
    end
  end
  return found
end

local function crosses(point, entry)
  return point.start < entry.on and point.finish >= entry.on
end

local function split(points, day)
  local after, before = {}, {}
  for _, point in ipairs(points) do
    local side = point.finish >= day and after or before
    side[#side + 1] = point
  end
  return after, before
end

local function mark(point)
  if point.flags[#point.flags] ~= "break" then
    point.flags[#point.flags + 1] = "break"
  end
end

--- Marks points at which a break falls, and returns those after the last break that starts a new
--- series, with the breaks that lie within or before them.
function M.apply(points, breaks)
  local used, met = points, {}
  for _, entry in ipairs(breaks) do
    local after, before = split(points, entry.on)
    if #after > 0 and #before > 0 then
      mark(after[1])
      met[#met + 1] = { on = entry.on, kind = entry.kind, effect = entry.effect,
        words = failure.say(entry.words) }
    end
    if entry.effect == "restart" and #after > 0 then
      used = after
    end
  end
  -- A period that a restart cuts in two belongs to neither side.
  for _, entry in ipairs(breaks) do
    if entry.effect == "restart" and used[1] and crosses(used[1], entry) and #used > 1 then
      used = table.move(used, 2, #used, 1, {})
    end
  end
  return used, met
end

return M
