-- The one unit that was meant, or why it cannot be told: by name, code, key or id, on a day.
local failure = require "foundation.failure"
local graphs = require "unit.graph"
local host = require "lotrinh.host"
local names = require "unit.names"
local period = require "lotrinh.period"
local text = require "lotrinh.text"

local M = {}

local say = failure.say

-- More candidates than this are counted, not listed.
local MOST_LISTED = 8

local function short(day)
  return period.short(day)
end

--- "từ 01/7/2025", "đến 30/6/2025", "từ ... đến ...": when the unit was there.
function M.span(record)
  local known_from = record.valid_from_basis ~= "first_seen_in_snapshot"
  local last = record.valid_to and period.date(period.day(record.valid_to) - 1)
  if known_from and last then
    return say({ vi = "từ {first} đến {last}", en = "{first} to {last}" },
      { first = short(record.valid_from), last = short(last) })
  elseif last then
    return say({ vi = "đến {last}", en = "until {last}" }, { last = short(last) })
  elseif known_from then
    return say({ vi = "từ {first}", en = "since {first}" }, { first = short(record.valid_from) })
  end
  return say({ vi = "có từ trước {first}", en = "before {first} already" },
    { first = short(record.valid_from) })
end

--- "Phường Phúc Xá (00001, Quận Ba Đình, đến 30/6/2025)"
function M.label(graph, record)
  local parent = record.parent_id and graph.by_id[record.parent_id]
  return ("%s (%s%s, %s)"):format(record.full_name, record.code,
    parent and ", " .. parent.full_name or "", M.span(record))
end

