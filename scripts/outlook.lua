-- Where an indicator stands, where it is heading, how sure that is, and what it would take. Puts
-- the question to the judge of its kind; the rules are in outlook/ and in docs/methods.md.
local attain = require "outlook.attain"
local chance = require "outlook.chance"
local count = require "outlook.count"
local failure = require "foundation.failure"
local frame = require "lotrinh.frame"
local mirror = require "outlook.mirror"
local notes = require "outlook.notes"
local options_of = require "foundation.options"
local pace = require "outlook.pace"
local parents = require "outlook.parents"
local plans = require "plan"
local questions = require "outlook.question"
local results = require "outlook.result"
local say = require "outlook.say"
local schemes = require "outlook.schemes"
local stats = require "lotrinh.stats"
local units = require "measure.units"
local whatif = require "outlook.whatif"

local M = {}

local OPTIONS = { unit = "any", plan = "string", target = "string", asof = "string",
  window = "integer", vintage = "string", definition = "string", kind = "string",
  detail = "boolean" }

local function is_chance(question)
  return question.indicator.kind == "share" and question.indicator.counts == "cases"
end

local function inputs_of(question)
  local list = {}
  for i, point in ipairs(question.used) do
    list[i] = { start = point.start, finish = point.finish, year = point.year, x = point.x,
      n = point.n, vintage = point.vintage, flags = point.flags }
    if question.mirrored then
      list[i].x = point.n - point.x
    end
  end
  return list
end

