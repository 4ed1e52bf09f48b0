-- The progress classes of international bodies, for comparison at city level only: all but one
-- look at two points and none knows how many cases there were. Says so beside the class.
local failure = require "foundation.failure"
local frame = require "lotrinh.frame"
local say = require "outlook.say"
local stats = require "lotrinh.stats"
local trend = require "outlook.trend"

local M = {}

local SCHEMES = { "eurostat", "un", "statcan", "escap", "sdsn", "logit" }

local CAUTION = {
  vi = "chỉ để so với cách phân loại quốc tế: {points} kỳ {from}–{to}, không xét số vụ việc",
  en = "for comparison only: {points} periods {from}–{to}, the number of cases is not looked at",
}

--- The classes of a question's series: a frame {scheme, class, ratio, actual, required, from_now}.
function M.of(question)
  if question.unit.level ~= "city" then
    failure.raise("LT-2067", "usage", {
      vi = "cách phân loại quốc tế chỉ dùng cho toàn thành phố, không dùng cho {unit}",
      en = "official schemes are for the whole city, not for {unit}",
    }, { unit = question.unit.full_name })
  end
  local years, _, _, shares = trend.columns(question.used)
  local rows = {}
  for i, scheme in ipairs(SCHEMES) do
    local row = { scheme = scheme, class = "", status = "too_short" }
    if #years >= 2 then
      local seen = stats.progress(scheme, years, shares, { target_year = question.deadline_year,
        target = question.target.numerator / question.target.denominator })
      row = { scheme = scheme, class = seen.class or "", status = seen.status, ratio = seen.ratio,
        actual = seen.actual, required = seen.required, from_now = seen.from_now }
    end
    row.note = say.say(CAUTION, { points = #years, from = years[1] or "–",
      to = years[#years] or "–" })
    rows[i] = row
  end
  return frame.new(rows,
    { "scheme", "class", "ratio", "actual", "required", "from_now", "status", "note" })
end

return M
