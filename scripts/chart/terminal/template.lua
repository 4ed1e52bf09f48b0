-- What a plot template draws, read from its own plot command and arrows: the terminal shows the
-- same blocks in the same order as gnuplot does, and a new chart needs nothing of its own for it.
local expression = require "chart.terminal.expression"
local resource = require "lotrinh.resource"

local M = {}

-- Stands in for chart.source: keeps what a spec writes.
local Recorder = {}
Recorder.__index = Recorder

function Recorder.add() end
Recorder.line = Recorder.add

function Recorder:number(name, value)
  self.names[name] = value
end

Recorder.text, Recorder.texts, Recorder.numbers = Recorder.number, Recorder.number, Recorder.number

function Recorder:block(name, rows)
  self.blocks[name] = rows
  self.names[name .. "_COUNT"] = #rows
end

-- Colours by their names in the house style.
local function style_names()
  local names = {}
  local text = assert(resource.read("plots/style.gp"))
  for name, value in text:gmatch("\n([A-Z]+) = (0x%x+)") do
    names[name] = tonumber(value)
  end
  return names
end

local function counts(names)
  local more = {}
  for name, value in pairs(names) do
    if type(value) == "table" then
      more[name .. "_COUNT"] = #value
    end
  end
  for name, value in pairs(more) do
    names[name] = names[name] or value
  end
end

