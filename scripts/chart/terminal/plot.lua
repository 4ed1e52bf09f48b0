-- The inside of a chart in character cells: boxes, areas, lines, points and words of a spec at
-- their places. Lines and areas are braille dots, boxes are blocks.
local braille = require "lotrinh.braille"
local template = require "chart.terminal.template"
local text = require "lotrinh.text"

local M = {}

local WHITE = 0xFFFFFF -- what is drawn in it hides what is below, which cells do by themselves

-- Where values of the axes are in dots of the raster, from its top left.
local function maps_of(plot)
  local x, y = plot.spec.x, plot.spec.y
  local wide, high = 2 * plot.columns, 4 * plot.rows
  return function(value)
    return (value - x.low) / (x.high - x.low) * wide
  end, function(value)
    return (y.high - value) / (y.high - y.low) * high
  end
end

local function clamp(value, low, high)
  return math.max(low, math.min(high, value))
end

--- The cell of a place.
function M.cell_of(plot, x, y)
  local column = math.floor(plot.across(x) / 2) + 1
  local row = math.floor(plot.down(y) / 4) + 1
  return column == plot.columns + 1 and plot.columns or column,
    row == plot.rows + 1 and plot.rows or row
end

local painters = {}

function painters.lines(plot, item)
  local before
  for _, row in ipairs(item.rows) do
    local cells, colour = template.cells(item, row, plot.names)
    local here = cells and { plot.across(cells[1]), plot.down(cells[2]) }
    if here and before then
      plot.raster:line(before[1], before[2], here[1], here[2], colour, item.dashed and 2 or 1,
        item.dashed and 2 or 0)
    end
    before = here
  end
end

function painters.points(plot, item)
  for _, row in ipairs(item.rows) do
    local cells, colour, point = template.cells(item, row, plot.names)
    if cells and colour ~= WHITE then
      local column, place = M.cell_of(plot, cells[1], cells[2])
      plot.points[#plot.points + 1] = { column = column, row = place, colour = colour,
        letter = plot.glyphs.points[point] or plot.glyphs.point }
    end
  end
end

function painters.linespoints(plot, item)
  painters.lines(plot, item)
  painters.points(plot, item)
end

-- Beside names an interval is a line of letters, so that all of them look alike.
local function paint_interval(plot, x0, x1, y, colour)
  local first, row = M.cell_of(plot, x0, y)
  local last = M.cell_of(plot, x1, y)
  for column = math.max(1, first), math.min(last, plot.columns) do
    plot.cells:put(column, row, { letter = plot.glyphs.across, colour = colour })
  end
end

function painters.vectors(plot, item)
  for _, row in ipairs(item.rows) do
    local cells, colour = template.cells(item, row, plot.names)
    if cells and cells[4] == 0 and plot.spec.y.bare and plot.deep == 1 then
      paint_interval(plot, cells[1], cells[1] + cells[3], cells[2], colour)
    elseif cells then
      local x0, y0 = plot.across(cells[1]), plot.down(cells[2])
      local x1, y1 = plot.across(cells[1] + cells[3]), plot.down(cells[2] + cells[4])
      local most = 2 * plot.columns - 1 -- an end at the right edge is seen
      plot.raster:line(math.min(x0, most), y0, math.min(x1, most), y1, colour,
        item.dashed and 2 or 1, item.dashed and 2 or 0)
    end
  end
end

function painters.filledcurves(plot, item)
  local before
  for _, row in ipairs(item.rows) do
    local cells, colour = template.cells(item, row, plot.names)
    local here = cells and { plot.across(cells[1]),
      plot.down(math.max(cells[2], cells[3])), plot.down(math.min(cells[2], cells[3])) }
    if here and before then
      plot.raster:area(before[1], before[2], before[3], here[1], here[2], here[3], colour)
    end
    before = here
  end
end

-- A box with words in it is a tile: its shade is its background, and without colours it has none.
local function holds_words(plot, box)
  for _, words in ipairs(plot.spec.texts or {}) do
    if words.x > box.left and words.x < box.right and words.y > box.bottom and words.y < box.top
      and words.align ~= "left" and words.align ~= "right" then
      return true
    end
  end
  return false
end

local function fill_of(plot, box)
  if box.hollow then
    return plot.glyphs.hollow
  elseif plot.style.colours > 0 then
    return plot.glyphs.fills[1]
  end
  return plot.fills[box.colour] or plot.glyphs.fills[1]
end

-- Words stand on the colour of their bar, else between its fill.
local function bar_cell(plot, box, letter)
  if plot.style.colours == 256 and not box.hollow and box.words then
    return { letter = " ", back = box.colour }
  end
  return { letter = letter, colour = box.colour }
