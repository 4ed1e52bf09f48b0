-- Sentences that follow from two numbers: rises and falls, shares, distance from a target. What is
-- said is the difference of the numbers as they are printed, so that whoever subtracts them gets
-- the same.
local failure = require "foundation.failure"
local format = require "report.format"
local measure = require "measure"
local words = require "report.words"

local M = {}

local say = failure.say

-- A rate as it is printed, in hundredths of a percent: 89,26% is 8926.
local SCALE = 100

local function printed(x, n)
  return measure.rounded(x, n, 2)
end

local function points(hundredths)
  return format.decimal(math.abs(hundredths) / SCALE, 2)
end

local CHANGES = {
  up = { vi = "tăng {points} điểm phần trăm so với {before} ({rate})",
    en = "{points} points more than {before} ({rate})" },
  down = { vi = "giảm {points} điểm phần trăm so với {before} ({rate})",
    en = "{points} points less than {before} ({rate})" },
  same = { vi = "bằng {before} ({rate})", en = "the same as {before} ({rate})" },
}

local function direction(difference)
  return difference > 0 and "up" or difference < 0 and "down" or "same"
end

--- "tăng 0,84 điểm phần trăm so với năm 2024 (88,95%)"; nil when one of them is no share.
function M.change(now, before)
  if not (now.rate and before.rate) then
    return nil
  end
  local difference = printed(now.x, now.n) - printed(before.x, before.n)
  return say(CHANGES[direction(difference)], { points = points(difference),
    before = words.period(before.period), rate = format.rate(before.x, before.n) })
end

local COUNTS = {
  up = { vi = "tăng {difference} {noun} ({percent}) so với {before}",
    en = "{difference} {noun} ({percent}) more than {before}" },
  down = { vi = "giảm {difference} {noun} ({percent}) so với {before}",
    en = "{difference} {noun} ({percent}) fewer than {before}" },
  same = { vi = "bằng {before}", en = "as many as {before}" },
}

--- "tăng 28 vụ việc (1,20%) so với năm 2024"; nil when one of the counts is missing.
function M.change_of_count(now, before, noun, before_words)
  if not (now and before) then
    return nil
  end
  local difference = now - before
  local percent = before > 0 and format.rate(math.abs(difference), before)
    or say { vi = "kỳ trước bằng 0", en = "none before" }
  return say(COUNTS[direction(difference)], { difference = format.count(math.abs(difference)),
    noun = noun, percent = percent, before = before_words })
end

local DISTANCES = {
  up = { vi = "cao hơn mục tiêu {points} điểm phần trăm", en = "{points} points above the target" },
  down = { vi = "thấp hơn mục tiêu {points} điểm phần trăm",
    en = "{points} points below the target" },
  same = { vi = "bằng đúng mục tiêu", en = "exactly the target" },
  almost = { vi = "làm tròn bằng mục tiêu nhưng số đếm chưa đủ",
    en = "the target when rounded, but not by the counts" },
}

--- "thấp hơn mục tiêu 0,21 điểm phần trăm"; nil when the target has no share. By the counts, so
--- that what rounds to the target is not said to reach it.
function M.distance(figure, target)
  if not figure.rate or not target.numerator or target.unit ~= "%" then
    return nil
  end
  local difference = printed(figure.x, figure.n) - printed(target.numerator, target.denominator)
  local key = direction(difference)
  if key == "same" and not measure.attained(target, figure.x, figure.n) then
    key = "almost"
  end
  return say(DISTANCES[key], { points = points(difference) })
end

--- "chiếm 62,35% (1.482/2.377 vụ việc)"; nil when there is nothing to share.
function M.share(x, n, noun)
  if not x or not n or n == 0 then
    return nil
  end
  return say({ vi = "chiếm {rate} ({x}/{n} {noun})", en = "{rate} ({x} of {n} {noun})" },
    { rate = format.rate(x, n), x = format.count(x), n = format.count(n), noun = noun })
end

return M
