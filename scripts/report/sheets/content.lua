-- The sheet of one commune as nodes: its own figures, its trend, its rank, what is missing, what to
-- do. Says no figure of another commune.
local failure = require "foundation.failure"
local format = require "report.format"
local indicators = require "definitions.indicators"
local judged = require "report.sheets.judged"
local measure = require "measure"
local node = require "report.node"
local text = require "lotrinh.text"

local M = {}

local say = failure.say

-- Rows of the table of figures: measures, or a rate of two of them.
local ROWS = { "received", "settled", "unsettled", "pending", "closed",
  { x = "settled", n = "closed", words = { vi = "Tỷ lệ hòa giải thành", en = "Settlement rate" } },
  "groups", "groups_composed", "five_good_groups", "groups_supported", "mediators",
  "mediators_trained", "mediators_with_materials" }

-- What a commune that reports a period is asked for.
local ASKED = { "received", "settled", "pending", "groups", "groups_composed", "five_good_groups",
  "mediators", "mediators_trained" }

local SHORT = {
  year = { vi = "Năm {year}", en = "{year}" },
  H1 = { vi = "6 tháng đầu {year}", en = "1st half {year}" },
  H2 = { vi = "6 tháng cuối {year}", en = "2nd half {year}" },
}

local function head_of(period)
  local short = SHORT[period.kind]
  local words = short and say(short, { year = period.finish:sub(1, 4) })
    or format.period(period.kind, period.start, period.finish)
  return text.upper(words:match(utf8.charpattern)) .. words:sub(#words:match(utf8.charpattern) + 1)
end

local MARKS = { preliminary = "*", estimate = "**" }

local function count_cell(found, marks)
  if not found then
    return { "–", class = "number" }
  end
  local mark = MARKS[found.vintage]
  if mark then
    marks[found.vintage] = true
  end
  return { format.count(found.value) .. (mark or ""), class = "number" }
end

local function rate_cell(figures, unit, period)
  local x, n = figures:cases(unit, period)
  return { x and n > 0 and x <= n and format.rate(x, n) or "–", class = "number" }
end

local function row_of(figures, unit, entry, marks)
  local row, there = {}, false
  row[1] = say(entry.words or figures.measures[entry])
  for i, period in ipairs(figures.periods) do
    local found = not entry.x and figures:count(unit, period, entry)
    row[i + 1] = entry.x and rate_cell(figures, unit, period) or count_cell(found, marks)
    there = there or row[i + 1][1] ~= "–"
  end
  return there and row or nil
end

local MARK_WORDS = {
  { "preliminary", { vi = "* số liệu sơ bộ.", en = "* preliminary." } },
  { "estimate", { vi = "** số liệu ước tính.", en = "** an estimate." } },
}

local function own_figures(figures, unit)
  local heads, rows, marks = { say { vi = "Nội dung", en = "Figure" } }, {}, {}
  for i, period in ipairs(figures.periods) do
    heads[i + 1] = head_of(period)
  end
  for _, entry in ipairs(ROWS) do
    rows[#rows + 1] = row_of(figures, unit, entry, marks)
  end
  if #rows == 0 then
    return node.element("p", nil, say {
      vi = "Chưa có số liệu nào của đơn vị trong kỳ.",
      en = "There is no figure of the unit in the period." })
  end
  local notes = { say { vi = "“–”: chưa báo cáo hoặc không tính được (không phải 0).",
    en = "“–”: not reported or not to be worked out (which is not 0)." } }
  for _, entry in ipairs(MARK_WORDS) do
    notes[#notes + 1] = marks[entry[1]] and say(entry[2]) or nil
  end
  local widths = { 75 }
  for i = 1, #figures.periods do
    widths[i + 1] = 90 / #figures.periods
  end
  return { node.table(heads, rows, nil, widths),
    node.element("p", { class = "note" }, table.concat(notes, " ")) }
end

local function target_cell(result)
  return result.wanted and { ("%s (%s)"):format(result.wanted, result.plan.short), class = "value" }
    or { "–", class = "value" }
end

local function value_cell(result)
  if not result.value then
    return { "–", class = "number" }
  end
  return { ("%s (%s/%s)"):format(format.rate(result.x, result.n), format.count(result.x),
    format.count(result.n)), class = "number" }
end

local ATTAINED = {
  [true] = { vi = "đạt", en = "met" }, [false] = { vi = "chưa đạt", en = "not met" },
}

local function standing(results)
  local rows = {}
  for i, result in ipairs(results) do
    local verdict = result.attained ~= nil and say(ATTAINED[result.attained])
      or say { vi = "chưa đủ dữ liệu", en = "not enough data" }
    rows[i] = { result.words, value_cell(result), target_cell(result),
      { (result.missing or 0) > 0 and format.count(result.missing) or "–", class = "number" },
      verdict }
  end
  return node.table({ say { vi = "Chỉ tiêu", en = "Indicator" }, say { vi = "Hiện nay",
    en = "Now" }, say { vi = "Mục tiêu", en = "Target" }, say { vi = "Còn thiếu",
    en = "Missing" }, say { vi = "So với mục tiêu", en = "Against the target" } }, rows, nil,
    { 56, 40, 30, 17, 22 })
end

local TREND = {
  vi = "Từ {first} ({a}) đến {last} ({b}): {change} điểm %.",
  en = "From {first} ({a}) to {last} ({b}): {change} points.",
}

-- The latest period that has an earlier one of its kind, and the earliest of them: two kinds are
-- never compared.
local function ends_of(points)
  for i = #points, 2, -1 do
    for j = 1, i - 1 do
      if points[i].rate and points[j].rate and points[i].kind == points[j].kind then
        return points[j], points[i]
      end
    end
  end
end

-- "88,89%, 8/9", "100,00%, 2/2, ước lượng"
local function share_words(point)
  local words = ("%s, %s/%s"):format(format.rate(point.x, point.n), format.count(point.x),
    format.count(point.n))
  return words .. (point.estimate and say { vi = ", ước lượng", en = ", an estimate" } or "")
end

-- Intervals that meet prove no change.
local function change_sentence(points)
  local first, last = ends_of(points)
  if not first then
    return say { vi = "Chưa có hai kỳ cùng loại để so sánh.",
      en = "There are no two periods of one kind to compare." }
  end
  local change = 100 * (last.rate.share - first.rate.share)
  local sentence = say(TREND, { first = format.period(first.kind, first.start, first.finish),
    last = format.period(last.kind, last.start, last.finish), a = share_words(first),
    b = share_words(last),
    change = (change < 0 and "−" or "+") .. format.decimal(math.abs(change), 2) })
  local meet = first.rate.low <= last.rate.high and last.rate.low <= first.rate.high
  return sentence .. (meet and say {
    vi = " Khoảng tin cậy của hai kỳ chồng lên nhau: thay đổi có thể do ngẫu nhiên.",
    en = " The intervals overlap: the change may be chance." } or "")
end

local function trend(points, picture)
  local nodes = { node.element("p", nil, change_sentence(points)) }
  if picture then
    nodes[#nodes + 1] = picture
  end
  for _, point in ipairs(points) do
    if point.moved then
      nodes[#nodes + 1] = node.element("p", { class = "note" }, say {
        vi = "Số liệu trước ngày sắp xếp được quy đổi từ các đơn vị cũ; đơn vị bị chia tách mà "
          .. "không có tỷ lệ thì chia đều (ước lượng, chỉ để tham khảo).",
        en = "Figures from before the reorganisation are carried over from the old units; where a "
          .. "unit was divided and no share is known, in equal parts (an estimate)." })
      break
    end
  end
  return nodes
end

local function rank_sentence(figures, unit)
  local rank, period = figures.ranks[unit.id], figures.main
  if not period then
    return say { vi = "Chưa có kỳ nào của năm mà quá nửa số xã, phường đã báo cáo: chưa xếp hạng.",
      en = "There is no period of the year that most communes reported: no ranks." }
  elseif not rank then
    return say { vi = "Không xếp hạng: chưa báo cáo, hoặc có dưới 10 vụ việc đã giải quyết xong.",
      en = "No rank: not reported, or fewer than 10 cases closed." }
  end
  local x, n = figures:cases(unit, period)
  local interval = measure.rate(x, n)
  local sentence = say({
    vi = "{period}: tỷ lệ hòa giải thành {rate} ({x}/{n}; khoảng tin cậy 95%: {interval}), đứng "
      .. "thứ {rank} trong {all} xã, phường xếp hạng được. Xét độ bất định, thứ hạng nằm trong "
      .. "khoảng từ {best} đến {worst} (tin cậy đồng thời 95%).",
    en = "{period}: settlement rate {rate} ({x}/{n}; 95% interval {interval}), rank {rank} of "
      .. "{all} communes that can be ranked. Given chance, the rank lies between {best} and "
      .. "{worst} (95%, all ranks together).",
  }, { period = head_of(period), rate = format.rate(x, n), x = format.count(x),
    n = format.count(n), interval = format.interval(interval), rank = rank.rank,
    all = figures.ranked, best = rank.best, worst = rank.worst })
  if rank.worst - rank.best + 1 >= figures.ranked then
    sentence = sentence .. say {
      vi = " Với số vụ việc như vậy, số liệu chưa phân biệt được đơn vị với các đơn vị khác.",
      en = " With so few cases the unit cannot be told from the others." }
  end
  return sentence
end

local function list_of(items, none)
  if #items == 0 then
    return node.element("p", nil, none)
  end
  local nodes = {}
  for i, item in ipairs(items) do
    nodes[i] = node.element("li", nil, item)
  end
  return node.element("ul", nil, nodes)
end

-- Periods that others reported and this unit did not; figures left empty in what it reported.
local function missing_items(figures, unit)
  local items = {}
  for _, period in ipairs(figures.periods) do
    local words = format.period(period.kind, period.start, period.finish)
    if not period.reporting[unit.id] then
      items[#items + 1] = say({
        vi = "Chưa có báo cáo {period} ({reported}/{all} xã, phường đã báo cáo).",
        en = "No report of {period} ({reported} of {all} communes have reported).",
      }, { period = words, reported = period.reported, all = #figures.units })
    else
      local names = {}
      for _, name in ipairs(ASKED) do
        if not figures:count(unit, period, name) then
          names[#names + 1] = "“" .. say(figures.measures[name]) .. "”"
        end
      end
      if #names > 0 then
        items[#items + 1] = say({ vi = "{period}: thiếu {names}.", en = "{period}: {names}." },
          { period = head_of(period), names = table.concat(names, ", ") })
      end
    end
  end
  return items
end

local function gap_item(result)
  return say({
    vi = "{words}: {rate} ({x}/{n}); cần thêm {missing} {noun} để đạt {wanted} ({plan}).",
    en = "{words}: {rate} ({x}/{n}); {missing} more {noun} to reach {wanted} ({plan}).",
  }, { words = result.words, rate = format.rate(result.x, result.n), x = format.count(result.x),
    n = format.count(result.n), missing = format.count(result.missing),
    noun = judged.noun(result), wanted = result.wanted,
    plan = result.plan.short })
end

local function todo_items(figures, unit, results, missing)
  local items = {}
  if #missing > 0 then
    items[1] = say { vi = "Báo cáo bổ sung số liệu còn thiếu ở mục 5.",
      en = "Report what is missing by section 5." }
  end
  for _, result in ipairs(results) do
    if result.attained == false and result.value and (result.missing or 0) > 0 then
      items[#items + 1] = gap_item(result)
    end
  end
  local pending = figures.main and figures:count(unit, figures.main, "pending")
  if pending and pending.value > 0 then
    items[#items + 1] = say({ vi = "Giải quyết xong {n} vụ việc còn tồn cuối kỳ.",
      en = "Close the {n} cases pending at the end of the period." },
      { n = format.count(pending.value) })
  end
  return items
end

local function section(number, words, ...)
  return node.element("section", nil, node.element("h3", nil, number .. ". " .. say(words)), ...)
end

--- The sheet of a unit: {nodes, points, title}; `picture` (a node) stands in the trend.
function M.of(figures, unit, picture)
  local results, points = judged.of(figures, unit), figures:trend(unit)
  local missing = missing_items(figures, unit)
  return {
    section(1, { vi = "Số liệu của đơn vị", en = "Figures of the unit" },
      own_figures(figures, unit)),
    section(2, { vi = "So với mục tiêu", en = "Against the targets" }, standing(results)),
    section(3, { vi = "Diễn biến tỷ lệ hòa giải thành", en = "Trend of the settlement rate" },
      trend(points, picture)),
    section(4, { vi = "Thứ hạng và độ bất định", en = "Rank and how sure it is" },
      node.element("p", nil, rank_sentence(figures, unit))),
    section(5, { vi = "Số liệu còn thiếu", en = "What is missing" },
      list_of(missing, say { vi = "Không thiếu số liệu nào mà các đơn vị khác đã báo cáo.",
        en = "Nothing that others reported is missing." })),
    section(6, { vi = "Việc cần làm", en = "What to do" },
      list_of(todo_items(figures, unit, results, missing), say {
        vi = "Duy trì kết quả; không có việc phát sinh từ số liệu.",
        en = "Keep it up; the figures ask for nothing." })),
  }
end

local KINDS = { year = "year", H1 = "half", H2 = "half", ["9M"] = "months", ["10M"] = "months",
  ["11M"] = "months" }

--- The figures of the chart of the trend (charts/success_rate.lua), or nil when there are none.
function M.chart_data(figures, unit, source)
  local rows = {}
  for _, point in ipairs(figures:trend(unit)) do
    local kind = KINDS[point.kind]
    if kind and point.rate then
      rows[#rows + 1] = { year = math.tointeger(tonumber(point.finish:sub(1, 4))), kind = kind,
        half = kind == "half" and (point.kind == "H2" and 2 or 1) or nil,
        months = kind == "months" and math.tointeger(tonumber(point.kind:match "%d+")) or nil,
        label = format.period(point.kind, point.start, point.finish), x = point.x, n = point.n,
        rate = point.rate.share, low = point.rate.low, high = point.rate.high }
    end
  end
  if #rows == 0 then
    return nil
  end
  local indicator = indicators.find "success_rate"
  return { unit = unit.full_name, rows = rows, source = source, fictional = figures.fictional,
    definition = say(indicators.definition(indicator).words), target = judged.chart_target(figures),
    last = figures.year }
end

return M