end

local function box_cells(plot, box)
  local left, right = plot.across(box.left) / 2, plot.across(box.right) / 2
  local top, bottom = plot.down(box.top) / 4, plot.down(box.bottom) / 4
  return clamp(left, 0, plot.columns), clamp(right, 0, plot.columns), clamp(top, 0, plot.rows),
    clamp(bottom, 0, plot.rows)
end

local function paint_tile(plot, box)
  local left, right, top, bottom = box_cells(plot, box)
  local first, last = math.floor(left + 0.5) + 1, math.max(math.floor(right + 0.5) - 1,
    math.floor(left + 0.5) + 1)
  local high = math.floor((top + bottom) / 2) + 1
  for row = math.min(high, math.floor(top + 0.5) + 1), math.max(high, math.floor(bottom + 0.5)) do
    for column = first, last do
      if box.hollow then
        plot.cells:put(column, row, { letter = column == (first + last) // 2 and plot.glyphs.empty
          or nil, colour = box.colour })
      elseif plot.style.colours == 256 then
        plot.cells:put(column, row, { back = box.colour, letter = " " })
      elseif plot.shades and column == (first + last) // 2 then
        plot.cells:put(column, row, { letter = plot.shades[box.colour] })
      end
    end
  end
end

-- A bar that lies: as long as its value to an eighth of a cell.
local function paint_lying(plot, box)
  local left, right, top, bottom = box_cells(plot, box)
  local fill = fill_of(plot, box)
  local first = math.floor(left + 0.5)
  for row = math.floor(top + 0.5) + 1, math.max(math.floor(top + 0.5) + 1,
    math.floor(bottom + 0.5)) do
    for column = first + 1, math.floor(right) do
      plot.cells:put(column, row, bar_cell(plot, box, fill))
    end
    local eighths = math.floor((right - math.floor(right)) * 8 + 0.5)
    if eighths > 0 and right > first and not box.words then
      plot.cells:put(math.floor(right) + 1, row, { colour = box.colour,
        letter = fill == plot.glyphs.fills[1] and plot.glyphs.beside[eighths]
          or eighths >= 4 and fill or nil })
    end
  end
end

-- A bar that stands: as high as its value to an eighth of a cell.
local function paint_standing(plot, box)
  local left, right, top, bottom = box_cells(plot, box)
  local fill = fill_of(plot, box)
  local first = math.floor(left + 0.5) + 1
  local last = math.max(first, math.floor(right + 0.5))
  for column = first, last do
    for row = math.ceil(top) + 1, math.floor(bottom + 0.5) do
      plot.cells:put(column, row, { letter = fill, colour = box.colour })
    end
    local eighths = math.floor((math.ceil(top) - top) * 8 + 0.5)
    if eighths > 0 then
      plot.cells:put(column, math.ceil(top), { colour = box.colour,
        letter = fill == plot.glyphs.fills[1] and plot.glyphs.below[eighths]
          or eighths >= 4 and fill or nil })
    end
  end
end

local function paint_frame(plot, box)
  local x0, x1 = plot.across(box.left), math.min(plot.across(box.right), 2 * plot.columns - 1)
  local y0, y1 = plot.down(box.top), math.min(plot.down(box.bottom), 4 * plot.rows - 1)
  for _, side in ipairs { { x0, y0, x1, y0 }, { x0, y1, x1, y1 }, { x0, y0, x0, y1 },
    { x1, y0, x1, y1 } } do
    plot.raster:line(side[1], side[2], side[3], side[4], box.colour, 1, 1)
  end
end

local function paint_box(plot, box)
  local high = (box.top - box.bottom) / (plot.spec.y.high - plot.spec.y.low) * plot.rows
  local wide = (box.right - box.left) / (plot.spec.x.high - plot.spec.x.low) * plot.columns
  box.words = holds_words(plot, box)
  if box.tiles and (box.words or box.hollow or plot.shades) then
    paint_tile(plot, box)
  elseif box.hollow and high > 2.5 and wide > 8 then
    paint_frame(plot, box)
  elseif plot.spec.y.bare or #plot.spec.y.tics == 0 then
    paint_lying(plot, box)
  else
    paint_standing(plot, box)
  end
end

-- Whether the boxes of a picture are squares of a grid: no axes, and words in them.
local function is_grid(spec, lines)
  return #spec.y.tics == 0 and #(spec.x.tics or {}) == 0 and #(spec.texts or {}) > 0 and not lines
end

