-- Whether a database is sound: the file, its schema, the log's chain, the control totals. No single
-- check finds all damage.
local database = require "lotrinh.database"
local digest = require "lotrinh.digest"
local failure = require "foundation.failure"
local log = require "importer.log"
local write = require "importer.write"

local M = {}

local function schema_hash(db)
  local parts = {}
  for row in db:rows([[SELECT type, name, tbl_name, sql FROM sqlite_schema
      WHERE sql IS NOT NULL ORDER BY type, name]]) do
    parts[#parts + 1] = table.concat({ row.type, row.name, row.tbl_name, row.sql }, "\n")
  end
  return digest.sha256(table.concat(parts, "\n\n"))
end

local expected

local function check_schema(db)
  if not expected then
    local fresh <close> = database.memory { schema = true }
    expected = schema_hash(fresh)
  end
  if schema_hash(db) == expected then
    return true
  end
  return nil, failure.new("LT-1759", "data", {
    vi = "lược đồ của cơ sở dữ liệu không phải của chương trình: có bảng, khung nhìn hoặc bẫy bị "
      .. "đổi",
    en = "the schema is not the program's: a table, view or trigger was changed" })
end

local function check_totals(db)
  local wrong = write.verify_totals(db)
  if #wrong == 0 then
    return true
  end
  local first = wrong[1]
  return nil, failure.new("LT-1761", "data", {
    vi = "lần nhập số {id}, {name}: lúc nhập {rows} dòng, tổng {total}; nay {rows_now} dòng, tổng "
      .. "{total_now}; hãy khôi phục từ bản sao lưu",
    en = "import {id}, {name}: {rows} rows, total {total} when imported; now {rows_now} rows, "
      .. "total "
      .. "{total_now}; restore a backup" }, { id = first.import_id, name = first.name,
    rows = first.rows, total = first.total, rows_now = first.rows_now,
    total_now = first.total_now })
end

--- The checks: {name = words, run = function(db) -> true | nil, why}.
M.CHECKS = {
  { vi = "tệp nguyên vẹn", en = "the file is whole", run = function(db) return db:examine() end },
  { vi = "lược đồ đúng", en = "the schema is right", run = check_schema },
  { vi = "nhật ký liền mạch", en = "the log is unbroken", run = log.verify },
  { vi = "tổng kiểm tra khớp", en = "control totals agree", run = check_totals },
}

--- Before something is written: the quick ones. Returns true, or nil and why.
function M.before_writing(db)
  local fine, why = db:examine { quick = true }
  if fine then
    fine, why = check_schema(db)
  end
  if fine then
    fine, why = log.verify(db)
  end
  return fine, why
end

return M
