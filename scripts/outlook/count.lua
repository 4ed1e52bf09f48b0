-- Verdicts on what is done or not done: so many in so many years, documents issued. Looks at days,
-- not at shares.
local host = require "lotrinh.host"
local period = require "lotrinh.period"
local say = require "outlook.say"

local M = {}

-- When a yearly duty is looked at before the year is over, it is not late yet.
local function year_of(day)
  return math.tointeger(tonumber(day:sub(1, 4)))
end

local function shifted(day, years)
  return ("%04d%s"):format(year_of(day) + years, day:sub(5))
end

local REASONS = {
  done = { vi = "đã có {count} trong {years} năm tính đến {day}",
    en = "{count} in the {years} years to {day}" },
  open = { vi = "chưa có lần nào; còn hạn đến {day}", en = "none yet; there is time until {day}" },
  late = { vi = "không có lần nào trong {years} năm tính đến {day}",
    en = "none in the {years} years to {day}" },
  unknown = { vi = "chưa có số liệu báo cáo", en = "nothing was reported" },
}

local CONTESTS = [[
  SELECT count(*) AS held, MAX(import_id) AS import_id
    FROM current_activity
   WHERE kind = 'contest' AND unit_id = :unit AND starts_on > :first AND starts_on <= :last]]

-- Contests written down one by one, when there are more of them than were reported as a number.
local function contests_held(question, result, from, to)
  if question.definition.numerator ~= "contests" then
    return nil
  end
  local row = question.db:query(CONTESTS, { unit = question.unit.id, first = from, last = to })[1]
  if row.held > 0 then
    result.imports[#result.imports + 1] = row.import_id
    return row.held
  end
end

local function counted(question, from, to)
  local count, reported
  for _, point in ipairs(question.points) do
    if point.finish > from and point.finish <= to then
      count, reported = (count or 0) + point.x, true
    end
  end
  return count, reported
end

--- Fills a result for "at least so many every so many years" (or by the deadline).
function M.judge(question, result)
  local target, day = question.target, question.asof
  local years = target.recurrence_years
  local from = years and shifted(day, -years) or question.plan.valid_from
  local wanted = target.numerator // target.denominator
  local count, reported = counted(question, from, day)
  local held = contests_held(question, result, from, day)
  if held and held > (count or 0) then
    count, reported = held, true
  end
  result.x, result.attained = count, reported and count >= wanted or nil
  local first_due = years and shifted(question.plan.valid_from, years) or question.deadline
  local open = day < first_due and not result.attained
  local words = { count = count and say.count(count) or "",
    years = years or year_of(day) - year_of(from), day = period.short(open and first_due or day) }
  if result.attained then
    result.verdict, result.reason = "met", say.say(REASONS.done, words)
  elseif not reported then
    result.verdict, result.reason = "no_data", say.say(REASONS.unknown, words)
  elseif day < first_due then
    result.verdict, result.reason = "at_risk", say.say(REASONS.open, words)
  else
    result.verdict, result.reason = "behind", say.say(REASONS.late, words)
  end
  result.missing = count and math.max(0, wanted - count)
end

local MILESTONES = [[
  SELECT done_on, document, import_id
    FROM current_milestone
   WHERE indicator = :indicator AND unit_id = :unit AND done_on <= :day
   ORDER BY done_on, document]]

local DONE = {
  done = { vi = "{document}, ngày {day}", en = "{document}, {day}" },
  this_year = { vi = "năm {year} chưa có; lần gần nhất {day}",
    en = "none in {year} yet; last {day}" },
  none = { vi = "chưa ghi nhận văn bản nào", en = "no document is on record" },
}

--- Fills a result for a milestone: met once a document is on record (in the year of judging when
--- it is a yearly duty).
function M.judge_milestone(question, result)
  local last
  result.documents = {}
  for row in question.db:rows(MILESTONES, { indicator = question.indicator.id,
    unit = question.unit.id, day = question.asof }) do
    last = { done_on = row.done_on, document = row.document }
    result.documents[#result.documents + 1] = last
    result.imports[#result.imports + 1] = row.import_id
  end
  result.x = last and #result.documents
  local yearly = question.target.recurrence_years == 1
  if last == nil then
    result.verdict, result.reason = "no_data", say.say(DONE.none)
    return
  end
  local words = { document = last.document, day = period.short(last.done_on),
    year = year_of(question.asof) }
  result.attained = not yearly or year_of(last.done_on) == year_of(question.asof)
  result.verdict = result.attained and "met" or "at_risk"
  result.reason = say.say(result.attained and DONE.done or DONE.this_year, words)
end

--- The day to judge on unless another is given.
function M.today()
  return (host.today())
end

return M
