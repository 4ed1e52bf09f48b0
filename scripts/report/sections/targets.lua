-- Section: every target of the plans side by side, with the latest figure and what is missing.
local failure = require "foundation.failure"
local format = require "report.format"
local matter_of = require "report.matters"
local node = require "report.node"
local notes = require "definitions.notes"
local words = require "report.words"

local M = {
  id = "targets",
  title = { vi = "Mục tiêu và mức độ đạt", en = "Targets and how far they are attained" },
}

local say = failure.say

local function badge(result)
  return node.element("span", { class = "verdict " .. result.verdict }, words.judgement(result))
end

--- The id of the figure that a target is judged by; it is recorded when it is first asked for.
function M.figure_id(review, result)
  local figure, period = result.figure, result.figure.period or {}
  result.figure_id = result.figure_id or review.figures:add {
    section = M.id, item = result.target.target, unit = result.target.scope,
    definition = result.indicator.id .. "/" .. result.indicator.definitions[1].id,
    period_kind = period.period_kind, period_start = period.period_start,
    period_end = period.period_end, vintage = period.vintage, numerator = figure.x,
    denominator = figure.n, denominator_basis = figure.n_basis,
    percent = figure.rate and figure.rate.share * 100,
    percent_low = figure.rate and figure.rate.low * 100,
    percent_high = figure.rate and figure.rate.high * 100, verdict = result.verdict,
    source = review.sources:addresses(figure.sources), note = words.explanation(review, result),
  }
  return result.figure_id
end

local function record(review)
  for _, plan in ipairs(review.plans) do
    for _, result in ipairs(plan.results) do
      M.figure_id(review, result)
    end
  end
end

local function figure_cell(review, result)
  local text = words.figure(result.figure, result.indicator)
  if not text then
    return say { vi = "chưa có", en = "not known" }
  end
  return { node.figure(M.figure_id(review, result), text), " ",
    review.sources:cite(result.figure.sources) }
end

local function overview(review, matters)
  local heads = { say { vi = "Chỉ tiêu", en = "Indicator" } }
  for _, plan in ipairs(review.plans) do
    heads[#heads + 1] = plan.short
  end
  heads[#heads + 1] = say { vi = "Số liệu mới nhất", en = "Latest figure" }
  heads[#heads + 1] = say { vi = "Đánh giá", en = "Verdict" }
  local rows = {}
  for i, matter in ipairs(matters) do
    local row = { node.element("a", { href = "#matter-" .. i }, matter_of.title(matter)) }
    for _, plan in ipairs(review.plans) do
      local result = matter.results[plan.plan]
      row[#row + 1] = { result and format.target(result.target) or "–", class = "value" }
    end
    local result, plan = matter_of.leading(review, matter)
    row[#row + 1] = { figure_cell(review, result) }
    row[#row + 1] = { badge(result), node.element("small", nil, " ", plan.short) }
    rows[i] = row
  end
  return node.table(heads, rows, "overview")
end

local KINDS = {
  verbatim = { vi = "Nguyên văn", en = "Original wording" },
  summary = {
    vi = "Theo bản tóm tắt, không phải nguyên văn",
    en = "From a summary, not the wording",
  },
}

local function deadline(target)
  local day = format.day(target.deadline)
  if target.deadline_basis == "recurring" then
    return say({
      vi = "ít nhất {years} năm một lần, đến {day}",
      en = "every {years} years, until {day}",
    },
      { years = target.recurrence_years, day = day })
  elseif target.deadline_basis == "plan_period" then
    return say({ vi = "{day} (hết thời gian của kế hoạch)", en = "{day} (end of the plan)" },
      { day = day })
  end
  return day
end

local function plan_part(review, plan, result)
  local target = result.target
  return node.element("div", { class = "part" },
    node.element("h4", nil, target.clause),
    node.element("p", { class = "kind" }, say(KINDS[target.wording_kind]), ":"),
    node.element(target.wording_kind == "verbatim" and "blockquote" or "p", { lang = "vi" },
      target.wording),
    node.element("p", nil, node.element("strong", nil, format.target(target)), " · ",
      words.scope(target), " · ", say { vi = "hạn ", en = "by " }, deadline(target),
      target.status == "unconfirmed" and { " · ", say {
        vi = "chưa xác nhận",
        en = "unconfirmed",
      } },
      " ", review.sources:cite_address(target.source)),
    target.note and node.element("p", { class = "note" }, notes.of(target)),
    node.element("p", nil, badge(result), ": ", words.explanation(review, result), " ",
      result.national and review.sources:cite { result.national.source_id }),
    result.verdict ~= "no_data" and plan.status == "unconfirmed" and node.element("p",
      { class = "note" }, say {
        vi = "Đánh giá theo giá trị trong bản tóm tắt.", en = "Judged by the value in the summary.",
      }))
end

local function card(review, number, matter)
  local parts = {}
  for _, plan in ipairs(review.plans) do
    local result = matter.results[plan.plan]
    if result then
      parts[#parts + 1] = plan_part(review, plan, result)
    end
  end
  local result = matter_of.leading(review, matter)
  return node.element("article", { class = "card", id = "matter-" .. number },
    node.element("h3", nil, number .. ". " .. matter_of.title(matter)),
    node.element("p", { class = "figure" }, node.element("strong", nil,
      say {
        vi = "Số liệu mới nhất của Thành phố: ",
        en = "Latest figure of the city: ",
      }),
      figure_cell(review, result)),
    node.element("div", { class = "parts" }, parts))
end

function M.build(review)
  local matters = matter_of.of(review)
  local cards = {}
  for i, matter in ipairs(matters) do
    cards[i] = card(review, i, matter)
  end
  record(review)
  return {
    node.element("p", nil, say {
      vi = "Mức đạt được quyết định bằng số nguyên, không theo số đã làm tròn: 89,96% không phải "
        .. "là 90%. Cột đánh giá theo kế hoạch nêu bên cạnh.",
      en = "Attainment is decided in whole numbers, not on rounded figures: 89.96% is not 90%. "
        .. "The verdict is by the plan named beside it.",
    }),
    overview(review, matters), cards,
  }
end

return M
