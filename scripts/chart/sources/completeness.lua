-- Figures of the chart completeness: how many communes reported cases for each period, and who did
-- not for the last one.
local units = require "measure.units"
local published = require "chart.sources.published"

local M = {}

M.takes = { year = true, vintage = true }

-- A commune reported when it gave the cases it received or settled, be it zero.
local MEASURES = { "received", "settled" }

local PERIODS = [[
  SELECT DISTINCT c.period_kind, c.period_start, c.period_end, k.position
    FROM counted AS c JOIN unit AS u ON u.unit_id = c.unit_id
    JOIN period_kind AS k ON k.kind = c.period_kind
   WHERE u.level = 'commune' AND c.measure IN ('received', 'settled')
   ORDER BY c.period_end, k.position]]

local REPORTED = [[
  SELECT DISTINCT c.unit_id, c.import_id
    FROM counted AS c
   WHERE c.measure IN ('received', 'settled') AND c.period_kind = :kind
     AND c.period_start = :first AND c.period_end = :last
   ORDER BY c.unit_id, c.import_id]]

local function row_of(context, period)
  local expected = units.below(context.units, units.city(context.units), "commune", period.last)
  local there, missing, imports = {}, {}, {}
  for found in context.db:rows(REPORTED, { kind = period.kind, first = period.first,
    last = period.last }) do
    there[found.unit_id] = true
    imports[#imports + 1] = found.import_id
  end
  context:note_imports(imports)
  for _, unit in ipairs(expected) do
    if not there[unit.id] then
      missing[#missing + 1] = unit.full_name
    end
  end
  return { kind = period.kind, start = period.first, finish = period.last,
    label = published.label(period.kind, period.first, period.last), n = #expected,
    x = #expected - #missing, missing = missing }
end

function M.data(context)
  local rows, periods = {}, {}
  for period in context.db:rows(PERIODS) do
    local year = tonumber(period.period_end:sub(1, 4))
    if not context.asked_year or year >= context.first and year <= context.last then
      periods[#periods + 1] = { kind = period.period_kind, first = period.period_start,
        last = period.period_end }
    end
  end
  for i, period in ipairs(periods) do
    rows[i] = row_of(context, period)
  end
  local data = context:common()
  data.unit, data.rows, data.measures = units.city(context.units).name, rows, MEASURES
  return data
end

return M
