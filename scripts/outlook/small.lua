-- A commune with few cases: what its own cases leave of the spread between communes. Says where it
-- stands, never where it is heading.
local references = require "outlook.reference"
local say = require "outlook.say"
local stats = require "lotrinh.stats"

local M = {}

local LIKELY, UNLIKELY = 0.8, 0.2

-- Below a quarter the answer is that of the other communes, not the commune's own.
local LEAST_OWN = 0.25

local REASONS = {
  on_track = {
    vi = "ít vụ việc: gộp {years} năm {x}/{n}, mức ước tính {mean} (80%: {low}–{high}); {p} đã ở "
      .. "mức mục tiêu",
    en = "few cases: {x}/{n} in {years} years, level about {mean} (80 %: {low}–{high}); {p} it is "
      .. "at the target",
  },
  no_data = {
    vi = "quá ít vụ việc riêng ({x}/{n} trong {years} năm) để nói khác các xã, phường khác",
    en = "too few cases of its own ({x}/{n} in {years} years) to tell it from other communes",
  },
}

local function by_chance(p, weight)
  if weight < LEAST_OWN then
    return "no_data"
  elseif p >= LIKELY then
    return "on_track"
  elseif p < UNLIKELY then
    return "behind"
  end
  return "at_risk"
end

--- Fills a result by shrinkage; false when there are no other communes to compare with.
function M.judge(question, result)
  local reference = references.of(question)
  if reference == nil then
    return false
  end
  local own = reference.own(question.unit.id)
  local target = question.target
  local after = stats.posterior(own.x, own.n, reference,
    { conf = 0.8, target = target.numerator / target.denominator })
  result.shrunk = { share = after.mean, lower = after.lower, upper = after.upper, conf = 0.8,
    weight = after.weight, p = after.p_target, x = own.x, n = own.n, years = reference.years,
    city = reference.mean }
  result.funnel = own.position
  result.p_now = after.p_target
  result.verdict = by_chance(after.p_target, after.weight)
  result.reason = say.say(REASONS[result.verdict] or REASONS.on_track, {
    years = reference.years, x = say.count(own.x), n = say.count(own.n),
    mean = say.share(after.mean), low = say.share(after.lower), high = say.share(after.upper),
    p = say.chance(after.p_target) })
  result.would_change = say.say({
    vi = "thêm vụ việc; riêng một năm khó phân biệt với mức mục tiêu",
    en = "more cases; a single year can hardly be told from the target",
  })
  return true
end

return M
