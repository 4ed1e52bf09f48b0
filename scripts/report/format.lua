-- What reports say of figures: intervals, periods, targets. Numbers are foundation.format's.
local failure = require "foundation.failure"
local numbers = require "foundation.format"

local M = {
  count = numbers.count,
  rate = numbers.rate,
  share = numbers.share,
  decimal = numbers.decimal,
  day = numbers.day,
  printed = numbers.printed,
}

--- An interval of shares: "88,0% - 90,4%".
function M.interval(rate)
  return M.share(rate.low) .. " – " .. M.share(rate.high)
end

local QUALIFIERS = {
  ["="] = { vi = "", en = "" },
  [">"] = { vi = "trên ", en = "above " },
  ["<"] = { vi = "dưới ", en = "below " },
  ["~"] = { vi = "khoảng ", en = "about " },
}

--- "trên ", "khoảng " or nothing.
function M.qualifier(sign)
  return failure.say(QUALIFIERS[sign])
end

local PERIODS = {
  year = { vi = "năm {year}", en = "{year}" },
  H1 = { vi = "6 tháng đầu năm {year}", en = "first half of {year}" },
  H2 = { vi = "6 tháng cuối năm {year}", en = "second half of {year}" },
  ["9M"] = { vi = "9 tháng năm {year}", en = "nine months of {year}" },
  ["10M"] = { vi = "10 tháng năm {year}", en = "ten months of {year}" },
  ["11M"] = { vi = "11 tháng năm {year}", en = "eleven months of {year}" },
  Q = { vi = "quý {quarter}/{year}", en = "quarter {quarter} of {year}" },
  M = { vi = "tháng {month}/{year}", en = "month {month}/{year}" },
  multi = { vi = "từ {start} đến {finish}", en = "{start} to {finish}" },
  point = { vi = "ngày {finish}", en = "on {finish}" },
}
local ANY = PERIODS.multi

--- A period as words: "năm 2024", "6 tháng đầu năm 2021", "ngày 30/6/2025".
function M.period(kind, first, last)
  local month = math.tointeger(tonumber(last:sub(6, 7)))
  return failure.say(PERIODS[kind] or ANY, { year = last:sub(1, 4), start = M.day(first),
    finish = M.day(last), month = month, quarter = (month + 2) // 3 })
end

local SIGNS = { [">="] = "≥ ", [">"] = "> ", ["<="] = "≤ ", ["<"] = "< ", ["="] = "" }

--- The value of a target: "≥ 90%", "≥ 1/80", or what stands for it.
function M.target(target)
  if target.operator == "done" then
    return failure.say { vi = "hoàn thành", en = "to be done" }
  elseif not target.numerator then
    return failure.say { vi = "chưa biết giá trị", en = "value not known" }
  end
  local sign = SIGNS[target.operator]
  if target.unit == "%" and target.numerator == target.denominator then
    return "100%"
  elseif target.unit == "%" then
    return sign .. M.count(target.numerator) .. "%"
  elseif target.denominator == 1 then
    return sign .. M.count(target.numerator)
  end
  return ("%s%d/%d"):format(sign, target.numerator, target.denominator)
end

return M
