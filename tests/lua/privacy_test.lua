-- Small cells are hidden so that nobody can work them out, and the one who tries is checked too: by
-- trying every table there can be.
local lu = require "luaunit"
local recover = require "report.recover"
local suppress = require "report.suppress"

TestPrivacy = {}

local LEAST = 3

local function totals_of(cells)
  local rows, columns = {}, {}
  for i, values in ipairs(cells) do
    rows[i] = 0
    for j, value in ipairs(values) do
      rows[i], columns[j] = rows[i] + value, (columns[j] or 0) + value
    end
  end
  return rows, columns
end

-- What a reader sees of a table of which some cells are hidden.
local function told_of(cells, hidden)
  local told = { cells = {} }
  told.row_totals, told.column_totals = totals_of(cells)
  for i, values in ipairs(cells) do
    told.cells[i] = {}
    for j, value in ipairs(values) do
      told.cells[i][j] = not (hidden[i] and hidden[i][j]) and value or nil
    end
  end
  return told
end

local function recovered(cells, hidden)
  local list = {}
  for i, cell in ipairs(assert(recover.of(told_of(cells, hidden)))) do
    list[i] = ("%d,%d=%d"):format(cell.row, cell.column, cell.value)
  end
  return list
end

local CELLS = { { 1, 5, 7 }, { 4, 6, 8 }, { 5, 5, 9 } }

-- Hiding the small cell alone, or with one more of its row or of its column, tells it.
function TestPrivacy.testNaiveSuppressionFails()
  lu.assertEquals(recovered(CELLS, { { true } }), { "1,1=1" })
  lu.assertEquals(recovered(CELLS, { { true, true } }), { "1,1=1", "1,2=5" })
  lu.assertEquals(recovered(CELLS, { { true }, { true } }), { "1,1=1", "2,1=4" })
  lu.assertEquals(recovered(CELLS, { { true, true }, { true, true } }), {})
end

-- Two hidden in each row and column do not suffice where there is nothing to take away.
function TestPrivacy.testTwoInEachRowAndColumnDoNotSuffice()
  local cells = { { 1, 0, 4 }, { 0, 0, 5 }, { 3, 4, 6 } }
  lu.assertEquals(recovered(cells, { { true, true }, { true, true } }),
    { "1,1=1", "1,2=0", "2,1=0", "2,2=0" })
  local hidden = suppress.of(cells, LEAST)
  lu.assertEquals(recovered(cells, hidden), {})
end

function TestPrivacy.testWhatIsHidden()
  local hidden = suppress.of(CELLS, LEAST)
  lu.assertEquals(hidden[1][1], "small")
  local count = 0
  for _, columns in pairs(hidden) do
    for _, why in pairs(columns) do
      count = count + (why == "complement" and 1 or 0)
    end
  end
  lu.assertEquals(count, 3)
  lu.assertEquals(suppress.of({ { 0, 3 }, { 4, 5 } }, LEAST), {})
  -- One row, or zeros everywhere else: it cannot be hidden.
  lu.assertNil(suppress.of({ { 1, 5, 6 } }, LEAST))
  lu.assertNil(suppress.of({ { 1, 0 }, { 0, 0 } }, LEAST))
end

function TestPrivacy.testWhatContradictsItself()
  lu.assertNil(recover.of { cells = { {} }, row_totals = { 1 }, column_totals = { 0 } })
end

-- Every table of the size that agrees with what is told, counted by brute force: values[i][j] is
-- the one value of a cell, or false when there are several.
local function every_table(told)
  local rows, columns = #told.row_totals, #told.column_totals
  local values, cells = {}, {}
  for i = 1, rows do
    values[i], cells[i] = {}, {}
  end
  local function note()
    for i = 1, rows do
      for j = 1, columns do
        local seen = values[i][j]
        values[i][j] = (seen == nil or seen == cells[i][j]) and cells[i][j]
      end
    end
  end
  local function left(list, total)
    for _, value in ipairs(list) do
      total = total - value
    end
    return total
  end
  local function fill(i, j)
    if i > rows then
      for column = 1, columns do
        local sum = told.column_totals[column]
        for row = 1, rows do
          sum = sum - cells[row][column]
        end
        if sum ~= 0 then
          return
        end
      end
      return note()
    end
    local rest = left(cells[i], told.row_totals[i])
    local known = told.cells[i][j]
    local low, high = known or 0, known or rest
    if j == columns then
      low, high = math.max(low, rest), math.min(high, rest)
    end
    for value = low, high do
      cells[i][j] = value
      fill(j == columns and i + 1 or i, j == columns and 1 or j + 1)
      cells[i][j] = nil
    end
  end
  fill(1, 1)
  return values
end

local state = 2030

-- The same numbers on every machine.
local function random(most)
  state = (state * 1103515245 + 12345) % 2147483648
  return state // 65536 % (most + 1)
end

local function random_cells(rows, columns, most)
  local cells = {}
  for i = 1, rows do
    cells[i] = {}
    for j = 1, columns do
      cells[i][j] = random(most)
    end
  end
  return cells
end