function painters.boxxyerror(plot, item)
  local tiles = plot.shades ~= nil or is_grid(plot.spec, plot.has_lines)
  for _, row in ipairs(item.rows) do
    local cells, colour = template.cells(item, row, plot.names)
    if cells then
      paint_box(plot, { left = math.min(cells[3], cells[4]), right = math.max(cells[3], cells[4]),
        bottom = math.min(cells[5], cells[6]), top = math.max(cells[5], cells[6]), colour = colour,
        hollow = item.hollow, tiles = tiles })
    end
  end
end

function painters.boxes(plot, item)
  local half = (plot.box_width or 1) / 2
  for _, row in ipairs(item.rows) do
    local cells, colour = template.cells(item, row, plot.names)
    if cells then
      paint_box(plot, { left = cells[1] - half, right = cells[1] + half,
        bottom = math.min(0, cells[2]), top = math.max(0, cells[2]), colour = colour,
        hollow = item.hollow })
    end
  end
end

-- Lines across the whole plot, below everything else.
local function paint_rule(plot, row, colour, dashed)
  for column = 1, plot.columns do
    if plot.cells:is_free(column, row, 1) then
      plot.cells:put(column, row, { letter = dashed and plot.glyphs.dashes or plot.glyphs.across,
        colour = colour })
    end
  end
end

local function paint_upright(plot, column, colour)
  for row = 1, plot.rows do
    if plot.cells:is_free(column, row, 1) then
      plot.cells:put(column, row, { letter = plot.glyphs.dashes_up, colour = colour })
    end
  end
end

local function paint_arrows(plot, arrows)
  for _, arrow in ipairs(arrows) do
    local across = arrow.x0.system == "graph" and arrow.y0.system == "first"
    if across and arrow.y0.value >= plot.spec.y.low and not plot.tables then
      local _, row = M.cell_of(plot, plot.spec.x.low, arrow.y0.value)
      paint_rule(plot, row, arrow.colour, arrow.dashed)
    elseif arrow.x0.system == "first" and arrow.x0.value == arrow.x1.value then
      paint_upright(plot, (M.cell_of(plot, arrow.x0.value, plot.spec.y.low)), arrow.colour)
    end
  end
end

-- Dots where no box and no letter is.
local function paint_dots(plot)
  for row = 1, plot.rows do
    for column = 1, plot.columns do
      local dots, tint = plot.raster:cell(column, row)
      if dots > 0 then
        plot.cells:put(column, row, { letter = plot.glyphs.dots(dots), colour = tint })
      end
    end
  end
end

local function paint_bands(plot, spec)
  for _, band in ipairs(spec.bands or {}) do
    local first = M.cell_of(plot, band.from, spec.y.low)
    for column = first, (M.cell_of(plot, band.to, spec.y.low)) do
      for row = 1, plot.rows do
        if plot.cells:is_free(column, row, 1) then
          plot.cells:put(column, row, { letter = plot.glyphs.band, colour = 0xD9D9D9 })
        end
      end
    end
  end
  for _, mark in ipairs(spec.breaks or {}) do
    paint_upright(plot, (M.cell_of(plot, mark.x, spec.y.low)), 0x595959)
  end
end

local ALIGN = { left = 0, center = 0.5, right = 1 }

local function is_fill(plot, column, row)
  local letter = plot.cells:letter(column, row)
  for _, fill in ipairs(plot.glyphs.fills) do
    if letter == fill then
      return true
    end
  end
  return false
end

local function is_taken(plot, column, row, width)
  for i = column, column + width - 1 do
    if plot.written[row] and plot.written[row][i] then
      return true
    end
  end
  return false
end

local function write_line(plot, column, row, line, colour)
  plot.written[row] = plot.written[row] or {}
  for i = column, column + text.width(line) - 1 do
    plot.written[row][i] = true
  end
  plot.cells:write(column, row, line, { colour = colour })
end

-- Words in the plot, wrapped where their row has more than one line. Those that would cover others
-- are left out: half a number is a wrong one.
local function write_words(plot, spec, words)
  local column, row = M.cell_of(plot, words.x, words.y)
  local room = words.width and math.max(1, math.floor(words.width / (spec.x.high - spec.x.low)
    * plot.columns)) or plot.columns
  local lines = plot.wrap(words.text, room, math.min(words.lines or 1, plot.deep))
  for i, line in ipairs(lines) do
    local wide = text.width(line)
    local left = column - math.floor(wide * ALIGN[words.align or "center"])
      + (words.align == "right" and 1 or 0)
    left = clamp(left, 1, math.max(1, plot.columns - wide + 1))
    local at = row + i - 1
    local free = not is_taken(plot, left, at, wide)
    if free and not words.align and is_fill(plot, left - 1, at)
      and is_fill(plot, left + wide, at) then
      left, line = left - 1, " " .. line .. " " -- parted from the fill of its bar
    end
    if free then
      write_line(plot, left, at, line, words.colour)
    end
  end
