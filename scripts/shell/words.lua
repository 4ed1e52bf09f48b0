-- What a shell may offer at each place of a command line, from the tables of verbs and options.
-- Knows no shell.
local charts = require "chart"
local command_line = require "lotrinh.command_line"
local failure = require "foundation.failure"
local form = require "importer.form"
local indicators = require "definitions.indicators"
local layout = require "chart.layout"
local tables = require "definitions.table"

local M = {}

local function ids(list, field)
  local result, seen = {}, {}
  for _, entry in ipairs(list) do
    if not seen[entry[field]] then
      seen[entry[field]] = true
      result[#result + 1] = entry[field]
    end
  end
  return result
end

local function sorted_keys(map)
  local keys = {}
  for key in pairs(map) do
    keys[#keys + 1] = key
  end
  table.sort(keys)
  return keys
end

local function indicator_names()
  return ids(indicators.all(), "id")
end

local function verb_names()
  return ids(command_line.tables().verbs, "name")
end

-- What values an option has, by its name; others are told by what the help calls their value.
local VALUES = {
  indicator = indicator_names,
  plan = function() return ids(tables.read "plans", "plan") end,
  form = function() return form.built_in() end,
  size = function() return sorted_keys(layout.sizes) end,
  vintage = function(option) -- files and what is stored name them in different words
    return option.words.en:find("so_bo", 1, true) and { "so_bo", "uoc_tinh", "chinh_thuc" }
      or { "official", "preliminary", "estimate", "any" }
  end,
  encoding = function() return { "tcvn3", "vni", "windows-1258" } end,
}

-- What the first argument of a verb is; others take files when the synopsis says so.
local ARGUMENTS = {
  chart = charts.names,
  explain = indicator_names,
  help = verb_names,
}

-- "DIR" -> "folder", "FILE|FOLDER..." -> "file", "vi|en" -> {"vi", "en"}, "N" -> nil
local function by_word(word)
  if word:find("DIR", 1, true) then
    return "folder"
  elseif word:find("FILE", 1, true) or word:find("SCRIPT", 1, true)
    or word:find("BACKUP", 1, true) then
    return "file"
  elseif word:find("^[%l|]+$") and word:find("|", 1, true) then
    local values = {}
    for value in word:gmatch("[^|]+") do
      values[#values + 1] = value
    end
    return values
  end
end

local function option_of(option)
  local values = nil
  if option.value then
    local made = VALUES[option.name]
    values = made and made(option) or by_word(option.value.en) or "any"
  end
  return { name = option.name, letter = option.letter, words = failure.say(option.words),
    values = values }
end

local function options_of(list)
  local result = {}
  for i, option in ipairs(list) do
    result[i] = option_of(option)
  end
  return result
end

--- {options = {{name, letter?, words, values?}}, verbs = {{name, alias, words, arguments?,
--- options}}}; values and arguments: a list, "file", "folder", or "any" for what no list tells;
--- nil: none.
function M.all()
  local known = command_line.tables()
  local result = { options = options_of(known.options), verbs = {} }
  for i, verb in ipairs(known.verbs) do
    local arguments = ARGUMENTS[verb.name]
    result.verbs[i] = { name = verb.name, alias = verb.alias, words = failure.say(verb.words),
      arguments = arguments and arguments() or by_word(verb.synopsis.en),
      options = options_of(verb.options) }
  end
  return result
end

return M