-- The parts of a text between commas that no bracket holds.
local function split(text)
  local list, depth, from = {}, 0, 1
  for at, letter in text:gmatch("()([(),])") do
    if letter == "(" then
      depth = depth + 1
    elseif letter == ")" then
      depth = depth - 1
    elseif depth == 0 then
      list[#list + 1] = text:sub(from, at - 1)
      from = at + 1
    end
  end
  list[#list + 1] = text:sub(from)
  return list
end

-- The parts of a plot command; "size screen 0.004,90" is within one.
local function items_of(command)
  local list = {}
  for _, part in ipairs(split(command)) do
    if part:find("^%s*%$") or #list == 0 then
      list[#list + 1] = part
    else
      list[#list] = list[#list] .. "," .. part
    end
  end
  return list
end

-- The columns of "1:3:(0):($4-$3)" as functions of (names, row).
local function columns_of(using)
  local list, depth, from = {}, 0, 1
  local function add(to)
    local part = using:sub(from, to)
    list[#list + 1] = expression.compile(part:match("^%d+$") and "$" .. part or part)
    from = to + 2
  end
  for at, letter in using:gmatch("()([():])") do
    depth = depth + (letter == "(" and 1 or letter == ")" and -1 or 0)
    if letter == ":" and depth == 0 then
      add(at - 1)
    end
  end
  add(#using)
  return list
end

-- What follows a word such as "rgb" or "pt": a bracket, or the next word.
local function value_after(text, word)
  return text:match("%f[%w]" .. word .. " (%b())") or text:match("%f[%w]" .. word .. " (%S+)")
end

local function constant(text, names)
  return text and text ~= "variable" and expression.compile(text)(names, {}) or nil
end

-- How many columns the style itself takes; a variable point type and colour come after them.
local PLACES = { lines = 2, points = 2, linespoints = 2, vectors = 4, filledcurves = 3, boxes = 2,
  boxxyerror = 6 }

local function read_item(text, names)
  local block, using, style, rest = text:match(
    "^%s*%$([A-Z_]+) using (%S+) with (%l+)(.*)$")
  if block == nil or PLACES[style] == nil then
    return nil, text
  end
  local colour, point = value_after(rest, "rgb"), value_after(rest, "pt")
  if rest:find("border rgb", 1, true) then
    colour = value_after(rest, "lc rgb")
  end
  local columns, next_column = columns_of(using), PLACES[style] + 1
  local item = { block = block, style = style, columns = columns, dashed = rest:find(" dt ") ~= nil,
    hollow = rest:find("fs empty", 1, true) ~= nil, colour = constant(colour, names),
    point = constant(point, names) }
  if point == "variable" then
    item.point_at, next_column = next_column, next_column + 1
  end
  item.colour_at = colour == "variable" and next_column or nil
  return item
end

local function place_of(text, names)
  local system, value = text:match("^%s*(%l+) (.-)%s*$")
  return { system = system, value = expression.compile(value)(names, {}) }
end

-- "set arrow from first X, graph 0 to first X, graph 1 nohead ..."
local function read_arrow(line, names)
  local from, to, rest = line:match("^set arrow from (.-) to (.-) nohead(.*)$")
  if from == nil then
    return nil
  end
  local a, b = split(from), split(to)
  return { x0 = place_of(a[1], names), y0 = place_of(a[2], names), x1 = place_of(b[1], names),
    y1 = place_of(b[2], names), colour = constant(value_after(rest, "rgb"), names),
    dashed = rest:find(" dt ", 1, true) ~= nil }
end

local function loop_of(line, names)
  local name, first, last = line:match("^do for %[(%l) = (.-):(.-)%] {$")
  if name then
    return { name = name, first = expression.compile(first)(names, {}),
      last = expression.compile(last)(names, {}) }
  end
  local test = line:match("^if %((.-)%) {$")
  return test and { first = 1, last = expression.compile(test)(names, {}) ~= 0 and 1 or 0 }
end

-- Arrows outside the plot command, those of loops as often as they run.
local function arrows_of(text, names)
  local arrows, loop = {}, nil
  for line in text:gmatch("[^\n]+") do
    line = line:match("^%s*(.-)%s*$")
    if line:find("{$") then
      loop = loop_of(line, names)
    elseif line == "}" then
      loop = nil
    elseif line:find("^set arrow") then
      for i = loop and loop.first or 1, loop and loop.last or 1 do
        if loop and loop.name then
          names[loop.name] = i
        end
        arrows[#arrows + 1] = read_arrow(line, names)
      end
    end
  end
  return arrows
end

--- A template by its name, as {items, arrows, box_width, names, unread}; unread are the parts of
--- its plot command that are not understood. Names are what its expressions may speak of.
function M.parse(plot, names)
  local text = assert(resource.read("plots/" .. plot .. ".gp")):gsub("\\\n", " ")
  text = text:gsub("^#[^\n]*", ""):gsub("\n#[^\n]*", "\n")
  local before, command = text:match("^(.-)\nplot (.-)\nunset output")
  local found = { items = {}, unread = {}, names = names, arrows = arrows_of(before or "", names) }
  local width = (before or ""):match("set boxwidth (%S+)")
  found.box_width = width and expression.compile(width)(names, {})
  for _, part in ipairs(items_of(command or "")) do
    local item, unread = read_item(part, names)
    if item then
      found.items[#found.items + 1] = item
    else
      found.unread[#found.unread + 1] = unread
    end
  end
  return found
end

--- What a template draws for a spec: {items = {{style, rows = {{...}}, colour, dashed, hollow,
--- point, ...}}, arrows, names}.
function M.read(plot, spec)
  local recorder = setmetatable({ names = style_names(), blocks = {} }, Recorder)
  spec.ready(recorder)
  local names = recorder.names
  counts(names)
  for _, axis in ipairs { "x", "y" } do
    names[axis:upper() .. "_LOW"], names[axis:upper() .. "_HIGH"] = spec[axis].low, spec[axis].high
  end
  local found = M.parse(plot, names)
  for _, item in ipairs(found.items) do
    item.rows = recorder.blocks[item.block] or {}
  end
  return found
end

--- The cells of a row of an item, as the style takes them; nil where a value is missing.
function M.cells(item, row, names)
  local cells = {}
  for i, column in ipairs(item.columns) do
    local ok, value = pcall(column, names, row)
    if not ok or type(value) ~= "number" then
      return nil
    end
    cells[i] = value
  end
  return cells, item.colour_at and cells[item.colour_at] or item.colour,
    item.point_at and cells[item.point_at] or item.point
end

return M
