-- Figures of the chart spc: periods of one kind, oldest first: the kind asked for, else of those
-- that were reported the one with most periods. Halves of a year are never mixed, since first
-- halves run lower.
local published = require "chart.sources.published"

local M = {}

M.takes = { unit = true, year = true, plan = true, vintage = true, indicator = true,
  kind = true }

-- The finest first: of two kinds with as many periods the finer one says more.
local KINDS = { "M", "Q", "H2", "H1", "9M", "10M", "11M", "year" }

-- Preliminary figures of this year stand beside official ones of years before; told by `vintages`.
local function points_of(context, definition, kind)
  local list = {}
  for _, point in ipairs(context:points(definition, { kind = kind,
    vintage = context.vintage or "any" })) do
    local whole = point.expected == nil or point.reported >= 0.9 * point.expected
    if whole and point.year >= context.first and point.year <= context.last then
      list[#list + 1] = point
    end
  end
  return list
end

local function longest(context, definition)
  local best, best_kind = {}, nil
  for _, kind in ipairs(context.asked_kind and { context.asked_kind } or KINDS) do
    local list = points_of(context, definition, kind)
    if #list > #best then
      best, best_kind = list, kind
    end
  end
  return best, best_kind
end

local function vintages_of(context, list)
  local names, seen = {}, {}
  for _, point in ipairs(list) do
    local name = context:vintage_words(point.vintage)
    if name and not seen[name] then
      seen[name] = true
      names[#names + 1] = name
    end
  end
  return #names > 0 and table.concat(names, ", ") or nil
end

function M.data(context)
  local id = context.indicator or "success_rate"
  local definition, indicator = context:definition(id)
  local list, kind = longest(context, definition)
  context.used = {}
  local rows = {}
  for i, point in ipairs(list) do
    context:note_imports(point.imports)
    rows[i] = { kind = kind, start = point.start, finish = point.finish,
      label = published.label(kind, point.start, point.finish), x = point.x, n = point.n }
  end
  local data, target = context:common(id), context:target(id)
  data.rows, data.vintage = rows, vintages_of(context, list)
  data.direction = indicator.direction == "at_least" and "increase" or "decrease"
  data.target = target and { value = target.value, clause = target.clause, year = target.year }
  return data
end

return M
