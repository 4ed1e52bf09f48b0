-- SQL that means harm, by db:query, as lotrinh sql and the prompt do it.
local refused = {
  { "a file made", "VACUUM INTO 'hostile.db'" },
  { "a file attached", "ATTACH 'hostile.db' AS other" },
  { "a file outside attached", "ATTACH '../outside.txt' AS other" },
  { "a file read", "SELECT readfile('../outside.txt')" },
  { "a file written", "SELECT writefile('hostile', 'x')" },
  { "an extension", "SELECT load_extension('./hostile.so')" },
  { "an editor", "SELECT edit('x', 'sh')" },
  { "two statements", "SELECT 1; DROP TABLE unit" },
  { "a statement after a comment", "SELECT 1; /* x */ DROP TABLE unit" },
  { "a table dropped", "DROP TABLE unit" },
  { "rows deleted", "DELETE FROM unit" },
  { "rows deleted with their values", "DELETE FROM unit RETURNING *" },
  { "rows added", "INSERT INTO about (key, value) VALUES ('a', 'b')" },
  { "rows changed", "UPDATE unit SET name = 'x'" },
  { "a with that deletes", "WITH a AS (SELECT 1) DELETE FROM unit" },
  { "replace", "REPLACE INTO about (key, value) VALUES ('a', 'b')" },
  { "a temporary table in place of a real one", "CREATE TEMP TABLE unit (name)" },
  { "a temporary view in place of a real one", "CREATE TEMP VIEW unit AS SELECT 1 AS name" },
  { "a virtual table", "CREATE VIRTUAL TABLE temp.a USING fts5(a)" },
  { "guards off", "PRAGMA writable_schema = 1" },
  { "the journal", "PRAGMA journal_mode = WAL" },
  { "the heap", "PRAGMA hard_heap_limit = 0" },
  { "the temporary folder", "PRAGMA temp_store_directory = '..'" },
  { "trusted schema", "PRAGMA trusted_schema = 1" },
  { "an address of code", "SELECT fts3_tokenizer('a', x'4141414141414141')" },
  { "a transaction left open", "BEGIN IMMEDIATE" },
  { "a text too long", "SELECT replace(hex(zeroblob(4000000)), '0', 'xxxxxxxxxx')" },
  { "a text made by printf", "SELECT printf('%.*c', 2000000000, 'x')" },
  { "a blob of zeros", "SELECT zeroblob(2000000000)" },
  { "concatenation that doubles", "WITH RECURSIVE a(x) AS (SELECT 'xxxxxxxxxxxxxxxx' UNION ALL"
    .. " SELECT x || x FROM a) SELECT max(length(x)) FROM a" },
  { "group_concat", "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a LIMIT 9000)"
    .. " SELECT length(group_concat('x', '" .. ("y"):rep(9000) .. "')) FROM a" },
  { "more rows than fit", "WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a"
    .. " LIMIT 1100000) SELECT x, x, x, x, x, x, x, x FROM a" },
  { "more columns than allowed", "SELECT " .. ("1,"):rep(2500) .. "1" },
  { "an expression too deep", "SELECT " .. ("("):rep(500) .. "1" .. (")"):rep(500) },
  { "a sum too deep", "SELECT 1" .. ("+1"):rep(3000) },
  { "selects compounded", "SELECT 1" .. (" UNION ALL SELECT 1"):rep(600) },
  { "a name that is none", "SELECT * FROM nothere" },
  { "a table of the engine", "SELECT * FROM sqlite_stmt" },
  { "json as a table of code", "SELECT * FROM pragma_function_list" },
  { "generate_series", "SELECT count(*) FROM generate_series(1, 1e12)" },
}
local result = {
  { name = "a pattern bomb", expect = "refused", sql = "SELECT '" .. ("a"):rep(5000) .. "' LIKE '"
    .. ("%a"):rep(200) .. "%b'" },
  { name = "a glob bomb", expect = "limit", code = [[while true do pcall(db.query, db,
    "SELECT '" .. ("a"):rep(2000) .. "' GLOB '" .. ("*a"):rep(12) .. "*b'") end]] },
  { name = "a product of a table with itself", expect = "limit",
    sql = "SELECT count(*) FROM unit a, unit b, unit c, unit d, unit e" },
  { name = "a recursion without end", expect = "limit", sql = "WITH RECURSIVE a(x) AS (SELECT 1"
    .. " UNION ALL SELECT x FROM a) SELECT count(*) FROM a" },
  { name = "a sort of a product", expect = "limit",
    sql = "SELECT a.name FROM unit a, unit b, unit c ORDER BY b.name || c.name LIMIT 1" },
  { name = "a zero byte", expect = "refused", code = [[db:query("SELECT 1\0; DROP TABLE unit")]] },
  { name = "no statement", expect = "refused", code = [[db:query("-- nothing")]] },
  { name = "a table in place of a text", expect = "refused", code = [[db:query({})]] },
  { name = "a value that is code stays a value", expect = "done", says = "DROP TABLE",
    code = [[print(db:query("SELECT ? AS x", "'; DROP TABLE unit; --"))]] },
  { name = "a value that cannot be bound", expect = "refused",
    code = [[db:query("SELECT ?", {}, print)]] },
  { name = "too few values", expect = "refused", code = [[db:query("SELECT ?, ?", 1)]] },
  { name = "more values than allowed", expect = "refused",
    code = [[db:query("SELECT ?40000", 1)]] },
  { name = "rows left open do not pile up", expect = "refused", says = "LT-1280",
    code = [[local t = {} for i = 1, 1e5 do t[i] = {db:rows("SELECT name FROM unit")} end]] },
  { name = "the data is as it was after all that", expect = "done", says = "true",
    code = [[for _, s in ipairs {"DELETE FROM unit", "DROP TABLE unit", "PRAGMA query_only = 0"} do
      pcall(db.query, db, s) pcall(db.execute, db, s) end
      print(db:query("SELECT count(*) > 100 AS n FROM unit")[1].n == 1)]] },
}
for _, entry in ipairs(refused) do
  result[#result + 1] = { name = entry[1], sql = entry[2], expect = "refused" }
end
return result