function TestPrivacy.testTheOneWhoTriesFindsAllThereIs()
  for _ = 1, 300 do
    local cells, hidden = random_cells(3, 3, 3), {}
    for i = 1, 3 do
      hidden[i] = {}
      for j = 1, 3 do
        hidden[i][j] = random(2) > 0 or nil
      end
    end
    local told = told_of(cells, hidden)
    local only, expected = every_table(told), {}
    for i = 1, 3 do
      for j = 1, 3 do
        if hidden[i][j] and only[i][j] then
          expected[#expected + 1] = ("%d,%d=%d"):format(i, j, only[i][j])
        end
      end
    end
    lu.assertEquals(recovered(cells, hidden), expected)
  end
end

function TestPrivacy.testNothingHiddenCanBeWorkedOut()
  local hidden_some = 0
  for round = 1, 300 do
    local cells = random_cells(2 + round % 20, 3, round % 7 + 1)
    local hidden = suppress.of(cells, LEAST)
    if hidden then
      hidden_some = hidden_some + (next(hidden) and 1 or 0)
      lu.assertEquals(recovered(cells, hidden), {})
    end
  end
  lu.assertTrue(hidden_some > 200)
end

local city_of = load_fixture "city_fixture"
local types = require "report.types"

-- Types of three communes of 2026; the first has one family case, the others enough to hide it.
local function city_of_types()
  local city = city_of.new()
  local communes = city:communes "2026-12-31"
  for i, values in ipairs { { 5, 1, 7 }, { 4, 6, 8 }, { 5, 5, 9 } } do
    city:put(communes[i], 2026, { received_civil = values[1], received_family = values[2],
      received_other = values[3] })
  end
  city:put(communes[4], 2026, { received_civil = 1, received_other = 2 })
  return city, communes
end

function TestPrivacy.testTypesOfCommunes()
  local city, communes = city_of_types()
  local found = types.gather(city.db, "2026-12-31")
  lu.assertEquals({ #found.rows, found.least, found.totals }, { 3, 3, { 14, 12, 24 } })
  lu.assertEquals({ found.rows[1].full_name, found.rows[1].hidden[2], found.rows[1].total },
    { communes[1].full_name, "small", 13 })
  lu.assertEquals(types.gather(city.db, "2026-12-31", 1).rows[1].hidden, {})
  lu.assertNil(types.gather(city.db, "2025-12-31"))
end

-- Rows of the list of figures as the section writes them; `hidden` tells which cells it leaves out.
local function rows_of(cells, hidden)
  local told, rows = told_of(cells, hidden), {}
  local names = { "received_civil", "received_family", "received_other" }
  local function add(unit, item, numerator)
    rows[#rows + 1] = { section = "types", unit = unit, item = item, numerator = numerator }
  end
  for i in ipairs(cells) do
    for j, name in ipairs(names) do
      add("Xã cùng tên", name, told.cells[i][j])
    end
    add("Xã cùng tên", "received", told.row_totals[i])
  end
  for j, name in ipairs(names) do
    add("city", name, told.column_totals[j])
  end
  return rows
end

-- Of the written list itself: what is not told must not follow.
function TestPrivacy.testAReportThatTellsTooMuchIsRefused()
  local cells = { { 5, 1, 7 }, { 4, 6, 8 }, { 5, 5, 9 } }
  types.check(rows_of(cells, suppress.of(cells, LEAST)))
  types.check {}
  local ok, why = pcall(types.check, rows_of(cells, { { nil, true } }))
  lu.assertFalse(ok)
  lu.assertEquals({ why.code, why.exit }, { "LT-1930", 3 })
end

local files = require "lotrinh.files"
local insert = require "store.insert"
local review = require "report.review"
local sheets = require "report.sheets"
local store = require "store"

local PERSON = "Nguyễn Văn Tèo"

-- A database in which a person's name stands wherever people may have typed one.
local function fill_with_names(db)
  local unit = db:query [[SELECT unit_id FROM unit WHERE level = 'commune' AND valid_to IS NULL
    ORDER BY code]][1].unit_id
  db:transaction(function()
    insert.row(db, "import", { import_id = 90, file_name = "a.xlsx", form = "groups",
      sha256 = ("a"):rep(64), at = "2026-11-01T00:00:00Z", who = PERSON, period = "2026",
      vintage = "official" })
    insert.row(db, "import_log", { at = "2026-11-01T00:00:00Z", who = PERSON, event = "import",
      import_id = 90, detail = PERSON, program = "test", previous = "0", hash = "1" })
    insert.row(db, "group_register", { import_id = 90, unit_id = unit, as_of = "2026-10-31",
      name = "Tổ của " .. PERSON, village = PERSON, mediators = 5, cell = "A2" })
    insert.row(db, "group_result", { import_id = 90, unit_id = unit, group_name = PERSON,
      received = 1, settled = 1, cell = "row 1" })
    insert.row(db, "import_finding", { import_id = 90, number = 1, code = "V06", severity = "W",
      unit_id = unit, vi = PERSON, en = PERSON })
    insert.row(db, "observation", { unit_id = unit, measure = "received", period_kind = "year",
      period_start = "2026-01-01", period_end = "2026-12-31", vintage = "official", version = 1,
      value = 12, import_id = 90, cell = "B2", note = PERSON })
  end)
end

function TestPrivacy.testNoPersonIsNamed()
  local path, folder = os.tmpname(), os.tmpname()
  os.remove(path)
  os.remove(folder)
  assert(store.create(path))
  do
    local db <close> = store.open(path, "write")
    fill_with_names(db)
  end
  local db <close> = store.open(path)
  local found = {}
  for _, file in ipairs(review.files(review.gather(db, 2026))) do
    found[#found + 1] = file.bytes:find("Tèo", 1, true) and file.name or nil
  end
  sheets.make(db, 2026, { folder = folder, units = { "Ba Đình" } })
  for _, name in ipairs(files.list(folder)) do
    found[#found + 1] = assert(files.read(folder .. "/" .. name)):find("Tèo", 1, true) and name
      or nil
    os.remove(folder .. "/" .. name)
  end
  os.remove(folder)
  os.remove(path)
  lu.assertEquals(found, {})
end
