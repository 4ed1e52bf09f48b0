-- Where a figure comes from: definition, clause, counts, the units that were summed, and every row
-- behind it down to the file, sheet and cell, or the page. Works nothing out anew but the sums, by
-- which the figure is checked.
local current = require "store.current"
local failure = require "foundation.failure"
local rates = require "measure"
local options_of = require "foundation.options"
local plans = require "plan"
local questions = require "outlook.question"
local series = require "report.series"
local units = require "measure.units"

local M = {}

local OPTIONS = { unit = "any", year = "integer", asof = "string", vintage = "string",
  definition = "string", kind = "string" }

-- What a measure may be worked out from when nobody reported it itself (view `counted`).
local PARTS = { closed = { "received", "pending" } }

local MEASURES = [[SELECT measure, vi, en, kind FROM measure WHERE measure = :measure]]

local ROWS = [[
  SELECT o.unit_id, u.full_name AS unit, o.measure, o.value, o.qualifier, o.period_kind,
         o.period_start, o.period_end, o.vintage, o.version, o.import_id, i.file_name, i.sha256,
         i.form, i.document, o.sheet, o.cell, s.url
    FROM current_observation AS o
    JOIN unit AS u ON u.unit_id = o.unit_id
    JOIN import AS i ON i.import_id = o.import_id
    LEFT JOIN source AS s ON s.source_id = o.source_id
   WHERE o.measure = :measure AND o.period_end BETWEEN :start AND :finish
     AND o.period_start >= :start AND (:vintage IS NULL OR o.vintage = :vintage)
   ORDER BY o.period_end, o.period_start, u.code, u.unit_id]]

local function measure_of(db, name)
  local row = series.rows(db, MEASURES, { measure = name })[1]
  return row and { measure = name, words = failure.say(row), stock = row.kind == "stock" }
end

-- The kinds of period whose rows are behind a point.
local function is_behind(row, point, stock)
  if stock then
    return row.period_end == point.finish
  elseif table.concat(point.flags, " "):find("halves", 1, true) then
    return row.period_kind == "H1" or row.period_kind == "H2"
  end
  return row.period_kind == point.kind and row.period_start == point.start
    and row.period_end == point.finish
end

