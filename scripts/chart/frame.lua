-- Lays a chart out: where title, legend, plot, figures below the axis and notes stand, and the
-- variables that plots/frame.gp reads. Knows what a spec is (below), not what any one chart shows.
--
-- spec = {
--   title, alt = one sentence each;  subtitle, notes = {...}
--   fictional = true: says so, in the words every made-up figure carries
--   x = {first = 2019, last = 2030}: years; a year reaches from its number to the next; or
--   x = {low, high, tics = {{at, text}}, title}: any axis, as wide as its numbers
--   y = {low, high, step, top_tic, name = function(value)}: the axis, in the units of the blocks;
--     or {low, high, tics = {{at, text}}, bare = true}: named places, bare without grid lines
--   texts = {{x, y, text, align, width, part, colour, lines}}: words in the plot; width in axis
--     units cuts them short, align is "left", "center" (usual) or "right"
--   strips = {{name, cells = {{x, text}}}}: rows of figures below the axis
--   labels = {{x, y, top, bottom, text, colour, prefers, optional}}: at points; top and bottom of
--     their bars; optional ones are left out where no place is free
--   obstacles = {{left, right, bottom, top}}: in axis units; labels keep off them
--   heads = {{x, text, width}}: names above parts of the plot, width in axis units
--   breaks = {{x, text}}, bands = {{from, to, text}}: where the meaning changes
--   target = {y, text}
--   true_shape = true: one unit of x is as long as one of y;  plot = "NAME": of plots/
--   legend = {{text, point, colour}}: gnuplot's point type;  ready = function(out): adds own blocks
-- }
local layout = require "chart.layout"
local legends = require "chart.legend"
local words = require "chart.words"

local M = {}

local POINT_RADIUS = 0.2 -- of the text height
local TARGET_COLOUR = 0xD55E00 -- VERMILION of plots/style.gp
local POINT_KEEP = 0.3 -- what labels keep off a point, of the text height

local scaled = layout.pixels

