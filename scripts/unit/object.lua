-- Units as scripts hold them: fields that cannot be changed, predecessors and successors.
local failure = require "foundation.failure"
local find = require "unit.find"
local frame = require "lotrinh.frame"
local graphs = require "unit.graph"
local host = require "lotrinh.host"
local tree = require "unit.tree"
local words = require "unit.words"

local M = {}

local records = setmetatable({}, { __mode = "k" }) -- unit object -> {graph, record}
local methods = {}
local meta = { __name = "unit", __metatable = false }

--- The object of a record; the same record is always the same object.
function M.of(graph, record)
  local objects = graph.cache.objects or {}
  graph.cache.objects = objects
  if objects[record.id] == nil then
    local object = setmetatable({}, meta)
    records[object] = { graph = graph, record = record }
    objects[record.id] = object
  end
  return objects[record.id]
end

--- The record behind an object; nil when it is something else.
function M.record(object)
  local entry = type(object) == "table" and records[object]
  return entry and entry.record or nil
end

local LISTED = { "unit_id", "key", "code", "level", "type", "name", "full_name", "parent_id",
  "valid_from", "valid_to", "area_km2", "population" }

local list_methods = {}
local list_meta = { __index = list_methods, __name = "units", __metatable = false }

--- units:frame() -> a frame of the units
function list_methods:frame()
  local rows = {}
  for i, object in ipairs(self) do
    rows[i] = setmetatable({ unit_id = object.id }, { __index = records[object].record })
  end
  return frame.new(rows, LISTED)
end

function list_meta.__tostring(list)
  local lines = {}
  for i, object in ipairs(list) do
    lines[i] = tostring(object)
  end
  return table.concat(lines, "\n")
end

--- Objects of records, with frame() and a text of one line each.
function M.list(graph, found)
  local list = setmetatable({}, list_meta)
  for i, record in ipairs(found) do
    list[i] = M.of(graph, record)
  end
  return list
end

local link_meta = {
  __name = "succession",
  __tostring = function(link)
    return ("%s → %s (%s): %s"):format(link.from.full_name, link.to.full_name,
      words.day(link.date), words.share(link))
  end,
}

local links_meta = {
  __name = "successions",
  __tostring = function(list)
    local lines = {}
    for i, link in ipairs(list) do
      lines[i] = tostring(link)
    end
    return table.concat(lines, "\n")
  end,
}

local function links_of(graph, list, other)
  local links = setmetatable({}, links_meta)
  for i, link in ipairs(list) do
    links[i] = setmetatable({ unit = M.of(graph, link[other]), from = M.of(graph, link.from),
      to = M.of(graph, link.to), date = link.on, kind = link.kind, weight = link.weight,
      basis = link.basis, clause = link.clause, evidence = link.evidence,
      crosscheck = link.crosscheck, note = link.note, estimate = words.is_estimate(link) },
      link_meta)
  end
  return links
end

local function entry_of(object)
  local entry = type(object) == "table" and records[object]
  return entry or error("a unit expected: use unit:method(), not unit.method()", 3)
end

--- u:predecessors() -> what it was made of: {unit, date, kind, weight, basis, clause, evidence,
--- estimate, note, crosscheck}
function methods:predecessors()
  local entry = entry_of(self)
  return links_of(entry.graph, graphs.before(entry.graph, entry.record), "from")
end

--- u:successors() -> what it became
function methods:successors()
  local entry = entry_of(self)
  return links_of(entry.graph, graphs.after(entry.graph, entry.record), "to")
end

--- u:valid(day) -> whether it was there on the day
function methods:valid(day)
  return graphs.valid(entry_of(self).record, assert(find.day(day or (host.today()), "day")))
end

--- u:children(day) -> units directly below it on the day (without one: of all times)
function methods:children(day)
  local entry = entry_of(self)
  local found = {}
  day = find.day(day, "day")
  for _, record in ipairs(entry.graph.children[entry.record.id] or {}) do
    if day == nil or graphs.valid(record, day) then
      found[#found + 1] = record
    end
  end
  return M.list(entry.graph, found)
end

local LINEAGE = { "relation", "depth", "date", "from_id", "from_code", "from_name", "from_parent",
  "to_id", "to_code", "to_name", "kind", "weight", "basis", "estimate", "clause", "evidence",
  "note" }

--- u:lineage() -> all successions that lead to it and from it, as a frame
function methods:lineage()
  local entry = entry_of(self)
  return frame.new(tree.rows(entry.graph, entry.record), LINEAGE)
end

--- u:history() -> the same as a text: a tree
function methods:history()
  local entry = entry_of(self)
  return tree.text(entry.graph, entry.record)
end

function meta.__index(object, name)
  local entry = records[object]
  if graphs.FIELDS[name] then
    return entry.record[name]
  elseif name == "unit_id" then
    return entry.record.id -- as columns of frames call it
  elseif name == "parent" then
    local parent = entry.record.parent_id
    return parent and M.of(entry.graph, entry.graph.by_id[parent]) or nil
  elseif methods[name] then
    return methods[name]
  end
  local known = { "parent" }
  for field in pairs(graphs.FIELDS) do
    known[#known + 1] = field
  end
  for method in pairs(methods) do
    known[#known + 1] = method
  end
  table.sort(known)
  local nearest = host.nearest(tostring(name), known)
  failure.raise("LT-1808", "script", {
    vi = "đơn vị không có \"{name}\"{hint}", en = "a unit has no \"{name}\"{hint}" },
    { name = tostring(name), hint = nearest and " (" .. nearest .. "?)" or "" })
end

function meta.__newindex()
  error("a unit cannot be changed", 2)
end

function meta.__pairs(object)
  local copy, record = {}, records[object].record
  for field in pairs(graphs.FIELDS) do
    copy[field] = record[field]
  end
  return next, copy, nil
end

function meta.__tostring(object)
  local entry = records[object]
  return find.label(entry.graph, entry.record)
end

return M
