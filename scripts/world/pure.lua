-- The level `pure`: formulas in forms and profiles that users write. They compute and nothing else:
-- no database, no files, no output, no clock, no code made at run time.
local libraries = require "world.libraries"

local M = {}

local LARGEST_FORMULA = 64 * 1024

local NAMES = "assert error ipairs next pairs select tonumber tostring type math string table utf8"

--- The globals of a formula: the language, string, table, math, utf8, and what `given` adds.
--- Reading any other name raises; nothing can be added.
---@param given table?
---@return table
function M.environment(given)
  local all = libraries.make({})
  local names = {}
  for name in NAMES:gmatch("%w+") do
    names[name] = all[name]
  end
  -- A formula gives the same result each time.
  local math_names = {}
  for name, value in pairs(all.math) do
    if name ~= "random" and name ~= "randomseed" then
      math_names[name] = value
    end
  end
  names.math = libraries.freeze(math_names, "math")
  for name, value in pairs(given or {}) do
    names[name] = value
  end
  return setmetatable({}, {
    __index = function(_, name)
      local value = names[name]
      if value == nil then
        error("unknown name '" .. tostring(name) .. "'", 2)
      end
      return value
    end,
    __newindex = function(_, name)
      error("'" .. tostring(name) .. "' cannot be set here; use a local", 2)
    end,
    __metatable = false,
  })
end

--- Compiles a formula ("a / b") or a chunk that returns -> function | nil, why.
---@param text string
---@param name string as messages name it, "=form, line 3"
---@param given table? names beside the libraries
function M.compile(text, name, given)
  if type(text) ~= "string" or #text > LARGEST_FORMULA then
    return nil, "a formula is a text of at most 64 KiB"
  end
  local environment = M.environment(given)
  return load("return " .. text, name, "t", environment) or load(text, name, "t", environment)
end

return M
