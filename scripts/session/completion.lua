-- Completion at the prompt, by where the word stands: commands, names and fields, what a string
-- names, SQL. Runs no code of the user: no metamethod of theirs is called.
local arguments = require "session.arguments"
local files = require "lotrinh.files"
local help = require "help"
local letters = require "lotrinh.text"
local libraries = require "world.libraries"
local members = require "api.members"
local failure = require "foundation.failure"
local names = require "session.names"
local scan = require "session.scan"
local sql = require "session.sql"
local sql_completion = require "session.sql_completion"

local M = {}

-- More than this is a wall of words; another letter narrows it.
local MOST = 200

local KEYWORDS = "and break do else elseif end false for function goto if in local nil not or"
  .. " repeat return then true until while"

local function add_keys(found, content)
  for key in next, content do
    if type(key) == "string" and key:find("^[%a_][%w_]*$") then
      found[key] = found[key] or ""
    end
  end
end

local LOCALS = { "%f[%w_]local%s+([%a_][%w_,%s]*)", "%f[%w_]for%s+([%a_][%w_,%s]-)%s+in%f[^%w_]",
  "%f[%w_]for%s+([%a_][%w_]*)%s*=", "%f[%w_]function[%s%w_.:]*%(([%w_,%s]*)" }

-- `local a, b`, `for i, v in`, `function (x, y)` of the statement itself.
local function add_locals(found, text)
  for _, pattern in ipairs(LOCALS) do
    for list in text:gmatch(pattern) do
      for name in list:gmatch("[%a_][%w_]*") do
        found[name] = found[name] or ""
      end
    end
  end
end

local function global_names(world, text)
  local found = {}
  add_keys(found, world.globals)
  add_keys(found, world.provided)
  for word in KEYWORDS:gmatch("%a+") do
    found[word] = ""
  end
  add_locals(found, text)
  for _, entry in ipairs(help.entries()) do
    found[entry.name] = failure.say(entry.words)
  end
  return found
end

local told -- "stats.mean", and ":join" of any value, -> "stats.mean(x): ..."; made once

-- The first words about the function `name` of `path`, "" when there are none.
local function words_of(path, name)
  if told == nil then
    told = {}
    for _, entry in ipairs(help.entries()) do
      for _, member in ipairs(members.of(entry.name)) do
        local receiver, separator, last = members.parts(member)
        if receiver ~= nil then
          local owner = separator == ":" and ":" or receiver .. "."
          told[owner .. last] = member[1] .. ": " .. failure.say(member)
        end
      end
    end
  end
  return told[path .. "." .. name] or told[":" .. name] or ""
end

-- What a value offers after "." or ":": its own keys, those of an __index that is a table, and what
-- it has by code, which stands in the table of the API.
local function field_names(value, path)
  local found = {}
  for _ = 1, 8 do -- chains of __index are short, and may be circular
    local content = libraries.content(value)
    if type(content) == "table" then
      add_keys(found, content)
    end
    local meta = debug.getmetatable(value)
    for _, method in ipairs(help.methods(meta ~= nil and rawget(meta, "__name") or "")) do
      found[method] = found[method] or ""
    end
    value = meta ~= nil and rawget(meta, "__index") or nil
    if type(value) ~= "table" then
      break
    end
  end
  for name in pairs(found) do
    found[name] = words_of(path, name)
  end
  return found
end

-- A name of api.lua is loaded when its fields are asked for: that is our code, not the user's.
local function provided(world, name)
  local value = rawget(world.globals, name)
  if value ~= nil then
    return value
  end
  for _, entry in ipairs(help.entries()) do
    if entry.name == name then
      return world.globals[name]
    end
  end
  return world.provided[name]
end

-- The value of "a.b.c" without calling anything; nil when it cannot be had so.
local function value_of(world, path)
  local value
  for name in path:gmatch("[%w_]+") do
    if value == nil then
      value = provided(world, name)
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

