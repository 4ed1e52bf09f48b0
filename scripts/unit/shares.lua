-- Where the people of a unit are on a later day: composes successions. Shares come from a function
-- of the caller; knows no figures.
local failure = require "foundation.failure"
local find = require "unit.find"
local graphs = require "unit.graph"
local period = require "lotrinh.period"

local M = {}

local function by_id(first, second)
  return first.record.id < second.record.id
end

local function raise_backwards(graph, record, day)
  failure.raise("LT-1820", "usage", {
    vi = "{unit} chưa có vào ngày {day}: chỉ quy đổi được số liệu cũ về địa bàn mới hơn; hãy chọn "
      .. "to muộn hơn, hoặc view = \"reported\"",
    en = "{unit} was not there yet on {day}: figures are only carried forward, to later "
      .. "territories; choose a later to, or view = \"reported\"" },
    { unit = find.label(graph, record), day = period.short(day) })
end

local function raise_lost(graph, record, day)
  local district = record.level == "district"
  failure.raise("LT-1821", "data", district and {
    vi = "{unit} kết thúc trước ngày {day} và không có đơn vị kế tục cùng cấp: số liệu của nó sẽ "
      .. "bị mất; hãy quy đổi từ số liệu cấp xã",
    en = "{unit} ended before {day} without a successor of its level: its figures would be lost; "
      .. "rebase the figures of its communes" } or {
    vi = "{unit} kết thúc trước ngày {day} nhưng dữ liệu không ghi đơn vị kế tục: số liệu của nó "
      .. "sẽ bị mất",
    en = "{unit} ended before {day} and no successor is recorded: its figures would be lost" },
    { unit = find.label(graph, record), day = period.short(day) })
end

-- What the unit became, people only, on its last day; raises when it cannot be followed.
local function links_with_people(graph, record, day)
  if record.valid_from > day then
    raise_backwards(graph, record, day)
  end
  local links = {}
  for _, link in ipairs(graphs.after(graph, record)) do
    if link.weight ~= 0 then
      links[#links + 1] = link
    end
  end
  if #links == 0 then
    raise_lost(graph, record, day)
  end
  return links
end

--- The units of a day in which people of the unit live: a list of records, in order of their ids.
--- memo belongs to the caller, one for each day.
function M.destinations(graph, record, day, memo)
  if memo[record] then
    return memo[record]
  end
  local list, seen = {}, {}
  if graphs.valid(record, day) then
    list[1] = record
  else
    for _, link in ipairs(links_with_people(graph, record, day)) do
      for _, other in ipairs(M.destinations(graph, link.to, day, memo)) do
        if not seen[other] then
          seen[other] = true
          list[#list + 1] = other
        end
      end
    end
    table.sort(list, function(first, second) return first.id < second.id end)
  end
  memo[record] = list
  return list
end

local function compose(graph, record, day, weigh, memo)
  local totals, shares = {}, {}
  for _, part in ipairs(weigh(record)) do
    for _, share in ipairs(M.of(graph, part.link.to, day, weigh, memo)) do
      local total = totals[share.record]
      if total == nil then
        total = { record = share.record, weight = 0, moved = true, bases = {} }
        totals[share.record] = total
        shares[#shares + 1] = total
      end
      total.weight = total.weight + part.weight * share.weight
      for basis in pairs(share.bases) do
        total.bases[basis] = true
      end
      if part.link.weight ~= 1 then
        total.bases[part.basis] = true
      end
    end
  end
  table.sort(shares, by_id)
  return shares
end

--- The shares of a unit's people in the units of a day: {{record, weight, moved, exact, bases =
--- {population = true, ...}}, ...}; the weights add up to 1. weigh(record) gives the links after a
--- unit that carry people: {{link, weight, basis}, ...}. A unit whose parts all came together again
--- was not divided.
function M.of(graph, record, day, weigh, memo)
  if memo[record] then
    return memo[record]
  end
  local shares
  if graphs.valid(record, day) then
    shares = { { record = record, weight = 1, moved = false, exact = true, bases = {} } }
  else
    local all = M.destinations(graph, record, day, memo.destinations)
    if #all == 1 then
      shares = { { record = all[1], weight = 1, moved = true, exact = true, bases = {} } }
    else
      shares = compose(graph, record, day, weigh, memo)
      for _, share in ipairs(shares) do
        share.exact = false
      end
    end
  end
  memo[record] = shares
  return shares
end

--- The units of an earlier day from which a unit has its people: a list of records.
function M.origins(graph, record, day)
  local list, seen = {}, {}
  local function walk(unit)
    if seen[unit] then
      return
    end
    seen[unit] = true
    local before = graphs.before(graph, unit)
    if unit.valid_from <= day or #before == 0 then
      list[#list + 1] = unit
      return
    end
    for _, link in ipairs(before) do
      if link.weight ~= 0 then
        walk(link.from)
      end
    end
  end
  walk(record)
  return list
end

return M
