-- Whether counts attain a target, and the least count that would: decided in integers, for every
-- operator. Knows no words and no time.
local share = require "lotrinh.share"

local M = {}

local function reaches(x, n, target)
  return share.reaches(x, n, target.numerator, target.denominator)
end

-- x/n <= a/b says the same as (n - x)/n >= (b - a)/b.
local function stays_within(x, n, target)
  return share.reaches(n - x, n, target.denominator - target.numerator, target.denominator)
end

local DECIDE = {
  [">="] = reaches,
  [">"] = function(x, n, target) return not stays_within(x, n, target) end,
  ["<="] = stays_within,
  ["<"] = function(x, n, target) return not reaches(x, n, target) end,
  ["="] = function(x, n, target) return reaches(x, n, target) and stays_within(x, n, target) end,
}

--- Whether x of n attains the share of the target; nil when n is 0 or the target has no value.
---@return boolean?
function M.share(target, x, n)
  if n == 0 or target.numerator == nil then
    return nil
  end
  return DECIDE[target.operator](x, n, target)
end

--- The least x of n that attains a target of "at least": the ceiling, in integers; one more for
--- ">".
---@return integer
function M.needed(target, n)
  local least = share.needed(n, target.numerator, target.denominator)
  if target.operator == ">" and least * target.denominator == n * target.numerator then
    return least + 1
  end
  return least
end

--- Whether the target asks for everything: then what is missing is counted, and nothing is tested.
function M.is_everything(target)
  return target.numerator ~= nil and target.numerator == target.denominator
    and target.operator ~= "<=" and target.operator ~= "<"
end

--- Whether the target is a ceiling ("at most"), which is judged as a floor on the rest.
function M.is_ceiling(target)
  return target.operator == "<=" or target.operator == "<"
end

--- The same target on what is left over: at most 10 % of failures is at least 90 % of successes.
function M.mirrored(target)
  local other = {}
  for name, value in pairs(target) do
    other[name] = value
  end
  other.numerator = target.denominator - target.numerator
  other.operator = target.operator == "<=" and ">=" or ">"
  return other
end

return M
