-- Statements that are kept and used again must not remember anything of the last time.
local database = require "lotrinh.database"
local store = require "store"

TestDatabaseCache = {}

local path

function TestDatabaseCache.setUp()
  path = os.tmpname()
  os.remove(path)
  assert(store.create(path))
end

function TestDatabaseCache.tearDown()
  os.remove(path)
end

local INSERT = "INSERT INTO about (key, value) VALUES (:key, :value)"
local COUNT = "SELECT count(*) AS n, :given AS given FROM about WHERE key LIKE 'thu%'"

function TestDatabaseCache.test_values_do_not_stay()
  local db <close> = assert(database.open(path, { mode = "write" }))
  lu.assertEquals(db:execute(INSERT, { key = "thu1", value = "a" }), 1)
  lu.assertEquals(db:query(COUNT, { given = "x" })[1].given, "x")
  local ok = pcall(db.query, db, COUNT, {})
  lu.assertFalse(ok) -- a value that is not given is an error, not the last one
  lu.assertEquals(db:query(COUNT, { given = "y" })[1].given, "y")
end

function TestDatabaseCache.test_a_failed_statement_can_be_used_again()
  local db <close> = assert(database.open(path, { mode = "write" }))
  db:execute(INSERT, { key = "thu1", value = "a" })
  for _ = 1, 3 do
    lu.assertFalse((pcall(db.execute, db, INSERT, { key = "thu1", value = "b" })))
    lu.assertFalse((pcall(db.execute, db, INSERT, { key = "thu2" })))
  end
  lu.assertEquals(db:execute(INSERT, { key = "thu2", value = "c" }), 1)
  lu.assertEquals(db:query(COUNT, { given = 1 })[1].n, 2)
end

function TestDatabaseCache.test_one_text_in_two_loops_at_once()
  local db <close> = assert(database.open(path, { mode = "write" }))
  local sql, pairs_seen = "SELECT 1 AS value UNION SELECT 2 UNION SELECT 3 ORDER BY 1", 0
  for _ = 1, 2 do
    for first in db:rows(sql) do
      for second in db:rows(sql) do
        pairs_seen = pairs_seen + first.value * second.value
      end
    end
  end
  lu.assertEquals(pairs_seen, 72)
end

function TestDatabaseCache.test_more_texts_than_are_kept()
  local db <close> = assert(database.open(path, { mode = "write" }))
  for round = 1, 2 do
    for i = 1, 60 do
      lu.assertEquals(db:query(("SELECT %d AS x"):format(i))[1].x, i, round)
    end
  end
end
