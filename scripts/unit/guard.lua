-- Whether two lists of units lie on two sides of a change: then a code or a name that is in both is
-- not the same place, and comparing them unit by unit compares different territories.
local failure = require "foundation.failure"
local find = require "unit.find"
local graphs = require "unit.graph"
local period = require "lotrinh.period"

local M = {}

local function set_of(list)
  local set = {}
  for _, record in ipairs(list) do
    set[record] = true
  end
  return set
end

-- The first change on the way from a unit to units of the set; nil when it does not lead there.
local function change_towards(graph, record, set, memo)
  if memo[record] ~= nil then
    return memo[record] or nil
  end
  memo[record] = false
  for _, link in ipairs(graphs.after(graph, record)) do
    if set[link.to] or change_towards(graph, link.to, set, memo) then
      memo[record] = link.on
      break
    end
  end
  return memo[record] or nil
end

local function crossed_from(graph, list, set)
  local memo, day, count = {}, nil, 0
  for _, record in ipairs(list) do
    local on = not set[record] and change_towards(graph, record, set, memo)
    if on then
      count = count + 1
      day = (day == nil or on > day) and on or day
    end
  end
  return day, count
end

--- The day of the change that lies between two lists of records, and how many units it changed;
--- nil when they are of one map.
function M.crossed(graph, first, second)
  local day, count = crossed_from(graph, first, set_of(second))
  if day == nil then
    day, count = crossed_from(graph, second, set_of(first))
  end
  return day, count
end

-- "mã 00008 trước là Phường Liễu Giai, sau là Phường Ngọc Hà": units that only share a value.
local function example(first, second, field)
  local by_value, different, shown = {}, 0, nil
  for _, record in ipairs(first) do
    by_value[record[field]] = record
  end
  for _, record in ipairs(second) do
    local other = by_value[record[field]]
    if other and other ~= record then
      different = different + 1
      local telling = other.full_name ~= record.full_name
      shown = shown or telling and { other, record } or nil
    end
  end
  return different, shown
end

local function shared_words(graph, first, second)
  local codes, pair = example(first, second, "code")
  if codes == 0 then
    return ""
  end
  local words = failure.say({ vi = "; {n} mã có ở cả hai bên nhưng chỉ địa bàn khác",
    en = "; {n} codes are on both sides but mean different territories" }, { n = codes })
  if pair then
    words = words .. failure.say({ vi = ", như {old} và {new}", en = ", as {old} and {new}" },
      { old = find.label(graph, pair[1]), new = find.label(graph, pair[2]) })
  end
  return words
end

--- Raises when the lists lie on two sides of a change, with the right way to go: a text.
function M.check(graph, first, second, way)
  local day, count = M.crossed(graph, first, second)
  if day == nil then
    return
  end
  failure.raise("LT-1846", "data", {
    vi = "hai bên ở hai phía của lần thay đổi đơn vị ngày {day} ({count} đơn vị đổi địa bàn)"
      .. "{shared}; ghép theo mã hay tên là so sánh hai nơi khác nhau. Cách đúng: {way}",
    en = "the two sides lie before and after the change of units of {day} ({count} units "
      .. "changed){shared}; joined by code or name they would compare different places. The right "
      .. "way: {way}" },
    { day = period.short(day), count = count, shared = shared_words(graph, first, second),
      way = (way:gsub("{day}", day)) })
end

return M
