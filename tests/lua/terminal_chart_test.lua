-- Charts as text: the figures stand where they belong, at every width, in letters that are safe.
local lu = require "luaunit"
local chart = require "chart"
local current = require "store.current"
local expression = require "chart.terminal.expression"
local store = require "store"
local template = require "chart.terminal.template"
local text = require "lotrinh.text"
local wrap = require("chart.terminal.wrap").lines

local function plain(options)
  options.plain, options.colours = true, 0
  return options
end

local function own(changes)
  local options = { kind = "line", title = "Tăng dần", x = "year", y = "value", source = "sổ",
    n = 3, data = { { year = 2020, value = 10 }, { year = 2021, value = 20 },
      { year = 2022, value = 0 } } }
  for name, value in pairs(changes or {}) do
    options[name] = value or nil
  end
  return chart.new(options)
end

local function lines_of(written)
  local lines = {}
  for line in written:gmatch("([^\n]*)\n") do
    lines[#lines + 1] = line
  end
  return lines
end

TestTerminalChart = {}

function TestTerminalChart.setUp()
  current.use(store.open(nil))
end

function TestTerminalChart.tearDown()
  current.use(nil)
end

-- Stands for any number or list of numbers that a spec may write.
local function any_names()
  local function one() return 1 end
  local thing = setmetatable({}, { __index = one, __add = one, __sub = one, __mul = one,
    __div = one, __unm = one, __lt = one, __le = one })
  return setmetatable({}, { __index = function(_, name)
    return name:find("_COUNT$") and 1 or thing
  end })
end

-- Every part of every template is understood: what gnuplot draws is in the text too.
function TestTerminalChart.test_every_template_is_read_whole()
  local list = chart.names()
  list[#list + 1] = "own"
  for _, name in ipairs(list) do
    local found = template.parse(name, any_names())
    lu.assertEquals(found.unread, {}, name)
    lu.assertTrue(#found.items > 0, name)
  end
end

function TestTerminalChart.test_expressions()
  local names = { A = 3, LIST = { 5, 7 }, i = 2 }
  local function value(written) return expression.compile(written)(names, { 10, 4 }) end
  lu.assertEquals(value "$1-$2*2", 2)
  lu.assertEquals(value "(-$2)", -4)
  lu.assertEquals(value "-i-0.5", -2.5)
  lu.assertEquals(value "LIST[i]*A", 21)
  lu.assertEquals(value "(A > 2 ? 0x10 : 1)", 16)
  lu.assertEquals(value "(A == 2 ? 0x10 : 1)", 1)
  lu.assertError(expression.compile, "A $")
  lu.assertError(expression.compile, "A 3")
end

-- Where a letter stands: {line, column} each, top to bottom.
local function places_of(written, wanted)
  local found = {}
  for number, line in ipairs(lines_of(written)) do
    local column = 0
    for letter in line:gmatch(utf8.charpattern) do
      column = column + 1
      if letter == wanted then
        found[#found + 1] = { number, column }
      end
    end
  end
  return found
end

-- 40 columns less 4 for "20 +" are 36, 12 a year, so points stand in the columns 7, 19 and 31 of
-- the plot; ten rows go from 0 to 20.8, so 20 is in the first, 10 in the sixth and 0 in the last.
function TestTerminalChart.test_points_stand_where_the_values_are()
  local written = own():text(plain { width = 40, height = 10 })
  lu.assertEquals(places_of(written, "o"), { { 2, 23 }, { 7, 11 }, { 11, 35 } })
  local lines = lines_of(written)
  lu.assertEquals(lines[1], "Tăng dần")
  lu.assertStrContains(lines[2], "20 +")
  lu.assertStrContains(lines[7], "10 +")
  lu.assertEquals(lines[13], "        2020        2021        2022")
  lu.assertEquals(lines[#lines - 1], "n = 3.")
  lu.assertEquals(lines[#lines], "Nguồn: sổ")
  -- Each value beside its point.
  lu.assertEquals(lines[2]:sub(-2), "20")
  lu.assertStrContains(lines[6] .. lines[7] .. lines[8], "10")
end

-- Whole cells of bars that lie: half the value, half the length.
function TestTerminalChart.test_bars_are_as_long_as_their_values()
  local written = own({ kind = "bar", data = { { year = "A", value = 10 },
    { year = "B", value = 5 }, { year = "C", value = 0 } } }):text { width = 60 }
  local length = {}
  for line in written:gmatch("[^\n]+") do
    local name = line:match("^(%u) ")
    if name then
      length[name] = select(2, line:gsub("\u{2588}", ""))
    end
  end
  lu.assertTrue(length.A > 30)
  lu.assertAlmostEquals(length.B, length.A / 2, 1)
  lu.assertEquals(length.C, 0)
end

-- 0.5 of a cell is four eighths.
function TestTerminalChart.test_a_standing_bar_ends_in_eighths()
  local Cells = require "chart.terminal.cells"
  local plot = { columns = 2, rows = 2, glyphs = require("chart.terminal.glyphs").of {},
    style = { colours = 0 }, fills = {}, wrap = wrap, deep = 1,
    spec = { x = { low = 0, high = 2 }, y = { low = 0, high = 2, tics = { {} } } } }
  plot.cells = Cells.new(2, 2, plot.style)
  require("chart.terminal.plot").draw(plot, { arrows = {}, names = {}, items = { {
    style = "boxes", colour = 1, columns = { expression.compile "$1", expression.compile "$2" },
    rows = { { 0.5, 1.5 }, { 1.5, 0.25 } } } } })
  lu.assertEquals(plot.cells:lines(), { "▄", "█▂" })
end

-- Vietnamese letters, marks apart and wide ones keep their widths; nothing else reaches a terminal.
local HOSTILE = "Đống Đa o\u{302}\u{301} \27[31mđỏ\27[0m \7\r\n\t 漢字 \u{202E}abc"

local function check_lines(lines, width, what)
  for _, line in ipairs(lines) do
    local bare = line:gsub("\27%[[%d;]*m", "")
    lu.assertNil(bare:find("%c"), what)
    lu.assertTrue(text.width(bare) <= width, what .. ": " .. bare)
  end
end

function TestTerminalChart.test_every_chart_fits_every_width()
  local drawn = 0
  for _, name in ipairs(chart.names()) do
    for _, width in ipairs { 40, 60, 80, 120, 200 } do
      for _, colours in ipairs { 0, 16, 256 } do
        local sketch = chart.sketch(name, {}, { width = width, height = 24, colours = colours })
        check_lines(sketch and sketch.lines or {}, width, name .. " " .. width)
        drawn = drawn + (sketch and 1 or 0)
      end
    end
  end
  lu.assertTrue(drawn >= 5 * 15, drawn .. " drawn")
end

function TestTerminalChart.test_hostile_names_reach_no_terminal()
  for _, kind in ipairs { "line", "bar", "dot", "funnel", "multiples" } do
    local rows = {}
    for i = 1, 5 do
      rows[i] = { year = HOSTILE .. i, a = i, b = 9, by = HOSTILE .. (i // 3) }
    end
    local c = own { kind = kind, title = HOSTILE, data = rows, y = false, share = { "a", "b" },
      by = (kind == "line" or kind == "multiples") and "by", source = HOSTILE, note = HOSTILE,
      n = false, target = { value = 0.5, text = HOSTILE } }
    for _, width in ipairs { 40, 80 } do
      local written = c:text { width = width, colours = 256 }
      check_lines(lines_of(written), width, kind)
      lu.assertNil(written:find("\27[31m", 1, true), kind)
    end
  end
end

-- The words of a picture are in its text, as many as there is room for.
function TestTerminalChart.test_what_every_chart_carries()
  local lines = chart.sketch("success_rate", { asof = "2026-11-23" },
    { width = 100, height = 24, colours = 0 }).lines
  local written = table.concat(lines, "\n")
  for _, words in ipairs { "còn thiếu 0,7 điểm", "89,3%", "4.370", "Mục tiêu 2030: ≥ 90%", "╌╌╌╌",
    "từ 01/7/2025: 126 xã, phường", "┆", "khoảng tin cậy Wilson 95%",
    "Nguồn: số liệu đã công bố" } do
    lu.assertStrContains(written, words)
  end
end

function TestTerminalChart.test_colours_only_when_asked_for()
  lu.assertNil(own():text():find("\27", 1, true))
  lu.assertNil(tostring(own()):find("\27", 1, true))
  lu.assertStrContains(own():text { colours = 256 }, "\27[0;38;5;33m") -- the blue of the line
  lu.assertStrContains(own():text { colours = 16 }, "\27[0;34m")
end

function TestTerminalChart.test_plain_letters_draw_in_ascii()
  local c = own { title = "a", source = "b", note = "c", target = { value = 15, text = "d" } }
  local written = c:text(plain { width = 60, height = 20 }):gsub("Mục tiêu", ""):gsub("Nguồn", "")
  lu.assertNil(written:find("[\x80-\xFF]"), written)
end

function TestTerminalChart.test_no_figures_are_said()
  lu.assertStrContains(own({ data = {} }):text(), "chưa có số liệu")
end

function TestTerminalChart.test_a_picture_draws_its_bytes_when_asked()
  local drawn = assert(chart.draw("cases", { size = "report" }))
  lu.assertStrContains(drawn:text { width = 80 }, "tiếp nhận")
  lu.assertEquals(drawn.bytes:sub(1, 5), "<?xml")
  local ok, why = pcall(drawn.text, drawn, { widht = 3 })
  lu.assertFalse(ok)
  lu.assertEquals(why.code, "LT-1666")
end

-- Three digits have no room in squares of two columns: levels stand for them, and that is said.
function TestTerminalChart.test_narrow_squares_show_levels()
  local c = own { kind = "tile", n = 9, data = { { year = "Phường Ba Đình", value = 30 },
    { year = "Phường Hoàn Kiếm", value = 100 } } }
  lu.assertStrContains(c:text { width = 80 }, " 30 ")
  local narrow = c:text { width = 40 }
  lu.assertStrContains(narrow, "ô chỉ cho thấy mức")
  local body = narrow:match("thấy mức.-\n(.*)Mỗi ô")
  lu.assertNil(body:find("30"))
  -- From 0 to 100 in five levels of 20: 30 is in the second, 100 in the last.
  lu.assertEquals(body:gsub("[^%d]", ""):len(), 2)
  lu.assertStrContains(body, "2")
  lu.assertStrContains(body, "5")
end

-- Half a number is a wrong one: words that would cover others are left out.
function TestTerminalChart.test_words_do_not_cover_words()
  local Cells = require "chart.terminal.cells"
  local plot = { columns = 12, rows = 1, glyphs = require("chart.terminal.glyphs").of {},
    style = { colours = 0 }, fills = {}, wrap = wrap, deep = 1, spec = { x = { low = 0, high = 12 },
      y = { low = 0, high = 1, tics = { {} } }, texts = { { x = 7, y = 0.5, text = "49,9%" },
        { x = 12, y = 0.5, text = "n = 20", align = "right" } } } }
  plot.cells = Cells.new(12, 1, plot.style)
  require("chart.terminal.plot").draw(plot, { arrows = {}, names = {}, items = {} })
  lu.assertEquals(plot.cells:lines(), { "      n = 20" })
end

TestTerminalWrap = {}

function TestTerminalWrap.test_lines_are_as_wide_as_allowed()
  lu.assertEquals(wrap("một hai ba", 7), { "một hai", "ba" })
  lu.assertEquals(wrap("một hai ba", 7, 1), { "một ha…" })
  lu.assertEquals(wrap("abcdefgh", 3), { "abc", "def", "gh" })
  lu.assertEquals(wrap("", 3), {})
end