local function prefixed(found, word)
  local list = {}
  for name, detail in pairs(found) do
    if name:sub(1, #word) == word then
      list[#list + 1] = { word = name, detail = detail }
    end
  end
  table.sort(list, function(a, b) return a.word < b.word end)
  return list
end

-- Names of the data: any of their words may begin as typed, marks and case aside.
local function folded(entries, word)
  local wanted, list = " " .. letters.fold(word), {}
  for _, entry in ipairs(entries) do
    if (" " .. entry.folded):find(wanted, 1, true) then
      list[#list + 1] = entry
    end
  end
  return list
end

local function listed(values, word)
  local found = {}
  for _, value in ipairs(values) do
    found[value] = ""
  end
  return prefixed(found, word)
end

-- Files that begin as typed, folders with "/"; only of a kind when one is wanted.
local function file_names(word, ending)
  local folder, begin = word:match("^(.-)([^/]*)$")
  local list = {}
  for _, name in ipairs(files.list(folder == "" and "." or folder) or {}) do
    local is_folder = files.kind(folder .. name) == "folder"
    local fits = is_folder or ending == nil or name:sub(-#ending) == ending
    if fits and name:sub(1, #begin) == begin and (begin ~= "" or name:sub(1, 1) ~= ".") then
      list[#list + 1] = { word = folder .. name .. (is_folder and "/" or ""), detail = "" }
    end
  end
  return list
end

-- The function whose arguments begin after `at`: "chart.draw" of `chart.draw(`.
local function function_before(text, at)
  return text:sub(1, at - 1):match("([%a_][%w_.]*:?[%w_]*)%s*$")
end

-- The option a value is given to: "unit" of `unit = "`.
local function option_before(text, at)
  return text:sub(1, at - 1):match("([%a_][%w_]*)%s*=%s*$")
end

-- What a value names: by the option it is given to, or as the first argument of a function.
local function kind_of_value(text, stack, at)
  local inner = stack[#stack]
  if inner ~= nil and inner.open == "{" then
    return arguments.values[option_before(text, at) or ""]
  end
  local called = inner ~= nil and inner.open == "(" and not text:find(",", inner.at, true)
    and function_before(text, inner.at) or function_before(text, at)
  return called and arguments.first[called]
end

local function in_string(text, stack)
  local string = table.remove(stack)
  local word = text:sub(string.content)
  local kind = kind_of_value(text, stack, string.at)
  if kind == "sql" or string.open == "[[" and sql.looks_like(word) then
    local found, start = sql_completion.candidates(word)
    return prefixed(found, word:sub(start)), string.content + start - 1
  elseif type(kind) == "table" then
    return listed(kind, word), string.content
  elseif kind ~= nil then
    return folded(names.of(kind), word), string.content
  end
  return file_names(word), string.content
end

-- A number, or the name of an option, within `f("x", {`.
local function in_options(text, stack, word, start)
  local inner, outer = stack[#stack], stack[#stack - 1]
  if inner == nil or inner.open ~= "{" then
    return nil
  end
  local option = option_before(text, start)
  if option ~= nil then
    return arguments.values[option] == "year" and folded(names.of("year"), word) or nil
  end
  local called = outer ~= nil and outer.open == "(" and function_before(text, outer.at)
    or function_before(text, inner.at)
  local options = called and arguments.options[called]
  if options == nil or not text:sub(1, start - 1):find("[{,]%s*$") then
    return nil
  end
  local found = {}
  for _, name in ipairs(options) do
    found[name .. " = "] = ""
  end
  return prefixed(found, word)
end

local QUOTES = { ['"'] = true, ["'"] = true, ["[["] = true }

local function in_lua(world, text)
  local stack = scan.lua(text)
  local inner = stack[#stack]
  if inner ~= nil and QUOTES[inner.open] then
    return in_string(text, stack)
  end
  local path, at = text:match("([%a_][%w_%.]*)[.:]()[%w_]*$")
  if path ~= nil then
    local value = value_of(world, path)
    return value ~= nil and prefixed(field_names(value, path), text:sub(at)) or {}, at
  end
  local start = text:match("()[%w_]*$")
  local options = in_options(text, stack, text:sub(start), start)
  if options ~= nil then
    return options, start
  end
  return prefixed(global_names(world, text), text:sub(start)), start
end

local function in_command(session, text)
  local start = text:match("^%s*%.()[%w_]*$")
  if start ~= nil then
    local found = {}
    for _, command in ipairs(session.commands) do
      found[command.name:sub(2)] = failure.say(command.words) -- a word begins after the dot
      found[command.alias:sub(2)] = failure.say(command.words)
    end
    return prefixed(found, text:sub(start)), start
  end
  local name, at = text:match("^%s*(%.%a[%w_]*)%s+()%S*$")
  for _, command in ipairs(session.commands) do
    if name ~= nil and (command.name == name or command.alias == name) then
      local word = text:sub(at)
      return command.values and listed(command.values(), word)
        or command.file and file_names(word, command.file) or {}, at
    end
  end
  return nil
end

-- After "?" and .help: whatever can be told of.
local function in_question(session, text)
  local at = text:match("^%s*%?%??%s*()[%w_.:%-]*$")
    or text:match("^%s*%.help%s+()%S*$") or text:match("^%s*%.trogiup%s+()%S*$")
  if at == nil then
    return nil
  end
  local found = {}
  for _, entry in ipairs(help.entries()) do
    found[entry.name] = failure.say(entry.words)
  end
  for _, command in ipairs(session.commands) do
    found[command.name] = failure.say(command.words)
  end
  for _, kind in ipairs { "indicator", "chart", "plan", "target" } do
    for _, entry in ipairs(names.of(kind)) do
      found[entry.word] = entry.detail
    end
  end
  return prefixed(found, text:sub(at)), at
end

local function candidates(session, text)
  local found, start = in_question(session, text)
  if found == nil then
    found, start = in_command(session, text)
  end
  if found ~= nil then
    return found, start
  end
  local mode = session.settings.mode
  if mode == "sql" or mode == "auto" and sql.looks_like(text) then
    local set, at = sql_completion.candidates(text)
    return prefixed(set, text:sub(at)), at
  end
  return in_lua(session.world, text)
end

--- Where the word begins (bytes before it), then a line for each candidate: the word, a tab, what
--- is told of it.
function M.text(session, text)
  local list, start = candidates(session, text)
  local lines = { tostring(start - 1) }
  for i = 1, math.min(#list, MOST) do
    lines[i + 1] = list[i].word:gsub("[%c]", " ") .. "\t" .. list[i].detail:gsub("[%c]", " ")
  end
  return table.concat(lines, "\n")
end

--- What was read of the data is read anew.
function M.forget()
  names.forget()
  sql_completion.forget()
end

return M
