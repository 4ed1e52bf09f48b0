-- Section: the plans in force and the documents issued under them.
local activities = require "report.activities"
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"
local numbering = require "report.numbering"
local series = require "report.series"

local M = {
  id = "direction",
  title = { vi = "Chỉ đạo, triển khai", en = "Direction and documents issued" },
}

local say = failure.say

local function plan_sentence(plan)
  local words = plan.valid_to and {
    vi = "{issuer} ban hành văn bản số {number} ngày {issued}: {title}; áp dụng từ {first} đến "
      .. "trước {last}.",
    en = "{issuer} issued {number} on {issued}: {title}; it holds from {first}, before {last}.",
  } or {
    vi = "{issuer} ban hành văn bản số {number} ngày {issued}: {title}; áp dụng từ {first}.",
    en = "{issuer} issued {number} on {issued}: {title}; it holds from {first}.",
  }
  return say(words, { issuer = plan.issuer, number = plan.number, issued = format.day(plan.issued),
    title = plan.title, first = format.day(plan.valid_from),
    last = plan.valid_to and format.day(plan.valid_to) or "" })
end

local MILESTONES = [[
  SELECT m.document, m.done_on, u.full_name AS unit
    FROM milestone AS m JOIN unit AS u ON u.unit_id = m.unit_id
    LEFT JOIN import AS i ON i.import_id = m.import_id
   WHERE m.done_on BETWEEN :since AND :day AND (m.import_id IS NULL OR i.state = 'current')
   ORDER BY m.done_on, m.document, u.full_name]]

local function documents_of(review)
  local items = {}
  for _, row in ipairs(series.rows(review.db, MILESTONES,
    { since = review.since, day = review.day })) do
    items[#items + 1] = ("%s: %s (%s)."):format(row.unit, row.document, format.day(row.done_on))
  end
  for _, activity in ipairs(activities.all(review)) do
    if activity.kind == "document" then
      items[#items + 1] = ("%s: %s%s (%s)."):format(activity.unit, activity.title,
        activity.document and ", " .. activity.document or "", format.day(activity.starts_on))
    end
  end
  return items
end

function M.build(review)
  local nodes = {
    node.element("h3", nil, say { vi = "1. Đề án, kế hoạch", en = "1. Schemes and plans" }) }
  for i, plan in ipairs(review.plans) do
    nodes[#nodes + 1] = node.element("p", nil, numbering.letter(i), ") ", plan_sentence(plan),
      plan.status == "unconfirmed" and say {
        vi = " Mới biết qua bản tóm tắt, chưa đối chiếu toàn văn.",
        en = " Known from a summary only.",
      })
  end
  nodes[#nodes + 1] = node.element("h3", nil, say {
    vi = "2. Văn bản chỉ đạo, hướng dẫn", en = "2. Documents issued" })
  local documents = documents_of(review)
  for i, text in ipairs(documents) do
    nodes[#nodes + 1] = node.element("p", nil, numbering.letter(i), ") ", text)
  end
  if #documents == 0 then
    review.lacking[M.id] = true
    nodes[#nodes + 1] = node.element("p", nil, say {
      vi = "Cơ sở dữ liệu chưa ghi nhận văn bản nào; cần nhập danh mục văn bản đã ban hành.",
      en = "The database holds no document; the list of documents issued has to be imported.",
    })
  end
  return nodes
end

return M
