-- The page of charts: complete by itself, every picture in words, every link with a target, usable
-- with the keyboard; the contact sheet of all communes with their verdicts.
local lu = require "luaunit"
local chart = require "chart"
local contact = require "chart.contact"
local current = require "store.current"
local gallery = require "report.gallery"
local layout = require "chart.layout"

local boxes = load_fixture "text_boxes"
local fixture = load_fixture "city_fixture"

local DAY = "2027-01-31"

-- A page is long: a failure says only what is missing.
local function has(page, part)
  lu.assertTrue(page:find(part, 1, true) ~= nil, part)
end

local VOID = { meta = true, img = true, br = true, hr = true }

-- The tags of a page in order; raises when one is closed that is not open.
local function tags_of(page)
  local tags, open = {}, {}
  for closing, name, attributes in page:gmatch("<(/?)(%w+)([^>]*)>") do
    if closing == "/" then
      lu.assertEquals(table.remove(open), name)
    else
      local tag = { name = name, attributes = {} }
      for key, value in attributes:gmatch('([%w-]+)="([^"]*)"') do
        tag.attributes[key] = value
      end
      tags[#tags + 1] = tag
      open[#open + 1] = not VOID[name] and name or nil
    end
  end
  lu.assertEquals(open, {})
  return tags
end

local function page_of(charts, missing)
  return gallery.render { charts = charts, missing = missing or {}, date = DAY }
end

local function drawn(name, data)
  local result = assert(chart.draw_all { { name = name, data = data } })[1]
  return { name = name, title = result.title, alt = result.alt, question = "?",
    bytes = result.bytes, data = result.data, file = name .. ".svg" }
end

local ROWS = { { year = 2023, kind = "year", label = "năm 2023", x = 87, n = 100 },
  { year = 2024, kind = "year", label = "năm 2024", x = 90, n = 100 } }

local function data_with(changes)
  local data = { unit = "Hà Nội", definition = "d", source = "s", rows = ROWS }
  for key, value in pairs(changes or {}) do
    data[key] = value
  end
  return data
end

TestChartPage = {}

function TestChartPage.test_structure()
  local page = page_of({ drawn("success_rate", data_with()), drawn("cases", data_with { rows = {
    { year = 2024, kind = "year", label = "năm 2024", received = 2456, settled = 2153 } } }) })
  lu.assertEquals(page:sub(1, 15), "<!DOCTYPE html>")
  local ids, links, images, headings = {}, {}, 0, {}
  for _, tag in ipairs(tags_of(page)) do
    local id, link = tag.attributes.id, tag.attributes.href
    lu.assertNil(ids[id or ""], id)
    ids[id or ""] = id
    links[#links + 1] = link
    if tag.name == "img" then
      images = images + 1
      lu.assertStrContains(tag.attributes.alt, "Hà Nội: ")
      lu.assertEquals(tag.attributes.src:sub(1, 26), "data:image/svg+xml;base64,")
    end
    headings[#headings + 1] = tag.name:match("^h%d$")
    lu.assertFalse(tag.name == "script" or tag.name == "link" or tag.name == "iframe", tag.name)
    lu.assertTrue(tag.name ~= "th" or tag.attributes.scope == "col")
    lu.assertTrue(tag.name ~= "html" or tag.attributes.lang == "vi")
  end
  lu.assertEquals(images, 2)
  lu.assertEquals(headings, { "h1", "h2", "h2" })
  for _, link in ipairs(links) do
    lu.assertNotNil(ids[link:match("^#(.+)$")], link)
  end
  -- The first thing that the keyboard reaches leads past the list.
  lu.assertEquals(links[1], "#charts")
  has(page, "default-src &#39;none&#39;")
  lu.assertTrue(page:find("https?://") == nil)
end

-- 87 of 100 is 87,0 % as people read it; what no one reads is left to the CSV.
function TestChartPage.test_figures_below_the_picture()
  local page = page_of { drawn("success_rate", data_with()) }
  for _, cell in ipairs { "<td>năm 2023</td>", '<td class="number">87</td>',
    ">Tổng số (n)</th>" } do
    has(page, cell)
  end
  lu.assertNil(page:find("<th scope=\"col\">kind", 1, true))
end

function TestChartPage.test_long_tables_are_folded_and_cut()
  local rows = {}
  for i = 1, 301 do
    rows[i] = { unit = "Xã " .. i, x = i, n = 400 }
  end
  local one = drawn("success_rate", data_with())
  one.data = { rows = rows }
  local page = page_of { one }
  has(page, "<details><summary>Số liệu (301 dòng)</summary>")
  has(page, "300 dòng đầu")
  local _, count = page:gsub("<td>Xã ", "")
  lu.assertEquals(count, 300)
end

function TestChartPage.test_hostile_texts_stay_texts()
  local page = page_of({ drawn("success_rate", data_with {
    unit = "<script>alert(1)</script>\"'" }) }, { "<b>không vẽ được</b>" })
  lu.assertNil(page:find("<script", 1, true))
  lu.assertNil(page:find("<b>", 1, true))
  tags_of(page)
end

function TestChartPage.test_made_up_figures_are_said_first()
  local page = page_of { drawn("success_rate", data_with { fictional = true }) }
  local words, heading = page:find("SỐ LIỆU GIẢ ĐỊNH", 1, true), page:find("<h1", 1, true)
  lu.assertTrue(words < heading)
end

TestContactSheet = {}

function TestContactSheet:setUp()
  self.city = fixture.new()
  current.use(self.city.db)
end

function TestContactSheet.tearDown()
  current.use(nil)
end

function TestContactSheet:test_every_commune_with_its_verdict()
  local list = self.city:communes "2026-12-31"
  for i, unit in ipairs(list) do
    for year = 2025, 2026 do
      self.city:put(unit, year, { settled = i == 1 and 40 or 96, closed = 100 })
    end
  end
  local item = contact.item { asof = DAY }
  -- 40 of 100 against at least 90 of 100 is far behind, 96 of 100 twice is not.
  lu.assertEquals(item.data.verdicts[list[1].full_name], "chậm")
  lu.assertNotEquals(item.data.verdicts[list[2].full_name], "chậm")
  local drawn_sheet = assert(chart.draw_all { item })[1]
  for _, unit in ipairs(list) do
    lu.assertStrContains(drawn_sheet.alt, unit.full_name .. " ")
  end
  lu.assertStrContains(drawn_sheet.bytes, ">chậm<")
  boxes.check(lu, drawn_sheet.bytes, layout.special.contact, "contact")
end

return TestChartPage
