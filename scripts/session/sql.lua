-- SQL typed at the prompt: what looks like it, when it is complete, its result. Does not show it.
local failure = require "foundation.failure"
local host = require "lotrinh.host"

local M = {}

-- The code of a statement that ends too early (src/system/database_failure.c).
local INCOMPLETE = "LT-1243"

local FIRST_WORDS = {}
for word in ("select with values explain insert update delete create drop alter pragma replace"
  .. " begin commit rollback attach vacuum"):gmatch("%a+") do
  FIRST_WORDS[word] = true
end

--- True for text that begins as SQL does; the caller has seen that it is no Lua.
function M.looks_like(text)
  local word, after = text:match("^%s*(%a+)(.*)$")
  if word == nil or not FIRST_WORDS[word:lower()] then
    return false
  end
  -- `values = {` and `select("#",` are Lua that goes on in the next line.
  return after == "" or after:find("^%s+[^%s=]") ~= nil or after:find("^%s*$") ~= nil
    or (word:lower() == "values" and after:find("^%s*%(") ~= nil)
end

--- True for text that Lua would take but that is meant as SQL: a first word alone on its line, or
--- one that is no name of the world, as in `VALUES (1)`.
function M.is_meant(world, text)
  local word, after = text:match("^%s*(%a+)(.*)$")
  if word == nil or not FIRST_WORDS[word:lower()] then
    return false
  end
  if rawget(world.globals, word) ~= nil then
    return false
  end
  return after:find("^%s*$") ~= nil
    or (after:find("^%s*%(") ~= nil and world.provided[word] == nil)
end

local function ends(text)
  return text:find(";%s*$") ~= nil
end

-- One line without ";" runs when it can; a line that only begins a statement asks for more.
local function goes_on(text, why)
  if ends(text) then
    return false
  end
  if text:find("\n", 1, true) then
    return true
  end
  return (type(why) == "table" and why.code == INCOMPLETE)
    or not text:lower():find("%f[%w_]from%f[^%w_]")
end

--- Runs it -> the result; nil, true when more lines are needed. Raises what the database refuses.
function M.run(world, text)
  if text:find("\n", 1, true) and not ends(text) then
    return nil, true
  end
  local db = world.globals.db
  local ok, result, why = pcall(db.query, db, text)
  host.check()
  if ok and result ~= nil then
    return result
  end
  if not ok then
    why = result
  end
  if goes_on(text, why) then
    return nil, true
  end
  error(why or failure.new("LT-2121", "script", { vi = "câu SQL không có kết quả",
    en = "the SQL gave no result" }), 0)
end

return M
