-- The review of 2026 from the built-in figures. Rates are those worked out by hand from what was
-- published; files are checked as a reader and a program would read them.
local gaps = require "report.gaps"
local files = require "lotrinh.files"
local html = require "report.html"
local node = require "report.node"
local output = require "report.output"
local review = require "report.review"
local store = require "store"

local made = review.gather(store.open(), 2026)
made.files = review.files(made)
made.page = made.files[1].bytes

local function case(kind, last)
  for _, period in ipairs(made.cases) do
    if period.period_kind == kind and period.period_end == last then
      return period
    end
  end
end

local function two_decimals(share)
  return share and ("%.2f"):format(100 * share)
end

-- Not assertStrContains: the page is long, and showing it in a message takes minutes.
local function on_page(text)
  return made.page:find(text, 1, true) ~= nil
end

TestSeries = {}

-- Period, settled / closed, settled / received, denominator, where the denominator comes from.
local RATES = {
  { "year", "2020-12-31", "82.72", "78.66", 4370, "reported" },
  { "H1", "2021-06-30", "80.75", "75.17", 1953, "reported" },
  { "10M", "2021-10-31", "85.30", "82.00", 2911, "reported" },
  { "H1", "2022-06-30", "81.52", "74.91", 1791, "derived" },
  { "year", "2022-12-31", "85.51", "82.75", 3726, "derived" },
  { "year", "2024-12-31", "89.26", "87.66", 2412, "inferred" },
  { "multi", "2023-06-30", "84.53", "81.37", 61316, "reported" },
  { "H1", "2017-06-30", "74.57", nil, 4227, "reported" },
}

function TestSeries.testRatesWorkedOutByHand()
  for _, expected in ipairs(RATES) do
    local period = case(expected[1], expected[2])
    local received = period.rate_received and period.rate_received.share
    lu.assertEquals({ two_decimals(period.rate.share), two_decimals(received), period.n,
      period.n_basis }, { table.unpack(expected, 3, 6) }, expected[2])
  end
end

function TestSeries.testWhatWasPrintedIsExplained()
  lu.assertEquals(case("year", "2020-12-31").printed[1].fit.definition, "official")
  lu.assertEquals(case("10M", "2021-10-31").printed[1].fit.how, "truncated")
  lu.assertNil(case("year", "2024-12-31").printed[1].fit)
  lu.assertNil(case("multi", "2023-06-30").printed[1].fit)
  lu.assertNil(case("H1", "2014-06-30").rate)
end

function TestSeries.testKindsOfPeriodNeverShareATable()
  local page = made.page
  for table_text in page:gmatch "<table>.-</table>" do
    local half = table_text:find("<td>6 tháng đầu năm", 1, true)
    local months = table_text:find("<td>10 tháng năm", 1, true)
    local year = table_text:find "<td>năm %d"
    lu.assertTrue((half and 1 or 0) + (months and 1 or 0) + (year and 1 or 0) <= 1)
  end
end

TestJudgement = {}

local function judged(target)
  for _, plan in ipairs(made.plans) do
    for _, result in ipairs(plan.results) do
      if result.target.target == target then
        return result
      end
    end
  end
end

function TestJudgement.testTheSuccessRate()
  for _, name in ipairs { "KH183-01", "KH215-10" } do
    local result = judged(name)
    lu.assertEquals({ result.verdict, result.needed, result.short, result.sure },
      { "not_met", 2171, 18, false })
    lu.assertAlmostEquals(result.figure.rate.low, 0.880, 0.0005)
    lu.assertAlmostEquals(result.figure.rate.high, 0.904, 0.0005)
  end
end

function TestJudgement.testWhatCannotBeJudged()
  lu.assertEquals(judged("KH215-11").wants, "pilots")
  lu.assertEquals(judged("KH215-12").wants, "districts")
  lu.assertEquals(judged("QD315-07").wants, "national")
  lu.assertEquals(judged("QD315-07").national.printed, "84.8") -- of 2024, the latest year
  lu.assertEquals(judged("QD315-09").wants, "value")
  lu.assertEquals(judged("KH215-17").wants, "document")
  lu.assertEquals(judged("KH183-08").needed, 76)
  lu.assertEquals(judged("QD315-02").needed, 52)
  lu.assertEquals(judged("KH183-04").needed, 512)
  lu.assertEquals(judged("KH183-04").missing, { "groups_supported" })
  lu.assertEquals(judged("KH183-06").missing, { "new_mediators_trained", "new_mediators_due" })
  lu.assertEquals(judged("KH183-09").verdict, "met")
  lu.assertEquals(judged("KH183-09").target.reading, "interpreted")
end

function TestJudgement.testThePlanInForceComesFirst()
  lu.assertEquals(made.plans[1].plan, "KH183")
  lu.assertTrue(made.plans[1].in_force)
  lu.assertFalse(made.plans[2].in_force)
  local before = review.gather(store.open(), 2024)
  lu.assertEquals(before.plans[1].plan, "KH215")
  lu.assertTrue(before.plans[1].in_force)
  local named = review.gather(store.open(), 2026, { plan = "215/KH-UBND" })
  lu.assertEquals(named.plans[1].plan, "KH215")
  local ok, why = pcall(review.gather, store.open(), 2026, { plan = "215/KH-UBN" })
  lu.assertFalse(ok)
  lu.assertEquals({ why.code, why.exit }, { "LT-1903", 2 })
  lu.assertStrContains(why.text, "215/KH-UBND")
