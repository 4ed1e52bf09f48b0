-- Published figures as printed, what they become as observations, and their checks, from data/.
local insert = require "store.insert"
local tables = require "definitions.table"

local M = {}

local IMPORT = 1 -- the one import of a new database
local SOURCE_FILE = "data/published.csv"

local function sources_of(db)
  local ids, count = {}, 0
  return function(url, published)
    if not ids[url] then
      count = count + 1
      ids[url] = count
      insert.row(db, "source", { source_id = count, url = url, published = published })
    end
    return ids[url]
  end
end

local function measures_by_published_name(db)
  local measures = {}
  for row in db:rows([[SELECT measure, published_name FROM measure
                        WHERE published_name IS NOT NULL ORDER BY measure]]) do
    measures[row.published_name] = row.measure
  end
  return measures
end

-- The unit of Hà Nội that is meant; nil for another place, whose figures are kept for comparison.
local function unit_of(db, row)
  local found = db:query([[
    SELECT unit_id FROM unit
     WHERE code = :code AND (name = :name OR full_name = :name) AND valid_from <= :day
       AND (valid_to IS NULL OR valid_to > :day)
     ORDER BY unit_id]],
    { code = row.area_code or "", name = row.area_name, day = row.period_end })
  return #found == 1 and found[1].unit_id or nil
end

-- The same count on two pages is one observation; a different count would be a new version.
local function observe(db, seen, figure, measure, number)
  local key = table.concat({ figure.unit_id, measure, figure.period_kind, figure.period_start,
    figure.period_end }, "|")
  local before = seen[key]
  local value = insert.integer(figure.printed)
  if before and before.value == value and before.qualifier == figure.qualifier then
    return before.id
  end
  local id, version = seen.count + 1, before and before.version + 1 or 1
  seen.count = id
  insert.row(db, "observation", {
    observation_id = id, unit_id = figure.unit_id, measure = measure,
    period_kind = figure.period_kind, period_start = figure.period_start,
    period_end = figure.period_end, vintage = "unstated", version = version, value = value,
    qualifier = figure.qualifier, import_id = IMPORT, source_id = figure.source_id,
    cell = "row " .. number, note = figure.note,
  })
  seen[key] = { id = id, value = value, qualifier = figure.qualifier, version = version }
  return id
end

local function load_figures(db, source)
  local rows = tables.read("published")
  insert.row(db, "import", {
    import_id = IMPORT, file_name = SOURCE_FILE, form = "published", accepted = #rows,
  })
  local measures, seen = measures_by_published_name(db), { count = 0 }
  for number, row in ipairs(rows) do
    local figure = {
      row = number, area_code = row.area_code, area_name = row.area_name, level = row.level,
      unit_id = unit_of(db, row), period_kind = row.period, period_start = row.period_start,
      period_end = row.period_end, name = row.indicator, printed = row.value,
      value = insert.real(row.value), unit = row.unit, qualifier = row.qualifier,
      source_id = source(row.source_url, row.published), note = row.note,
      note_vi = row.note_vi,
    }
    if figure.unit_id and row.unit == "count" then
      figure.observation_id = observe(db, seen, figure, assert(measures[row.indicator]), number)
    end
    insert.row(db, "published_figure", figure)
  end
end

local function load_checks(db, source)
  for number, row in ipairs(tables.read("published_checks")) do
    insert.row(db, "published_check", {
      row = number, area_code = row.area_code, area_name = row.area_name,
      unit_id = unit_of(db, row),
      period_start = row.period_start, period_end = row.period_end, rule = row.rule,
      stated = insert.real(row.stated), computed = insert.real(row.computed), result = row.result,
      source_id = source(row.source_url),
    })
  end
end

--- Loads them all; units and measures must be there.
function M.load(db)
  local source = sources_of(db)
  load_figures(db, source)
  load_checks(db, source)
end

return M
