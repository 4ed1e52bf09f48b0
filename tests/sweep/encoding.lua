-- Failing allocations while text is detected, guessed, decoded, and columns of numbers are read.
local encoding = require "lotrinh.encoding"
local number_column = require "lotrinh.number_column"

local function memory_is_another_matter(text, why)
  if not text and why.code == "LT-1001" then
    error(why, 0)
  end
  return text, why
end

local old = "H\xDFa gi\xB6i \xEB c\xAC s\xEB, t\xE6 d\xA9n ph\xE8"
assert(encoding.detect(old).content == "legacy")
assert(encoding.guess(old).encoding == "tcvn3")
local text = memory_is_another_matter(encoding.decode(old, "tcvn3"))
assert(text == "Hòa giải ở cơ sở, tổ dân phố")
assert(memory_is_another_matter(encoding.decode("H\0", "utf-16le")) == "H")
local nothing, why = memory_is_another_matter(encoding.decode("\xFF", "utf-8"))
assert(not nothing and why.code == "LT-1760")
assert(memory_is_another_matter(encoding.from_font("tæ", ".VnTimeH")) == "TỔ")

local column = number_column.new()
column:add("1.234", 1)
column:add("90,5%", 2)
column:add(nil, 3)
assert(column:decide().style == "vietnamese")
assert(select(2, column:read("1.234")) == 1234)
assert(column:read("-") == "blank")
local kind, refused = column:read("x")
assert(not kind and refused.code == "LT-1770")
