-- join and pivot: hand-made cases, and many random ones against nested loops in Lua.
local lu = require "luaunit"
local current = require "store.current"
local files = require "lotrinh.files"
local frame = require "lotrinh.frame"
local join_guard = require "unit.join_guard"
local workbook = require "lotrinh.workbook"

local city = load_fixture("city_fixture").new()

local function refused(part, fn, ...)
  local ok, why = pcall(fn, ...)
  lu.assertFalse(ok, "was not refused")
  lu.assertStrContains(tostring(type(why) == "table" and why.code .. " " .. why.text or why), part)
end

local function rows_of(f)
  local list = {}
  for i = 1, #f do
    local cells = {}
    for k, name in ipairs(f:columns()) do
      cells[k] = tostring(f[i][name])
    end
    list[i] = table.concat(cells, " ")
  end
  return list
end

local A = frame.new({ { unit = "a", year = 1, n = 3 }, { unit = "b", year = 1, n = 5 },
  { year = 1, n = 7 } }, { "unit", "year", "n" })
local B = frame.new({ { who = "b", year = 1.0, n = 1, m = 0.5 }, { who = "a", year = 1.0, n = 2 },
  { who = "a", year = 1.0, n = 4 }, { year = 1.5, n = 8 } }, { "who", "year", "n", "m" })

TestJoin = {}

