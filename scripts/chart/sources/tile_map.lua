-- Figures of the chart tile_map: the share of each commune and its square on the grid, or its
-- boundaries from a file of the user.
local communes = require "chart.sources.communes"
local compare = require "compare"
local geojson = require "chart.sources.geojson"
local text = require "lotrinh.text"

local M = {}

M.takes = { map = true }
for option in pairs(communes.takes) do
  M.takes[option] = true
end

local TILES = [[
  SELECT u.full_name, t.col, t.row
    FROM tile AS t JOIN unit AS u ON u.unit_id = t.unit_id
   ORDER BY t.row, t.col]]

-- The communes of the day with their boundaries from the user's file.
local function on_map(context, by_unit)
  local units, rows = context:communes(), {}
  local shapes = geojson.read(context.map, units)
  for i, unit in ipairs(units) do
    local row = by_unit[text.key(unit.full_name)] or {}
    row.unit, row.code, row.polygons = unit.full_name, unit.code, shapes[unit.id]
    rows[i] = row
  end
  return rows
end

function M.data(context)
  local id, definition = communes.indicator(context)
  local year, point, kind = communes.year(context, definition)
  local data = communes.common(context, id, year, point, kind)
  local by_unit = {}
  for _, row in ipairs(communes.rows(compare.ranking(id, communes.options(context, year, kind,
    point)),
    { "unit", "x", "n", "share", "small" })) do
    by_unit[text.key(row.unit)] = row
  end
  local target = context:target(id)
  data.target = target and { value = target.value, clause = target.clause, year = target.year }
  if context.map then
    data.rows, data.map = on_map(context, by_unit), (context.map:match "[^/]+$")
    return data
  end
  data.rows = {}
  for tile in context.db:rows(TILES) do
    local row = by_unit[text.key(tile.full_name)] or {}
    row.unit, row.col, row.row = tile.full_name, tile.col, tile.row
    data.rows[#data.rows + 1] = row
  end
  return data
end

return M
