-- Two frames side by side, unit by unit: what one unit is, is decided by its territory, never by
-- its code or name. Stops when a change of units lies between them.
local columns = require "rebase.columns"
local failure = require "foundation.failure"
local find = require "unit.find"
local frame = require "lotrinh.frame"
local guard = require "unit.guard"

local M = {}

-- What an analyst who was stopped writes instead.
local RIGHT_WAY = "unit.join(rebase(a, {to = \"{day}\", counts = {...}}), b)"

-- The rest of an undivided view has no unit; it goes with the rest of the other side.
local REST = "rest"

local function raise_twice(graph, record, side, row)
  failure.raise("LT-1847", "data", {
    vi = "khung thứ {side}, dòng {row}: {unit} đã có ở dòng trước; mỗi đơn vị chỉ một dòng, hãy "
      .. "lọc một kỳ, một chỉ số",
    en = "frame {side}, row {row}: {unit} is there already; one row a unit: filter one period and "
      .. "one measure" },
    { side = side, row = row, unit = record == REST and REST or find.label(graph, record) })
end

local function read(graph, given, options, side)
  if type(given) ~= "userdata" then
    failure.raise("LT-1848", "usage", { vi = "unit.join nhận hai khung, không phải {kind}",
      en = "unit.join takes two frames, not a {kind}" }, { kind = type(given) })
  end
  local layout = columns.of_units(given, { unit = options.by, date = options.dates
    and options.dates[side] })
  local part = { layout = layout, list = {}, rows = {}, names = given:columns() }
  for row = 1, #given do
    local cells = given[row]
    local record = REST
    if not (layout.unit == "unit_id" and cells.unit_id == nil) then
      record = columns.unit_of(graph, layout, cells, row)
      part.list[#part.list + 1] = record
    end
    if part.rows[record] then
      raise_twice(graph, record, side, row)
    end
    part.rows[record] = cells
  end
  return part
end

local UNIT = { unit_id = true, code = true, full_name = true }

-- Columns of a side and what they are called in the result.
local function renamed(part, other, suffix)
  local there, list = {}, {}
  for _, name in ipairs(other.names) do
    there[name] = true
  end
  for _, name in ipairs(part.names) do
    if not UNIT[name] and name ~= part.layout.unit then
      list[#list + 1] = { from = name, to = there[name] and name .. suffix or name }
    end
  end
  return list
end

local function fill(row, cells, list)
  for _, entry in ipairs(list) do
    row[entry.to] = cells and cells[entry.from]
  end
end

local function all_units(first, second)
  local list, rest = {}, first.rows[REST] or second.rows[REST]
  for _, record in ipairs(first.list) do
    list[#list + 1] = record
  end
  for _, record in ipairs(second.list) do
    if not first.rows[record] then
      list[#list + 1] = record
    end
  end
  table.sort(list, function(a, b)
    if a.code ~= b.code then
      return a.code < b.code
    end
    return a.id < b.id
  end)
  list[#list + 1] = rest and REST or nil
  return list
end

--- One row a unit, columns of both; nil where a side has no row of the unit. options = {by, dates,
--- suffixes}.
function M.of(graph, a, b, options)
  local first, second = read(graph, a, options, 1), read(graph, b, options, 2)
  guard.check(graph, first.list, second.list, RIGHT_WAY)
  local suffixes = options.suffixes or { "_1", "_2" }
  local left = renamed(first, second, suffixes[1])
  local right = renamed(second, first, suffixes[2])
  local names, rows = { "unit_id", "code", "full_name" }, {}
  for _, list in ipairs { left, right } do
    for _, entry in ipairs(list) do
      names[#names + 1] = entry.to
    end
  end
  for i, record in ipairs(all_units(first, second)) do
    local row = record == REST and { full_name = (first.rows[REST] or second.rows[REST]).full_name }
      or { unit_id = record.id, code = record.code, full_name = record.full_name }
    fill(row, first.rows[record], left)
    fill(row, second.rows[record], right)
    rows[i] = row
  end
  return frame.new(rows, names)
end

return M
