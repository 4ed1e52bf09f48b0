-- What many charts say and measure alike: subtitle, notes, alternative text, axes, rows that fit.
local layout = require "chart.layout"
local words = require "chart.words"

local M = {}

M.BLUE, M.ORANGE, M.SKY, M.GREEN = 0x0072B2, 0xE69F00, 0x56B4E9, 0x009E73
M.VERMILION, M.BLACK, M.GREY, M.PALE, M.WHITE = 0xD55E00, 0x000000, 0x595959, 0xD9D9D9, 0xFFFFFF
-- Fills that stay apart from BLUE and ORANGE when they are printed in black and white.
M.PALE_SKY, M.DARK = 0xCCE7F6, 0x333333

--- gnuplot's point types.
M.POINT = { square = 5, circle = 7, up = 9, down = 11, diamond = 13, hollow_circle = 6,
  hollow_square = 4 }

--- Definition, period and vintage in one line; parts that are missing are left out.
function M.subtitle(data)
  local parts = {}
  for _, name in ipairs { "definition", "period", "vintage" } do
    parts[#parts + 1] = data[name]
  end
  return table.concat(parts, " · ")
end

--- The lines below a chart: sentences and the source.
function M.notes(sentences, data)
  local lines = { words.source(data.source) }
  local text = table.concat(sentences, " ")
  if text ~= "" then
    table.insert(lines, 1, text)
  end
  return lines
end

--- The lines with others in front of them; false among those is none.
function M.before(lines, more)
  local all = {}
  for _, line in ipairs(more) do
    all[#all + 1] = line or nil
  end
  return table.move(lines, 1, #lines, #all + 1, all)
end

--- The finding and the figures as a sentence for those who do not see the picture.
function M.alt(title, parts, data)
  return title .. ". " .. (#parts > 0 and table.concat(parts, "; ") .. ". " or "")
    .. words.source(data.source)
end

--- Tics in percent from `low` or just above it to 100.
function M.percent_tics(low)
  local tics = {}
  local step = 100 - low <= 50 and 10 or 20
  for value = math.ceil(low / step) * step, 100, step do
    tics[#tics + 1] = { at = value, text = words.axis_percent(value) }
  end
  return tics
end

--- The tens below the least value, leaving room for a label: where an axis of percent begins.
function M.percent_low(least)
  return math.max(0, math.floor((least - 4) / 10) * 10)
end

-- Steps of an axis of counts: 1, 2 or 5 times a power of ten, at most six of them.
function M.count_axis(most)
  local step, factors, turn = 1, { 2, 2.5, 2 }, 1
  while most / step > 6 do
    step = step * factors[turn]
    turn = turn % 3 + 1
  end
  step = math.tointeger(step) or step
  local top = math.max(1, math.ceil(most / step)) * step
  local tics = {}
  for value = 0, top, step do
    tics[#tics + 1] = { at = value, text = words.count(math.tointeger(value) or value) }
  end
  return { low = 0, high = top * 1.04, tics = tics }
end

-- What stands around the plot, in lines of text: title, subtitle, legend, axis, notes.
local AROUND = 9.5

--- How many rows of text fit into the plot of a size.
function M.rows_that_fit(size)
  local height = layout.line_height(layout.pixels(size, "label"))
  return math.max(3, math.floor((size.height - AROUND * size.text) / height))
end

--- What the denominators count: "vụ việc", unless the figures say otherwise.
function M.noun(data)
  return data.noun or words.say { vi = "vụ việc", en = "cases" }
end

--- x of n in words: "25/28".
function M.of(x, n)
  return words.count(x) .. "/" .. words.count(n)
end

--- Names joined, at most `most` of them, the rest counted.
function M.names(list, most)
  if #list <= most then
    return table.concat(list, ", ")
  end
  return words.say({ vi = "{names} và {count} nơi khác", en = "{names} and {count} more" },
    { names = table.concat(list, ", ", 1, most), count = #list - most })
end

--- The points whose row has this value in a field, in their order.
function M.where(points, field, value)
  local some = {}
  for _, point in ipairs(points) do
    if point.row[field] == value then
      some[#some + 1] = point
    end
  end
  return some
end

return M
