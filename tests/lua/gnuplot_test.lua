-- Text in charts: the SVG holds exactly what was given, no command runs, no file appears.
local lu = require "luaunit"
local files = require "lotrinh.files"
local gnuplot = require "lotrinh.gnuplot"
local source = require "chart.source"

-- What would run a command, end a text or change a label if any of it were read as gnuplot or XML.
local HOSTILE = {
  "`touch lotrinh_hit`", "'`touch lotrinh_hit`'", "\"`touch lotrinh_hit`\"", "a\"b", "a'b", "'",
  "\"",
  "''", "\"\"", "\\", "\\\"", "\\\\", "\\n", "\\101", "\\060", "\\x41", "\\U+1F600", "a\\", "%",
  "%s",
  "%d %g %n", "100 %", "@macro", "@", "{/x\"><script>alert(1)</script> a}", "{/Symbol a}", "a_b^c",
  "{}", "&{space}", "~a{.8-}", "$x", "$(touch lotrinh_hit)", "${HOME}", "$1", "!touch lotrinh_hit",
  "; touch lotrinh_hit", "| touch lotrinh_hit", "|touch lotrinh_hit", "< touch lotrinh_hit",
  "system('touch lotrinh_hit')", "\" . system('touch lotrinh_hit') . \"", "END_OF_BLOCK", "EOD",
  "e",
  "NaN", "inf", "0", "007", "#comment", "a#b", "# !touch lotrinh_hit", "</text></svg>", "<svg>",
  "<script>alert(1)</script>", "<!--", "-->", "<![CDATA[", "&amp;", "&lt;", "&", "&&", "a&b", "<",
  ">",
  "<a href='x'>", "]]", "]>", "\u{FFFD}", "ﬁ", "Xã Đông Anh", "Phường Văn Miếu - Quốc Tử Giám",
  "Ủy ban nhân dân xã Yên Xuân", "ĂÂĐÊÔƠƯ ăâđêôơư ằẳẵặắ ềểễệế ồổỗộố ờởỡợớ ừửữựứ", "日本語", "한국어",
  "Ελληνικά", "Русский", "😀🎉", "a,b;c\td", "-5", "+1", "=1+1", "=cmd|' /C calc'!A0",
  "../../etc/passwd",
  "/dev/null", "C:\\Windows", "%USERPROFILE%", "unset output", "set print '|touch lotrinh_hit'",
  "]; !touch lotrinh_hit", ")", "(", "]", "[", "}", "{", "?", "*", "~", "a  b", "١٢٣", "½ ≥ ≤ ±",
}

-- What cannot be drawn as it is, and what stands for it.
local CHANGED = {
  { "a\nb", "a b" }, { "a\n!touch lotrinh_hit", "a !touch lotrinh_hit" }, { "a\rb", "a b" },
  { "a\0b", "ab" }, { "a\27[31mb", "a[31mb" }, { "a\u{202E}b", "ab" }, { "a\u{200B}b", "ab" },
  { "]]>", "]] >" }, { "&#60;script&#62;", "&\u{2060}#60;script&\u{2060}#62;" },
  { "e\u{302}\u{323}", "ệ" }, { "a\255b", "a\u{FFFD}b" },
}

-- Ranges whose letters are in normal form by themselves.
local RANGES = { { 0x21, 0x25 }, { 0x27, 0x7E }, { 0xC0, 0xFF }, { 0x100, 0x17F },
  { 0x1EA0, 0x1EF9 },
  { 0x3B1, 0x3C9 }, { 0x410, 0x44F }, { 0x4E00, 0x9FA5 }, { 0xAC00, 0xD7A3 }, { 0x1F600, 0x1F64F } }

