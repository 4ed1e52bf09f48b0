-- Cases by commune and type of dispute in the latest period that communes told them, with what is
-- not told so that no parties are known by a small number. Makes no words.
local failure = require "foundation.failure"
local recover = require "report.recover"
local series = require "report.series"
local suppress = require "report.suppress"
local tables = require "definitions.table"

local M = {}

M.SECTION = "types"

-- The note of a number that is not told, in the list of figures.
M.HIDDEN_NOTE = "hidden"

local PERIOD = [[
  SELECT c.period_kind, c.period_start, c.period_end, c.vintage,
         count(DISTINCT c.unit_id) AS communes
    FROM counted AS c
    JOIN unit AS u ON u.unit_id = c.unit_id
   WHERE u.level = 'commune' AND c.measure = :measure AND c.period_end <= :day
     AND c.period_kind <> 'point' AND u.valid_from <= c.period_start
   GROUP BY c.period_kind, c.period_start, c.period_end, c.vintage
   ORDER BY c.period_end DESC, communes DESC, c.period_start, c.vintage
   LIMIT 1]]

local ROWS = [[
  SELECT u.unit_id, u.key, u.code, u.full_name, c.measure, c.value
    FROM unit AS u
    JOIN counted AS c ON c.unit_id = u.unit_id
   WHERE u.level = 'commune' AND c.period_kind = :period_kind AND c.period_start = :period_start
     AND c.period_end = :period_end AND c.vintage = :vintage
   ORDER BY u.code, u.unit_id, c.measure]]

-- Communes that told every type; one missing would follow from the others.
local function rows_of(db, period, names)
  local places, list, last = {}, {}, nil
  for j, name in ipairs(names) do
    places[name] = j
  end
  for row in db:rows(ROWS, { period_kind = period.period_kind, vintage = period.vintage,
    period_start = period.period_start, period_end = period.period_end }) do
    if not last or last.unit_id ~= row.unit_id then
      last = { unit_id = row.unit_id, key = row.key, code = row.code,
        full_name = row.full_name, values = {},
        told = 0, total = 0 }
      list[#list + 1] = last
    end
    local place = places[row.measure]
    if place then
      last.values[place], last.told = row.value, last.told + 1
      last.total = last.total + row.value
    end
  end
  local whole = {}
  for _, row in ipairs(list) do
    whole[#whole + 1] = row.told == #names and row or nil
  end
  return whole
end

--- {period, names (measures), least, communes = how many there are, rows = {{code, full_name,
--- values, total, hidden = {[place] = why}}}, totals} or nil when no commune told types.
--- unprotected is true when small numbers cannot be hidden: then nothing may be told.
function M.gather(db, day, least)
  local rules = tables.read_lua("privacy")
  local names = rules.types
  local period = series.rows(db, PERIOD, { measure = names[1], day = day })[1]
  if not period then
    return nil
  end
  local found = { period = period, names = names, least = least or rules.least_cell,
    rows = rows_of(db, period, names), totals = {} }
  local cells = {}
  for i, row in ipairs(found.rows) do
    cells[i] = row.values
    for j, value in ipairs(row.values) do
      found.totals[j] = (found.totals[j] or 0) + value
    end
  end
  local hidden = suppress.of(cells, found.least)
  found.unprotected = hidden == nil
  for i, row in ipairs(found.rows) do
    row.hidden = hidden and hidden[i] or {}
  end
  return #found.rows > 0 and found or nil
end

-- What the figures of a report tell of types, in the form of report/recover.lua. A commune's rows
-- stand together, its first type first; names alone are not one commune's at all times.
local function told_by(rows)
  local names, places = tables.read_lua("privacy").types, {}
  local told = { cells = {}, row_totals = {}, column_totals = {} }
  for j, name in ipairs(names) do
    places[name] = j
  end
  for _, row in ipairs(rows) do
    local place = row.section == M.SECTION and places[row.item]
    if place and row.unit == "city" then
      told.column_totals[place] = row.numerator
    elseif place then
      if place == 1 then
        told.cells[#told.cells + 1] = {}
      end
      told.cells[#told.cells][place] = row.numerator
    elseif row.section == M.SECTION then
      told.row_totals[#told.cells] = row.numerator
    end
  end
  return told
end

--- Raises LT-1930 when a number that the figures of a report do not tell follows from those that
--- they tell.
function M.check(rows)
  local told = told_by(rows)
  local found = recover.of(told)
  if not found or #found > 0 then
    failure.raise("LT-1930", "data", {
      vi = "{n} số bị ẩn theo xã, phường và loại vụ việc tính ngược lại được từ các tổng; báo cáo "
        .. "không được ghi",
      en = "{n} hidden numbers by commune and type follow from the totals; the report is not "
        .. "written",
    }, { n = found and #found or "?" })
  end
end

return M
