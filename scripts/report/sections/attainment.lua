-- Section: one row a target, the city's plans side by side: where it stood when the plan began,
-- each year, now, the pace so far and the pace that is needed, the verdict under each plan.
local basis = require "report.basis"
local failure = require "foundation.failure"
local format = require "report.format"
local matter_of = require "report.matters"
local node = require "report.node"
local progress = require "report.progress"
local targets = require "report.sections.targets"
local telling = require "report.telling"
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

local function lines(texts)
  local nodes = {}
  for i, text in ipairs(texts) do
    nodes[i] = node.element("div", nil, text)
  end
  return #nodes > 0 and nodes or "–"
end

local function value_of(result, point)
  if result.indicator.kind == "ratio" then
    return ("%s/%s"):format(format.count(point.x), format.count(point.n))
  end
  return format.rate(point.x, point.n)
end

local function point_id(review, result, point)
  local is_day = point.start == point.finish
  return review.figures:once { section = M.id, item = result.indicator.id, unit = "city",
    definition = result.indicator.id .. "/" .. result.question.definition.id,
    period_kind = is_day and "point" or point.kind, period_start = point.start,
    period_end = point.finish, vintage = point.vintage, numerator = point.x,
    denominator = point.n, percent = result.indicator.kind ~= "ratio" and 100 * point.x / point.n
      or nil }
end

-- A point that no trend crosses, or of which communes are missing, says so.
local function year_line(review, result, point)
  local value = node.figure(point_id(review, result, point), value_of(result, point))
  local text = ""
  if point.expected and point.reported < point.expected then
    text = say({ vi = " ({reported}/{expected})", en = " ({reported}/{expected})" },
      { reported = format.count(point.reported), expected = format.count(point.expected) })
  end
  return { point.label, ": ", value, text, point.outside and " *" or "" }
end

local function years_cell(review, result)
  local texts = {}
  for i, point in ipairs(progress.points(result)) do
    texts[i] = year_line(review, result, point)
  end
  return lines(texts)
end

-- The last figure before each plan began: "KH 215: 87,70% (2023)".
local function baseline_cell(review, matter, plans)
  local texts = {}
  for _, plan in ipairs(plans) do
    local result = matter.results[plan.plan]
    local baseline
    for _, point in ipairs(result and result.points or {}) do
      if point.finish < plan.valid_from and point.n and point.n > 0 then
        baseline = point
      end
    end
    if baseline then
      texts[#texts + 1] = { plan.short, ": ",
        node.figure(point_id(review, result, baseline), value_of(result, baseline)), " (",
        words.period { period_kind = baseline.start == baseline.finish and "point" or baseline.kind,
          period_start = baseline.start, period_end = baseline.finish }, ")" }
    end
  end
  return lines(texts)
end

local function now_cell(review, result)
  local value = words.value(result.figure)
  local texts = { value and node.figure(targets.figure_id(review, result), value)
    or say { vi = "chưa có", en = "not known" } }
  texts[#texts + 1] = value and words.origin_in_short(result.figure)
  texts[#texts + 1] = telling.latest(review, result)
  return lines(texts)
end

local function verdict_cell(matter, plans)
  local texts = {}
  for _, plan in ipairs(plans) do
    local result = matter.results[plan.plan]
    if result then
      texts[#texts + 1] = ("%s: %s"):format(plan.short, words.judgement(result))
    end
  end
  return lines(texts)
end

local function row_of(review, plans, number, matter)
  local row = { tostring(number), matter_of.title(matter) }
  local result
  for _, plan in ipairs(plans) do
    local of_plan = matter.results[plan.plan]
    row[#row + 1] = { of_plan and format.target(of_plan.target) or "–", class = "value" }
    result = result or of_plan
  end
  if not result then
    return nil
  end
  for _, cell in ipairs { baseline_cell(review, matter, plans), years_cell(review, result),
    now_cell(review, result), progress.sentence(result), verdict_cell(matter, plans) } do
    row[#row + 1] = { cell }
  end
  return row
end

local function heads_of(plans)
  local heads = { say { vi = "TT", en = "No." }, say { vi = "Mục tiêu", en = "Target" } }
  local widths = { 10, 38 }
  for _, plan in ipairs(plans) do
    heads[#heads + 1] = plan.short
    widths[#widths + 1] = 17
  end
  for _, head in ipairs { { vi = "Mốc ban đầu", en = "Baseline" }, { vi = "Các năm", en = "Years" },
    { vi = "Hiện nay", en = "Now" }, { vi = "Nhịp độ", en = "Pace" },
    { vi = "Đánh giá", en = "Verdict" } } do
    heads[#heads + 1] = say(head)
  end
  return heads, table.move({ 34, 30, 60, 34, 32 }, 1, 5, #widths + 1, widths)
end

function M.build(review)
  local plans = city_plans(review)
  local heads, widths = heads_of(plans)
  local rows = {}
  for _, matter in ipairs(matter_of.of(review)) do
    rows[#rows + 1] = row_of(review, plans, #rows + 1, matter)
  end
  return {
    node.element("p", nil, say {
      vi = "Mức đạt được quyết định bằng số đếm chưa làm tròn. Mỗi kế hoạch được đối chiếu với "
        .. "giá trị mục tiêu của chính kế hoạch đó. Dấu *: kỳ trước khi chuỗi số liệu bắt đầu lại "
        .. "hoặc chưa đủ đơn vị báo cáo, không dùng để tính nhịp.",
      en = "Attainment is decided by the counts, not by rounded rates; each plan by its own value. "
        .. "*: before the series starts anew, or of too few communes; not used for the pace.",
    }),
    basis.of_reports(review) and node.element("p", nil, basis.of_reports(review)),
    node.table(heads, rows, "attainment", widths),
  }
end

return M
