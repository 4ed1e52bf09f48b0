-- What Tab offers, by where the word stands. The names expected are those of the built-in figures
-- and of the units' list.
local lu = require "luaunit"
local arguments = require "session.arguments"
local host = require "lotrinh.host"
local open = require "session"
local options_of = require "foundation.options"

local function new_session()
  return open { options = { quiet = true, no_rc = true } }
end

-- The word's beginning and the words offered, a list; the details by word.
local function complete(session, text)
  local start, rest = session:complete(text):match("^(%d+)(.*)$")
  local words, details = {}, {}
  for word, detail in rest:gmatch("\n([^\t\n]*)\t([^\n]*)") do
    words[#words + 1] = word
    details[word] = detail
  end
  return text:sub(tonumber(start) + 1), words, details
end

local function offers(session, text, word)
  local _, words = complete(session, text)
  return table.concat(words, "\n"):find(word, 1, true) ~= nil
    and (("\n" .. table.concat(words, "\n") .. "\n"):find("\n" .. word .. "\n", 1, true) ~= nil)
end

TestCompletion = {}

function TestCompletion:setUp()
  self.write, self.write_error = host.write, host.write_error
  host.write = function() end
  host.write_error = function() end
  self.session = new_session()
end

function TestCompletion:tearDown()
  host.write, host.write_error = self.write, self.write_error
end

function TestCompletion:test_units_are_found_without_marks()
  local typed, words, details = complete(self.session, 'unit.find("dong anh')
  lu.assertEquals(typed, "dong anh")
  lu.assertEquals(words[1], "Xã Đông Anh") -- of today, before the district and the town that ended
  lu.assertItemsEquals(words, { "Xã Đông Anh", "Huyện Đông Anh", "Thị trấn Đông Anh" })
  lu.assertStrContains(details["Huyện Đông Anh"], "01/7/2025")
  lu.assertTrue(offers(self.session, "unit.find 'xã đông a", "Xã Đông Anh"))
  lu.assertTrue(offers(self.session, 'outlook.of("success_rate", {unit = "ba di', "Phường Ba Đình"))
  lu.assertTrue(offers(self.session, "chart.draw('funnel', {year = 2024, unit = 'phuong ba di",
    "Phường Ba Đình"))
end

function TestCompletion:test_names_of_the_data()
  lu.assertTrue(offers(self.session, 'outlook.of("succ', "success_rate"))
  lu.assertTrue(offers(self.session, 'plan.targets("KH2', "KH215"))
  lu.assertTrue(offers(self.session, 'plan.target("kh215-0', "KH215-01"))
  lu.assertTrue(offers(self.session, 'chart.draw("fun', "funnel"))
  lu.assertTrue(offers(self.session, 'chart.draw("funnel", {size = "me', "meeting"))
  lu.assertTrue(offers(self.session, 'outlook.of("success_rate", {vintage = "', "official"))
  lu.assertFalse(offers(self.session, 'outlook.of("success_rate", {vintage = "', "success_rate"))
  lu.assertTrue(offers(self.session, "compare.ranking('success_rate', {year = 202", "2025"))
  lu.assertFalse(offers(self.session, "compare.ranking('success_rate', {year = 202", "2029"))
  local _, words = complete(self.session, 'x = "2')
  lu.assertEquals(words, {}) -- a string of its own names files
end

function TestCompletion:test_options_are_offered_where_they_stand()
  lu.assertTrue(offers(self.session, "outlook.of('success_rate', {pl", "plan = "))
  lu.assertTrue(offers(self.session, "chart.draw('funnel', {year = 2024, si", "size = "))
  lu.assertTrue(offers(self.session, "outlook.scenario{ra", "rate = "))
  lu.assertFalse(offers(self.session, "t = {ra", "rate = "))
end

-- The table of options is what the functions accept, no more and no less.
function TestCompletion.test_options_are_those_of_the_functions()
  local checked = options_of.check
  for name, listed in pairs(arguments.options) do
    local accepted
    options_of.check = function(_, allowed)
      accepted = {}
      for option in pairs(allowed) do
        accepted[#accepted + 1] = option
      end
      error("seen", 0)
    end
    local module, member = name:match("^(%w+)%.(%w+)$")
    pcall(require(module)[member], "success_rate", {}, {})
    if accepted ~= nil then -- charts check by themselves
      lu.assertItemsEquals(listed, accepted, name)
    end
    options_of.check = checked
  end
  local chart = require "chart"
  for _, option in ipairs(arguments.options["chart.draw"]) do
    local _, why = pcall(chart.build, "nothere", { [option] = {} })
    lu.assertNotStrContains(tostring(type(why) == "table" and why.code or why), "LT-1623", option)
  end
end

function TestCompletion.test_the_functions_of_the_table_are_there()
  for _, list in ipairs { arguments.first, arguments.options } do
    for name in pairs(list) do
      local module, member = name:match("^(%w+)[.:](%w+)$")
      if module ~= "db" then
        lu.assertNotNil(require(module)[member], name)
      end
    end
  end
end

function TestCompletion:test_names_have_a_few_words()
  local _, words, details = complete(self.session, "stats.binom_c")
  lu.assertEquals(words, { "binom_ci" })
  lu.assertStrContains(details.binom_ci, "stats.binom_ci(")
  self.session:evaluate("f = db:query 'SELECT name FROM unit LIMIT 1'")
  _, words, details = complete(self.session, "f:to_c")
  lu.assertEquals(words, { "to_csv" })
  lu.assertStrContains(details.to_csv, "f:to_csv(")
  _, words, details = complete(self.session, "outl")
  lu.assertEquals(words, { "outlook" })
  lu.assertStrContains(details.outlook, "outlook.of")
  lu.assertTrue(offers(self.session, "local commune_count = 1\nprint(commu", "commune_count"))
  lu.assertTrue(offers(self.session, "for mediator, x in pairs(t) do print(medi", "mediator"))
  lu.assertTrue(offers(self.session, "local function f(settled_cases)\n  return settl",
    "settled_cases"))
end

function TestCompletion:test_sql_by_clause()
  local session = self.session
  for text, word in pairs {
    ["SELECT * FROM city_y"] = "city_year",
    ["SELECT name FROM city_year, uni"] = "unit",
    ["SELECT name FROM city_year JOIN uni"] = "unit",
    ["SELECT settled FROM city_year c WHERE c.clo"] = "closed",
    ["SELECT u.name FROM city_year AS c JOIN unit u ON u.unit_"] = "unit_id",
    ["SELECT name FROM city_year WHERE sett"] = "settled",
    ["SELECT x FROM city_year wh"] = "where",
    ["SELECT x FROM city_year WH"] = "WHERE",
    ["SELECT sett"] = "settled",
    ["SELECT su"] = "sum",
    ["WITH good AS (SELECT 1) SELECT * FROM go"] = "good",
    ["db:query [[SELECT * FROM city_y"] = "city_year",
    ['for row in db:rows("SELECT name FROM unit WHERE lev'] = "level",
    ["SELECT name -- FROM unit\nFROM city_year WHERE clo"] = "closed",
    ["SELECT x FROM \"; DROP TABLE unit; --\" GR"] = "GROUP",
  } do
    lu.assertTrue(offers(session, text, word), text)
  end
  for text, word in pairs {
    ["SELECT name FROM city_year WHERE set"] = "setmetatable",
    ["SELECT name FROM sett"] = "settled",
    ["SELECT c.name FROM city_year c JOIN unit u ON c.lev"] = "level",
    ["SELECT name FROM city_year sum"] = "sum",
    ["SELECT * FROM unit WHERE name = 'FROM city_year' AND sett"] = "settled",
  } do
    lu.assertFalse(offers(session, text, word), text)
  end
end

function TestCompletion:test_commands_and_their_values()
  lu.assertTrue(offers(self.session, ".vert", "vertical"))
  lu.assertTrue(offers(self.session, ".dung tu", "tudong"))
  lu.assertTrue(offers(self.session, "?succ", "success_rate"))
  lu.assertTrue(offers(self.session, ".help .vi", ".view"))
end

function TestCompletion:test_nothing_of_the_users_is_called()
  self.session:evaluate("trap = setmetatable({}, {__index = function() error('called') end})")
  lu.assertEquals(self.session:complete("trap.x.y"), "7")
  self.session:evaluate("commune = {mediators = 1, median = 2}")
  lu.assertEquals(self.session:complete("comm"), "0\ncommune\t")
  lu.assertEquals(self.session:complete("1 + commune.med"), "12\nmedian\t\nmediators\t")
  lu.assertEquals(self.session:complete("string.rev"), "7\nreverse\t")
  lu.assertEquals(self.session:complete("nothere.x"), "8")
end

function TestCompletion:test_files_are_offered_by_their_kind()
  local files = require "lotrinh.files"
  local list, kind = files.list, files.kind
  files.list = function(folder)
    return folder == "." and { ".secret", "a.lua", "a.xlsx", "b" } or { "c.lua" }
  end
  files.kind = function(path)
    return path == "b" and "folder" or "file"
  end
  local _, words = complete(self.session, ".load ")
  lu.assertEquals(words, { "a.lua", "b/" })
  _, words = complete(self.session, ".load b/")
  lu.assertEquals(words, { "b/c.lua" })
  _, words = complete(self.session, "frame.read('a")
  lu.assertEquals(words, { "a.lua", "a.xlsx" })
  files.list, files.kind = list, kind
end
