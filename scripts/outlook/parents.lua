-- Targets that hold for each district: how many districts attain, by their own counts. Districts
-- ended on 2025-06-30; what they had reached then is told and goes no further.
local attain = require "outlook.attain"
local period = require "lotrinh.period"
local points = require "measure.points"
local say = require "outlook.say"
local units = require "measure.units"

local M = {}

local function last_point(question, district)
  local list = points.of({ figures = question.figures, units = question.units, unit = district },
    question.definition, { kind = question.kind, vintage = question.vintage,
      until_day = question.parents_day })
  return list[#list]
end

local function decide(target, kind, point)
  if kind == "count" then
    return point.x * target.denominator >= target.numerator
  end
  return attain.share(target, point.x, point.n)
end

local function count(question, result)
  local list = units.below(question.units, question.unit, "district", question.parents_day)
  local districts, attained, short = {}, 0, 0
  for _, district in ipairs(list) do
    local point = last_point(question, district)
    local row = { unit = district.full_name }
    if point then
      row.x, row.n = point.x, point.n
      row.attained = decide(question.target, question.indicator.kind, point)
      attained = attained + (row.attained and 1 or 0)
      if not row.attained and point.n then
        short = short + attain.needed(question.target, point.n) - point.x
      end
      districts[#districts + 1] = row
    end
  end
  result.parents = { all = #list, with_data = #districts, attained = attained, short = short,
    rows = districts }
end

local REASONS = {
  gone = { vi = "không còn cấp huyện từ 01/7/2025; không có số liệu cấp huyện trước ngày đó",
    en = "there are no districts since 2025-07-01, and no figures of districts before" },
  met = { vi = "{attained}/{all} quận, huyện, thị xã đạt tính đến {day}",
    en = "{attained} of {all} districts attain on {day}" },
  some = {
    vi = "{attained}/{all} quận, huyện, thị xã đạt tính đến {day} ({with} đơn vị có số liệu); "
      .. "không còn cấp huyện nên không theo dõi tiếp",
    en = "{attained} of {all} districts attain on {day} ({with} have figures), then ended",
  },
}

--- Fills a result by the districts of the plan's last day with districts.
function M.judge(question, result)
  count(question, result)
  local parents = result.parents
  local values = { attained = parents.attained, all = parents.all, with = parents.with_data,
    day = period.short(question.parents_day) }
  if parents.with_data == 0 then
    result.verdict, result.reason = "no_data", say.say(REASONS.gone)
    return
  end
  result.x, result.n = parents.attained, parents.all
  result.attained = parents.attained == parents.all
  result.verdict = result.attained and "met"
    or parents.with_data < parents.all and "no_data" or "at_risk"
  result.reason = say.say(result.attained and REASONS.met or REASONS.some, values)
  result.missing = parents.short
end

return M
