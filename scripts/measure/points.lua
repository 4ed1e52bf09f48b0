-- x of n, period by period, for a unit: its own figures, or the sum of what its communes reported,
-- and how many did. Kinds and vintages are never mixed unless asked. Knows nothing of targets.
local implied = require "measure.implied"
local units = require "measure.units"

local M = {}

-- What a case that is carried over would count twice in two halves of a year.
local NOT_ADDED_UP = { received = true, carried_over = true, pending = true,
  received_civil = true, received_family = true, received_other = true,
  received_dispute = true, received_civil_family = true, received_violation = true }

-- From the most final to the least.
local VINTAGES = { "official", "unstated", "preliminary", "estimate" }

-- What most points have in their lists. Shared, so never written to: M.add makes a list of its own.
local NONE = {}

--- Adds a value to a list of a point (flags, imports, sources) unless it is there; nil adds
--- nothing.
function M.add(point, name, value)
  if value == nil then
    return
  end
  local list = point[name]
  if list == NONE then
    list = {}
    point[name] = list
  end
  for i = 1, #list do
    if list[i] == value then
      return
    end
  end
  list[#list + 1] = value
end

--- Adds the flags, imports and sources of another point.
function M.merge_lists(point, other)
  for _, name in ipairs { "flags", "imports", "sources" } do
    for _, value in ipairs(other[name]) do
      M.add(point, name, value)
    end
  end
end

--- A point of a period without figures.
function M.new(period)
  return { kind = period.kind, start = period.start, finish = period.finish,
    year = math.tointeger(tonumber(period.finish:sub(1, 4))), vintage = period.vintage,
    known = period.finish, flags = NONE, imports = NONE, sources = NONE }
end

local function carry(point, row)
  M.add(point, "imports", row.import_id)
  M.add(point, "sources", row.source_id)
end

-- Where the figures of a period stand: those of x and, when there is one that is reported, of n.
local function cells_of(figures, definition, period)
  local x = figures:column(definition.numerator, period)
  if definition.denominator == nil or definition.denominator == "communes" then
    return x, nil
  end
  return x, figures:column(definition.denominator, period)
end

-- x and n of one unit, both reported; nil otherwise.
local function pair(x_column, n_column, unit_id)
  local x = x_column[unit_id]
  if x == nil or n_column == nil then
    return x, nil
  end
  local n = n_column[unit_id]
  if n == nil then
    return nil
  end
  return x, n
end

-- x was reported and n was not: n as far as a published rate leaves no choice, flagged.
local function implied_point(figures, unit, definition, period, x)
  local n, source = implied.denominator(figures, unit.id, definition, period, x.value)
  if n == nil then
    return nil
  end
  local point = M.new(period)
  point.x, point.n = x.value, n
  M.add(point, "flags", "implied")
  carry(point, x)
  M.add(point, "sources", source)
  return point
end

local function own_point(figures, unit, definition, period)
  local x_column, n_column = cells_of(figures, definition, period)
  local x, n = pair(x_column, n_column, unit.id)
  if x == nil then
    local alone = x_column[unit.id]
    return alone and implied_point(figures, unit, definition, period, alone)
  end
  local point = M.new(period)
  point.x, point.n = x.value, n and n.value
  carry(point, x)
  if n then
    carry(point, n)
  end
  return point
end

local function sum_point(figures, members, definition, period)
  local point = M.new(period)
  point.x, point.reported, point.expected = 0, 0, #members
  point.n = definition.denominator and definition.denominator ~= "communes" and 0 or nil
  local x_column, n_column = cells_of(figures, definition, period)
  for _, member in ipairs(members) do
    local x, n = pair(x_column, n_column, member.id)
    if x then
      point.reported = point.reported + 1
      point.x = point.x + x.value
      point.n = n and point.n + n.value or point.n
      carry(point, x)
    end
  end
  return point.reported > 0 and point or nil
end

-- Whether any unit but this one is in the column.
local function has_others(column, unit_id)
  local id = next(column)
  if id == unit_id then
    id = next(column, id)
  end
  return id ~= nil
end

-- The members whose figures add up to the unit's in a period; nil for a commune, and where nobody
-- else reported: most periods of the past have a figure of the city and no other.
local function members_of(scope, definition, period)
  if scope.members then
    return scope.members(period.finish)
  elseif scope.unit.level == "commune"
    or not has_others(scope.figures:column(definition.numerator, period), scope.unit.id) then
    return nil
  end
  return units.below(scope.units, scope.unit, "commune", period.finish)
end

-- x was reported by the unit itself and n by all of its members, both on one day: a district counts
-- its trainers, its communes count their groups.
local function mixed_point(figures, unit, members, definition, period)
  local x_column, n_column = cells_of(figures, definition, period)
  local x = x_column[unit.id]
  if x == nil or n_column == nil or not figures:is_stock(definition.numerator) then
    return nil
  end
  local point = M.new(period)
  point.x, point.n = x.value, 0
  carry(point, x)
  for _, member in ipairs(members) do
    local n = n_column[member.id]
    if n == nil then
      return nil
    end
    point.n = point.n + n.value
    carry(point, n)
  end
  return #members > 0 and point or nil
end

-- A sum that is whole and differs from the unit's own figure is told, not chosen.
local function compare_sum(own, sum)
  if sum and sum.reported == sum.expected and (sum.x ~= own.x or sum.n ~= own.n) then
    M.add(own, "flags", "differs")
    own.sum_x, own.sum_n = sum.x, sum.n
  end
end

local function point_at(scope, definition, period)
  local own = not scope.members and own_point(scope.figures, scope.unit, definition, period)
  local members = members_of(scope, definition, period)
  local sum = members and sum_point(scope.figures, members, definition, period)
  if own then
    compare_sum(own, sum)
  elseif sum and definition.denominator == "communes" then
    -- A commune without a decision is not recognised: nothing is missing.
    sum.reported, sum.expected = nil, nil
  elseif sum and sum.reported < sum.expected then
    M.add(sum, "flags", "incomplete")
  end
  local point = own or sum
    or members and mixed_point(scope.figures, scope.unit, members, definition, period)
  if point and definition.denominator == "communes" then
    point.n = #units.below(scope.units, scope.unit, "commune", period.finish)
  end
  return point
end

local function as_period(row)
  return { kind = row.period_kind, start = row.period_start, finish = row.period_end,
    vintage = row.vintage }
end

-- How much of a unit reported: all of 126 communes is as much as all of 526 were.
local function completeness(point)
  return point.reported and point.reported / point.expected or 1
end

-- The better of two points of one year at different days: the fuller, then the later.
local function fuller(first, second)
  if first == nil then
    return second
  elseif completeness(second) >= completeness(first) then
    return second
  end
  return first
end

local function stock_years(scope, definition, rows, found)
  for _, row in ipairs(rows) do
    local point = point_at(scope, definition, as_period(row))
    if point then
      -- Recognitions of a year are known from their decisions on, before the year is over.
      point.known = row.period_start
      local vintages = found[point.year] or {}
      found[point.year] = vintages
      vintages[point.vintage] = fuller(vintages[point.vintage], point)
    end
  end
end

local function store(found, point)
  local key = point.kind == "year" and point.year or point.finish
  local vintages = found[key] or {}
  found[key] = vintages
  vintages[point.vintage] = point
end

local function added(first, second)
  local year = second.finish:sub(1, 4)
  local point = M.new { kind = "year", start = year .. "-01-01", finish = year .. "-12-31",
    vintage = second.vintage }
  M.add(point, "flags", "halves")
  for _, half in ipairs { first, second } do
    point.x = (point.x or 0) + half.x
    point.n = half.n and (point.n or 0) + half.n
    if half.expected then
      point.reported = (point.reported or 0) + half.reported
      point.expected = (point.expected or 0) + half.expected
    end
    M.merge_lists(point, half)
  end
  return point
end

-- Years that nobody reported whole, from their two halves.
local function add_halves(scope, definition, rows, found)
  if NOT_ADDED_UP[definition.numerator] or NOT_ADDED_UP[definition.denominator] then
    return
  end
  for _, row in ipairs(rows) do
    local year = math.tointeger(tonumber(row.period_end:sub(1, 4)))
    local there = found[year] and found[year][row.vintage]
    if row.period_kind == "H2" and (not there or there.expected and there.reported < there.expected)
    then
      local second = point_at(scope, definition, as_period(row))
      local first = second and point_at(scope, definition, { kind = "H1", vintage = row.vintage,
        start = year .. "-01-01", finish = year .. "-06-30" })
      if first then
        store(found, added(first, second))
      end
    end
  end
end

local function flow_periods(scope, definition, rows, kind, found)
  for _, row in ipairs(rows) do
    if row.period_kind == kind then
      local point = point_at(scope, definition, as_period(row))
      if point then
        store(found, point)
      end
    end
  end
  if kind == "year" then
    add_halves(scope, definition, rows, found)
  end
end

-- The most final vintage that covers more than half as many periods as the fullest one: this year's
-- preliminary figure does not push aside the official ones of all years before.
local function main_vintage(found)
  local counts, most = {}, 0
  for _, vintages in pairs(found) do
    for vintage in pairs(vintages) do
      counts[vintage] = (counts[vintage] or 0) + 1
      most = math.max(most, counts[vintage])
    end
  end
  for _, vintage in ipairs(VINTAGES) do
    if (counts[vintage] or 0) * 2 > most then
      return vintage
    end
  end
end

local function any_vintage(vintages, main)
  for _, vintage in ipairs(VINTAGES) do
    local point = vintages[vintage]
    if point then
      if vintage ~= main then
        M.add(point, "flags", "vintage")
      end
      return point
    end
  end
end

local function within(point, options)
  return (options.from == nil or point.year >= options.from)
    and (options.to == nil or point.year <= options.to)
    and (options.until_day == nil or point.known <= options.until_day)
end

local function choose(found, options)
  local main = main_vintage(found)
  local points, left_out = {}, 0
  for _, vintages in pairs(found) do
    local point
    if options.vintage == "any" then
      point = any_vintage(vintages, main)
    else
      point = vintages[options.vintage or main]
      left_out = left_out + (point and 0 or 1)
    end
    if point and within(point, options) then
      points[#points + 1] = point
    end
  end
  table.sort(points, function(first, second) return first.finish < second.finish end)
  return points, options.vintage or main, left_out
end

--- Points of a scope, oldest first; which vintage they are of, and how many periods had only
--- others. scope = {figures, units, unit, members = function(day) or nil}; options = {kind =
--- "year", vintage = nil | name | "any", from, to (years), until_day}.
function M.of(scope, definition, options)
  local own_only = scope.unit.level == "commune" and not scope.members
  local rows = scope.figures:periods(definition.numerator, own_only and scope.unit.id or nil)
  local kind = options.kind or "year"
  local found = {}
  if scope.figures:is_stock(definition.numerator) and kind == "year" then
    stock_years(scope, definition, rows, found)
  else
    flow_periods(scope, definition, rows, kind, found)
  end
  return choose(found, options)
end

return M
