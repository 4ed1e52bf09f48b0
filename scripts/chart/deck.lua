-- Charts and pages of words as one PDF of many pages, 16:9, drawn by gnuplot in one go. Knows not
-- what the pages say.
local chart = require "chart"
local frame = require "chart.frame"
local gnuplot = require "lotrinh.gnuplot"
local layout = require "chart.layout"
local resource = require "lotrinh.resource"
local source = require "chart.source"

local M = {}

M.SIZE = layout.sizes.meeting

local NAME = "slides.pdf"

-- Every page draws for itself; within a deck only the first opens the file and none closes it.
-- gnuplot drops the pages before when the terminal is set again.
local function without(script, pattern)
  local changed, count = script:gsub(pattern, "\n", 1)
  assert(count == 1, "plots/style.gp no longer has " .. pattern)
  return changed
end

local function continued(script, number)
  script = without(script, "\nunset output\n$")
  if number == 1 then
    return script
  end
  script = without(script, "\n  set terminal pdfcairo [^\n]*\\\n[^\n]*\n")
  return "reset\n" .. without(script, "\nset output OUTPUT\n")
end

local ALIGN = { left = 1, center = 2, right = 3 }

local function column(rows, field, scale)
  local values = {}
  for i, row in ipairs(rows) do
    values[i] = scale and row[field] / scale or row[field]
  end
  return values
end

-- The script of a page of words: lines = {{text, x, y, scale, colour, align}}, boxes = {{left,
-- right, top, bottom, colour}}, in pixels from the lower left.
local function words_script(page)
  local size, out = M.SIZE, source.new()
  out:text("FORMAT", "pdf")
  out:text("OUTPUT", NAME)
  frame.write_size(out, size)
  out:number("WATERMARK_SCALE", 1)
  out:texts("LINE_TEXT", column(page.lines, "text"))
  out:numbers("LINE_X", column(page.lines, "x", size.width))
  out:numbers("LINE_Y", column(page.lines, "y", size.height))
  out:numbers("LINE_SCALE", column(page.lines, "scale"))
  out:numbers("LINE_COLOUR", column(page.lines, "colour"))
  local aligns = {}
  for i, line in ipairs(page.lines) do
    aligns[i] = ALIGN[line.align or "left"]
  end
  out:numbers("LINE_ALIGN", aligns)
  for _, side in ipairs { "left", "right" } do
    out:numbers("BOX_" .. side:upper(), column(page.boxes, side, size.width))
  end
  for _, side in ipairs { "top", "bottom" } do
    out:numbers("BOX_" .. side:upper(), column(page.boxes, side, size.height))
  end
  out:numbers("BOX_COLOUR", column(page.boxes, "colour"))
  return out:concat() .. assert(resource.read "plots/style.gp")
    .. assert(resource.read "plots/slide.gp")
end

--- A page of a chart with its figures; nil when there is nothing to draw.
function M.chart(name, data)
  local built = chart.build(name, { data = data, size = "meeting", format = "pdf" })
  return built and { script = built.script } or nil
end

-- A chart is drawn into a file of its own name; here it is a page of ours.
local function renamed(script)
  local output = "\nOUTPUT = " .. gnuplot.quote(NAME)
  return (script:gsub("\nOUTPUT = [^\n]*", function() return output end, 1))
end

-- The library that writes the pages puts the time in; the same data are to give the same bytes.
local function dated(bytes, day)
  local stamp = day:gsub("-", "") .. "000000"
  return (bytes:gsub("/CreationDate %(D:" .. ("%d"):rep(#stamp), "/CreationDate (D:" .. stamp))
end

--- The deck as bytes. pages = {{lines, boxes} or M.chart(...)}; day is that of the figures.
--- nil, why when it could not be drawn.
function M.draw(pages, day)
  local scripts = {}
  for i, page in ipairs(pages) do
    scripts[i] = continued(page.script and renamed(page.script) or words_script(page), i)
  end
  local runner <close>, why = gnuplot.open()
  if not runner then
    return nil, why
  end
  local number, stopped = runner:add { name = "slides", output = NAME, format = "pdf",
    script = table.concat(scripts) .. "unset output\n" }
  if not number then
    return nil, stopped
  end
  local done, drawn = runner:next(true)
  if not done then
    return nil, drawn
  elseif drawn.why then
    return nil, drawn.why
  end
  return dated(drawn.picture, day)
end

return M
