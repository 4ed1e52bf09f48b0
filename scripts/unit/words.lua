-- What is said of a succession: how a unit went into another, with what share, by what evidence.
local failure = require "foundation.failure"
local period = require "lotrinh.period"
local text = require "lotrinh.text"

local M = {}

local say = failure.say

local KINDS = {
  all = { vi = "toàn bộ", en = "the whole" },
  part = { vi = "một phần", en = "a part" },
  rest = { vi = "phần còn lại", en = "what was left" },
  area_only = { vi = "một phần đất, không có dân", en = "part of the area, no people" },
  part_area_all_pop = { vi = "một phần đất, toàn bộ dân", en = "part of the area, all the people" },
  rest_all = { vi = "phần còn lại, toàn bộ dân", en = "what was left, all the people" },
  rest_none = { vi = "phần đất còn lại, không có dân", en = "what was left, no people" },
}

local BASES = {
  population = { vi = "dân số", en = "the people" },
  households = { vi = "số hộ", en = "the households" },
  groups = { vi = "số tổ hòa giải", en = "the mediation groups" },
  mediators = { vi = "số hòa giải viên", en = "the mediators" },
}

local ASSUMED = {
  assumed_equal = { vi = "giả định chia đều", en = "assumed equal parts" },
  assumed_successor_population = { vi = "giả định theo dân số đơn vị mới",
    en = "assumed by the people of the new units" },
}

local EVIDENCE = {
  press_via_vietnamadminunits = { vi = "theo báo chí", en = "by the press" },
  code_list_diff = { vi = "suy từ danh mục mã", en = "from the lists of codes" },
  ["plan_2024-04"] = { vi = "theo dự thảo tháng 4/2024", en = "by the draft of April 2024" },
  ["district_council_2019-11"] = { vi = "theo phương án tháng 11/2019",
    en = "by the plan of November 2019" },
}

--- Whether the people of the unit were divided at this link.
function M.is_estimate(link)
  return link.weight ~= 0 and link.weight ~= 1
end

--- What went over: "toàn bộ", "một phần, 10,41% dân số, ước lượng", "một phần, chưa rõ tỷ lệ, ...".
function M.share(link)
  local kind = link.kind
  if kind == "rest" and link.weight then
    kind = link.weight == 1 and "rest_all" or link.weight == 0 and "rest_none" or kind
  end
  local parts = { say(KINDS[kind]) }
  if link.weight == nil then
    parts[2] = say { vi = "chưa rõ tỷ lệ", en = "share not known" }
  elseif M.is_estimate(link) then
    local percent = text.number(math.floor(link.weight * 10000 + 0.5) / 100, { decimals = 2 })
    parts[2] = percent .. say({ vi = "% {basis}", en = " % of {basis}" },
      { basis = say(BASES[link.basis]) })
  end
  if M.is_estimate(link) then
    parts[3] = say { vi = "ước lượng", en = "estimate" }
  end
  return table.concat(parts, ", ")
end

--- Where a link is known from, when it is not the text of the law; nil otherwise.
function M.evidence(link)
  local words = EVIDENCE[link.evidence]
  return words and say(words)
end

--- By what figures were divided: "population+assumed_equal" -> "dân số, giả định chia đều".
function M.basis(basis)
  local names = {}
  for name in basis:gmatch("[^+]+") do
    local words = BASES[name] or ASSUMED[name]
    names[#names + 1] = words and say(words) or name
  end
  return table.concat(names, ", ")
end

--- "01/7/2025": the day of a change.
function M.day(day)
  return period.short(day)
end

return M
