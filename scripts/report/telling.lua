-- What is said of a target, sentence by sentence: the comparison with the target, the change since
-- the figure before, and what came in later. Makes no markup.
local failure = require "foundation.failure"
local format = require "report.format"
local judge = require "report.judge"
local latest = require "report.latest"
local sentences = require "report.sentences"
local words = require "report.words"

local M = {}

local say = failure.say

-- The change since the point before, of the same series.
local function change_sentence(review, result)
  local before = result.used[#result.used - 1]
  if result.verdict == "no_data" or result.outlook.parents or not before then
    return nil
  end
  local change = sentences.change(result.figure, judge.figure(review, result.question, before))
  return change and words.capital(change) .. "."
end

--- "10 tháng năm 2026: 90,12% (1.841/2.043); tổng của 122/126 ..., số sơ bộ, tăng ..."; nil when
--- nothing came in after the figure that was judged.
function M.latest(review, result)
  local found = latest.of(review, result)
  local value = found and words.value(found.figure)
  if not value then
    return nil
  end
  local origin = words.origin_in_short(found.figure)
  local change = found.before and sentences.change(found.figure, found.before)
  local text = say({ vi = "Kỳ mới nhất: {value}{origin}{change}",
    en = "Latest: {value}{origin}{change}" }, { value = value,
    origin = origin and " (" .. origin .. ")" or "", change = change and ", " .. change or "" })
  return text .. "."
end

--- The sentences on a target, joined; the first is that of words.explanation.
function M.of(review, result)
  local parts = { words.explanation(review, result) }
  parts[#parts + 1] = change_sentence(review, result)
  parts[#parts + 1] = M.latest(review, result)
  return table.concat(parts, " ")
end

local function voice(entry)
  local value = entry.n and ("%s (%s/%s)"):format(format.rate(entry.x, entry.n),
    format.count(entry.x), format.count(entry.n)) or format.count(entry.x)
  local who = entry.own and say { vi = "Thành phố", en = "the city" }
    or entry.expected and say({ vi = "tổng của {reported}/{expected} đơn vị cấp xã",
      en = "the sum of {reported} of {expected} communes" },
      { reported = format.count(entry.reported), expected = format.count(entry.expected) })
    or say { vi = "tổng của đủ các đơn vị cấp xã", en = "the sum of all communes" }
  local vintage = words.vintage(entry.vintage)
  return ("%s%s: %s"):format(who, vintage and ", " .. vintage or "", value)
end

--- "Tỷ lệ hòa giải thành, năm 2024: lấy tổng của 579/579 ...: 89,26% (...); khác với Thành phố:
--- ...".
function M.rivals(entry)
  local others = {}
  for i = 2, #entry.voices do
    others[#others + 1] = voice(entry.voices[i])
  end
  return say({ vi = "{indicator}, {period}: lấy {first}; khác với {others}.",
    en = "{indicator}, {period}: taken from {first}; differs from {others}." }, {
    indicator = say(entry.indicator.words), first = voice(entry.voices[1]),
    period = format.period(entry.kind, entry.point.start, entry.point.finish),
    others = table.concat(others, "; ") })
end

return M
