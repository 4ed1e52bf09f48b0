-- Completion within SQL: tables where a table stands, else columns of the tables named, functions
-- and keywords. Asks the database for its names once.
local current = require "store.current"

local M = {}

local KEYWORDS = "SELECT FROM WHERE GROUP BY ORDER HAVING LIMIT OFFSET JOIN LEFT ON AS AND OR"
  .. " NOT IN IS NULL LIKE BETWEEN DISTINCT CASE WHEN THEN ELSE END WITH UNION ALL VALUES DESC"
  .. " ASC EXISTS COUNT SUM AVG MIN MAX ROUND COALESCE LENGTH"

-- After these a table is named, until another clause begins.
local TABLE_CLAUSES = { FROM = true, JOIN = true }
local OTHER_CLAUSES = { SELECT = true, WHERE = true, ON = true, BY = true, HAVING = true,
  LIMIT = true, AS = true, VALUES = true }

-- name of a table or view, in small letters -> its name; columns are filled in when asked for.
local function tables_of(world)
  if world.sql_names == nil then
    local names = {}
    local rows = current.database():query("SELECT name FROM sqlite_schema"
      .. " WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'")
    for i = 1, #rows do
      names[rows[i].name:lower()] = { name = rows[i].name }
    end
    world.sql_names = names
  end
  return world.sql_names
end

local function columns_of(entry)
  if entry.columns == nil then
    local quoted = '"' .. entry.name:gsub('"', '""') .. '"'
    entry.columns = current.database():query("SELECT * FROM " .. quoted .. " LIMIT 0"):columns()
  end
  return entry.columns
end

local function clause_of(before)
  local clause = nil
  for word in before:gmatch("[%a_]+") do
    local upper = word:upper()
    if TABLE_CLAUSES[upper] or OTHER_CLAUSES[upper] then
      clause = upper
    end
  end
  return clause
end

local function add_columns(world, set, text)
  for word in text:gmatch("[%w_]+") do
    local entry = tables_of(world)[word:lower()]
    for _, name in ipairs(entry and columns_of(entry) or {}) do
      set[name] = true
    end
  end
end

local function add_keywords(set, word)
  local small = word:find("%l") ~= nil
  for keyword in KEYWORDS:gmatch("%a+") do
    set[small and keyword:lower() or keyword] = true
  end
end

--- The set of candidates for the last word of `text`, and where that word begins.
function M.candidates(world, text)
  local start = text:match("()[%w_]*$")
  local before, word, set = text:sub(1, start - 1), text:sub(start), {}
  if TABLE_CLAUSES[clause_of(before) or ""] then
    for _, entry in pairs(tables_of(world)) do
      set[entry.name] = true
    end
  else
    add_columns(world, set, text)
  end
  if not before:find("%.$") then
    add_keywords(set, word)
  end
  return set, start
end

return M
