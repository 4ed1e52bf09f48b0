-- How parts of an official paper are counted: I, II; a, b, c, d, đ, e, g. Knows no document.
local M = {}

local ROMAN = { { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" } }

-- The order of points in laws: the Vietnamese alphabet without ă, â, ê, ô, ơ, ư.
local LETTERS = { "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q",
  "r", "s", "t", "u", "v", "x", "y" }

--- 4 -> "IV"; up to 39, beyond which no report of ours goes.
function M.roman(number)
  assert(number >= 1 and number < 40, number)
  local parts = {}
  for _, step in ipairs(ROMAN) do
    while number >= step[1] do
      parts[#parts + 1] = step[2]
      number = number - step[1]
    end
  end
  return table.concat(parts)
end

--- 5 -> "đ"; after y comes a1.
function M.letter(number)
  local round, place = (number - 1) // #LETTERS, (number - 1) % #LETTERS + 1
  return LETTERS[place] .. (round > 0 and tostring(round) or "")
end

return M