local function random_text(random)
  local parts = {}
  for i = 1, random(1, 20) do
    local range = RANGES[random(1, #RANGES)]
    parts[i] = utf8.char(random(range[1], range[2]))
  end
  return (table.concat(parts):gsub("%]%]>", "x"))
end

local ENTITIES = { amp = "&", lt = "<", gt = ">", quot = "\"", apos = "'" }

local function unescape(text)
  return (text:gsub("&(%a+);", function(name)
    return assert(ENTITIES[name], name)
  end))
end

local function texts_of(svg)
  local found = {}
  for text in svg:gmatch("<text[^>]*>(.-)</text>") do
    text = text:gsub("<tspan[^>]*>", ""):gsub("</tspan>", "")
    found[#found + 1] = unescape(text)
  end
  return found
end

-- One chart that draws every text as a label, an eighth of them also as title, tic and key.
local function draw(texts)
  local out = source.new()
  out:line("set terminal svg size 800,4000 noenhanced font \"DejaVu Sans,12\"")
  out:line("set output \"texts.svg\"")
  out:line("unset tics; unset key; unset border")
  out:texts("LABEL", texts)
  out:block("POINT", { { 0, 0 } })
  out:line("do for [i = 1:LABEL_COUNT] { set label LABEL[i] at screen 0, screen i/400.0 }")
  out:line("set title LABEL[1]")
  out:line("set xlabel LABEL[1]")
  out:line("plot $POINT using 1:2 notitle")
  local runner <close> = assert(gnuplot.open())
  assert(runner:add { name = "texts", script = out:concat(), output = "texts.svg" })
  local _, drawn = runner:next(true)
  return assert(drawn.picture, drawn.why)
end

TestGnuplotText = {}

function TestGnuplotText.test_every_text_arrives_as_it_is()
  local given, expected = {}, {}
  local random = math.random
  math.randomseed(215)
  for _, text in ipairs(HOSTILE) do
    given[#given + 1] = text
    expected[#expected + 1] = (text:gsub("\t", " "))
  end
  for _, pair in ipairs(CHANGED) do
    given[#given + 1] = pair[1]
    expected[#expected + 1] = pair[2]
  end
  for _ = 1, 40 do
    local text = random_text(random)
    given[#given + 1] = text
    expected[#expected + 1] = text
  end
  local found = {}
  for _, text in ipairs(texts_of(draw(given))) do
    found[text] = true
  end
  for i, text in ipairs(expected) do
    lu.assertTrue(found[text], ("%q came out differently, given %q"):format(text, given[i]))
  end
  for _, folder in ipairs({ ".", "/tmp" }) do
    lu.assertEquals(files.kind(folder .. "/lotrinh_hit"), "absent")
  end
end

function TestGnuplotText.test_a_number_is_a_number()
  lu.assertEquals(gnuplot.number(4370), "4370")
  lu.assertEquals(gnuplot.number(0.5), "0.5")
  for _, value in ipairs({ 0 / 0, 1 / 0, -1 / 0 }) do
    local ok, why = pcall(gnuplot.number, value)
    lu.assertFalse(ok)
    lu.assertEquals(why.code, "LT-1615")
  end
  lu.assertError(gnuplot.number, "system('x')")
end

function TestGnuplotText.test_names_come_from_our_own_code_only()
  local out = source.new()
  lu.assertError(out.number, out, "x; !touch y", 1)
  lu.assertError(out.block, out, "a b", {})
  lu.assertError(out.block, out, "A", { { "system('x')" } })
  lu.assertError(out.numbers, out, "1A", {})
  lu.assertError(out.numbers, out, "A", { 1, "2" })
  lu.assertError(out.texts, out, "A; B", {})
  lu.assertError(out.texts, out, "A", { 1 })
end

function TestGnuplotText.test_lists_of_values()
  lu.assertEquals(gnuplot.numbers("A", { 2, 0.5 }),
    "A_COUNT = 2\narray A[2]\nA[1] = 2\nA[2] = 0.5\n")
  lu.assertEquals(gnuplot.numbers("A", {}), "A_COUNT = 0\narray A[1]\n")
  -- H is 110 in octal.
  lu.assertEquals(gnuplot.texts("T", { "H" }), "T_COUNT = 1\narray T[1]\nT[1] = \"\\110\"\n")
  lu.assertEquals(gnuplot.block("B", { { 1, false }, {}, { 2, 3 } }),
    "$B << END_OF_BLOCK\n1 NaN\n\n2 3\nEND_OF_BLOCK\nB_COUNT = 3\n")
end

function TestGnuplotText.test_missing_values_are_left_out()
  local out = source.new()
  out:block("A", { { 1, 0.25 }, { 2, false }, {} })
  lu.assertEquals(out:concat(),
    "$A << END_OF_BLOCK\n1 0.25\n2 NaN\n\nEND_OF_BLOCK\nA_COUNT = 3\n")
end

TestGnuplotDraw = {}

function TestGnuplotDraw.test_output_names_are_plain()
  local runner <close> = assert(gnuplot.open())
  for _, name in ipairs({ "../x.svg", "/tmp/x.svg", ".x", "a b.svg", "|cmd", "" }) do
    lu.assertError(runner.add, runner, { name = "n", script = "", output = name })
  end
  lu.assertError(runner.add, runner, { name = "n", script = "", output = "x", format = "exe" })
  lu.assertError(runner.add, runner, { name = "n", output = "x" })
  lu.assertError(gnuplot.open, { process = 2 })
  lu.assertNil(runner:next(true))
end

local function script_of(plot)
  return { name = "thử", output = "x.svg",
    script = "set terminal svg\nset output 'x.svg'\nplot " .. plot .. "\nunset output\n" }
end

function TestGnuplotDraw.test_a_failure_says_its_line()
  local runner <close> = assert(gnuplot.open { processes = 1 })
  lu.assertEquals(runner:add(script_of "x"), 1)
  lu.assertEquals(runner:add(script_of "nothing"), 2)
  lu.assertEquals(runner:add(script_of "x"), 3)
  local results = {}
  for _ = 1, 3 do
    local number, result = runner:next(true)
    results[number] = result
  end
  lu.assertNil(runner:next(true))
  lu.assertEquals(runner:add(script_of "x"), 4)
  local number, again = runner:next(true)
  lu.assertEquals(number, 4)
  lu.assertEquals(again.picture == results[1].picture, true)
  lu.assertEquals(results[2].why.code, "LT-1605")
  lu.assertEquals(results[2].why.exit, 7)
  lu.assertEquals(results[2].line, 3)
  lu.assertNil(results[2].picture)
  lu.assertEquals(results[1].picture == results[3].picture, true)
end

function TestGnuplotDraw.test_a_closed_runner_says_so()
  local runner = assert(gnuplot.open())
  runner:close()
  runner:close()
  lu.assertErrorMsgContains("closed", runner.add, runner, script_of "x")
  lu.assertErrorMsgContains("closed", runner.next, runner)
end
