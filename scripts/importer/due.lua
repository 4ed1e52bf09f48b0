-- When reports are due, from data/due_dates.csv. Knows nothing of databases.
local period = require "lotrinh.period"
local tables = require "definitions.table"

local M = {}

local rows

local function all()
  rows = rows or tables.read "due_dates"
  return rows
end

local function of_year(row, year)
  local text = row.period == "year" and tostring(year) or year .. "-" .. row.period
  local day = ("%d-%s"):format(year + (row.next_year and 1 or 0), row.due)
  return { period = assert(period.parse(text)), vintage = row.vintage, day = day,
    confirmed = row.status == "confirmed", source = row.source, valid_from = row.valid_from }
end

--- The due date of a period and vintage, or nil when none is known:
--- {period, vintage, day, confirmed, source}.
function M.find(made, vintage)
  for _, row in ipairs(all()) do
    local due = of_year(row, made.year)
    if due.period == made and due.vintage == vintage and due.day >= due.valid_from then
      return due
    end
  end
end

--- The report that was due last on a day.
function M.last(today)
  local best
  local year = tonumber(today:sub(1, 4))
  for _, row in ipairs(all()) do
    for _, candidate in ipairs { of_year(row, year), of_year(row, year - 1) } do
      if candidate.day <= today and candidate.day >= candidate.valid_from
          and (best == nil or candidate.day > best.day) then
        best = candidate
      end
    end
  end
  return best
end

return M
