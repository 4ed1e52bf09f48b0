-- Targets of all plans by the matter they are about, side by side. Makes no markup.
local failure = require "foundation.failure"

local M = {}

local say = failure.say

-- Targets on the same matter share a row: the same indicator, pilots apart from the city.
local function key_of(target)
  return target.indicator .. (target.scope == "pilot_communes" and "/pilots" or "")
end

--- The matters in the order of the plan with the full text, then what only other plans have:
--- {{key, indicator, results = {[plan] = result}}}.
function M.of(review)
  local matters, by_key = {}, {}
  for _, plan in ipairs(review.plans_by_detail) do
    for _, result in ipairs(plan.results) do
      local key = key_of(result.target)
      if not by_key[key] then
        by_key[key] = { key = key, indicator = result.indicator, results = {} }
        matters[#matters + 1] = by_key[key]
      end
      by_key[key].results[plan.plan] = result
    end
  end
  return matters
end

--- Whether a matter is about the pilots, of which figures of the city say nothing.
function M.is_of_pilots(matter)
  return matter.key:find("/pilots", 1, true) ~= nil
end

--- "Tỷ lệ hòa giải thành (điểm chỉ đạo)".
function M.title(matter)
  local title = say(matter.indicator.words)
  if M.is_of_pilots(matter) then
    title = title .. say { vi = " (điểm chỉ đạo)", en = " (pilots)" }
  end
  return title
end

--- The result that counts and its plan: of the first plan, in the order of the review, that has
--- such a target.
function M.leading(review, matter)
  for _, plan in ipairs(review.plans) do
    if matter.results[plan.plan] then
      return matter.results[plan.plan], plan
    end
  end
end

return M