-- The rows of a measure by the units that count: the unit itself, or its communes.
local function rows_of(db, measure, point, members)
  local found = {}
  for _, row in ipairs(series.rows(db, ROWS, { measure = measure.measure,
    start = measure.stock and point.finish or point.start, finish = point.finish,
    vintage = point.vintage })) do
    if members[row.unit_id] and is_behind(row, point, measure.stock) then
      found[#found + 1] = row
    end
  end
  return found
end

local function key_of(row)
  return row.unit_id .. " " .. row.period_start .. " " .. row.period_end
end

local function is_exact(row)
  return row.value ~= nil and row.qualifier == "="
end

-- Units and periods of which a list has an exact count.
local function keys_of(rows, keys)
  keys = keys or {}
  for _, row in ipairs(rows) do
    keys[key_of(row)] = keys[key_of(row)] or is_exact(row)
  end
  return keys
end

local function sum_of(rows)
  local sum
  for _, row in ipairs(rows) do
    if is_exact(row) then
      sum = (sum or 0) + row.value
    end
  end
  return sum
end

local function keep(count, wanted)
  local kept = {}
  for _, row in ipairs(count.rows) do
    if wanted(key_of(row)) then
      kept[#kept + 1] = row
    end
  end
  count.rows, count.sum = kept, sum_of(kept)
end

-- What was worked out where nobody reported the count itself: received less pending, of units that
-- reported both.
local function add_parts(db, count, point, members)
  local own = keys_of(count.rows)
  count.parts = {}
  for i, part in ipairs(PARTS[count.measure]) do
    local measure = measure_of(db, part)
    count.parts[i] = { measure = part, words = measure.words,
      rows = rows_of(db, measure, point, members) }
    keep(count.parts[i], function(key) return not own[key] end)
  end
  if not point.reported then
    return
  end
  local first, second = keys_of(count.parts[1].rows), keys_of(count.parts[2].rows)
  for _, part in ipairs(count.parts) do
    keep(part, function(key) return first[key] and second[key] end)
  end
end

local function add_sum(count)
  count.sum = sum_of(count.rows)
  local first, second = table.unpack(count.parts or {})
  if first and first.sum and second.sum then
    count.sum = (count.sum or 0) + first.sum - second.sum
  end
  if first and #first.rows + #second.rows == 0 then
    count.parts = nil
  end
end

-- A count with the rows behind it; one that nobody reported with the counts it follows from.
local function count_of(db, name, value, point, members)
  local measure = measure_of(db, name)
  if not measure then
    return nil
  end
  local count = { measure = name, words = measure.words, value = value,
    rows = rows_of(db, measure, point, members) }
  if PARTS[name] then
    add_parts(db, count, point, members)
  end
  add_sum(count)
  return count
end

-- In a sum, a unit counts when it reported both.
local function keep_pairs(numerator, denominator)
  local above, below = keys_of(numerator.rows), keys_of(denominator.rows)
  for _, part in ipairs(denominator.parts or {}) do
    keys_of(part.rows, below)
  end
  keep(numerator, function(key) return below[key] end)
  for _, part in ipairs { denominator, table.unpack(denominator.parts or {}) } do
    keep(part, function(key) return above[key] end)
  end
  add_sum(denominator)
end

-- The unit itself when its own figure was taken, else its communes.
local function members_of(context, unit, point)
  local members = {}
  local list = { unit }
  if point.reported then
    list = units.below(context.units, unit, "commune", point.finish)
    -- Of two halves the first may have had other communes.
    if table.concat(point.flags, " "):find("halves", 1, true) then
      local first = units.below(context.units, unit, "commune", point.finish:sub(1, 4) .. "-06-30")
      list = table.move(list, 1, #list, #first + 1, table.move(first, 1, #first, 1, {}))
    end
  end
  for _, member in ipairs(list) do
    members[member.id] = true
  end
  return members
end

local function point_of(question, year)
  local found
  for _, point in ipairs(question.points) do
    if year == nil or point.year == year then
      found = point
    end
  end
  return found
end

local PRINTED = [[
  SELECT printed FROM published_figure
   WHERE unit_id = :unit AND name = :name AND period_kind = :kind AND period_start = :start
     AND period_end = :finish AND qualifier = '='
   ORDER BY row]]

-- The printed rate that leaves no other denominator, or nil when the denominator was reported.
local function printed_rate(db, unit, definition, point)
  if not table.concat(point.flags, " "):find("implied", 1, true) then
    return nil
  end
  for row in db:rows(PRINTED, { unit = unit.id, name = definition.implied.published,
    kind = point.kind, start = point.start, finish = point.finish }) do
    local possible = rates.implied(row.printed, point.x)
    if #possible == 1 and possible[1] == point.n then
      return row.printed
    end
  end
  return nil
end

local function clauses_of(indicator)
  local list = {}
  for _, plan in ipairs(plans.all()) do
    for _, target in ipairs(plans.all_targets(plan.plan)) do
      if target.indicator == indicator.id then
        list[#list + 1] = { plan = plan.short, target = target.target, clause = target.clause }
      end
    end
  end
  return list
end

local function refuse(indicator, unit, year)
  failure.raise("LT-1904", "data", {
    vi = "không có số liệu để tính {indicator} của {unit}{year}; xem những gì đã có: lotrinh check",
    en = "there are no figures of {indicator} of {unit}{year}; see what is there: lotrinh check",
  }, { indicator = indicator.id, unit = unit.full_name,
    year = year and failure.say { vi = " năm ", en = " in " } .. year or "" })
end

local function describe(indicator, unit, definition, point)
  return {
    indicator = indicator.id, words = failure.say(indicator.words), unit = unit.full_name,
    kind = indicator.kind, x = point.x, n = point.n,
    period = { kind = point.kind, start = point.start, finish = point.finish },
    vintage = point.vintage, flags = point.flags, reported = point.reported,
    expected = point.expected, clauses = clauses_of(indicator),
    definition = { id = definition.id, words = failure.say(definition.words),
      text = failure.say(definition.text) },
  }
end

local function result_of(context, question, unit, point)
  local definition, db = question.definition, current.database()
  local members = members_of(context, unit, point)
  local found = describe(question.indicator, unit, definition, point)
  found.printed = printed_rate(db, unit, definition, point)
  found.basis = found.printed and "inferred" or nil
  found.numerator = count_of(db, definition.numerator, point.x, point, members)
  found.denominator = definition.denominator
    and count_of(db, definition.denominator, point.n, point, members) or nil
  if point.reported and found.denominator and definition.denominator ~= "communes" then
    keep_pairs(found.numerator, found.denominator)
  end
  return found
end

--- How a figure came about: explain.of("success_rate", {unit = "Hà Nội", year = 2022}); without a
--- year the latest. Raises when there is no such figure.
function M.of(id, options)
  options = options_of.check(options, OPTIONS)
  local indicator = questions.indicator(id)
  local context = questions.context(options)
  local unit = units.find(context.units, options.unit, context.asof)
  local question = questions.new(context, indicator, unit, nil, nil, options)
  local point = point_of(question, options.year)
  if not point then
    refuse(indicator, unit, options.year)
  end
  return result_of(context, question, unit, point)
end

return M
