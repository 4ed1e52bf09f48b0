-- Section: what the review comes to, to be read aloud.
local basis = require "report.basis"
local failure = require "foundation.failure"
local format = require "report.format"
local node = require "report.node"
local standing = require "report.sections.standing"

local M = { id = "summary", title = { vi = "Tóm tắt", en = "Summary" } }

local say = failure.say

local function count_verdicts(results)
  local counts = { met = 0, not_met = 0, no_data = 0 }
  for _, result in ipairs(results) do
    counts[result.verdict] = counts[result.verdict] + 1
  end
  return counts
end

local function plan_sentence(plan)
  local counts = count_verdicts(plan.results)
  local sentence = say({
    vi = "{short}: {total} mục tiêu, trong đó {met} đạt, {not_met} chưa đạt, {no_data} chưa đủ dữ "
      .. "liệu.",
    en = "{short}: {total} targets, of which {met} met, {not_met} not met, {no_data} without "
      .. "enough data.",
  }, {
    short = plan.short, total = #plan.results, met = counts.met, not_met = counts.not_met,
    no_data = counts.no_data,
  })
  if plan.status == "unconfirmed" then
    sentence = sentence .. " " .. say {
      vi = "Kế hoạch này chỉ biết qua bản tóm tắt, chưa được xác nhận.",
      en = "This plan is known from a summary only and is not confirmed.",
    }
  end
  return sentence
end

-- What the figures are and how much of the plan they answer.
local function lead(review)
  local counts = count_verdicts(review.plans[1].results)
  local text = say({
    vi = "Số liệu công bố được thu thập đến ngày {collected}; số liệu mới nhất về Thành phố là của "
      .. "ngày {latest}.",
    en = "Published figures were collected until {collected}; the latest figure of the city is of "
      .. "{latest}.",
  }, { collected = format.day(review.collected_on), latest = format.day(review.latest_day) })
  if counts.no_data > counts.met + counts.not_met then
    text = text .. " " .. say {
      vi = "Phần lớn mục tiêu chưa có số liệu để đánh giá.",
      en = "For most targets there is nothing to judge them by.",
    }
  end
  return text
end

local function limits(review)
  return basis.of_reports(review) or say {
    vi = "Trang này lập từ số liệu đã công bố trên báo chí và trang thông tin của cơ quan nhà "
      .. "nước, không phải số liệu báo cáo chính thức của Sở Tư pháp.",
    en = "This page rests on figures published by the press and by official sites; it is no "
      .. "official report of the Department of Justice.",
  }
end

function M.build(review)
  local items = {}
  for i, plan in ipairs(review.plans) do
    items[i] = node.element("li", nil, plan_sentence(plan))
  end
  return {
    node.element("p", { class = "lead" }, lead(review)),
    node.element("ul", nil, items),
    standing.items(review),
    node.element("p", { class = "caution" }, limits(review)),
  }
end

return M
