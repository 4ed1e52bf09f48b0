-- A change of a pooled share taken apart: what the parts' own shares did, and what the moving of
-- cases between parts did (Kitagawa 1955). The two add up exactly. Knows nothing of where the
-- parts are from.
local frame = require "lotrinh.frame"

local M = {}

local function totals(list)
  local x, n, by_id = 0, 0, {}
  for _, row in ipairs(list) do
    x, n = x + row.x, n + row.n
    by_id[row.id] = row
  end
  return x, n, by_id
end

local function share(row)
  return row and row.n > 0 and row.x / row.n or nil
end

-- A part without cases on one side has no share there; the other side's stands in, so that all of
-- its effect is mix.
local function part(before, after, n_before, n_after)
  local first, second = share(before) or share(after), share(after) or share(before)
  if first == nil then
    return nil
  end
  local weight_before = before and before.n / n_before or 0
  local weight_after = after and after.n / n_after or 0
  return {
    unit = (after or before).unit, share_before = share(before), share_after = share(after),
    weight_before = weight_before, weight_after = weight_after,
    rate = (second - first) * (weight_before + weight_after) / 2,
    centre = (first + second) / 2,
  }
end

local function same_sign(parts)
  local up, down = 0, 0
  for _, row in ipairs(parts) do
    up = up + (row.rate > 0 and 1 or 0)
    down = down + (row.rate < 0 and 1 or 0)
  end
  return up, down
end

--- {before, after, change, rate, mix, up, down, simpson, parts (frame)}; shares 0..1, nil where a
--- side has no cases at all. Lists of {id, unit, x, n}.
function M.of(before, after)
  local x0, n0, first = totals(before)
  local x1, n1, second = totals(after)
  if n0 == 0 or n1 == 0 then
    return { status = "no_cases" }
  end
  local parts, pooled = {}, (x0 / n0 + x1 / n1) / 2
  local function add(row)
    if row then
      row.mix = (row.weight_after - row.weight_before) * (row.centre - pooled)
      parts[#parts + 1] = row
    end
  end
  for _, row in ipairs(after) do
    add(part(first[row.id], row, n0, n1))
  end
  for _, row in ipairs(before) do
    if not second[row.id] then
      add(part(row, nil, n0, n1))
    end
  end
  local rate, moved = 0, 0
  for _, row in ipairs(parts) do
    rate, moved = rate + row.rate, moved + row.mix
  end
  local up, down = same_sign(parts)
  local change = x1 / n1 - x0 / n0
  return { status = "ok", before = x0 / n0, after = x1 / n1, change = change, rate = rate,
    mix = moved, up = up, down = down,
    -- Every part goes one way and the whole the other.
    simpson = change > 0 and up == 0 and down > 0 or change < 0 and down == 0 and up > 0,
    parts = frame.new(parts, { "unit", "share_before", "share_after", "weight_before",
      "weight_after", "rate", "mix" }) }
end

return M
