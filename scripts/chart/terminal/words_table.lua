-- A chart that is a table of words (columns of texts, a mark here and there) as columns that fit
-- the terminal: each as wide as it needs, the widest one wrapped. Knows nothing of what they say.
local Cells = require "chart.terminal.cells"
local template = require "chart.terminal.template"
local text = require "lotrinh.text"
local wrap = require("chart.terminal.wrap").lines

local M = {}

local GAP = 2 -- between columns
local LEAST = 12 -- of the column that gives way

local function sorted_keys(set, less)
  local list = {}
  for key in pairs(set) do
    list[#list + 1] = key
  end
  table.sort(list, less)
  return list
end

--- Whether the spec is such a table: no axis, words that begin at a few places.
function M.is_one(spec)
  local places, count = {}, 0
  for _, one in ipairs(spec.texts or {}) do
    if one.align ~= "left" then
      return false
    end
    count = count + (places[one.x] and 0 or 1)
    places[one.x] = true
  end
  return count >= 2 and count <= 10 and #spec.y.tics == 0 and #(spec.x.tics or {}) == 0
end

local function add(lines, columns, x, y, cell)
  lines[y] = lines[y] or {}
  lines[y][x] = cell
  columns[x] = math.max(columns[x] or 0, text.width(cell.text))
end

-- The cells by their row and column, and the width each column wishes.
local function collect(spec, found, glyphs)
  local lines, columns = {}, {}
  for _, one in ipairs(spec.texts) do
    add(lines, columns, one.x, one.y, { text = text.visible(one.text), colour = one.colour })
  end
  for _, item in ipairs(found.items) do
    for _, row in ipairs(item.style == "points" and item.rows or {}) do
      local cells, colour, point = template.cells(item, row, found.names)
      if cells then
        add(lines, columns, cells[1], cells[2], { colour = colour,
          text = glyphs.points[point] or glyphs.point })
      end
    end
  end
  return lines, columns
end

-- Gives the widest column what the others leave.
local function fit(columns, places, width)
  local sum, widest = -GAP, places[1]
  for _, x in ipairs(places) do
    sum = sum + columns[x] + (columns[x] == 1 and 1 or GAP)
    widest = columns[x] > columns[widest] and x or widest
  end
  if sum > width then
    columns[widest] = math.max(LEAST, columns[widest] - (sum - width))
  end
end

--- The lines of the table, as wide as style says.
function M.lines(spec, found, style, glyphs)
  local rows, columns = collect(spec, found, glyphs)
  local places = sorted_keys(columns)
  fit(columns, places, style.width)
  local result = {}
  for _, y in ipairs(sorted_keys(rows, function(a, b) return a > b end)) do
    local deep, wrapped = 1, {}
    for _, x in ipairs(places) do
      local cell = rows[y][x]
      wrapped[x] = cell and wrap(cell.text, columns[x]) or {}
      deep = math.max(deep, #wrapped[x])
    end
    local sheet, at = Cells.new(style.width, deep, style), 1
    for _, x in ipairs(places) do
      for i, line in ipairs(wrapped[x]) do
        sheet:write(at, i, line, { colour = rows[y][x].colour })
      end
      at = at + columns[x] + (columns[x] == 1 and 1 or GAP)
    end
    table.move(sheet:lines(), 1, deep, #result + 1, result)
  end
  return result
end

return M
