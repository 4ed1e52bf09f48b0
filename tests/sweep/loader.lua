-- Failing allocations in the loader, the digest, the lock and the copy of a database.
local database = require "lotrinh.database"
local digest = require "lotrinh.digest"
local files = require "lotrinh.files"
local loader = require "lotrinh.loader"
local lock = require "lotrinh.lock"

local path = os.tmpname()
assert(files.write(path, "mã,xã,ngày\n1,Ba Đình,1/2/2026\n2,ba đình,x\n1,Tây Hồ,2/2/2026\n",
  { force = true }))
local db <close> = assert(database.memory())
db:execute("CREATE TABLE t (import_id INTEGER, line INTEGER, code TEXT, unit INTEGER, day TEXT)")
local function load(to)
  return loader.load(to, { path = path, width = 3, data = 2, import_id = 7,
    sql = "INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5)", cut_off = 20000, columns = {
      { kind = "text", source = 1, required = true, unique = true },
      { kind = "choice", source = 2, choices = { ["Ba Đình"] = 1, ["Tây Hồ"] = 2 } },
      { kind = "date", source = 3, ordered = true, slow_days = 3 } } })
end
local outcome = load(db)
assert(outcome.rows == 3 and outcome.errors == 3 and outcome.warnings == 1, outcome.errors)
assert(load(nil).errors == 3)
assert(#assert(loader.sha256(path)) == 64 and #digest.sha256("a", "b") == 64)
local held <close> = assert(lock.take(path, "an"))
assert(held)
assert(lock.who() and lock.now() and lock.pid())
os.remove(path)
