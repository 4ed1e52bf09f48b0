-- Units, their succession, their spellings and their places on the tile map, from data/.
local insert = require "store.insert"
local tables = require "definitions.table"

local M = {}

local function load_units(db)
  local ids = {}
  for number, row in ipairs(tables.read("units")) do
    ids[row.unit_id] = number
    insert.row(db, "unit", {
      unit_id = number, key = row.unit_id, code = row.code, level = row.level, type = row.type,
      name = row.name, full_name = row.full_name,
      parent_id = row.parent_id and assert(ids[row.parent_id], row.parent_id),
      valid_from = row.valid_from, valid_from_basis = row.valid_from_basis,
      valid_to = row.valid_to, valid_to_basis = row.valid_to_basis,
      area_km2 = insert.real(row.area_km2), population = insert.integer(row.population),
      area_source = row.area_pop_source, note = row.note,
    })
  end
  return ids
end

local function load_succession(db, ids)
  for number, row in ipairs(tables.read("succession")) do
    insert.row(db, "succession", {
      succession_id = number, changed_on = row.date,
      from_id = assert(ids[row.from_id], row.from_id), to_id = assert(ids[row.to_id], row.to_id),
      kind = row.kind, weight = insert.real(row.pop_share), basis = "population",
      legal_ref = row.legal_ref, evidence = row.evidence, crosscheck = row.crosscheck,
      note = row.note,
    })
  end
end

-- The unit that had this code on that day.
local function unit_with_code(db, code, day)
  local found = db:query([[
    SELECT unit_id FROM unit
     WHERE code = :code AND valid_from <= :day AND (valid_to IS NULL OR valid_to > :day)
     ORDER BY unit_id]], { code = code, day = day })
  assert(#found == 1, code .. " at " .. day)
  return found[1].unit_id
end

-- "Xa\u0303" as the text it stands for; "\n" as a line break.
local function unescape(escaped)
  return (escaped:gsub("\\u(%x%x%x%x)", function(digits)
    return utf8.char(tonumber(digits, 16))
  end):gsub("\\xe3", utf8.char(0xE3)):gsub("\\n", "\n"))
end

local function load_variants(db)
  for number, row in ipairs(tables.read("name_variants")) do
    local variant = unescape(row.variant)
    insert.row(db, "name_variant", {
      name_variant_id = number, unit_id = unit_with_code(db, row.code, row.valid_at),
      variant = db:query("SELECT nfc(:text) AS text", { text = variant })[1].text, kind = row.kind,
      escaped = variant ~= row.variant and row.variant or nil, source = row.source,
    })
  end
end

-- The tiles are those of the communes of 2025-07-01.
local TILES_AT = "2025-07-01"

local function load_tiles(db)
  for _, row in ipairs(tables.read("tile_grid")) do
    insert.row(db, "tile", {
      unit_id = unit_with_code(db, row.code, TILES_AT), col = insert.integer(row.col),
      row = insert.integer(row.row), lon = insert.real(row.lon), lat = insert.real(row.lat),
    })
  end
end

--- Loads them all; returns the key of a unit (code_day) -> its id in this database.
function M.load(db)
  local ids = load_units(db)
  load_succession(db, ids)
  load_variants(db)
  load_tiles(db)
  return ids
end

return M
