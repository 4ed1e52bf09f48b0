-- The real units of Hà Nội on three days and which of them a fictional group lies in. Knows nothing
-- of figures.
local tables = require "definitions.table"
local random = require "demo.random"

local M = {}

local MERGED_ON, REFORM = "2025-01-01", "2025-07-01"

-- What part of the people of a divided unit is taken to go along an edge, where no source says.
local PEOPLE = { all = 10, part = 4, rest = 6, part_area_all_pop = 10, area_only = 0 }

local function valid(unit, day)
  return unit.valid_from <= day and (unit.valid_to == nil or day < unit.valid_to)
end

local function communes_at(list, day)
  local found = {}
  for _, unit in ipairs(list) do
    if unit.level == "commune" and valid(unit, day) then
      found[#found + 1] = unit
    end
  end
  return found
end

-- Where the people of a unit came from on a day: {{unit, weight}, ...}; itself when none changed.
local function sources(succession, by_id, day)
  local from = {}
  for _, row in ipairs(succession) do
    if row.date == day and PEOPLE[row.kind] > 0 then
      from[row.to_id] = from[row.to_id] or {}
      table.insert(from[row.to_id],
        { unit = assert(by_id[row.from_id]), weight = PEOPLE[row.kind] })
    end
  end
  return function(unit)
    return from[unit.unit_id] or { { unit = unit, weight = 1 } }
  end
end

local function weights_of(list, stream)
  local weights = {}
  for i, source in ipairs(list) do
    -- Old communes were not all of one size.
    weights[i] = source.weight * stream:between(60, 140)
  end
  return weights
end

-- Fewest groups of a commune: the smallest has 6,646 people.
local FEWEST = 3

local function shares_of_population(communes, total)
  local weights = {}
  for i, unit in ipairs(communes) do
    weights[i] = math.tointeger(tonumber(unit.population))
  end
  local parts = random.apportion(total, weights)
  for i, count in ipairs(parts) do
    assert(count >= FEWEST, communes[i].full_name)
  end
  return parts
end

-- Groups of one commune of today, spread over the communes it was made of.
local function spread(places, commune, count, steps, stream)
  local list = steps.reform(commune)
  for i, part in ipairs(random.apportion(count, weights_of(list, stream))) do
    local middle = list[i].unit
    local olds = steps.merger(middle)
    for j, groups in ipairs(random.apportion(part, weights_of(olds, stream))) do
      for _ = 1, groups do
        places[#places + 1] = { commune, middle, olds[j].unit }
      end
    end
  end
end

--- The places of `total` groups: {{commune since 2025-07, commune of early 2025, commune before},
--- ...} and the units: {all, by_id, today, middle, old, districts}.
function M.of(total, seed)
  local list, by_id = tables.read "units", {}
  for _, unit in ipairs(list) do
    by_id[unit.unit_id] = unit
  end
  local units = { all = list, by_id = by_id, today = communes_at(list, REFORM),
    middle = communes_at(list, MERGED_ON), old = communes_at(list, "2024-12-31"), districts = {} }
  for _, unit in ipairs(list) do
    if unit.level == "district" and valid(unit, "2024-12-31") then
      units.districts[#units.districts + 1] = unit
    end
  end
  local succession = tables.read "succession"
  local steps = { reform = sources(succession, by_id, REFORM),
    merger = sources(succession, by_id, MERGED_ON) }
  local stream, places = random.new(seed, "places"), {}
  for i, count in ipairs(shares_of_population(units.today, total)) do
    spread(places, units.today[i], count, steps, stream)
  end
  return places, units
end

--- Which of the three communes of a group's place counts on a day.
function M.index(day)
  if day >= REFORM then
    return 1
  end
  return day >= MERGED_ON and 2 or 3
end

return M
