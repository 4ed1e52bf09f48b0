-- Units through time and which went into which, read once a database. Plain records; knows no names
-- as people write them and no figures.
local M = {}

local UNITS = [[
  SELECT unit_id, key, code, level, type, name, full_name, parent_id, valid_from, valid_from_basis,
         valid_to, valid_to_basis, area_km2, population, area_source, note
    FROM unit
   ORDER BY unit_id]]

local LINKS = [[
  SELECT succession_id, changed_on, from_id, to_id, kind, weight, basis, legal_ref, evidence,
         crosscheck, note
    FROM succession
   ORDER BY changed_on, succession_id]]

local VARIANTS = [[SELECT unit_id, variant FROM name_variant ORDER BY name_variant_id]]

-- Optional fields of a record, so that asking for one that is NULL is no mistake.
M.FIELDS = { id = true, key = true, code = true, level = true, type = true, name = true,
  full_name = true, parent_id = true, valid_from = true, valid_from_basis = true, valid_to = true,
  valid_to_basis = true, area_km2 = true, population = true, area_source = true, note = true }

local function push(lists, key, value)
  local list = lists[key]
  if list == nil then
    list = {}
    lists[key] = list
  end
  list[#list + 1] = value
end

local function read_units(db, graph)
  for row in db:rows(UNITS) do
    local record = { id = row.unit_id, variants = {} }
    for field in pairs(M.FIELDS) do
      if field ~= "id" then
        record[field] = row[field]
      end
    end
    graph.list[#graph.list + 1] = record
    graph.by_id[record.id] = record
    graph.by_key[record.key] = record
    push(graph.by_code, record.code, record)
    if record.parent_id then
      push(graph.children, record.parent_id, record)
    end
  end
end

local function read_links(db, graph)
  for row in db:rows(LINKS) do
    local link = { on = row.changed_on, from = graph.by_id[row.from_id],
      to = graph.by_id[row.to_id], kind = row.kind, weight = row.weight, basis = row.basis,
      clause = row.legal_ref, evidence = row.evidence, crosscheck = row.crosscheck,
      note = row.note }
    push(graph.after, row.from_id, link)
    push(graph.before, row.to_id, link)
  end
end

--- Reads the graph of a database without keeping it.
function M.read(db)
  local graph = { list = {}, by_id = {}, by_key = {}, by_code = {}, children = {}, after = {},
    before = {}, cache = {} }
  read_units(db, graph)
  read_links(db, graph)
  for row in db:rows(VARIANTS) do
    local variants = graph.by_id[row.unit_id].variants
    variants[#variants + 1] = row.variant
  end
  return graph
end

local known = setmetatable({}, { __mode = "k" })

--- The graph of a database: {list, by_id, by_key, by_code, children, after, before}. A link of
--- after[id] or before[id] is {on, from, to, kind, weight (nil: not known), basis, clause, ...}.
function M.of(db)
  if known[db] == nil then
    known[db] = M.read(db)
  end
  return known[db]
end

local NONE = {}

--- Links to what a unit became; several, one, or none.
function M.after(graph, record)
  return graph.after[record.id] or NONE
end

--- Links to what a unit was made of.
function M.before(graph, record)
  return graph.before[record.id] or NONE
end

--- Whether the unit is there on the day (its last day is the one before valid_to).
function M.valid(record, day)
  return record.valid_from <= day and (record.valid_to == nil or day < record.valid_to)
end

local LAST_OF_ALL = "9999-12-31"

--- The day after the last one, for comparing: later than any when the unit is still there.
function M.ends(record)
  return record.valid_to or LAST_OF_ALL
end

return M
