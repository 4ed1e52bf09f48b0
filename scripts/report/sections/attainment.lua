-- Section: one row a target, the city's plans side by side, with the years, the pace so far and the
-- pace that is needed.
local caution = require "report.caution"
local failure = require "foundation.failure"
local format = require "report.format"
local matter_of = require "report.matters"
local node = require "report.node"
local progress = require "report.progress"
local words = require "report.words"

local M = {
  id = "attainment",
  title = { vi = "Mức độ đạt mục tiêu", en = "Attainment of the targets" },
}

local say = failure.say

local function city_plans(review)
  local plans = {}
  for _, plan in ipairs(review.plans) do
    if plan.level == "city" then
      plans[#plans + 1] = plan
    end
  end
  return plans
end

local function years_cell(points)
  local lines = {}
  for i, point in ipairs(points) do
    lines[i] = node.element("div", nil, point.label, ": ", format.rate(point.x, point.n))
  end
  return #lines > 0 and lines or "–"
end

local function pace_cell(review, matter, result, points)
  if #points == 0 then
    return "–"
  end
  return progress.sentence(review, matter.indicator, result, points)
end

local function figure_cell(matter, figure)
  if matter_of.is_of_pilots(matter) or not figure.rate then
    return say { vi = "chưa công bố", en = "not published" }
  end
  return { ("%s (%s/%s), "):format(format.rate(figure.x, figure.n), format.count(figure.x),
    format.count(figure.n)), words.period(figure.period) }
end

local function row_of(review, plans, number, matter)
  local row = { tostring(number), matter_of.title(matter) }
  local result, leader
  for _, plan in ipairs(plans) do
    local of_plan = matter.results[plan.plan]
    row[#row + 1] = { of_plan and format.target(of_plan.target) or "–", class = "value" }
    if of_plan and not result then
      result, leader = of_plan, plan
    end
  end
  if not result then
    return nil
  end
  local points = matter_of.is_of_pilots(matter) and {} or progress.points(review, matter.indicator)
  row[#row + 1] = { years_cell(points) }
  row[#row + 1] = { figure_cell(matter, result.figure) }
  row[#row + 1] = pace_cell(review, matter, result, points)
  row[#row + 1] = { words.verdict(result), " (", leader.short, ")" }
  return row
end

function M.build(review)
  local plans = city_plans(review)
  local heads = { say { vi = "TT", en = "No." }, say { vi = "Mục tiêu", en = "Target" } }
  local widths = { 12, 38 }
  for _, plan in ipairs(plans) do
    heads[#heads + 1] = plan.short
    widths[#widths + 1] = 18
  end
  for _, head in ipairs { { vi = "Các năm", en = "Years" }, { vi = "Hiện nay", en = "Now" },
    { vi = "Nhịp độ", en = "Pace" }, { vi = "Đánh giá", en = "Verdict" } } do
    heads[#heads + 1] = say(head)
  end
  table.move({ 34, 32, 38, 24 }, 1, 4, #widths + 1, widths)
  local rows = {}
  for _, matter in ipairs(matter_of.of(review)) do
    rows[#rows + 1] = row_of(review, plans, #rows + 1, matter)
  end
  return {
    node.element("p", nil, say {
      vi = "Mức đạt được quyết định bằng số đếm chưa làm tròn. Mỗi kế hoạch được đối chiếu với "
        .. "giá trị mục tiêu của chính kế hoạch đó.",
      en = "Attainment is decided by the counts, not by rounded rates; each plan by its own value.",
    }),
    caution.of_reports(review) or "",
    node.table(heads, rows, "attainment", widths),
  }
end

return M
