-- One figure of one unit on the map of the wanted day, put together from weighted sources. The same
-- weight carries every count of a source, numerator and denominator alike.
local failure = require "foundation.failure"

local M = {}

local NOT_ASSESSED = { vi = "chưa đánh giá lại", en = "not assessed again" }

--- An empty one; record nil is the rest that no undivided unit takes.
function M.new(record)
  return { record = record, values = {}, bases = {}, statuses = {}, sources = 0, moved = false,
    kept = false, estimate = false, missing = false, first = 0, first_estimated = 0, n = 0,
    n_squares = 0 }
end

local function add_counts(cell, source, weight, layout)
  for _, name in ipairs(layout.counts) do
    local value = source.counts[name]
    if value == nil then
      cell.missing = true
    elseif weight == 1 then
      cell.values[name] = (cell.values[name] or 0) + value -- whole numbers stay whole
    else
      cell.values[name] = (cell.values[name] or 0) + weight * value
    end
  end
end

-- How much of the first count came through divided units.
local function add_estimated(cell, source, share, layout)
  local value = (source.counts[layout.counts[1]] or 0) * share.weight
  cell.first = cell.first + value
  cell.first_estimated = cell.first_estimated + value * (share.exact and source.estimated or 1)
end

-- The variance of a share is that of whole units: n of them counts, not the apportioned part.
local function add_n(cell, source, weight, layout)
  local n = layout.n and source.counts[layout.n]
  if n and n > 0 then
    cell.n = cell.n + weight * n
    cell.n_squares = cell.n_squares + weight * weight * n * n / (source.n_effective or n)
  end
end

local function add_bases(cell, source, share)
  for basis in pairs(share.bases) do
    cell.bases[basis] = true
  end
  for basis in (source.basis or ""):gmatch("[^+]+") do
    if basis ~= "exact" and basis ~= "reported" then
      cell.bases[basis] = true
    end
  end
end

--- Adds a share ({weight, moved, exact, bases}) of a source.
function M.add(cell, source, share, layout)
  cell.sources = cell.sources + 1
  cell.moved = cell.moved or share.moved or source.flags:find("b", 1, true) ~= nil
  cell.kept = cell.kept or not share.moved
  cell.estimate = cell.estimate or not share.exact or source.flags:find("e", 1, true) ~= nil
  cell.missing = cell.missing or source.flags:find("m", 1, true) ~= nil
  cell.statuses = source.statuses
  add_counts(cell, source, share.weight, layout)
  add_estimated(cell, source, share, layout)
  add_n(cell, source, share.weight, layout)
  add_bases(cell, source, share)
end

local function basis_of(cell)
  local list = {}
  for basis in pairs(cell.bases) do
    list[#list + 1] = basis
  end
  table.sort(list)
  return #list > 0 and table.concat(list, "+") or cell.estimate and "estimate" or "exact"
end

local function flags_of(cell, expected)
  local flags = {}
  flags[#flags + 1] = cell.moved and "b" or nil
  flags[#flags + 1] = cell.estimate and "e" or nil
  if cell.missing or expected and cell.sources < expected then
    flags[#flags + 1] = "m"
  end
  return table.concat(flags, " ")
end

local REST = { vi = "Các đơn vị bị chia", en = "Divided units" }

--- The row of a result; expected is how many sources there should be, nil when that is not known.
function M.row(cell, group, layout, expected)
  local record = cell.record
  local row = { unit_id = record and record.id, code = record and record.code,
    full_name = record and record.full_name or failure.say(REST), sources = cell.sources,
    expected = expected, flags = flags_of(cell, expected), basis = basis_of(cell) }
  row.estimated_share = cell.first > 0 and cell.first_estimated / cell.first
    or (not cell.estimate and 0 or nil)
  row.n_effective = cell.n_squares > 0 and cell.n * cell.n / cell.n_squares or nil
  for i, name in ipairs(layout.keys) do
    row[name] = group.keys[i]
  end
  for _, name in ipairs(layout.counts) do
    row[name] = cell.values[name]
  end
  -- A yes or no was said of another territory: it is neither added up nor divided.
  local keeps = record ~= nil and not cell.moved and cell.sources == 1
  for _, name in ipairs(layout.statuses) do
    row[name] = keeps and cell.statuses[name] or nil
    row.status_note = not keeps and failure.say(NOT_ASSESSED) or nil
  end
  return row
end

return M
