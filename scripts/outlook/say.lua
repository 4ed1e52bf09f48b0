-- Numbers and days inside the sentences of an outlook. Rounds last; decides nothing.
local failure = require "foundation.failure"
local period = require "lotrinh.period"
local text = require "lotrinh.text"

local M = {}

M.say = failure.say

--- 2412 -> "2.412".
function M.count(value)
  return text.number(value, { decimals = 0 })
end

--- x of n as "89,26%", exactly rounded.
function M.rate(x, n)
  return text.percent(x, n, { decimals = 2 }) .. "%"
end

--- A share 0..1 as "89,3%".
function M.share(value)
  return text.number(value * 100, { decimals = 1 }) .. "%"
end

--- Points as "0,4".
function M.points(value)
  return text.number(value, { decimals = 1 })
end

--- A number with as many decimals as it needs, at most one.
function M.some(value)
  return text.number(value, { decimals = value == math.floor(value) and 0 or 1 })
end

--- A probability in at most two digits; never 0 or 100 %.
function M.chance(p)
  if p < 0.01 then
    return failure.say { vi = "dưới 1%", en = "under 1%" }
  elseif p > 0.99 then
    return failure.say { vi = "trên 99%", en = "over 99%" }
  end
  return failure.say({ vi = "khoảng {p}%", en = "about {p}%" },
    { p = ("%d"):format(math.floor(p * 100 + 0.5)) })
end

local LIKELY = {
  { 0.8, { vi = "nhiều khả năng đạt", en = "likely" } },
  { 0.5, { vi = "khả năng đạt nhỉnh hơn không đạt", en = "more likely than not" } },
  { 0.2, { vi = "ít khả năng đạt", en = "less likely than not" } },
  { 0.0, { vi = "khó đạt", en = "unlikely" } },
}

--- A probability in words.
function M.likely(p)
  for _, row in ipairs(LIKELY) do
    if p >= row[1] then
      return failure.say(row[2])
    end
  end
end

--- The time of a point: "năm 2024", "6 tháng đầu năm 2025", or "đến 30/6/2025" for what is counted
--- at a day.
function M.time(point, stock)
  if stock and point.start == point.finish then
    return failure.say({ vi = "đến {day}", en = "on {day}" }, { day = period.short(point.finish) })
  elseif stock then
    return failure.say({ vi = "năm {year}", en = "{year}" }, { year = point.finish:sub(1, 4) })
  end
  return period.between(point.start, point.finish):name()
end

local SIGNS = { [">="] = "≥ ", [">"] = "> ", ["<="] = "≤ ", ["<"] = "< ", ["="] = "= " }

--- A target's value: "≥ 90%", "≥ 1/80", "≥ 1".
function M.target(target)
  if target.operator == "done" then
    return failure.say { vi = "hoàn thành", en = "done" }
  elseif target.numerator == nil then
    return failure.say { vi = "chưa rõ giá trị", en = "value not known" }
  elseif target.unit == "%" then
    local share = 100 * target.numerator / target.denominator
    -- Nothing is above everything.
    local sign = share == 100 and target.operator == ">=" and "" or SIGNS[target.operator]
    return sign .. M.some(share) .. "%"
  elseif target.denominator == 1 then
    return SIGNS[target.operator] .. M.count(target.numerator)
  end
  return ("%s%d/%d"):format(SIGNS[target.operator], target.numerator, target.denominator)
end

local NOUNS = {
  cases = { vi = "vụ việc", en = "cases" },
  groups = { vi = "tổ hòa giải", en = "groups" },
  mediators = { vi = "hòa giải viên", en = "mediators" },
  new_mediators = { vi = "hòa giải viên mới", en = "new mediators" },
  trainers = { vi = "tập huấn viên", en = "trainers" },
  communes = { vi = "xã, phường", en = "communes" },
  contests = { vi = "hội thi", en = "contests" },
  documents = { vi = "văn bản", en = "documents" },
}

--- The noun of what an indicator counts.
function M.noun(counts)
  return failure.say(NOUNS[counts] or { vi = counts, en = counts })
end

return M
