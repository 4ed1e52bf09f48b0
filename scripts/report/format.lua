-- Numbers, days and periods as people read them. Rounds last, in integers; knows no data.
local failure = require "foundation.failure"
local host = require "lotrinh.failure"
local measure = require "measure"

local M = {}

--- Two decimals, as the press prints rates; half up.
M.DECIMALS = 2

local function vietnamese()
  return host.language() ~= "en"
end

--- 5063 -> "5.063" (English "5,063").
function M.count(value)
  local digits = ("%d"):format(value)
  local mark = vietnamese() and "." or ","
  local head = #digits % 3
  local parts = head > 0 and { digits:sub(1, head) } or {}
  for place = head + 1, #digits, 3 do
    parts[#parts + 1] = digits:sub(place, place + 2)
  end
  return table.concat(parts, mark)
end

local function with_mark(scaled, decimals)
  local digits = ("%0" .. decimals + 1 .. "d"):format(scaled)
  return digits:sub(1, -decimals - 1) .. (vietnamese() and "," or ".") .. digits:sub(-decimals)
end

--- x of n in percent, exactly rounded half up: 2153, 2412 -> "89,26%".
function M.rate(x, n)
  return with_mark(measure.rounded(x, n, M.DECIMALS), M.DECIMALS) .. "%"
end

--- A share 0..1 in percent with one decimal, for intervals.
function M.share(value)
  return with_mark(math.floor(value * 1000 + 0.5), 1) .. "%"
end

--- An interval of shares: "88,0% - 90,4%".
function M.interval(rate)
  return M.share(rate.low) .. " – " .. M.share(rate.high)
end

--- Digits as printed in a source, with our decimal mark: "89.26" -> "89,26".
function M.printed(digits)
  return vietnamese() and (digits:gsub("%.", ",")) or digits
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

--- "2025-07-01" -> "01/7/2025": a zero before days below 10 and months 1 and 2, as official papers
--- do.
function M.day(day)
  local year, month, date = day:match("^(%d+)-(%d+)-(%d+)$")
  if not vietnamese() then
    return day
  end
  local number = tonumber(month)
  return ("%s/%s/%s"):format(date, number <= 2 and month or ("%d"):format(number), year)
end

local PERIODS = {
  year = { vi = "năm {year}", en = "{year}" },
  H1 = { vi = "6 tháng đầu năm {year}", en = "first half of {year}" },
  H2 = { vi = "6 tháng cuối năm {year}", en = "second half of {year}" },
  ["9M"] = { vi = "9 tháng năm {year}", en = "nine months of {year}" },
  ["10M"] = { vi = "10 tháng năm {year}", en = "ten months of {year}" },
  ["11M"] = { vi = "11 tháng năm {year}", en = "eleven months of {year}" },
  multi = { vi = "từ {start} đến {finish}", en = "{start} to {finish}" },
  point = { vi = "ngày {finish}", en = "on {finish}" },
}
local ANY = PERIODS.multi

--- A period as words: "năm 2024", "6 tháng đầu năm 2021", "ngày 30/6/2025".
function M.period(kind, first, last)
  return failure.say(PERIODS[kind] or ANY,
    { year = last:sub(1, 4), start = M.day(first), finish = M.day(last) })
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
