-- Figures of the demo's review, picked at random, worked out again with SQL of this test alone: no
-- module that makes figures is used for it. The explanation of each must add up to the same.
local demo = require "demo"
local explained = require "report.explained"
local files = require "lotrinh.files"
local fictional = require "store.fictional"
local html = require "report.html"
local importer = require "importer"
local indicators = require "definitions.indicators"
local lu = require "luaunit"
local review = require "report.review"
local store = require "store"

TestExplained = {}

local PICKED, SEED, YEAR = 500, 2030, 2026

-- A database of the whole demo to check instead of the small city.
local GIVEN = os.getenv "LOTRINH_DEMO_DB"

local folder

local function remove(path)
  for _, name in ipairs(files.kind(path) == "folder" and files.list(path) or {}) do
    remove(path .. "/" .. name)
  end
  os.remove(path)
end

local function make_city()
  folder = os.tmpname()
  os.remove(folder)
  local made = {}
  demo.make(function(name, bytes)
    local path = folder .. "/" .. name
    local parent = path:match "^(.*)/"
    made[parent] = made[parent] or assert(files.make_folder(parent, { parents = true }))
    assert(files.write(path, bytes, { unsynced = true }))
  end, { small = true })
  local path, folders = folder .. "/demo.db", {}
  assert(store.create(path))
  do
    local db <close> = store.open(path, "write")
    fictional.mark(db)
  end
  for i, name in ipairs(demo.folders()) do
    folders[i] = folder .. "/" .. name
  end
  lu.assertEquals(importer.run { database = path, arguments = folders }.errors, 0)
  return path
end

local db, made

local function load_review()
  if not made then
    db = store.open(GIVEN or make_city())
    made = review.gather(db, YEAR)
    review.figures(made)
  end
  return made
end

-- The count that stands: of imports not undone, the last version.
local LATEST = [[
  SELECT o.value FROM observation AS o JOIN import AS i USING (import_id)
   WHERE i.state = 'current' AND o.qualifier = '=' AND o.unit_id = :unit AND o.measure = :measure
     AND o.period_end = :finish AND o.vintage = :vintage
     AND (:stock OR o.period_kind = :kind AND o.period_start = :start)
   ORDER BY o.version DESC LIMIT 1]]

local stocks = {}

local function reported(unit, measure, row)
  if stocks[measure] == nil then
    local found = db:query("SELECT kind FROM measure WHERE measure = ?", measure)
    stocks[measure] = found[1].kind == "stock"
  end
  local found = db:query(LATEST, { unit = unit, measure = measure, kind = row.period_kind,
    start = row.period_start, finish = row.period_end, vintage = row.vintage,
    stock = stocks[measure] and 1 or 0 })
  return #found > 0 and found[1].value or nil
end

local RECOGNISED = [[
  SELECT count(*) AS n FROM recognition AS r JOIN import AS i USING (import_id)
   WHERE i.state = 'current' AND r.model = 'model_commune' AND r.group_name IS NULL
     AND r.year = :year AND r.unit_id = :unit]]

local function count(unit, measure, row)
  if measure == "communes" then
    return 1
  elseif measure == "model_communes" then
    local found = db:query(RECOGNISED, { unit = unit, year = tonumber(row.period_end:sub(1, 4)) })
    return found[1].n > 0 and 1 or 0
  end
  local value = reported(unit, measure, row)
  if not value and measure == "closed" then
    local received, pending = reported(unit, "received", row), reported(unit, "pending", row)
    return received and pending and received - pending
  end
  return value
end

local COMMUNES = [[
  SELECT unit_id FROM unit WHERE level = 'commune' AND valid_from <= :day
     AND (valid_to IS NULL OR valid_to > :day) ORDER BY unit_id]]

-- Both counts of the communes that told both.
local function sum(row, above, below)
  local x, n
  for unit in db:rows(COMMUNES, { day = row.period_end }) do
    local one = count(unit.unit_id, above, row)
    local other = not below or count(unit.unit_id, below, row)
    if one and other then
      x, n = (x or 0) + one, below and (n or 0) + other
    end
  end
  return x, n or nil
