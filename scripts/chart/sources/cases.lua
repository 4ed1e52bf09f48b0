-- Figures of the chart cases: received and settled year by year.
local published = require "chart.sources.published"
local words = require "chart.words"

local M = {}

M.takes = { unit = true, year = true, vintage = true }

local function reported_rows(context)
  local by_year, rows = {}, {}
  for _, measure in ipairs { "received", "settled" } do
    for _, point in ipairs(context:points { numerator = measure }) do
      local row = by_year[point.year]
      local whole = point.expected == nil or point.reported >= 0.9 * point.expected
      if row == nil and whole then
        row = published.row_of("year", point.start, point.finish, context.first)
        by_year[point.year] = row
        rows[#rows + 1] = row
      end
      if row and whole then
        row[measure] = point.x
      end
    end
  end
  return rows
end

function M.data(context)
  local rows = reported_rows(context)
  if context.is_city then
    rows = published.add_missing(context, published.case_rows(published.of(context).cases), rows)
    context:note_imports { 1 }
  end
  local data = context:common()
  data.rows, data.first, data.last = rows, context.first, context.last
  data.definition = words.say {
    vi = "tiếp nhận gồm cả kỳ trước chuyển sang", en = "received includes those carried over" }
  return data
end

return M
