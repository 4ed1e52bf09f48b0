-- Figures that two sides tell of one period: the city's own and the sum of its communes, or two
-- vintages of them. Says which of them the review took. Makes no words.
local indicators = require "definitions.indicators"
local points = require "measure.points"
local units = require "measure.units"

local M = {}

local VINTAGES = { "official", "unstated", "preliminary", "estimate" }

-- Kinds of periods in which something is counted; a stock is read once, as of its days.
local KINDS = { "year", "H1", "H2", "9M", "10M", "11M" }

-- Fewer communes than this are no sum of the city.
local LEAST_COMPLETE = 0.9

local function scope_of(context)
  return { figures = context.figures, units = context.units, unit = units.city(context.units) }
end

local function is_whole(point)
  return point.expected == nil or point.reported >= LEAST_COMPLETE * point.expected
end

-- All that is told of a period: the city's own figure, and the sum where it differs from it.
local function add_voices(voices, point)
  voices[#voices + 1] = { own = point.expected == nil, x = point.x, n = point.n,
    vintage = point.vintage, reported = point.reported, expected = point.expected }
  if point.sum_x then
    voices[#voices + 1] = { own = false, x = point.sum_x, n = point.sum_n,
      vintage = point.vintage, whole = true }
  end
end

local NOT_FINAL = { preliminary = true, estimate = true }

-- What contradicts the first voice: a preliminary figure that a final one followed does not.
local function contradicting(voices)
  local first = voices[1]
  local kept = { first }
  for i = 2, #voices do
    local other = voices[i]
    local counts = NOT_FINAL[first.vintage] or not NOT_FINAL[other.vintage]
    if counts and (other.x ~= first.x or other.n ~= first.n) then
      kept[#kept + 1] = other
    end
  end
  return kept
end

-- The vintage that outlook reads comes first: its figure is the one that counts.
local function vintages_from(first)
  local list = { first }
  for _, vintage in ipairs(VINTAGES) do
    if vintage ~= first then
      list[#list + 1] = vintage
    end
  end
  return list
end

local function of_kind(context, scope, definition, kind, found)
  local options = { kind = kind, until_day = context.asof }
  local _, main = points.of(scope, definition, options)
  local by_period, order = {}, {}
  for _, vintage in ipairs(main and vintages_from(main) or {}) do
    options.vintage = vintage
    for _, point in ipairs(points.of(scope, definition, options)) do
      if is_whole(point) then
        local key = point.start .. point.finish
        if not by_period[key] then
          by_period[key] = { kind = kind, point = point, voices = {} }
          order[#order + 1] = by_period[key]
        end
        add_voices(by_period[key].voices, point)
      end
    end
  end
  for _, entry in ipairs(order) do
    entry.voices = contradicting(entry.voices)
    if #entry.voices > 1 then
      found[#found + 1] = entry
    end
  end
end

--- {{indicator, kind, point, voices = {{own, x, n, vintage, reported, expected}}}}; the first voice
--- is the one that counts.
function M.of(review)
  local context, scope, found = review.context, scope_of(review.context), {}
  for _, indicator in ipairs(indicators.all()) do
    local definition = indicators.definition(indicator)
    if definition.denominator and definition.denominator ~= "communes" then
      local list = {}
      local stock = context.figures:is_stock(definition.numerator)
      for _, kind in ipairs(stock and { "year" } or KINDS) do
        of_kind(context, scope, definition, kind, list)
      end
      table.sort(list, function(a, b)
        return a.point.finish .. a.kind < b.point.finish .. b.kind
      end)
      for _, entry in ipairs(list) do
        entry.indicator = indicator
        found[#found + 1] = entry
      end
    end
  end
  return found
end

return M
