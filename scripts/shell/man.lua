-- Manual pages in mdoc(7): the part of lotrinh(1) that lists verbs and options, and lotrinh-lua(3).
-- In English, as manual pages of a Debian system are.
local api = require "api"
local command_line = require "lotrinh.command_line"
local members = require "api.members"

local M = {}

-- A text as mdoc takes it: no control line, no escape, no ASCII that prints as something else.
local function plain(text)
  return (text:gsub("\\", "\\e"):gsub("^([.'])", "\\&%1"):gsub("\n([.'])", "\n\\&%1"))
end

-- Arguments of a macro: quotes around what mdoc would read as a macro or as punctuation.
local function quoted(text)
  return '"' .. plain(text):gsub('"', '\\(dq') .. '"'
end

local function add_option(lines, option)
  local names = option.letter and ("Fl %s , Fl -%s"):format(option.letter, option.name)
    or "Fl -" .. option.name
  local value = option.value and " Ar " .. quoted(option.value.en) or ""
  lines[#lines + 1] = ".It " .. names .. value
  lines[#lines + 1] = plain(option.words.en)
end

local function add_options(lines, options)
  lines[#lines + 1] = ".Bl -tag -width Ds -compact"
  for _, option in ipairs(options) do
    add_option(lines, option)
  end
  lines[#lines + 1] = ".El"
end

local function add_verb(lines, verb)
  lines[#lines + 1] = (".Ss %s (%s)\n.Nm\n.Cm %s"):format(verb.name, verb.alias, verb.name)
  if verb.options[1] then
    lines[#lines + 1] = ".Op Ar options"
  end
  if verb.synopsis.en ~= "" then
    lines[#lines + 1] = ".Ar " .. quoted(verb.synopsis.en)
  end
  lines[#lines + 1] = ".Pp\n" .. plain(verb.words.en:gsub("^%l", string.upper)) .. "."
  if verb.options[1] then
    lines[#lines + 1] = ".Pp"
    add_options(lines, verb.options)
  end
  lines[#lines + 1] = ".Pp\nExample:\n.Dl " .. plain("lotrinh " .. verb.example)
end

--- The sections COMMANDS and OPTIONS of lotrinh(1).
function M.commands()
  local known = command_line.tables()
  local lines = { ".Sh COMMANDS" }
  for _, verb in ipairs(known.verbs) do
    add_verb(lines, verb)
  end
  lines[#lines + 1] = ".Sh OPTIONS\nFor all commands:"
  add_options(lines, known.options)
  return table.concat(lines, "\n") .. "\n"
end

local HEAD = [[
.\" Made from scripts/api.lua and scripts/api/.
.Dd November 23, 2026
.Dt LOTRINH-LUA 3
.Os
.Sh NAME
.Nm lotrinh-lua
.Nd what scripts of lotrinh can call
.Sh DESCRIPTION
A script run by
.Xr lotrinh 1
is Lua 5.4 with the names below.
Its files lie in its own folder and in the output folder; it has no shell and no network.
At the prompt,
.Ql ?name
shows the same in Vietnamese.
]]

local function add_entry(lines, entry)
  lines[#lines + 1] = ".Ss " .. entry.name
  lines[#lines + 1] = plain(entry.words.en)
  local list = members.of(entry.name)
  if #list > 0 then
    lines[#lines + 1] = ".Bl -tag -width Ds"
    for _, member in ipairs(list) do
      lines[#lines + 1] = ".It Li " .. quoted(member[1])
      lines[#lines + 1] = plain(member.en)
    end
    lines[#lines + 1] = ".El"
  end
  if entry.example then
    lines[#lines + 1] = ".Bd -literal -offset indent\n"
      .. plain((entry.example:gsub("^\n", ""):gsub("\n*$", ""))) .. "\n.Ed"
  end
end

--- lotrinh-lua(3)
function M.api()
  local lines = { HEAD .. ".Sh NAMES" }
  for _, entry in ipairs(api) do
    add_entry(lines, entry)
  end
  lines[#lines + 1] = ".Sh SEE ALSO\n.Xr lotrinh 1 ,\n.Xr lua 1"
  return table.concat(lines, "\n") .. "\n"
end

return M
