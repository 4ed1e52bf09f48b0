-- Figures of the chart five_good_groups: groups with the title at each day they were counted.
local format = require "foundation.format"
local indicators = require "definitions.indicators"
local published = require "chart.sources.published"

local M = {}

M.takes = { unit = true, year = true, vintage = true }

local function share(criterion)
  return criterion and criterion[1] / criterion[2]
end

-- The criteria that sources state, lowest first.
local function criteria_of(indicator)
  local list = {}
  for _, criterion in pairs(indicator.criterion_stated) do
    list[#list + 1] = share(criterion)
  end
  table.sort(list)
  return list
end

local function reported_rows(context, definition, indicator, there)
  local rows = {}
  for _, point in ipairs(context:points(definition)) do
    local whole = point.expected == nil or point.reported >= 0.9 * point.expected
    if whole and not there[point.finish] and point.year >= context.first then
      rows[#rows + 1] = { date = point.finish, label = format.day(point.finish), x = point.x,
        n = point.n, criterion = share(indicators.criterion_on(indicator, point.finish)) }
    end
  end
  return rows
end

function M.data(context)
  local rows, there = {}, {}
  if context.is_city then
    rows = published.five_good_rows(published.of(context).groups)
    context:note_imports { 1 }
  end
  for _, row in ipairs(rows) do
    there[row.date] = true
  end
  local definition, indicator = context:definition("five_good_groups")
  local more = reported_rows(context, definition, indicator, there)
  table.move(more, 1, #more, #rows + 1, rows)
  table.sort(rows, function(a, b) return a.date < b.date end)
  local data = context:common("five_good_groups")
  data.rows, data.first, data.last = rows, context.first, context.last
  data.criteria = criteria_of(indicator)
  return data
end

return M
