-- One side of a comparison of reports: the figures and the manifest of a review folder, of a
-- database, or of a database as it was after an import. Compares nothing.
local contexts = require "chart.context"
local database = require "lotrinh.database"
local digest = require "lotrinh.digest"
local failure = require "foundation.failure"
local figures = require "report.figures"
local files = require "lotrinh.files"
local json = require "foundation.json"
local manifests = require "report.manifest"
local review = require "report.review"
local store = require "store"

local M = {}

local function refuse_folder(folder)
  failure.raise("LT-1920", "usage", {
    vi = "{folder} không phải thư mục báo cáo của lotrinh (thiếu tệp …-manifest.json và "
      .. "…-figures.csv)",
    en = "{folder} is no folder of a report of lotrinh (…-manifest.json and …-figures.csv are not "
      .. "there)",
  }, { folder = folder })
end

--- Raises LT-1922 unless both sides are of one year.
function M.check_years(first, second)
  if first ~= second then
    failure.raise("LT-1922", "usage", {
      vi = "hai báo cáo của hai năm khác nhau ({first}, {second}) không so sánh được",
      en = "reports of two years ({first}, {second}) cannot be compared" },
      { first = first, second = second })
  end
end

local function read(folder, name)
  local bytes, why = files.read(folder .. "/" .. name)
  if not bytes then
    error(why, 0)
  end
  return bytes
end

--- The side of a review folder.
function M.folder(folder)
  local stem
  for _, name in ipairs(files.list(folder) or {}) do
    stem = name:match "^(.+)%-manifest%.json$" or stem
  end
  if not stem or files.kind(folder .. "/" .. stem .. "-figures.csv") ~= "file" then
    refuse_folder(folder)
  end
  local bytes = read(folder, stem .. "-manifest.json")
  local manifest = json.decode(bytes)
  if type(manifest) ~= "table" or type(manifest.imports) ~= "table" then
    refuse_folder(folder)
  end
  return { name = folder, manifest = manifest, year = manifest.year, hash = digest.sha256(bytes),
    rows = figures.read(read(folder, stem .. "-figures.csv")) }
end

--- The side of a database that is open: the figures its review of the year would have.
function M.database(db, name, year, plan)
  contexts.use(db)
  local made = review.gather(db, year, { plan = plan })
  return { name = name, year = year, manifest = manifests.of_database(db),
    rows = figures.read(review.figures(made):to_csv()) }
end

local POINT = [[SELECT log_id FROM import_log WHERE event = 'import' AND import_id = :id]]

-- What came later is taken back; what was undone later counted still.
local STATES = [[
  UPDATE import
     SET state = CASE WHEN EXISTS (
           SELECT 1 FROM import_log AS l
            WHERE l.import_id = import.import_id AND l.event = 'undo' AND l.log_id <= :point)
         OR NOT EXISTS (
           SELECT 1 FROM import_log AS l
            WHERE l.import_id = import.import_id AND l.event = 'import' AND l.log_id <= :point)
         THEN 'undone' ELSE 'current' END
   WHERE sha256 IS NOT NULL]]

local function point_of(db, id)
  local row = db:query(POINT, { id = id })
  if #row == 0 then
    failure.raise("LT-1921", "usage", {
      vi = "không có lần nhập số {id}; xem các lần nhập: lotrinh undo",
      en = "there is no import {id}; to list the imports: lotrinh undo" }, { id = id })
  end
  return row[1].log_id
end

-- A copy may be changed as the file itself never is: the log of the copy still tells the truth.
local function turn_back(copy, point)
  local db <close> = assert(database.open(copy, { mode = "remake" }))
  db:transaction(function()
    db:execute("DROP TRIGGER import_is_not_changed")
    db:execute("DROP INDEX import_batch")
    db:execute(STATES, { point = point })
  end)
end

--- The side of a database as it was after an import.
function M.point(path, id, year, plan)
  local temporary = os.tmpname()
  local copy = temporary .. ".db"
  local ok, result = pcall(function()
    local source <close> = store.open(path)
    local point = point_of(source, id)
    local copied, why = source:copy(copy)
    if not copied then
      error(why, 0)
    end
    turn_back(copy, point)
    local db <close> = store.open(copy)
    return M.database(db, ("%s@%d"):format(path, id), year, plan)
  end)
  os.remove(copy)
  os.remove(temporary)
  if not ok then
    error(result, 0)
  end
  return result
end

return M
