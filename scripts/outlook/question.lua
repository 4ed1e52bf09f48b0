-- What an outlook is asked about: unit, target, day, and the points that answer it. Gathers; judges
-- nothing. One context serves many questions and reads each measure once.
local attain = require "outlook.attain"
local breaks = require "outlook.breaks"
local cohort = require "measure.cohort"
local current = require "store.current"
local failure = require "foundation.failure"
local figures = require "measure.figures"
local host = require "lotrinh.host"
local indicators = require "definitions.indicators"
local plans = require "plan"
local period = require "lotrinh.period"
local points = require "measure.points"
local units = require "measure.units"

local M = {}

-- A sum of fewer units than this share is no figure of the whole.
local LEAST_COMPLETE = 0.9

-- The last day, up to the day of judging, on which districts were there.
local function parents_day(list, asof)
  local last
  for _, unit in ipairs(list.list) do
    if unit.level == "district" and unit.valid_to and (last == nil or unit.valid_to > last) then
      last = unit.valid_to
    end
  end
  if last == nil or asof < last then
    return asof
  end
  return period.date(period.day(last) - 1)
end

-- A kind of period that no figure can have would give an empty answer, not an error.
local function checked_kind(db, kind)
  local names = {}
  for row in db:rows("SELECT kind FROM period_kind ORDER BY position") do
    if row.kind == kind then
      return kind
    end
    names[#names + 1] = row.kind
  end
  failure.raise("LT-2073", "usage", {
    vi = "không có loại kỳ \"{name}\"; có: {list}", en = "there is no kind of period \"{name}\"; "
      .. "there are: {list}" }, { name = kind, list = table.concat(names, ", ") })
end

--- What many questions share. options = {asof, vintage, kind, detail}; of one unit only when asked
--- so.
function M.context(options, only_unit)
  local db = current.database()
  local list = units.of(db)
  local asof = options.asof or (host.today())
  return { db = db, units = list, asof = asof, parents_day = parents_day(list, asof),
    kind = options.kind and checked_kind(db, options.kind) or "year",
    vintage = options.vintage, detail = options.detail ~= false, only_unit = only_unit,
    figures = figures.of(db, only_unit and only_unit.level == "commune" and only_unit.id or nil),
    references = {}, descriptions = {}, known_breaks = {} }
end

local function indicator_of(id)
  local found = indicators.find(id)
  if found == nil then
    local names = {}
    for i, entry in ipairs(indicators.all()) do
      names[i] = entry.id
    end
    local nearest = host.nearest(tostring(id), names)
    failure.raise("LT-2057", "usage", { vi = "không có chỉ số \"{name}\"{hint}",
      en = "there is no indicator \"{name}\"{hint}" },
      { name = tostring(id), hint = nearest and (" (" .. nearest .. "?)") or "" })
  end
  return found
end

--- An indicator by name; raises with the nearest when there is none.
M.indicator = indicator_of

--- A definition of an indicator by name; raises when there is none.
function M.definition(indicator, id)
  local found = indicators.definition(indicator, id)
  if found == nil then
    failure.raise("LT-2058", "usage", {
      vi = "chỉ số {indicator} không có cách tính \"{name}\"",
      en = "indicator {indicator} has no definition \"{name}\"",
    }, { indicator = indicator.id, name = id })
  end
  return found
end

-- Targets of all plans, read once a context.
local function targets_of(context, plan)
  context.targets = context.targets or plans.all_targets()
  local list = {}
  for _, target in ipairs(context.targets) do
    if target.plan == plan.plan then
      list[#list + 1] = target
    end
  end
  return list
end

-- Among the targets of one indicator, the one for the whole city is meant unless another is named.
local function target_of(context, plan, indicator)
  local first
  for _, target in ipairs(targets_of(context, plan)) do
    if target.indicator == indicator.id then
      if target.scope == "city" then
        return target
      end
      first = first or target
    end
  end
  return first
end

local function is_usable(point)
  return not (point.expected and point.reported < LEAST_COMPLETE * point.expected)
    and (point.n == nil or point.n > 0)
end

-- The last `most` points that are whole and have cases.
local function usable(list, most)
  local kept = {}
  for _, point in ipairs(list) do
    if is_usable(point) then
      kept[#kept + 1] = point
    end
  end
  if most and most < #kept then
    return table.move(kept, #kept - most + 1, #kept, 1, {})
  end
  return kept
end

local PILOTS = [[
  SELECT DISTINCT unit_id
    FROM current_pilot
   WHERE chosen_on <= :day AND (ended_on IS NULL OR :day < ended_on)
   ORDER BY unit_id]]

local function clocked(indicator)
  for _, definition in ipairs(indicator.definitions) do
    if definition.clock_months then
      return definition
    end
  end
end

local function pilots(context)
  return function(day)
    local list = {}
    for row in context.db:rows(PILOTS, { day = day }) do
      local unit = context.units.by_id[row.unit_id]
      if units.valid(unit, day) then
        list[#list + 1] = unit
      end
    end
    return list
  end
end

-- "At most 10 % fail" is asked as "at least 90 % do not".
local function mirror(question)
  question.mirrored = true
  question.target = attain.mirrored(question.target)
  for _, point in ipairs(question.points) do
    point.x = point.n - point.x
  end
end

-- Cohorts by recognition: when asked for, or when nobody reported whose time is over.
local function follow_clocks(question, scope, options)
  local definition = question.definition
  if question.indicator.kind == "cohort" and #question.points == 0 and not options.definition then
    definition = clocked(question.indicator) or definition
  end
  if definition.clock_months == nil then
    return
  end
  question.definition = definition
  question.points, question.open = cohort.of(scope, definition,
    { asof = question.asof, vintage = question.vintage })
  local last = question.points[#question.points]
  question.of_vintage, question.left_out = last and last.vintage, 0
end

-- Found once a context for each indicator and level.
local function breaks_of(question, level)
  local key = question.indicator.id .. level
  local list = question.known_breaks[key]
  if list == nil then
    list = breaks.of(question.indicator, level)
    question.known_breaks[key] = list
  end
  return list
end

local function read_points(question, options)
  local target = question.target
  local scope = { figures = question.figures, units = question.units, unit = question.unit,
    members = question.scope == "pilots" and pilots(question) or nil }
  question.points, question.of_vintage, question.left_out = points.of(scope, question.definition,
    { kind = question.kind, vintage = question.vintage, until_day = question.asof })
  follow_clocks(question, scope, options)
  if target and target.numerator and attain.is_ceiling(target) and question.definition.denominator
    and target.numerator < target.denominator then
    mirror(question)
  end
  local level = question.scope == "unit" and question.unit.level or "city"
  local after, met = breaks.apply(question.points, breaks_of(question, level))
  question.breaks = met
  question.used = usable(after, options.window)
  question.now = question.used[#question.used]
  if question.now and target then
    -- The year before the day of judging is the last one that can be known in full.
    local known = math.max(question.now.year,
      math.tointeger(tonumber(question.asof:sub(1, 4))) - 1)
    question.years_left = question.deadline_year - known
  end
end

local SCOPES = { each_district = "districts", pilot_communes = "pilots" }

--- A question: an indicator of a unit against a target (nil: only where it stands).
--- options = {definition, window}.
function M.new(context, indicator, unit, plan, target, options)
  local question = setmetatable({ indicator = indicator, unit = unit, plan = plan, target = target,
    asked = target, definition = M.definition(indicator, options.definition), context = context },
    { __index = context })
  question.scope = target and unit.level == "city" and SCOPES[target.scope] or "unit"
  question.reference = target ~= nil and target.scope == "national"
  if target then
    question.deadline = target.deadline
    question.deadline_year = math.tointeger(tonumber(target.deadline:sub(1, 4)))
  end
  read_points(question, options)
  return question
end

local function named_target(indicator, id)
  local target = plans.target(id)
  if target.indicator ~= indicator.id then
    failure.raise("LT-2059", "usage", {
      vi = "mục tiêu {target} thuộc chỉ số {own}, không phải {asked}",
      en = "target {target} belongs to {own}, not to {asked}",
    }, { target = target.target, own = target.indicator, asked = indicator.id })
  end
  return plans.get(target.plan), target
end

--- The plan and target for an indicator: of the target or plan named, else of the first plan in
--- force that has one, city plans before national ones. The target is nil when there is none.
function M.target(context, indicator, options)
  if options.target then
    return named_target(indicator, options.target)
  elseif options.plan then
    local plan = plans.get(options.plan)
    return plan, target_of(context, plan, indicator)
  end
  local in_force = plans.in_force(context.asof)
  for _, plan in ipairs(in_force) do
    local target = target_of(context, plan, indicator)
    if target then
      return plan, target
    end
  end
  return in_force[1], nil
end

return M
