-- Section: which plan is in force, and the others beside it.
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"
local notes = require "definitions.notes"

local M = { id = "plans", title = { vi = "Kế hoạch đang áp dụng", en = "The plan in force" } }

local say = failure.say

local STATUS = {
  confirmed = { vi = "đã đọc toàn văn", en = "full text read" },
  unconfirmed = { vi = "chưa xác nhận (bản tóm tắt)", en = "unconfirmed (a summary)" },
}

local function validity(plan)
  if plan.valid_to then
    return say({ vi = "từ {first} đến trước {last}", en = "from {first}, before {last}" },
      { first = format.day(plan.valid_from), last = format.day(plan.valid_to) })
  end
  return say({ vi = "từ {first}", en = "from {first}" }, { first = format.day(plan.valid_from) })
end

function M.build(review)
  local rows = {}
  for i, plan in ipairs(review.plans) do
    rows[i] = {
      node.element("strong", nil, plan.number), plan.issuer, format.day(plan.issued),
      validity(plan),
      plan.in_force and say { vi = "đang áp dụng", en = "in force" }
        or say { vi = "đã có kế hoạch sau", en = "followed by a later plan" },
      { say(STATUS[plan.status]), " ", review.sources:cite_address(plan.source) }, notes.of(plan),
    }
  end
  return {
    node.element("p", nil, say({
      vi = "Xét tại ngày {day}.", en = "As of {day}.",
    }, { day = format.day(review.day) })),
    node.table({
      say { vi = "Số hiệu", en = "Number" }, say { vi = "Cơ quan", en = "Issuer" },
      say { vi = "Ban hành", en = "Issued" }, say { vi = "Áp dụng", en = "Holds" },
      say { vi = "Tình trạng", en = "State" }, say { vi = "Nguồn", en = "Source" },
      say { vi = "Ghi chú", en = "Note" },
    }, rows),
  }
end

return M
