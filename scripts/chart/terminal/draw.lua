-- A chart as text: what chart/frame.lua says in pixels, said in character cells. Title, legend,
-- axes, the plot, figures below it, notes and source. Makes no figure.
local Cells = require "chart.terminal.cells"
local glyphs_of = require("chart.terminal.glyphs").of
local miniature = require "chart.terminal.miniature"
local plots = require "chart.terminal.plot"
local template = require "chart.terminal.template"
local text = require "lotrinh.text"
local words = require "chart.words"
local words_table = require "chart.terminal.words_table"
local wrap = require("chart.terminal.wrap").lines

local M = {}

local GREY, VERMILION, PALE = 0x595959, 0xD55E00, 0xD9D9D9
local LEAST_ROWS, MOST_ROWS = 10, 26 -- of a plot whose axis may have any height
local USUAL, ENDLESS = 30, 1000 -- rows where there is no terminal: of a plot, of a list
local SQUARE, HOLLOW_SQUARE = 5, 4 -- gnuplot's point types
local PANEL_ROWS = 6 -- of a small panel
local WIDEST_NAMES = 0.42 -- of the width, for the names left of the plot

--- The size that charts are built for: so many columns and rows, as pixels of the layout.
function M.size(style)
  local pixels = 16
  -- A chart that shows as many rows as fit counts lines of text around the plot by itself.
  return { width = style.width * pixels * 0.6,
    height = ((style.height or ENDLESS) + 3) * pixels * 1.152,
    text = pixels, line = 1, png = 1, face = "DejaVu Sans", terminal = true }
end

local NARROW = { vi = "(Hẹp quá: ô chỉ cho thấy mức; màn hình rộng hơn sẽ có số.)",
  en = "(Narrow: squares show the level only; a wider terminal shows the numbers.)" }

local Page = {}
Page.__index = Page

local function new_page(spec, style)
  return setmetatable({ spec = spec, style = style, width = style.width, lines = {},
    glyphs = glyphs_of(style) }, Page)
end

