-- The fictional city: the same each time, equal to what was published, distributed as real ones
-- are, and full of mistakes that the importer finds. Bounds come from published figures and from
-- the Law, not from what the city happens to be.
local answers = require "demo.answers"
local cases = require "demo.cases"
local csv = require "lotrinh.csv"
local demo = require "demo"
local encoding = require "lotrinh.encoding"
local figures = require "demo.figures"
local files = require "lotrinh.files"
local groups = require "demo.groups"
local host = require "lotrinh.host"
local importer = require "importer"
local newcomers = require "demo.newcomers"
local period = require "lotrinh.period"
local periods = require "demo.periods"
local random = require "demo.random"
local reports = require "demo.reports"
local spelling = require "demo.spelling"
local store = require "store"
local tables = require "definitions.table"
local workbook = require "lotrinh.workbook"

TestDemoRandom = {}

-- The digits of 64 bits without a sign.
local function unsigned(bits)
  local digits = {}
  repeat
    local quotient = (bits >> 1) // 5
    table.insert(digits, 1, math.tointeger(bits - quotient * 10))
    bits = quotient
  until bits == 0
  return table.concat(digits)
end

-- The published test vector of SplitMix64 for the seed 1234567.
function TestDemoRandom.test_known_numbers()
  local stream = random.new(1234567, "")
  for _, expected in ipairs { "6457827717110365317", "3203168211198807973",
    "9817491932198370423", "4593380528125082431", "16408922859458223821" } do
    lu.assertEquals(expected, unsigned(stream:bits()))
  end
end

function TestDemoRandom.test_largest_remainders_round_up()
  lu.assertEquals(random.apportion(10, { 1, 1, 1 }), { 4, 3, 3 })
  lu.assertEquals(random.apportion(7, { 10, 0, 4 }), { 5, 0, 2 })
  lu.assertEquals(random.apportion(0, { 2, 3 }), { 0, 0 })
end

-- A mean of 3.4 and a variance of 3.4, within five standard errors of 20,000 draws.
function TestDemoRandom.test_poisson()
  local stream, sum, squares = random.new(1, "poisson"), 0, 0
  for _ = 1, 20000 do
    local draw = stream:poisson(3.4, 0.033373269960326066)
    sum, squares = sum + draw, squares + draw * draw
  end
  local mean = sum / 20000
  lu.assertAlmostEquals(mean, 3.4, 0.066)
  lu.assertAlmostEquals(squares / 20000 - mean * mean, 3.4, 0.2)
end

function TestDemoRandom.test_bell()
  local stream, sum, squares = random.new(2, "bell"), 0, 0
  for _ = 1, 20000 do
    local draw = stream:bell(65)
    sum, squares = sum + draw, squares + draw * draw
  end
  lu.assertAlmostEquals(sum / 20000, 0, 2.5)
  lu.assertAlmostEquals((squares / 20000) ^ 0.5, 65, 2)
end

TestDemoSpelling = {}

function TestDemoSpelling.test_old_encodings_are_read_back()
  local words = "Tổ hòa giải thôn Đường Lâm, xã Ba Vì: 100% vụ việc, kỳ báo cáo ưu tiên"
  lu.assertEquals(encoding.decode(spelling.encode(words, "windows-1258"), "windows-1258"), words)
  lu.assertEquals(encoding.decode(spelling.encode(words, "tcvn3"), "tcvn3"), words)
  -- TCVN3 has no capitals with a tone.
  lu.assertEquals(encoding.decode(spelling.encode("Xã Ứng Hòa", "tcvn3"), "tcvn3"), "Xã ứng Hòa")
end

TestDemoCity = {}

local city, all_cases, newly, data = nil, nil, nil, {}

function TestDemoCity.setUp()
  if city then
    return
  end
  city = groups.new(demo.SEED)
  all_cases, newly = cases.of(city), newcomers.of(city)
  for _, report in ipairs(periods) do
    data[report.folder] = reports.gather(city, all_cases, newly, report)
  end
end

local function total(map, name)
  local sum = 0
  for _, values in pairs(map) do
    sum = sum + values[name]
  end
  return sum