end

TestGaps = {}

function TestGaps.testYearsWithoutAWholeYear()
  local years = {}
  for _, missing in ipairs(gaps.years(made)) do
    years[#years + 1] = missing.year
  end
  lu.assertEquals(years, { 2019, 2021, 2023, 2025, 2026 })
end

function TestGaps.testMeasuresNeverPublished()
  local names = {}
  for _, row in ipairs(gaps.measures(made)) do
    names[row.measure] = true
  end
  for name in ("trainers trainers_district mediators_trained groups_supported groups_composed "
    .. "mediators_with_materials model_communes pilot_communes contests"):gmatch "%S+" do
    lu.assertTrue(names[name], name)
  end
  lu.assertNil(names.settled)
  lu.assertNil(names.groups)
end

function TestGaps.testNothingBelowTheCity()
  for _, level in ipairs(gaps.levels(made.db)) do
    lu.assertEquals(level.reporting, 0, level.level)
  end
end

TestPage = {}

function TestPage.testTheSameBytesAgain()
  local again = review.files(review.gather(store.open(), 2026))
  lu.assertEquals(#again, #made.files)
  for i, file in ipairs(again) do
    lu.assertTrue(file.bytes == made.files[i].bytes, file.name)
  end
end

function TestPage.testItNeedsNothingElse()
  local page = made.page
  lu.assertTrue(on_page("default-src &#39;none&#39;; img-src data:"))
  lu.assertNil(page:find "<script")
  lu.assertNil(page:find '<link')
  lu.assertNil(page:find 'src="http')
  local _, pictures = page:gsub('<img alt="[^"]+" src="data:image/svg%+xml;base64,[%w+/=]+">', "")
  lu.assertEquals(pictures, 3)
end

function TestPage.testEveryTargetOfThePlansIsThere()
  for _, plan in ipairs(made.plans) do
    for _, result in ipairs(plan.results) do
      lu.assertTrue(on_page(html.escape(result.target.wording)))
      lu.assertTrue(on_page(html.escape(result.target.clause)))
    end
  end
  lu.assertTrue(on_page("89,26%"))
  lu.assertTrue(on_page("88,0% – 90,4%"))
  lu.assertTrue(on_page("526"))
  lu.assertTrue(on_page("199"))
end

function TestPage.testTagsAreClosedInOrder()
  local open, void = {}, { meta = true, img = true, br = true }
  for slash, name in made.page:gmatch "<(/?)(%a%w*)[^>]*>" do
    if slash == "/" then
      lu.assertEquals(table.remove(open), name)
    elseif not void[name] then
      open[#open + 1] = name
    end
  end
  lu.assertEquals(open, {})
end

function TestPage.testTextIsEscaped()
  lu.assertEquals(html.render(node.element("p", { title = "a\"b" }, "<b>&'", 1, nil, "\1")),
    "<p title=\"a&quot;b\">&lt;b&gt;&amp;&#39;1\u{FFFD}</p>")
  lu.assertEquals(html.render(node.link("javascript:alert(1)")), "<span>javascript:alert(1)</span>")
end

function TestPage.testFiguresForProgramsHoldTheSame()
  local csv = require "lotrinh.csv"
  local rows, seen = {}, 0
  for row in csv.rows(made.files[2].bytes) do
    rows[#rows + 1] = row
    if row.item == "KH183-01" then
      seen = seen + 1
      lu.assertEquals({ row.numerator, row.denominator, row.denominator_basis, row.percent },
        { "2153", "2412", "inferred", "89.262" })
    end
  end
  lu.assertEquals(seen, 1)
  lu.assertTrue(#rows > 80)
  local _, count = made.files[3].bytes:gsub('\n    {"section": ', "")
  lu.assertEquals(count, #rows)
end

TestOutput = {}

local folder

function TestOutput.setUp()
  folder = os.tmpname()
  os.remove(folder)
end

function TestOutput.tearDown()
  for _, name in ipairs(files.list(folder) or {}) do
    os.remove(folder .. "/" .. name)
  end
  os.remove(folder)
end

function TestOutput.testOnlyOurOwnFilesAreReplaced()
  lu.assertEquals(#assert(output.write(folder, made.files)), 9)
  lu.assertEquals(#assert(output.write(folder, made.files)), 9)
  local more = { table.unpack(made.files) }
  more[10] = { name = "chart-cases.png", bytes = "PNG" }
  lu.assertEquals(#assert(output.write(folder, more)), 10)
  lu.assertEquals(#assert(output.write(folder, more)), 10)
  for _, file in ipairs(made.files) do
    local path = folder .. "/" .. file.name
    assert(files.write(path, "someone else's", { force = true }))
    local paths, why = output.write(folder, made.files)
    lu.assertNil(paths)
    lu.assertEquals({ why.code, why.exit }, { "LT-1901", 7 })
    lu.assertStrContains(why.text, path)
    lu.assertEquals(files.read(path), "someone else's")
    assert(output.write(folder, made.files, true))
    lu.assertTrue(files.read(path) == file.bytes)
  end
end

function TestOutput.testAFileInTheWayOfTheFolder()
  assert(files.write(folder, "a file"))
  local paths, why = output.write(folder, made.files)
  lu.assertNil(paths)
  lu.assertEquals(why.exit, 7)
end