-- What a spec may leave out, filled in; years become an axis like any other.
local function complete(spec)
  local x, y = spec.x, spec.y
  if x.first then
    x.low, x.high = x.first, x.last + 1
  end
  if not y.tics then
    y.tics = {}
    for value = y.low, y.top_tic, y.step do
      y.tics[#y.tics + 1] = { at = value, text = y.name(value) }
    end
  end
  spec.strips, spec.labels, spec.legend = spec.strips or {}, spec.labels or {}, spec.legend or {}
end

local function head_lines(spec, size)
  local width = size.width - 2 * size.text
  local lines = {}
  local function add(text, part, most)
    for _, line in ipairs(layout.wrap(text, scaled(size, part), size.face, width, most)) do
      lines[#lines + 1] = { text = line, scale = layout.part_scale(size, part) }
    end
  end
  add(spec.title, "title", 3)
  -- Bars may hide the watermark; these words nothing hides.
  local between = spec.subtitle ~= "" and " · " or ""
  add((spec.fictional and words.FICTIONAL .. between or "") .. spec.subtitle, "subtitle", 3)
  return lines
end

local function note_lines(spec, size)
  local width = size.width - 2 * size.text
  local lines = {}
  for _, note in ipairs(spec.notes) do
    for _, line in ipairs(layout.wrap(note, scaled(size, "note"), size.face, width, 3)) do
      lines[#lines + 1] = line
    end
  end
  return lines
end

-- The widest text left of the axis: tic labels and names of the strips.
local function left_margin(spec, size)
  local widest = 0
  for _, tic in ipairs(spec.y.tics) do
    widest = math.max(widest, layout.width(tic.text, scaled(size, "tic"), size.face))
  end
  for _, strip in ipairs(spec.strips) do
    widest = math.max(widest, layout.width(strip.name, scaled(size, "strip"), size.face))
  end
  return size.text * (widest > 0 and 1.2 or 0.6) + widest
end

-- The places above the plot where breaks and bands are named, wrapped to the room there is.
local function mark_lines(spec, size, plot)
  local marks = {}
  local pixels = scaled(size, "note")
  local most = 0
  local function add(x, text, width)
    local lines = layout.wrap_evenly(text, pixels, size.face, width, 3)
    most = math.max(most, #lines)
    local widest = 0
    for _, line in ipairs(lines) do
      widest = math.max(widest, layout.width(line, pixels, size.face))
    end
    local middle = plot.left + (x - spec.x.low) / (spec.x.high - spec.x.low)
      * (plot.right - plot.left)
    middle = math.max(middle, plot.left + widest / 2)
    middle = math.min(middle, size.width - size.text * 0.5 - widest / 2)
    marks[#marks + 1] = { x = middle, lines = lines, left = middle - widest / 2,
      right = middle + widest / 2 }
  end
  for _, band in ipairs(spec.bands or {}) do
    add((band.from + band.to) / 2, band.text, size.width * 0.3)
  end
  for _, mark in ipairs(spec.breaks or {}) do
    add(mark.x, mark.text, size.width * 0.24)
  end
  for _, head in ipairs(spec.heads or {}) do
    add(head.x, head.text, head.width / (spec.x.high - spec.x.low) * (plot.right - plot.left))
  end
  table.sort(marks, function(a, b)
    return a.x < b.x
  end)
  -- Two names that would touch move apart, the left one as far as the plot allows.
  for i = 2, #marks do
    local over = marks[i - 1].right + pixels - marks[i].left
    if over > 0 then
      local room = math.max(0, marks[i - 1].left - plot.left)
      local move = math.min(over, room)
      marks[i - 1].x = marks[i - 1].x - move
    end
  end
  return marks, most
end

-- Cells that would touch go to a row below: a strip is as many rows as it needs.
local function strip_rows(spec, size, plot)
  local pixels = scaled(size, "strip")
  local per_year = (plot.right - plot.left) / (spec.x.high - spec.x.low)
  local most = (size.width - plot.left) + spec.x.low * per_year -- the edge of the canvas
  local rows = {}
  for _, strip in ipairs(spec.strips) do
    local first = #rows + 1
    rows[first] = { name = strip.name, cells = {}, reach = -math.huge }
    local cells = table.move(strip.cells, 1, #strip.cells, 1, {})
    table.sort(cells, function(a, b)
      return a.x < b.x
    end)
    for _, cell in ipairs(cells) do
      local half = layout.width(cell.text, pixels, size.face) / 2
      local at = math.min(cell.x * per_year, most - half)
      local number = first
      while rows[number] and rows[number].reach > at - half do
        number = number + 1
      end
      rows[number] = rows[number] or { name = "", cells = {} }
      rows[number].reach = at + half + pixels * 0.3
      table.insert(rows[number].cells, { x = at / per_year, text = cell.text })
    end
  end
  return rows
end

-- All heights from the top down and from the bottom up; what is left is the plot.
local function measure(spec, size, legend_rows)
  local place = { head = head_lines(spec, size), notes = note_lines(spec, size) }
  place.plot = { left = left_margin(spec, size), right = size.width - size.text * 0.8 }
  place.marks, place.mark_rows = mark_lines(spec, size, place.plot)
  local y = size.height - size.text * 0.35
  for _, line in ipairs(place.head) do
    local height = layout.line_height(size.text * line.scale)
    line.y = y - height / 2
    y = y - height
  end
  y = y - size.text * 0.25
  place.legend_top = y
  y = y - legend_rows * layout.line_height(scaled(size, "legend"))
  local mark_height = layout.line_height(scaled(size, "note"))
  place.marks_bottom = y - place.mark_rows * mark_height
  place.plot.top = place.marks_bottom - size.text * 0.5
  local bottom = size.text * 0.3
  for i = #place.notes, 1, -1 do
    place.notes[i] = { text = place.notes[i], y = bottom + mark_height / 2 }
    bottom = bottom + mark_height
  end
  bottom = bottom + size.text * 0.25
  local strip_height = layout.line_height(scaled(size, "strip"))
  place.strips = strip_rows(spec, size, place.plot)
  for i = #place.strips, 1, -1 do
    place.strips[i].y = bottom + strip_height / 2
    bottom = bottom + strip_height
  end
  local tic_height = layout.line_height(scaled(size, "tic"))
  if spec.x.title then
    place.x_title_y = bottom + tic_height / 2
    bottom = bottom + tic_height
  end
  if #(spec.x.tics or {}) == 0 and not spec.x.first then
    tic_height = 0
  end
  place.tic_y = bottom + tic_height / 2
  place.plot.bottom = bottom + tic_height + size.text * 0.1
  return place
end

local function pixel_maps(spec, plot)
  local function across(x)
    return plot.left + (x - spec.x.low) / (spec.x.high - spec.x.low)
      * (plot.right - plot.left)
  end
  local function up(y)
    return plot.bottom + (y - spec.y.low) / (spec.y.high - spec.y.low) * (plot.top - plot.bottom)
  end
  return across, up
end

-- The words of the target stand above or below its line, at the end where no figure is near.
local function target_label(spec, size, plot, up)
  if not spec.target then
    return nil
  end
  local pixels = scaled(size, "label")
  return { x = plot.right, y = up(spec.target.y), text = spec.target.text, target = true,
    width = layout.width(spec.target.text, pixels, size.face) }
end

local function boxes_of(spec, across, up)
  local boxes = {}
  for _, box in ipairs(spec.obstacles or {}) do
    boxes[#boxes + 1] = { left = across(box.left), right = across(box.right),
      bottom = up(box.bottom), top = up(box.top) }
  end
  return boxes
end

local function hits(box, others)
  local sum = 0
  for _, other in ipairs(others) do
    local wide = math.min(box.right, other.right) - math.max(box.left, other.left)
    local high = math.min(box.top, other.top) - math.max(box.bottom, other.bottom)
    sum = sum + (wide > 0 and high > 0 and wide * high or 0)
  end
  return sum
end

local function place_target(target, size, plot, boxes)
  local pixels = scaled(size, "label")
  local half = target.width / 2
  local best, least
  for _, x in ipairs({ plot.right - half - pixels * 0.3, plot.left + half + pixels * 0.5,
    (plot.left + plot.right) / 2 }) do
    for _, y in ipairs({ target.y + pixels * 0.75, target.y - pixels * 0.75 }) do
      local box = { left = x - half, right = x + half, bottom = y - pixels * 0.5,
        top = y + pixels * 0.5, x = x, y = y }
      local price = hits(box, boxes)
      if best == nil or price < least then
        best, least = box, price
      end
    end
  end
  return least == 0 and best or nil
end

local function place_labels(spec, size, place)
  local across, up = pixel_maps(spec, place.plot)
  local boxes = boxes_of(spec, across, up)
  local radius = size.text * POINT_KEEP
  local labels = {}
  local points = table.move(boxes, 1, #boxes, 1, {})
  for i, label in ipairs(spec.labels) do
    labels[i] = { x = across(label.x), y = up(label.y), text = label.text, radius = radius,
      top = math.max(up(label.top or label.y), up(label.y) + radius),
      bottom = math.min(up(label.bottom or label.y), up(label.y) - radius),
      prefers = label.prefers, colour = label.colour, optional = label.optional }
    points[#points + 1] = { left = labels[i].x - radius * 3, right = labels[i].x + radius * 3,
      bottom = labels[i].bottom, top = labels[i].top + size.text }
  end
  local target = target_label(spec, size, place.plot, up)
  if target then
    place.target = place_target(target, size, place.plot, points)
    boxes[#boxes + 1] = place.target
  end
  place.legend = table.move(spec.legend, 1, #spec.legend, 1, {})
  if spec.target and not place.target then
    table.insert(place.legend, { text = spec.target.text, point = 0, colour = TARGET_COLOUR })
  end
  layout.place(labels, boxes, { left = place.plot.left, right = size.width,
    bottom = place.plot.bottom, top = place.plot.top + size.text * 0.3 }, scaled(size, "label"),
    size.face)
  place.labels = {}
  for _, label in ipairs(labels) do
    place.labels[#place.labels + 1] = not label.left_out and label or nil
  end
end

local function column(rows, field, divisor)
  local values = {}
  for i, row in ipairs(rows) do
    values[i] = divisor and row[field] / divisor or row[field]
  end
  return values
end

--- Writes the sizes and fonts that plots/style.gp reads.
function M.write_size(out, size)
  out:number("WIDTH", size.width)
  out:number("HEIGHT", size.height)
  out:number("TEXT", size.text)
  out:number("LINE", size.line)
  out:number("PNG_SCALE", size.png)
  out:text("FACE", size.face)
  for _, part in ipairs({ "legend", "label", "tic", "strip", "note" }) do
    out:number(part:upper() .. "_SCALE", layout.part_scale(size, part))
  end
  out:number("POINT_RADIUS", POINT_RADIUS)
end

local function write_words(out, spec, size, place)
  local watermark = spec.watermark or spec.fictional and words.FICTIONAL or ""
  out:number("HEAD_X", 0.5 * size.text / size.width)
  out:texts("HEAD", column(place.head, "text"))
  out:numbers("HEAD_Y", column(place.head, "y", size.height))
  out:numbers("HEAD_SCALE", column(place.head, "scale"))
  out:texts("NOTE", column(place.notes, "text"))
  out:numbers("NOTE_Y", column(place.notes, "y", size.height))
  out:text("WATERMARK", watermark)
  local plot = place.plot
  local length = math.max(1, layout.width(watermark, 1, size.face))
  out:number("WATERMARK_SCALE", 0.8 * (plot.right - plot.left) / length / size.text)
end

-- Every year when there is room for its digits, else every second, fifth or tenth.
local function year_tics(spec, size, plot)
  local wide = layout.width("2000 ", scaled(size, "tic"), size.face)
  local room = (plot.right - plot.left) / (spec.x.high - spec.x.low)
  local step = 1
  for _, candidate in ipairs({ 2, 5, 10 }) do
    step = room * step < wide and candidate or step
  end
  local tics = {}
  for year = spec.x.first, spec.placeholder and spec.x.first - 1 or spec.x.last, step do
    tics[#tics + 1] = { at = year + 0.5, text = ("%d"):format(year) }
  end
  return tics
end

-- Years are parted by lines between them, other axes have lines at their names.
local function grid_of(spec)
  local lines = {}
  if spec.x.first then
    for year = spec.x.first + 1, spec.x.last do
      lines[#lines + 1] = year
    end
    return lines
  end
  return spec.x.bare and lines or column(spec.x.tics, "at")
end

local function write_axes(out, spec, size, place)
  local plot = place.plot
  for _, side in ipairs({ "left", "right" }) do
    out:number("PLOT_" .. side:upper(), plot[side] / size.width)
  end
  for _, side in ipairs({ "bottom", "top" }) do
    out:number("PLOT_" .. side:upper(), plot[side] / size.height)
  end
  local tics = spec.x.first and year_tics(spec, size, plot) or spec.x.tics
  out:number("X_LOW", spec.x.low)
  out:number("X_HIGH", spec.x.high)
  out:numbers("X_TIC", column(tics, "at"))
  out:texts("X_NAME", column(tics, "text"))
  out:number("X_TIC_Y", place.tic_y / size.height)
  out:numbers("X_GRID", grid_of(spec))
  out:text("X_TITLE", spec.x.title or "")
  out:number("X_TITLE_Y", (place.x_title_y or 0) / size.height)
  out:number("Y_LOW", spec.y.low)
  out:number("Y_HIGH", spec.y.high)
  out:numbers("Y_TIC", column(spec.y.tics, "at"))
  out:texts("Y_NAME", column(spec.y.tics, "text"))
  out:numbers("Y_GRID", spec.y.bare and {} or column(spec.y.tics, "at"))
  out:number("Y_NAME_X", (plot.left - size.text * 0.3) / size.width)
  out:number("BORDER", spec.borderless and 0 or 3)
end

local ALIGN = { left = 1, center = 2, right = 3 }

-- Words in the plot, cut to the width they may take.
local function write_texts(out, spec, size, plot)
  local across = (plot.right - plot.left) / (spec.x.high - spec.x.low)
  local up = (plot.top - plot.bottom) / (spec.y.high - spec.y.low)
  local lines = {}
  for _, text in ipairs(spec.texts or {}) do
    local scale = text.scale or layout.part_scale(size, text.part or "label")
    local pixels = size.text * scale
    local wrapped = layout.wrap(text.text, pixels, size.face,
      text.width and text.width * across or size.width, text.lines or 1)
    local height = pixels * 1.15 / up
    for i, line in ipairs(wrapped) do
      lines[#lines + 1] = { text = line, x = text.x, scale = scale, colour = text.colour or 0,
        y = text.y + ((#wrapped + 1) / 2 - i) * height, align = ALIGN[text.align or "center"] }
    end
  end
  out:texts("TEXT_LINE", column(lines, "text"))
  for _, name in ipairs({ "x", "y", "scale", "align", "colour" }) do
    out:numbers("TEXT_" .. name:upper(), column(lines, name))
  end
end

local function write_strips(out, size, place)
  local cells = {}
  for _, strip in ipairs(place.strips) do
    for _, cell in ipairs(strip.cells) do
      cells[#cells + 1] = { x = cell.x, text = cell.text, y = strip.y }
    end
  end
  out:texts("STRIP_NAME", column(place.strips, "name"))
  out:numbers("STRIP_NAME_Y", column(place.strips, "y", size.height))
  out:texts("CELL", column(cells, "text"))
  out:numbers("CELL_X", column(cells, "x"))
  out:numbers("CELL_Y", column(cells, "y", size.height))
end

local function write_marks(out, spec, size, place)
  out:numbers("BAND_FROM", column(spec.bands or {}, "from"))
  out:numbers("BAND_TO", column(spec.bands or {}, "to"))
  out:numbers("BREAK_X", column(spec.breaks or {}, "x"))
  local height = layout.line_height(scaled(size, "note"))
  local lines = {}
  for _, mark in ipairs(place.marks) do
    for i, text in ipairs(mark.lines) do
      lines[#lines + 1] = { text = text, x = mark.x,
        y = place.marks_bottom + (#mark.lines - i + 0.5) * height }
    end
  end
  out:texts("MARK", column(lines, "text"))
  out:numbers("MARK_X", column(lines, "x", size.width))
  out:numbers("MARK_Y", column(lines, "y", size.height))
  local target = place.target
  out:number("TARGET_SHOWN", spec.target and 1 or 0)
  out:number("TARGET_NAMED", target and 1 or 0)
  out:number("TARGET_Y", spec.target and spec.target.y or 0)
  out:text("TARGET", spec.target and spec.target.text or "")
  out:number("TARGET_AT_X", target and target.x / size.width or 0)
  out:number("TARGET_AT_Y", target and target.y / size.height or 0)
end

local function write_labels(out, size, place)
  out:texts("LABEL", column(place.labels, "text"))
  out:numbers("LABEL_X", column(place.labels, "at_x", size.width))
  out:numbers("LABEL_Y", column(place.labels, "at_y", size.height))
  out:numbers("LABEL_COLOUR", column(place.labels, "colour"))
end

local function write_legend(out, size, place)
  local height = layout.line_height(scaled(size, "legend"))
  local entries = legends.flow(place.legend, size)
  for _, entry in ipairs(entries) do
    entry.y = place.legend_top - (entry.row - 0.5) * height
  end
  out:number("LEGEND_DASH", legends.dash(size) / size.width)
  out:texts("LEGEND", column(entries, "text"))
  out:numbers("LEGEND_X", column(entries, "x", size.width))
  out:numbers("LEGEND_Y", column(entries, "y", size.height))
  out:numbers("LEGEND_MARK_X", column(entries, "mark_x", size.width))
  out:numbers("LEGEND_POINT", column(entries, "point"))
  out:numbers("LEGEND_COLOUR", column(entries, "colour"))
end

-- Widens the axis that has room to spare, so that shapes stay true.
local function keep_shape(spec, plot)
  local x, y = spec.x, spec.y
  local scale = math.min((plot.right - plot.left) / (x.high - x.low),
    (plot.top - plot.bottom) / (y.high - y.low))
  for axis, room in pairs { [x] = plot.right - plot.left, [y] = plot.top - plot.bottom } do
    local more = (room / scale - (axis.high - axis.low)) / 2
    axis.low, axis.high = axis.low - more, axis.high + more
  end
end

--- Writes every variable of the frame and the chart's own blocks.
function M.write(out, spec, size)
  complete(spec)
  local _, rows = legends.flow(spec.legend, size)
  local place = measure(spec, size, rows)
  if spec.true_shape then
    keep_shape(spec, place.plot)
  end
  place_labels(spec, size, place)
  local _, needed = legends.flow(place.legend, size)
  if needed > rows then -- the target went into the legend and needs a row of its own
    place = measure(spec, size, needed)
    place_labels(spec, size, place)
  end
  M.write_size(out, size)
  write_words(out, spec, size, place)
  write_axes(out, spec, size, place)
  write_texts(out, spec, size, place.plot)
  write_strips(out, size, place)
  write_marks(out, spec, size, place)
  write_labels(out, size, place)
  write_legend(out, size, place)
  spec.ready(out)
end

--- A picture that only says why there is none.
function M.placeholder(title, sentence, data)
  return {
    title = title, subtitle = sentence, alt = sentence, notes = { data.source },
    placeholder = true, watermark = words.say({ vi = "chưa có số liệu", en = "no figures" }),
    x = { first = 0, last = 0 },
    y = { low = 0, high = 1, step = 2, top_tic = 0,
      name = function()
        return ""
      end },
    strips = {}, labels = {},
    legend = {},
    ready = function() end,
  }
end

return M
