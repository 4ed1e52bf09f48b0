-- Targets beside what is known of them: outlook judges, and its answer is put next to the figure,
-- where that comes from and what is missing. Adds no judgement; makes no words and no markup.
local current = require "store.current"
local indicators = require "definitions.indicators"
local measure = require "measure"
local outlook = require "outlook"
local points = require "measure.points"
local questions = require "outlook.question"
local series = require "report.series"
local units = require "measure.units"

local M = {}

-- A sum of fewer communes than outlook takes for a whole tells no denominator either.
local LEAST_COMPLETE = 0.9

--- What the questions of one review share; figures are read when first asked for.
function M.context(review)
  current.use(review.db)
  return questions.context { asof = review.day }
end

-- x of n with its interval; a ratio of two kinds of things is no share.
local function rate_of(question, x, n)
  if question.indicator.kind == "ratio" or not x or not n or x > n then
    return nil
  end
  return measure.rate(x, n)
end

-- How the denominator of the city's own cases came about, which only their series knows.
local function basis_of(review, point)
  for _, period in ipairs(review.cases) do
    if period.period_kind == point.kind and period.period_end == point.finish
        and period.vintage == point.vintage and period.n == point.n then
      return period.n_basis
    end
  end
  return "reported"
end

-- Recognitions of a year are counted at its end and known before.
local function kind_of(question, point)
  if point.start == point.finish then
    return "point"
  end
  return question.figures:is_stock(question.definition.numerator) and "year" or point.kind
end

--- A point of outlook as a figure of the review: {x, n, n_basis, rate, period, sources, reported,
--- expected, flags, sum_x, sum_n}; reported and expected only of sums of communes.
function M.figure(review, question, point)
  local x = question.mirrored and point.n - point.x or point.x
  local is_own = point.reported == nil and question.definition.denominator == "closed"
  return {
    x = x, n = point.n, n_basis = is_own and basis_of(review, point) or "reported",
    rate = rate_of(question, x, point.n), sources = point.sources, imports = point.imports,
    reported = point.reported, expected = point.expected, flags = point.flags,
    sum_x = point.sum_x, sum_n = point.sum_n,
    period = { period_kind = kind_of(question, point),
      period_start = point.start, period_end = point.finish, vintage = point.vintage,
      year = point.year },
  }
end

-- Without a numerator the latest denominator still tells how many are needed.
local function half_figure(review, question)
  local below = question.definition.denominator
  if below == "communes" then
    return { n = #units.below(question.units, question.unit, "commune", question.asof),
      n_basis = "units" }
  elseif not below then
    return {}
  end
  local list = points.of({ figures = question.figures, units = question.units,
    unit = question.unit }, { numerator = below }, { kind = question.kind,
    until_day = question.asof })
  for i = #list, 1, -1 do
    local point = list[i]
    if not point.expected or point.reported >= LEAST_COMPLETE * point.expected then
      local figure = M.figure(review, question, point)
      figure.x, figure.n, figure.rate = nil, point.x, nil
      return figure
    end
  end
  return {}
end

local function figure_of(review, question)
  if question.scope == "pilots" and not question.now then
    return {}
  end
  return question.now and M.figure(review, question, question.now)
    or half_figure(review, question)
end

-- The latest rate printed for the country over a whole year; no counts came with it.
local function national_rate(review, indicator)
  if indicator.id ~= "success_rate" then
    return nil
  end
  return series.rows(review.db, [[
    SELECT printed, period_kind, period_start, period_end, source_id FROM published_figure
     WHERE level = 'national' AND name = 'success_rate' AND period_kind = 'year' AND qualifier = '='
     ORDER BY period_end DESC, row LIMIT 1]])[1]
end

-- Measures of the definition of which there is no figure.
local function missing_measures(definition, figure)
  local missing = {}
  if not figure.x then
    missing[1] = definition.numerator
  end
  if definition.denominator and not figure.n then
    missing[#missing + 1] = definition.denominator
  end
  return missing
end

-- What no figure of the city can answer: why nothing is decided.
local WANTS = {
  { "document", function(result) return result.target.operator == "done"
    and result.outlook.x == nil end },
  { "national", function(result) return result.target.scope == "national"
    or result.target.scope == "pilot_communes" and result.plan.level == "national" end },
  { "districts", function(result) return result.outlook.parents
    and result.outlook.parents.with_data == 0 end },
  { "pilots", function(result) return result.target.scope == "pilot_communes"
    and not result.figure.rate end },
  { "value", function(result) return result.target.operator ~= "done"
    and not result.target.numerator end },
}

local function wants_of(result)
  for _, entry in ipairs(WANTS) do
    if entry[2](result) then
      return entry[1]
    end
  end
end

-- By the counts alone; where it is heading is outlook's verdict.
local function decide(result)
  local figure, target = result.figure, result.target
  if target.numerator and figure.n and target.scope ~= "each_district" then
    result.needed = measure.needed(target, figure.n)
    result.short = figure.x and math.max(result.needed - figure.x, 0)
  end
  local attained = result.outlook.attained
  if result.wants or attained == nil then
    return
  end
  result.verdict = attained and "met" or "not_met"
  result.course, result.reason = result.outlook.verdict, result.outlook.reason
  result.sure = true
  if result.indicator.counts == "cases" and figure.rate then
    local goal = target.numerator / target.denominator
    result.sure = figure.rate.low > goal or figure.rate.high < goal
  end
end

--- Judges one target: {verdict = "met" | "not_met" | "no_data", course (outlook's verdict), reason,
--- figure, points, outlook, needed, short, sure, missing = {measure}, wants = "districts" |
--- "pilots" | "national" | "document" | "value" | nil}.
function M.target(review, plan, target)
  local indicator = assert(indicators.find(target.indicator), target.indicator)
  local context = review.context
  local question = questions.new(context, indicator, units.city(context.units), plan, target, {})
  local result = { target = target, plan = plan, indicator = indicator, verdict = "no_data",
    points = question.points, used = question.used, question = question,
    outlook = outlook.answer(question), figure = figure_of(review, question) }
  result.missing = missing_measures(result.figure.x and question.definition
    or indicators.definition(indicator), result.figure)
  result.wants = wants_of(result)
  result.national = result.wants == "national" and national_rate(review, indicator) or nil
  decide(result)
  return result
end

local TARGETS = [[
  SELECT t.*, p.number, p.short, p.valid_from, p.valid_to, p.status AS plan_status
    FROM target AS t JOIN plan AS p ON p.plan = t.plan
   WHERE t.plan = :plan ORDER BY t.position]]

--- All targets of a plan, judged, in the order of the plan.
function M.plan(review, plan)
  local results = {}
  for i, target in ipairs(series.rows(review.db, TARGETS, { plan = plan.plan })) do
    results[i] = M.target(review, plan, target)
  end
  return results
end

--- The plans with their targets judged, the city's plan in force first, then the one before, then
--- the national one; each has in_force for the day of the review.
function M.plans(review)
  local plans = series.rows(review.db, [[
    SELECT plan, number, short, issuer, title, level, issued, valid_from, valid_to, status,
           supersedes, source, note,
           valid_from <= :day AND (valid_to IS NULL OR valid_to > :day) AS in_force
      FROM plan ORDER BY level, in_force DESC, valid_from DESC, plan]], { day = review.day })
  for _, plan in ipairs(plans) do
    plan.in_force = plan.in_force == 1
    plan.results = M.plan(review, plan)
  end
  return plans
end

return M
