-- The bindings of encodings and of columns of numbers.
local encoding = require "lotrinh.encoding"
local number_column = require "lotrinh.number_column"

TestEncoding = {}

function TestEncoding.test_detect_and_guess()
  lu.assertEquals(encoding.detect("a;b\n"),
    { content = "text", encoding = "utf-8", marked = false })
  lu.assertEquals(encoding.detect("a\nT\xE6"), { content = "legacy", line = 2, column = 2 })
  lu.assertEquals(encoding.detect("PK\3\4"), { content = "zip" })
  local guess = encoding.guess("Ho\xF8a gia\xFBi \xF4\xFB c\xF4 s\xF4\xFB, to\xE5 da\xE2n pho\xE1")
  lu.assertEquals(guess.encoding, "vni")
  lu.assertTrue(guess.sure)
  lu.assertStrContains(guess.sentence, "vni")
end

function TestEncoding.test_decode()
  lu.assertEquals(encoding.decode("\xEF\xBB\xBFHoa\xCC\x80", "utf-8"), "Hoà")
  local text, why = encoding.decode("a\nb\xFF", "utf-8")
  lu.assertNil(text)
  lu.assertEquals(why.code, "LT-1760")
  lu.assertError(encoding.decode, "a", "latin-1")
  lu.assertEquals(encoding.font("VNI-Times"), "vni")
  lu.assertEquals(encoding.from_font("tæ hßa gi¶i", ".VnTimeH"), "TỔ HÒA GIẢI")
end

TestNumberColumn = {}

function TestNumberColumn.test_reads_by_the_column()
  local column = number_column.new()
  for row, text in ipairs { "1.234", "-", "90,5%", "3001/4994", "chưa có" } do
    column:add(text, row)
  end
  local decision = column:decide()
  lu.assertEquals(decision.style, "vietnamese")
  lu.assertStrContains(decision.sentence, "90,5%")
  lu.assertEquals({ decision.numbers, decision.blank, decision.ratios, decision.unread },
    { 2, 1, 1, 1 })
  lu.assertEquals({ column:read("1.234") }, { "number", 1234, false })
  lu.assertEquals({ column:read("90,5%") }, { "number", 90.5, true })
  lu.assertEquals({ column:read("3001/4994") }, { "ratio", 3001, 4994 })
  lu.assertEquals(column:read(nil), "blank")
  local kind, why = column:read("chưa có")
  lu.assertNil(kind)
  lu.assertEquals(why.code, "LT-1770")
end

function TestNumberColumn.test_says_what_it_cannot_know()
  local column = number_column.new()
  lu.assertError(column.read, column, "1") -- decide comes first
  column:add("1.234", 1)
  lu.assertEquals(column:decide().style, "ambiguous")
  local kind, why = column:read("1.234")
  lu.assertNil(kind)
  lu.assertEquals(why.code, "LT-1771")
  lu.assertEquals(column:decide({ counts = true }).style, "vietnamese")
  lu.assertEquals(select(2, column:read("1.234")), 1234)
end
