-- The counts of units as they stand now, by measure, unit and period. One query a measure; adds
-- nothing up and judges nothing.
local M = {}

-- The view `counted` holds exact counts of the current version; what nobody reported is not in it.
local ALL = [[
  SELECT c.unit_id, c.period_kind, c.period_start, c.period_end, c.vintage, c.value, c.import_id,
         c.source_id
    FROM counted AS c
   WHERE c.measure = :measure
   ORDER BY c.period_end, c.period_start, c.period_kind, c.vintage, c.unit_id]]

local ONE = [[
  SELECT c.unit_id, c.period_kind, c.period_start, c.period_end, c.vintage, c.value, c.import_id,
         c.source_id
    FROM counted AS c
   WHERE c.measure = :measure AND c.unit_id = :unit
   ORDER BY c.period_end, c.period_start, c.period_kind, c.vintage, c.unit_id]]

local KINDS = [[SELECT measure, kind FROM measure ORDER BY measure]]

local methods = {}
methods.__index = methods

-- A stock is of a day, whatever period its report covered.
local function key_of(stock, kind, first, last, vintage)
  if stock then
    return last .. vintage
  end
  return kind .. first .. last .. vintage
end

local function add(sheet, stock, row)
  local key = key_of(stock, row.period_kind, row.period_start, row.period_end, row.vintage)
  local cells = sheet.units[row.unit_id]
  if cells == nil then
    cells = { periods = {} }
    sheet.units[row.unit_id] = cells
  end
  if cells[key] == nil then
    cells.periods[#cells.periods + 1] = row
  end
  cells[key] = row
  if not sheet.seen[key] then
    sheet.seen[key] = true
    sheet.periods[#sheet.periods + 1] = row
  end
end

-- The sheet of a measure: units[id][key] = row, periods in order.
function methods:sheet(measure)
  local sheet = self.sheets[measure]
  if sheet then
    return sheet
  end
  sheet = { units = {}, periods = {}, seen = {} }
  self.sheets[measure] = sheet
  local stock = self.stocks[measure]
  local values = { measure = measure }
  if self.unit_id then
    values.unit = self.unit_id
  end
  for row in self.db:rows(self.unit_id and ONE or ALL, values) do
    add(sheet, stock, row)
  end
  return sheet
end

--- The row of one unit, measure and period, nil when it was not reported.
function methods:cell(unit_id, measure, period)
  local cells = self:sheet(measure).units[unit_id]
  return cells and cells[key_of(self.stocks[measure], period.kind, period.start, period.finish,
    period.vintage)]
end

--- Periods in which a unit (nil: any unit) reported a measure, oldest first.
function methods:periods(measure, unit_id)
  local sheet = self:sheet(measure)
  if unit_id == nil then
    return sheet.periods
  end
  local cells = sheet.units[unit_id]
  return cells and cells.periods or {}
end

--- Whether a measure is counted at a day rather than over a period.
function methods:is_stock(measure)
  return self.stocks[measure] == true
end

--- Figures of a database: of one unit only, or of all. Reads a measure when it is first asked for.
function M.of(db, unit_id)
  local stocks = {}
  for row in db:rows(KINDS) do
    stocks[row.measure] = row.kind == "stock"
  end
  return setmetatable({ db = db, unit_id = unit_id, sheets = {}, stocks = stocks }, methods)
end

return M
