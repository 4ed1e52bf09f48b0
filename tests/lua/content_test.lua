-- The content of data/ as the program loads it. Counts are those of the resolutions and of the
-- sources named in data/README.md; wordings are checked against the text of the plan itself.
local database = require "lotrinh.database"
local indicators = require "definitions.indicators"
local store = require "store"
local tables = require "definitions.table"

local db = store.open()

local function one(sql, ...)
  local row = db:query(sql, ...)[1]
  return row.n
end

local function communes_on(day)
  return one([[SELECT count(*) AS n FROM unit WHERE level = 'commune' AND valid_from <= :day
                  AND (valid_to IS NULL OR valid_to > :day)]], { day = day })
end

TestUnits = {}

function TestUnits.testCountsThroughTime()
  lu.assertEquals(one "SELECT count(*) AS n FROM unit WHERE level = 'district'", 30)
  lu.assertEquals(communes_on "2020-02-29", 584)
  lu.assertEquals(communes_on "2020-03-01", 579)
  lu.assertEquals(communes_on "2024-12-31", 579)
  lu.assertEquals(communes_on "2025-01-01", 526)
  lu.assertEquals(communes_on "2025-06-30", 526)
  lu.assertEquals(communes_on "2025-07-01", 126)
  lu.assertEquals(one [[SELECT count(*) AS n FROM unit WHERE level = 'district'
                          AND (valid_to IS NULL OR valid_to > '2025-07-01')]], 0)
end

function TestUnits.testTypesOfTheCommunesOf2025()
  local types = {}
  for row in db:rows [[SELECT type, count(*) AS n FROM unit WHERE level = 'commune'
                         AND valid_from = '2025-07-01' GROUP BY type ORDER BY type]] do
    types[row.type] = row.n
  end
  lu.assertEquals(types, { ["Phường"] = 51, ["Xã"] = 75 })
end

function TestUnits.testSuccessionOf2025()
  local whole = [[SELECT count(*) AS n FROM (SELECT from_id FROM succession
      WHERE changed_on = '2025-07-01' GROUP BY from_id HAVING count(DISTINCT to_id) = 1)]]
  local divided = whole:gsub("= 1%)", "> 1)")
  lu.assertEquals(one(whole), 327)
  lu.assertEquals(one(divided), 199)
end

