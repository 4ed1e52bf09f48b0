-- Indicators by name, from data/indicators.lua. Knows nothing of observations.
local tables = require "definitions.table"

local M = {}

local list, by_id

local function load_once()
  if list then
    return
  end
  list, by_id = tables.read_lua("indicators"), {}
  for _, entry in ipairs(list) do
    assert(not by_id[entry.id], "indicator twice: " .. entry.id)
    by_id[entry.id] = entry
  end
end

--- All indicators, in the order of the file.
function M.all()
  load_once()
  return list
end

--- The indicator of that name, or nil.
function M.find(id)
  load_once()
  return by_id[id]
end

--- The definition of an indicator by its id; without one, the definition used unless asked
--- otherwise.
function M.definition(indicator, id)
  for _, definition in ipairs(indicator.definitions) do
    if id == nil or definition.id == id then
      return definition
    end
  end
  return nil
end

--- The least share of settled cases that a group needed on a day, as {80, 100}: what the sources
--- on both sides of the day state, or nil where they differ or none states it before that day.
function M.criterion_on(indicator, day)
  local before, after
  local stated = indicator.criterion_stated or {}
  for stated_on in pairs(stated) do
    if stated_on <= day and (before == nil or stated_on > before) then
      before = stated_on
    elseif stated_on > day and (after == nil or stated_on < after) then
      after = stated_on
    end
  end
  local old, new = stated[before], before ~= day and stated[after] or nil
  if old and new and old[1] * new[2] ~= new[1] * old[2] then
    return nil
  end
  return old
end

return M
