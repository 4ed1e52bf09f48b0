-- Failures from Lua: the same objects that C raises, in both languages. Does not show anything.
local host = require "lotrinh.failure"

local M = {}

-- Exit codes by name; the numbers are those of src/base/failure.h.
M.exit = { script = 1, usage = 2, data = 3, warnings = 4, behind = 5, locked = 6, output = 7 }

--- A {vi = ..., en = ...} pair in the language of the session; {name} becomes values.name.
---@param words table
---@param values table?
---@return string
function M.say(words, values)
  local text = words[host.language()] or words.vi
  if values == nil then
    return text
  end
  return (text:gsub("{([%w_]+)}", function(name)
    local value = values[name]
    assert(value ~= nil, "no value for {" .. name .. "}")
    return tostring(value)
  end))
end

--- A failure object: code "LT-2001", exit a name of M.exit, words {vi, en}, values for the words.
function M.new(code, exit, words, values)
  return host.new(code, assert(M.exit[exit], exit), M.say(words, values))
end

--- Raises it, at the caller of the caller.
function M.raise(code, exit, words, values)
  error(M.new(code, exit, words, values), 3)
end

return M
