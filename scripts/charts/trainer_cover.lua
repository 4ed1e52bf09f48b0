-- Chart: trainers for the mediation groups of each district against the plan's so many groups a
-- trainer, and of the whole city since there are no districts. Those that lack most come first.
--
-- data = {unit, definition, source, fictional, silent = {"Quận ...", ...}   who did not report
--   target = {trainers = 1, groups = 80, clause, year}   optional
--   rows = {{unit = "Quận Ba Đình", level = "district" | "city", x = 3, n = 215,
--            date = "2025-06-30", groups_date = the same unless given}, ...}}
-- x trainers, n groups; n = 0: no group, no trainer is needed.
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

M.name = "trainer_cover"
M.title = { vi = "Tập huấn viên trên số tổ hòa giải", en = "Trainers for the mediation groups" }
M.question = { vi = "Nơi nào đủ tập huấn viên cho số tổ hòa giải, nơi nào thiếu, thiếu mấy người?",
  en = "Where are there trainers enough for the groups, and where are they missing?" }

local BAR = 0.34 -- half of a bar
local COUNTS_WIDTH = 0.42 -- of the bars, for "3/4 · 5.111 tổ" at the right
local NOTE_ROWS = 2 -- rows given up for the notes of this chart
local FEWEST_ROWS = 5 -- so that one district is no wall
local PER = 80 -- groups, where no target says another number
local MOST_NAMES = 6

local function needed_of(row, target)
  return (row.n * target.trainers + target.groups - 1) // target.groups
end

-- Rows with what they lack; the city first, then those that lack most.
local function judge(data)
  local list = {}
  local per = data.target and data.target.groups or PER
  for i, row in ipairs(data.rows) do
    local needed = data.target and needed_of(row, data.target)
    list[#list + 1] = { row = row, order = i, needed = needed, is_city = row.level == "city",
      missing = needed and math.max(0, needed - row.x) or 0,
      cover = row.n > 0 and row.x * per / row.n or nil }
  end
  table.sort(list, function(a, b)
    if a.is_city ~= b.is_city then
      return a.is_city
    elseif a.missing ~= b.missing then
      return a.missing > b.missing
    elseif (a.cover or math.huge) ~= (b.cover or math.huge) then
      return (a.cover or math.huge) < (b.cover or math.huge)
    end
    return a.order < b.order
  end)
  return list
end

-- Figures of all districts together, and the row of the city.
local function sums_of(list)
  local sum = { all = 0, attained = 0, missing = 0 }
  for _, judged in ipairs(list) do
    if judged.is_city then
      sum.city = judged
    else
      sum.all = sum.all + 1
      sum.attained = sum.attained + (judged.missing == 0 and 1 or 0)
      sum.missing = sum.missing + judged.missing
      sum.date = judged.row.date
    end
  end
  return sum
end

local FINDINGS = {
  plain = { vi = "{unit}: {x} tập huấn viên cho {n} tổ hòa giải ({date})",
    en = "{unit}: {x} trainers for {n} groups ({date})" },
  districts = { vi = "{unit}: {all} quận, huyện, thị xã có số tập huấn viên ({date})",
    en = "{unit}: {all} districts told their trainers ({date})" },
  all = { vi = "{unit}: cả {all} quận, huyện, thị xã có số liệu đủ {trainers} tập huấn viên/"
    .. "{groups} tổ ({date})", en = "{unit}: all {all} districts with figures have {trainers} "
    .. "trainer for {groups} groups ({date})" },
  short = { vi = "{unit}: {attained} trong {all} quận, huyện, thị xã đủ {trainers} tập huấn viên/"
    .. "{groups} tổ ({date}), thiếu {missing} người", en = "{unit}: {attained} of {all} districts "
    .. "have {trainers} trainer for {groups} groups ({date}), {missing} are missing" },
  city_short = { vi = "toàn thành phố có {x}, cần {needed} ({date})",
    en = "the whole city has {x} and needs {needed} ({date})" },
}

