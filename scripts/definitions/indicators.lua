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

return M
