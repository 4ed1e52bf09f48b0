-- What came in after the figure that a target is judged by: this year's parts, mostly preliminary,
-- beside the same part of the year before. They are told, not judged. Makes no words.
local judge = require "report.judge"
local questions = require "outlook.question"

local M = {}

-- Longer parts of a year before shorter ones that end on the same day.
local KINDS = { "year", "11M", "10M", "9M", "H2", "H1" }

local function question_of(result, kind)
  local asked = result.question
  local context = setmetatable({ vintage = "any", kind = kind }, { __index = asked.context })
  return questions.new(context, asked.indicator, asked.unit, asked.plan, asked.asked, {})
end

local function year_before(question, point)
  for _, other in ipairs(question.points) do
    if other.year == point.year - 1 and other.finish:sub(5) == point.finish:sub(5)
        and other.n and other.n > 0 then
      return other
    end
  end
end

-- The last point that ends after a day, of any kind of period; the longer of two.
local function last_after(result, day)
  local best
  for _, kind in ipairs(result.question.figures:is_stock(result.question.definition.numerator)
    and { "year" } or KINDS) do
    local question = question_of(result, kind)
    -- Another definition (cohorts by recognition) would not continue the figure that was judged.
    local point = question.definition == result.question.definition and question.now
    if point and point.finish > day and (best == nil or point.finish > best.point.finish) then
      best = { question = question, point = point }
    end
  end
  return best
end

--- {figure, before} of a result: the latest figure after the one judged by and that of the same
--- part of the year before (nil when there is none); nil when nothing came in later.
function M.of(review, result)
  local scope = result.target.scope
  if scope == "national" or not result.question.definition.denominator
      or result.wants == "national" then
    return nil
  end
  local now = result.question.now
  local found = last_after(result, now and now.finish or "")
  if not found then
    return nil
  end
  local before = year_before(found.question, found.point)
  return { figure = judge.figure(review, found.question, found.point),
    before = before and judge.figure(review, found.question, before) }
end

return M
