-- Indicators: what they are, and their series for a unit. A series is a frame; a share of nothing
-- has no rate, and what nobody reported is not there. Judges nothing.
local failure = require "foundation.failure"
local frame = require "lotrinh.frame"
local indicators = require "definitions.indicators"
local options_of = require "foundation.options"
local questions = require "outlook.question"
local stats = require "lotrinh.stats"
local units = require "measure.units"

local M = {}

local LISTED = { "id", "kind", "name", "numerator", "denominator", "definition", "direction",
  "unit" }

--- All indicators, as a frame.
function M.list()
  local rows = {}
  for i, entry in ipairs(indicators.all()) do
    local definition = indicators.definition(entry)
    rows[i] = { id = entry.id, kind = entry.kind, name = failure.say(entry.words),
      numerator = definition.numerator, denominator = definition.denominator,
      definition = failure.say(definition.words), direction = entry.direction, unit = entry.unit }
  end
  return frame.new(rows, LISTED)
end

--- One indicator with its definitions and their texts; raises with the nearest when there is none.
function M.get(id)
  local entry = questions.indicator(id)
  local definitions = {}
  for i, definition in ipairs(entry.definitions) do
    definitions[i] = { id = definition.id, name = failure.say(definition.words),
      text = failure.say(definition.text), numerator = definition.numerator,
      denominator = definition.denominator }
  end
  return { id = entry.id, kind = entry.kind, name = failure.say(entry.words),
    direction = entry.direction, level = entry.level, unit = entry.unit, counts = entry.counts,
    definitions = definitions,
    undefined = entry.undefined and failure.say(entry.undefined) }
end

local COLUMNS = { "period", "start", "finish", "year", "vintage", "x", "n", "rate", "low", "high",
  "reported", "expected", "flags", "imports", "sources", "definition", "unit" }

local OPTIONS = { unit = "any", from = "integer", to = "integer", kind = "string",
  vintage = "string", definition = "string", asof = "string" }

-- A rate has an interval only where it is a share of cases or items that were counted.
local function row_of(point, indicator, definition, unit)
  local row = { period = point.kind, start = point.start, finish = point.finish, year = point.year,
    vintage = point.vintage, x = point.x, n = point.n, reported = point.reported,
    expected = point.expected, flags = table.concat(point.flags, " "),
    imports = table.concat(point.imports, " "), sources = table.concat(point.sources, " "),
    definition = definition.id, unit = unit.full_name }
  if point.n and point.n > 0 then
    row.rate = point.x / point.n
    if indicator.counts == "cases" and point.x <= point.n then
      local interval = stats.binom_ci(point.x, point.n)
      row.low, row.high = interval.lower, interval.upper
    end
  end
  return row
end

local function check_possible(point, indicator)
  if indicator.kind ~= "ratio" and point.n and point.x > point.n then
    failure.raise("LT-2060", "data", {
      vi = "{indicator}: tử số {x} lớn hơn mẫu số {n} ở kỳ {start} – {finish}; hãy kiểm lại",
      en = "{indicator}: {x} of {n} in {start} – {finish} is impossible; check the figures",
    }, { indicator = indicator.id, x = point.x, n = point.n, start = point.start,
      finish = point.finish })
  end
end

--- The series of an indicator: indicator.series("success_rate", {unit = "Hà Nội", from = 2020}).
--- kind = "year" | "H1" ...; vintage = "official" | "preliminary" ... | "any".
function M.series(id, options)
  options = options_of.check(options, OPTIONS)
  local indicator = questions.indicator(id)
  local context = questions.context(options)
  local unit = units.find(context.units, options.unit, context.asof)
  local question = questions.new(context, indicator, unit, nil, nil, options)
  local rows = {}
  for _, point in ipairs(question.points) do
    check_possible(point, indicator)
    if (options.from == nil or point.year >= options.from)
        and (options.to == nil or point.year <= options.to) then
      rows[#rows + 1] = row_of(point, indicator, question.definition, unit)
    end
  end
  return frame.new(rows, COLUMNS)
end

return M
