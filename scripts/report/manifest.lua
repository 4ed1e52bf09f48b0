-- What a report was made of: database, imports, plans, program, options, and the hash of each of
-- its files. Reports with the same manifest are the same; two manifests tell what changed between.
local digest = require "lotrinh.digest"
local host = require "lotrinh.host"
local json = require "foundation.json"
local language = require "lotrinh.failure"
local loader = require "lotrinh.loader"
local resource = require "lotrinh.resource"
local series = require "report.series"
local shipped = require "report.shipped"

local M = {}

-- Imports of content that ships with the program are part of the program.
local IMPORTS = [[
  SELECT i.import_id AS id, i.file_name AS file, i.sha256, i.form, i.period, i.vintage, i.state,
         i.document
    FROM import AS i
   WHERE i.sha256 IS NOT NULL
   ORDER BY i.import_id]]

-- Whose figures each import holds, and whose it corrects: a second version of a figure.
local UNITS = [[
  SELECT o.import_id, o.unit_id, u.full_name AS name, max(o.version) > 1 AS corrects
    FROM observation AS o
    JOIN import AS i ON i.import_id = o.import_id AND i.sha256 IS NOT NULL
    JOIN unit AS u ON u.unit_id = o.unit_id
   GROUP BY o.import_id, o.unit_id
   ORDER BY o.import_id, o.unit_id]]

-- What each form brings, measures or tables of records: a report on other matters cannot have
-- changed a figure.
local BROUGHT = [[
  SELECT DISTINCT i.form, replace(c.name, 'observation.', '') AS name
    FROM control_total AS c
    JOIN import AS i ON i.import_id = c.import_id
   WHERE i.sha256 IS NOT NULL
   ORDER BY i.form, name]]

local LOG = [[SELECT log_id, hash FROM import_log ORDER BY log_id DESC LIMIT 1]]

local PLANS = [[SELECT * FROM plan ORDER BY plan]]
local TARGETS = [[SELECT * FROM target WHERE plan = :plan ORDER BY position]]

local function hash_of_database(db)
  local path = db:path()
  if path == "" then
    return digest.sha256(assert(resource.read "published.db"))
  end
  local hash, why = loader.sha256(path)
  if not hash then
    error(why, 0)
  end
  return hash
end

-- Each import with the numbers of its units; their names are told once, in `units`.
local function imports_of(db)
  local imports, by_id, names = series.rows(db, IMPORTS), {}, {}
  for _, import in ipairs(imports) do
    by_id[import.id], import.units, import.corrects = import, {}, {}
  end
  for row in db:rows(UNITS) do
    local import = by_id[row.import_id]
    names[tostring(row.unit_id)] = row.name
    table.insert(import.units, row.unit_id)
    if row.corrects == 1 then
      table.insert(import.corrects, row.unit_id)
    end
  end
  return imports, names
end

local function forms_of(db)
  local forms = {}
  for _, row in ipairs(series.rows(db, BROUGHT)) do
    local list = forms[row.form] or {}
    forms[row.form] = list
    list[#list + 1] = row.name
  end
  return forms
end

-- A plan is its text as data: the row and its targets.
local function plans_of(db)
  local plans = {}
  for i, plan in ipairs(series.rows(db, PLANS)) do
    plans[i] = { plan = plan.plan, number = plan.number, status = plan.status,
      sha256 = digest.sha256(json.encode { plan, series.rows(db, TARGETS, { plan = plan.plan }) }) }
  end
  return plans
end

--- The manifest of an open database as a table: {program, shipped, schema, database, log, imports,
--- units, forms, plans}.
function M.of_database(db)
  local log = series.rows(db, LOG)[1] or {}
  local imports, units = imports_of(db)
  return { program = host.versions().lotrinh, shipped = shipped.hash(), schema = db:version(),
    database = hash_of_database(db), log = { id = log.log_id, hash = log.hash },
    imports = imports, units = units,
    forms = forms_of(db), plans = plans_of(db) }
end

--- The manifest of a report as JSON. about = {generator, year, options = what was asked for,
--- files = {{name, bytes}, ...}}.
function M.text(db, about)
  local manifest = M.of_database(db)
  manifest.generator, manifest.year = about.generator, about.year
  manifest.language, manifest.options = language.language(), about.options
  manifest.files = {}
  for _, file in ipairs(about.files) do
    manifest.files[file.name] = digest.sha256(file.bytes)
  end
  -- A line each for what people compare.
  return (json.encode(manifest):gsub("},{", "},\n{")) .. "\n"
end

return M
