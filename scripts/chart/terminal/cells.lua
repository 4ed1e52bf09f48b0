-- A sheet of character cells: letters with colours, put one over the other, and as lines of text at
-- the end. Knows nothing of charts.
local text = require "lotrinh.text"

local M = {}
M.__index = M

-- The house colours where 256 can be shown, chosen to be read on dark and on light; and of the
-- sixteen that every terminal has.
local NAMED = {
  [0x0072B2] = { 33, 34 }, [0xE69F00] = { 214, 33 }, [0x56B4E9] = { 75, 36 },
  [0x009E73] = { 35, 32 }, [0xD55E00] = { 202, 31 }, [0xCC79A7] = { 175, 35 },
  [0x595959] = { 245, 90 },
  [0xD9D9D9] = { 244, 37 },
  -- Shades of maps, whose hue the nearest of the 216 would change.
  [0x08306B] = { 18, 34 }, [0x2B6CB0] = { 25, 34 }, [0x74A9CF] = { 74, 36 },
  [0xA6BDDB] = { 146, 37 }, [0xD9D9E8] = { 189, 37 }, [0xE6E6F0] = { 255, 37 },
}

--- An empty sheet; style is {colours = 0, 16 or 256}.
function M.new(columns, rows, style)
  local cells = setmetatable({ columns = columns, rows = rows, style = style, grid = {} }, M)
  for row = 1, rows do
    cells.grid[row] = {}
  end
  return cells
end

local function level(value)
  return value < 48 and 0 or value < 115 and 1 or (value - 35) // 40
end

-- The SGR parameters of a colour; black letters are those of the terminal unless they stand on a
-- colour of ours.
local function sgr(colour, colours, background, on_colour)
  if colour == 0 and not background then
    return on_colour and colours == 256 and "38;5;16" or nil
  end
  local named = NAMED[colour]
  if colours == 16 then
    return named and ("%d"):format(named[2] + (background and 10 or 0)) or nil
  end
  local index = named and named[1] or 16 + 36 * level(colour >> 16) + 6 * level(colour >> 8 & 255)
    + level(colour & 255)
  return ("%d;5;%d"):format(background and 48 or 38, index)
end

--- Puts one letter; what is given of {letter, colour, back, bold} replaces, the rest stays.
function M:put(column, row, cell)
  local line = self.grid[row]
  if line == nil or column < 1 or column > self.columns then
    return
  end
  local old = line[column] or {}
  line[column] = { letter = cell.letter or old.letter, colour = cell.colour or old.colour,
    back = cell.back or old.back, bold = cell.bold or old.bold }
end

function M:letter(column, row)
  local line = self.grid[row]
  return line and line[column] and line[column].letter
end

-- The letters of a text with their marks, as wide as each is.
local function letters_of(words)
  local list = {}
  for letter in words:gmatch(utf8.charpattern) do
    local width = text.width(letter)
    if width == 0 and #list > 0 then
      list[#list].letter = list[#list].letter .. letter
    elseif width > 0 then
      list[#list + 1] = { letter = letter, width = width }
    end
  end
  return list
end

--- Writes a text from the column on.
function M:write(column, row, words, cell)
  for _, letter in ipairs(letters_of(words)) do
    self:put(column, row, { letter = letter.letter, colour = cell and cell.colour,
      bold = cell and cell.bold })
    for i = 1, letter.width - 1 do
      self:put(column + i, row, { letter = "" })
    end
    column = column + letter.width
  end
end

--- Whether nothing stands in these columns of the row.
function M:is_free(column, row, width)
  if row < 1 or row > self.rows or column < 1 or column + width - 1 > self.columns then
    return false
  end
  for i = column, column + width - 1 do
    if self:letter(i, row) then
      return false
    end
  end
  return true
end

local function marks_of(cell, colours)
  if colours == 0 or cell == nil then
    return ""
  end
  local list = { cell.bold and "1" or nil }
  list[#list + 1] = cell.colour and sgr(cell.colour, colours, false, cell.back) or nil
  list[#list + 1] = cell.back and sgr(cell.back, colours, true) or nil
  return table.concat(list, ";")
end

--- One row as text, without blanks at its end; colours only where they change.
function M:line(row)
  local line, pieces, marks, last = self.grid[row], {}, "", 0
  for column = 1, self.columns do
    if line[column] and (line[column].letter or line[column].back) then
      last = column
    end
  end
  for column = 1, last do
    local cell = line[column]
    local wanted = marks_of(cell, self.style.colours)
    if wanted ~= marks then
      pieces[#pieces + 1] = "\27[0" .. (wanted ~= "" and ";" .. wanted or "") .. "m"
      marks = wanted
    end
    pieces[#pieces + 1] = cell and cell.letter or " "
  end
  return table.concat(pieces) .. (marks ~= "" and "\27[0m" or "")
end

--- All rows.
function M:lines()
  local list = {}
  for row = 1, self.rows do
    list[row] = self:line(row)
  end
  return list
end

return M
