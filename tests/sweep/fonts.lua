-- Failing allocations in the check of letters: basic ones, composed ones, one that is looked up.
local fonts = require "lotrinh.fonts"

local checker = fonts.checker "DejaVu Sans"
assert(checker:check { "Xã Đông Anh", "Xa\u{303} ≥ 5%" })
local ok, why = checker:check { "α" }
if not ok then
  error(why)
end
ok, why = checker:check { "\u{10FFFD}" }
if ok or why.code ~= "LT-1634" then
  error(why)
end
