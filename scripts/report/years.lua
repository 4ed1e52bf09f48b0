-- The year of a report as people type it. Knows no report.
local failure = require "foundation.failure"

local M = {}

-- The Law on grassroots mediation has been in force since 2014; the plans end with 2030.
local FIRST_YEAR, LAST_YEAR = 2014, 2030

--- The year; raises LT-1902 when it is none.
---@param text string
function M.check(text)
  local year = math.tointeger(tonumber(text:match "^%d%d%d%d$"))
  if not year or year < FIRST_YEAR or year > LAST_YEAR then
    failure.raise("LT-1902", "usage", {
      vi = "năm \"{year}\" không hợp lệ; hãy cho một năm từ {first} đến {last}, ví dụ: lotrinh "
        .. "review 2026",
      en = "\"{year}\" is no year to review; give one from {first} to {last}: lotrinh review 2026",
    }, { year = text, first = FIRST_YEAR, last = LAST_YEAR })
  end
  return year
end

return M
