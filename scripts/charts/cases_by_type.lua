-- Chart: what cases are about, period by period: share and count of each kind. Forms of different
-- times split cases differently; periods are compared in the finest groups that all of them can be
-- added up to, and the finer split of the latest list is told in words.
--
-- data = {unit, definition, source, fictional,
--   rows = {{label = "năm 2023", start, finish, vintage, total = 2935, civil, family, other}, ...},
--   detail = a row   optional: the latest one with all four kinds, where it is not drawn
-- }, oldest first. A row has the groups of its form: civil, family, civil_family, dispute,
-- violation, other (disputes and violations). total may be more than they add up to: the rest was
-- not split.
local layout = require "chart.layout"
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

M.name = "cases_by_type"
M.title = { vi = "Vụ việc theo loại", en = "Cases by kind" }
M.question = { vi = "Vụ việc thuộc loại nào, cơ cấu có thay đổi không?",
  en = "What are cases about, and does the mix change?" }

local BAR = 0.38 -- half of a bar
local GAP = 0.75 -- for the words of a break
local MOST_PERIODS = 8 -- more have no room for their figures
local FEWEST_ROWS = 4 -- so that one period is no wall
local RIGHT = 118 -- of the axis, for "n = 12.345"
local LEFT_EMS = 14 -- what stands left and right of the bars, of the text height

-- The four kinds of the decree, and the groups that forms make of them.
local KINDS = { "civil", "family", "dispute", "violation" }
local GROUPS = {
  civil = { "civil" }, family = { "family" }, dispute = { "dispute" }, violation = { "violation" },
  civil_family = { "civil", "family" }, other = { "dispute", "violation" },
}

local WORDS = {
  civil = { vi = "dân sự", en = "civil" },
  family = { vi = "hôn nhân và gia đình", en = "family" },
  dispute = { vi = "mâu thuẫn", en = "disputes" },
  violation = { vi = "vi phạm pháp luật", en = "violations" },
  civil_family = { vi = "dân sự, hôn nhân và gia đình", en = "civil and family" },
  other = { vi = "mâu thuẫn và việc khác", en = "disputes and others" },
  rest = { vi = "chưa phân loại", en = "not split" },
}

-- Fills and the letters on them; told apart in black and white too.
local LOOKS = {
  civil = { parts.BLUE, parts.WHITE }, civil_family = { parts.BLUE, parts.WHITE },
  family = { parts.ORANGE, parts.BLACK }, dispute = { parts.PALE_SKY, parts.BLACK },
  other = { parts.PALE_SKY, parts.BLACK }, violation = { parts.DARK, parts.WHITE },
  all = { parts.GREY, parts.WHITE }, rest = { parts.WHITE, parts.BLACK },
}

-- Kinds that some row cannot tell apart fall together: leader[kind] is the first of their group.
local function leaders_of(rows)
  local leader = {}
  for _, kind in ipairs(KINDS) do
    leader[kind] = kind
  end
  local function join(first, second)
    for _, kind in ipairs(KINDS) do
      leader[kind] = leader[kind] == second and first or leader[kind]
    end
  end
  for _, row in ipairs(rows) do
    for name, members in pairs(GROUPS) do
      if row[name] and #members > 1 then
        join(leader[members[1]], leader[members[2]])
      end
    end
  end
  return leader
end

