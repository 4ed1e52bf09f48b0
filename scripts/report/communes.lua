-- Cases by commune in the latest whole year that any commune reported. Reads the database, makes no
-- words. What nobody reported is nil and stays so.
local measure = require "measure"
local series = require "report.series"

local M = {}

local LATEST = [[
  SELECT max(c.year) AS year FROM commune_year AS c WHERE c.year <= :year]]

-- The most final vintage of each commune.
local ROWS = [[
  SELECT u.unit_id, u.code, u.full_name, c.vintage, c.received, c.settled, c.pending, c.closed,
         min(CASE c.vintage WHEN 'official' THEN 1 WHEN 'unstated' THEN 2
                            WHEN 'preliminary' THEN 3 WHEN 'estimate' THEN 4 END) AS finality
    FROM unit AS u
    LEFT JOIN commune_year AS c ON c.unit_id = u.unit_id AND c.year = :year
   WHERE u.level = 'commune' AND u.valid_from <= :day
     AND (u.valid_to IS NULL OR u.valid_to > :day)
   GROUP BY u.unit_id
   ORDER BY u.code, u.unit_id]]

--- {year, rows = {{code, full_name, received, settled, pending, closed, rate}}, reported, sums}, or
--- nil when no commune ever reported a year.
function M.gather(review)
  local year = review.db:query(LATEST, { year = review.year })[1].year
  if not year then
    return nil
  end
  local list = series.rows(review.db, ROWS, { year = year, day = ("%04d-12-31"):format(year) })
  local found = { year = year, rows = list, reported = 0, sums = {} }
  for _, row in ipairs(list) do
    row.rate = row.settled and row.closed and row.settled <= row.closed
      and measure.rate(row.settled, row.closed) or nil
    found.reported = found.reported + (row.vintage and 1 or 0)
    for _, name in ipairs { "received", "settled", "pending", "closed" } do
      found.sums[name] = row[name] and (found.sums[name] or 0) + row[name] or found.sums[name]
    end
  end
  return found
end

return M
