-- What it would take: how much a target or a rate asks of each year and of each commune, and which
-- communes are closest. Counts in whole things; judges nothing.
local attain = require "outlook.attain"
local failure = require "foundation.failure"
local frame = require "lotrinh.frame"
local json = require "foundation.json"
local points = require "measure.points"
local say = require "outlook.say"
local text = require "lotrinh.text"
local units = require "measure.units"

local M = {}

-- Counts that must come to `most` in equal steps: the k-th year's total, rounded up.
local function step_up(from, most, step, steps)
  return from + ((most - from) * step + steps - 1) // steps
end

local function by_year(question, needed, first)
  local now, last = question.now, question.deadline_year
  local rows = {}
  for year = first, last do
    local total = step_up(now.x, math.max(now.x, needed), year - first + 1, last - first + 1)
    rows[#rows + 1] = { year = year, x = total, n = now.n,
      more = total - (rows[#rows] and rows[#rows].x or now.x), share = now.n > 0 and total / now.n }
  end
  return frame.new(rows, { "year", "x", "n", "more", "share" })
end

local function last_point(question, unit)
  local list = points.of({ figures = question.figures, units = question.units, unit = unit },
    question.definition, { kind = question.kind, vintage = question.of_vintage,
      until_day = question.asof })
  local point = list[#list]
  return point and point.year == question.now.year and point or nil
end

-- Communes nearest first: fewest things missing, then the higher share, then the name.
local function nearest_first(first, second)
  if first.missing ~= second.missing then
    return first.missing < second.missing
  elseif first.x * second.n ~= second.x * first.n then
    return first.x * second.n > second.x * first.n
  end
  return text.less(first.unit, second.unit)
end

local function needed_of(question, target, point)
  if question.definition.denominator == "communes" then
    return 1, 1
  end
  return attain.needed(target, point.n), point.n
end

local function by_commune(question, target)
  local rows = {}
  if question.unit.level == "commune" then
    return frame.new(rows, { "unit", "x", "n", "needed", "missing" })
  end
  for _, unit in ipairs(units.below(question.units, question.unit, "commune",
    question.now.finish)) do
    local point = last_point(question, unit)
    local own = question.definition.denominator == "communes"
    if point and (own or point.n > 0) then
      local needed, n = needed_of(question, target, point)
      local x = question.mirrored and point.n - point.x or point.x
      rows[#rows + 1] = { unit = unit.full_name, x = x, n = n, needed = needed,
        missing = math.max(0, needed - x) }
    end
  end
  table.sort(rows, nearest_first)
  return frame.new(rows, { "unit", "x", "n", "needed", "missing" })
end

local SENTENCE = {
  vi = "{words} của {unit}: {x}/{n} {noun}, cần {needed}; còn thiếu {missing}, chia cho "
    .. "{from}–{to} mỗi năm khoảng {each}{close}.",
  en = "{words} of {unit}: {x} of {n} {noun}, {needed} needed; {missing} missing, about {each} a "
    .. "year over {from}–{to}{close}.",
}

-- Of recognitions every commune lacks one or none, which says nothing of who is close.
local function close_to(plan)
  local close = 0
  for i = 1, #plan.communes do
    close = close + (plan.communes[i].missing == 1 and 1 or 0)
  end
  if plan.kind == "unit_share" or #plan.communes == 0 then
    return ""
  end
  return say.say({ vi = "; {close} xã, phường chỉ còn thiếu 1",
    en = "; {close} communes lack just 1" }, { close = close })
end

local methods = {}

function methods.sentence(plan)
  return say.say(SENTENCE, { words = plan.words, unit = plan.unit.full_name,
    x = say.count(plan.x), n = say.count(plan.n), noun = say.noun(plan.counts),
    needed = say.count(plan.needed), missing = say.count(plan.missing), from = plan.from,
    to = plan.to, each = say.count(math.ceil(plan.missing / (plan.to - plan.from + 1))),
    close = close_to(plan) })
end

--- plan:to_frame() -> what each year asks.
function methods.to_frame(plan)
  return plan.years
end

local function rows_of(list)
  local rows = {}
  for i = 1, #list do
    local row = {}
    for _, name in ipairs(list:columns()) do
      row[name] = list[i][name]
    end
    rows[i] = row
  end
  return rows
end

--- plan:to_json() -> text, with the years and the communes.
function methods.to_json(plan)
  local plain = {}
  for name, value in pairs(plan) do
    plain[name] = value
  end
  plain.years, plain.communes = rows_of(plan.years), rows_of(plan.communes)
  plain.target = plan.target.target
  plain.sentence = plan:sentence()
  return json.encode(plain)
end

local metatable = { __index = methods, __name = "what_if", __tostring = function(plan)
  return plan:sentence() .. "\n" .. tostring(plan.years)
end }

--- What a question's target asks: {x, n, needed, missing, years (frame), communes (frame)}.
function M.needed(question, from)
  local target, now = question.target, question.now
  if now == nil or now.n == nil or target == nil or target.numerator == nil then
    failure.raise("LT-2065", "data", {
      vi = "{indicator} chưa có số liệu hoặc mục tiêu có giá trị: chưa tính được phần thiếu",
      en = "{indicator} has no figures or no target with a value: nothing can be worked out",
    }, { indicator = question.indicator.id })
  end
  local first = from or question.deadline_year - question.years_left + 1
  if first > question.deadline_year or first <= now.year then
    failure.raise("LT-2066", "usage", {
      vi = "năm bắt đầu {from} phải sau {now} và không sau {to}",
      en = "the first year {from} must be after {now} and not after {to}",
    }, { from = first, now = now.year, to = question.deadline_year })
  end
  local needed = attain.needed(target, now.n)
  return setmetatable({ indicator = question.indicator.id, kind = question.indicator.kind,
    words = failure.say(question.indicator.words), counts = question.indicator.counts,
    unit = { full_name = question.unit.full_name, level = question.unit.level },
    definition = question.definition.id, vintage = question.of_vintage,
    period = { start = now.start, finish = now.finish }, imports = now.imports,
    target = question.asked, wanted = say.target(question.asked), x = now.x, n = now.n,
    needed = needed, missing = math.max(0, needed - now.x), from = first,
    to = question.deadline_year, years = by_year(question, needed, first),
    communes = by_commune(question, target) }, metatable)
end

return M
