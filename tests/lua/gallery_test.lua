-- Charts from a made-up city: each draws from the database at every size, its texts inside the
-- canvas and apart, its figures those of the modules that judge.
-- LOTRINH_PICTURES=FOLDER writes each as a picture, to be looked at.
local lu = require "luaunit"
local chart = require "chart"
local current = require "store.current"
local fictional = require "store.fictional"
local files = require "lotrinh.files"
local layout = require "chart.layout"
local sources = require "chart.sources"
local text = require "lotrinh.text"

local boxes = load_fixture "text_boxes"
local fixture = load_fixture "city_fixture"
local plan_figures = load_fixture "plan_figures"

local DAY = "2027-01-31"

-- Shares that differ, one commune far below, some with few cases, some that did not report.
local function figures_of(i)
  local closed = i % 9 == 0 and 4 + i % 5 or 20 + (i * 37) % 160
  local settled = math.floor(closed * (0.82 + (i * 13) % 17 / 100))
  if i == 7 then
    closed, settled = 120, 60
  elseif i == 11 then
    closed, settled = 0, 0
  end
  return { settled = settled, closed = closed, received = closed + i % 3, pending = i % 3 }
end

local CITY = { { 2021, 2911, 3411 }, { 2022, 3186, 3726 }, { 2023, 2890, 3330 },
  { 2024, 2153, 2440 }, { 2025, 2301, 2570 } }

-- So many communes recognised by the end of each year.
local MODELS = { [2025] = 12, [2026] = 31 }

local function fill(city)
  for _, row in ipairs(CITY) do
    city:put("Hà Nội", row[1], { settled = row[2], closed = row[3], received = row[3] + 20 })
  end
  plan_figures.fill(city)
  for i, unit in ipairs(city:communes "2026-12-31") do
    city:put(unit, 2026, { groups = 40 + i % 9, five_good_groups = 20 + i % 20,
      mediators = 200, mediators_trained = 120 + i % 60 }, { day = "2026-12-31" })
    if i % 25 ~= 3 then
      city:put(unit, 2026, figures_of(i))
      city:put(unit, 2025, figures_of(i % 40 + 1))
    end
    for year, count in pairs(MODELS) do
      if i <= count then
        city:put(unit, year, { model_communes = 1 }, { day = year .. "-12-31" })
      end
    end
  end
end

TestGallery = {}

function TestGallery:setUp()
  self.city = fixture.new()
  current.use(self.city.db)
end

function TestGallery.tearDown()
  current.use(nil)
end

local function picture(name, options)
  local drawn, why = chart.draw(name, options)
  return assert(drawn, name .. ": " .. tostring(why))
end

local function write_picture(name, size)
  local folder = os.getenv "LOTRINH_PICTURES"
  if folder then
    picture(name, { asof = DAY, size = size, force = true,
      to = ("%s/%s-%s.png"):format(folder, name, size) })
  end
end

function TestGallery:test_every_chart_at_every_size()
  fill(self.city)
  for _, name in ipairs(chart.names()) do
    for size in pairs(layout.sizes) do
      local drawn, why = chart.draw(name, { asof = DAY, size = size })
      if drawn then
        boxes.check(lu, drawn.bytes, layout.sizes[size], name .. " " .. size)
        write_picture(name, size)
      else
        lu.fail(name .. ": " .. tostring(why))
      end
    end
    local sketch = assert(chart.sketch(name, { asof = DAY }, { width = 80, colours = 0 }))
    lu.assertStrContains(table.concat(sketch.lines, " "), sketch.title:sub(1, 40))
    lu.assertNotEquals(sketch.miniature, "", name)
    for _, line in ipairs(sketch.lines) do
      lu.assertTrue(text.width(line) <= 80, name .. ": " .. line)
    end
  end
end

-- LOTRINH_ACCEPT=1 rewrites them. Those of chart_test.lua have published figures.
local ELSEWHERE = { cases = true, five_good_groups = true, success_rate = true }

