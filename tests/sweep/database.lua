-- Failing allocations in the database binding: parameters, rows left early, transactions, errors.
local database = require "lotrinh.database"

local db <close> = assert(database.memory())
db:execute("CREATE TABLE place (name TEXT NOT NULL, settled INTEGER, share REAL) STRICT")
db:transaction(function()
  db:execute("INSERT INTO place VALUES (?, ?, ?)", "Ba Đình", 3, 0.5)
  db:execute("INSERT INTO place VALUES (:name, :settled, :share)",
    { name = "Đống Đa", settled = database.null, share = 0.25 })
end)
for row in db:rows("SELECT name, fold(name) AS folded FROM place ORDER BY name COLLATE vi") do
  assert(row.name == "Ba Đình" and row.folded == "ba dinh")
  if row.folded ~= nil then
    break
  end
end
local r = db:query("SELECT *, rate(settled, 4) AS rate FROM place")
assert(#r == 2 and r[1].rate == 0.75 and r[2].settled == nil)
local ok, why = pcall(db.query, db, "SELECT settle FROM place")
assert(not ok)
if type(why) == "table" and why.code ~= "LT-1001" then
  assert(why.code == "LT-1216", why.code)
else
  error(why, 0)
end
