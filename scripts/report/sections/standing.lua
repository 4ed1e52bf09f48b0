-- Section: one line a target that could be judged; plans that say the same share it.
local failure = require "foundation.failure"
local node = require "report.node"
local words = require "report.words"

local M = { id = "standing", title = { vi = "Mục tiêu đã đánh giá được",
  en = "Targets that could be judged" } }

local say = failure.say

local function judged_groups(review)
  local groups, by_key = {}, {}
  for _, plan in ipairs(review.plans) do
    for _, result in ipairs(plan.results) do
      local key = result.target.indicator .. words.explanation(review, result)
      if result.verdict ~= "no_data" and by_key[key] then
        table.insert(by_key[key].plans, plan.short)
      elseif result.verdict ~= "no_data" then
        by_key[key] = { result = result, plans = { plan.short } }
        groups[#groups + 1] = by_key[key]
      end
    end
  end
  return groups
end

local function judged_items(review)
  local items = {}
  for i, group in ipairs(judged_groups(review)) do
    local result = group.result
    -- Of districts outlook tells the day itself: it is not that of the city's figure.
    local period = result.figure.period and not result.outlook.parents
      and words.period(result.figure.period)
    local inferred = result.figure.n_basis == "inferred" and words.basis("inferred")
    items[i] = node.element("li", nil,
      node.element("strong", nil, say(result.indicator.words), " (",
        table.concat(group.plans, ", "), "): "),
      node.element("span", { class = "verdict " .. result.verdict }, words.judgement(result)),
      period and { ", ", period } or "", ": ",
      words.explanation(review, result), inferred and { " (", inferred, ")" })
  end
  return items
end

--- The lines as a list; nil when no target could be judged.
function M.items(review)
  local items = judged_items(review)
  return #items > 0 and node.element("ul", nil, items) or nil
end

local function unjudged(review)
  local names = {}
  for _, result in ipairs(review.plans[1].results) do
    if result.verdict == "no_data" then
      names[#names + 1] = say(result.indicator.words)
    end
  end
  return #names > 0 and node.element("p", nil, say({
    vi = "Chưa đủ dữ liệu để đánh giá {n} mục tiêu của {plan}: {names}.",
    en = "{n} targets of {plan} cannot be judged: {names}.",
  }, { n = #names, plan = review.plans[1].short, names = table.concat(names, "; ") }))
end

function M.build(review)
  local items = M.items(review)
  if not items then
    review.lacking[M.id] = true
  end
  return { items or node.element("p", nil, say { vi = "Chưa đánh giá được mục tiêu nào.",
    en = "No target could be judged." }), unjudged(review) }
end

return M
