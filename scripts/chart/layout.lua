-- Sizes, widths of text, wrapping, places for labels, all in pixels. Knows nothing of gnuplot.
local tables = require "definitions.table"

local M = {}

-- Canvas and text height in SVG pixels. `png` scales a bitmap's pixels, `line` the strokes.
-- meeting: a 13.33 inch slide; 40 px are 20 pt on it, the smallest label is 36 px or 18 pt.
-- report: 16 cm at 96 per inch, bitmaps at 300 per inch, in the twin of Times New Roman.
M.sizes = {
  screen = { width = 960, height = 600, text = 16, line = 1.3, png = 1, face = "DejaVu Sans" },
  report = { width = 605, height = 400, text = 13.3, line = 1, png = 3.125,
    face = "Liberation Serif" },
  meeting = { width = 1920, height = 1080, text = 40, line = 3, png = 1, face = "DejaVu Sans",
    scale = { note = 0.9 } },
}

-- One page of A3 with all communes: `panels` of small multiples at most, each as wide as so many
-- `letters` of its name.
M.special = {
  contact = { width = 1123, height = 1587, text = 11, line = 1, png = 2, face = "DejaVu Sans",
    panels = 150, letters = 25 },
}

-- Heights relative to the text height of the size, unless the size has its own.
M.scale = { title = 1.2, subtitle = 0.9, legend = 0.9, label = 0.9, tic = 0.9, strip = 0.9,
  note = 0.72 }

local LINE_HEIGHT = 1.28

-- What renderers add by hinting: texts in gnuplot's PNG were 1 % narrower to 2 % wider than the sum
-- of their letters, kerned capitals up to 10 % narrower.
M.SLACK = 1.03

-- A letter that the table does not have is as wide as the text is high.
local EM = 2048

local letters

-- Widths by letter, of a font family.
local function letters_of(face)
  if letters == nil then
    letters = {}
    for family, rows in pairs(tables.read_lua "letter_widths") do
      letters[family] = {}
      for _, row in ipairs(rows) do
        for _, code in utf8.codes(row[2]) do
          letters[family][utf8.char(code)] = row[1]
        end
      end
    end
  end
  return letters[face]
end

-- Widths of texts in parts of their height; the same words stand in chart after chart.
local MOST_KNOWN = 5000
local known, known_count = {}, 0

local function width_of(text, face)
  local sum, widths = 0, letters_of(face)
  for character in text:gmatch(utf8.charpattern) do
    sum = sum + (widths[character] or EM)
  end
  if known_count == MOST_KNOWN then
    known, known_count = {}, 0
  end
  known[face] = known[face] or {}
  known[face][text], known_count = sum / EM, known_count + 1
  return sum / EM
end

--- Width of one line of text by its font, in pixels, without kerning.
function M.exact_width(text, pixels, face)
  return (known[face] and known[face][text] or width_of(text, face)) * pixels
end

--- The width to leave for one line of text, in pixels.
function M.width(text, pixels, face)
  return M.SLACK * M.exact_width(text, pixels, face)
end

--- The height of a part of a chart ("title", "note" ...) in pixels.
function M.pixels(size, part)
  return size.text * M.part_scale(size, part)
end

--- The same, relative to the text of the size.
function M.part_scale(size, part)
  return size.scale and size.scale[part] or M.scale[part]
end

local function fitting_part(word, pixels, face, width)
  local part = ""
  for _, code in utf8.codes(word) do
    local longer = part .. utf8.char(code)
    if M.width(longer .. "…", pixels, face) > width then
      break
    end
    part = longer
  end
  return part .. "…"
end

--- The text in lines no wider than `width`, at most `most` of them; what is left over ends in "…".
function M.wrap(text, pixels, face, width, most)
  local lines = {}
  local line, reach = "", 0
  local blank = M.width(" ", pixels, face)
  text = text:gsub("(%d) %%", "%1\u{A0}%%") -- a number keeps its percent sign
  for word in text:gmatch("%S+") do
    local wide = M.width(word, pixels, face)
    if line == "" then
      line, reach = word, wide
    elseif reach + blank + wide <= width then
      line, reach = line .. " " .. word, reach + blank + wide
    elseif #lines + 1 == most then
      lines[#lines + 1] = fitting_part(line .. " " .. word, pixels, face, width)
      return lines
    else
      lines[#lines + 1] = line
      line, reach = word, wide
    end
  end
  if line ~= "" then
    lines[#lines + 1] = M.width(line, pixels, face) <= width and line
      or fitting_part(line, pixels, face, width)
  end
  return lines
end

--- As wrap, with lines of about the same width and not more of them.
function M.wrap_evenly(text, pixels, face, width, most)
  local lines = M.wrap(text, pixels, face, width, most)
  for tenths = 5, 9 do
    local narrow = M.wrap(text, pixels, face, width * tenths / 10, most)
    if #narrow == #lines and not narrow[#narrow]:find("…$") then
      return narrow
    end
  end
  return lines
end

function M.line_height(pixels)
  return pixels * LINE_HEIGHT
end

local function overlap(a, b)
  local wide = math.min(a.right, b.right) - math.max(a.left, b.left)
  local high = math.min(a.top, b.top) - math.max(a.bottom, b.bottom)
  return wide > 0 and high > 0 and wide * high or 0
end

local function box_at(x, y, width, height)
  return { left = x - width / 2, right = x + width / 2, bottom = y - height / 2,
    top = y + height / 2 }
end

-- Where a label may stand around its point, best first; below first when it asks for that.
local function candidates(label, width, height, gap)
  local above = box_at(label.x, label.top + gap + height / 2, width, height)
  local below = box_at(label.x, label.bottom - gap - height / 2, width, height)
  local right = box_at(label.x + gap + label.radius + width / 2, label.y, width, height)
  local left = box_at(label.x - gap - label.radius - width / 2, label.y, width, height)
  if label.prefers == "below" then
    return { below, left, right, above }
  end
  return { above, right, left, below }
end

local function cost(box, taken, area)
  local sum = 0
  local left, right, bottom, top = box.left, box.right, box.bottom, box.top
  for i = 1, #taken do
    local other = taken[i]
    if other.left < right and other.right > left and other.bottom < top and other.top > bottom then
      sum = sum + overlap(box, other)
    end
  end
  local inside = overlap(box, area)
  local whole = (box.right - box.left) * (box.top - box.bottom)
  return sum + 10 * (whole - inside)
end

--- Gives each label {x, y, top, bottom, radius, text} a free place: at_x, at_y of its centre.
--- One that is optional is left out where no place is free. y grows upward. `taken` are boxes no
--- label may cover; `area` is where labels may stand.
function M.place(labels, taken, area, pixels, face)
  local boxes = table.move(taken, 1, #taken, 1, {})
  for _, label in ipairs(labels) do
    boxes[#boxes + 1] = { left = label.x - label.radius, right = label.x + label.radius,
      bottom = label.bottom, top = label.top }
  end
  local height = pixels * 1.05
  for _, label in ipairs(labels) do
    -- A little more than its letters, so that two labels do not read as one.
    local width = M.width(label.text, pixels, face) + pixels * 0.2
    local best, least
    for _, box in ipairs(candidates(label, width, height, pixels * 0.12)) do
      local price = cost(box, boxes, area)
      if best == nil or price < least then
        best, least = box, price
      end
    end
    label.at_x = (best.left + best.right) / 2
    label.at_y = (best.bottom + best.top) / 2
    label.left_out = label.optional and least > 0
    boxes[#boxes + 1] = not label.left_out and best or nil
  end
end

return M