end

local function part(row, kind, first, last)
  local year = row.period_end:sub(1, 4)
  return { period_kind = kind, period_start = year .. first, period_end = year .. last,
    vintage = row.vintage }
end

local function halves(row, above, below)
  local x1, n1 = sum(part(row, "H1", "-01-01", "-06-30"), above, below)
  local x2, n2 = sum(part(row, "H2", "-07-01", "-12-31"), above, below)
  return x1 and x2 and x1 + x2, n1 and n2 and n1 + n2
end

local function unit_id(row)
  local found = row.unit_key and db:query("SELECT unit_id FROM unit WHERE key = ?", row.unit_key)
    or db:query "SELECT unit_id FROM unit WHERE level = 'city'"
  return found[1].unit_id
end

-- The city's own figure counts where there is one, else that of its communes, else of two halves.
local function again(row, above, below)
  local unit = unit_id(row)
  local x, n = count(unit, above, row), below and count(unit, below, row)
  if above ~= "model_communes" and x and (n or not below) then
    return x, n
  end
  x, n = sum(row, above, below)
  if x then
    return x, n
  end
  return halves(row, above, below)
end

local function measures_of(row)
  local id, name = (row.definition or ""):match "^([^/]+)/(.+)$"
  local definition = id and indicators.definition(indicators.find(id), name)
  if definition then
    return definition.numerator, row.denominator and definition.denominator
  end
  return row.item
end

-- What was counted and is no copy of a printed rate: those have no counts to add up.
local function is_counted(row)
  return row.numerator and row.vintage and row.period_end
    and row.denominator_basis ~= "inferred" and (row.qualifier or "exact") == "exact"
end

local function pick(rows)
  local left, picked, state = {}, {}, SEED
  for _, row in ipairs(rows) do
    left[#left + 1] = is_counted(row) and row or nil
  end
  while #left > 0 and #picked < PICKED do
    state = (state * 1103515245 + 12345) % 2147483648
    picked[#picked + 1] = table.remove(left, state // 65536 % #left + 1)
  end
  return picked
end

function TestExplained.testFiguresPickedAtRandom()
  local picked = pick(load_review().figures.rows)
  print(("seed %d: %d figures of %d"):format(SEED, #picked, #made.figures.rows))
  lu.assertTrue(#picked >= (GIVEN and PICKED or 60), #picked)
  local explainer = explained.new(db)
  for _, row in ipairs(picked) do
    local x, n = again(row, measures_of(row))
    local name = table.concat({ row.id, row.section, row.item, row.unit, row.period_end }, " ")
    lu.assertEquals({ row.numerator, row.denominator }, { x, n }, name)
    local found = explainer:of(row)
    lu.assertNotNil(found, name)
    lu.assertEquals({ found.numerator.sum, found.denominator and found.denominator.sum },
      { x, n }, name)
  end
end

-- A figure behind which nothing can be found says so instead of showing other rows.
function TestExplained.testAFigureThatIsNotInTheData()
  local rows = pick(load_review().figures.rows)
  local wrong = setmetatable({ numerator = rows[1].numerator + 1 }, { __index = rows[1] })
  lu.assertNil(explained.new(db):of(wrong))
end

-- Every link to a figure leads to its entry, and no two entries share a name.
function TestExplained.testEveryLinkHasItsEntry()
  local built, entries, links = load_review().built, {}, 0
  for name in html.render(built.explained):gmatch 'id="(f%x[%x-]+)"' do
    lu.assertNil(entries[name])
    entries[name] = true
  end
  for id, nodes in pairs(built) do
    for name in html.render(nodes):gmatch 'href="#(f%x%x%x%x%x%x%x%x%x%x[-%d]*)"' do
      lu.assertTrue(entries[name], id .. " " .. name)
      links = links + 1
    end
  end
  lu.assertTrue(links > 100)
end

function TestExplained.testZ_cleanUp()
  db:close()
  if folder then
    remove(folder)
  end
end
