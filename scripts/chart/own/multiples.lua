-- Own chart: a small panel for each value of `by`, all on the same two axes, so that they compare.
local axes = require "chart.own.axes"
local failure = require "foundation.failure"
local layout = require "chart.layout"
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

local MOST = 48 -- panels; more are no picture
local PANEL = { left = 0.04, right = 0.96, bottom = 0.06, top = 0.76 } -- of a cell; its name above
local WIDEST = 2.2 -- how much wider than high a cell may be

-- Columns and rows of cells, near the shape of the canvas.
local function grid_of(count, size)
  local best
  local high = math.min(size.height, 0.62 * size.width) -- a pipe has no end
  for columns = 1, count do
    local rows = math.ceil(count / columns)
    local shape = (size.width / columns) / (0.62 * high / rows)
    local price = math.abs(math.log(shape / WIDEST)) + 0.05 * (columns * rows - count)
    if best == nil or price < best.price then
      best = { columns = columns, rows = rows, price = price }
    end
  end
  return best.columns, best.rows
end

local function panel_at(index, columns, rows)
  local column, row = (index - 1) % columns, (index - 1) // columns
  return { left = column + PANEL.left, right = column + PANEL.right,
    bottom = rows - 1 - row + PANEL.bottom, top = rows - 1 - row + PANEL.top,
    name_y = rows - 1 - row + (1 + PANEL.top) / 2 }
end

local function between(value, low, high, from, to)
  return from + (value - low) / (high - low) * (to - from)
end

local function maps_of(panel, x, y)
  local low, high = x.first or x.low, x.last and x.last + 1 or x.high
  return function(value) return between(value, low, high, panel.left, panel.right) end,
    function(value) return between(value, y.low, y.high, panel.bottom, panel.top) end
end

local function add_box(layers, panel)
  layers.PANELS[#layers.PANELS + 1] = { (panel.left + panel.right) / 2,
    (panel.bottom + panel.top) / 2, panel.left, panel.right, panel.bottom, panel.top }
end

local function add_line(layers, chart, rows, place, across, up)
  table.sort(rows, function(a, b) return place(a.x) < place(b.x) end)
  local last
  for _, row in ipairs(rows) do
    if row.y then
      local x, y = across(place(row.x)), up(axes.up(chart, row.y))
      layers.LINES[#layers.LINES + 1] = { x, y, parts.BLUE }
      last = { x, y, row.estimate and parts.POINT.hollow_circle or parts.POINT.circle, parts.BLUE }
      layers.POINTS[#layers.POINTS + 1] = (row.estimate or #rows == 1) and last or nil
    else
      layers.LINES[#layers.LINES + 1] = {}
    end
  end
  layers.LINES[#layers.LINES + 1] = {}
  if last and layers.POINTS[#layers.POINTS] ~= last then
    layers.POINTS[#layers.POINTS + 1] = last
  end
end

-- The name of the panel and its last value.
local function name_text(chart, name, rows, panel)
  local last
  for _, row in ipairs(rows) do
    last = row.y and row or last
  end
  local value = last and ": " .. chart.written(last) or ""
  return { x = panel.left, y = panel.name_y, align = "left", part = "note",
    text = tostring(name) .. value, width = panel.right - panel.left }
end

local function axis_words(x, y)
  local first = x.first or x.tics[1] and x.tics[1].text or ""
  local last = x.last or x.tics[#x.tics] and x.tics[#x.tics].text or ""
  return words.say({ vi = "Mọi ô chung trục: ngang {first} đến {last}, đứng {low} đến {high}.",
    en = "All panels share axes: across {first} to {last}, up {low} to {high}." },
    { first = first, last = last, low = y.tics[1].text, high = y.tics[#y.tics].text })
end

local function check_panels(names)
  if #names == 0 then
    failure.raise("LT-1664", "usage", {
      vi = "biểu đồ multiples cần by = \"cột\": mỗi giá trị một ô",
      en = "multiples need by = \"column\": a panel for each of its values" })
  elseif #names > MOST then
    failure.raise("LT-1665", "usage", {
      vi = "nhiều nhất {most} ô, cột này có {count} giá trị; hãy lọc bằng f:filter",
      en = "at most {most} panels, this column has {count} values; f:filter takes some" },
      { most = MOST, count = #names })
  end
end

--- own.lua's kind: the spec without title, notes and source.
function M.build(chart, size)
  local names = axes.distinct(chart.rows, "by")
  check_panels(names)
  local x, place = axes.places(chart.rows, size)
  local y = axes.values(chart, false)
  local columns, rows = grid_of(#names, size or layout.sizes.screen)
  local layers, texts = axes.layers(), {}
  for i, name in ipairs(names) do
    local panel = panel_at(i, columns, rows)
    local across, up = maps_of(panel, x, y)
    local list = {}
    for _, row in ipairs(chart.rows) do
      list[#list + 1] = row.by == name and row or nil
    end
    add_box(layers, panel)
    add_line(layers, chart, list, place, across, up)
    texts[i] = name_text(chart, name, list, panel)
    if chart.target then
      layers.RULES[#layers.RULES + 1] = { panel.left, up(axes.up(chart, chart.target.value)),
        panel.right - panel.left, 0, parts.VERMILION }
    end
  end
  return { borderless = true, texts = texts, x = { low = 0, high = columns, tics = {} },
    y = { low = 0, high = rows, tics = {} }, ready = axes.ready(layers),
    legend = chart.target and { { text = axes.target_text(chart), point = 0,
      colour = parts.VERMILION } } or {} }, axis_words(x, y)
end

return M
