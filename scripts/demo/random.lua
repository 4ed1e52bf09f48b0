-- Numbers that look drawn by chance and are the same on every machine: integers only, and of real
-- numbers only + and *, which every machine rounds alike. Not for secrets.
local M = {}
M.__index = M

-- Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014): SplitMix64.
local STEP = 0x9E3779B97F4A7C15
local FIRST, SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB

--- A stream of its own for each pair of seed and name, so that one part of the city does not change
--- when another draws more.
---@param seed integer
---@param name string
function M.new(seed, name)
  local state = seed
  for i = 1, #name do
    state = (state ~ name:byte(i)) * 0x100000001B3 -- FNV-1a
  end
  return setmetatable({ state = state }, M)
end

function M:bits()
  self.state = self.state + STEP
  local z = self.state
  z = (z ~ (z >> 30)) * FIRST
  z = (z ~ (z >> 27)) * SECOND
  return z ~ (z >> 31)
end

--- A whole number from 0 to n - 1, each as likely.
function M:below(n)
  return (self:bits() >> 11) % n -- n is far below 2^53: the unevenness cannot be seen
end

--- A whole number from first to last.
function M:between(first, last)
  return first + self:below(last - first + 1)
end

--- True in so many of a thousand.
function M:chance(per_mille)
  return self:below(1000) < per_mille
end

--- Bell-shaped around 0 with the standard deviation `spread`: twelve even draws added up.
function M:bell(spread)
  local sum = 0
  for _ = 1, 12 do
    sum = sum + self:below(2001) - 1000
  end
  -- One even draw from -1000 to 1000 has the deviation 577.6; twelve together 2000.9.
  return sum * spread // 2001
end

--- Poisson by adding up probabilities; `zero` is the chance of 0, exp(-mean), as a literal: exp()
--- itself may differ in its last digit from machine to machine.
function M:poisson(mean, zero)
  local left = (self:bits() >> 11) * 0x1p-53
  local count, chance = 0, zero
  while left >= chance and count < 40 do
    left = left - chance
    count = count + 1
    chance = chance * mean / count
  end
  return count
end

--- Mixes a list in place.
function M:shuffle(list)
  for i = #list, 2, -1 do
    local j = self:between(1, i)
    list[i], list[j] = list[j], list[i]
  end
  return list
end

--- One entry of a list.
function M:pick(list)
  return list[self:between(1, #list)]
end

--- Whole parts of `total` in proportion to the weights: the largest remainders round up.
---@param total integer
---@param weights integer[]
function M.apportion(total, weights)
  local sum, parts, order, given = 0, {}, {}, 0
  for _, weight in ipairs(weights) do
    sum = sum + weight
  end
  for i, weight in ipairs(weights) do
    parts[i] = total * weight // sum
    given = given + parts[i]
    order[i] = { i, total * weight % sum }
  end
  table.sort(order, function(a, b)
    return a[2] > b[2] or (a[2] == b[2] and a[1] < b[1])
  end)
  for i = 1, total - given do
    parts[order[i][1]] = parts[order[i][1]] + 1
  end
  return parts
end

return M