local function ids_of(question, name)
  local seen, list = {}, {}
  for _, point in ipairs(question.used) do
    for _, id in ipairs(point[name]) do
      if not seen[id] then
        seen[id] = true
        list[#list + 1] = id
      end
    end
  end
  table.sort(list)
  return list
end

local function describe_unit(unit)
  return { id = unit.id, code = unit.code, name = unit.name, full_name = unit.full_name,
    level = unit.level }
end

local function describe_definition(definition)
  return { id = definition.id, words = failure.say(definition.words),
    text = failure.say(definition.text), numerator = definition.numerator,
    denominator = definition.denominator }
end

local function describe_plan(plan)
  return { plan = plan.plan, number = plan.number, short = plan.short }
end

-- Descriptions are the same for many results of one context, and made once.
local function shared(question, thing, describe)
  if thing == nil then
    return nil
  end
  local known = question.descriptions[thing]
  if known == nil then
    known = describe(thing)
    question.descriptions[thing] = known
  end
  return known
end

local function new_result(question)
  local asked = question.asked
  return {
    indicator = question.indicator.id, words = failure.say(question.indicator.words),
    kind = question.indicator.kind, counts = question.indicator.counts,
    unit = shared(question, question.unit, describe_unit),
    target = asked, wanted = shared(question, asked, say.target),
    plan = shared(question, question.plan, describe_plan), asof = question.asof,
    definition = shared(question, question.definition, describe_definition),
    vintage = question.of_vintage, breaks = question.breaks,
    inputs = question.detail and inputs_of(question) or nil,
    imports = ids_of(question, "imports"), sources = ids_of(question, "sources"),
    notes = question.detail and notes.of(question) or {},
  }
end

local function set_now(question, result)
  local now = question.now
  result.x, result.n = now.x, now.n
  result.value = now.n and now.n > 0 and question.indicator.kind ~= "ratio" and now.x / now.n or nil
  result.reported, result.expected, result.flags = now.reported, now.expected, now.flags
  result.period = { start = now.start, finish = now.finish, kind = now.kind,
    label = say.time(now, question.figures:is_stock(question.definition.numerator)) }
end

local NO_DATA = {
  nothing = { vi = "{undefined}", en = "{undefined}" },
  none = { vi = "chưa có số liệu nào dùng được", en = "there are no usable figures" },
  value = { vi = "nguồn chưa cho biết giá trị của mục tiêu", en = "the source does not tell the "
    .. "value of the target" },
  no_target = { vi = "kế hoạch không có mục tiêu cho chỉ số này", en = "the plan has no target for "
    .. "this indicator" },
  not_of_one = { vi = "tính trên các xã, phường của thành phố, không tính cho một xã, phường",
    en = "counted over the communes of the city, not for one commune" },
  pilots = { vi = "chưa có danh sách xã, phường điểm chỉ đạo", en = "there is no list of pilot "
    .. "communes" },
}

local function refuse(question, result, verdict, key)
  result.verdict = verdict
  result.reason = say.say(NO_DATA[key], {
    undefined = question.indicator.undefined and failure.say(question.indicator.undefined) or "" })
end

-- How many communes there are is known even when no recognition is; a commune has none below it.
local function communes_needed(question, result)
  local target = question.target
  if question.definition.denominator == "communes" and question.unit.level == "commune" then
    return refuse(question, result, "no_data", "not_of_one")
  elseif question.definition.denominator == "communes" and target and target.numerator then
    local all = #units.below(question.units, question.unit, "commune", question.asof)
    result.n, result.needed = all, attain.needed(target, all)
    result.reason = say.say({ vi = "{reason}; cần {needed}/{n} xã, phường",
      en = "{reason}; {needed} of {n} communes are needed" },
      { reason = result.reason, needed = result.needed, n = all })
  end
end

-- Every period reported and nothing in any of them is not the same as nothing reported.
local function without_points(question, result)
  local last = question.points[#question.points]
  if last and last.n == 0 then
    result.x, result.n = last.x, last.n
    refuse(question, result, "nothing", "nothing")
  else
    refuse(question, result, "no_data", question.scope == "pilots" and "pilots" or "none")
    communes_needed(question, result)
  end
end

local function judge_share(question, result)
  if question.now == nil then
    return without_points(question, result)
  end
  set_now(question, result)
  if question.asked == nil then
    chance.describe(question, result)
    return refuse(question, result, "no_data", "no_target")
  elseif question.target.numerator == nil then
    return refuse(question, result, "no_data", "value")
  elseif question.indicator.kind == "ratio" then
    return pace.judge_ratio(question, result)
  elseif is_chance(question) and not attain.is_everything(question.target) then
    return chance.judge(question, result)
  end
  return pace.judge(question, result)
end

local function judge(question)
  local result = new_result(question)
  local kind = question.indicator.kind
  if question.asked and kind == "milestone" then
    count.judge_milestone(question, result)
  elseif question.scope == "districts" then
    parents.judge(question, result)
  elseif question.asked and kind == "count" then
    count.judge(question, result)
  else
    judge_share(question, result)
    if question.mirrored and result.n then
      mirror.back(result)
    end
  end
  return results.new(result)
end

-- A share 0..1 as a ratio of whole numbers, which is what attainment is decided by.
local function ratio_of(value)
  local numerator = math.floor(value * 10000 + 0.5)
  if not (value > 0 and value < 1) or math.abs(numerator / 10000 - value) > 1e-12 then
    failure.raise("LT-2062", "usage", {
      vi = "mục tiêu {value} phải nằm giữa 0 và 1, nhiều nhất 4 chữ số thập phân",
      en = "target {value} must lie between 0 and 1, with at most 4 decimals",
    }, { value = value })
  end
  return numerator, 10000
end

local function question_of(id, options)
  local indicator = questions.indicator(id)
  local context = questions.context(options)
  local unit = units.find(context.units, options.unit, context.asof)
  local plan, target = questions.target(context, indicator, options)
  return questions.new(context, indicator, unit, plan, target, options)
end

--- The outlook of an indicator: outlook.of("success_rate", {unit = "Hà Nội", plan = "KH183"}).
---@param id string
---@param options table? unit, plan or target, asof, window, vintage, definition, kind
function M.of(id, options)
  return judge(question_of(id, options_of.check(options, OPTIONS)))
end

local WHAT_IF = { unit = "any", plan = "string", target = "string", asof = "string",
  vintage = "string", definition = "string", kind = "string", from = "integer", rate = "number",
  indicator = "string" }

--- What a target still asks, by year and by commune, nearest first:
--- outlook.needed("success_rate", {unit = "Hà Nội", from = 2027}).
function M.needed(id, options)
  options = options_of.check(options, WHAT_IF)
  return whatif.needed(question_of(id, options), options.from)
end

--- The same for a rate of one's own instead of the target's:
--- outlook.scenario{indicator = "success_rate", rate = 0.92, from = 2027}.
function M.scenario(options)
  options = options_of.check(options, WHAT_IF)
  local question = question_of(options.indicator or "success_rate", options)
  if options.rate and question.target then
    local numerator, denominator = ratio_of(options.rate)
    if question.mirrored then
      numerator = denominator - numerator
    end
    local target = setmetatable({ numerator = numerator, denominator = denominator,
      operator = ">=", unit = "%" }, { __index = question.target })
    question.target, question.asked = target, target
  end
  return whatif.needed(question, options.from)
end

--- The progress classes of Eurostat, the UN and others, on request and for the city only.
function M.official(id, options)
  return schemes.of(question_of(id, options_of.check(options, OPTIONS)))
end

--- One indicator judged under every target of every plan, side by side, as a frame.
function M.plans(id, options)
  options = options_of.check(options, OPTIONS)
  local indicator = questions.indicator(id)
  local context = questions.context(options)
  local unit = units.find(context.units, options.unit, context.asof)
  local rows = {}
  for _, plan in ipairs(plans.all()) do
    for _, target in ipairs(plans.all_targets(plan.plan)) do
      if target.indicator == indicator.id then
        rows[#rows + 1] = results.row(judge(questions.new(context, indicator, unit, plan, target,
          options)))
      end
    end
  end
  return frame.new(rows, results.columns)
