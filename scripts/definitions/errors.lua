-- The error catalogue: what a code says and what to do about it, from data/errors.csv and
-- data/errors.lua. Knows nothing of who raises them.
local failure = require "foundation.failure"
local format = require "foundation.format"
local tables = require "definitions.table"

local M = {}

local function cure_of(number)
  for _, entry in ipairs(tables.read_lua("errors")) do
    if (" " .. entry[1] .. " "):find(" " .. number .. " ", 1, true) then
      return failure.say(entry)
    end
  end
  return nil
end

--- The words on "LT-1203" (also "lt1203", "1203"), or nil when there is no such code.
---@param word string
---@return string?
function M.text(word)
  local number = word:upper():match("^LT%-?(%d%d%d%d)$") or word:match("^(%d%d%d%d)$")
  if number == nil then
    return nil
  end
  local code = "LT-" .. number
  for _, row in ipairs(tables.read("errors")) do
    if row.code == code then
      local said = format.vietnamese() and row.vi or row.en
      return code .. (said and ": " .. said or "") .. "\n  " .. (cure_of(number) or "") .. "\n"
    end
  end
  return nil
end

--- All codes, in order.
function M.codes()
  local list = {}
  for _, row in ipairs(tables.read("errors")) do
    list[#list + 1] = row.code
  end
  return list
end

return M
