-- Chart: how a change of the city's share came about: what the communes' own shares did, and what
-- the moving of cases between them did. The two steps add up to the change.
--
-- data = {unit, definition, source, fictional, from = 2025, to = 2026, before, after, rate, mix
--   (shares 0..1), up, down = communes that rose and fell, rows = {{unit, rate, mix}, ...}}
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

M.name = "waterfall"
M.title = { vi = "Thay đổi của thành phố do đâu", en = "Where the city's change came from" }
M.question = { vi = "Tỷ lệ của thành phố đổi vì các xã, phường làm khác đi hay vì vụ việc dồn sang "
  .. "nơi khác?", en = "Did the city's share change by what communes did, or by where cases were?" }

local BAR = 0.32 -- half of a bar

local function points_text(value)
  return (value >= 0 and "+" or "−") .. words.decimal(math.abs(100 * value), 1)
end

local function finding(data)
  local change = data.after - data.before
  return words.say({ vi = "{unit}: từ {from} đến {to} thay đổi {change} điểm, trong đó {rate} "
    .. "do tỷ lệ "
    .. "của từng xã, phường và {mix} do cơ cấu {noun}",
    en = "{unit}: {change} points from {from} to {to}, {rate} by the communes' own shares and "
      .. "{mix} "
    .. "by where {noun} were" },
    { noun = parts.noun(data), unit = data.unit, from = data.from, to = data.to,
    change = points_text(change), rate = points_text(data.rate), mix = points_text(data.mix) })
end

-- Four bars: {from, to, label}, in percent.
local function steps_of(data)
  local before, after = 100 * data.before, 100 * data.after
  local middle = before + 100 * data.rate
  return {
    { low = nil, value = before, text = words.percent(data.before) },
    { low = before, value = middle, text = points_text(data.rate) },
    { low = middle, value = after, text = points_text(data.mix) },
    { low = nil, value = after, text = words.percent(data.after) },
  }
end

local function axis_of(steps)
  local least, most = math.huge, -math.huge
  for _, step in ipairs(steps) do
    least = math.min(least, step.value, step.low or step.value)
    most = math.max(most, step.value, step.low or step.value)
  end
  local room = math.max(1, most - least)
  local low = math.max(0, math.floor(least - room))
  local high = math.min(104, most + room * 0.6)
  local step = math.max(1, math.ceil((high - low) / 6))
  local tics = {}
  for value = low, math.min(100, math.floor(high)), step do
    tics[#tics + 1] = { at = value, text = words.axis_percent(value) }
  end
  return { low = low, high = high, tics = tics }
end

local function names_of(data)
  return { words.say({ vi = "năm {year}", en = "{year}" }, { year = data.from }),
    words.say { vi = "tỷ lệ từng nơi", en = "own shares" },
    words.say({ vi = "cơ cấu {noun}", en = "mix of {noun}" }, { noun = parts.noun(data) }),
    words.say({ vi = "năm {year}", en = "{year}" }, { year = data.to }) }
end

local function notes_of(data)
  return parts.notes({ words.say({ vi = "{up} xã, phường tăng, {down} giảm. Trục không bắt đầu "
    .. "từ 0. "
    .. "Tách theo Kitagawa (1955): hai phần cộng lại đúng bằng thay đổi; không nói nguyên nhân.",
    en = "{up} communes rose, {down} fell. The axis does not begin at 0. Kitagawa (1955): the two "
    .. "parts add up to the change; causes are not told." }, data) }, data)
end

local function bars_of(steps, low)
  local levels, changes = {}, {}
  for i, step in ipairs(steps) do
    local list = step.low and changes or levels
    local colour = not step.low and parts.BLUE or step.value >= step.low and parts.SKY
      or parts.ORANGE
    list[#list + 1] = { i, step.value, i - BAR, i + BAR, step.low or low, step.value, colour }
  end
  return levels, changes
end

local function labels_of(steps)
  local labels = {}
  for i, step in ipairs(steps) do
    labels[i] = { x = i, y = math.max(step.value, step.low or step.value), text = step.text,
      colour = parts.BLACK, prefers = "above" }
  end
  return labels
end

--- The spec of the chart (chart/frame.lua), or nil when one of the years has no cases.
function M.build(data)
  if not data.before then
    return nil
  end
  local steps, title, tics = steps_of(data), finding(data), {}
  for i, name in ipairs(names_of(data)) do
    tics[i] = { at = i, text = name }
  end
  local y = axis_of(steps)
  return {
    title = title, alt = parts.alt(title, {}, data), subtitle = data.definition or "",
    notes = notes_of(data), fictional = data.fictional, labels = labels_of(steps),
    x = { low = 0.4, high = 4.6, tics = tics, bare = true }, y = y,
    ready = function(out)
      local levels, changes = bars_of(steps, y.low)
      out:block("LEVELS", levels)
      out:block("CHANGES", changes)
    end,
  }
end

return M
