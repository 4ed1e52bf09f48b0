-- lotrinh.text: Vietnamese text and numbers as Lua sees them.
local text = require "lotrinh.text"

TestText = {}

local function each(cases, run)
  for _, case in ipairs(cases) do
    lu.assertEquals(run(table.unpack(case, 2)), case[1])
  end
end

function TestText.test_makes_texts_equal()
  lu.assertEquals(text.nfc("Hoa\u{300} gia\u{309}i"), "Hoà giải")
  lu.assertEquals(text.fold("HÒA GIẢI  Ở CƠ SỞ "), "hoa giai o co so")
  lu.assertEquals(text.key("Hoà Giải"), text.key("HÒA  GIẢI"))
  lu.assertNotEquals(text.key("hòa"), text.key("hoa"))
  lu.assertEquals(text.fold("a\0Đ"), "a\0d")
end

function TestText.test_refuses_what_is_not_utf8()
  lu.assertEquals({ text.is_valid("hòa") }, { true })
  lu.assertEquals({ text.is_valid("ab\xC0\x80") }, { false, 3 })
  local result, why = text.nfc("ab\xC0\x80")
  lu.assertNil(result)
  lu.assertEquals(why.code, "LT-1401")
  lu.assertStrContains(why.text, "0xC0")
end

function TestText.test_changes_case()
  lu.assertEquals(text.upper("hòa giải ở đống đa"), "HÒA GIẢI Ở ĐỐNG ĐA")
  lu.assertEquals(text.lower("ĐỐNG ĐA"), "đống đa")
  lu.assertEquals(text.title("HÒA GIẢI Ở CƠ SỞ"), "Hòa Giải Ở Cơ Sở")
end

function TestText.test_sorts_as_a_dictionary()
  local names = { "Tổ 10", "Ứng Hòa", "đa", "Ba Vì", "Bà Rịa", "Tổ 2", "Đan Phượng", "bà", "ba",
    "Ba", "Dương Nội" }
  table.sort(names, text.less)
  lu.assertEquals(names, { "ba", "Ba", "Ba Vì", "bà", "Bà Rịa", "Dương Nội", "đa", "Đan Phượng",
    "Tổ 2", "Tổ 10", "Ứng Hòa" })
  lu.assertEquals(text.compare("Hoà", "hòa"), 0)
  lu.assertEquals(text.compare("da", "đa"), -1)
  lu.assertEquals(text.compare("đa", "da"), 1)
  lu.assertTrue(text.sort_key("Ba Vì") < text.sort_key("Bà Rịa"))
end

function TestText.test_fits_columns()
  lu.assertEquals(text.width("Quốc Tử Giám"), 12)
  lu.assertEquals(text.clip("Quốc Tử Giám", 8), "Quốc Tử…")
  lu.assertEquals(text.clip("Quốc Tử Giám", 9), "Quốc Tử…")
  each({
    { "Ứng  ", "Ứng", 5 },
    { "  Ứng", "Ứng", 5, { align = "right" } },
    { " Ứng ", "Ứng", 5, { align = "center" } },
  }, text.pad)
  lu.assertEquals(text.visible("a\27[0m\n\u{202E}"), "a\\x1B[0m\\n\\u{202E}")
  lu.assertEquals(text.visible("a\n\t", { keep = "\n" }), "a\n\\t")
end

function TestText.test_writes_numbers()
  each({
    { "1.234", 1234 },
    { "-1.234", -1234 },
    { "1.234,0", 1234, { decimals = 1 } },
    { "1.234", 1234.0 },
    { "1.234,5", 1234.5 },
    { "0,25", 0.25 },
    { "4,4", 4.35, { decimals = 1 } },
    { "3", 2.5, { decimals = 0 } },
    { "9.223.372.036.854.775.807", math.maxinteger },
  }, text.number)
  each({ { "1234.5", 1234.5 }, { "0.1", 0.1 }, { "7", 7 }, { "7", 7.0 } }, text.machine)
  each({
    { "89,26", 2153, 2412 },
    { "89,3", 2153, 2412, { decimals = 1 } },
    { "89", 2153, 2412, { decimals = 0 } },
    { "0,00", 0, 3 },
  }, text.percent)
  lu.assertNil(text.percent(0, 0))
end

function TestText.test_reads_numbers_by_profile()
  each({
    { 1234.5, "1.234,5", { profile = "vi" } },
    { 1234, "1.234", { profile = "vi" } },
    { 1.234, "1.234", { profile = "machine" } },
    { 12.5, "12.5" },
  }, text.parse_number)
  lu.assertEquals(math.type(text.parse_number("1.234", { profile = "vi" })), "integer")
  lu.assertEquals({ text.parse_number("90,5%") }, { 90.5, true })
  local number, why = text.parse_number("1.234")
  lu.assertNil(number)
  lu.assertEquals(why.code, "LT-1412")
  lu.assertEquals(text.parse_count("4.053", { profile = "vi" }), 4053)
  lu.assertEquals(select(2, text.parse_count("-1")).code, "LT-1414")
end

function TestText.test_checks_arguments()
  local wrong = {
    { "number expected", text.number, "12" },
    { "number expected", text.number, nil },
    { "number expected", text.machine, "x" },
    { "string expected", text.fold, nil },
    { "string expected", text.width, {} },
    { "width must be", text.pad, "a", -1 },
    { "width must be", text.clip, "a", 1000000 },
    { "algn", text.pad, "a", 3, { algn = "left" } },
    { "centre", text.pad, "a", 3, { align = "centre" } },
    { "decimals", text.number, 1, { decimals = 40 } },
    { "not negative", text.percent, -1, 3 },
    { "integer", text.percent, 1.5, 3 },
    { "profile", text.parse_number, "1", { profil = "vi" } },
  }
  for _, case in ipairs(wrong) do
    local ok, why = pcall(table.unpack(case, 2, 4 + 1))
    lu.assertFalse(ok)
    lu.assertStrContains(tostring(why), case[1])
  end
end
