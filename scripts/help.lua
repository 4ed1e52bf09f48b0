-- help() and help(name), made from api.lua. Does not load the modules it tells about.
local api = require "api"
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local members = require "api.members"
local letters = require "lotrinh.text"

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

local function row(entry)
  local space = (" "):rep(math.max(1, NAME_COLUMN - #entry.name))
  return "  " .. entry.name .. space .. failure.say(entry.words)
end

local function list()
  local lines = {}
  for _, entry in ipairs(M.entries()) do
    lines[#lines + 1] = row(entry)
  end
  return table.concat(lines, "\n") .. "\n"
end

local function describe(entry)
  local lines = { entry.name .. ": " .. failure.say(entry.words) }
  for _, member in ipairs(members[entry.name] or {}) do
    lines[#lines + 1] = "  " .. member[1] .. ": " .. failure.say(member)
  end
  if entry.example ~= nil then
    lines[#lines + 1] = "  " .. entry.example:gsub("\n", "\n  ")
  end
  return table.concat(lines, "\n") .. "\n"
end

--- The help text of a name, or of all names when there is none; nil when the name is not known.
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
  return nil
end

--- The names whose words or example hold the word, marks and case aside; nil when none does.
---@param word string
---@return string?
function M.search(word)
  local wanted, lines = letters.fold(word), {}
  for _, entry in ipairs(M.entries()) do
    local all = letters.fold(entry.name .. " " .. entry.words.vi .. " " .. entry.words.en .. " "
      .. (entry.example or ""))
    if wanted ~= "" and all:find(wanted, 1, true) then
      lines[#lines + 1] = row(entry)
    end
  end
  return lines[1] and table.concat(lines, "\n") .. "\n" or nil
end

--- The failure for a name that help does not know.
function M.unknown(name)
  local names = {}
  for _, entry in ipairs(M.entries()) do
    names[#names + 1] = entry.name
  end
  local nearest = host.nearest(name, names)
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
