-- Apportioned counts as whole numbers for print, by the largest remainder, so that the total of
-- each period stays: x and n - x are rounded, and n is their sum, so that x is never above n.
local columns = require "rebase.columns"
local failure = require "foundation.failure"
local frame = require "lotrinh.frame"
local stats = require "lotrinh.stats"

local M = {}

-- The total of apportioned whole numbers is whole but for rounding of doubles.
local TOLERANCE = 1e-6

local function total_of(values, name)
  local sum = 0
  for _, value in ipairs(values) do
    sum = sum + value
  end
  local total = math.floor(sum + 0.5)
  if math.abs(total - sum) > TOLERANCE * math.max(1, total) then
    failure.raise("LT-1839", "data", {
      vi = "tổng của cột \"{name}\" là {sum}, không phải số nguyên: có dòng đã bị bỏ bớt?",
      en = "the total of column \"{name}\" is {sum}, which is not whole: were rows left out?" },
      { name = name, sum = ("%.6f"):format(sum) })
  end
  return math.tointeger(total)
end

local function rounded(values, name)
  local total = total_of(values, name)
  if total == 0 then
    local zeros = {}
    for i = 1, #values do
      zeros[i] = 0
    end
    return zeros
  end
  return stats.apportion(total, values)
end

local function round_group(rows, x, n)
  local successes, others, both = {}, {}, {}
  for _, row in ipairs(rows) do
    if row[x] and (n == nil or row[n]) then
      both[#both + 1] = row
      successes[#both] = row[x]
      -- Rounding of doubles may leave x a hair above n.
      others[#both] = n and math.max(0, row[n] - row[x]) or 0
    end
  end
  successes, others = rounded(successes, x), n and rounded(others, n) or others
  for i, row in ipairs(both) do
    row[x] = successes[i]
    if n then
      row[n] = successes[i] + others[i]
    end
  end
end

local function key_of(row, names)
  local parts = {}
  for i, name in ipairs(names) do
    parts[i] = tostring(row[name])
  end
  return table.concat(parts, "\0")
end

--- The frame with x (and n) of each period as whole numbers.
function M.of(given, x, n, keys)
  local names, rows, groups, order = given:columns(), {}, {}, {}
  for i = 1, #given do
    local row, cells = {}, given[i]
    for _, name in ipairs(names) do
      row[name] = cells[name]
    end
    rows[i] = row
    local key = key_of(row, keys)
    if groups[key] == nil then
      groups[key] = {}
      order[#order + 1] = key
    end
    groups[key][#groups[key] + 1] = row
  end
  for _, key in ipairs(order) do
    round_group(groups[key], x, n)
  end
  return frame.new(rows, names)
end

--- The period columns of a frame.
function M.keys(given, options)
  options.counts = { options.x }
  return columns.of(given, options).keys
end

return M