end

local function published(name, finish, kind)
  for _, row in ipairs(tables.read "published") do
    if row.area_name:find("Hà Nội") and row.indicator == name and row.period_end == finish
        and row.period == kind then
      return math.tointeger(tonumber(row.value)), row.qualifier
    end
  end
end

local STOCKS = { mediation_groups = "groups", mediators = "mediators",
  five_good_groups = "five_good_groups" }

-- Every stock of Hà Nội that was published for a day of the demo, exactly or as a bound.
function TestDemoCity.test_stocks_are_the_published_ones()
  local compared = 0
  for _, report in ipairs(periods) do
    for name, ours in pairs(STOCKS) do
      local value, qualifier = published(name, report.last, "point")
      if value and report.stock then
        compared = compared + 1
        local made = total(data[report.folder].stocks, ours)
        lu.assertTrue(qualifier == ">" and made > value or qualifier == "=" and made == value,
          ("%s %s: %d, published %s %d"):format(report.folder, ours, made, qualifier, value))
      end
    end
  end
  lu.assertEquals(compared, 8)
end

function TestDemoCity.test_cases_of_2024_are_the_published_ones()
  local counts = data["2024"].counts
  lu.assertEquals(total(counts, "received"), (published("cases_received", "2024-12-31", "year")))
  lu.assertEquals(total(counts, "settled"), (published("cases_successful", "2024-12-31", "year")))
  local closed = total(counts, "received") - total(counts, "not_started")
    - total(counts, "in_progress")
  lu.assertEquals(("%.2f"):format(100 * total(counts, "settled") / closed), "89.26")
end

-- More than 86 % was published for the first half of 2023.
function TestDemoCity.test_rate_of_early_2023_is_above_the_published_bound()
  local counts = data["2023-H1"].counts
  local closed = total(counts, "received") - total(counts, "not_started")
    - total(counts, "in_progress")
  lu.assertTrue(total(counts, "settled") / closed > 0.86)
end

-- What was pending is carried over, unit by unit where the units stay, and in the city always.
function TestDemoCity.test_pending_is_carried_over()
  local chain = { "2023", "2024", "2025-H1", "2025-H2", "2026-H1" }
  for i = 2, #chain do
    local before = data[chain[i - 1]].counts
    lu.assertEquals(total(data[chain[i]].counts, "carried_over"),
      total(before, "not_started") + total(before, "in_progress"), chain[i])
  end
  lu.assertEquals(total(data["2023"].counts, "carried_over"),
    (published("cases_pending", "2022-12-31", "year")))
end

function TestDemoCity.test_units_of_each_time()
  local function count(map)
    local n = 0
    for _ in pairs(map) do
      n = n + 1
    end
    return n
  end
  lu.assertEquals(count(data["2024"].stocks), 579)
  lu.assertEquals(count(data["2025-H1"].stocks), 526)
  lu.assertEquals(count(data["2025-H2"].stocks), 126)
end

-- A group keeps its people while its commune changes: the city's groups of mid-2025 are the same.
function TestDemoCity.test_groups_stay_when_communes_change()
  for group in pairs(data["2025-H1"].register) do
    lu.assertNotNil(data["2025-H2"].register[group])
  end
end

-- The Law wants three mediators and a woman; 1 to 3 % of the groups fall short.
function TestDemoCity.test_composition()
  for _, folder in ipairs { "2023-H1", "2024", "2026-10M" } do
    local short, all = 0, 0
    for _, row in pairs(data[folder].register) do
      all = all + 1
      local sound = row.mediators >= 3 and row.women >= 1 and row.leaders == 1
        and (not row.minority_area or row.minority >= 1)
      lu.assertEquals(sound, row.composed)
      lu.assertTrue(row.women <= row.mediators and row.trained <= row.mediators
        and row.materials <= row.mediators)
      short = short + (sound and 0 or 1)
    end
    lu.assertTrue(short >= 0.01 * all and short <= 0.032 * all, short .. " of " .. all)
  end
end

