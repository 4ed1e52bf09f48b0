-- Named rows from top to bottom, for the kinds that draw one: which of them fit, their names and
-- what stands at their right. Knows nothing of bars and points.
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

local RIGHT = 0.2 -- of the axis, for words at the right of a row

--- The rows that fit: all, or the first and the last of them with a gap, as the ranking does; and
--- a sentence about what was left out.
function M.shown(rows, size)
  local room = parts.rows_that_fit(size)
  if #rows <= room then
    return rows, nil
  end
  local half = (room - 1) // 2
  local shown = table.move(rows, 1, half, 1, {})
  shown[half + 1] = false
  table.move(rows, #rows - half + 1, #rows, half + 2, shown)
  return shown, words.say({ vi = "Không vẽ {count} dòng ở giữa.",
    en = "{count} rows in the middle are not drawn." }, { count = #rows - 2 * half })
end

local function name_of(row)
  return tostring(row.x) .. (row.by and " (" .. tostring(row.by) .. ")" or "")
end

--- The axis of names {low, high, tics, bare}, and where row i stands: the first on top.
function M.axis(shown)
  local tics = {}
  local function at(i)
    return #shown - i + 1
  end
  for i, row in ipairs(shown) do
    tics[#tics + 1] = row and { at = at(i), text = name_of(row) } or nil
  end
  return { low = math.min(0.4, #shown - 4.4), high = #shown + 0.6, tics = tics, bare = true }, at
end

--- Words at the right of each row, beyond the axis `values`, which grows by them.
function M.texts(values, shown, at, write)
  local wide = (values.high - values.low) * RIGHT
  local texts = {}
  for i, row in ipairs(shown) do
    texts[i] = row and { x = values.high + wide, y = at(i), text = write(row), align = "right",
      part = "strip", width = wide }
      or { x = (values.low + values.high) / 2, y = at(i), text = "…", part = "strip",
        colour = parts.GREY }
  end
  values.high = values.high + wide
  return texts
end

--- What stands at the right: x/n, the value with its n, or the value alone.
function M.writer(chart)
  return function(row)
    if row.y == nil then
      return row.n == 0 and words.say { vi = "không phát sinh", en = "none arose" }
        or words.say { vi = "chưa có", en = "none" }
    elseif row.count then
      return parts.of(row.count, row.n)
    end
    local other = row.n and chart.options.n ~= chart.options.y
    return chart.written(row) .. (other and " (n " .. words.count(row.n) .. ")" or "")
  end
end

return M
