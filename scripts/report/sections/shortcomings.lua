-- Section: what is behind, what is not reported, what contradicts; found by rule, nothing typed.
local communes = require "report.sections.communes"
local failure = require "foundation.failure"
local format = require "report.format"
local gaps = require "report.gaps"
local node = require "report.node"
local numbering = require "report.numbering"
local telling = require "report.telling"
local words = require "report.words"

local M = {
  id = "shortcomings",
  title = { vi = "Tồn tại, hạn chế và nguyên nhân", en = "Shortcomings and causes" },
}

local say = failure.say

local function lettered(texts)
  local nodes = {}
  for i, text in ipairs(texts) do
    nodes[i] = node.element("p", nil, numbering.letter(i), ") ", text)
  end
  return nodes
end

-- Communes of which even the upper end of the interval is below the rate that is wanted: chance
-- alone does not explain it.
local function communes_behind(review)
  local goal
  for _, result in ipairs(review.plans[1].results) do
    local target = result.target
    if target.indicator == "success_rate" and target.scope == "city" and target.numerator then
      goal = target
    end
  end
  local names = {}
  for _, row in ipairs(goal and review.communes and review.communes.rows or {}) do
    if row.high and row.high < goal.numerator / goal.denominator then
      names[#names + 1] = ("%s %s (%s/%s)"):format(row.full_name, format.rate(row.x, row.n),
        format.count(row.x), format.count(row.n))
    end
  end
  return #names > 0 and say({
    vi = "{n} xã, phường có cả khoảng tin cậy 95% dưới {goal} ({period}): {names}.",
    en = "{n} communes have their whole 95% interval below {goal} ({period}): {names}.",
  }, { n = #names, goal = format.target(goal):gsub("^%D+", ""), names = table.concat(names, "; "),
    period = communes.period(review.communes) }) or nil
end

local function behind(review)
  local texts = {}
  for _, result in ipairs(review.plans[1].results) do
    if result.verdict == "not_met" then
      texts[#texts + 1] = say(result.indicator.words) .. ": " .. words.explanation(review, result)
    end
  end
  texts[#texts + 1] = communes_behind(review)
  return #texts > 0 and texts or { say({
    vi = "Không có mục tiêu nào của {short} được xác định là chưa đạt từ số liệu hiện có.",
    en = "No target of {short} is known to be missed by the figures at hand.",
  }, { short = review.plans[1].short }) }
end

-- Naming more than so many fills the page; the annex has them all.
local MOST_NAMED = 15

-- Who did not report, by name: ": Phường Láng, Xã Cổ Đô".
local function silent(found)
  local names = {}
  for _, row in ipairs(found.rows) do
    names[#names + 1] = not row.settled and row.full_name or nil
  end
  if #names == 0 then
    return ""
  end
  local more = #names - MOST_NAMED
  return ": " .. table.concat(names, ", ", 1, math.min(#names, MOST_NAMED))
    .. (more > 0 and say({ vi = " và {n} đơn vị khác", en = " and {n} more" }, { n = more }) or "")
end

local function not_reported(review)
  local years, texts = {}, {}
  for i, missing in ipairs(gaps.years(review)) do
    years[i] = tostring(missing.year)
  end
  if #years > 0 then
    texts[1] = say({ vi = "Chưa có số vụ việc hòa giải thành cả năm của các năm: {years}.",
      en = "No settled cases of the whole year for: {years}." },
      { years = table.concat(years, ", ") })
  end
  local names = {}
  for i, row in ipairs(gaps.measures(review)) do
    names[i] = say(row)
  end
  if #names > 0 then
    texts[#texts + 1] = say({
      vi = "Có {n} loại số liệu mà mục tiêu cần nhưng chưa từng có: {names}.",
      en = "{n} kinds of figures that targets need were never there: {names}.",
    }, { n = #names, names = table.concat(names, "; ") })
  end
  if review.communes then
    local found = review.communes
    texts[#texts + 1] = say({
      vi = "{period}: {reported}/{all} xã, phường đã báo cáo, còn {missing} chưa báo cáo{names}.",
      en = "{period}: {reported} of {all} communes reported, {missing} did not{names}.",
    }, { period = words.capital(communes.period(found)), names = silent(found),
      reported = found.reported, all = #found.rows, missing = #found.rows - found.reported })
  else
    texts[#texts + 1] = say {
      vi = "Chưa có số liệu của từng xã, phường nên chưa chỉ ra được đơn vị chậm.",
      en = "There are no figures by commune, so that none can be named as behind.",
    }
  end
  return texts
end

local MISMATCHES = [[
  SELECT count(*) AS n FROM published_check AS c JOIN unit AS u ON u.unit_id = c.unit_id
   WHERE u.level = 'city' AND c.result = 'MISMATCH']]

local function contradictions(review)
  local count, periods = review.db:query(MISMATCHES)[1].n, {}
  for _, period in ipairs(review.cases) do
    local first = period.printed[1]
    for i = 2, #period.printed do
      if period.printed[i].printed ~= first.printed then
        periods[#periods + 1] = words.period(period)
        break
      end
    end
  end
  local texts = { say({
    vi = "Có {n} số đã công bố không khớp khi tính lại từ các số khác của cùng nguồn.",
    en = "{n} published figures do not follow from other figures of the same page.",
  }, { n = format.count(count) }) }
  for _, entry in ipairs(review.rivals) do
    texts[#texts + 1] = telling.rivals(entry)
  end
  if #periods > 0 then
    texts[#texts + 1] = say({ vi = "Các nguồn ghi tỷ lệ khác nhau cho: {periods}.",
      en = "Pages print different rates for: {periods}." },
      { periods = table.concat(periods, "; ") })
  end
  return texts
end

-- Days on which the series of the plan's indicators stop being of one piece.
local function broken(review)
  local texts, seen = {}, {}
  for _, result in ipairs(review.plans[1].results) do
    for _, entry in ipairs(result.outlook.breaks) do
      if not seen[entry.words] then
        seen[entry.words] = true
        texts[#texts + 1] = words.capital(entry.words) .. "."
      end
    end
  end
  return #texts > 0 and texts or { say { vi = "Không có thay đổi nào làm đứt chuỗi số liệu.",
    en = "Nothing broke the series." } }
end

function M.build(review)
  return {
    node.element("h3", nil, say { vi = "1. Mục tiêu chưa đạt", en = "1. Targets not met" }),
    lettered(behind(review)),
    node.element("h3", nil, say { vi = "2. Số liệu chưa có", en = "2. What is not reported" }),
    lettered(not_reported(review)),
    node.element("h3", nil, say { vi = "3. Số liệu mâu thuẫn",
      en = "3. Figures that contradict" }),
    lettered(contradictions(review)),
    node.element("h3", nil, say { vi = "4. Thay đổi làm đứt chuỗi số liệu",
      en = "4. What broke the series" }),
    lettered(broken(review)),
    node.element("h3", nil, say { vi = "5. Nguyên nhân", en = "5. Causes" }),
    node.element("p", nil, say {
      vi = "Nguyên nhân do cơ quan báo cáo nêu; chương trình không suy nguyên nhân từ số liệu.",
      en = "Causes are for the office to state; the program infers none from figures.",
    }),
  }
end

return M
