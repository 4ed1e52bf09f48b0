-- What stands behind a figure of a report: its counts, the units that were added up, and of each
-- the file, sheet and cell. Adds up again what it finds and says whether that is the figure. Makes
-- no words.
local indicators = require "definitions.indicators"
local series = require "report.series"
local units = require "measure.units"

local M = {}

local Explained = {}
Explained.__index = Explained

local ROWS = [[
  SELECT o.unit_id, o.period_kind, o.period_start, o.vintage, o.value, o.version, o.import_id,
         o.sheet, o.cell, i.file_name, s.url
    FROM current_observation AS o
    JOIN import AS i ON i.import_id = o.import_id
    LEFT JOIN source AS s ON s.source_id = o.source_id
   WHERE o.measure = :measure AND o.period_end = :finish AND o.qualifier = '='
     AND o.value IS NOT NULL
   ORDER BY o.unit_id, o.period_start, o.period_kind, o.vintage]]

-- A commune is recognised by a decision, once a year.
local RECOGNISED = [[
  SELECT r.unit_id, 'point' AS period_kind, 'official' AS vintage, 1 AS value, 1 AS version,
         max(r.import_id) AS import_id, r.sheet, r.cell, i.file_name
    FROM current_recognition AS r
    JOIN import AS i ON i.import_id = r.import_id
   WHERE r.model = 'model_commune' AND r.group_name IS NULL AND r.year = :year
   GROUP BY r.unit_id
   ORDER BY r.unit_id]]

local MEASURES = [[SELECT measure, kind, vi, en FROM measure ORDER BY position]]

local UNITS = [[SELECT unit_id, key FROM unit ORDER BY unit_id]]

--- Explains figures of an open database; what is read is kept for the next figure.
function M.new(db)
  local explained = setmetatable({ db = db, units = units.of(db), measures = {}, known = {},
    ids = {} }, Explained)
  for _, row in ipairs(series.rows(db, MEASURES)) do
    explained.measures[row.measure] = { measure = row.measure, vi = row.vi, en = row.en,
      stock = row.kind == "stock" }
  end
  for row in db:rows(UNITS) do
    explained.ids[row.key] = row.unit_id
  end
  return explained
end

local function key_of(stock, kind, first, vintage)
  return stock and "point " .. vintage or table.concat({ kind, first, vintage }, " ")
end

-- {[period and vintage] = {[unit id] = row}} of a measure on a last day.
local function sheet_of(explained, name, finish)
  local key = name .. finish
  local sheet = explained.known[key]
  if sheet then
    return sheet
  end
  sheet = {}
  explained.known[key] = sheet
  local stock = explained.measures[name].stock
  local rows = series.rows(explained.db, ROWS, { measure = name, finish = finish })
  if name == "model_communes" and finish:sub(5) == "-12-31" then
    rows = series.rows(explained.db, RECOGNISED, { year = tonumber(finish:sub(1, 4)) })
  end
  for _, row in ipairs(rows) do
    local period = key_of(stock, row.period_kind, row.period_start, row.vintage)
    sheet[period] = sheet[period] or {}
    sheet[period][row.unit_id] = row
  end
  return sheet
end

local function reported(explained, name, period, unit)
  local sheet = sheet_of(explained, name, period.finish)
  local column = sheet[key_of(explained.measures[name].stock, period.kind, period.start,
    period.vintage)]
  return column and column[unit.id]
end

-- The count of one unit; closed where nobody reported it is received less pending.
local function count_of(explained, name, period, unit)
  local row = reported(explained, name, period, unit)
  if row then
    return { unit = unit, value = row.value, rows = { row } }
  end
  local received = name == "closed" and reported(explained, "received", period, unit)
  local pending = received and reported(explained, "pending", period, unit)
  if pending and pending.value <= received.value then
    return { unit = unit, value = received.value - pending.value, rows = { received, pending },
      less = true }
  end
end

