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
    local width = layout.exact_width(text, pixels, face)
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

local function overlap(a, b)
  return math.min(a.right, b.right) - math.max(a.left, b.left) > 1
    and math.min(a.bottom, b.bottom) - math.max(a.top, b.top) > 1
end

local function say(list, what, words, ...)
  list[#list + 1] = what .. ": " .. words:format(...)
end

--- Adds to a list what is wrong: a text that leaves the canvas, covers another, or is below 18
--- points on a slide, which is 960 points wide.
function M.breaches(svg, canvas, what, list)
  local boxes = text_boxes(svg, canvas.face)
  if #boxes <= 5 then
    say(list, what, "only %d texts", #boxes)
  end
  for i, box in ipairs(boxes) do
    if box.left < -1 or box.right > canvas.width + 1 or box.top < -1
      or box.bottom > canvas.height + 1 then
      say(list, what, "outside the canvas: %s", box.text)
    end
    if canvas == layout.sizes.meeting and box.pixels * 960 / canvas.width < 17.99 then
      say(list, what, "%.1f points: %s", box.pixels * 960 / canvas.width, box.text)
    end
    for j = i + 1, #boxes do
      if overlap(box, boxes[j]) then
        say(list, what, "%q covers %q", box.text, boxes[j].text)
      end
    end
  end
end

--- Fails when something is wrong.
function M.check(lu, svg, canvas, what)
  local list = {}
  M.breaches(svg, canvas, what, list)
  lu.assertEquals(table.concat(list, "\n"), "")
end

return M
