-- Tables of data/ as Lua rows. Knows nothing of databases or of what a row means.
local csv = require "lotrinh.csv"
local files = require "lotrinh.files"
local resource = require "lotrinh.resource"

local M = {}

--- The rows of an embedded CSV file in order; each row is a table by column name, blank cells
--- absent.
---@param name string "units" for data/units.csv
---@return table[] rows
function M.read(name)
  local path = "data/" .. name .. ".csv"
  local rows = {}
  for row in csv.rows(assert(resource.read(path)), { name = path }) do
    rows[#rows + 1] = row
  end
  return rows
end

--- The value of an embedded Lua file that holds data only: it sees no global at all.
---@param name string "indicators" for data/indicators.lua
function M.read_lua(name)
  local path = "data/" .. name .. ".lua"
  local chunk = assert(load(assert(resource.read(path)), "@" .. path, "t", {}))
  return chunk()
end

local LARGEST_OWN = 200000 -- bytes

--- A user's own Lua file that holds data only -> true, value, its text; false and what Lua says.
--- Raises what the system says of a file that cannot be read.
---@param path string
function M.read_own(path)
  local source, why = files.read(path, { max = LARGEST_OWN })
  if not source then
    error(why, 0)
  end
  local chunk, trouble = load(source, "@" .. path, "t", {})
  if not chunk then
    return false, trouble
  end
  local ok, value = pcall(chunk)
  if not ok then
    return false, tostring(value)
  end
  return true, value, source
end

return M
