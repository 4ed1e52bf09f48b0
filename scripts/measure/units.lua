-- Which units there are, on which day, and whose they are. Reads the list of units once a database;
-- knows nothing of figures.
local failure = require "foundation.failure"
local find = require "unit.find"
local graphs = require "unit.graph"

local M = {}

local UNITS = [[
  SELECT unit_id, key, code, level, name, full_name, parent_id, valid_from, valid_to
    FROM unit
   ORDER BY unit_id]]

local known = setmetatable({}, { __mode = "k" })

local function read(db)
  local units = { db = db, list = {}, by_id = {}, children = {}, under = {} }
  for row in db:rows(UNITS) do
    local unit = { id = row.unit_id, key = row.key, code = row.code,
      level = row.level, name = row.name,
      full_name = row.full_name, parent_id = row.parent_id, valid_from = row.valid_from,
      valid_to = row.valid_to }
    units.list[#units.list + 1] = unit
    units.by_id[unit.id] = unit
    if unit.parent_id then
      local children = units.children[unit.parent_id] or {}
      units.children[unit.parent_id] = children
      children[#children + 1] = unit
    end
  end
  return units
end

--- All units of a database.
function M.of(db)
  if known[db] == nil then
    known[db] = read(db)
  end
  return known[db]
end

--- Whether the unit is there on the day (its last day is the one before valid_to).
function M.valid(unit, day)
  return unit.valid_from <= day and (unit.valid_to == nil or day < unit.valid_to)
end

local function collect(units, unit, level, list)
  for _, child in ipairs(units.children[unit.id] or {}) do
    if child.level == level then
      list[#list + 1] = child
    end
    collect(units, child, level, list)
  end
  return list
end

-- On whatever day; walked once for all days.
local function ever_below(units, unit, level)
  local key = unit.id .. level
  local found = units.under[key]
  if not found then
    found = collect(units, unit, level, {})
    units.under[key] = found
  end
  return found
end

--- Units of a level below a unit that are there on the day, in the order of the list.
function M.below(units, unit, level, day)
  local key = unit.id .. level .. day
  local found = units.under[key]
  if not found then
    found = {}
    for _, child in ipairs(ever_below(units, unit, level)) do
      if M.valid(child, day) then
        found[#found + 1] = child
      end
    end
    units.under[key] = found
  end
  return found
end

--- The city: the unit above all others.
function M.city(units)
  for _, unit in ipairs(units.list) do
    if unit.level == "city" then
      return unit
    end
  end
  failure.raise("LT-1851", "data", { vi = "cơ sở dữ liệu chưa có danh mục đơn vị",
    en = "the database has no list of units" })
end

--- The unit that was meant: a name as people write it, a code, an id (a whole number), a unit
--- table; nil is the city. The day decides between units of one name.
function M.find(units, name, day)
  if name == nil then
    return M.city(units)
  elseif type(name) == "table" then
    name = name.id
  end
  return units.by_id[find.one(graphs.of(units.db), name, { date = day }).id]
end

return M