end

--- Every target of a plan (the one in force unless named), as a frame: now, target, verdict, pace.
function M.board(plan, options)
  local board = require "outlook.board"
  return board.frame(board.targets(plan, options))
end

local SERIES_OPTIONS = { target = "number", to = "integer", detail = "boolean" }

-- Years in order; impossible counts, repeated years and holes are refused by the forecast itself.
local function points_of(years, x, n, to)
  if #years ~= #x or #years ~= #n then
    failure.raise("LT-2064", "usage", {
      vi = "số phần tử không bằng nhau: {years} năm, {x} tử số, {n} mẫu số",
      en = "the lengths differ: {years} years, {x} x and {n} n",
    }, { years = #years, x = #x, n = #n })
  end
  local order, sorted, used = {}, { {}, {}, {} }, {}
  for i = 1, #years do
    order[i] = i
  end
  table.sort(order, function(first, second) return years[first] < years[second] end)
  for place, i in ipairs(order) do
    sorted[1][place], sorted[2][place], sorted[3][place] = years[i], x[i], n[i]
  end
  stats.drifting_level(sorted[1], sorted[2], sorted[3], { to = to })
  for _, i in ipairs(order) do
    if n[i] > 0 then
      used[#used + 1] = { year = years[i], x = x[i], n = n[i], start = years[i] .. "-01-01",
        finish = years[i] .. "-12-31", flags = {} }
    end
  end
  return used
end

--- The verdict on a series of one's own: x cases of n settled in each year (any order), a target
--- share, the year it is due. Returns a table with verdict, reason, interval, trend, forecast.
function M.of_series(years, x, n, options)
  options = options_of.check(options, SERIES_OPTIONS)
  if options.target == nil or options.to == nil then
    failure.raise("LT-2063", "usage", { vi = "cần tùy chọn target và to",
      en = "options target and to are needed" })
  end
  local used = points_of(years, x, n, options.to)
  local result = { inputs = used }
  if #used == 0 then
    result.verdict = "nothing"
    return result
  end
  local numerator, denominator = ratio_of(options.target)
  local now = used[#used]
  result.x, result.n, result.value = now.x, now.n, now.x / now.n
  chance.judge({ used = used, now = now, unit = { level = "city" }, detail = options.detail,
    target = { numerator = numerator, denominator = denominator, operator = ">=" },
    deadline_year = options.to, deadline = options.to .. "-12-31",
    years_left = options.to - now.year }, result)
  return result
end

--- The answer to a question that was made already (outlook/question.lua).
M.answer = judge

--- The same for many units or targets with one reading of the figures: see outlook/board.lua.
function M.judge(context, indicator, unit, plan, target)
  return judge(questions.new(context, indicator, unit, plan, target, {}))
end

return M