local function name_of(members)
  local names = {}
  for _, kind in ipairs(members) do
    names[#names + 1] = kind
  end
  for name, group in pairs(GROUPS) do
    if table.concat(group, " ") == table.concat(names, " ") then
      return name
    end
  end
  return "all"
end

-- The finest groups that every row can be added up to: {{name, kinds = {[kind] = true}}, ...}.
local function common_groups(rows)
  local leader, groups, by_leader = leaders_of(rows), {}, {}
  for _, kind in ipairs(KINDS) do
    local group = by_leader[leader[kind]]
    if group == nil then
      group = { members = {}, kinds = {} }
      by_leader[leader[kind]] = group
      groups[#groups + 1] = group
    end
    group.members[#group.members + 1] = kind
    group.kinds[kind] = true
  end
  for _, group in ipairs(groups) do
    group.name = name_of(group.members)
  end
  return groups
end

local function add_up(row, groups)
  local counts, sum = {}, 0
  for i, group in ipairs(groups) do
    for name, members in pairs(GROUPS) do
      if row[name] and group.kinds[members[1]] then
        counts[i] = (counts[i] or 0) + row[name]
      end
    end
    sum = sum + (counts[i] or 0)
  end
  return counts, sum, math.max(0, (row.total or sum) - sum)
end

-- Rows with their counts in the common groups; n is everything received.
local function count_all(rows, groups)
  local list = {}
  for _, row in ipairs(rows) do
    local counts, sum, rest = add_up(row, groups)
    if sum > 0 then
      list[#list + 1] = { row = row, counts = counts, rest = rest, n = sum + rest }
    end
  end
  return list
end

local function group_words(group)
  if group.name == "all" then
    return words.say { vi = "mọi loại", en = "all kinds" }
  end
  return words.say(WORDS[group.name])
end

local function largest(counted, groups)
  local best = 1
  for i in ipairs(groups) do
    if (counted.counts[i] or 0) > (counted.counts[best] or 0) then
      best = i
    end
  end
  return best
end

local function share_text(x, n)
  return words.percent(x / n)
end

local function finding(data, list, groups)
  local last, first = list[#list], list[1]
  local best = largest(last, groups)
  local x, before = last.counts[best] or 0, first.counts[best] or 0
  local values = { unit = data.unit, kind = group_words(groups[best]), period = last.row.label,
    x = words.count(x), n = words.count(last.n), share = share_text(x, last.n),
    first = first.row.label, before = share_text(before, first.n) }
  if #list == 1 then
    return words.say({ vi = "{unit}: {kind} nhiều nhất, {share} số vụ tiếp nhận {period} ({x}/{n})",
      en = "{unit}: most cases of {period} are {kind}, {share} ({x}/{n})" }, values)
  end
  return words.say({ vi = "{unit}: {kind} nhiều nhất, {share} số vụ tiếp nhận {period} ({x}/{n}); "
    .. "{first} là {before}", en = "{unit}: most cases of {period} are {kind}, {share} ({x}/{n}); "
    .. "{before} in {first}" }, values)
end

-- Which groups a form has: two rows with the same are of forms that agree.
local function form_of(row)
  local names = {}
  for name in pairs(GROUPS) do
    names[#names + 1] = row[name] and name or nil
  end
  table.sort(names)
  return table.concat(names, " ")
end

-- What changed between two rows, in words; nil when nothing did.
local function break_between(before, after)
  local marks = {}
  local reform = words.reform_break_among({
    { start = before.start, finish = before.finish, at = 1 },
    { start = after.start, finish = after.finish, at = 2 } })[1]
  if reform and reform.x > 1 then
    marks[1] = reform.text
  end
  if form_of(before) ~= form_of(after) then
    marks[#marks + 1] = words.say { vi = "biểu mẫu chia loại khác", en = "another split of kinds" }
  end
  return #marks > 0 and table.concat(marks, "; ") or nil
end

-- Places from the bottom up, the latest on top, with room for breaks.
local function places_of(list)
  local y, breaks = 0, {}
  for i, counted in ipairs(list) do
    local mark = i > 1 and break_between(list[i - 1].row, counted.row)
    if mark then
      breaks[#breaks + 1] = { y = y + 0.5 + GAP / 2, text = mark }
      y = y + GAP
    end
    y = y + 1
    counted.y = y
  end
  return breaks, y
end

-- The longest of "988 · 49,9%", "49,9%" and nothing that fits into a segment.
local function segment_text(x, n, size)
  local share = share_text(x, n)
  local room = x / n * (size.width - LEFT_EMS * size.text) * 100 / RIGHT
  for _, text in ipairs { words.count(x) .. " · " .. share, share } do
    if layout.width(text, layout.pixels(size, "strip"), size.face) < room then
      return text
    end
  end
  return nil
end

local function segments_of(list, groups, size)
  local blocks, texts, tics = {}, {}, {}
  for _, counted in ipairs(list) do
    local left, y = 0, counted.y
    local function add(name, x)
      local right = left + 100 * x / counted.n
      if x > 0 then
        blocks[#blocks + 1] = { (left + right) / 2, y, left, right, y - BAR, y + BAR,
          LOOKS[name][1] }
        local text = segment_text(x, counted.n, size)
        texts[#texts + 1] = text and { x = (left + right) / 2, y = y, text = text, part = "strip",
          colour = LOOKS[name][2] } or nil
      end
      left = right
    end
    for i, group in ipairs(groups) do
      add(group.name, counted.counts[i] or 0)
    end
    add("rest", counted.rest)
    tics[#tics + 1] = { at = y, text = counted.row.label }
    texts[#texts + 1] = { x = 101, y = y, align = "left", part = "strip",
      text = "n = " .. words.count(counted.n) }
  end
  return blocks, texts, tics
end

local function legend_of(list, groups)
  local legend, rest = {}, false
  for i, group in ipairs(groups) do
    legend[i] = { point = parts.POINT.square, colour = LOOKS[group.name][1],
      text = group_words(group) }
  end
  for _, counted in ipairs(list) do
    rest = rest or counted.rest > 0
  end
  if rest then
    legend[#legend + 1] = { point = parts.POINT.hollow_square, colour = parts.BLACK,
      text = words.say(WORDS.rest) }
  end
  return legend
end

local function counts_in_words(counted, groups)
  local list = {}
  for i, group in ipairs(groups) do
    local x = counted.counts[i] or 0
    list[i] = ("%s %s (%s)"):format(group_words(group), words.count(x), share_text(x, counted.n))
  end
  return table.concat(list, ", ")
end

-- The four kinds of the latest list of cases, where the bars cannot show them.
local function detail_of(data, groups)
  local detail = data.detail
  if not detail or #groups == #KINDS then
    return nil
  end
  local fine = common_groups { detail }
  local counted = count_all({ detail }, fine)[1]
  return counted and words.say({ vi = "{period} chia bốn loại theo danh sách vụ việc: {list}.",
    en = "{period} by the four kinds, from the list of cases: {list}." },
    { period = detail.label:gsub("^%l", string.upper), list = counts_in_words(counted, fine) })
end

local function notes_of(data, list, groups)
  local sentences = {}
  for i = 2, #list do
    if form_of(list[i].row) ~= form_of(list[i - 1].row) then
      sentences[1] = words.say { vi = "Biểu mẫu các thời kỳ chia loại khác nhau nên gộp về nhóm "
        .. "chung.", en = "Forms split cases differently; kinds are added up to common groups." }
    end
  end
  sentences[#sentences + 1] = detail_of(data, groups)
  return parts.notes(sentences, data)
end

local function vintages_of(list)
  local names, seen = {}, {}
  for _, counted in ipairs(list) do
    local name = counted.row.vintage
    if name and not seen[name] then
      seen[name] = true
      names[#names + 1] = name
    end
  end
  return #names > 0 and table.concat(names, ", ") or nil
end

--- The spec of the chart (chart/frame.lua), or nil when no period has cases by kind.
function M.build(data, size)
  size = size or layout.sizes.screen
  local first = math.max(1, #data.rows - MOST_PERIODS + 1)
  local rows = table.move(data.rows, first, #data.rows, 1, {})
  local groups = common_groups(rows)
  local list = count_all(rows, groups)
  if #list == 0 then
    return nil
  end
  local title, names = finding(data, list, groups), {}
  local breaks, top = places_of(list)
  local blocks, texts, tics = segments_of(list, groups, size)
  local lines = {}
  for i, counted in ipairs(list) do
    names[i] = counted.row.label .. ": " .. counts_in_words(counted, groups)
  end
  for i, mark in ipairs(breaks) do
    texts[#texts + 1] = { x = 50, y = mark.y, text = mark.text, part = "note", colour = parts.GREY }
    lines[i] = { 0, mark.y - GAP / 2 + 0.1, RIGHT, 0 }
  end
  local period = list[1].row.label .. (#list > 1 and " – " .. list[#list].row.label or "")
  return {
    title = title, alt = parts.alt(title, names, data), notes = notes_of(data, list, groups),
    subtitle = parts.subtitle { definition = data.definition, period = period,
      vintage = vintages_of(list) },
    fictional = data.fictional, texts = texts, legend = legend_of(list, groups),
    x = { low = 0, high = RIGHT, tics = parts.percent_tics(0) },
    y = { low = math.min(0.4, top + 0.6 - FEWEST_ROWS), high = top + 0.6, tics = tics,
      bare = true },
    ready = function(out)
      out:block("SEGMENTS", blocks)
      out:block("BREAKS", lines)
    end,
  }
end

return M