function TestUnits.testWeightsOfAnOldUnitAddToOneOrAreUnknown()
  local bad = db:query [[
    SELECT changed_on, from_id, sum(weight) AS total FROM succession
     GROUP BY changed_on, from_id
    HAVING count(weight) = count(*) AND abs(total - 1) > 1e-9 ORDER BY from_id]]
  lu.assertEquals(#bad, 0)
  local above = db:query [[SELECT from_id FROM succession GROUP BY changed_on, from_id
                           HAVING sum(weight) > 1 + 1e-9 ORDER BY from_id]]
  lu.assertEquals(#above, 0)
end

function TestUnits.testEveryCodeOf2025HadBeenAnothersCode()
  local sql = [[SELECT count(*) AS n FROM unit AS new JOIN unit AS old
                    ON old.code = new.code AND old.valid_to = '2025-07-01'
                 WHERE new.level = 'commune' AND new.valid_from = '2025-07-01']]
  lu.assertEquals(one(sql), 126)
  lu.assertEquals(one(sql .. " AND old.full_name <> new.full_name"), 103)
end

function TestUnits.testEveryOldUnitOf2025HasASuccessorAndEveryNewOneAPredecessor()
  lu.assertEquals(one [[SELECT count(*) AS n FROM unit WHERE level = 'commune'
      AND valid_to = '2025-07-01' AND unit_id NOT IN (SELECT from_id FROM succession)]], 0)
  lu.assertEquals(one [[SELECT count(*) AS n FROM unit WHERE level = 'commune'
      AND valid_from = '2025-07-01' AND unit_id NOT IN (SELECT to_id FROM succession)]], 0)
  lu.assertEquals(one "SELECT count(*) AS n FROM tile", 126)
end

function TestUnits.testTextIsInNormalFormC()
  lu.assertEquals(one [[SELECT count(*) AS n FROM unit WHERE nfc(full_name) <> full_name]], 0)
  lu.assertEquals(one [[SELECT count(*) AS n FROM name_variant WHERE nfc(variant) <> variant]], 0)
  lu.assertEquals(one [[SELECT count(*) AS n FROM name_variant WHERE escaped IS NOT NULL]], 4)
end

TestPlans = {}

-- The tests run anywhere: the text is found beside this file.
local function plan_text()
  local here = debug.getinfo(1, "S").source:match "^@(.*)/lua/[^/]*$"
  local handle = assert(io.open(here .. "/../data/plans/KH-215-2024.txt"))
  local text = handle:read "a"
  handle:close()
  return (text:gsub("%s+", " "))
end

function TestPlans.testWordingIsThePlansOwn()
  local text, checked = plan_text(), 0
  for row in db:rows [[SELECT target, wording FROM target WHERE wording_kind = 'verbatim'
                        ORDER BY position]] do
    lu.assertNotNil(text:find(row.wording, 1, true), row.target)
    checked = checked + 1
  end
  lu.assertEquals(checked, 19)
end

-- Each dash of II.2 has at least one target, and the clause names it.
function TestPlans.testEveryDashOfTheSpecificTargetsIsThere()
  local section = plan_text():match "2%. Mục tiêu cụ thể (.-) III%."
  local _, count = (" " .. section):gsub(" %- [%w\xC4\xC3\xE1]", "")
  lu.assertEquals(count, 10)
  for dash = 1, 10 do
    lu.assertTrue(one([[SELECT count(*) AS n FROM target WHERE plan = 'KH215'
        AND (clause = :clause OR clause LIKE :clause || ', câu %')]],
      { clause = "KH 215, mục II.2, gạch đầu dòng " .. dash }) >= 1, dash)
  end
end

-- The values of the plan, by hand.
local VALUES = {
  { "KH215-03", "trainers_district", ">=", 1, 80, "each_district" },
  { "KH215-04", "trainers_trained", ">=", 100, 100, "city" },
  { "KH215-05", "groups_composed", ">=", 100, 100, "city" },
  { "KH215-06", "groups_supported", ">=", 10, 100, "city" },
  { "KH215-07", "mediators_trained", ">=", 90, 100, "city" },
  { "KH215-08", "new_mediators_trained", ">=", 100, 100, "city" },
  { "KH215-09", "mediators_with_materials", ">=", 100, 100, "city" },
  { "KH215-10", "success_rate", ">=", 90, 100, "city" },
  { "KH215-11", "success_rate", ">=", 95, 100, "pilot_communes" },
  { "KH215-12", "model_communes", ">=", 5, 100, "each_district" },
  { "KH215-13", "five_good_groups", ">=", 5, 100, "each_district" },
  { "KH215-14", "pilot_communes", ">=", 1, 1, "each_district" },
  { "KH183-01", "success_rate", ">=", 90, 100, "city" },
  { "KH183-08", "model_communes", ">=", 60, 100, "city" },
  { "QD315-02", "trainers_city", ">=", 1, 100, "each_province" },
  { "QD315-07", "success_rate", ">=", 85, 100, "national" },
  { "QD315-08", "success_rate", ">", 90, 100, "pilot_communes" },
}

function TestPlans.testValues()
  for _, value in ipairs(VALUES) do
    local row = db:query([[SELECT indicator, operator, numerator, denominator, scope FROM target
                            WHERE target = ?]], value[1])[1]
    lu.assertEquals({ row.indicator, row.operator, row.numerator, row.denominator, row.scope },
      { table.unpack(value, 2) }, value[1])
  end
  lu.assertEquals(one [[SELECT recurrence_years AS n FROM target WHERE indicator = 'contests']], 5)
end

function TestPlans.testPlansInForceOnADay()
  local function in_force(day)
    local names = {}
    for row in db:rows([[SELECT plan FROM plan WHERE valid_from <= :day
        AND (valid_to IS NULL OR valid_to > :day) ORDER BY plan]], { day = day }) do
      names[#names + 1] = row.plan
    end
    return names
  end
  lu.assertEquals(in_force "2025-06-30", { "KH215", "QD315" })
  lu.assertEquals(in_force "2025-07-01", { "KH183", "QD315" })
  lu.assertEquals(one [[SELECT count(*) AS n FROM target
      WHERE plan <> 'KH215' AND status <> 'unconfirmed']], 0)
end

-- What each task group asks is the plan's own text.
function TestPlans.testTasksAreThePlansOwn()
  local text, count = plan_text(), 0
  for _, task in ipairs(require("definitions.table").read_lua "tasks") do
    for _, planned in ipairs(task.planned) do
      lu.assertNotNil(text:find(planned, 1, true), planned)
      count = count + 1
    end
  end
  lu.assertEquals(count, 17)
end

-- A note on a plan or target is there in English, and no note is left over.
function TestPlans.testNotesAreThereInEnglish()
  local english, used = require("definitions.table").read_lua "notes_en", 0
  for row in db:rows [[SELECT target AS id, note FROM target WHERE note IS NOT NULL
      UNION ALL SELECT plan, note FROM plan WHERE note IS NOT NULL ORDER BY 1]] do
    lu.assertIsString(english[row.id], row.id)
    used = used + 1
  end
  for _ in pairs(english) do
    used = used - 1
  end
  lu.assertEquals(used, 0)
end

TestIndicators = {}

function TestIndicators.testEveryTargetHasAnIndicatorAndTheReverse()
  local used = {}
  for row in db:rows "SELECT DISTINCT indicator FROM target ORDER BY indicator" do
    lu.assertNotNil(indicators.find(row.indicator), row.indicator)
    used[row.indicator] = true
  end
  for _, indicator in ipairs(indicators.all()) do
    lu.assertTrue(used[indicator.id], indicator.id)
  end
end

function TestIndicators.testTargetAndIndicatorAreOfOneKind()
  for row in db:rows "SELECT target, indicator, kind FROM target ORDER BY position" do
    lu.assertEquals(indicators.find(row.indicator).kind, row.kind, row.target)
  end
end

function TestIndicators.testMeasuresExistAndWordsAreThereInBothLanguages()
  local measures = {}
  for _, row in ipairs(tables.read "measures") do
    measures[row.measure] = true
  end
  for _, indicator in ipairs(indicators.all()) do
    for _, words in ipairs { indicator.words, indicator.undefined or nil } do
      lu.assertStrContains(type(words.vi) .. type(words.en), "stringstring")
    end
    for _, definition in ipairs(indicator.definitions) do
      lu.assertTrue(measures[definition.numerator], indicator.id)
      lu.assertTrue(definition.denominator == nil or measures[definition.denominator], indicator.id)
      lu.assertTrue(#definition.text.vi > 10 and #definition.text.en > 10, indicator.id)
    end
  end
end

function TestIndicators.testTheSuccessRateHasTwoDefinitions()
  local rate = indicators.find "success_rate"
  lu.assertEquals(#rate.definitions, 2)
  lu.assertEquals(indicators.definition(rate).id, "official")
  lu.assertEquals(indicators.definition(rate, "received").denominator, "received")
  lu.assertNil(indicators.definition(rate, "nosuch"))
end

TestPublished = {}

function TestPublished.testCounts()
  lu.assertEquals(one "SELECT count(*) AS n FROM published_figure", 162)
  lu.assertEquals(one "SELECT count(*) AS n FROM published_check", 26)
end

-- Received less pending is closed; a figure that was reported wins over one worked out.
function TestPublished.testClosedCases()
  local rows = {}
  for row in db:rows [[SELECT c.period_kind, c.year, c.settled, c.closed FROM cases AS c
      JOIN unit AS u ON u.unit_id = c.unit_id
     WHERE u.level = 'city' ORDER BY c.period_kind, c.year]] do
    rows[row.period_kind .. row.year] = { row.settled, row.closed }
  end
  lu.assertEquals(rows.year2020, { 3615, 4370 })
  lu.assertEquals(rows.H12021, { 1577, 1953 })
  lu.assertEquals(rows["10M2021"], { 2483, 2911 })
  lu.assertEquals(rows.year2022, { 3186, 3726 })
  lu.assertEquals(rows.year2024, { 2153, nil })
end

function TestPublished.testTheSameFactOnTwoPagesIsOneObservation()
  lu.assertEquals(one [[SELECT count(*) AS n FROM observation AS o JOIN unit AS u
      ON u.unit_id = o.unit_id WHERE u.level = 'city' AND o.measure = 'received'
      AND o.period_kind = 'year' AND o.period_end = '2020-12-31']], 1)
end

TestObservations = {}

local function fresh()
  local copy = database.memory { schema = true }
  copy:execute [[INSERT INTO unit (unit_id, key, code, level, type, name, full_name, valid_from,
      valid_from_basis) VALUES (1, '01_2008', '01', 'city', 'Thành phố', 'Hà Nội',
      'Thành phố Hà Nội', '2008-08-01', 'x')]]
  copy:execute [[INSERT INTO measure (measure, position, kind, counts, vi, en)
      VALUES ('settled', 1, 'flow', 'cases', 'thành', 'settled')]]
  for import = 1, 2 do
    copy:execute("INSERT INTO import (import_id, file_name, form) VALUES (?, 'a.csv', 'x')", import)
    copy:execute([[INSERT INTO observation (unit_id, measure, period_kind, period_start, period_end,
        vintage, version, value, import_id, cell) VALUES (1, 'settled', 'year', '2026-01-01',
        '2026-12-31', 'official', ?1, 100 * ?1, ?1, 'B2')]], import)
  end
  return copy
end

function TestObservations.testNothingIsChangedInPlace()
  local copy = fresh()
  for _, sql in ipairs { "UPDATE observation SET value = 1", "DELETE FROM observation",
    "DELETE FROM import" } do
    local ok, why = pcall(copy.execute, copy, sql)
    lu.assertFalse(ok)
    lu.assertStrContains(why.text, sql:find "import" and "undone" or "append-only")
  end
  lu.assertEquals(copy:query("SELECT sum(value) AS n FROM observation")[1].n, 300)
end

function TestObservations.testUndoingAnImportBringsTheVersionBeforeBack()
  local copy = fresh()
  local current = "SELECT value AS n FROM current_observation ORDER BY version"
  lu.assertEquals(copy:query(current)[1].n, 200)
  copy:execute "UPDATE import SET state = 'undone' WHERE import_id = 2"
  lu.assertEquals(#copy:query(current), 1)
  lu.assertEquals(copy:query(current)[1].n, 100)
end
