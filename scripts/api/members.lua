-- The functions of the names in api.lua and of what they give: one file of api/ a name. A test
-- compares them with the code both ways.
local host = require "lotrinh.host"

local M = {}

local loaded = {}

--- What a name of api.lua has: a list of {signature, vi, en, example, see, writes}, with
--- receivers = {letter = {class, meta, given}} for methods and private = {name = true} for
--- functions that scripts do not get. Empty for a name that is one function.
---@param name string
function M.of(name)
  if loaded[name] == nil then
    loaded[name] = host.module_exists("api." .. name) and require("api." .. name) or {}
  end
  return loaded[name]
end

--- "stats", ".", "binom_ci" of an entry; the signature of a call such as rebase(...) has no dot.
function M.parts(entry)
  local receiver, separator, name = entry[1]:match("^(%w+)([.:])([%w_]+)%(")
  return receiver, separator, name
end

--- What an entry is called in help and in the pages: "stats.binom_ci", "frame:join", "rebase".
function M.title(list, entry)
  local receiver, separator, name = M.parts(entry)
  if receiver == nil then
    return entry[1]:match("^(%w+)%(")
  end
  local class = separator == ":" and list.receivers[receiver].class
  -- db is a name of its own and needs no class before its methods.
  return (class and class ~= "database" and class or receiver) .. separator .. name
end

--- The example as it runs: what it is given comes first.
function M.example(list, entry)
  local receiver, separator = M.parts(entry)
  local given = separator == ":" and list.receivers[receiver].given
  return (given and given .. "\n" or "") .. entry.example:gsub("^\n", "")
end

--- The list and receiver of the class whose values have that metatable name; nil when none has.
function M.class_of(names, meta)
  for _, name in ipairs(names) do
    local list = M.of(name)
    for letter, receiver in pairs(list.receivers or {}) do
      if receiver.meta == meta then
        return list, letter
      end
    end
  end
end

return M
