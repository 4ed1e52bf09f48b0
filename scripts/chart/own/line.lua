-- Own chart: values along years, days, numbers or periods, a line a series, with intervals.
local axes = require "chart.own.axes"
local words = require "chart.words"

local M = {}

local MOST_LABELS = 24 -- points whose values are written; more would cover each other

-- The points of a series in the order of the axis; a value that is missing breaks the line.
local function points_of(chart, name, place)
  local list = {}
  for _, row in ipairs(chart.rows) do
    if row.by == name then
      list[#list + 1] = { x = place(row.x), row = row }
    end
  end
  table.sort(list, function(a, b) return a.x < b.x end)
  return list
end

local function add_point(layers, chart, point, style)
  local row = point.row
  local y = axes.up(chart, row.y)
  layers.LINES[#layers.LINES + 1] = { point.x, y, style.colour }
  layers.POINTS[#layers.POINTS + 1] = { point.x, y, row.estimate and style.hollow or style.point,
    style.colour }
  if row.low and row.high then
    layers.SPANS[#layers.SPANS + 1] = { point.x, axes.up(chart, row.low), 0,
      axes.up(chart, row.high - row.low), style.colour }
  end
end

local function label_of(chart, point, style, index)
  local row = point.row
  return { x = point.x, y = axes.up(chart, row.y), text = chart.written(row),
    top = row.high and axes.up(chart, row.high), bottom = row.low and axes.up(chart, row.low),
    colour = style.colour, prefers = index % 2 == 0 and "below" or "above", optional = index > 1 }
end

local function strip_of(chart, name, points)
  local cells = {}
  for i, point in ipairs(points) do
    cells[i] = { x = point.x, text = point.row.n and words.count(point.row.n) or "–" }
  end
  return { name = name and tostring(name) or words.say { vi = "n", en = "n" }, cells = cells },
    chart.options.share ~= nil or type(chart.options.n) == "string"
end

local function add_series(spec, layers, chart, name, index)
  local style = axes.STYLES[(index - 1) % #axes.STYLES + 1]
  local points = points_of(chart, name, spec.place)
  local last
  for i, point in ipairs(points) do
    if point.row.y then
      add_point(layers, chart, point, style)
      spec.labels[#spec.labels + 1] = label_of(chart, point, style, index)
      last = i
    elseif #layers.LINES > 0 then
      layers.LINES[#layers.LINES + 1] = {}
    end
  end
  layers.LINES[#layers.LINES + 1] = last and {} or nil
  local strip, wanted = strip_of(chart, name, points)
  spec.strips[#spec.strips + 1] = wanted and strip or nil
end

local function is_one(names)
  return #names == 0
end

--- own.lua's kind: the spec without title, notes and source.
function M.build(chart, size)
  local names = axes.distinct(chart.rows, "by")
  local layers = axes.layers()
  local x, place, breaks = axes.places(chart.rows, size)
  local spec = { x = x, y = axes.values(chart, false), place = place, breaks = breaks, labels = {},
    strips = {}, legend = is_one(names) and {} or axes.legend(names) }
  if is_one(names) then
    names = { false }
  end
  for i, name in ipairs(names) do
    add_series(spec, layers, chart, name or nil, i)
  end
  if #spec.labels > MOST_LABELS then
    spec.labels = {}
  end
  spec.target = chart.target and { y = axes.up(chart, chart.target.value),
    text = axes.target_text(chart) }
  spec.ready = axes.ready(layers)
  if #names > #axes.STYLES then
    return spec, words.say({ vi = "{count} chuỗi: nên dùng kind = \"multiples\".",
      en = "{count} series: better as kind = \"multiples\"." }, { count = #names })
  end
  return spec
end

return M
