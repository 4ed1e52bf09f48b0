-- Every number that a review knows, with words for what it is: against these the numbers that an
-- office types by hand are held. Makes no decision.
local failure = require "foundation.failure"
local format = require "report.format"
local indicators = require "definitions.indicators"
local latest = require "report.latest"
local progress = require "report.progress"
local words = require "report.words"

local M = {}

local say = failure.say

local Facts = {}
Facts.__index = Facts

local function add(facts, fact)
  facts.list[#facts.list + 1] = fact
end

-- A share and the two counts that it is made of.
local function add_share(facts, id, name, x, n)
  add(facts, { x = x, n = n, indicator = id, words = name })
  add(facts, { value = x, indicator = id, words = name })
  add(facts, { value = n, indicator = id, words = name })
end

local function name_of(result, period)
  return say(result.indicator.words) .. (period and ", " .. period or "")
end

local function add_figure(facts, result, figure)
  if figure and figure.rate then
    add_share(facts, result.indicator.id, name_of(result, words.period(figure.period)), figure.x,
      figure.n)
  end
  for _, value in ipairs { figure and figure.x or false, figure and figure.n or false,
    figure and figure.reported or false, figure and figure.expected or false } do
    if value then
      add(facts, { value = value, indicator = result.indicator.id, words = name_of(result) })
    end
  end
end

local function add_target(facts, result)
  local target = result.target
  if target.numerator and target.unit == "%" then
    add(facts, { x = target.numerator, n = target.denominator, indicator = target.indicator,
      words = say({ vi = "mục tiêu của {plan}", en = "the target of {plan}" },
        { plan = result.plan.short }), target = true })
  elseif target.numerator then
    add(facts, { value = target.numerator, words = say(result.indicator.words), target = true })
    add(facts, { value = target.denominator, words = say(result.indicator.words), target = true })
  end
  for _, name in ipairs { "needed", "short" } do
    if result[name] then
      add(facts, { value = result[name], indicator = target.indicator, words = name_of(result) })
    end
  end
end

local function add_result(facts, review, result)
  add_figure(facts, result, result.figure)
  add_target(facts, result)
  for _, point in ipairs(progress.points(result)) do
    if result.indicator.kind ~= "ratio" and point.x <= point.n then
      add_share(facts, result.indicator.id, name_of(result, point.label), point.x, point.n)
    end
  end
  local later = latest.of(review, result)
  add_figure(facts, result, later and later.figure)
  add_figure(facts, result, later and later.before)
end

-- Rows of the list of figures: cases by period, communes, groups.
local function add_row(facts, row)
  local id = (row.definition or ""):match "^[^/]+"
  local name = id and indicators.find(id) and say(indicators.find(id).words) or row.item or ""
  if row.unit and row.unit ~= "city" then
    name = name .. ", " .. row.unit
  end
  if row.period_kind and row.period_start then
    name = name .. ", " .. format.period(row.period_kind, row.period_start, row.period_end)
  end
  if row.numerator and row.denominator and row.numerator <= row.denominator then
    add_share(facts, id, name, row.numerator, row.denominator)
  end
  for _, value in ipairs { row.numerator or false, row.denominator or false } do
    if value then
      add(facts, { value = value, indicator = id, words = name })
    end
  end
end

--- All facts of a review whose sections were built: {list = {{x, n} or {value}, indicator, words}}.
function M.of(review)
  local facts = setmetatable({ list = {}, now = {} }, Facts)
  for _, plan in ipairs(review.plans) do
    for _, result in ipairs(plan.results) do
      add_result(facts, review, result)
      if result.figure.rate and not facts.now[result.indicator.id] then
        facts.now[result.indicator.id] = name_of(result) .. ": " .. words.value(result.figure)
      end
    end
  end
  for _, row in ipairs(review.figures.rows) do
    add_row(facts, row)
  end
  if review.communes then
    add(facts, { value = review.communes.reported, words = say { vi = "xã, phường đã báo cáo",
      en = "communes that reported" } })
    add(facts, { value = #review.communes.rows, words = say { vi = "xã, phường",
      en = "communes" } })
  end
  return facts
end

return M