--- Labels of several, the first ones when there are many.
function M.labels(graph, list)
  local parts = {}
  for i = 1, math.min(#list, MOST_LISTED) do
    parts[i] = M.label(graph, list[i])
  end
  if #list > MOST_LISTED then
    parts[#parts + 1] = say({ vi = "và {n} đơn vị nữa", en = "and {n} more" },
      { n = #list - MOST_LISTED })
  end
  return table.concat(parts, "; ")
end

-- Somebody's text in a message of ours: visible, and not longer than a line takes.
local LONGEST_SHOWN = 40

local function shown(written)
  return text.clip(text.visible(written), LONGEST_SHOWN)
end

--- A day of the caller as 2025-07-01: a text, or a period, whose last day it is.
function M.day(value, name)
  if value == nil then
    return nil
  end
  local day = type(value) == "string" and period.day(value)
  if day then
    return period.date(day)
  elseif period.is(value) then
    return value.finish
  end
  failure.raise("LT-1805", "usage", {
    vi = "{name}: cần một ngày như \"2025-07-01\" hoặc \"1/7/2025\", không phải {value}",
    en = "{name}: a day such as \"2025-07-01\" is needed, not {value}",
  }, { name = name or "date", value = type(value) == "string" and shown(value) or type(value) })
end

local LEVELS = { city = true, district = true, commune = true }

--- Checks the name of a level.
function M.level(value)
  if value ~= nil and not LEVELS[value] then
    failure.raise("LT-1806", "usage", {
      vi = "cấp phải là city, district hoặc commune, không phải \"{value}\"",
      en = "a level is city, district or commune, not \"{value}\"" }, { value = tostring(value) })
  end
  return value
end

--- Those of a list that pass the test.
function M.keep(list, test)
  local kept = {}
  for _, record in ipairs(list) do
    if test(record) then
      kept[#kept + 1] = record
    end
  end
  return kept
end

local function on_day(list, day)
  return M.keep(list, function(record) return graphs.valid(record, day) end)
end

--- Units of any time with a code. Spreadsheets drop its zeros: "4" may be commune 00004 or district
--- 004.
function M.by_code(graph, digits)
  if graph.by_code[digits] then
    return graph.by_code[digits]
  end
  local found = {}
  for _, width in ipairs { 5, 3, 2 } do
    local zeros = ("0"):rep(width - #digits)
    for _, record in ipairs(zeros ~= "" and graph.by_code[zeros .. digits] or {}) do
      found[#found + 1] = record
    end
  end
  return found
end

--- Every unit of any time that the text may mean; exact: only as written, marks and all.
function M.candidates(graph, written, options)
  local found
  if written:find("^%s*%d+%s*$") then
    found = M.by_code(graph, written:match("%d+"))
  elseif graph.by_key[written] then
    found = { graph.by_key[written] }
  else
    found = names.matching(graph, written, { exact = options.exact })
  end
  return M.keep(found, function(record)
    return options.level == nil or record.level == options.level
  end)
end

local function raise_unknown(graph, written, options)
  local nearest = names.nearest(graph, written, function(record)
    return (options.level == nil or record.level == options.level)
      and (options.date == nil or graphs.valid(record, options.date))
  end)
  failure.raise("LT-1801", "usage", {
    vi = "không có đơn vị nào tên hay mã là \"{name}\"{hint}",
    en = "no unit has the name or code \"{name}\"{hint}" },
    { name = shown(written), hint = nearest and say({ vi = "; có phải {nearest}?",
      en = "; did you mean {nearest}?" }, { nearest = nearest }) or "" })
end

local function raise_several(graph, written, found)
  failure.raise("LT-1802", "usage", {
    vi = "\"{name}\" có thể là: {list}; hãy thêm loại, đơn vị cấp trên (\"Phường A, Quận B\"), "
      .. "date hoặc level",
    en = "\"{name}\" may be: {list}; add the type, the unit above (\"Phường A, Quận B\"), date or "
      .. "level" }, { name = shown(written), list = M.labels(graph, found) })
end

-- A code handed on from place to place means nothing without a day.
local function raise_code(graph, written, found)
  failure.raise("LT-1804", "usage", {
    vi = "mã {code} đã thuộc về nhiều địa bàn: {list}; hãy cho ngày: --date 2024-12-31, "
      .. "hay unit.find(\"{code}\", {date = \"2024-12-31\"})",
    en = "code {code} belonged to several territories: {list}; give the day: --date 2024-12-31, "
      .. "or unit.find(\"{code}\", {date = \"2024-12-31\"})" },
    { code = shown(written), list = M.labels(graph, found) })
end

--- When units that are not there on the day were, and what those that ended became.
function M.other_times(graph, found, day)
  local parts = {}
  for _, record in ipairs(found) do
    local links = record.valid_to and record.valid_to <= day and graphs.after(graph, record) or {}
    local to = {}
    for i, link in ipairs(links) do
      to[i] = link.to.full_name
    end
    parts[#parts + 1] = M.label(graph, record) .. (#to > 0 and say({
      vi = ", sau đó là {list}", en = ", then {list}" }, { list = table.concat(to, ", ") }) or "")
    if #parts == MOST_LISTED then
      break
    end
  end
  return table.concat(parts, "; ")
end

local function raise_other_day(graph, written, found, day)
  failure.raise("LT-1803", "usage", {
    vi = "ngày {day} không có đơn vị \"{name}\"; lúc khác có: {list}",
    en = "there is no \"{name}\" on {day}; at other times there was: {list}" },
    { name = shown(written), day = short(day), list = M.other_times(graph, found, day) })
end

-- Versions of one place under one name: what is asked for is the latest of them.
local function latest_of_one(found)
  local latest = found[1]
  for _, record in ipairs(found) do
    if record.code ~= latest.code or record.full_name ~= latest.full_name then
      return nil
    end
    latest = record.valid_from > latest.valid_from and record or latest
  end
  return latest
end

local function on_the_day(graph, written, found, day)
  local valid = on_day(found, day)
  if #valid == 1 then
    return valid[1]
  elseif #valid > 1 then
    raise_several(graph, written, valid)
  end
  raise_other_day(graph, written, found, day)
end

-- Without a day: the unit of today, else the only one of the past.
local function of_any_day(graph, written, found)
  if written:find("^%s*%d+%s*$") and #found > 1 then
    raise_code(graph, written, found)
  end
  local today = on_day(found, (host.today()))
  if #today == 1 then
    return today[1]
  elseif #today > 1 then
    raise_several(graph, written, today)
  end
  return latest_of_one(found) or raise_several(graph, written, found)
end

--- The record that was meant; raises when there is none or more than one. options = {date, level,
--- exact}, both checked before.
function M.one(graph, written, options)
  if math.type(written) == "integer" and graph.by_id[written] then
    return graph.by_id[written]
  elseif type(written) ~= "string" or not written:find("%S") then
    failure.raise("LT-1807", "usage", {
      vi = "đơn vị được gọi bằng tên, mã (chuỗi chữ số) hoặc unit_id (số nguyên), không phải "
        .. "{what}",
      en = "a unit is called by its name, its code (a text) or its unit_id (a whole number), not "
        .. "{what}",
    }, { what = type(written) == "number" and tostring(written) or type(written) })
  end
  local found = M.candidates(graph, written, options)
  if #found == 0 then
    raise_unknown(graph, written, options)
  elseif options.date then
    return on_the_day(graph, written, found, options.date)
  end
  return of_any_day(graph, written, found)
end

--- All that were meant, oldest first; an empty list when there is none.
function M.all(graph, written, options)
  local found = M.candidates(graph, written, options)
  found = options.date and on_day(found, options.date) or found
  table.sort(found, function(first, second)
    if first.valid_from ~= second.valid_from then
      return first.valid_from < second.valid_from
    end
    return first.id < second.id
  end)
  return found
end

return M
