-- A chart in a dozen characters: its main series as small bars on the chart's own axis, or the
-- marks or shades it counts. Made of what the template draws, so that it is of the real figures.
local template = require "chart.terminal.template"

local M = {}

local MOST = 12 -- characters; longer series are averaged
local LEVELS = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" }
local PLAIN = { "_", "_", ".", ".", "-", "-", "^", "^" }
local WHITE = 0xFFFFFF

local function by_place(a, b)
  return a.at < b.at
end

-- The values of points, lines and standing boxes from left to right; of rows from the top down.
local function add_values(values, item, spec, names)
  local rows_down = spec.y.bare
  for _, row in ipairs(item.rows) do
    local cells, colour = template.cells(item, row, names)
    if cells and colour ~= WHITE then
      if item.style == "boxxyerror" then
        values[#values + 1] = rows_down and { at = -cells[2], value = cells[4] - cells[3] }
          or { at = cells[1], value = math.max(cells[5], cells[6]) }
      elseif rows_down then
        values[#values + 1] = { at = -cells[2], value = cells[1] }
      else
        values[#values + 1] = { at = cells[1], value = cells[2] }
      end
    end
  end
end

local DRAWN = { points = 1, linespoints = 1, lines = 2, boxes = 1, boxxyerror = 1 }

local POINTS = { points = true, linespoints = true }

-- Of the styles that show figures the first block that has any; points of all blocks together.
local function values_of(found, spec)
  for rank = 1, 2 do
    local values, style = {}, nil
    for _, item in ipairs(found.items) do
      local fits = DRAWN[item.style] == rank and not item.hollow and #item.rows > 0
        and (style == nil or POINTS[style] and POINTS[item.style])
      if fits then
        add_values(values, item, spec, found.names)
        style = #values > 0 and item.style or nil
      end
    end
    if #values > 0 then
      table.sort(values, by_place)
      return values, style == "boxxyerror"
    end
  end
  return {}, false
end

local function averaged(values)
  if #values <= MOST then
    return values
  end
  local list = {}
  for i = 1, MOST do
    local first, last = (i - 1) * #values // MOST + 1, i * #values // MOST
    local sum = 0
    for j = first, last do
      sum = sum + values[j].value
    end
    list[i] = { value = sum / (last - first + 1) }
  end
  return list
end

local function bars(values, low, high, levels)
  local letters = {}
  for i, one in ipairs(values) do
    local part = high > low and (one.value - low) / (high - low) or 0
    letters[i] = levels[math.max(1, math.min(#levels, math.floor(part * #levels) + 1))]
  end
  return table.concat(letters)
end

-- How many tiles have each colour, in the order of the legend.
local function shades_of(found, spec)
  local count, values, most = {}, {}, 0
  for _, item in ipairs(found.items) do
    for _, row in ipairs(item.hollow and {} or item.rows) do
      local cells, colour = template.cells(item, row, found.names)
      if cells and colour then
        count[colour] = (count[colour] or 0) + 1
      end
    end
  end
  for _, entry in ipairs(spec.legend or {}) do
    if entry.point == 5 then
      values[#values + 1] = { value = count[entry.colour] or 0 }
      most = math.max(most, values[#values].value)
    end
  end
  return values, most
end

-- The marks of a table of verdicts from the top down.
local function marks_of(found, glyphs)
  local marks = {}
  for _, item in ipairs(found.items) do
    for _, row in ipairs(item.style == "points" and item.rows or {}) do
      local cells, _, point = template.cells(item, row, found.names)
      if cells then
        marks[#marks + 1] = { at = -cells[2], letter = glyphs.points[point] or glyphs.point }
      end
    end
  end
  table.sort(marks, by_place)
  local letters = {}
  for i = 1, math.min(#marks, MOST) do
    letters[i] = marks[i].letter
  end
  return table.concat(letters)
end

--- At most twelve characters; "" where the chart shows nothing that can be made so small.
function M.of(found, spec, style, glyphs)
  local levels = style.plain and PLAIN or LEVELS
  if #spec.y.tics == 0 and #(spec.x.tics or {}) == 0 and not spec.x.first then
    local shades, most = shades_of(found, spec)
    if #shades > 0 then
      return bars(shades, 0, most, levels)
    end
    local marks = marks_of(found, glyphs)
    if marks ~= "" then
      return marks
    end
  end
  local values, boxes = values_of(found, spec)
  values = averaged(values)
  if spec.y.bare and boxes then -- lying bars against the longest of them
    local most = 0
    for _, one in ipairs(values) do
      most = math.max(most, one.value)
    end
    return bars(values, 0, most, levels)
  end
  local axis = spec.y.bare and spec.x or spec.y
  return bars(values, axis.low, axis.high, levels)
end

return M
