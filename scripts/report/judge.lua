-- Targets beside the latest published figures: attained, not attained, or what is missing. Decides
-- in
-- integers; makes no words and no markup.
local indicators = require "definitions.indicators"
local measure = require "measure"
local series = require "report.series"

local M = {}

-- Scopes that a figure of the whole city answers.
local CITY_SCOPES = { city = true, each_province = true }

-- Counted from the list of units, not reported.
local function communes_on(db, day)
  return db:query([[
    SELECT count(*) AS n FROM unit
     WHERE level = 'commune' AND valid_from <= :day AND (valid_to IS NULL OR valid_to > :day)]],
    { day = day })[1].n
end

-- The latest figure of the city for an indicator: {x, n, rate, period..., sources}, parts may be
-- nil.
local function latest_of(review, indicator)
  local definition = indicators.definition(indicator)
  if indicator.id == "success_rate" then
    local period = series.latest_rate(review.cases)
    return period and {
      x = period.settled, n = period.n, n_basis = period.n_basis, rate = period.rate,
      period = period, sources = period.sources,
    } or {}
  end
  local figure = {}
  for _, row in ipairs(series.pairs(review.db, definition)) do
    if row.rate then
      figure = { x = row.x, n = row.n, rate = row.rate, period = row, sources = row.sources }
    elseif not figure.rate and row.n then
      figure = { n = row.n, period = row, sources = row.sources }
    end
  end
  if definition.denominator == "communes" then
    figure = { n = communes_on(review.db, review.day), n_basis = "units" }
  end
  return figure
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

-- Measures of the definition for which the city has no exact figure at all.
local function missing_measures(indicator, figure)
  local definition = indicators.definition(indicator)
  local missing = {}
  if not figure.x then
    missing[1] = definition.numerator
  end
  if definition.denominator and not figure.n then
    missing[#missing + 1] = definition.denominator
  end
  return missing
end

--- Judges one target: {verdict = "met" | "not_met" | "no_data", figure, missing = {measure},
--- wants = "districts" | "pilots" | "national" | "document" | nil, needed, short, sure}.
function M.target(review, target)
  local indicator = assert(indicators.find(target.indicator), target.indicator)
  local figure = latest_of(review, indicator)
  local result = { target = target, indicator = indicator, figure = figure, verdict = "no_data",
    missing = missing_measures(indicator, figure) }
  if target.operator == "done" then
    result.wants = "document"
    return result
  elseif not CITY_SCOPES[target.scope] then
    result.wants = ({ each_district = "districts", pilot_communes = "pilots",
      national = "national" })[target.scope]
    result.national = result.wants == "national" and national_rate(review, indicator) or nil
    return result
  elseif not target.numerator then
    result.wants = "value"
    return result
  end
  if figure.n then
    result.needed = measure.needed(target, figure.n)
  end
  if figure.rate then
    result.verdict = measure.attained(target, figure.x, figure.n) and "met" or "not_met"
    result.short = math.max(result.needed - figure.x, 0)
    local goal = target.numerator / target.denominator
    result.sure = figure.rate.low > goal or figure.rate.high < goal
  end
  return result
end

local TARGETS = [[
  SELECT t.*, p.number, p.short, p.valid_from, p.valid_to, p.status AS plan_status
    FROM target AS t JOIN plan AS p ON p.plan = t.plan
   WHERE t.plan = :plan ORDER BY t.position]]

--- All targets of a plan, judged, in the order of the plan.
function M.plan(review, plan)
  local results = {}
  for i, target in ipairs(series.rows(review.db, TARGETS, { plan = plan })) do
    results[i] = M.target(review, target)
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
    plan.results = M.plan(review, plan.plan)
  end
  return plans
end

return M
