-- Chart: the plan's eight groups of tasks, a row each: the years in which something was due and was
-- done, and what it cost, by source.
--
-- data = {unit, source, fictional, first = 2024, last = 2030, day = "2026-11-22",
--   rows = {{task = 1, name = "Chỉ đạo điểm", dues = {{2024, 2026}, {2027, 2030}},
--            years = {[2025] = 2} (of all years), money = {["Ngân sách Thành phố"] = 120000000},
--            cost = 120000000, activities = 2, without_cost = 1}, ...}}
-- dues: something was due once within each span of years. money in đồng; "" where no source was
-- told.
local layout = require "chart.layout"
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

M.name = "budget_and_activities"
M.title = { vi = "Tám nhóm nhiệm vụ: việc đã làm và kinh phí",
  en = "The eight groups of tasks: what was done and what it cost" }
M.question = { vi = "Nhóm nhiệm vụ nào đã làm, nhóm nào đến hạn chưa làm, tiền từ nguồn nào?",
  en = "Which tasks were done, which were due and not done, and who paid?" }

local MILLION = 1000000
local CELL = 0.4 -- half of a cell
local BAR = 0.3 -- half of a bar of money
local MONEY_GAP = 0.4 -- between years and money, in years
local MONEY_WIDE, SUM_WIDE = 3.9, 2 -- bars of money, and their sum at the right, in years
local MOST_SOURCES = 3 -- named; the rest is put together

-- They print apart in black and white; what is white has an edge.
local SOURCE_LOOKS = { parts.BLUE, parts.ORANGE, parts.PALE_SKY, parts.WHITE }

