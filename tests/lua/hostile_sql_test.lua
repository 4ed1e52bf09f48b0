-- SQL that is out for more than figures: all is refused, nothing changes, no file appears.
local database = require "lotrinh.database"

local function temporary()
  local path = os.tmpname()
  os.remove(path)
  return path
end

-- What must be refused in any database that scripts see; @F is a path where no file may appear.
local REFUSED = {
  -- files of others, or new ones
  "VACUUM INTO '@F'",
  "VACUUM",
  "ATTACH '@F' AS other",
  "ATTACH DATABASE 'file:@F?mode=rwc' AS other",
  "DETACH main",
  "SELECT writefile('@F', 'x')",
  "SELECT readfile('/etc/passwd')",
  "SELECT edit('x')",
  "SELECT load_extension('@F')",
  "CREATE VIRTUAL TABLE temp.x USING fts5(a)",
  "CREATE VIRTUAL TABLE x USING csv(filename='@F')",
  -- false figures for later queries
  "CREATE TEMP TABLE place (name TEXT, n INTEGER)",
  "CREATE TEMP VIEW place AS SELECT 'x' AS name, 1 AS n",
  "CREATE TEMP TRIGGER t AFTER INSERT ON place BEGIN SELECT 1; END",
  -- guards off
  "PRAGMA query_only = OFF",
  "PRAGMA writable_schema = ON",
  "PRAGMA trusted_schema = ON",
  "PRAGMA foreign_keys = OFF",
  "PRAGMA journal_mode = OFF",
  "PRAGMA user_version",
  "PRAGMA hard_heap_limit = 0",
  "SELECT * FROM pragma_database_list",
  "SELECT count(*) FROM pragma_function_list",
  "SELECT * FROM sqlite_stmt",
  "SELECT * FROM dbstat",
  -- addresses chosen in SQL
  "SELECT fts3_tokenizer('simple')",
  "SELECT fts3_tokenizer('simple', x'4141414141414141')",
  "SELECT * FROM fts3tokenize('simple')",
  -- locks and halves
  "BEGIN", "BEGIN EXCLUSIVE", "COMMIT", "ROLLBACK", "SAVEPOINT s", "RELEASE s",
  -- more than one
  "SELECT 1; DELETE FROM place",
  "SELECT 1; ATTACH '@F' AS other",
  "EXPLAIN SELECT 1; SELECT 2",
  -- too much
  "SELECT zeroblob(1000000000)",
  "SELECT length(randomblob(100))",
  "SELECT hex(zeroblob(9000000))",
  "SELECT printf('%.*c', 2000000000, 'x')",
  "SELECT printf('%.2000000000c', 'x')",
  "SELECT printf('%2000000000d', 1)",
  "SELECT format('%.99999999f', 1.5)",
  "SELECT format('%*d', 5, 1)",
  "SELECT format('%k', 1)",
  "SELECT replace(hex(zeroblob(4000000)), '0', 'xxxxxxxxxx')",
  "SELECT name LIKE '" .. ("%a"):rep(100) .. "' FROM place",
  "SELECT " .. ("("):rep(2000) .. "1" .. (")"):rep(2000),
  "SELECT 1" .. (" UNION ALL SELECT 1"):rep(200),
  "SELECT " .. ("1,"):rep(300) .. "1",
  -- writing by other names
  "DELETE FROM sqlite_schema",
  "UPDATE sqlite_schema SET sql = 'x'",
  "REINDEX nosuch",
  "ALTER TABLE nosuch RENAME TO x",
}

-- Also refused where nothing may be written.
local REFUSED_TO_READERS = {
  "SELECT '" .. ("x"):rep(200000) .. "'",
  "INSERT INTO place VALUES ('x', 1)",
  "UPDATE place SET n = n + 1",
  "DELETE FROM place",
  "WITH x AS (SELECT 1) DELETE FROM place",
  "REPLACE INTO place VALUES ('x', 1)",
  "CREATE TABLE x (a)",
  "CREATE INDEX i ON place (n)",
  "DROP TABLE place",
  "ANALYZE",
  "REINDEX",
  "ALTER TABLE place RENAME TO x",
}

