-- What has never been published, found by rule from the targets, the indicators and the
-- observations;
-- nothing of it is typed. Makes no words.
local indicators = require "definitions.indicators"
local points = require "measure.points"
local series = require "report.series"
local units = require "measure.units"

local M = {}

-- Fewer communes than this are no sum of the city.
local LEAST_COMPLETE = 0.9

local function measures_of(indicator)
  local names = {}
  for _, definition in ipairs(indicator.definitions) do
    names[#names + 1] = definition.numerator
    names[#names + 1] = definition.denominator
  end
  return names
end

-- The measures that targets need, with the indicators that need them, in the order of measures.csv.
local function needed_measures(db)
  local users = {}
  for _, indicator in ipairs(indicators.all()) do
    for _, name in ipairs(measures_of(indicator)) do
      users[name] = users[name] or {}
      local list = users[name]
      if list[#list] ~= indicator then
        list[#list + 1] = indicator
      end
    end
  end
  local needed = {}
  for _, row in ipairs(series.rows(db,
    "SELECT measure, vi, en, kind FROM measure ORDER BY position")) do
    if users[row.measure] then
      row.indicators = users[row.measure]
      needed[#needed + 1] = row
    end
  end
  return needed
end

-- Measures that are counted from records of their own.
local RECORDED = {
  pilot_communes = "SELECT count(*) AS n FROM current_pilot",
  contests = "SELECT count(*) AS n FROM current_activity WHERE kind = 'contest'",
  documents_issued = "SELECT count(*) AS n FROM current_milestone",
}

local function is_there(review, measure)
  local recorded = RECORDED[measure]
  return measure == "communes" or #review.context.figures:periods(measure) > 0
    or recorded ~= nil and review.db:query(recorded)[1].n > 0
end

--- Measures that targets need and of which there is not one figure, at any level or time. What the
--- list of units gives by itself (communes) is not missing.
function M.measures(review)
  local missing = {}
  for _, row in ipairs(needed_measures(review.db)) do
    if not is_there(review, row.measure) then
      missing[#missing + 1] = row
    end
  end
  return missing
end

-- Every period of one year of which the city has an exact figure of the measure.
local PERIODS_OF_YEAR = [[
  SELECT DISTINCT o.period_kind, o.period_start, o.period_end
    FROM current_observation AS o JOIN unit AS u ON u.unit_id = o.unit_id
   WHERE u.level = 'city' AND o.measure = :measure AND o.period_kind NOT IN ('multi')
     AND substr(o.period_end, 1, 4) = :year
   ORDER BY o.period_end, o.period_kind]]

local function published_periods(db, measure, year)
  return series.rows(db, PERIODS_OF_YEAR, { measure = measure, year = tostring(year) })
end

-- Years of which settled cases are known, the city's own or added up from its communes.
local function known_years(review)
  local context, years = review.context, {}
  for _, point in ipairs(points.of({ figures = context.figures, units = context.units,
    unit = units.city(context.units) }, { numerator = "settled" }, { vintage = "any",
    until_day = review.day })) do
    if not point.expected or point.reported >= LEAST_COMPLETE * point.expected then
      years[point.year] = true
    end
  end
  return years
end

--- Whole years without a figure of the cases that were settled, from the first year published to
--- the year of the review: {year, others = periods of that year that were published}.
function M.years(review)
  local db, known = review.db, known_years(review)
  local first = db:query([[
    SELECT min(CAST(substr(o.period_end, 1, 4) AS INTEGER)) AS year
      FROM current_observation AS o JOIN unit AS u ON u.unit_id = o.unit_id
     WHERE u.level = 'city' AND o.period_kind = 'year']])[1].year
  local missing = {}
  for year = first or review.year, review.year do
    if not known[year] then
      missing[#missing + 1] = { year = year, others = published_periods(db, "settled", year) }
    end
  end
  return missing
end

--- For districts and communes: how many units there have ever been, and of how many a figure that a
--- target needs was published.
function M.levels(db)
  local names = {}
  for _, row in ipairs(needed_measures(db)) do
    names[row.measure] = true
  end
  local levels = series.rows(db, [[
    SELECT level, count(*) AS units, count(*) FILTER (WHERE valid_to IS NULL) AS now
      FROM unit WHERE level <> 'city' GROUP BY level ORDER BY level DESC]])
  for _, level in ipairs(levels) do
    level.reporting = 0
    local seen = {}
    for row in db:rows([[
      SELECT DISTINCT o.unit_id, o.measure FROM current_observation AS o
        JOIN unit AS u ON u.unit_id = o.unit_id
       WHERE u.level = :level ORDER BY o.unit_id]], { level = level.level }) do
      if names[row.measure] and not seen[row.unit_id] then
        seen[row.unit_id] = true
        level.reporting = level.reporting + 1
      end
    end
  end
  return levels
end

--- The last day, up to that of the review, of any figure of the city.
function M.latest_day(db, day)
  return db:query([[
    SELECT max(o.period_end) AS day FROM current_observation AS o
      JOIN unit AS u ON u.unit_id = o.unit_id
     WHERE u.level = 'city' AND o.period_end <= :day]], { day = day })[1].day
end

return M
