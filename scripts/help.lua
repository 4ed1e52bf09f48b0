-- help() and help(name), made from api.lua and the files of api/. Does not load the modules that it
-- tells about.
local api = require "api"
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local letters = require "lotrinh.text"
local members = require "api.members"

local M = {}

local NAME_COLUMN = 12

--- The entries of api.lua whose module is there.
function M.entries()
  local result = {}
  for _, entry in ipairs(api) do
    if host.module_exists(entry.module) then
      result[#result + 1] = entry
    end
  end
  return result
end

local function row(name, words)
  return "  " .. name .. (" "):rep(math.max(2, NAME_COLUMN - #name)) .. failure.say(words)
end

local function list()
  local lines = {}
  for _, entry in ipairs(M.entries()) do
    lines[#lines + 1] = row(entry.name, entry.words)
  end
  return table.concat(lines, "\n") .. "\n"
end

local function indented(code)
  return "    " .. code:gsub("^\n", ""):gsub("\n", "\n    ")
end

local EXAMPLE = { vi = "Ví dụ:", en = "Example:" }

local function describe(entry)
  local lines = { entry.name .. ": " .. failure.say(entry.words) }
  for _, member in ipairs(members.of(entry.name)) do
    lines[#lines + 1] = "  " .. member[1] .. ": " .. failure.say(member)
  end
  if entry.example ~= nil then
    lines[#lines + 1] = failure.say(EXAMPLE)
    lines[#lines + 1] = indented(entry.example)
  end
  return table.concat(lines, "\n") .. "\n"
end

local function describe_member(found, member)
  local lines = { member[1], "  " .. failure.say(member), failure.say(EXAMPLE),
    indented(members.example(found, member)) }
  if member.see then
    lines[#lines + 1] = failure.say { vi = "Xem thêm: ", en = "See also: " } .. member.see
  end
  return table.concat(lines, "\n") .. "\n"
end

-- Calls body(name, list, member) for every function and method until it returns something.
local function each_member(body)
  for _, entry in ipairs(M.entries()) do
    local found = members.of(entry.name)
    for _, member in ipairs(found) do
      local result = body(entry.name, found, member)
      if result ~= nil then
        return result
      end
    end
  end
end

-- "frame.join", "frame:join", "f:join" all mean the same.
local function find_member(wanted)
  wanted = wanted:gsub(":", ".")
  return each_member(function(name, found, member)
    local _, _, last = members.parts(member)
    local title = members.title(found, member):gsub(":", ".")
    local called = member[1]:match("^([%w.:_]+)%("):gsub(":", ".")
    if wanted == title or wanted == called or (last and wanted == name .. "." .. last) then
      return describe_member(found, member)
    end
  end)
end

--- The help text of a name ("stats", "stats.binom_ci", "f:join"), or of all names when there is
--- none; nil when the name is not known.
---@param name string?
---@return string?
function M.text(name)
  if name == nil then
    return list()
  end
  for _, entry in ipairs(M.entries()) do
    if entry.name == name then
      return describe(entry)
    end
  end
  return find_member(name)
end

local function holds(wanted, ...)
  return letters.fold(table.concat({ ... }, " ")):find(wanted, 1, true) ~= nil
end

--- The names and functions whose words or example hold the word, marks and case aside; nil when
--- none does.
---@param word string
---@return string?
function M.search(word)
  local wanted, lines = letters.fold(word), {}
  if wanted == "" then
    return nil
  end
  for _, entry in ipairs(M.entries()) do
    if holds(wanted, entry.name, entry.words.vi, entry.words.en, entry.example or "") then
      lines[#lines + 1] = row(entry.name, entry.words)
    end
  end
  each_member(function(_, found, member)
    if holds(wanted, member[1], member.vi, member.en) then
      lines[#lines + 1] = row(members.title(found, member), member)
    end
  end)
  return lines[1] and table.concat(lines, "\n") .. "\n" or nil
end

--- All that help has text on: names, functions, methods.
function M.names()
  local names = {}
  for _, entry in ipairs(M.entries()) do
    names[#names + 1] = entry.name
  end
  each_member(function(_, found, member)
    names[#names + 1] = members.title(found, member)
  end)
  return names
end

--- The methods of a value by the name of its metatable ("lotrinh.frame"), as a list; empty for any
--- other value.
---@param meta string
function M.methods(meta)
  local names, methods = {}, {}
  for _, entry in ipairs(M.entries()) do
    names[#names + 1] = entry.name
  end
  local found, letter = members.class_of(names, meta)
  for _, member in ipairs(found or {}) do
    local receiver, separator, name = members.parts(member)
    if separator == ":" and receiver == letter then
      methods[#methods + 1] = name
    end
  end
  return methods
end

--- The failure for a name that help does not know.
function M.unknown(name)
  local nearest = host.nearest(name, M.names())
  if nearest == nil then
    return failure.new("LT-2110", "usage", { vi = "không có phần giúp về \"{name}\"",
      en = "there is no help on \"{name}\"" }, { name = name })
  end
  return failure.new("LT-2110", "usage", {
    vi = "không có phần giúp về \"{name}\"; có phải bạn muốn \"{nearest}\"?",
    en = "there is no help on \"{name}\"; did you mean \"{nearest}\"?" },
    { name = name, nearest = nearest })
end

return M
