-- Own chart: bars from zero; along years, days or numbers they stand, for names they lie.
local axes = require "chart.own.axes"
local parts = require "chart.parts"
local rows_of = require "chart.own.rows"
local words = require "chart.words"

local M = {}

local FILLED = 0.8 -- of the room of a place; the rest parts it from the next
local MOST_LABELS = 24

-- Estimates are hollow, so that they print apart.
local function add_outline(outlines, box, colour)
  for _, corner in ipairs { { "left", "bottom" }, { "left", "top" }, { "right", "top" },
    { "right", "bottom" }, { "left", "bottom" } } do
    outlines[#outlines + 1] = { box[corner[1]], box[corner[2]], colour }
  end
  outlines[#outlines + 1] = {}
end

local function add(layers, box, row, colour)
  if row.estimate then
    return add_outline(layers.OUTLINES, box, colour)
  end
  layers.BOXES[#layers.BOXES + 1] = { (box.left + box.right) / 2,
    (box.bottom + box.top) / 2, box.left, box.right, box.bottom, box.top, colour }
end

local function lying(chart, size)
  local shown, left_out = rows_of.shown(chart.rows, size)
  local y, at = rows_of.axis(shown)
  local x = axes.values(chart, true)
  local texts = rows_of.texts(x, shown, at, rows_of.writer(chart))
  local layers = axes.layers()
  for i, row in ipairs(shown) do
    if row and row.y then
      local value = axes.up(chart, row.y)
      add(layers, { left = math.min(0, value), right = math.max(0, value),
        bottom = at(i) - FILLED / 2, top = at(i) + FILLED / 2 }, row, parts.BLUE)
      if row.low and row.high then
        local low = axes.up(chart, row.low)
        layers.SPANS[#layers.SPANS + 1] = { low, at(i), axes.up(chart, row.high) - low, 0,
          parts.BLACK }
      end
    end
  end
  local target = chart.target
  return { x = x, y = y, texts = texts, legend = target and {
      { text = axes.target_text(chart), point = 0, colour = parts.VERMILION } } or {},
    ready = axes.ready(layers, target and axes.up(chart, target.value)) }, left_out
end

-- The room of one place: the least distance between two.
local function room_of(rows, place)
  local list, room = {}, nil
  for _, row in ipairs(rows) do
    list[#list + 1] = place(row.x)
  end
  table.sort(list)
  for i = 2, #list do
    local gap = list[i] - list[i - 1]
    room = gap > 1e-9 and math.min(room or gap, gap) or room
  end
  return math.min(room or 1, 1)
end

local function standing(chart, x, place, breaks)
  local names, index = axes.distinct(chart.rows, "by")
  local count = math.max(1, #names)
  local room = room_of(chart.rows, place) * FILLED
  local layers, labels, cells = axes.layers(), {}, {}
  for _, row in ipairs(chart.rows) do
    local number = row.by and index[row.by] or 1
    local left = place(row.x) - room / 2 + (number - 1) * room / count
    local style = axes.STYLES[(number - 1) % #axes.STYLES + 1]
    if row.y then
      local value = axes.up(chart, row.y)
      add(layers, { left = left, right = left + 0.94 * room / count, bottom = math.min(0, value),
        top = math.max(0, value) }, row, style.colour)
      labels[#labels + 1] = { x = left + 0.47 * room / count, y = value, text = chart.written(row),
        colour = style.colour, prefers = value < 0 and "below" or "above", optional = number > 1 }
    end
    if row.n then
      cells[#cells + 1] = { x = place(row.x), text = words.count(row.n) }
    end
  end
  return { x = x, y = axes.values(chart, true), breaks = breaks,
    labels = #labels <= MOST_LABELS and labels or {}, legend = #names > 0 and axes.legend(names)
      or {}, strips = #cells > 0 and #names == 0 and { { name = "n", cells = cells } } or {},
    target = chart.target and { y = axes.up(chart, chart.target.value),
      text = axes.target_text(chart) },
    ready = axes.ready(layers) }
end

--- own.lua's kind: the spec without title, notes and source.
function M.build(chart, size)
  local x, place, breaks, named = axes.places(chart.rows, size)
  if named then
    return lying(chart, size)
  end
  return standing(chart, x, place, breaks)
end

return M
