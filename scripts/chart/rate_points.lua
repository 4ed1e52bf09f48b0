-- Rates of periods as points of an axis of years: whole years, parts of years, how each looks.
local estimate = require "chart.estimate"

local M = {}

--- How each kind of period looks; whole years first, they get the best places for their labels.
M.KINDS = {
  { kind = "year", block = "YEARS", point = 7, colour = 0x0072B2, prefers = "above",
    words = { vi = "cả năm", en = "whole year" }, strip = { vi = "n cả năm", en = "n, year" } },
  { kind = "months", block = "MONTHS", point = 5, colour = 0x009E73, prefers = "above",
    words = { vi = "{months} tháng", en = "{months} months" },
    strip = { vi = "n {months} tháng", en = "n, {months} mo." } },
  { kind = "half", block = "HALVES", point = 9, colour = 0xD55E00, prefers = "below",
    words = { vi = "6 tháng", en = "half-year" }, strip = { vi = "n 6 tháng", en = "n, half" } },
}

--- Where the middle of a period stands: 2025.25 of the first half of 2025.
function M.middle(row)
  if row.kind == "half" then
    return row.year + (row.half == 2 and 0.75 or 0.25)
  end
  if row.kind == "months" then
    return row.year + row.months / 24
  end
  return row.year + 0.5
end

-- A point in percent, or nil when there is no rate: not reported, or nothing arose.
local function point_of(row)
  local rate, low, high = row.rate, row.low, row.high
  if row.n == 0 then
    return nil
  end
  if row.x and row.n then
    rate = rate or row.x / row.n
    if not low or not high then
      low, high = estimate.interval(row)
    end
  end
  if not rate then
    return nil
  end
  return { x = M.middle(row), y = 100 * rate, low = 100 * (low or rate),
    high = 100 * (high or rate), row = row, rate = rate }
end

--- {{x, y, low, high (percent), rate (share), row}, ...} in order of time.
function M.of(rows)
  local points = {}
  for _, row in ipairs(rows) do
    points[#points + 1] = point_of(row)
  end
  table.sort(points, function(a, b)
    return a.x < b.x
  end)
  return points
end

--- Whether a point is at the target; in integers where the counts are known: 100 x >= 90 n.
function M.attains(point, target)
  local row = point.row
  if row.x and row.n then
    return math.floor(target.value * 10000 + 0.5) * row.n <= 10000 * row.x
  end
  return point.rate >= target.value
end

--- Points as rows of a block.
function M.block(points)
  local rows = {}
  for i, point in ipairs(points) do
    rows[i] = { point.x, point.y, point.low, point.high }
  end
  return rows
end

--- Years that follow each other, joined: by dashes where figures were carried to another territory.
function M.lines(points, dashed)
  local rows, before = {}, nil
  for _, point in ipairs(points) do
    local follows = before and point.x - before.x <= 1.01 -- else a year was not published
    if follows and estimate.is_moved(before.row) == dashed then
      rows[#rows + 1] = { before.x, before.y }
      rows[#rows + 1] = { point.x, point.y }
      rows[#rows + 1] = {}
    end
    before = point
  end
  return rows
end

--- "10", or "10, 11" when the parts of years differ.
function M.months(rows)
  local seen, list = {}, {}
  for _, row in ipairs(rows) do
    if row.months and not seen[row.months] then
      seen[row.months] = true
      list[#list + 1] = row.months
    end
  end
  table.sort(list)
  return table.concat(list, ", ")
end

return M
