-- Figures of the chart success_rate: what was published of the city, what communes reported, and
-- the forecast of outlook where there is one. Of another share, by option: what was reported.
local communes = require "chart.sources.communes"
local forecast = require "outlook.forecast"
local outlook = require "outlook"
local published = require "chart.sources.published"
local questions = require "outlook.question"

local M = {}

M.takes = { unit = true, year = true, plan = true, vintage = true, indicator = true }

local KINDS = { "year", "H1", "H2", "9M", "10M", "11M" }

local function reported_rows(context, definition)
  local rows, vintage = {}, nil
  for _, kind in ipairs(KINDS) do
    for _, point in ipairs(context:points(definition, { kind = kind })) do
      local row = published.row_of(kind == "year" and "year" or kind, point.start, point.finish,
        context.first)
      local whole = point.expected == nil or point.reported >= 0.9 * point.expected
      if row and whole and row.year <= context.last then
        row.x, row.n = point.x, point.n
        vintage = point.vintage
        rows[#rows + 1] = row
      end
    end
  end
  return rows, vintage
end

-- Years ahead up to the deadline: {year, median, low, high}, shares; nil without a forecast.
local function fan_of(context, indicator, target)
  local question = questions.new(context.base, indicator, context.unit, target.plan, target.row, {})
  if question.now == nil or question.mirrored or not forecast.possible(question.used) then
    return nil
  end
  local result = outlook.judge(context.base, indicator, context.unit, target.plan, target.row)
  if result.forecast == nil then
    return nil
  end
  local fan = {}
  for year = question.now.year + 1, question.deadline_year do
    local ahead = forecast.of(question.used, year, target.value)
    fan[#fan + 1] = { year = year, median = ahead.median, low = ahead.lower, high = ahead.upper }
  end
  return { from = question.now.year, conf = forecast.CONF, years = fan, p = result.p_target,
    words = result.p_words, verdict = result.verdict }
end

function M.data(context)
  local id, definition, indicator = communes.indicator(context)
  local rows, vintage = reported_rows(context, definition)
  if context.is_city and id == "success_rate" then
    rows = published.add_missing(context, published.rate_rows(published.of(context).cases), rows)
    context:note_imports { 1 }
  end
  local target = context:target(id)
  local data = context:common(id)
  data.rows, data.vintage = rows, context:vintage_words(vintage)
  data.target = target and { value = target.value, year = target.year, clause = target.clause }
  data.first = context.first
  data.last = target and math.max(target.year, context.last) or nil
  data.fan = target and fan_of(context, indicator, target)
  return data
end

return M
