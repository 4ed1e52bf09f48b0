-- Section: money by source, as reported with the activities.
local activities = require "report.activities"
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"

local M = { id = "budget", title = { vi = "Kinh phí thực hiện", en = "Budget" } }

local say = failure.say

local function rows_of(sources)
  local rows, total = {}, 0
  for i, source in ipairs(sources) do
    rows[i] = {
      source.funding or say { vi = "không nêu nguồn", en = "source not said" },
      { format.count(source.count), class = "number" },
      { format.count(source.cost), class = "number" },
      { format.count(source.without), class = "number" },
    }
    total = total + source.cost
  end
  rows[#rows + 1] = { node.element("strong", nil, say { vi = "Cộng", en = "Total" }), "",
    { format.count(total), class = "number" }, "" }
  return rows
end

function M.build(review)
  local sources = activities.budget(activities.all(review))
  if #sources == 0 then
    review.lacking[M.id] = true
    return node.element("p", nil, say {
      vi = "Cơ sở dữ liệu chưa có số liệu kinh phí. Theo KH 215, mục V, kinh phí từ ngân sách nhà "
        .. "nước và nguồn đóng góp, tài trợ hợp pháp khác; cần nhập kinh phí của từng hoạt động "
        .. "theo nguồn.",
      en = "The database holds no cost. By KH 215, section V, the money comes from the state "
        .. "budget and other lawful contributions; costs of activities by source have to be "
        .. "imported.",
    })
  end
  return node.table({ say { vi = "Nguồn", en = "Source" },
    say { vi = "Số hoạt động", en = "Activities" }, say { vi = "Kinh phí (đồng)",
      en = "Cost (đồng)" }, say { vi = "Chưa nêu kinh phí", en = "Without a cost" } },
    rows_of(sources))
end

return M
