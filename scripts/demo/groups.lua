-- The fictional groups: each keeps its identity from 2023 to 2026 while its commune changes. Gives
-- what a register counts of a group on a day; knows nothing of cases or of files.
local figures = require "demo.figures"
local places = require "demo.places"
local random = require "demo.random"

local M = {}

-- Members beyond the three of the Law: about 6.4 a group (33,000 / 5,111).
local MEAN_MORE, NO_MORE = 3.4, 0.033373269960326066 -- exp(-3.4)

-- What a group that is not composed as the Law asks lacks.
local FLAWS = { "few", "woman", "leader", "minority" }

-- Communes where many people of ethnic minorities live; in the fictional city those of the former
-- district of Ba Vì and Thạch Thất at the mountains. A choice, not a list of the State.
local MINORITY = { ["Xã Ba Vì"] = true, ["Xã Suối Hai"] = true, ["Xã Yên Bài"] = true,
  ["Xã Yên Xuân"] = true, ["Xã Phú Cát"] = true }

local function new_group(number, place, stream)
  local group = { number = number, place = place,
    mediators = 3 + stream:poisson(MEAN_MORE, NO_MORE), women_share = stream:between(250, 560),
    minority_area = MINORITY[place[1].full_name] == true, phase = stream:below(1000),
    five = stream:below(1000), help = stream:below(1000) }
  group.women = math.max(1, group.mediators * group.women_share // 1000)
  group.minority = group.minority_area and stream:between(1, 3) or stream:chance(20) and 1 or 0
  return group
end

-- Names as they are: "Tổ hòa giải thôn 3", "Tổ hòa giải TDP số 12".
local function name_groups(list)
  local counts = {}
  for _, group in ipairs(list) do
    local commune = group.place[1]
    counts[commune] = (counts[commune] or 0) + 1
    if commune.type == "Xã" then
      group.village = "Thôn " .. counts[commune]
    else
      group.village = "Tổ dân phố số " .. counts[commune]
    end
    group.name = "Tổ hòa giải " .. group.village:gsub("^%u", string.lower)
  end
end

-- Who was there first: of every old commune one group, then in random order. Position k exists once
-- the city has k groups.
local function order_of_founding(list, stream)
  local first, rest, seen = {}, {}, {}
  for _, group in ipairs(stream:shuffle({ table.unpack(list) })) do
    local old, middle, today = group.place[3], group.place[2], group.place[1]
    if seen[old] and seen[middle] and seen[today] then
      rest[#rest + 1] = group
    else
      seen[old], seen[middle], seen[today] = true, true, true
      first[#first + 1] = group
    end
  end
  table.move(rest, 1, #rest, #first + 1, first)
  for position, group in ipairs(first) do
    group.position = position
  end
  return first
end

-- A fixed order of the groups by a draw and a leaning of their commune: the first k have it.
local function rank(list, field, leaning)
  local order = { table.unpack(list) }
  local function score(group)
    return group[field] + (leaning and leaning[group.place[1]] or 0)
  end
  table.sort(order, function(a, b)
    local x, y = score(a), score(b)
    return x < y or (x == y and a.number < b.number)
  end)
  return order
end

local function leanings(units, stream, spread)
  local map = {}
  for _, unit in ipairs(units.today) do
    map[unit] = stream:bell(spread)
  end
  return map
end

--- Makes the groups: {list, units, by_founding, ...}; `small` keeps twelve communes of today.
function M.new(seed, small)
  local last = figures.stocks[#figures.stocks]
  local spots, units = places.of(last.groups, seed)
  local stream = random.new(seed, "groups")
  local city = { list = {}, units = units, seed = seed }
  for number, place in ipairs(spots) do
    city.list[number] = new_group(number, place, stream)
  end
  name_groups(city.list)
  city.by_founding = order_of_founding(city.list, stream)
  city.training = leanings(units, stream, 70)
  city.by_five_good = rank(city.list, "five", leanings(units, stream, 160))
  city.by_help = rank(city.list, "help", leanings(units, stream, 250))
  city.by_flaw = stream:shuffle({ table.unpack(city.list) })
  for position, group in ipairs(city.by_flaw) do
    group.flaw_position = position
    group.flaw = FLAWS[position % (group.minority_area and 4 or 3) + 1]
  end
  city.by_change = stream:shuffle({ table.unpack(city.list) })
  city.kept = {}
  if small then
    for _, code in ipairs(figures.small) do
      city.kept[code] = true
    end
  end
  city.small = small
  return city
end

--- Whether files are written of a group.
function M.is_kept(city, group)
  return not city.small or city.kept[group.place[1].code] == true
end

-- Which of the groups there are have it: exactly `count` of them.
local function first_of(order, there, count)
  local has, left = {}, count
  for _, group in ipairs(order) do
    if left > 0 and there[group] then
      has[group], left = true, left - 1
    end
  end
  return has
end

-- Mediators of a group before the city's total is met.
local function sound_counts(group, unsound)
  local row = { group = group, mediators = group.mediators, women = group.women, leaders = 1,
    minority = group.minority, minority_area = group.minority_area, composed = true }
  if group.flaw_position <= unsound then
    row.composed = false
    if group.flaw == "few" then
      row.mediators, row.women = 2, math.min(1, group.women)
    elseif group.flaw == "woman" then
      row.women = 0
    elseif group.flaw == "leader" then
      row.leaders = 0
    else
      row.minority = 0
    end
  end
  return row
end

-- One mediator more or less in as many groups as it takes.
local function meet_total(city, rows, total)
  local sum = 0
  for _, row in pairs(rows) do
    sum = sum + row.mediators
  end
  while sum ~= total do
    local step, before = sum < total and 1 or -1, sum
    for _, group in ipairs(city.by_change) do
      local row = rows[group]
      local room = row and row.composed and row.mediators + step >= math.max(3, row.women)
      if room and sum ~= total then
        row.mediators, sum = row.mediators + step, sum + step
      end
    end
    assert(sum ~= before, "the city's mediators cannot be met")
  end
end

local function part(count, share, phase)
  share = math.max(0, math.min(1000, share))
  return math.min(count, (count * share + phase) // 1000)
end

--- The register on a day of figures.stocks: {[group] = {mediators, women, ...}}.
function M.register(city, stock)
  local there, rows = {}, {}
  local unsound = stock.unsound * #city.list // stock.groups
  for position = 1, stock.groups do
    local group = city.by_founding[position]
    there[group], rows[group] = true, sound_counts(group, unsound)
  end
  meet_total(city, rows, stock.mediators)
  local five = first_of(city.by_five_good, there, stock.five_good)
  local help = first_of(city.by_help, there, stock.supported)
  for group, row in pairs(rows) do
    local lean = city.training[group.place[1]]
    row.five_good, row.supported = five[group] == true, help[group] == true
    row.trained = part(row.mediators, stock.trained + lean, group.phase)
    row.materials = part(row.mediators, stock.materials + lean // 2, 999 - group.phase)
  end
  return rows
end

return M
