-- Where the entries of a legend stand: one after the other, in as many rows as they need. In
-- pixels.
local layout = require "chart.layout"

local M = {}

local AFTER_MARK, AFTER_ENTRY = 0.6, 1.6 -- of the text height
local DASH = 0.5 -- half of the dash of a line's entry, of the text height

--- Half the length of the dash that stands for a line.
function M.dash(size)
  return DASH * size.text
end

local function width_of(entry, size)
  local dash = entry.point == 0 and 2 * M.dash(size) or 0
  return dash + AFTER_MARK * size.text
    + layout.width(entry.text, layout.pixels(size, "legend"), size.face)
end

--- Entries {text, point, colour} as {text, point, colour, mark_x, x, row}, and how many rows.
function M.flow(entries, size)
  local placed, row, x = {}, 1, size.text
  local most = size.width - size.text
  for i, entry in ipairs(entries) do
    local wide = width_of(entry, size)
    if x > size.text and x + wide > most then
      row, x = row + 1, size.text
    end
    local mark_x = x + (entry.point == 0 and M.dash(size) or 0)
    local text_x = mark_x + AFTER_MARK * size.text + (entry.point == 0 and M.dash(size) or 0)
    placed[i] = { point = entry.point, colour = entry.colour, row = row, mark_x = mark_x,
      x = text_x, text = layout.wrap(entry.text, layout.pixels(size, "legend"), size.face,
        size.width - text_x, 1)[1] or "" }
    x = x + wide + AFTER_ENTRY * size.text
  end
  return placed, #entries > 0 and row or 0
end

return M
