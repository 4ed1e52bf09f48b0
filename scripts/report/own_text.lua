-- The office's own text: placeholders become figures, and every number typed by hand must be one
-- that the data know, or be marked as none of theirs: {"5"}. Dates, years, numbers of documents and
-- of clauses are known by their form. Writes nothing.
local facts_of = require "report.facts"
local failure = require "foundation.failure"
local format = require "report.format"
local host = require "lotrinh.failure"
local indicators = require "definitions.indicators"
local measure = require "measure"
local progress = require "report.progress"
local suggest = require "lotrinh.suggest"
local text_of = require "lotrinh.text"
local words = require "report.words"

local M = {}

local say = failure.say

-- Stands for a placeholder while the words around it are looked at.
local GAP = "\u{FFFC}"

local MOST_TOLD = 10

-- The text in the language of the session, and the language it is in.
local function in_language(entry)
  if type(entry) == "string" then
    return entry, "vi"
  end
  local language = host.language()
  return entry[language] or entry.vi, entry[language] and language or "vi"
end

-- The line on which a piece of text stands in the office's file; pieces joined by ".." are found by
-- ever shorter surroundings.
local function line_of(own, piece, first, last)
  for before = 40, 0, -8 do
    local start = math.max(1, first - before)
    local at = own.source:find(piece:sub(start, last), 1, true)
    if at then
      local _, breaks = own.source:sub(1, at + (first - start)):gsub("\n", "")
      return breaks + 1
    end
  end
  return 1
end

local function place_of(own, piece, first, last)
  return ("%s:%d"):format(own.path, line_of(own, piece, first, last))
end

-- Placeholders ----------------------------------------------------------------------------------

local function result_of(review, id)
  local found
  for _, plan in ipairs(review.plans) do
    for _, result in ipairs(plan.results) do
      if result.indicator.id == id and (not found or not found.figure.x and result.figure.x) then
        found = result
      end
    end
  end
  return found
end

-- The figure of a year, when one is asked for, else the one that is judged.
local function figure_of(result, year)
  if not year then
    return result.figure, result.figure.period and words.period(result.figure.period)
  end
  for _, point in ipairs(progress.points(result)) do
    if tostring(point.year) == year then
      return { x = point.x, n = point.n, rate = point.x <= point.n }, point.label
    end
  end
  return {}
end

local FIELDS = {
  rate = function(figure) return figure.rate and format.rate(figure.x, figure.n) end,
  counts = function(figure)
    return figure.x and figure.n and format.count(figure.x) .. "/" .. format.count(figure.n)
  end,
  x = function(figure) return figure.x and format.count(figure.x) end,
  n = function(figure) return figure.n and format.count(figure.n) end,
  period = function(_, period) return period end,
  target = function(_, _, result) return format.target(result.target) end,
  verdict = function(_, _, result) return words.judgement(result) end,
  short = function(_, _, result) return result.short and format.count(result.short) end,
}

