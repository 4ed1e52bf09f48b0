-- What every sheet of a commune rests on, read once for all of them: counts by period, the period
-- that is judged, older figures on the map of today, ranks. Makes no words.
local contexts = require "chart.context"
local failure = require "foundation.failure"
local format = require "foundation.format"
local frame = require "lotrinh.frame"
local measure = require "measure"
local questions = require "outlook.question"
local rebase = require "rebase"
local series = require "report.series"
local stats = require "lotrinh.stats"
local units = require "measure.units"

local M = {}

local Figures = {}
Figures.__index = Figures

-- Who reported cases has reported the period; other figures have months and days of their own.
local SHOWS_REPORT = { received = true, settled = true }

-- From the most final to the least.
local FINALITY = { official = 1, unstated = 2, preliminary = 3, estimate = 4 }

-- So many periods stand side by side in the table of a sheet.
local MOST_PERIODS = 4

-- Of fewer closed cases a rank says nothing: compare.ranking leaves them out too.
local FEWEST = 10

-- That all ranks hold together, not each by itself.
local CONFIDENCE = 0.95

local COUNTS = [[
  SELECT c.unit_id, c.measure, c.period_kind, c.period_start, c.period_end, c.vintage, c.value,
         c.import_id
    FROM counted AS c
    JOIN unit AS u ON u.unit_id = c.unit_id
   WHERE u.level = 'commune' AND c.period_end BETWEEN :first AND :last
   ORDER BY c.period_end, c.period_start, c.period_kind, c.unit_id, c.measure, c.vintage]]

-- Figures of the territories before; whole years, and halves of years that nobody reported whole.
local EARLIER = [[
  WITH whole AS (
    SELECT DISTINCT substr(c.period_end, 1, 4) AS year
      FROM cases AS c
      JOIN unit AS u ON u.unit_id = c.unit_id AND u.level = 'commune'
     WHERE c.period_kind = 'year')
  SELECT c.unit_id, c.period_kind, c.period_start, c.period_end, c.vintage, c.settled, c.closed,
         min(CASE c.vintage WHEN 'official' THEN 1 WHEN 'unstated' THEN 2
                            WHEN 'preliminary' THEN 3 ELSE 4 END) AS finality
    FROM cases AS c
    JOIN unit AS u ON u.unit_id = c.unit_id AND u.level = 'commune'
   WHERE c.period_end < :day AND c.settled IS NOT NULL AND c.closed >= c.settled
     AND (c.period_kind = 'year' OR c.period_kind IN ('H1', 'H2')
          AND substr(c.period_end, 1, 4) NOT IN (SELECT year FROM whole))
   GROUP BY c.unit_id, c.period_kind, c.period_start, c.period_end
   ORDER BY c.period_end, c.period_start, c.unit_id]]

local MAP_SINCE = [[
  SELECT max(valid_from) AS day FROM unit WHERE level = 'commune' AND valid_from <= :day]]

local LAST_IMPORT = [[SELECT max(import_id) AS id FROM import WHERE state = 'current']]

local function key_of(kind, first, last)
  return kind .. " " .. first .. " " .. last
end

local function is_better(row, other)
  return other == nil or FINALITY[row.vintage] < FINALITY[other.vintage]
end

