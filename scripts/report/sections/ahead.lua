-- Section: what the targets ask of the years left, and the figures without which nobody can tell.
local failure = require "foundation.failure"
local format = require "report.format"
local matter_of = require "report.matters"
local node = require "report.node"
local numbering = require "report.numbering"
local progress = require "report.progress"

local M = {
  id = "ahead",
  title = { vi = "Phương hướng các năm tiếp theo", en = "The years ahead" },
}

local say = failure.say

local function needed(review)
  local nodes = {}
  for _, result in ipairs(review.plans[1].results) do
    local sentence = progress.ahead(result)
    if sentence then
      nodes[#nodes + 1] = node.element("p", nil, numbering.letter(#nodes + 1), ") ",
        say(result.indicator.words), ": ", sentence)
    elseif result.needed and not result.figure.x then
      nodes[#nodes + 1] = node.element("p", nil, numbering.letter(#nodes + 1), ") ",
        say(result.indicator.words), say({ vi = ": cần ít nhất {needed}/{n}, chưa biết đã có bao "
          .. "nhiêu.", en = ": at least {needed} of {n}; how many there are is not known." },
        { needed = format.count(result.needed), n = format.count(result.figure.n) }))
    end
  end
  return nodes
end

local function to_collect(review)
  local seen, nodes = {}, {}
  for _, matter in ipairs(matter_of.of(review)) do
    local result, plan = matter_of.leading(review, matter)
    for _, name in ipairs(plan.level == "city" and result.verdict == "no_data"
      and result.missing or {}) do
      if not seen[name] then
        seen[name] = true
        nodes[#nodes + 1] = node.element("p", nil, numbering.letter(#nodes + 1), ") ",
          say(review.measures[name]), " (", matter_of.title(matter), ", ", plan.short, ").")
      end
    end
  end
  return #nodes > 0 and nodes or node.element("p", nil, say {
    vi = "Không còn loại số liệu nào mà mục tiêu cần và chưa có.",
    en = "No kind of figure that a target needs is missing." })
end

function M.build(review)
  return {
    node.element("h3", nil, say({ vi = "1. Để đạt mục tiêu của {short}",
      en = "1. To meet the targets of {short}" }, { short = review.plans[1].short })),
    needed(review),
    node.element("h3", nil, say { vi = "2. Số liệu cần thu thập", en = "2. Figures to collect" }),
    to_collect(review),
  }
end

return M
