-- Section: published figures that contradict themselves or each other.
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"
local series = require "report.series"
local telling = require "report.telling"

local M = {
  id = "contradictions",
  title = {
    vi = "Mâu thuẫn trong số liệu đã công bố",
    en = "Contradictions in what was published",
  },
}

local say = failure.say

local RULES = {
  ["success/conducted"] = { vi = "thành / đã giải quyết", en = "settled / closed" },
  ["success/(received-pending)"] = {
    vi = "thành / (tiếp nhận − chưa xong)", en = "settled / (received − pending)",
  },
  ["success/received"] = { vi = "thành / tiếp nhận", en = "settled / received" },
  ["conducted+pending=received"] = {
    vi = "đã giải quyết + chưa xong = tiếp nhận", en = "closed + pending = received",
  },
  ["five_good/groups"] = { vi = "tổ 5 tốt / tổ hòa giải", en = "groups \"5 tốt\" / groups" },
  ["legal_access/communes"] = {
    vi = "xã đạt chuẩn tiếp cận pháp luật / xã được đánh giá",
    en = "communes of legal access / communes assessed",
  },
}

local RESULTS = {
  ok = { vi = "khớp", en = "agrees" },
  MISMATCH = { vi = "không khớp", en = "does not agree" },
  denominator_not_given = { vi = "không nêu mẫu số", en = "denominator not given" },
}

-- What was printed keeps its digits; what we compute has two decimals.
local function number(value, rule, pattern)
  if rule:find("=", 1, true) then
    return { format.count(math.tointeger(value)), class = "number" }
  end
  return { format.printed(pattern:format(value)) .. "%", class = "number" }
end

local function range(row)
  if row.period_start == row.period_end then
    return format.day(row.period_end)
  end
  return format.day(row.period_start) .. " – " .. format.day(row.period_end)
end

local function checks(review)
  local rows = {}
  for i, row in ipairs(series.rows(review.db, [[
    SELECT c.* FROM published_check AS c JOIN unit AS u ON u.unit_id = c.unit_id
     WHERE u.level = 'city' ORDER BY c.row]])) do
    rows[i] = {
      range(row), say(RULES[row.rule]), number(row.stated, row.rule, "%g"),
      number(row.computed, row.rule, "%.2f"),
      node.element("span", { class = row.result == "ok" and "ok" or "wrong" },
        say(RESULTS[row.result])),
      { review.sources:cite { row.source_id } },
    }
    review.figures:add {
      section = M.id, item = row.rule, unit = "city", period_start = row.period_start,
      period_end = row.period_end, printed = ("%.6g"):format(row.stated), percent = row.computed,
      source = review.sources:addresses { row.source_id }, note = row.result,
    }
  end
  return rows
end

-- Periods for which different rates were printed on different pages.
local function disagreements(review)
  local items = {}
  for _, period in ipairs(review.cases) do
    local printed = period.printed
    for i = 2, #printed do
      if printed[i].printed ~= printed[1].printed then
        items[#items + 1] = node.element("li", nil, say({
          vi = "{period}: một nguồn ghi {first}%, nguồn khác ghi {second}%.",
          en = "{period}: one page prints {first}%, another {second}%.",
        }, {
          period = format.period(period.period_kind, period.period_start, period.period_end),
          first = format.qualifier(printed[1].qualifier) .. format.printed(printed[1].printed),
          second = format.qualifier(printed[i].qualifier) .. format.printed(printed[i].printed),
        }), " ", review.sources:cite { printed[1].source_id, printed[i].source_id })
      end
    end
  end
  return items
end

-- The city's own figures beside the sums of its communes, and vintages beside each other.
local function rival_nodes(review)
  local items = {}
  for i, entry in ipairs(review.rivals) do
    items[i] = node.element("li", nil, telling.rivals(entry))
  end
  return #items > 0 and { node.element("p", nil, say {
    vi = "Nhiều số cho cùng một kỳ: số được dùng đứng trước, số còn lại để đối chiếu.",
    en = "Several figures of one period: the one used comes first, the others are for comparison.",
  }), node.element("ul", nil, items) }
end

function M.build(review)
  local items = disagreements(review)
  return {
    node.element("p", nil, say {
      vi = "Mỗi dòng so số in ra với số tính lại từ các số khác của cùng nguồn.",
      en = "Each line compares what was printed with what follows from other figures of the same "
        .. "page.",
    }),
    node.table({
      say { vi = "Kỳ", en = "Period" }, say { vi = "Phép so", en = "Rule" },
      say { vi = "In ra", en = "Printed" }, say { vi = "Tính lại", en = "Computed" },
      say { vi = "Kết quả", en = "Result" }, say { vi = "Nguồn", en = "Source" },
    }, checks(review)),
    #items > 0 and node.element("ul", nil, items), rival_nodes(review),
  }
end

return M