function TestGallery:test_golden_scripts()
  fill(self.city)
  for _, name in ipairs(chart.names()) do
    local built = not ELSEWHERE[name] and chart.build(name, { asof = DAY, size = "report" })
    if built then
      local path = TESTS_FOLDER .. "/golden/" .. name .. ".gp"
      if os.getenv "LOTRINH_ACCEPT" then
        assert(files.write(path, built.script, { force = true, public = true }))
      end
      lu.assertEquals(built.script == files.read(path), true, name .. ": see LOTRINH_ACCEPT")
    else
      lu.assertTrue(ELSEWHERE[name], name .. " has no figures in this test")
    end
  end
end

local DOCS = TESTS_FOLDER .. "/../docs/"

-- gnuplot opens groups that it draws nothing in; without them the pictures of the docs are small.
local function lean(svg)
  local count
  repeat
    svg, count = svg:gsub("<g [^>]*>%s*</g>\n?", "")
  until count == 0
  return (svg:gsub(">%s*\n%s*<", ">\n<"))
end

-- What people read in a picture. Where it stands may differ with the patch level of gnuplot.
local function texts_of(svg)
  local texts = {}
  for written in svg:gmatch("<text[^>]*>(.-)</text>") do
    texts[#texts + 1] = written
  end
  return texts
end

-- LOTRINH_ACCEPT=1 writes them. Made-up figures say so in the docs too.
function TestGallery:test_pictures_of_the_docs()
  fill(self.city)
  fictional.mark(self.city.db)
  local items, names = {}, chart.names()
  for i, name in ipairs(names) do
    items[i] = { name = name, asof = DAY, size = "report" }
  end
  local expected = {}
  for i, result in ipairs(assert(chart.draw_all(items))) do
    local svg, file = lean(assert(result.bytes, names[i])), names[i] .. ".svg"
    if os.getenv "LOTRINH_ACCEPT" then
      assert(files.write(DOCS .. "pictures/" .. file, svg, { force = true, public = true }))
    end
    local kept = assert(files.read(DOCS .. "pictures/" .. file))
    lu.assertEquals(texts_of(kept), texts_of(svg), file .. ": see LOTRINH_ACCEPT")
    lu.assertTrue(kept:find("SỐ LIỆU GIẢ ĐỊNH", 1, true) ~= nil, file)
    expected[i] = file
  end
  lu.assertEquals(files.list(DOCS .. "pictures"), expected)
end

-- docs/charts.md: a section a chart, with its picture and the options that it takes.
function TestGallery.test_every_chart_is_in_the_docs()
  local page = assert(files.read(DOCS .. "charts.md")) .. "\n## "
  for _, name in ipairs(chart.names()) do
    local section = page:match("\n## " .. name .. "\n(.-)\n## ")
    lu.assertNotNil(section, name)
    lu.assertStrContains(section, "(pictures/" .. name .. ".svg)")
    lu.assertStrContains(section, "How to read it: ")
    local told = {}
    for option in section:match("\nOptions: ([^\n]+)"):gmatch("%-%-([%w-]+)") do
      told[option] = true
    end
    for option in pairs(sources.asked) do
      lu.assertEquals(told[option] or false, chart.takes(name, option), name .. " " .. option)
    end
  end
end

-- 1 of 126 far below the others is what the funnel and the ranking must say.
function TestGallery:test_findings()
  fill(self.city)
  local titles = {
    funnel = "1 trong 120 xã, phường thấp hơn hẳn mức chung",
    place_ranking = "từ 50,0% (Phường Hồng Hà)",
    target_board = "Hà Nội, KH 183: 9 mục tiêu",
    -- 60 % of 126 is 75.6, so 76; 31 are there.
    model_communes = "31 trong 126 xã, phường điển hình năm 2026, còn thiếu 45 để đủ 76",
    -- The 3rd, 28th, 53rd, 78th and 103rd did not report.
    completeness = "121 trong 126 xã, phường đã báo cáo năm 2026, còn thiếu 5",
    tile_map = "trong 120 xã, phường có số liệu đạt 90%",
  }
  for name, part in pairs(titles) do
    lu.assertStrContains(chart.build(name, { asof = DAY }).title, part)
  end
end

-- The steps of the waterfall lead from the one share to the other.
function TestGallery:test_the_steps_add_up()
  fill(self.city)
  local data = chart.build("waterfall", { asof = DAY }).data
  lu.assertAlmostEquals(data.before + data.rate + data.mix, data.after, 1e-12)
end

-- The board says what the command status says.
function TestGallery:test_the_board_is_the_status()
  fill(self.city)
  local rows = chart.build("target_board", { asof = DAY }).data.rows
  local list = require "outlook.board".targets(nil, { asof = DAY })
  lu.assertEquals(#rows, #list)
  for i, result in ipairs(list) do
    lu.assertEquals({ rows[i].verdict, rows[i].x, rows[i].n },
      { result.verdict, result.x, result.n })
  end
end

-- The latest period that communes reported, whatever its kind and vintage, is what is compared; a
-- whole year stands before its parts.
function TestGallery:test_the_latest_period_is_compared()
  self.city:put("Hà Nội", 2021, { settled = 80, closed = 100 }, { kind = "11M" })
  for i, unit in ipairs(self.city:communes "2026-12-31") do
    if i <= 30 then
      self.city:put(unit, 2026, { settled = 18, closed = 20 },
        { kind = "11M", vintage = "preliminary" })
    end
  end
  local data = chart.build("place_ranking", { asof = DAY }).data
  lu.assertEquals(data.period, "11 tháng năm 2026")
  lu.assertEquals(data.vintage, "số sơ bộ")
  lu.assertEquals(#data.rows, 30)
  self.city:put(self.city:communes("2026-12-31")[1], 2026, { settled = 9, closed = 10 })
  data = chart.build("place_ranking", { asof = DAY }).data
  lu.assertEquals(data.period, "năm 2026")
  lu.assertEquals(#data.rows, 1)
end

-- Another share than that of settled cases, in every chart that follows the option.
function TestGallery:test_any_share()
  fill(self.city)
  for _, name in ipairs { "success_rate", "funnel", "place_ranking", "tile_map" } do
    local built = chart.build(name, { asof = DAY, indicator = "mediators_trained" })
    -- 120 + i % 60 of 200 trained in each commune: 126 x 120 + 2 x 1770 + 0 + ... + 6 - 0.
    local x, n = 0, 0
    for _, row in ipairs(built.data.rows) do
      x, n = x + (row.x or 0), n + (row.n or 0)
    end
    lu.assertEquals({ x, n }, { 126 * 120 + 2 * 1770 + 21, 126 * 200 }, name)
    lu.assertStrContains(built.alt .. built.data.indicator, "hòa giải viên được tập huấn")
    lu.assertEquals(built.data.noun, "hòa giải viên")
  end
  local ok, why = pcall(chart.build, "success_rate", { asof = DAY, indicator = "model_communes" })
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1628")
end

-- A picture at each size, or the reason why there is none; never an error.
local function draw_all_of(label)
  for _, name in ipairs(chart.names()) do
    for size in pairs(layout.sizes) do
      local drawn, why = chart.draw(name, { asof = DAY, size = size })
      if drawn then
        boxes.check(lu, drawn.bytes, layout.sizes[size], label .. " " .. name .. " " .. size)
      else
        lu.assertEquals(why.code, "LT-1621", label .. " " .. name)
      end
    end
  end
end

function TestGallery:test_odd_figures()
  draw_all_of "nothing"
  local list = self.city:communes "2026-12-31"
  for i = 1, 5 do
    self.city:put(list[i], 2025, { settled = 0, closed = 0, received = 0 })
  end
  draw_all_of "nothing arose"
  self.city:put(list[1], 2026, { settled = 18, closed = 20, received = 20 })
  draw_all_of "one commune"
end

function TestGallery:test_all_at_a_hundred()
  for _, unit in ipairs(self.city:communes "2026-12-31") do
    self.city:put(unit, 2025, { settled = 20, closed = 20 })
    self.city:put(unit, 2026, { settled = 20, closed = 20 })
  end
  draw_all_of "all at 100 %"
end

return TestGallery
