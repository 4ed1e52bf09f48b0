-- Own chart: a point with its interval for each name, one below the other.
local axes = require "chart.own.axes"
local parts = require "chart.parts"
local rows_of = require "chart.own.rows"

local M = {}

M.repeats = true -- a name may stand in two rows: each row has its own line

local function met(chart, row)
  return not chart.target or row.y >= chart.target.value
end

local function add(layers, chart, row, y)
  local colour = met(chart, row) and parts.BLUE or parts.VERMILION
  local point = met(chart, row) and (row.estimate and parts.POINT.hollow_circle
    or parts.POINT.circle) or (row.estimate and 12 or parts.POINT.diamond)
  local x = axes.up(chart, row.y)
  if row.low and row.high then
    local low = axes.up(chart, row.low)
    layers.SPANS[#layers.SPANS + 1] = { low, y, axes.up(chart, row.high) - low, 0, colour }
  end
  layers.POINTS[#layers.POINTS + 1] = { x, y, point, colour }
end

--- own.lua's kind: the spec without title, notes and source.
function M.build(chart, size)
  local shown, left_out = rows_of.shown(chart.rows, size)
  local y, at = rows_of.axis(shown)
  local x = axes.values(chart, false)
  local texts = rows_of.texts(x, shown, at, rows_of.writer(chart))
  local layers = axes.layers()
  for i, row in ipairs(shown) do
    if row and row.y then
      add(layers, chart, row, at(i))
    end
  end
  local target = chart.target
  return { x = x, y = y, texts = texts, legend = target and {
      { text = axes.target_text(chart), point = 0, colour = parts.VERMILION } } or {},
    ready = axes.ready(layers, target and axes.up(chart, target.value)) }, left_out
end

return M
