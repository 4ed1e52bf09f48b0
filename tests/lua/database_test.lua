-- lotrinh.database: parameters, rows, transactions, what a wrong name is answered with.
local database = require "lotrinh.database"

local function sample()
  local db = database.memory()
  db:execute("CREATE TABLE place (name TEXT, settled INTEGER, closed INTEGER) STRICT")
  for i, name in ipairs { "Đống Đa", "Ba Vì", "Hoàn Kiếm" } do
    db:execute("INSERT INTO place VALUES (?, ?, ?)", name, i, 10)
  end
  return db
end

local function refused(code, part, fn, ...)
  local ok, why = pcall(fn, ...)
  lu.assertFalse(ok)
  lu.assertEquals(why.code, code, tostring(why))
  lu.assertStrContains(why.text, part)
end

TestDatabase = {}

function TestDatabase.test_binds_in_order_and_by_name()
  local db <close> = sample()
  lu.assertEquals(db:query("SELECT ? AS a, ?2 AS b", 1, "x")[1].b, "x")
  local r = db:query("SELECT :a AS a, @b AS b, $c AS c", { a = 1, b = 0.5, c = database.null })
  lu.assertEquals({ math.type(r[1].a), r[1].b, r[1].c }, { "integer", 0.5, nil })
  lu.assertNil(db:query("SELECT ? AS x", nil)[1].x)
  lu.assertEquals(db:query("SELECT name FROM place WHERE name = ?", "x' OR '1' = '1")
    .name:count(), 0)
end

function TestDatabase.test_refuses_wrong_parameters()
  local db <close> = sample()
  refused("LT-1220", "2", db.query, db, "SELECT ?, ?", 1)
  refused("LT-1220", "0", db.query, db, "SELECT 1", 1)
  refused("LT-1221", "boolean", db.query, db, "SELECT ?", true)
  refused("LT-1221", "table", db.query, db, "SELECT ?, ?", {}, 1)
  refused("LT-1221", "NaN", db.query, db, "SELECT ?", 0 / 0)
  refused("LT-1235", "\"year\"", db.query, db, "SELECT :year", { yaer = 1 })
  refused("LT-1236", ":year", db.query, db, "SELECT :year", {})
end

function TestDatabase.test_names_what_was_meant()
  local db <close> = sample()
  refused("LT-1216", "\"settled\"", db.query, db, "SELECT setled FROM place")
  refused("LT-1216", "\"place\"", db.query, db, "SELECT * FROM plcae")
  refused("LT-1216", "\"fold\"", db.query, db, "SELECT flod(name) FROM place")
  refused("LT-1307", "\"settled\"", function()
    for row in db:rows("SELECT settled FROM place") do
      lu.assertNil(row.setled)
    end
  end)
end

function TestDatabase.test_rows_end_with_the_loop()
  local db <close> = sample()
  local names = {}
  for row in db:rows("SELECT name FROM place ORDER BY name COLLATE vi") do
    names[#names + 1] = row.name
  end
  lu.assertEquals(names, { "Ba Vì", "Đống Đa", "Hoàn Kiếm" })
  for row in db:rows("SELECT * FROM place") do
    if row.settled == 1 then
      break
    end
  end
  db:execute("DROP TABLE place") -- "locked" when a statement were still open
  refused("LT-1238", "AS", db.rows, db, "SELECT 1 AS a, 2 AS a")
end

function TestDatabase.test_transactions_are_whole()
  local db <close> = sample()
  local function count()
    return db:query("SELECT count(*) AS n FROM place")[1].n
  end
  lu.assertEquals({ db:transaction(function()
    db:execute("DELETE FROM place WHERE settled = 1")
    lu.assertFalse(pcall(db.transaction, db, function()
      db:execute("DELETE FROM place")
      error("inner")
    end))
    return "a", 2
  end) }, { "a", 2 })
  lu.assertEquals(count(), 2)
  refused("LT-1216", "nosuch", db.transaction, db, function()
    db:execute("DELETE FROM place")
    db:query("SELECT * FROM nosuch")
  end)
  lu.assertEquals(count(), 2)
  lu.assertFalse(pcall(db.transaction, db, function() db:close() end))
end

function TestDatabase.test_rows_that_were_ended_say_so()
  local db = sample()
  local step, rows = db:rows("SELECT name FROM place")
  step(rows)
  database.end_rows(db)
  refused("LT-1244", "db:query", step, rows)
  lu.assertNil(step(rows))
  lu.assertEquals(#db:query("SELECT name FROM place"), 3)
  db:close()
  database.end_rows(db)
end

function TestDatabase.test_a_closed_one_says_so()
  local db = sample()
  local step, rows = db:rows("SELECT name FROM place")
  step(rows)
  db:close()
  db:close()
  refused("LT-1225", "", db.query, db, "SELECT 1")
  refused("LT-1225", "", step, rows)
  lu.assertNil(step(rows))
  lu.assertStrContains(tostring(db), "closed")
  lu.assertEquals(getmetatable(db), false)
end

function TestDatabase.test_reads_and_writes_are_told_apart()
  local db <close> = sample()
  refused("LT-1229", "db:execute", db.query, db, "DELETE FROM place")
  refused("LT-1239", "db:query", db.execute, db, "SELECT 1")
  lu.assertEquals(db:execute("UPDATE place SET closed = 9 WHERE settled > 1"), 2)
  refused("LT-1222", "hex", db.query, db, "SELECT x'00'")
end

function TestDatabase.test_the_world_refuses()
  local db, why = database.open("/nonexistent/x.db")
  lu.assertNil(db)
  lu.assertEquals(why.code, "LT-1201")
  lu.assertFalse(pcall(database.open, "x", { mode = "rw" }))
  lu.assertFalse(pcall(database.open, "x", { mod = "read" }))
  lu.assertFalse(pcall(database.image, "nosuch"))
end

-- Whatever it is called with, it answers or raises; it never crashes.
function TestDatabase.test_survives_any_arguments()
  local db <close> = sample()
  local values = { false, true, 0, -1, 2 ^ 60, 0 / 0, "", "SELECT 1", "\0", {}, tostring,
    coroutine.create(tostring), db, io.stdout, database.null }
  for name in ("query rows execute transaction path readonly version"):gmatch("%a+") do
    for _, a in ipairs(values) do
      pcall(db[name], a)
      pcall(db[name], db, a)
      for _, b in ipairs(values) do
        pcall(db[name], db, a, b)
        pcall(db[name], db, "SELECT :x, ?2", a, b)
      end
    end
  end
  for _, a in ipairs(values) do
    pcall(database.open, a)
    pcall(database.open, a, a)
    pcall(database.image, a)
    pcall(database.memory, a)
  end
  lu.assertEquals(#db:query("SELECT * FROM place"), 3)
end
