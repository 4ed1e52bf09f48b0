-- Shares of divided units by their mediation groups: each group of the old unit is looked up in
-- the registers of the new ones by its name and village. Only where every group of the old unit is
-- found in exactly one place; a share that had to be guessed is not known.
local graphs = require "unit.graph"
local text = require "lotrinh.text"

local M = {}

local GROUPS = [[
  SELECT unit_id, name, village, mediators FROM current_group ORDER BY unit_id, name]]

local function key_of(row)
  return text.key(row.name) .. "\0" .. text.key(row.village or "")
end

local function read(db)
  local registers = {}
  for row in db:rows(GROUPS) do
    local list = registers[row.unit_id] or {}
    registers[row.unit_id] = list
    list[#list + 1] = { key = key_of(row), mediators = row.mediators }
  end
  return registers
end

-- key -> how many groups of the unit have it
local function counts_of(list)
  local counts = {}
  for _, group in ipairs(list or {}) do
    counts[group.key] = (counts[group.key] or 0) + 1
  end
  return counts
end

-- Whether another predecessor of the new unit has a group of that name, which then may be the one.
local function is_shared(graph, registers, to, from, key)
  for _, link in ipairs(graphs.before(graph, to)) do
    if link.from ~= from and counts_of(registers[link.from.id])[key] then
      return true
    end
  end
  return false
end

-- The one successor in which a group is now; nil when that cannot be told.
local function place_of(graph, registers, record, group)
  local place
  for _, link in ipairs(graphs.after(graph, record)) do
    local count = link.weight ~= 0 and counts_of(registers[link.to.id])[group.key] or 0
    if count > 0 then
      local alone = count == 1 and place == nil
        and not is_shared(graph, registers, link.to, record, group.key)
      if not alone then
        return nil
      end
      place = link.to
    end
  end
  return place
end

local function shares_of(graph, registers, record, basis)
  local parts, sum = {}, 0
  for _, group in ipairs(registers[record.id]) do
    local place = place_of(graph, registers, record, group)
    local size = basis == "groups" and 1 or group.mediators
    if place == nil or size == nil or counts_of(registers[record.id])[group.key] > 1 then
      return nil
    end
    parts[place.id] = (parts[place.id] or 0) + size
    sum = sum + size
  end
  if sum == 0 then
    return nil
  end
  for id, size in pairs(parts) do
    parts[id] = size / sum
  end
  return parts
end

--- {[from_id] = {[to_id] = share}} by "groups" or "mediators", for the units whose registers tell.
function M.read(db, graph, basis)
  local registers, shares = read(db), {}
  for id in pairs(registers) do
    local record = graph.by_id[id]
    if #graphs.after(graph, record) > 1 then
      shares[id] = shares_of(graph, registers, record, basis)
    end
  end
  return shares
end

return M
