-- Figures of the chart five_good_groups: groups with the title at each day they were counted.
local format = require "foundation.format"
local published = require "chart.sources.published"

local M = {}

M.takes = { unit = true, year = true, vintage = true }

-- The criterion of 90 % holds since this day; see five_good_groups in data/indicators.lua.
local NEW_CRITERION = "2023-06-30"

local function reported_rows(context, definition, there)
  local rows = {}
  for _, point in ipairs(context:points(definition)) do
    local whole = point.expected == nil or point.reported >= 0.9 * point.expected
    if whole and not there[point.finish] and point.year >= context.first then
      rows[#rows + 1] = { date = point.finish, label = format.day(point.finish), x = point.x,
        n = point.n, criterion = point.finish >= NEW_CRITERION and 0.9 or 0.8 }
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
  local more = reported_rows(context, (context:definition("five_good_groups")), there)
  table.move(more, 1, #more, #rows + 1, rows)
  table.sort(rows, function(a, b) return a.date < b.date end)
  local data = context:common("five_good_groups")
  data.rows, data.first, data.last = rows, context.first, context.last
  return data
end

return M
