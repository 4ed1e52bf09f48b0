-- Section: the results in a paragraph each: cases, kinds of disputes, groups and mediators, and
-- what came in last. Every clause is left out when nobody reported it.
local failure = require "foundation.failure"
local format = require "report.format"
local judge = require "report.judge"
local latest = require "report.latest"
local node = require "report.node"
local numbering = require "report.numbering"
local points = require "measure.points"
local sentences = require "report.sentences"
local units = require "measure.units"
local words = require "report.words"

local M = { id = "overview", title = { vi = "Kết quả chung", en = "Results in brief" } }

local say = failure.say

local LEAST_COMPLETE = 0.9 -- as outlook takes a sum of communes for a whole

local NOT_FINAL = { preliminary = true, estimate = true }

-- Whole points of a pair of measures of the city, oldest first; any vintage that is final.
local function series_of(review, above, below)
  local context, list = review.context, {}
  for _, point in ipairs(points.of({ figures = context.figures, units = context.units,
    unit = units.city(context.units) }, { numerator = above, denominator = below },
    { until_day = review.day, vintage = "any" })) do
    local is_whole = not point.expected or point.reported >= LEAST_COMPLETE * point.expected
    if is_whole and not NOT_FINAL[point.vintage] then
      list[#list + 1] = point
    end
  end
  return list
end

local function result_of(review, id)
  for _, result in ipairs(review.plans[1].results) do
    if result.indicator.id == id and result.figure.rate then
      return result
    end
  end
end

local function cases_sentence(review, result)
  local figure = result.figure
  local last = result.used[#result.used - 1]
  local before = last and judge.figure(review, result.question, last)
  local text = say({
    vi = "{when}, các tổ hòa giải đã giải quyết xong {n} vụ việc, hòa giải thành {x} vụ việc, tỷ "
      .. "lệ {rate}",
    en = "{when}: {n} cases closed, {x} of them settled, {rate}",
  }, { when = words.capital(words.period(figure.period)), n = format.count(figure.n),
    x = format.count(figure.x), rate = format.rate(figure.x, figure.n) })
  if before then
    local change = sentences.change(figure, before)
    local count = sentences.change_of_count(figure.n, before.n, words.noun(result.indicator),
      words.period(before.period))
    text = text .. (change and ", " .. change or "") .. say({
      vi = "; số vụ việc đã giải quyết xong {count}", en = "; cases closed: {count}" },
      { count = count })
  end
  local distance = sentences.distance(figure, result.target)
  return text .. (distance and say({ vi = "; {distance} của {plan} ({goal})",
    en = "; {distance} of {plan} ({goal})" }, { distance = distance, plan = result.plan.short,
    goal = format.target(result.target) }) or "") .. "."
end

local TYPES = {
  { "settled_civil", { vi = "dân sự", en = "civil" } },
  { "settled_family", { vi = "hôn nhân và gia đình", en = "family" } },
  { "settled_other", { vi = "mâu thuẫn, xích mích, tranh chấp khác", en = "other disputes" } },
}

local function types_sentence(review)
  local parts, whole = {}, nil
  for _, entry in ipairs(TYPES) do
    local list = series_of(review, entry[1], "settled")
    local point = list[#list]
    if point and point.n > 0 and (whole == nil or whole.finish == point.finish) then
      whole = whole or point
      parts[#parts + 1] = say(entry[2]) .. " "
        .. sentences.share(point.x, point.n, say { vi = "vụ việc", en = "cases" })
    end
  end
  if #parts == 0 then
    return nil
  end
  return say({ vi = "Trong số vụ việc hòa giải thành ({when}): {parts}.",
    en = "Of the cases settled ({when}): {parts}." }, { parts = table.concat(parts, "; "),
    when = format.period(whole.kind, whole.start, whole.finish) })
end

local function groups_sentence(review)
  local list = series_of(review, "groups")
  local now, before = list[#list], list[#list - 1]
  if not now then
    return nil
  end
  local noun = say { vi = "tổ", en = "groups" }
  local change = before and sentences.change_of_count(now.x, before.x, noun,
    format.day(before.finish))
  local text = say({ vi = "Đến ngày {day}, toàn Thành phố có {n} tổ hòa giải{change}",
    en = "On {day} the city had {n} groups{change}" }, { day = format.day(now.finish),
    n = format.count(now.x), change = change and " (" .. change .. ")" or "" })
  local pairs_of = series_of(review, "mediators", "groups")
  local pair = pairs_of[#pairs_of]
  if pair and pair.n > 0 then
    text = text .. say({
      vi = "; có {x} hòa giải viên, bình quân {mean} người/tổ (ngày {day})",
      en = "; {x} mediators, {mean} a group (on {day})" }, { x = format.count(pair.x),
      mean = format.decimal(pair.x / pair.n, 2), day = format.day(pair.finish) })
  end
  return text .. "."
end

local function latest_sentence(review, result)
  local found = latest.of(review, result)
  if not found or not found.figure.rate then
    return nil
  end
  local figure = found.figure
  local text = say({ vi = "{when} ({origin}): giải quyết xong {n} vụ việc, hòa giải thành {x}, tỷ "
    .. "lệ {rate}", en = "{when} ({origin}): {n} cases closed, {x} settled, {rate}" },
    { when = words.capital(words.period(figure.period)), n = format.count(figure.n),
      x = format.count(figure.x), rate = format.rate(figure.x, figure.n),
      origin = words.origin(figure) or say { vi = "số của Thành phố", en = "the city's own" } })
  local change = found.before and sentences.change(figure, found.before)
  return text .. (change and ", " .. change or say {
    vi = "; không có số cùng kỳ năm trước để so sánh",
    en = "; there is no figure of the same period of the year before" }) .. "."
end

function M.build(review)
  local texts = {}
  local rate = result_of(review, "success_rate")
  if rate then
    texts[1] = cases_sentence(review, rate)
    texts[#texts + 1] = types_sentence(review)
    texts[#texts + 1] = latest_sentence(review, rate)
  end
  texts[#texts + 1] = groups_sentence(review)
  if #texts == 0 then
    review.lacking[M.id] = true
    return node.element("p", nil, say { vi = "Chưa có số liệu nào của Thành phố.",
      en = "There is no figure of the city." })
  end
  local nodes = {}
  for i, text in ipairs(texts) do
    nodes[i] = node.element("p", nil, numbering.letter(i), ") ", text)
  end
  return nodes
end

return M
