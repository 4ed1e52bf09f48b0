-- From counts to a rate: interval, attainment, which definition a printed rate follows. Pure: no
-- database, no words. Counts are integers and stay so; a share of nothing is nil.
local share = require "lotrinh.share"
local stats = require "lotrinh.stats"

local M = {}

M.CONFIDENCE = 0.95

--- x of n with its Wilson interval, or nil when n is 0.
---@return table? rate {x, n, share, low, high}
function M.rate(x, n)
  if n == 0 then
    return nil
  end
  local interval = stats.binom_ci(x, n, { conf = M.CONFIDENCE, method = "wilson" })
  return { x = x, n = n, share = x / n, low = interval.lower, high = interval.upper }
end

-- 100 % in units of the last decimal.
local function scale_of(decimals)
  return math.tointeger(100 * 10 ^ decimals)
end

--- 100 x/n with so many decimals as one integer, rounded half up, exactly: 2153, 2412, 2 -> 8926.
function M.rounded(x, n, decimals)
  return (2 * scale_of(decimals) * x // n + 1) // 2
end

--- The same, cut off instead of rounded.
function M.truncated(x, n, decimals)
  return scale_of(decimals) * x // n
end

-- "85.51" -> 8551, 2
local function digits(printed)
  local whole, fraction = printed:match("^(%d+)%.?(%d*)$")
  assert(whole, "not a printed percentage: " .. printed)
  return math.tointeger(tonumber(whole .. fraction)), #fraction
end

--- How the printed percentage follows from x of n: "rounded", "truncated", or nil when it does not.
function M.fit(printed, x, n)
  if n == 0 then
    return nil
  end
  local value, decimals = digits(printed)
  if M.rounded(x, n, decimals) == value then
    return "rounded"
  elseif M.truncated(x, n, decimals) == value then
    return "truncated"
  end
  return nil
end

--- The denominators with which x would be printed, rounded, as this percentage; sorted.
function M.implied(printed, x)
  local value, decimals = digits(printed)
  local found = {}
  if value == 0 then
    return found
  end
  local scale = scale_of(decimals)
  for n = scale * x // (value + 1), scale * x // math.max(value - 1, 1) + 1 do
    if n >= x and n > 0 and M.rounded(x, n, decimals) == value then
      found[#found + 1] = n
    end
  end
  return found
end

--- Whether x of n attains the target (operator, numerator, denominator), decided in integers; nil
--- when
--- n is 0 or the target has no value.
function M.attained(target, x, n)
  if n == 0 or not target.numerator then
    return nil
  end
  if target.operator == ">=" then
    return share.reaches(x, n, target.numerator, target.denominator)
  end
  assert(target.operator == ">", "no such operator yet: " .. target.operator)
  return x * target.denominator > n * target.numerator
end

--- The least count of n that attains the target.
function M.needed(target, n)
  local least = share.needed(n, target.numerator, target.denominator)
  if target.operator == ">" and n > 0
      and least * target.denominator == n * target.numerator then
    return least + 1
  end
  return least
end

return M