local function finding(data, sum)
  local city, target = sum.city, data.target
  local pieces = {}
  if sum.all > 0 then
    local key = not target and "districts" or sum.missing == 0 and "all" or "short"
    pieces[1] = words.say(FINDINGS[key], { unit = data.unit, all = sum.all,
      date = words.date(sum.date), attained = sum.attained, missing = sum.missing,
      trainers = target and target.trainers, groups = target and target.groups })
  end
  if city then
    local key = target and #pieces > 0 and "city_short" or "plain"
    local text = words.say(FINDINGS[key], { unit = data.unit, x = words.count(city.row.x),
      n = words.count(city.row.n), needed = city.needed and words.count(city.needed),
      date = words.date(city.row.date) })
    if target and #pieces == 0 then
      text = text .. words.say({ vi = ", cần {needed}", en = ", {needed} are needed" },
        { needed = words.count(city.needed) })
    end
    pieces[#pieces + 1] = text
  end
  return table.concat(pieces, "; ")
end

local function rest_text(rest)
  local values = { count = #rest }
  for _, judged in ipairs(rest) do
    if judged.missing > 0 then
      return words.say({ vi = "… {count} nơi còn lại thiếu ít hơn hoặc đủ …",
        en = "… {count} others lack less or nothing …" }, values)
    end
  end
  return words.say({ vi = "… {count} nơi còn lại đều đủ …", en = "… {count} others have enough …" },
    values)
end

local function counts_text(judged)
  local groups = words.say({ vi = "{n} tổ", en = "{n} groups" }, { n = words.count(judged.row.n) })
  return (judged.needed and parts.of(judged.row.x, judged.needed) or words.count(judged.row.x))
    .. " · " .. groups
end

-- The rows that are drawn, from the top down, and what is left.
local function shown_of(list, size)
  local room = math.max(4, parts.rows_that_fit(size) - NOTE_ROWS)
  if #list <= room then
    return list, {}
  end
  return table.move(list, 1, room - 1, 1, {}), table.move(list, room, #list, 1, {})
end

local function reach_of(list)
  local most = 1.2
  for _, judged in ipairs(list) do
    most = math.max(most, judged.cover or 0)
  end
  return most
end

local function lay_out(shown, rest, reach, count)
  local blocks, tics, texts = { MET = {}, UNMET = {} }, {}, {}
  for i, judged in ipairs(shown) do
    local y = count - i + 1
    if judged.cover then
      local block = blocks[judged.missing > 0 and "UNMET" or "MET"]
      block[#block + 1] = { judged.cover / 2, y, 0, judged.cover, y - BAR, y + BAR }
    else
      texts[#texts + 1] = { x = reach * 0.01, y = y, align = "left", part = "strip",
        colour = parts.GREY, text = words.say { vi = "không có tổ hòa giải", en = "no group" } }
    end
    tics[#tics + 1] = { at = y, text = judged.row.unit }
    texts[#texts + 1] = { x = reach * (1 + COUNTS_WIDTH), y = y, align = "right", part = "strip",
      text = counts_text(judged), width = reach * COUNTS_WIDTH }
  end
  if #rest > 0 then
    texts[#texts + 1] = { x = reach * 0.01, y = 1, text = rest_text(rest), part = "strip",
      align = "left", colour = parts.GREY }
  end
  return blocks, tics, texts
end

local function x_tics(reach)
  local tics = {}
  local step = reach > 6 and 2 or reach > 2.5 and 1 or 0.5
  for value = 0, reach, step do
    local whole = value == math.floor(value)
    tics[#tics + 1] = { at = value, text = words.decimal(value, whole and 0 or 1) }
  end
  return tics
end

local function legend_of(data, blocks)
  local legend = {}
  if data.target then
    if #blocks.MET > 0 then
      legend[1] = { point = parts.POINT.square, colour = parts.BLUE,
        text = words.say { vi = "đủ", en = "enough" } }
    end
    if #blocks.UNMET > 0 then
      legend[#legend + 1] = { point = parts.POINT.square, colour = parts.ORANGE,
        text = words.say { vi = "thiếu", en = "not enough" } }
    end
    legend[#legend + 1] = { point = 0, colour = parts.VERMILION, text = words.say({
      vi = "mục tiêu {year}: {trainers}/{groups} tổ ({clause})",
      en = "target {year}: {trainers} for {groups} groups ({clause})" }, data.target) }
  end
  return legend
end

local function notes_of(data, sum)
  local sentences = { words.say(data.target and { vi = "Bên phải: số có/số cần · số tổ; số cần làm "
    .. "tròn lên ở từng nơi.", en = "At the right: there/needed · groups; needed is rounded up." }
    or { vi = "Bên phải: số tập huấn viên · số tổ.", en = "At the right: trainers · groups." }) }
  local city = sum.city
  if city and data.target then
    sentences[2] = words.say({ vi = "Từ 01/7/2025 không còn cấp huyện: cả thành phố tính mọi tập "
      .. "huấn viên theo cùng tỷ lệ, đây là cách hiểu, kế hoạch chưa nói (số tổ ngày {day}).",
      en = "There are no districts since 1 July 2025: all trainers of the city by the same ratio, "
      .. "a reading that no plan states (groups on {day})." },
      { day = words.date(city.row.groups_date or city.row.date) })
  end
  if #data.silent > 0 then
    sentences[#sentences + 1] = words.say({ vi = "Chưa báo cáo: {names}.",
      en = "Not reported: {names}." }, { names = parts.names(data.silent, MOST_NAMES) })
  end
  return parts.notes(sentences, data)
end

local function names_of(list)
  local names = {}
  for i, judged in ipairs(list) do
    names[i] = judged.row.unit .. " " .. counts_text(judged)
  end
  return names
end

--- The spec of the chart (chart/frame.lua), or nil when nobody told of trainers.
function M.build(data, size)
  local list = judge(data)
  if #list == 0 then
    return nil
  end
  local sum, reach = sums_of(list), reach_of(list)
  local shown, rest = shown_of(list, size)
  local count = #shown + (#rest > 0 and 1 or 0)
  local blocks, tics, texts = lay_out(shown, rest, reach, count)
  local title = finding(data, sum)
  return {
    title = title, alt = parts.alt(title, names_of(list), data), notes = notes_of(data, sum),
    subtitle = parts.subtitle { vintage = data.vintage, definition = words.say({
      vi = "số tập huấn viên cho mỗi {groups} tổ hòa giải", en = "trainers for {groups} groups" },
      { groups = data.target and data.target.groups or PER }),
      period = sum.date and words.date(sum.date) or words.date(sum.city.row.date) },
    fictional = data.fictional, texts = texts, legend = legend_of(data, blocks),
    x = { low = 0, high = reach * (1 + COUNTS_WIDTH), tics = x_tics(reach) },
    y = { low = math.min(0.4, count + 0.6 - FEWEST_ROWS), high = count + 0.6, tics = tics,
      bare = true },
    ready = function(out)
      out:block("MET", blocks.MET)
      out:block("UNMET", blocks.UNMET)
      out:number("TARGET_X", data.target and data.target.trainers or 0)
      out:number("TARGET_X_FROM", #rest > 0 and 1.5 or 0)
      out:number("TARGET_X_SHOWN", data.target and 1 or 0)
    end,
  }
end

return M
