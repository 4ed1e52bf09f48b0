-- Section: what is behind, what is not reported, what contradicts; found by rule, nothing typed.
local failure = require "foundation.failure"
local format = require "report.format"
local gaps = require "report.gaps"
local node = require "report.node"
local numbering = require "report.numbering"
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

local function behind(review)
  local texts = {}
  for _, result in ipairs(review.plans[1].results) do
    if result.verdict == "not_met" then
      texts[#texts + 1] = say(result.indicator.words) .. ": " .. words.explanation(review, result)
    end
  end
  return #texts > 0 and texts or { say({
    vi = "Không có mục tiêu nào của {short} được xác định là chưa đạt từ số liệu hiện có.",
    en = "No target of {short} is known to be missed by the figures at hand.",
  }, { short = review.plans[1].short }) }
end

local function not_reported(review)
  local years, texts = {}, {}
  for i, missing in ipairs(gaps.years(review.db, review.year)) do
    years[i] = tostring(missing.year)
  end
  if #years > 0 then
    texts[1] = say({ vi = "Chưa có số vụ việc hòa giải thành cả năm của các năm: {years}.",
      en = "No settled cases of the whole year for: {years}." },
      { years = table.concat(years, ", ") })
  end
  local names = {}
  for i, row in ipairs(gaps.measures(review.db)) do
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
      vi = "Năm {year}: {reported}/{all} xã, phường đã báo cáo, còn {missing} chưa báo cáo.",
      en = "{year}: {reported} of {all} communes reported, {missing} did not.",
    }, { year = found.year, reported = found.reported, all = #found.rows,
      missing = #found.rows - found.reported })
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
  if #periods > 0 then
    texts[2] = say({ vi = "Các nguồn ghi tỷ lệ khác nhau cho: {periods}.",
      en = "Pages print different rates for: {periods}." },
      { periods = table.concat(periods, "; ") })
  end
  return texts
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
    node.element("h3", nil, say { vi = "4. Nguyên nhân", en = "4. Causes" }),
    node.element("p", nil, say {
      vi = "Nguyên nhân do cơ quan báo cáo nêu; chương trình không suy nguyên nhân từ số liệu.",
      en = "Causes are for the office to state; the program infers none from figures.",
    }),
  }
end

return M
