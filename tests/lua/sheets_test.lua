-- The sheets of communes: every figure on a sheet is its own commune's; what is good is kept; what
-- fails is named. Figures here name their commune: no two communes share one.
local city_of = load_fixture "city_fixture"
local content = require "report.sheets.content"
local figures_of = require "report.sheets.figures"
local files = require "lotrinh.files"
local format = require "foundation.format"
local html = require "report.html"
local json = require "foundation.json"
local lu = require "luaunit"
local sheets = require "report.sheets"

TestSheets = {}

local YEAR = 2026

local folder

-- The counts of the i-th commune: six digits that end in its number, so that every sum of two
-- measures of it does too, twice.
local function counts_of(i)
  local settled, unsettled, pending = 400000 + i, 200000 + i, 100000 + i
  return { received = settled + unsettled + pending, settled = settled, unsettled = unsettled,
    pending = pending, closed = settled + unsettled, groups = 300000 + i,
    groups_composed = 150000 + i, mediators = 800000 + i, mediators_trained = 650000 + 2 * i }
end

local function city_of_names()
  local city = city_of.new()
  local communes = city:communes(YEAR .. "-12-31")
  for i, unit in ipairs(communes) do
    local counts = counts_of(i)
    local stocks = {}
    for _, name in ipairs { "groups", "groups_composed", "mediators", "mediators_trained" } do
      stocks[name], counts[name] = counts[name], nil
    end
    city:put(unit, YEAR, counts)
    city:put(unit, YEAR, stocks, { day = YEAR .. "-12-31" })
  end
  return city, communes
end

function TestSheets.setUp()
  folder = os.tmpname()
  os.remove(folder)
end

function TestSheets.tearDown()
  for _, name in ipairs(files.list(folder) or {}) do
    os.remove(folder .. "/" .. name)
  end
  os.remove(folder)
end

-- All that a sheet is made of: its nodes and the figures of its chart.
local function everything(figures, unit)
  return html.render(content.of(figures, unit, nil))
    .. json.encode(content.chart_data(figures, unit, "test"))
end

function TestSheets.testNoSheetShowsAnothersFigure()
  local city, communes = city_of_names()
  local figures = figures_of.read(city.db, YEAR)
  local owner = {}
  for i in ipairs(communes) do
    for _, value in pairs(counts_of(i)) do
      lu.assertNil(owner[value])
      owner[value] = i
    end
  end
  for i, unit in ipairs(communes) do
    local own = 0
    for number in everything(figures, unit):gmatch "%d[%d.]*" do
      local whose = owner[math.tointeger(tonumber((number:gsub("%.", ""))))]
      lu.assertTrue(whose == nil or whose == i, unit.full_name .. ": " .. number)
      own = own + (whose and 1 or 0)
    end
    lu.assertTrue(own >= 9, unit.full_name)
  end
end

function TestSheets.testNoSheetNamesAnother()
  local city, communes = city_of_names()
  local figures = figures_of.read(city.db, YEAR)
  local text = everything(figures, communes[1])
  for i = 2, #communes do
    lu.assertNil(text:find(communes[i].full_name, 1, true))
  end
end

local function make(city, options)
  options.folder = folder
  options.units = options.units or {}
  return sheets.make(city.db, YEAR, options)
end

local function read(name)
  return assert(files.read(folder .. "/" .. name))
end

-- Drawn among others and alone, a sheet is the same to the byte, pictures and all.
function TestSheets.testASheetAmongOthersIsThatAlone()
  local city, communes = city_of_names()
  local three = { communes[3].full_name, communes[70].full_name, communes[126].full_name }
  local among = make(city, { units = three })
  local before = { read(among[2].page), read(among[2].document) }
  lu.assertStrContains(before[1], format.count(400070))
  TestSheets.tearDown()
  local alone = make(city, { units = { three[2] } })
  lu.assertEquals(alone[1].page, among[2].page)
  lu.assertTrue(read(alone[1].page) == before[1] and read(alone[1].document) == before[2])
end