function TestJoin.test_by_hand()
  local inner = A:join(B, { { "unit", "who" }, "year" })
  lu.assertEquals(inner:columns(), { "unit", "year", "n_1", "n_2", "m" })
  -- In the order of the left frame, then of the right one; NULL matches nothing, 1 is 1.0.
  lu.assertEquals(rows_of(inner), { "a 1 3 2 nil", "a 1 3 4 nil", "b 1 5 1 0.5" })
  local left = A:join(B, { { "unit", "who" }, "year" }, { kind = "left", suffixes = { "", "_b" } })
  lu.assertEquals(left:columns(), { "unit", "year", "n", "n_b", "m" })
  lu.assertEquals(rows_of(left),
    { "a 1 3 2 nil", "a 1 3 4 nil", "b 1 5 1 0.5", "nil 1 7 nil nil" })
  lu.assertEquals(left:column("n_b"):nulls(), 1)
  lu.assertEquals(A:join(B:head(0), { { "unit", "who" } }, { kind = "left" }).m:nulls(), 3)
  lu.assertEquals(#A:join(B:head(0), { { "unit", "who" } }), 0)
end

function TestJoin.test_what_is_no_join_is_refused()
  refused("LT-1308", A.join, A, B, { { "unit", "n" } })
  refused("LT-1307", A.join, A, B, "unit")
  refused("key", A.join, A, B, {})
  refused("outer", A.join, A, B, "year", { kind = "outer" })
  refused("suffixes", A.join, A, B, "year", { suffixes = { "x" } })
  refused("LT-", A.join, A, B, "year", { dtaes = {} })
  -- 30,000 rows that all have one key would make 900 million pairs.
  local same = {}
  for i = 1, 30000 do
    same[i] = { k = 1 }
  end
  local many = frame.new(same, { "k" })
  refused("LT-1310", many.join, many, many, "k")
end

local function nested_loops(left, right, kind)
  local list = {}
  for _, a in ipairs(left) do
    local found = false
    for _, b in ipairs(right) do
      if a.k ~= nil and a.l ~= nil and a.k == b.k and a.l == b.l then
        found = true
        list[#list + 1] = a.x .. " " .. b.y
      end
    end
    if not found and kind == "left" then
      list[#list + 1] = a.x .. " nil"
    end
  end
  return list
end

function TestJoin.test_agrees_with_nested_loops()
  math.randomseed(20261125)
  local texts = function() return math.random(5) > 1 and "xã " .. math.random(6) or nil end
  local whole = function() return math.random(5) > 1 and math.random(4) or nil end
  local wide = function() return math.random(5) > 1 and math.random(3) * (1 << 60) or nil end
  local real = function() return math.random(5) > 1 and math.random(4) / 2 or nil end
  local makers = { { texts, texts }, { whole, whole }, { wide, wide }, { real, real },
    { real, whole }, { whole, real } }
  for round = 1, 120 do
    local pair, second = makers[math.random(#makers)], makers[math.random(#makers)]
    local left, right = {}, {}
    for i = 1, math.random(0, 60) do
      left[i] = { k = pair[1](), l = second[1](), x = i }
    end
    for i = 1, math.random(0, 60) do
      right[i] = { k = pair[2](), l = second[2](), y = i }
    end
    local kind = round % 2 == 0 and "left" or "inner"
    local f, g = frame.new(left, { "k", "l", "x" }), frame.new(right, { "k", "l", "y" })
    local expected = nested_loops(left, right, kind)
    local joined = f:join(g, { "k", "l" }, { kind = kind })
    lu.assertEquals(rows_of(joined:select { "x", "y" }), expected)
    for i = 1, #joined do
      local row = left[joined[i].x]
      lu.assertEquals({ joined[i].k, joined[i].l }, { row.k, row.l })
    end
  end
end

TestJoinGuard = {}

function TestJoinGuard.setUp()
  current.use(city.db)
  frame.guard_joins(join_guard.check)
end

function TestJoinGuard.tearDown()
  frame.guard_joins(function() end)
end

local function one(column, value, year)
  return frame.new({ { [column] = value, year = year, n = 1 } }, { column, "year", "n" })
end

-- 00008 was Liễu Giai and is Ngọc Hà since 2025-07-01.
function TestJoinGuard.test_a_code_across_the_change_is_refused()
  local old, new = one("code", "00008", 2024), one("code", "00008", 2026)
  refused("LT-1846", old.join, old, new, "code")
  refused("LT-1846", new.join, new, old, "code")
  local named = one("unit_code", "00008", 2026)
  refused("LT-1846", old.join, old, named, { { "code", "unit_code" } })
  refused("LT-1846", old.join, old, new, "code", { kind = "left" })
  refused("2025-07-01", old.join, old, new, "code")
end

function TestJoinGuard.test_a_code_without_its_day_is_refused()
  local old, new = one("code", "00008", 2024):select { "code", "n" }, one("code", "00008", 2026)
  refused("LT-1852", old.join, old, new, "code")
  refused("LT-1846", old.join, old, new, "code", { dates = { "2024-12-31" } })
  lu.assertEquals(#old:join(new, "code", { dates = { "2026-12-31" } }), 1)
  -- A year in which units changed does not tell the day.
  local unclear = one("code", "00008", 2025)
  refused("LT-1852", unclear.join, unclear, new, "code")
end

function TestJoinGuard.test_what_means_one_place_is_joined()
  local old, new = one("code", "00008", 2024), one("code", "00008", 2024)
  lu.assertEquals(#old:join(new, "code"), 1)
  lu.assertEquals(#one("code", "00008", 2024):join(one("code", "00008", 2026), { "code", "year" }),
    0)
  -- What is no unit's code is nobody's concern, nor is a key of another name.
  lu.assertEquals(#one("code", "K1", 2024):join(one("code", "K1", 2026), "code"), 1)
  lu.assertEquals(#one("kind", "00008", 2024):join(one("kind", "00008", 2026), "kind"), 1)
end

TestPivot = {}

local LONG = frame.new({
  { unit = "Ô Diên", year = 2025, n = 4 }, { unit = "Ba Vì", year = 2024, n = 3 },
  { unit = "Ô Diên", year = 2024, n = 1 }, { unit = "Ba Vì", n = 9 },
  { unit = "Ba Vì", year = 2024, n = 5 }, { year = 2024 },
}, { "unit", "year", "n" })

function TestPivot.test_by_hand()
  local wide = LONG:pivot { rows = "unit", columns = "year", values = "n", with = "sum" }
  lu.assertEquals(wide:columns(), { "unit", "2024", "2025", "NULL" })
  lu.assertEquals(rows_of(wide), { "Ô Diên 1 4 nil", "Ba Vì 8 nil 9", "nil nil nil nil" })
  local counted = LONG:pivot { rows = { "unit" }, columns = "year", values = "n", with = "rows" }
  lu.assertEquals(counted[2]["2024"], 2)
  -- Texts name columns in Vietnamese order, and texts may fill them.
  local names = LONG:head(3):mutate("word", function(row) return "n" .. row.n end)
    :pivot { rows = "year", columns = "unit", values = "word" }
  lu.assertEquals(names:columns(), { "year", "Ba Vì", "Ô Diên" })
  lu.assertEquals(rows_of(names), { "2025 nil n4", "2024 n3 n1" })
end

function TestPivot.test_two_rows_in_a_cell_are_refused()
  refused("LT-1313", LONG.pivot, LONG, { rows = "unit", columns = "year", values = "n" })
  refused("LT-1307", LONG.pivot, LONG, { rows = "unti", columns = "year", values = "n" })
  refused("columns", LONG.pivot, LONG, { rows = "unit" })
  local many = {}
  for i = 1, 1001 do
    many[i] = { k = 1, c = i, v = i }
  end
  local f = frame.new(many, { "k", "c", "v" })
  refused("LT-1311", f.pivot, f, { rows = "k", columns = "c", values = "v" })
  lu.assertEquals(#f:head(1000):pivot { rows = "k", columns = "c", values = "v" }:columns(), 1001)
end

function TestPivot.test_agrees_with_the_long_frame()
  math.randomseed(20261126)
  for _ = 1, 40 do
    local cells, rows = {}, {}
    for _ = 1, math.random(0, 200) do
      local k, c = math.random(9), math.random(12)
      cells[k] = cells[k] or {}
      if cells[k][c] == nil then
        cells[k][c] = math.random(100)
        rows[#rows + 1] = { k = k, c = c, v = cells[k][c] }
      end
    end
    local wide = frame.new(rows, { "k", "c", "v" })
      :pivot { rows = "k", columns = "c", values = "v" }
    for i = 1, #wide do
      for name, value in pairs(wide[i]) do
        if name ~= "k" then
          lu.assertEquals(value, cells[wide[i].k][tonumber(name)])
          cells[wide[i].k][tonumber(name)] = nil
        end
      end
    end
    for _, left in pairs(cells) do
      lu.assertNil(next(left))
    end
  end
end

TestToXlsx = {}

function TestToXlsx.test_reads_back_as_it_was()
  local path = os.tmpname() .. ".xlsx"
  lu.assertTrue(frame.new({ { name = "=1+1", n = 3, r = 0.5 }, { n = 4 } }, { "name", "n", "r" })
    :to_xlsx(path, { sheet = "Xã" }))
  local ok, why = A:to_xlsx(path)
  lu.assertNil(ok)
  lu.assertStrContains(why.code, "LT-11")
  local book <close> = assert(workbook.read(assert(files.read(path)), { name = "a.xlsx" }))
  local sheet = book:sheet("Xã")
  lu.assertEquals({ sheet:size() }, { 3, 3, 7 })
  lu.assertEquals({ (sheet:value(1, 1)), (sheet:value(2, 1)), (sheet:value(2, 2)),
    (sheet:value(2, 3)), (sheet:value(3, 2)) }, { "name", "=1+1", "3", "0.5", "4" })
  os.remove(path)
end
