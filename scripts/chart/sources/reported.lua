-- Rows of rates of one unit as it, or its communes, reported them: whole years and their parts.
-- Knows no chart.
local published = require "chart.sources.published"

local M = {}

--- The kinds of period that a series of rates shows.
M.KINDS = { "year", "H1", "H2", "9M", "10M", "11M" }

--- Rows of chart/rate_points.lua for a unit (context.unit unless given), and the vintage of the
--- last of them; sums of which too little was reported are left out.
function M.rows(context, definition, unit)
  local rows, vintage = {}, nil
  for _, kind in ipairs(M.KINDS) do
    for _, point in ipairs(context:points(definition, { kind = kind, unit = unit })) do
      local row = published.row_of(kind, point.start, point.finish, context.first)
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

return M
