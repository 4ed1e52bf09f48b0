-- Where the texts of an SVG are, and whether they leave the canvas or cover each other.
local layout = require "chart.layout"

local M = {}

local ENTITIES = { amp = "&", lt = "<", gt = ">", quot = "\"", apos = "'" }

-- The box of every text of an SVG, from where gnuplot put it and what its letters need.
local function text_boxes(svg, face)
  local boxes = {}
  local pattern = "<g transform=\"translate%(([%d.]+),([%d.]+)%)([^\"]*)\"[^>]-"
    .. "font%-size=\"([%d.]+)\"%s+text%-anchor=\"(%a+)\">%s*<text[^>]*>(.-)</text>"
  for x, y, turn, pixels, anchor, text in svg:gmatch(pattern) do
    text = text:gsub("<[^>]*>", ""):gsub("&(%a+);", ENTITIES)
    x, y, pixels = tonumber(x), tonumber(y), tonumber(pixels)
    local width = layout.width(text, pixels, face)
    local shift = anchor == "middle" and width / 2 or anchor == "end" and width or 0
    local upright = turn:find("rotate", 1, true) == nil
    local quarter = turn:find("rotate(-90", 1, true) ~= nil
    local box = { text = text, pixels = pixels }
    if upright then
      box.left, box.right = x - shift, x - shift + width
      box.top, box.bottom = y - 0.75 * pixels, y + 0.2 * pixels
    elseif quarter then
      box.left, box.right = x - 0.75 * pixels, x + 0.2 * pixels
      box.bottom, box.top = y + shift, y + shift - width
    end
    if box.left and text ~= "" then
      boxes[#boxes + 1] = box
    end
  end
  return boxes
end

--- Fails when a text leaves the canvas or covers another.
function M.check(lu, svg, canvas, what)
  local boxes = text_boxes(svg, canvas.face)
  lu.assertTrue(#boxes > 5, what)
  for i, box in ipairs(boxes) do
    lu.assertTrue(box.left >= -1 and box.right <= canvas.width + 1 and box.top >= -1
      and box.bottom <= canvas.height + 1, what .. ": outside the canvas: " .. box.text)
    for j = i + 1, #boxes do
      local other = boxes[j]
      local wide = math.min(box.right, other.right) - math.max(box.left, other.left)
      local high = math.min(box.bottom, other.bottom) - math.max(box.top, other.top)
      lu.assertFalse(wide > 1 and high > 1, ("%s: %q covers %q"):format(what, box.text, other.text))
    end
  end
end

return M
