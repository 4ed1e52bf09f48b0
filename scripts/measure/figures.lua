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
  local column = sheet.columns[key]
  if column == nil then
    column = {}
    sheet.columns[key] = column
    sheet.periods[#sheet.periods + 1] = row
  end
  local id = row.unit_id
  if column[id] == nil then
    local periods = sheet.units[id]
    if periods == nil then
      periods = {}
      sheet.units[id] = periods
    end
    periods[#periods + 1] = row
  end
  column[id] = row
end

-- The sheet of a measure: columns[key][unit id] = row, units[id] = rows in order of time.
function methods:sheet(measure)
  local sheet = self.sheets[measure]
  if sheet then
    return sheet
  end
  sheet = { units = {}, columns = {}, periods = {} }
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

-- What a period that nobody reported looks like.
local EMPTY = {}

--- The rows of a measure and period by unit id; a unit that did not report is not in it.
function methods:column(measure, period)
  return self:sheet(measure).columns[key_of(self.stocks[measure], period.kind, period.start,
    period.finish, period.vintage)] or EMPTY
end

--- Rows of the periods in which a unit (nil: any unit) reported a measure, oldest first.
function methods:periods(measure, unit_id)
  local sheet = self:sheet(measure)
  if unit_id == nil then
    return sheet.periods
  end
  return sheet.units[unit_id] or EMPTY
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
