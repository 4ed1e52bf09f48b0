-- Failing allocations when a file is made, opened, refused.
local database = require "lotrinh.database"

local path = os.tmpname()
os.remove(path)
local guard <close> = setmetatable({}, { __close = function() os.remove(path) end })
assert(guard)
do
  local db <close> = assert(database.create(path))
  assert(not db:readonly() and db:version() > 0)
end
local again, why = database.create(path)
assert(not again)
if why.code == "LT-1001" then
  error(why, 0)
end
assert(why.code == "LT-1224", why)
do
  local copy <close> = assert(database.open(path, { mode = "remake" }))
  copy:execute("DROP TRIGGER import_is_not_changed")
end
local db <close> = assert(database.open(path))
assert(db:readonly() and db:path() == path)
