-- Failing allocations in the text and period bindings.
local text = require "lotrinh.text"
local period = require "lotrinh.period"

assert(text.fold("HÒA GIẢI") == "hoa giai")
assert(text.key("Hoà ö") == "hòa ö")
assert(text.nfc("o\u{300}") == "ò")
assert(text.clip(("Đống Đa "):rep(100), 9) == "Đống Đa…")
assert(text.pad("Ứng", 5, { align = "right" }) == "  Ứng")
assert(text.number(1234.5, { decimals = 2 }) == "1.234,50")
assert(text.percent(2153, 2412) == "89,26")
local _, why = text.parse_number("1.234")
assert(why.code == "LT-1412")
assert(#text.upper(("đ"):rep(50000)) == 100000)
local half = period.parse("2026-H1")
assert(half.label ~= "" and tostring(half:shift(1)) == "2027-H1")
assert(period.long(0, { language = "en" }) == "1 January 1970")
