-- An office's own outline: its form is checked, its texts are filled in, and a number typed by hand
-- that disagrees with the data is refused with file and line.
local files = require "lotrinh.files"
local lu = require "luaunit"
local outline = require "report.outline"
local own_text = require "report.own_text"
local review = require "report.review"
local store = require "store"

local path = os.tmpname()

local function written(text)
  assert(files.write(path, text, { force = true }))
  return path
end

local function refused(text)
  local ok, why = pcall(outline.read, written(text))
  lu.assertFalse(ok)
  return why
end

TestOutline = {}

function TestOutline.tearDown()
  os.remove(path)
end

function TestOutline.test_what_is_wrong_is_named()
  for text, wanted in pairs {
    ["return {chapters = {{section = 'task'}}}"] = "chapters[1].section: không có mục \"task\"",
    ["return {chapters = {{sections = 'tasks'}}}"] = "chapters[1].sections: không có trường này",
    ["return {chapters = {{title = 'Một'}}}"] = "chapters[1]: cần section",
    ["return {annexes = {x = 1}}"] = "annexes.x",
    ["return {kinds = {annual = {years = {'2026'}}}}"] = "kinds.annual.years[1]: phải là number",
    ["return {chapters = {{section = 'tasks', kinds = {'yearly'}}}}"] = "chapters[1].kinds[1]",
    ["return {chapters = {{section = 'tasks', text = {{fr = 'a'}}}}}"] = "chapters[1].text[1].fr",
    ["return 5"] = "phải là table",
  } do
    local why = refused(text)
    lu.assertEquals({ why.code, why.exit }, { "LT-1931", 3 }, text)
    lu.assertStrContains(why.text, wanted)
    lu.assertStrContains(why.text, path)
  end
end

function TestOutline.test_it_holds_data_only()
  for _, text in ipairs { "return {", "os.exit()", "return require 'lotrinh.files'" } do
    local why = refused(text)
    lu.assertEquals({ why.code, why.exit }, { "LT-1936", 3 }, text)
  end
end

function TestOutline.test_what_is_given_replaces_and_the_rest_stays()
  local own = outline.read(written [[return {
    chapters = { { title = "Mở đầu", text = { "Lời của cơ quan." } }, { section = "budget" } },
    kinds = { annual = { page = "Trang" } } }]])
  local merged = outline.of(own)
  lu.assertEquals(#merged.chapters, 2)
  lu.assertEquals(merged.kinds.annual.page, "Trang")
  lu.assertStrContains(merged.kinds.annual.basis.vi, "VI.7")
  lu.assertEquals(#merged.annexes, #outline.of().annexes)
end

TestOwnText = {}

local base = review.gather(store.open(), 2026)
review.files(base)

local function with(source)
  base.outline = outline.of(outline.read(written(source)))
  base.facts = nil
  return base.outline.chapters[1].text
end

local function rendered(text)
  return own_text.render(base, with(("return {chapters = {{title = 'a', text = {%q}}}}")
    :format(text))[1])
end

function TestOwnText.tearDown()
  os.remove(path)
end

-- 2,153 of 2,412 in 2024, 3,186 of 3,726 in 2022, 4,053 of 5,111 groups: as published.
function TestOwnText.test_placeholders()
  for text, wanted in pairs {
    ["Đạt {success_rate}."] = "Đạt 89,26%.",
    ["{success_rate.counts}, {success_rate.period}"] = "2.153/2.412, năm 2024",
    ["{success_rate@2022} và {success_rate@2022.x}"] = "85,51% và 3.186",
    ["{success_rate.target}: {success_rate.verdict}"] = "≥ 90%: chưa đạt",
    ["{mediators_trained}"] = "(chưa có số liệu)",
    ["{success_rate@2023}"] = "(chưa có số liệu)",
    ["{year} theo {plan}, {\"7\"} cuộc"] = "2026 theo KH 183, 7 cuộc",
  } do
    lu.assertEquals(rendered(text), wanted)
  end
end

function TestOwnText.test_an_unknown_placeholder_is_refused()
  local ok, why = pcall(rendered, "Một {succes_rate}")
  lu.assertFalse(ok)
  lu.assertEquals({ why.code, why.exit }, { "LT-1934", 3 })
  lu.assertStrContains(why.text, path .. ":1")
  lu.assertStrContains(why.text, "success_rate")
end

function TestOwnText.test_numbers_that_agree_or_are_no_figures_pass()
  for _, text in ipairs {
    "Tỷ lệ hòa giải thành đạt 89,26% (2.153/2.412), mục tiêu 90%.",
    "Tỷ lệ hòa giải thành khoảng 89,3%.",
    "Toàn Thành phố có 5.111 tổ hòa giải.",
    "Quyết định số 315/QĐ-TTg ngày 17/4/2024, điều 12, mục IV.8, giai đoạn 1, năm 2019.",
    "Tổ hòa giải 5 tốt; tập huấn trong 6 tháng; từ năm 2024 đến 2030.",
    "Đã họp {\"37\"} cuộc.",
  } do
    lu.assertIsString(rendered(text))
  end
end

local function told(text)
  local ok, why = pcall(rendered, text)
  lu.assertFalse(ok, text)
  lu.assertEquals({ why.code, why.exit }, { "LT-1933", 3 }, text)
  return why.text
end

function TestOwnText.test_a_number_that_disagrees_is_refused()
  local text = told "Tỷ lệ hòa giải thành đạt 91,5%."
  lu.assertStrContains(text, path .. ":1: số \"91,5%\" không khớp số liệu")
  lu.assertStrContains(text, "89,26% (2.153/2.412), năm 2024")
  lu.assertStrContains(text, "{\"91,5%\"}")
  -- Right for groups, wrong for what the sentence is about.
  lu.assertStrContains(told "Tỷ lệ hòa giải thành đạt 79,30%.", "\"79,30%\"")
  lu.assertStrContains(told "Có 5.112 tổ hòa giải.", "gần nhất trong số liệu là 5.111")
  lu.assertStrContains(told "Có 2.024 vụ việc.", "\"2.024\"")
  lu.assertStrContains(told "Có 2024 vụ việc.", "\"2024\"")
end

function TestOwnText.test_the_line_is_told()
  local source = [[
return {
  chapters = {
    { title = "a", text = { "Không có số nào.",
      "Tỷ lệ hòa giải thành "
        .. "đạt 91,5% năm 2024." } },
  },
}]]
  local texts = with(source)
  local ok, why = pcall(own_text.render, base, texts[2])
  lu.assertFalse(ok)
  lu.assertStrContains(why.text, path .. ":5: ")
end

function TestOwnText.test_every_disagreement_of_a_text_is_told()
  local text = told "Tỷ lệ hòa giải thành đạt 91,5%; có 5.112 tổ hòa giải."
  lu.assertStrContains(text, "91,5%")
  lu.assertStrContains(text, "5.112")
end

-- Our own outline is not held against the data: its numbers are clauses and years.
function TestOwnText.test_our_own_texts_pass()
  base.outline = outline.of()
  lu.assertEquals(own_text.render(base, { vi = "mục VI.7 năm {year}" }), "mục VI.7 năm 2026")
end
