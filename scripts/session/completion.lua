-- Completion at the prompt: names, fields, methods, commands. Runs no code of the user: metamethods
-- are not called, and only tables that are already there are looked into.
local help = require "help"
local libraries = require "world.libraries"
local sql = require "session.sql"
local sql_completion = require "session.sql_completion"

local M = {}

-- More than this is a wall of words; another letter narrows it.
local MOST = 200

local KEYWORDS = "and break do else elseif end false for function goto if in local nil not or"
  .. " repeat return then true until while"

local function add_keys(set, content)
  for key in next, content do
    if type(key) == "string" and key:find("^[%a_][%w_]*$") then
      set[key] = true
    end
  end
end

local function global_names(world)
  local set = {}
  add_keys(set, world.globals)
  add_keys(set, world.provided)
  for _, entry in ipairs(help.entries()) do
    set[entry.name] = true
  end
  for word in KEYWORDS:gmatch("%a+") do
    set[word] = true
  end
  return set
end

-- What a value offers after "." or ":": its own keys, and those of an __index that is a table.
local function field_names(value)
  local set = {}
  for _ = 1, 8 do -- chains of __index are short, and may be circular
    local content = libraries.content(value)
    if type(content) == "table" then
      add_keys(set, content)
    end
    local meta = debug.getmetatable(value)
    -- What a value has by code and not by a table stands in the table of the API.
    for _, method in ipairs(help.methods(meta ~= nil and rawget(meta, "__name") or "")) do
      set[method] = true
    end
    value = meta ~= nil and rawget(meta, "__index") or nil
    if type(value) ~= "table" then
      break
    end
  end
  return set
end

-- The value of "a.b.c" without calling anything; nil when it cannot be had so.
local function value_of(world, path)
  local value
  for name in path:gmatch("[%w_]+") do
    if value == nil then
      value = rawget(world.globals, name)
      if value == nil then
        value = world.provided[name]
      end
    else
      local content = libraries.content(value)
      value = type(content) == "table" and rawget(content, name) or nil
    end
    if value == nil then
      return nil
    end
  end
  return value
end

local function candidates(world, commands, text)
  if text:find("^%s*%.[%w_]*$") then
    local set = {}
    for _, command in ipairs(commands) do
      set[command.name:sub(2)] = true -- a word begins after the dot
      set[command.alias:sub(2)] = true
    end
    return set, text:match("%.()[%w_]*$")
  end
  if sql.looks_like(text) then
    return sql_completion.candidates(world, text)
  end
  local path, at = text:match("([%a_][%w_%.]*)[.:]()[%w_]*$")
  if path ~= nil then
    local value = value_of(world, path)
    return value ~= nil and field_names(value) or {}, at
  end
  return global_names(world), text:match("()[%a_]?[%w_]*$")
end

--- Where the word begins, then each candidate, a line each.
function M.text(world, commands, text)
  local set, start = candidates(world, commands, text)
  local word, found = text:sub(start), {}
  for name in pairs(set) do
    if name:sub(1, #word) == word then
      found[#found + 1] = name
    end
  end
  table.sort(found)
  local lines = { tostring(start - 1) }
  table.move(found, 1, math.min(#found, MOST), 2, lines)
  return table.concat(lines, "\n")
end

return M
