-- The rows of a frame as figures of units: one source is one row, its unit, period and counts.
local columns = require "rebase.columns"
local failure = require "foundation.failure"
local find = require "unit.find"

local M = {}

-- Counts are whole unless they were estimated by an earlier rebasing.
local function check_count(value, name, row, flags)
  if value == nil or math.type(value) == "integer" then
    return value
  elseif type(value) == "number" and (value == math.floor(value) or flags:find("e", 1, true)) then
    return value
  end
  failure.raise("LT-1837", "data", {
    vi = "dòng {row}, cột \"{name}\": {value} không phải là số đếm; tỷ lệ và trung bình không quy "
      .. "đổi được, hãy đưa tử số và mẫu số",
    en = "row {row}, column \"{name}\": {value} is no count; rates and means cannot be rebased, "
      .. "give the numerator and the denominator" },
    { row = row, name = name, value = tostring(value) })
end

local function key_of(values, count)
  local parts = {}
  for i = 1, count do
    parts[i] = math.type(values[i]) == "float" and ("%.17g"):format(values[i])
      or type(values[i]) .. tostring(values[i])
  end
  return table.concat(parts, "\0")
end

local function read_row(graph, layout, given, row)
  local cells = given[row]
  local own = layout.own
  local source = { row = row, record = columns.unit_of(graph, layout, cells, row),
    day = columns.day_of(layout, cells), counts = {}, statuses = {}, keys = {},
    flags = own.flags and cells.flags or "", basis = own.basis and cells.basis or nil,
    estimated = own.estimated_share and cells.estimated_share or 0,
    n_effective = own.n_effective and cells.n_effective or nil }
  for i, name in ipairs(layout.keys) do
    source.keys[i] = cells[name]
  end
  source.key = key_of(source.keys, #layout.keys)
  for _, name in ipairs(layout.counts) do
    source.counts[name] = check_count(cells[name], name, row, source.flags)
  end
  for _, name in ipairs(layout.statuses) do
    source.statuses[name] = cells[name]
  end
  return source
end

local function raise_twice(graph, source, before)
  failure.raise("LT-1838", "data", {
    vi = "dòng {first} và dòng {row} cùng là {unit}, cùng kỳ: cộng cả hai sẽ đếm hai lần; hãy lọc "
      .. "bớt, hoặc nêu cột phân biệt trong keys = {...}",
    en = "rows {first} and {row} are both {unit} in one period: adding them would count twice; "
      .. "filter, or name the column that tells them apart in keys = {...}" },
    { first = before.row, row = source.row, unit = find.label(graph, source.record) })
end

-- Absent values first, numbers by size, texts by their bytes: the same order for any order of rows.
local function less(a, b)
  if type(a) ~= type(b) then
    return type(a) < type(b)
  end
  return a < b
end

local function group_order(first, second)
  for i = 1, math.max(first.width, second.width) do
    local a, b = first.keys[i], second.keys[i]
    if a ~= b then
      return a == nil or b ~= nil and less(a, b)
    end
  end
  return false
end

--- The rows in groups of one period each: {{keys, sources = {...}}, ...}, in fixed order.
function M.groups(graph, layout, given)
  local by_key, groups, seen = {}, {}, {}
  for row = 1, #given do
    local source = read_row(graph, layout, given, row)
    local group = by_key[source.key]
    if group == nil then
      group = { keys = source.keys, width = #layout.keys, sources = {} }
      by_key[source.key] = group
      groups[#groups + 1] = group
    end
    local identity = source.key .. "\0" .. source.record.id
    if seen[identity] then
      raise_twice(graph, source, seen[identity])
    end
    seen[identity] = source
    group.sources[#group.sources + 1] = source
  end
  table.sort(groups, group_order)
  for _, group in ipairs(groups) do
    table.sort(group.sources, function(first, second)
      return first.record.id < second.record.id
    end)
  end
  return groups
end

return M
