-- Failing allocations in the CSV binding: header, rows, quotes, rows by position.
local csv = require "lotrinh.csv"

local text = "code,name\n00004,\"Ba Đình\"\n00008,\n"
for row, number in csv.rows(text, { name = "sample" }) do
  assert(row.code == (number == 1 and "00004" or "00008"))
end
local seen = 0
for row in csv.rows((text:gsub('"', "")), { header = false, separator = ";" }) do
  seen = seen + #row
end
assert(seen == 3)
assert(csv.guess("sep=;\na;b\n").skip == 6)