local function known_names()
  local names = { "year", "plan" }
  for _, indicator in ipairs(indicators.all()) do
    names[#names + 1] = indicator.id
  end
  table.sort(names)
  return names
end

local function refuse_placeholder(own, piece, first, last, inner)
  local nearest = suggest.nearest(inner:match "^[%a_]*", known_names())
  failure.raise("LT-1934", "data", {
    vi = "{place}: không có chỗ điền {placeholder}{hint}",
    en = "{place}: there is no placeholder {placeholder}{hint}",
  }, { place = place_of(own, piece, first, last), placeholder = "{" .. inner .. "}",
    hint = nearest and (" ({%s}?)"):format(nearest) or "" })
end

-- The value of a placeholder; what was not reported says so.
local function value_of(review, own, piece, first, last, inner)
  if inner == "year" then
    return tostring(review.year)
  elseif inner == "plan" then
    return review.plans[1].short
  end
  local id, year, field = inner:match "^([%a_]+)@?(%d*)%.?(%a*)$"
  local result = id and indicators.find(id) and result_of(review, id)
  local read = FIELDS[field == "" and "rate" or field]
  if not result or not read then
    refuse_placeholder(own, piece, first, last, inner)
  end
  local figure, period = figure_of(result, year ~= "" and year or nil)
  local value = read(figure, period, result)
    or field == "" and figure.x and not figure.n and format.count(figure.x)
  return value or say { vi = "(chưa có số liệu)", en = "(not known)" }
end

-- The text with its values, and the office's own words with a gap where a value stands.
local function fill(review, own, piece)
  local shown, bare, position = {}, {}, 1
  while true do
    local first, last, inner = piece:find("{([^{}]*)}", position)
    shown[#shown + 1] = piece:sub(position, (first or 0) - 1)
    bare[#bare + 1] = shown[#shown]
    if not first then
      return table.concat(shown), table.concat(bare)
    end
    local quoted = inner:match '^"(.*)"$'
    shown[#shown + 1] = quoted or value_of(review, own, piece, first, last, inner)
    bare[#bare + 1] = GAP
    position = last + 1
  end
end

-- Numbers typed by hand -------------------------------------------------------------------------

-- Words before a number that make it no figure: dates, clauses, ranks in a list.
local LEADS = { "ngày", "tháng", "năm", "quý", "điều", "khoản", "mục", "điểm", "phụ lục", "biểu",
  "chương", "phần", "giai đoạn", "thứ", "lần", "luật số", "article", "section", "point", "annex",
  "no.", "year", "phase" }

-- Words after a four-digit number that make it a count and no year.
local NOUNS = { "vụ", "tổ", "hòa giải viên", "người", "xã", "cases", "groups", "mediators",
  "communes", "persons" }

-- Words after a number that make it a length of time, or the name of the model.
local SPANS = { "tháng", "ngày", "năm", "tuần", "giờ", "tốt", "months", "days", "years", "weeks" }

local function follows_lead(before)
  local lower = text_of.lower(before:gsub("%s+$", ""))
  for _, lead in ipairs(LEADS) do
    if lower:sub(-#lead) == lead then
      return true
    end
  end
  return false
end

local function precedes(after, list)
  local lower = text_of.lower(after):gsub("^%s+", "")
  for _, word in ipairs(list) do
    if lower:find(word, 1, true) == 1 then
      return true
    end
  end
  return false
end

-- Whether the form alone says that it is no figure.
local function is_exempt(token, before, after)
  if token:find "^%d%d?[/-]%d%d?[/-]%d%d%d%d$" or token:find "^%d%d?/%d%d%d%d$"
      or token:find "^%d%d%d%d%-%d%d%-%d%d$" then
    return true
  elseif after:find "^/[%a\xC4]" or before:find "%f[%w][IVX]+%.$" then
    return true -- 215/KH-UBND; IV.8
  elseif after:find "^%s*%%" then
    return false
  elseif token:find "^[12][09]%d%d$" and not precedes(after, NOUNS) then
    return true -- a year: counts of four digits have a separator
  end
  return follows_lead(before) or precedes(after, SPANS)
end

-- "2.370" -> 2370, 0; "89,79" -> 8979, 2; by the marks of the language. nil: no number at all.
local function parse(token, language)
  local thousands, decimal = "%.", ","
  if language == "en" then
    thousands, decimal = ",", "."
  end
  local whole, fraction = token:match("^([%d.,]-)" .. (decimal == "." and "%." or ",") .. "(%d+)$")
  whole = (whole or token):gsub(thousands, "")
  if not whole:find "^%d+$" or #whole + #(fraction or "") > 15 then
    return nil
  end
  return math.tointeger(tonumber(whole .. (fraction or ""))), #(fraction or "")
end

local function matches(fact, number, decimals, percent)
  if percent then
    return fact.n and fact.n > 0 and measure.rounded(fact.x, fact.n, decimals) == number
  end
  return fact.value ~= nil and decimals == 0 and fact.value == number
end

-- The sentence around a place.
local function sentence_at(bare, first)
  local start = 1
  for place in bare:sub(1, first - 1):gmatch "[.;!?\n]%s+()" do
    start = place
  end
  local finish = bare:find("[.;!?\n]%s", first) or bare:find("[.;!?]$", first) or #bare
  return bare:sub(start, finish)
end

-- The indicator that a sentence is about, when it names one and only one.
local function subject_of(sentence)
  local folded, found, count = text_of.fold(sentence), nil, 0
  for _, indicator in ipairs(indicators.all()) do
    for _, name in pairs { indicator.words.vi, indicator.words.en } do
      if folded:find(text_of.fold(name), 1, true) and found ~= indicator then
        found, count = indicator, count + 1
      end
    end
  end
  return count == 1 and found or nil
end

local function distance(fact, number, decimals, percent)
  if percent and fact.n and fact.n > 0 and not fact.target then
    return math.abs(100 * fact.x / fact.n - number / 10 ^ decimals)
  elseif not percent and fact.value and not fact.target then
    return math.abs(fact.value - number / 10 ^ decimals)
  end
  return nil
end

-- What the data say where a typed number says something else.
local function nearest_words(facts, number, decimals, percent)
  local best, least
  for _, fact in ipairs(facts.list) do
    local far = distance(fact, number, decimals, percent)
    if far and (least == nil or far < least) then
      best, least = fact, far
    end
  end
  if not best then
    return say { vi = "số liệu không có số nào như vậy", en = "the data have no such number" }
  end
  return say({ vi = "gần nhất trong số liệu là {value} ({words})",
    en = "the nearest of the data is {value} ({words})" }, { words = best.words,
    value = percent and format.rate(best.x, best.n) or format.count(best.value) })
end

local function says(facts, subject, number, decimals, percent)
  if subject and percent then
    return facts.now[subject.id] or say({ vi = "{words}: chưa có số liệu",
      en = "{words}: no figure" }, { words = say(subject.words) })
  end
  return nearest_words(facts, number, decimals, percent)
end

local function is_known(facts, subject, number, decimals, percent)
  for _, fact in ipairs(facts.list) do
    local about = not (subject and percent) or fact.indicator == subject.id
    if about and matches(fact, number, decimals, percent) then
      return true
    end
  end
  return false
end

-- Every number of a text that disagrees: {{token, says, first, last}}.
local function disagreements(facts, bare, language)
  local found = {}
  for first, raw in bare:gmatch "()(%d[%d.,/-]*)" do
    local token = raw:gsub("[.,/-]+$", "")
    local last = first + #token - 1
    local before, after = bare:sub(1, first - 1), bare:sub(last + 1)
    local number, decimals = parse(token, language)
    local percent = after:find "^%s*%%" ~= nil
    if before:find "[%a%-/]$" or is_exempt(token, before, after) then
      number = nil -- part of a name, or no figure by its form
    end
    local subject = number and subject_of(sentence_at(bare, first))
    if number and not is_known(facts, subject, number, decimals, percent) then
      found[#found + 1] = { token = token .. (percent and "%" or ""), first = first, last = last,
        says = says(facts, subject, number, decimals, percent) }
    end
  end
  return found
end

local function tell(own, bare, entry)
  return say({ vi = "{place}: số \"{token}\" không khớp số liệu; {says}",
    en = "{place}: the number \"{token}\" disagrees with the data; {says}" },
    { place = place_of(own, bare, entry.first, entry.last), token = entry.token,
      says = entry.says })
end

local function check(review, own, bare, language)
  review.facts = review.facts or facts_of.of(review)
  local found = disagreements(review.facts, bare, language)
  if #found == 0 then
    return
  end
  local lines = {}
  for i = 1, math.min(#found, MOST_TOLD) do
    lines[i] = tell(own, bare, found[i])
  end
  failure.raise("LT-1933", "data", {
    vi = "{lines}\n  số không lấy từ dữ liệu thì viết {example}",
    en = "{lines}\n  a number that is not from the data is written {example}",
  }, { lines = table.concat(lines, "\n  "), example = '{"' .. found[1].token .. '"}' })
end

--- A text of an outline as it is printed: placeholders filled in; numbers typed by hand are checked
--- when the text is the office's own (LT-1933 with file, line and what the data say).
function M.render(review, entry)
  local piece, language = in_language(entry)
  local own = review.outline.own
  if not own then
    return (fill(review, { path = "data/outline.lua", source = "" }, piece))
  end
  local shown, bare = fill(review, own, piece)
  check(review, own, bare, language)
  return shown
end

return M