end

-- What stands at a side is written before what may stand anywhere within.
local function write_texts(plot, spec)
  plot.written = {}
  for pass = 1, 2 do
    for _, words in ipairs(spec.texts or {}) do
      local aside = words.align == "left" or words.align == "right"
      if aside == (pass == 1) then
        write_words(plot, spec, words)
      end
    end
  end
end

-- Above its point, below it, at its right or left: where nothing else stands.
local function places_around(label, column, row, top, bottom, width)
  local middle = column - width // 2
  local above, below = { middle, top - 1 }, { middle, bottom + 1 }
  local sides = { { column + 2, row }, { column - width - 1, row } }
  if label.prefers == "below" then
    return { below, sides[1], sides[2], above }
  end
  return { above, sides[1], sides[2], below }
end

local function write_labels(plot, spec)
  for _, label in ipairs(spec.labels or {}) do
    local column, row = M.cell_of(plot, label.x, label.y)
    local _, top = M.cell_of(plot, label.x, label.top or label.y)
    local _, bottom = M.cell_of(plot, label.x, label.bottom or label.y)
    local width = text.width(label.text)
    for _, place in ipairs(places_around(label, column, row, top, bottom, width)) do
      local left = clamp(place[1], 1, math.max(1, plot.columns - width + 1))
      if math.abs(left - place[1]) <= 3 and plot:is_clear(left - 1, place[2], width + 2) then
        plot.cells:write(left, place[2], label.text, { colour = label.colour })
        break
      end
    end
  end
end

-- Lines of the plot may be written over by a figure, words and marks may not.
local function make_clear(glyphs)
  local soft = { [glyphs.dashes] = true, [glyphs.across] = true, [glyphs.dashes_up] = true,
    [glyphs.band] = true }
  return function(plot, column, row, width)
    if row < 1 or row > plot.rows or column < 0 or column + width - 2 > plot.columns then
      return false
    end
    for i = column, column + width - 1 do
      local letter = plot.cells:letter(i, row)
      if letter and letter ~= " " and not soft[letter] then
        return false
      end
    end
    return true
  end
end

local function has_lines(found)
  for _, item in ipairs(found.items) do
    if item.style ~= "boxxyerror" and item.style ~= "points" and #item.rows > 0 then
      return true
    end
  end
  return false
end

local SQUARE = 5 -- gnuplot's point type of a shade in the legend

--- Where the squares of a grid are too narrow for the numbers in them: a digit for each shade, by
--- its colour; else nil.
function M.shades_of(spec, found, width)
  if not is_grid(spec, has_lines(found)) or not spec.borderless then
    return nil
  end
  local widest = 0
  for _, words in ipairs(spec.texts) do
    if words.align == "left" or words.align == "right" then
      return nil
    end
    widest = math.max(widest, text.width(words.text))
  end
  if widest <= math.floor(width / (spec.x.high - spec.x.low)) then
    return nil
  end
  local shades, count = {}, 0
  for _, entry in ipairs(spec.legend or {}) do
    if entry.point == SQUARE then
      count = count + 1
      shades[entry.colour] = ("%d"):format(count)
    end
  end
  return shades
end

--- Draws the inside of a spec onto `cells`: {spec, cells, columns, rows, glyphs, style, fills,
--- wrap, deep = lines of a row of words}; found is what the template draws.
function M.draw(plot, found)
  plot.across, plot.down = maps_of(plot)
  plot.raster = braille.new(plot.columns, plot.rows)
  plot.points, plot.names, plot.box_width = {}, found.names, found.box_width
  plot.has_lines, plot.is_clear = has_lines(found), make_clear(plot.glyphs)
  for _, item in ipairs(found.items) do
    painters[item.style](plot, item)
  end
  paint_dots(plot)
  for _, point in ipairs(plot.points) do
    plot.cells:put(point.column, point.row, { letter = point.letter, colour = point.colour })
  end
  write_texts(plot, plot.spec)
  local target = plot.spec.target
  if target then
    local _, row = M.cell_of(plot, plot.spec.x.low, target.y)
    paint_rule(plot, row, 0xD55E00, true)
  end
  paint_arrows(plot, found.arrows)
  paint_bands(plot, plot.spec)
  write_labels(plot, plot.spec)
end

return M
