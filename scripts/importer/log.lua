-- The log of imports: append-only, each line with the hash of the line before it.
local digest = require "lotrinh.digest"
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local insert = require "store.insert"

local M = {}

-- What the first line continues.
local BEGINNING = ("0"):rep(64)

local function hash(entry)
  return digest.sha256(table.concat({ entry.previous, entry.at, entry.who, entry.event,
    tostring(entry.import_id or ""), entry.detail, entry.program }, "\n"))
end

local function last_hash(db)
  local rows = db:query("SELECT hash FROM import_log ORDER BY log_id DESC LIMIT 1")
  return #rows > 0 and rows[1].hash or BEGINNING
end

--- Adds a line. entry: {at, who, event, import_id, detail}.
function M.add(db, entry)
  local versions = host.versions()
  local line = { at = entry.at, who = entry.who, event = entry.event, import_id = entry.import_id,
    detail = entry.detail,
    program = "lotrinh " .. versions.lotrinh .. ", SQLite " .. versions.SQLite,
    previous = last_hash(db) }
  line.hash = hash(line)
  insert.row(db, "import_log", line)
end

--- True, or nil and why: whether every line still follows from the one before.
function M.verify(db)
  local previous = BEGINNING
  for row in db:rows([[SELECT log_id, at, who, event, import_id, detail, program, previous, hash
      FROM import_log ORDER BY log_id]]) do
    if row.previous ~= previous or hash(row) ~= row.hash then
      return nil, failure.new("LT-1750", "data", {
        vi = "nhật ký nhập số liệu bị sửa ở dòng {line}; hãy đối chiếu với bản sao lưu",
        en = "the log of imports was changed at line {line}; compare with a backup" },
        { line = row.log_id })
    end
    previous = row.hash
  end
  return true
end

return M