-- What was asked of a task within the years of the chart.
local function dues_of(row, data)
  local dues = {}
  for _, span in ipairs(row.dues) do
    dues[#dues + 1] = span[1] <= data.last and span[2] >= data.first and span or nil
  end
  return dues
end

-- "done", "missed", "open" (there is still time) or "later"; and the year whose cell says so.
local function state_of(row, due, data)
  for year = due[1], due[2] do
    if row.years[year] then
      return "done"
    end
  end
  if data.day > due[2] .. "-12-31" then
    return "missed", due[2]
  end
  return data.day >= due[1] .. "-01-01" and "open" or "later",
    math.tointeger(tonumber(data.day:sub(1, 4)))
end

-- The state of the cells of every task, and how many dues there were by now and how many done.
local function judge(data)
  local states, sum = {}, { done = 0, missed = 0, open = 0, later = 0 }
  for i, row in ipairs(data.rows) do
    states[i] = {}
    for year in pairs(row.years) do
      states[i][year] = "done"
    end
    for _, due in ipairs(dues_of(row, data)) do
      local state, year = state_of(row, due, data)
      sum[state] = sum[state] + 1
      if state == "missed" or state == "open" then
        states[i][year] = state
      end
    end
  end
  return states, sum
end

-- Sources by money, the biggest first; all beyond the third together. {{name, cost, of = {...}}}
local function sources_of(rows)
  local by_name, list = {}, {}
  for _, row in ipairs(rows) do
    for name, cost in pairs(row.money) do
      if not by_name[name] then
        by_name[name] = { name = name, cost = 0 }
        list[#list + 1] = by_name[name]
      end
      by_name[name].cost = by_name[name].cost + cost
    end
  end
  table.sort(list, function(a, b)
    return a.cost > b.cost or a.cost == b.cost and a.name < b.name
  end)
  local sources, place = {}, {}
  for i, source in ipairs(list) do
    local at = math.min(i, #list > MOST_SOURCES + 1 and MOST_SOURCES + 1 or i)
    place[source.name] = at
    sources[at] = sources[at] or { name = source.name, cost = 0 }
    sources[at].cost = sources[at].cost + source.cost
    sources[at].others = at < i or sources[at].others
  end
  return sources, place
end

local function source_words(source)
  if source.others then
    return words.say { vi = "nguồn khác", en = "other sources" }
  elseif source.name == "" then
    return words.say { vi = "không nêu nguồn", en = "source not told" }
  end
  return source.name
end

-- 1250000000 -> "1.250", 1500000 -> "1,5": millions.
local function millions(cost)
  local value = cost / MILLION
  if value >= 100 or value == math.floor(value) then
    return words.count(math.floor(value + 0.5))
  end
  return words.decimal(value, 1)
end

local function total_of(rows)
  local total = 0
  for _, row in ipairs(rows) do
    total = total + row.cost
  end
  return total
end

local function finding(data, sum, sources)
  local total = total_of(data.rows)
  local text = words.say({ vi = "{unit}: {done} trong {due} lượt nhiệm vụ đến hạn đã có hoạt động",
    en = "{unit}: something was done for {done} of {due} tasks due" }, { unit = data.unit,
    done = sum.done, due = sum.done + sum.missed })
  if total > 0 then
    text = text .. words.say({ vi = "; kinh phí {cost} triệu đồng",
      en = "; it cost {cost} million đồng" }, { cost = millions(total) })
  end
  if total > 0 and sources[1].name ~= "" then
    text = text .. words.say({ vi = ", {share} từ {source}", en = ", {share} from {source}" },
      { share = words.percent(sources[1].cost / total, 0), source = source_words(sources[1]) })
  end
  return text
end

local LOOKS = {
  done = { block = "DONE", colour = parts.WHITE },
  missed = { block = "MISSED", colour = parts.VERMILION },
  open = { block = "OPEN", colour = parts.BLACK },
}

-- A larger count would cover its neighbour; the note says what a cell without one means.
local MOST_IN_CELL = 999

local function add_cells(blocks, texts, row, states, y, data)
  for year = data.first, data.last do
    local look = LOOKS[states[year]]
    if look then
      local x = year - data.first + 0.5
      table.insert(blocks[look.block], { x, y, x - CELL, x + CELL, y - CELL, y + CELL })
      local count = row.years[year] or 0
      if count <= MOST_IN_CELL then
        texts[#texts + 1] = { x = x, y = y, text = words.count(count), colour = look.colour,
          part = "strip" }
      end
    end
  end
end

local function add_money(blocks, texts, row, y, scale)
  local left = scale.left
  for at = 1, #SOURCE_LOOKS do
    local cost = 0
    for name, of_source in pairs(row.money) do
      cost = scale.place[name] == at and cost + of_source or cost
    end
    if cost > 0 then
      local right = left + cost * scale.per
      table.insert(blocks.MONEY, { (left + right) / 2, y, left, right, y - BAR, y + BAR,
        SOURCE_LOOKS[at] })
      left = right
    end
  end
  texts[#texts + 1] = { x = scale.left + MONEY_WIDE + SUM_WIDE, y = y, align = "right",
    part = "strip", text = row.cost > 0 and millions(row.cost) or "–" }
end

local function lay_out(data, states, place)
  local blocks = { DONE = {}, MISSED = {}, OPEN = {}, MONEY = {} }
  local texts, tics, most = {}, {}, 1
  for _, row in ipairs(data.rows) do
    most = math.max(most, row.cost)
  end
  local scale = { place = place, per = MONEY_WIDE / most,
    left = data.last - data.first + 1 + MONEY_GAP }
  for i, row in ipairs(data.rows) do
    local y = #data.rows - i + 1
    tics[i] = { at = y, text = row.task .. ". " .. row.name }
    add_cells(blocks, texts, row, states[i], y, data)
    add_money(blocks, texts, row, y, scale)
  end
  return blocks, texts, tics, scale
end

-- Names of sources are free text: they are cut where the legend has no room for all.
local function legend_of(sources, size)
  local legend = {}
  local pixels = layout.pixels(size, "legend")
  local room = (size.width - 2 * size.text) / math.max(1, #sources) - 2.4 * size.text
  for i, source in ipairs(sources) do
    local text = source_words(source)
    if #sources > 2 then
      text = layout.wrap(text, pixels, size.face, room, 1)[1]
    end
    local white = SOURCE_LOOKS[i] == parts.WHITE
    legend[i] = { text = text, colour = white and parts.BLACK or SOURCE_LOOKS[i],
      point = white and parts.POINT.hollow_square or parts.POINT.square }
  end
  return legend
end

local function has_large(rows)
  for _, row in ipairs(rows) do
    for _, count in pairs(row.years) do
      if count > MOST_IN_CELL then
        return true
      end
    end
  end
  return false
end

local function notes_of(data, sum, sources)
  local without = 0
  for _, row in ipairs(data.rows) do
    without = without + row.without_cost
  end
  local sentences = { words.say { vi = "Ô: số hoạt động được báo cáo trong năm; có hoạt động là đã "
    .. "làm, chưa nói đã đủ.", en = "Cells: activities reported in the year; one counts as done, "
    .. "which does not say that it was enough." } }
  if has_large(data.rows) then
    sentences[#sentences + 1] = words.say({ vi = "Ô không có số: trên {most} hoạt động.",
      en = "No number: more than {most} activities." }, { most = MOST_IN_CELL })
  end
  if sum.missed > 0 then
    sentences[#sentences + 1] = words.say { vi = "Ô viền đỏ cam, số 0: đến hạn mà "
      .. "chưa có.", en = "Red border and 0: due and nothing reported." }
  end
  if sum.open > 0 then
    sentences[#sentences + 1] = words.say { vi = "Ô viền đứt: còn trong hạn.",
      en = "Dashed: there is still time." }
  end
  if without > 0 then
    sentences[#sentences + 1] = words.say({ vi = "{count} hoạt động chưa nêu kinh phí.",
      en = "{count} activities without a cost." }, { count = without })
  end
  if #sources > 0 then
    local list = {}
    for i, source in ipairs(sources) do
      list[i] = source_words(source) .. " " .. millions(source.cost)
    end
    sentences[#sentences + 1] = words.say({ vi = "Triệu đồng theo nguồn: {list}.",
      en = "Million đồng by source: {list}." }, { list = table.concat(list, "; ") })
  end
  return parts.notes(sentences, data)
end

local function x_tics(data, scale, any_money)
  local tics = {}
  for year = data.first, data.last do
    tics[#tics + 1] = { at = year - data.first + 0.5, text = ("%d"):format(year) }
  end
  if any_money then
    tics[#tics + 1] = { at = scale.left + (MONEY_WIDE + SUM_WIDE) / 2,
      text = words.say { vi = "triệu đồng", en = "million đồng" } }
  end
  return tics
end

local function names_of(data)
  local names = {}
  for i, row in ipairs(data.rows) do
    names[i] = words.say({ vi = "{name}: {count} hoạt động, {cost} triệu đồng",
      en = "{name}: {count} activities, {cost} million đồng" }, { name = row.name,
      count = row.activities, cost = millions(row.cost) })
  end
  return names
end

--- The spec of the chart (chart/frame.lua), or nil when no activity was reported.
function M.build(data, size)
  if #data.rows == 0 then
    return nil
  end
  size = size or layout.sizes.screen
  local states, sum = judge(data)
  local sources, place = sources_of(data.rows)
  local blocks, texts, tics, scale = lay_out(data, states, place)
  local title = finding(data, sum, sources)
  return {
    title = title, alt = parts.alt(title, names_of(data), data),
    notes = notes_of(data, sum, sources), subtitle = words.say({
      vi = "tám nhóm nhiệm vụ của KH 215, mục IV · {years} · tính đến {day}",
      en = "the eight groups of tasks of KH 215, section IV · {years} · until {day}" },
      { years = data.first .. (data.last > data.first and "–" .. data.last or ""),
        day = words.date(data.day) }),
    fictional = data.fictional, texts = texts, legend = legend_of(sources, size),
    x = { low = 0, high = scale.left + MONEY_WIDE + SUM_WIDE, bare = true,
      tics = x_tics(data, scale, #sources > 0) },
    y = { low = 0.4, high = #data.rows + 0.6, tics = tics, bare = true },
    ready = function(out)
      for _, name in ipairs { "DONE", "MISSED", "OPEN", "MONEY" } do
        out:block(name, blocks[name])
      end
    end,
  }
end

return M