local function exists(path)
  local file = io.open(path, "rb")
  if file ~= nil then
    file:close()
  end
  return file ~= nil
end

local function assert_refused(db, statements, path)
  for _, statement in ipairs(statements) do
    local sql = statement:gsub("@F", path)
    for _, method in ipairs { "query", "execute" } do
      local ok, why = pcall(db[method], db, sql)
      lu.assertFalse(ok, method .. ": " .. sql:sub(1, 200))
      lu.assertStrContains(tostring(why), "LT-", false, sql:sub(1, 200))
    end
    local ok = pcall(function()
      for _ in db:rows(sql) do end
    end)
    lu.assertFalse(ok, "rows: " .. sql:sub(1, 200))
    lu.assertFalse(exists(path), sql:sub(1, 200))
  end
end

-- A reader of a file that holds one unit, and the path.
local function reader()
  local path = temporary()
  do
    local db <close> = assert(database.create(path))
    db:execute([[
      INSERT INTO unit (key, code, level, type, name, full_name, valid_from, valid_from_basis)
      VALUES ('a', '00001', 'commune', 'Xã', 'Ba Vì', 'Xã Ba Vì', '2025-07-01', 'x')]])
  end
  return assert(database.open(path)), path
end

TestHostileSql = {}

function TestHostileSql.test_a_reader_refuses_all()
  local db, path = reader()
  local statements = {}
  for _, list in ipairs { REFUSED, REFUSED_TO_READERS } do
    for _, sql in ipairs(list) do
      statements[#statements + 1] = sql:gsub("place", "unit"):gsub("%f[%w]n%f[%W]", "unit_id")
    end
  end
  assert_refused(db, statements, temporary())
  lu.assertEquals(db:query("SELECT name FROM unit")[1].name, "Ba Vì")
  db:close()
  os.remove(path)
end

function TestHostileSql.test_memory_refuses_what_leaves_it()
  local db <close> = database.memory()
  db:execute("CREATE TABLE place (name TEXT, n INTEGER) STRICT")
  db:execute("INSERT INTO place VALUES ('Ba Vì', 5)")
  assert_refused(db, REFUSED, temporary())
  local r = db:query("SELECT * FROM place")
  lu.assertEquals({ #r, r[1].name, r[1].n }, { 1, "Ba Vì", 5 })
end

function TestHostileSql.test_ordinary_questions_pass()
  local db <close> = database.memory()
  for sql, expected in pairs {
    ["SELECT sum(value) AS x FROM json_each('[1,2,3]')"] = 6,
    ["SELECT x FROM (SELECT row_number() OVER (ORDER BY 1) AS x)"] = 1,
    ["SELECT round(ln(exp(2)), 6) AS x"] = 2.0,
    ["SELECT strftime('%Y', '2026-11-23') AS x"] = "2026",
    ["WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 9) "
      .. "SELECT max(x) AS x FROM n"] = 9,
    ["SELECT upper('đống đa') AS x"] = "ĐỐNG ĐA",
    ["SELECT title('HÒA GIẢI Ở CƠ SỞ') AS x"] = "Hòa Giải Ở Cơ Sở",
    ["SELECT printf('%d|%5.1f|%-4s|%%|%04d|%,d|%Q|%Q|%c', 7, 2.25, 'ab', 42, 1234567, 'a''b', "
      .. "NULL, 'Đ') AS x"] = "7|  2.3|ab  |%|0042|1,234,567|'a''b'|NULL|Đ",
    ["SELECT format('%s %s', 'a') AS x"] = "a ",
    ["SELECT format(NULL, 1) IS NULL AS x"] = 1,
    ["SELECT nfc('a' || char(0x301)) AS x"] = "á",
  } do
    lu.assertEquals(db:query(sql)[1].x, expected, sql)
  end
end
