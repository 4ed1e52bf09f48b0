-- Chart: communes by their share, each with its interval; those with few cases are counted apart.
-- Where not all fit, the first and the last are shown and the gap is said.
--
-- data = {unit, definition, period, vintage, source, fictional,
--   target = {value = 0.9, clause = "..."}   optional
--   rows = {{rank = 1, unit = "Phường Ba Đình", x, n, share, low, high, small = "x" | ""}, ...}}
-- in the order of compare.ranking: ranked ones first, those with few cases last.
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

M.name = "place_ranking"
M.title = { vi = "Xã, phường theo tỷ lệ", en = "Communes by their share" }
M.question = { vi = "Xã, phường nào cao nhất, thấp nhất, và chắc chắn đến mức nào?",
  en = "Which communes are highest and lowest, and how sure is that?" }

-- Of the width of the axis, for "1.234/1.250" at the right.
local COUNTS_WIDTH = 0.24

local function split(rows)
  local large, small = {}, {}
  for _, row in ipairs(rows) do
    local list = row.small == "x" and small or large
    list[#list + 1] = row
  end
  return large, small
end

-- The rows to show from top to bottom; false is the gap.
local function shown_of(large, room)
  if #large <= room then
    return table.move(large, 1, #large, 1, {})
  end
  local half = (room - 1) // 2
  local shown = table.move(large, 1, half, 1, {})
  shown[half + 1] = false
  return table.move(large, #large - half + 1, #large, half + 2, shown)
end

local function reaches(row, target)
  return math.floor(target.value * 10000 + 0.5) * row.n <= 10000 * row.x
end

local function count_reaching(large, target)
  local count = 0
  for _, row in ipairs(large) do
    count = count + (reaches(row, target) and 1 or 0)
  end
  return count
end

local function finding(data, large)
  local first, last = large[1], large[#large]
  local values = { unit = data.unit, count = #large, first = first.unit, last = last.unit,
    high = words.percent(first.share), low = words.percent(last.share) }
  if data.target then
    values.reaching = count_reaching(large, data.target)
    values.target = words.target_percent(data.target.value)
    return words.say({ vi = "{unit}: {reaching} trong {count} xã, phường xếp hạng đạt {target}; từ "
      .. "{low} ({last}) đến {high} ({first})",
      en = "{unit}: {reaching} of {count} ranked communes reach {target}; from {low} ({last}) to "
      .. "{high} ({first})" }, values)
  end
  return words.say({ vi = "{unit}: {count} xã, phường từ {low} ({last}) đến {high} ({first})",
    en = "{unit}: {count} communes from {low} ({last}) to {high} ({first})" }, values)
end

local function gap_text(count)
  return words.say({ vi = "… {count} xã, phường ở giữa …", en = "… {count} communes between …" },
    { count = count })
end

local function notes_of(data, small)
  local sentences = { words.say({ vi = "Vạch ngang: khoảng tin cậy Wilson 95%; hai xã, phường có "
    .. "vạch chồng nhau thì chưa chắc hơn kém nhau. Bên phải: tử số/mẫu số ({noun}).",
    en = "Bars: 95% Wilson interval; where bars overlap the order is not sure. At the right: "
      .. "x/n ({noun})." }, { noun = parts.noun(data) }) }
  if #small > 0 then
    sentences[2] = words.say({ vi = "Không xếp hạng {count} xã, phường có quá ít {noun}.",
      en = "{count} communes with too few {noun} are not ranked." },
      { count = #small, noun = parts.noun(data) })
  end
  return parts.notes(sentences, data)
end

-- Rows from the top down, as points with intervals, names and counts.
local function lay_out(shown, large, low)
  local blocks, tics, texts = { MET = {}, UNMET = {} }, {}, {}
  local wide = (100 - low) * COUNTS_WIDTH
  for i, row in ipairs(shown) do
    local y = #shown - i + 1
    if row then
      blocks.UNMET[#blocks.UNMET + 1] = { 100 * row.share, y, 100 * row.low, 100 * row.high }
      tics[#tics + 1] = { at = y, text = ("%s%s"):format(row.rank and row.rank .. ". " or "",
        row.unit) }
      texts[#texts + 1] = { x = 100 + wide, y = y, text = parts.of(row.x, row.n), align = "right",
        part = "strip", width = wide }
    else
      texts[#texts + 1] = { x = (low + 100) / 2, y = y, text = gap_text(#large - #shown + 1),
        colour = parts.GREY, part = "strip" }
    end
  end
  return blocks, tics, texts, 100 + wide
end

local function split_by_target(rows, shown, target)
  if not target then
    return rows, {}
  end
  local unmet, met, at = {}, {}, 0
  for _, row in ipairs(shown) do
    if row then
      at = at + 1
      local list = reaches(row, target) and met or unmet
      list[#list + 1] = rows[at]
    end
  end
  return unmet, met
end

local function legend_of(data)
  if not data.target then
    return {}
  end
  local target = words.target_percent(data.target.value)
  return {
    { text = words.say({ vi = "đạt {target}", en = "reaches {target}" }, { target = target }),
      point = parts.POINT.circle, colour = parts.BLUE },
    { text = words.say({ vi = "chưa đạt", en = "does not" }), point = parts.POINT.diamond,
      colour = parts.VERMILION },
  }
end

local function lowest(shown)
  local least = 1
  for _, row in ipairs(shown) do
    least = row and math.min(least, row.low) or least
  end
  return parts.percent_low(100 * least)
end

--- The spec of the chart (chart/frame.lua), or nil when no commune can be ranked.
function M.build(data, size)
  local large, small = split(data.rows)
  if #large == 0 then
    return nil
  end
  local shown = shown_of(large, parts.rows_that_fit(size))
  local low = lowest(shown)
  local title = finding(data, large)
  local blocks, tics, texts, high = lay_out(shown, large, low)
  local unmet, met = split_by_target(blocks.UNMET, shown, data.target)
  local names = {}
  for i, row in ipairs(large) do
    names[i] = row.unit .. " " .. words.percent(row.share)
  end
  return {
    title = title, alt = parts.alt(title, names, data), subtitle = parts.subtitle(data),
    notes = notes_of(data, small), fictional = data.fictional, legend = legend_of(data),
    x = { low = low, high = high, tics = parts.percent_tics(low) },
    y = { low = 0.4, high = #shown + 0.6, tics = tics, bare = true }, texts = texts,
    ready = function(out)
      out:block("UNMET", unmet)
      out:block("MET", met)
      out:number("MET_SHOWN", data.target and 1 or 0)
      out:number("MARK_X_AT", data.target and 100 * data.target.value or 0)
    end,
  }
end

return M