-- The counts of some units that told both; a figure without a denominator needs only one.
local function gather(explained, names, period, members)
  local counts = { {}, {} }
  for _, unit in ipairs(members) do
    local above = names[1] and count_of(explained, names[1], period, unit)
    local below = names[2] and count_of(explained, names[2], period, unit)
    if (above or not names[1]) and (below or not names[2]) then
      counts[1][#counts[1] + 1] = above or nil
      counts[2][#counts[2] + 1] = below or nil
    end
  end
  return counts
end

local function sum_of(counts)
  local sum
  for _, count in ipairs(counts) do
    sum = (sum or 0) + count.value
  end
  return sum
end

local function communes_of(explained, unit, day)
  return units.below(explained.units, unit, "commune", day)
end

local function halves(explained, names, period, unit)
  local year = period.finish:sub(1, 4)
  local both = { {}, {} }
  for _, half in ipairs { { "H1", "-01-01", "-06-30" }, { "H2", "-07-01", "-12-31" } } do
    local part = { kind = half[1], start = year .. half[2], finish = year .. half[3],
      vintage = period.vintage }
    local members = unit.level == "commune" and { unit }
      or communes_of(explained, unit, part.finish)
    local counts = gather(explained, names, part, members)
    for i = 1, 2 do
      table.move(counts[i], 1, #counts[i], #both[i] + 1, both[i])
    end
  end
  return both
end

-- The ways in which a figure comes about: {how, gather}; the first that gives the figure is it.
local WAYS = {
  { "own", function(explained, names, period, unit)
    return gather(explained, names, period, { unit })
  end },
  { "sum", function(explained, names, period, unit)
    return gather(explained, names, period, communes_of(explained, unit, period.finish))
  end },
  { "halves", halves },
}

-- What a figure counts: measures of its definition, or the measure that it is.
local function names_of(explained, row)
  local id, name = (row.definition or ""):match "^([^/]+)/(.+)$"
  local indicator = id and indicators.find(id)
  local definition = indicator and indicators.definition(indicator, name)
  if definition then
    return { definition.numerator, definition.denominator }, indicator, definition
  elseif explained.measures[row.item] then
    return { row.item }
  end
end

local function unit_of(explained, row)
  local id = row.unit_key and explained.ids[row.unit_key]
  return id and explained.units.by_id[id] or units.city(explained.units)
end

local function fits(found, row)
  return found[1] == row.numerator and (found[2] == row.denominator)
end

--- What stands behind a figure (a row of report/figures.lua with its numbers as numbers): {row,
--- indicator, definition, unit, how = "own" | "sum" | "halves", numerator, denominator = {measure,
--- sum, counts = {{unit, value, rows, less}}}}, or nil when nothing counted stands behind it.
function Explained:of(row)
  local names, indicator, definition = names_of(self, row)
  if not names or not row.period_end or not row.vintage
    or not (row.numerator or row.denominator) then
    return nil
  end
  local unit = unit_of(self, row)
  local period = { kind = row.period_kind, start = row.period_start, finish = row.period_end,
    vintage = row.vintage }
  local asked = { row.numerator and names[1] or nil, nil }
  local counted = names[2] == "communes"
  asked[2] = row.denominator and not counted and names[2] or nil
  for _, way in ipairs(WAYS) do
    local counts = way[2](self, asked, period, unit)
    local sums = { sum_of(counts[1]), sum_of(counts[2]) }
    if counted then
      sums[2] = #communes_of(self, unit, row.period_end)
    end
    if fits(sums, row) then
      local found = { row = row, indicator = indicator, definition = definition, unit = unit,
        how = way[1] }
      found.numerator = asked[1] and { measure = self.measures[names[1]], sum = sums[1],
        counts = counts[1] }
      found.denominator = row.denominator and { measure = self.measures[names[2]],
        sum = sums[2], counts = counts[2] } or nil
      return found
    end
  end
end

return M