local function sorted_values(map, name)
  local values = {}
  for _, row in pairs(map) do
    values[#values + 1] = row[name]
  end
  table.sort(values)
  return values
end

-- Per new commune 40.6 groups on average, from 4 to 107, median 38; per old one 9.7.
function TestDemoCity.test_sizes_of_communes()
  local new = sorted_values(data["2025-H2"].stocks, "groups")
  lu.assertTrue(new[1] >= 3 and new[1] <= 6, "smallest " .. new[1])
  lu.assertTrue(new[126] >= 100 and new[126] <= 115, "largest " .. new[126])
  lu.assertTrue(new[63] >= 35 and new[63] <= 41, "median " .. new[63])
  lu.assertAlmostEquals(total(data["2025-H1"].stocks, "groups") / 526, 9.7, 0.1)
  lu.assertTrue(sorted_values(data["2025-H1"].stocks, "groups")[1] >= 1)
end

-- 60 to 75 % of the groups have no case in a year; variance of a negative binomial with 0.6.
function TestDemoCity.test_cases_of_groups()
  local counts = data["2024"].by_group
  local n, sum, squares, none = 0, 0, 0, 0
  for group in pairs(data["2024"].register) do
    local received = counts[group] and counts[group].received or 0
    n, sum, squares = n + 1, sum + received, squares + received * received
    none = none + (received == 0 and 1 or 0)
  end
  local mean = sum / n
  lu.assertTrue(none >= 0.60 * n and none <= 0.75 * n, ("%.3f without a case"):format(none / n))
  local dispersion = mean * mean / (squares / n - mean * mean - mean)
  lu.assertTrue(dispersion > 0.35 and dispersion < 0.85, "dispersion " .. dispersion)
end

-- Cases of the communes of today in one year: 5 to 10 % below 5, the largest about 60.
function TestDemoCity.test_cases_of_communes()
  local counts = cases.count(all_cases, period.day "2025-07-01", period.day "2026-06-30",
    function(group) return group.place[1] end)
  local values = sorted_values(counts, "received")
  local few = 126 - #values
  for _, value in ipairs(values) do
    few = few + (value < 5 and 1 or 0)
  end
  lu.assertTrue(few >= 0.03 * 126 and few <= 0.12 * 126, few .. " communes below 5")
  lu.assertTrue(values[#values] >= 45 and values[#values] <= 90, "most " .. values[#values])
end

-- About half of the year's cases come in its first half, with a rate 1 to 6 points lower.
function TestDemoCity.test_first_half()
  local half, year = data["2024-H1"].counts, data["2024"].counts
  local share = total(half, "received") / total(year, "received")
  lu.assertTrue(share > 0.45 and share < 0.55, share)
  local pending = total(half, "not_started") + total(half, "in_progress")
  lu.assertTrue(pending / total(half, "received") > 0.065
    and pending / total(half, "received") < 0.085)
  local rate = total(half, "settled") / (total(half, "received") - pending)
  lu.assertTrue(rate < 0.8926 - 0.03 and rate > 0.8926 - 0.06, rate)
end

TestDemoFiles = {}

local small

local function make_small(seed)
  local made = { names = {}, bytes = {} }
  demo.make(function(path, bytes)
    lu.assertNil(made.bytes[path])
    made.names[#made.names + 1] = path
    made.bytes[path] = bytes
  end, { small = true, seed = seed })
  return made
end

function TestDemoFiles.setUp()
  small = small or make_small()
end

function TestDemoFiles.test_same_seed_same_bytes()
  local again = make_small()
  lu.assertEquals(again.names, small.names)
  for _, name in ipairs(small.names) do
    lu.assertTrue(again.bytes[name] == small.bytes[name], name)
  end
  local other = make_small(7)
  lu.assertNotEquals(other.bytes["answers.csv"], small.bytes["answers.csv"])
end

-- Every file that holds a table says first that its figures are made up.
function TestDemoFiles.test_every_file_says_it_is_fictional()
  for _, name in ipairs(small.names) do
    local bytes = small.bytes[name]
    if name:find("%.xlsx$") and bytes:sub(1, 2) == "PK" then
      local book <close> = assert(workbook.read(bytes, { name = name }))
      for _, sheet in ipairs(book:sheets()) do
        local found = false
        for _, cells in sheet:rows() do
          found = found or (cells[1] and cells[1].text:find(figures.FICTIONAL, 1, true) ~= nil)
        end
        lu.assertTrue(found, name)
      end
    elseif name:find("^files/.*%.csv$") and bytes:sub(1, 3) == "\u{FEFF}" then
      lu.assertStrContains(bytes:match("[^\n]*"), figures.FICTIONAL)
    end
  end
end

local folder

local function write_small()
  folder = os.tmpname()
  os.remove(folder)
  local made = {}
  for _, name in ipairs(small.names) do
    local parent = (folder .. "/" .. name):match("^(.*)/")
    if not made[parent] then
      assert(files.make_folder(parent, { parents = true }))
      made[parent] = true
    end
    assert(files.write(folder .. "/" .. name, small.bytes[name], { unsynced = true }))
  end
end

local function answers_of(kind)
  local list = {}
  for row in csv.rows(small.bytes["answers.csv"], { name = "answers.csv" }) do
    if row.kind == kind then
      list[#list + 1] = row
    end
  end
  return list
end

local function is_expected(finding, answer)
  return finding.code == answer.code and finding.severity == answer.severity
    and (answer.cell == nil or finding.address == answer.cell)
    and (answer.sheet == nil or finding.sheet == nil or finding.sheet == answer.sheet)
end

local function check_defect(database, answer)
  local outcome = importer.run { database = database, dry_run = true,
    arguments = { folder .. "/" .. answer.file },
    period = answer.arguments and answer.arguments:match("%-%-period (%S+)") }
  local said, found = {}, false
  for _, finding in ipairs(outcome.results[1].findings) do
    said[#said + 1] = finding.code .. " " .. (finding.address or "-")
    found = found or is_expected(finding, answer)
    if answer.severity ~= "E" then
      lu.assertNotEquals(finding.severity, "E", answer.file .. ": " .. finding.vi)
    end
  end
  if answer.code then
    lu.assertTrue(found, ("%s: %s %s expected, not %s"):format(answer.file, answer.code,
      answer.cell or "", table.concat(said, ", ")))
  end
end

-- The clean files go in as a whole; of the others the importer says what the answers say, there.
function TestDemoFiles.test_importer_says_what_the_answers_say()
  write_small()
  local database = folder .. "/demo.db"
  assert(store.create(database))
  local arguments = {}
  for i, name in ipairs(demo.folders()) do
    arguments[i] = folder .. "/" .. name
  end
  local outcome = importer.run { database = database, arguments = arguments }
  lu.assertEquals(outcome.errors, 0)
  lu.assertTrue(outcome.stored > 100)
  local defects, codes = answers_of "defect", {}
  for _, answer in ipairs(defects) do
    check_defect(database, answer)
    codes[answer.code or ""] = true
  end
  lu.assertTrue(#defects >= 25, #defects)
  for _, code in ipairs { "V01", "V02", "V03", "V05", "V08", "V09", "V10", "V11", "V12", "V13",
    "V14", "V15", "V16", "V17", "V18", "V19", "V20", "V21" } do
    lu.assertTrue(codes[code], code .. " is not planted")
  end
  host.ask("rm", "-rf", folder)
end

-- Figures that nothing was published for are marked as guesses.
function TestDemoFiles.test_guesses_are_marked()
  local book = answers.new()
  TestDemoCity.setUp()
  for _, report in ipairs(periods) do
    answers.add_figures(book, city, report, data[report.folder])
  end
  local basis = {}
  for _, row in ipairs(book.rows) do
    basis[row.file .. " " .. row.cell] = row.basis
  end
  lu.assertEquals(basis["2024 received"], "published")
  lu.assertEquals(basis["2024 unsettled"], "guess")
  lu.assertEquals(basis["2023-H1 mediators"], "published")
  lu.assertEquals(basis["2024 mediators"], "guess")
  lu.assertEquals(basis["2026-10M received"], "guess")
end
