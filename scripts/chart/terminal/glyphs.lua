-- The characters of charts in a terminal, and plain ones where it shows no others.
local M = {}

local FULL = {
  -- By gnuplot's point type.
  points = { [4] = "□", [5] = "■", [6] = "○", [7] = "●", [8] = "△", [9] = "▲", [10] = "▽",
    [11] = "▼", [12] = "◇", [13] = "◆" },
  point = "•", fills = { "█", "▓", "▒", "░" }, hollow = "░", pale = "▒",
  below = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" },
  beside = { "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" },
  across = "─", dashes = "╌", up = "│", dashes_up = "┆", corner = "└", tic = "┬", tic_left = "┤",
  band = "·", missing = "–", empty = "·",
}

local PLAIN = {
  points = { [4] = "D", [5] = "#", [6] = "O", [7] = "o", [8] = "A", [9] = "^", [10] = "V",
    [11] = "v", [12] = "+", [13] = "*" },
  point = "o", fills = { "#", "=", ":", "." }, hollow = ".", pale = ":",
  below = { "_", "_", "_", "_", "#", "#", "#", "#" },
  beside = { "|", "|", "|", "|", "#", "#", "#", "#" },
  across = "-", dashes = "-", up = "|", dashes_up = ":", corner = "+", tic = "+", tic_left = "+",
  band = ".", missing = "-", empty = ".",
}

local UPPER, LOWER = 0x1B, 0xE4 -- dots of the two upper and of the two lower rows

-- The dots of a braille letter as the nearest plain character.
local function plain_dots(dots)
  if dots & UPPER == dots then
    return "'"
  end
  return dots & LOWER == dots and "." or ":"
end

local function braille(dots)
  return utf8.char(0x2800 + dots)
end

--- The characters of a style {plain}: points, fills, lines, and dots(bits) for a raster's cell.
function M.of(style)
  local glyphs = style.plain and PLAIN or FULL
  return setmetatable({ dots = style.plain and plain_dots or braille }, { __index = glyphs })
end

return M
