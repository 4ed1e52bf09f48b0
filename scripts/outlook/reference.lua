-- What a commune with few cases is compared with: the cases of all communes over the same years,
-- the spread between them, and the funnel. Worked out once a context; judges nothing.
local figures = require "measure.figures"
local points = require "measure.points"
local stats = require "lotrinh.stats"
local units = require "measure.units"

local M = {}

-- Three years pooled tell more than one, and are still the present.
M.YEARS = 3

local function sum_of(scope, question, first)
  local x, n = 0, 0
  local years = 0
  for _, point in ipairs(points.of(scope, question.definition, { kind = question.kind,
    vintage = question.of_vintage, from = first, to = question.now.year,
    until_day = question.asof })) do
    if point.n > 0 then
      x, n, years = x + point.x, n + point.n, years + 1
    end
  end
  return question.mirrored and n - x or x, n, years
end

-- The spread as a prior; where communes do not differ, the pooled share is worth all cases there
-- are.
local function prior_of(x, n)
  local prior = stats.beta_binomial(x, n)
  if prior.a then
    return prior
  elseif prior.status == "no_spread" then
    local successes, cases = 0.5, 0.5
    for i = 1, #n do
      successes, cases = successes + x[i], cases + n[i] - x[i]
    end
    return { a = successes, b = cases, mean = prior.mean }
  end
  return nil
end

local function build(question, first)
  local own_figures = question.only_unit and figures.of(question.db) or question.figures
  local list = units.below(question.units, units.city(question.units), "commune",
    question.now.finish)
  local x, n, cells = {}, {}, {}
  local most = 0
  for i, unit in ipairs(list) do
    local scope = { figures = own_figures, units = question.units, unit = unit }
    local years
    x[i], n[i], years = sum_of(scope, question, first)
    cells[unit.id] = { x = x[i], n = n[i], index = i }
    most = math.max(most, years)
  end
  local prior = #list > 1 and prior_of(x, n)
  if not prior then
    return nil
  end
  local funnel = stats.funnel(x, n)
  for _, cell in pairs(cells) do
    local point = funnel.points and funnel.points[cell.index]
    cell.position = point and point.position
  end
  return { a = prior.a, b = prior.b, mean = prior.mean, years = most, units = #list,
    own = function(unit_id) return cells[unit_id] end }
end

--- The reference of a question about a commune, or nil: {a, b, mean, years, units, own(unit_id)}.
function M.of(question)
  local first = math.max(question.used[1].year, question.now.year - M.YEARS + 1)
  local key = table.concat({ question.indicator.id, question.definition.id, first,
    question.now.finish, question.of_vintage, question.mirrored and "m" or "" }, "|")
  if question.references[key] == nil then
    question.references[key] = build(question, first) or false
  end
  return question.references[key] or nil
end

return M
