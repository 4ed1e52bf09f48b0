-- Axes, series and layers that several kinds of own charts share. Knows no kind.
local layout = require "chart.layout"
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

--- Series one after the other: colour and mark differ, so that colour is never alone.
M.STYLES = {
  { colour = parts.BLUE, point = parts.POINT.circle, hollow = parts.POINT.hollow_circle },
  { colour = parts.VERMILION, point = parts.POINT.square, hollow = parts.POINT.hollow_square },
  { colour = parts.GREEN, point = parts.POINT.up, hollow = 8 },
  { colour = parts.ORANGE, point = parts.POINT.diamond, hollow = 12 },
  { colour = parts.SKY, point = parts.POINT.down, hollow = 10 },
  { colour = parts.BLACK, point = parts.POINT.circle, hollow = parts.POINT.hollow_circle },
}

local LAYERS = { "PANELS", "BOXES", "OUTLINES", "RULES", "LINES", "SPANS", "POINTS" }

--- Empty layers of plots/own.gp.
function M.layers()
  local layers = {}
  for _, name in ipairs(LAYERS) do
    layers[name] = {}
  end
  return layers
end

--- What a spec's ready does: writes the layers, and a vertical line at `mark` where there is one.
function M.ready(layers, mark)
  return function(out)
    for _, name in ipairs(LAYERS) do
      out:block(name, layers[name])
    end
    out:number("MARK_SHOWN", mark and 1 or 0)
    out:number("MARK_X_AT", mark or 0)
  end
end

--- The values of a field in the order in which they come: list, position by value.
function M.distinct(rows, field)
  local list, at = {}, {}
  for _, row in ipairs(rows) do
    local value = row[field]
    if value ~= nil and at[value] == nil then
      list[#list + 1] = value
      at[value] = #list
    end
  end
  return list, at
end

-- The power of ten and 1, 2 or 5 of it that make about so many steps.
local function step_of(span, most)
  local step = 10.0 ^ math.floor(math.log(span / most, 10))
  for _, factor in ipairs { 1, 2, 5, 10 } do
    if span / (step * factor) <= most then
      return step * factor
    end
  end
  return step * 10
end

local function limits(chart, from_zero)
  local low, high
  local function note(value)
    if value then
      low, high = math.min(low or value, value), math.max(high or value, value)
    end
  end
  for _, row in ipairs(chart.rows) do
    note(row.y)
    note(row.y and row.low)
    note(row.y and row.high)
  end
  note(chart.target and chart.target.value)
  if from_zero then
    note(0)
  end
  return low, high
end

-- Shares: tens of percent, from 0 or from the tens below the least.
local function percent_axis(low, high, from_zero)
  local axis = { low = from_zero and 0 or parts.percent_low(100 * low), high = 104 }
  axis.tics = parts.percent_tics(axis.low)
  if high > 1 or low < 0 then
    return nil
  end
  return axis
end

--- The axis of values {low, high, tics}; percent in units of 1 %. Bars begin at 0, and what could
--- begin near 0 does.
function M.values(chart, from_zero)
  local low, high = limits(chart, from_zero)
  local axis = chart.percent and percent_axis(low, high, from_zero)
  if axis then
    return axis
  end
  local scale = chart.percent and 100 or 1
  low, high = low * scale, high * scale
  if low > 0 and low < 0.5 * high then
    low = 0
  end
  local span = math.max(high - low, math.abs(high) * 0.01, 1e-9)
  local step = step_of(span, 6)
  local first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
  axis = { low = first * step, high = last * step + 0.04 * span, tics = {} }
  if axis.high <= axis.low then
    axis.high = axis.low + step
  end
  local decimals = math.max(0, -math.floor(math.log(step, 10) + 1e-9))
  for i = first, last do
    local value = i * step
    axis.tics[#axis.tics + 1] = { at = value, text = chart.percent and words.axis_percent(value)
      or decimals == 0 and words.count(math.floor(value + 0.5)) or words.decimal(value, decimals) }
  end
  return axis
end

--- A value of the data on that axis.
function M.up(chart, value)
  return chart.percent and 100 * value or value
end

--- "Mục tiêu: 90% (KH 215, mục II.2)"
function M.target_text(chart)
  local target = chart.target
  return words.say({ vi = "Mục tiêu: {value}{clause}", en = "Target: {value}{clause}" }, {
    value = chart.percent and words.target_percent(target.value) or chart.value(target.value),
    clause = target.text and " (" .. target.text .. ")" or "" })
end

local function all(list, test)
  for _, value in ipairs(list) do
    if not test(value) then
      return false
    end
  end
  return #list > 0
end

local function is_year(value)
  return math.tointeger(value) ~= nil and value >= 1900 and value <= 2200
end

local function is_day(value)
  return type(value) == "string" and value:find("^%d%d%d%d%-%d%d%-%d%d$") ~= nil
    and tonumber(value:sub(6, 7)) <= 12 and tonumber(value:sub(6, 7)) >= 1
end

local function span_of(list, place)
  local low, high
  for _, value in ipairs(list) do
    local at = place(value)
    low, high = math.min(low or at, at), math.max(high or at, at)
  end
  return low, high
end

local function number_axis(list)
  local low, high = span_of(list, function(value) return value end)
  local span = math.max(high - low, 1)
  local step = step_of(span, 8)
  local axis = { low = low - 0.04 * span, high = high + 0.04 * span, tics = {} }
  for i = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) do
    local value = i * step
    axis.tics[#axis.tics + 1] = { at = value, text = math.tointeger(value)
      and words.count(math.tointeger(value)) or words.decimal(value, 1) }
  end
  return axis
end

local LONGEST_NAME = 0.25 -- of the width, for a name below the axis

-- Names beside each other, cut to what they may take; those that would touch are left out, every
-- second, third ...
local function name_axis(list, size)
  local pixels = layout.pixels(size, "tic")
  local names, widest = {}, 0
  for i, name in ipairs(list) do
    names[i] = layout.wrap(tostring(name), pixels, size.face, size.width * LONGEST_NAME, 1)[1] or ""
    widest = math.max(widest, layout.width(names[i], pixels, size.face))
  end
  local room = 0.88 * size.width / #list
  local step = math.max(1, math.ceil((widest + pixels * 0.6) / room))
  local axis = { low = 0.5, high = #list + 0.5, tics = {}, bare = true }
  for i = 1, #list, step do
    axis.tics[#axis.tics + 1] = { at = i, text = names[i] }
  end
  return axis
end

--- The axis of places for the values of x in the rows, and where each value stands: years, days
--- ("2025-07-01") and numbers by their size, other texts in the order in which they come.
function M.places(rows, size)
  local list, at = M.distinct(rows, "x")
  if all(list, is_year) then
    local low, high = span_of(list, function(value) return value end)
    local axis = { first = math.tointeger(low), last = math.tointeger(high) }
    return axis, function(value) return value + 0.5 end, words.reform_break(axis)
  elseif all(list, is_day) then
    local low, high = span_of(list, words.date_position)
    local axis = { first = math.floor(low), last = math.floor(high) }
    return axis, words.date_position, words.reform_break(axis)
  elseif all(list, math.type) then
    return number_axis(list), function(value) return value end, {}
  end
  return name_axis(list, size), function(value) return at[value] end, {}, true
end

--- Where several series are, a legend entry each.
function M.legend(names)
  local legend = {}
  for i, name in ipairs(names) do
    local style = M.STYLES[(i - 1) % #M.STYLES + 1]
    legend[i] = { text = tostring(name), point = style.point, colour = style.colour }
  end
  return legend
end

return M