-- One line with colours: a sheet of one row.
function Page:add(pieces)
  local cells = Cells.new(self.width, 1, self.style)
  for _, piece in ipairs(pieces) do
    cells:write(piece.at or 1, 1, text.visible(piece.text), piece)
  end
  self.lines[#self.lines + 1] = cells:line(1)
end

function Page:paragraph(sentence, cell)
  for _, line in ipairs(wrap(text.visible(sentence), self.width)) do
    self:add { { text = line, colour = cell.colour, bold = cell.bold } }
  end
end

function Page:head()
  local spec = self.spec
  self:paragraph(spec.title, { bold = true })
  local between = spec.subtitle ~= "" and " · " or ""
  local marked = spec.fictional and words.FICTIONAL .. between or ""
  if marked .. spec.subtitle ~= "" then
    self:paragraph(marked .. spec.subtitle, { colour = spec.fictional and VERMILION or GREY,
      bold = spec.fictional })
  end
end

-- Without colours a box is told by its fill, so the legend shows that.
function Page:fills(found)
  local fills = { count = 0 }
  local function note(colour)
    if colour and not fills[colour] then
      fills.count = fills.count + 1
      fills[colour] = colour == PALE and self.glyphs.pale
        or self.glyphs.fills[math.min(fills.count, #self.glyphs.fills)]
    end
  end
  for _, item in ipairs(found.items) do
    local box = item.style == "boxes" or item.style == "boxxyerror"
    for i = 1, box and #item.rows or 0 do
      local _, colour = template.cells(item, item.rows[i], found.names)
      if item.hollow then
        fills.hollow = true
      else
        note(colour)
      end
    end
  end
  return fills
end

function Page:mark_of(entry, fills)
  if self.shades and entry.point == SQUARE and self.style.colours < 256 then
    return self.shades[entry.colour]
  end
  if entry.point == 0 then
    return self.glyphs.dashes:rep(2)
  elseif entry.point == HOLLOW_SQUARE and fills.hollow then
    return self.spec.borderless and self.glyphs.empty or self.glyphs.hollow
  elseif self.style.colours == 0 and fills[entry.colour] and entry.point == SQUARE then
    return fills[entry.colour]
  end
  return self.glyphs.points[entry.point] or self.glyphs.point
end

-- Without colours shades are told by the numbers in the tiles, and not by a legend.
function Page:is_told(entry, fills)
  return self.shades or self.style.colours == 256 or fills.count <= #self.glyphs.fills
    or entry.point ~= SQUARE
end

function Page:legend(fills)
  local pieces, at = {}, 1
  for _, entry in ipairs(self.spec.legend or {}) do
    local mark = self:mark_of(entry, fills)
    local wide = text.width(mark) + 1 + text.width(entry.text)
    if at > 1 and at + wide > self.width then
      self:add(pieces)
      pieces, at = {}, 1
    end
    if self:is_told(entry, fills) then
      pieces[#pieces + 1] = { at = at, text = mark, colour = entry.colour }
      pieces[#pieces + 1] = { at = at + text.width(mark) + 1, text = entry.text }
      at = at + wide + 3
    end
  end
  if #pieces > 0 then
    self:add(pieces)
  end
end

-- Names left of the plot take what they need, and no more than a part of the width.
function Page:margin()
  local widest = 0
  for _, tic in ipairs(self.spec.y.tics) do
    widest = math.max(widest, text.width(tic.text))
  end
  for _, strip in ipairs(self.spec.strips or {}) do
    widest = math.max(widest, text.width(strip.name))
  end
  return math.min(widest, math.floor(self.width * WIDEST_NAMES))
end

-- Lines that a row of words needs at this width, and whether a plot has lines at all.
local function depth_of(spec, columns)
  local most = 1
  for _, one in ipairs(spec.texts or {}) do
    if one.lines and one.width then
      local room = math.max(1, math.floor(one.width / (spec.x.high - spec.x.low) * columns))
      most = math.max(most, #wrap(one.text, room, one.lines))
    end
  end
  return most
end

-- Whether something runs up and down between the rows, so that one line a row cannot show it.
local function has_curves(found)
  for _, item in ipairs(found.items) do
    local cells = item.rows[1] and template.cells(item, item.rows[1], found.names)
    if (item.style == "lines" or item.style == "linespoints") and #item.rows > 0
      or item.style == "vectors" and cells and cells[4] ~= 0 then
      return true
    end
  end
  return false
end

-- As many rows as there is room for, or a few less, so that the tics stand at even distances.
local function even_rows(spec, most)
  local best, price
  for rows = most, math.max(LEAST_ROWS, most - 4), -1 do
    local least, widest, before = math.huge, 0, nil
    for _, tic in ipairs(spec.y.tics) do
      local row = math.floor((spec.y.high - tic.at) / (spec.y.high - spec.y.low) * rows)
      row = math.min(row, rows - 1)
      if before then
        least, widest = math.min(least, before - row), math.max(widest, before - row)
      end
      before = row
    end
    if best == nil or widest - least < price then
      best, price = rows, widest - least
    end
  end
  return best
end

-- Named rows are a line each; an axis of figures is as high as the terminal allows.
function Page:plot_rows(found, columns, around)
  local spec = self.spec
  local span = spec.y.high - spec.y.low
  if spec.y.bare or #spec.y.tics == 0 then
    local deep = depth_of(spec, columns)
    if has_curves(found) then
      deep = PANEL_ROWS
    end
    return math.max(1, math.floor(span + 0.5)) * deep, deep
  end
  local room = math.max(LEAST_ROWS, math.min(MOST_ROWS, (self.style.height or USUAL) - around))
  return even_rows(spec, room), 1
end

-- The places above the plot where breaks and bands are named; those that would touch take a line
-- each.
function Page:marks(plot)
  local spec, list = self.spec, {}
  local heads = {}
  for i, head in ipairs(spec.heads or {}) do
    heads[i] = { x = head.x, text = text.clip(head.text, head.width and math.max(4,
      math.floor(head.width / (spec.x.high - spec.x.low) * plot.columns)) or plot.columns) }
  end
  for _, row in ipairs(self:place_along(plot, heads, 3)) do
    self:add(row)
  end
  for _, band in ipairs(spec.bands or {}) do
    list[#list + 1] = { x = (band.from + band.to) / 2, text = band.text }
  end
  for _, mark in ipairs(spec.breaks or {}) do
    list[#list + 1] = mark
  end
  for _, mark in ipairs(list) do
    local column = plots.cell_of(plot, mark.x, spec.y.low)
    for _, line in ipairs(wrap(mark.text, math.max(12, self.width - plot.left))) do
      local wide = text.width(line)
      local left = math.max(plot.left, math.min(plot.left + column - wide // 2,
        self.width - wide))
      self:add { { at = left + 1, text = line, colour = GREY } }
    end
  end
end

local function year_tics(spec, columns)
  local room = columns / (spec.x.high - spec.x.low)
  local step = 1
  for _, candidate in ipairs { 2, 5, 10 } do
    step = room * step < 5 and candidate or step
  end
  local tics = {}
  for year = spec.x.first, spec.x.last, step do
    tics[#tics + 1] = { at = year + 0.5, text = ("%d"):format(year) }
  end
  return tics
end

local function tic_row(plot, tic)
  local _, row = plots.cell_of(plot, plot.spec.x.low, tic.at)
  return row
end

-- The plot with its axis at the left: names where a row has one.
function Page:body(plot)
  local names = {}
  for _, tic in ipairs(self.spec.y.tics) do
    local row = tic_row(plot, tic)
    names[row] = names[row] or tic.text
  end
  local sheet = Cells.new(self.width, plot.rows, self.style)
  for row = 1, plot.rows do
    if names[row] then
      local name = text.clip(text.visible(names[row]), plot.left - 1)
      sheet:write(plot.left - text.width(name), row, name)
    end
    if plot.left > 0 and not self.spec.borderless then
      sheet:put(plot.left + 1, row, { colour = GREY,
        letter = names[row] and self.glyphs.tic_left or self.glyphs.up })
    end
    for column, cell in pairs(plot.cells.grid[row]) do
      sheet:put(plot.left + plot.axis + column, row, cell)
    end
  end
  for _, line in ipairs(sheet:lines()) do
    self.lines[#self.lines + 1] = line
  end
end

-- Texts centred at places of the x axis, on as many lines as keep them apart (at most `most`).
function Page:place_along(plot, items, most)
  local rows = {}
  for _, item in ipairs(items) do
    local column = plots.cell_of(plot, item.x, self.spec.y.low)
    local wide = text.width(item.text)
    local left = plot.left + plot.axis + column - wide // 2
    left = math.max(plot.left + 1, math.min(left, self.width - wide + 1))
    local number = 1
    while rows[number] and rows[number].reach >= left do
      number = number + 1
    end
    if number <= most then
      rows[number] = rows[number] or { reach = 0 }
      rows[number][#rows[number] + 1] = { at = left, text = item.text }
      rows[number].reach = left + wide
    end
  end
  return rows
end

function Page:x_axis(plot)
  local spec = self.spec
  local tics = spec.x.first and not spec.placeholder and year_tics(spec, plot.columns)
    or spec.x.tics or {}
  if #tics == 0 then
    return
  end
  local line = Cells.new(self.width, 1, self.style)
  for column = 0, plot.columns do
    line:put(plot.left + plot.axis + column, 1, { letter = self.glyphs.across, colour = GREY })
  end
  line:put(plot.left + plot.axis, 1, { letter = self.glyphs.corner })
  local items = {}
  for i, tic in ipairs(tics) do
    items[i] = { x = tic.at, text = tic.text }
    local column = plots.cell_of(plot, tic.at, spec.y.low)
    line:put(plot.left + plot.axis + column, 1, { letter = self.glyphs.tic })
  end
  self.lines[#self.lines + 1] = line:line(1)
  for _, row in ipairs(self:place_along(plot, items, 1)) do
    self:add(row)
  end
  if spec.x.title then
    self:add { { at = math.max(1, self.width - text.width(spec.x.title) + 1), text = spec.x.title,
      colour = GREY } }
  end
end

function Page:strips(plot)
  for _, strip in ipairs(self.spec.strips or {}) do
    local cells = table.move(strip.cells, 1, #strip.cells, 1, {})
    table.sort(cells, function(a, b) return a.x < b.x end)
    for i, row in ipairs(self:place_along(plot, cells, 3)) do
      if i == 1 then
        row[#row + 1] = { at = 1, text = text.clip(strip.name, math.max(1, plot.left - 1)),
          colour = GREY }
      end
      self:add(row)
    end
  end
end

function Page:notes()
  for _, note in ipairs(self.spec.notes) do
    self:paragraph(note, { colour = GREY })
  end
end

-- The words of the target, in the legend's place: its line carries none.
function Page:target()
  local target = self.spec.target
  if target then
    self:add { { text = self.glyphs.dashes:rep(2), colour = VERMILION },
      { at = 4, text = target.text, colour = VERMILION } }
  end
end

local function complete(spec)
  if spec.x.first then
    spec.x.low, spec.x.high = spec.x.first, spec.x.last + 1
  end
  if not spec.y.tics then
    spec.y.tics = {}
    for value = spec.y.low, spec.y.top_tic, spec.y.step do
      spec.y.tics[#spec.y.tics + 1] = { at = value, text = spec.y.name(value) }
    end
  end
  if spec.y.bare and #spec.y.tics > 0 then -- a picture leaves room below few rows, lines need none
    local lowest = math.huge
    for _, tic in ipairs(spec.y.tics) do
      lowest = math.min(lowest, tic.at)
    end
    spec.y.low = math.max(spec.y.low, lowest - 0.6)
  end
end

-- The plot with its axes and the figures below it.
function Page:picture(found, fills)
  local spec, style = self.spec, self.style
  local margin = self:margin()
  local left, axis = margin > 0 and margin + 1 or 0, margin > 0 and 1 or 0
  local columns = math.max(8, self.width - left - axis)
  local notes = 0
  for _, note in ipairs(spec.notes) do
    notes = notes + #wrap(note, self.width)
  end
  local rows, deep = self:plot_rows(found, columns,
    #self.lines + notes + #(spec.strips or {}) + #(spec.breaks or {}) + 4)
  local plot = { spec = spec, columns = columns, rows = rows, left = left, axis = axis, deep = deep,
    cells = Cells.new(columns, rows, style), glyphs = self.glyphs, style = style, fills = fills,
    wrap = wrap, tables = spec.borderless, shades = self.shades }
  plots.draw(plot, found)
  self:marks(plot)
  self:body(plot)
  self:x_axis(plot)
  self:strips(plot)
end

--- The lines of a chart; style = {width, height, colours = 0 | 16 | 256, plain}; plot_name is that
--- of its template. The second result is the chart in a dozen characters.
function M.lines(spec, plot_name, style)
  complete(spec)
  local page = new_page(spec, style)
  local found = template.read(plot_name, spec)
  local fills = page:fills(found)
  page.shades = plots.shades_of(spec, found, style.width)
  if page.shades then
    spec.texts = {}
  end
  page:head()
  page:legend(fills)
  if page.shades then
    page:paragraph(words.say(NARROW), { colour = GREY })
  end
  page:target()
  if words_table.is_one(spec) and not has_curves(found) then
    local lines = words_table.lines(spec, found, style, page.glyphs)
    table.move(lines, 1, #lines, #page.lines + 1, page.lines)
  else
    page:picture(found, fills)
  end
  page:notes()
  return page.lines, miniature.of(found, spec, style, page.glyphs)
end

return M
