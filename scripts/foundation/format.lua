-- Numbers and days as people read them: one rounding rule (half up, last) for sentences, tables and
-- charts, so that they never differ. Knows no data.
local failure = require "foundation.failure"
local host = require "lotrinh.failure"
local text = require "lotrinh.text"

local M = {}

--- Decimals of a rate of counts, as the press prints rates; of intervals and axes one less.
M.RATE_DECIMALS = 2
M.SHARE_DECIMALS = 1

function M.vietnamese()
  return host.language() ~= "en"
end

-- "4.370,5" -> "4,370.5" when the session is in English.
local function in_language(written)
  if M.vietnamese() then
    return written
  end
  return (written:gsub("[.,]", { ["."] = ",", [","] = "." }))
end

--- 5063 -> "5.063" (English "5,063").
function M.count(value)
  return in_language(text.number(value))
end

--- A number with so many decimals: 0.75, 1 -> "0,8".
function M.decimal(value, decimals)
  return in_language(text.number(value + 0.0, { decimals = decimals }))
end

--- x of n in percent, rounded in integers: 2153, 2412 -> "89,26%". No space, as the plans write it.
function M.rate(x, n, decimals)
  return in_language(text.percent(x, n, { decimals = decimals or M.RATE_DECIMALS })) .. "%"
end

--- A share 0..1 in percent: 0.8927 -> "89,3%".
function M.share(value, decimals)
  return M.decimal(value * 100, decimals or M.SHARE_DECIMALS) .. "%"
end

--- "2025-07-01" -> "01/7/2025": a zero before days below 10 and months 1 and 2, as official papers
--- do; in English the day stays as it is.
function M.day(day)
  local year, month, date = day:match("^(%d+)-(%d+)-(%d+)$")
  assert(year, day)
  if not M.vietnamese() then
    return day
  end
  local number = tonumber(month)
  return ("%s/%s/%s"):format(date, number <= 2 and month or ("%d"):format(number), year)
end

--- Digits as printed in a source, with the decimal mark of the language: "89.26" -> "89,26".
function M.printed(digits)
  return M.vietnamese() and (digits:gsub("%.", ",")) or digits
end

M.say = failure.say

return M