-- cells[unit id][period][measure]: the most final figure of each; a stock is of its last day.
local function add_count(figures, row)
  local stock = figures.measures[row.measure].stock
  local key = stock and row.period_end or key_of(row.period_kind, row.period_start, row.period_end)
  local unit = figures.cells[row.unit_id] or {}
  figures.cells[row.unit_id] = unit
  local cell = unit[key] or {}
  unit[key] = cell
  if is_better(row, cell[row.measure]) then
    cell[row.measure] = row
  end
  if SHOWS_REPORT[row.measure] then
    local period = figures.by_key[key]
    if not period then
      period = { kind = row.period_kind, start = row.period_start, finish = row.period_end,
        key = key, reporting = {}, reported = 0 }
      figures.by_key[key] = period
      figures.periods[#figures.periods + 1] = period
    end
    if figures.there[row.unit_id] and not period.reporting[row.unit_id] then
      period.reporting[row.unit_id] = true
      period.reported = period.reported + 1
    end
  end
end

local function read_measures(figures)
  figures.measures = {}
  for _, row in ipairs(series.rows(figures.db,
    "SELECT measure, kind, counts, vi, en FROM measure ORDER BY position", {})) do
    figures.measures[row.measure] = { vi = row.vi, en = row.en, counts = row.counts,
      stock = row.kind == "stock" }
  end
end

local function read_counts(figures)
  figures.cells, figures.by_key, figures.periods = {}, {}, {}
  for row in figures.db:rows(COUNTS, { first = (figures.year - 1) .. "-01-01",
    last = figures.year .. "-12-31" }) do
    add_count(figures, row)
  end
  local kept = {}
  for _, period in ipairs(figures.periods) do
    kept[#kept + 1] = period.reported > 0 and period.start >= figures.since and period or nil
  end
  figures.periods = table.move(kept, math.max(1, #kept - MOST_PERIODS + 1), #kept, 1, {})
end

-- What is judged: the whole year, else the longest part of it that most communes reported.
local function main_period(figures)
  local best
  for _, period in ipairs(figures.periods) do
    if period.finish:sub(1, 4) == tostring(figures.year)
        and period.reported * 2 >= #figures.units
        and not (best and best.finish == period.finish and best.kind == "year") then
      best = period
    end
  end
  return best
end

local function read_earlier(figures)
  figures.earlier = {}
  local rows = series.rows(figures.db, EARLIER, { day = figures.since })
  if #rows == 0 then
    return
  end
  local given = frame.new(rows, { "unit_id", "period_kind", "period_start", "period_end",
    "settled", "closed" })
  -- Where no source says who went where, parts are taken for equal, and the sheet says so.
  local moved = rebase(given, { to = figures.since, counts = { "settled", "closed" },
    n = "closed", missing = "equal" })
  local whole = rebase.whole(moved, { x = "settled", n = "closed" })
  for i = 1, #whole do
    local row = whole[i]
    local list = figures.earlier[row.unit_id] or {}
    figures.earlier[row.unit_id] = list
    list[#list + 1] = { kind = row.period_kind, start = row.period_start, finish = row.period_end,
      x = row.settled, n = row.closed, effective = row.n_effective, flags = row.flags,
      basis = row.basis }
  end
end

-- The ranks that a share may have: those surely above it and those surely below bound it (Klein,
-- Wright and Wieczorek 2020), with intervals that hold for all communes together (Šidák).
local function read_ranks(figures)
  figures.ranks, figures.ranked = {}, 0
  local list = {}
  for _, unit in ipairs(figures.main and figures.units or {}) do
    local x, n = figures:cases(unit, figures.main)
    if n and n >= FEWEST and x <= n then
      list[#list + 1] = { id = unit.id, x = x, n = n }
    end
  end
  figures.ranked = #list
  for _, row in ipairs(list) do
    local interval = stats.binom_ci(row.x, row.n, { conf = CONFIDENCE ^ (1 / #list) })
    row.low, row.high = interval.lower, interval.upper
  end
  for _, row in ipairs(list) do
    local rank = { rank = 1, best = 1, worst = #list }
    for _, other in ipairs(list) do
      rank.rank = rank.rank + (other.x * row.n > row.x * other.n and 1 or 0)
      rank.best = rank.best + (other.low > row.high and 1 or 0)
      rank.worst = rank.worst - (other.high < row.low and 1 or 0)
    end
    figures.ranks[row.id] = rank
  end
end

-- Two readings of the targets: what is counted at a day, and cases of the period that is judged.
local function read_targets(figures)
  figures.base = contexts.base { asof = figures.day }
  figures.of_days = questions.context { asof = figures.day, vintage = "any", detail = false }
  figures.of_period = figures.main and questions.context { asof = figures.day, vintage = "any",
    detail = false, kind = figures.main.kind } or figures.of_days
end

--- Reads an open database for the sheets of a year; `plan` judges, else the one in force.
function M.read(db, year, plan)
  contexts.use(db)
  local figures = setmetatable({ db = db, year = year, plan = plan,
    day = ("%04d-12-31"):format(year), there = {} }, Figures)
  figures.since = series.rows(db, MAP_SINCE, { day = figures.day })[1].day
  figures.last_import = series.rows(db, LAST_IMPORT, {})[1].id
  local known = units.of(db)
  figures.units = units.below(known, units.city(known), "commune", figures.day)
  figures.by_id = known.by_id
  for _, unit in ipairs(figures.units) do
    figures.there[unit.id] = true
  end
  read_measures(figures)
  read_counts(figures)
  figures.main = main_period(figures)
  figures.until_day = figures.main and figures.main.finish or figures.day
  read_earlier(figures)
  read_ranks(figures)
  read_targets(figures)
  return figures
end

--- The commune that was meant, of those that have a sheet; raises with the code of unit.find.
function Figures:find(name)
  local unit = units.find(units.of(self.db), name, self.day)
  if not self.there[unit.id] then
    failure.raise("LT-1911", "usage", {
      vi = "{unit} không phải xã, phường của ngày {day}: không có phiếu",
      en = "{unit} is no commune of {day}: there is no sheet of it",
    }, { unit = unit.full_name, day = format.day(self.day) })
  end
  return unit
end

--- The count of a unit in a period, {value, vintage, import_id}, or nil when nobody reported it.
function Figures:count(unit, period, name)
  local of_unit = self.cells[unit.id] or {}
  local cell = of_unit[self.measures[name].stock and period.finish or period.key]
  return cell and cell[name] or nil
end

--- Settled and closed cases of a unit, both or neither.
function Figures:cases(unit, period)
  local x, n = self:count(unit, period, "settled"), self:count(unit, period, "closed")
  if x and n then
    return x.value, n.value
  end
end

--- The settled share of a unit over time, oldest first: {kind, start, finish, x, n, estimate}, what
--- was reported on older maps carried over.
function Figures:trend(unit)
  local points = {}
  for _, point in ipairs(self.earlier[unit.id] or {}) do
    local n = math.tointeger(point.n) or 0
    local rate = measure.rate(point.x, n)
    local effective = rate and point.effective and math.floor(point.effective) or 0
    if effective > 0 then
      -- A part of an old unit is as uncertain as the whole of it.
      local of_whole = stats.binom_ci(math.floor(rate.share * effective + 0.5), effective)
      rate.low, rate.high = of_whole.lower, of_whole.upper
    end
    points[#points + 1] = { kind = point.kind, start = point.start, finish = point.finish,
      x = math.tointeger(point.x), n = n, rate = rate, moved = true,
      estimate = point.flags:find("e", 1, true) ~= nil }
  end
  for _, period in ipairs(self.periods) do
    local x, n = self:cases(unit, period)
    if x and x <= n then
      points[#points + 1] = { kind = period.kind, start = period.start, finish = period.finish,
        x = x, n = n, rate = measure.rate(x, n) }
    end
  end
  return points
end

return M