function TestSheets.testWhatIsGoodIsKept()
  local city, communes = city_of_names()
  local two = { communes[1].full_name, communes[2].full_name }
  local first = make(city, { units = two })
  lu.assertTrue(first[1].made and first[2].made)
  local list = read "index.csv"
  local again = make(city, { units = two })
  lu.assertTrue(again[1].kept and again[2].kept and not again[1].made)
  lu.assertEquals(read "index.csv", list)
  -- A document that was cut off, and a figure that changed.
  assert(files.write(folder .. "/" .. again[1].document, "cut: made by lotrinh", { force = true }))
  city:put(communes[2], YEAR, { settled = 1 }, { version = 2 })
  local third = make(city, { units = two })
  lu.assertTrue(third[1].made and third[2].made)
  lu.assertTrue(#read(third[1].document) > 1000)
end

function TestSheets.testWhatFailsIsNamed()
  local city, communes = city_of_names()
  local two = { communes[1].full_name, communes[2].full_name }
  assert(files.make_folder(folder))
  local first = make(city, { units = two })
  os.remove(folder .. "/" .. first[1].page)
  assert(files.write(folder .. "/" .. first[1].page, "somebody's own"))
  local again = make(city, { units = two })
  lu.assertEquals({ again[1].why.code, again[2].kept }, { "LT-1901", true })
  lu.assertEquals(read(first[1].page), "somebody's own")
  lu.assertStrContains(read "index.csv", "LT-1901" == again[1].why.code and again[1].why.text)
  lu.assertStrContains(read "index.html", html.escape(again[1].why.text))
end

-- 3 of 4 communes that can be ranked lie apart, two of them too close to tell.
function TestSheets.testRanksWithTheirBounds()
  local city = city_of.new()
  local communes = city:communes(YEAR .. "-12-31")
  for i, unit in ipairs(communes) do
    local x = ({ 9900, 9000, 8990, 5000 })[i] or 4
    city:put(unit, YEAR, { received = 1, settled = x, closed = i <= 4 and 10000 or 9 })
  end
  local figures = figures_of.read(city.db, YEAR)
  local found = {}
  for i = 1, 5 do
    local rank = figures.ranks[communes[i].id]
    found[i] = rank and ("%d: %d-%d"):format(rank.rank, rank.best, rank.worst) or "none"
  end
  lu.assertEquals(found, { "1: 1-1", "2: 2-3", "3: 2-3", "4: 4-4", "none" })
  lu.assertEquals(figures.ranked, 4)
end

-- The year of the sheet is judged by its longest part that most communes reported.
function TestSheets.testThePeriodThatIsJudged()
  local city = city_of.new()
  local communes = city:communes(YEAR .. "-12-31")
  for i, unit in ipairs(communes) do
    city:put(unit, YEAR, { received = 5, settled = 4, closed = 5 }, { kind = "H1" })
    if i <= 62 then
      city:put(unit, YEAR, { received = 5, settled = 4, closed = 5 }, { kind = "11M" })
    end
  end
  lu.assertEquals(figures_of.read(city.db, YEAR).main.kind, "H1")
  city:put(communes[63], YEAR, { received = 5, settled = 4, closed = 5 }, { kind = "11M" })
  local figures = figures_of.read(city.db, YEAR)
  lu.assertEquals(figures.main.kind, "11M")
  local words = html.render(content.of(figures, communes[64], nil))
  lu.assertStrContains(words, "Chưa có báo cáo 11 tháng năm 2026 (63/126 xã, phường đã báo cáo)")
end

-- A commune of which nobody reported anything has a sheet that says so.
function TestSheets.testWithoutFigures()
  local city = city_of.new()
  local figures = figures_of.read(city.db, YEAR)
  local unit = figures.units[1]
  lu.assertNil(content.chart_data(figures, unit, ""))
  lu.assertStrContains(html.render(content.of(figures, unit, nil)),
    "Chưa có số liệu nào của đơn vị trong kỳ.")
  local ok, why = pcall(figures.find, figures, "Hà Nội")
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1911")
end

-- Half of what was settled in an old commune that was divided in two went to each: an estimate.
function TestSheets.testOlderFiguresAreCarriedOver()
  local city = city_of.new()
  for _, unit in ipairs(city:communes "2024-12-31") do
    city:put(unit, 2024, { received = 20, settled = 16, closed = 20 })
  end
  local figures = figures_of.read(city.db, YEAR)
  local settled, closed, estimates = 0, 0, 0
  for _, unit in ipairs(figures.units) do
    for _, point in ipairs(figures:trend(unit)) do
      lu.assertTrue(point.moved)
      settled, closed = settled + point.x, closed + point.n
      estimates = estimates + (point.estimate and 1 or 0)
    end
  end
  lu.assertEquals({ settled, closed }, { 579 * 16, 579 * 20 })
  lu.assertTrue(estimates > 0)
end

-- Nine of ten in 2026 against a year that was carried over: both counts, and which is an estimate.
function TestSheets.testTheChangeTellsItsCounts()
  local city = city_of.new()
  for _, unit in ipairs(city:communes "2024-12-31") do
    city:put(unit, 2024, { received = 20, settled = 16, closed = 20 })
  end
  for _, unit in ipairs(city:communes "2026-12-31") do
    city:put(unit, 2026, { received = 10, settled = 9, closed = 10 })
  end
  local figures, estimates = figures_of.read(city.db, YEAR), 0
  for _, unit in ipairs(figures.units) do
    local text = html.render(content.of(figures, unit, nil))
    lu.assertStrContains(text, "(90,00%, 9/10)")
    if text:find("Từ năm 2024 %(%d+,%d+%%, %d+/%d+, ước lượng%)") then
      estimates = estimates + 1
    end
  end
  lu.assertTrue(estimates > 0 and estimates < 126, tostring(estimates))
end
