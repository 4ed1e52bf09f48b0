-- Differences between two reports in words. Finds nothing.
local failure = require "foundation.failure"
local format = require "report.format"
local indicators = require "definitions.indicators"
local tables = require "definitions.table"
local verdicts = require "outlook.verdict"

local M = {}

local say = failure.say

local REASONS = {
  correction = { vi = "đính chính", en = "correction" },
  late = { vi = "báo cáo muộn", en = "late report" },
  report = { vi = "báo cáo của kỳ mới", en = "report of a new period" },
  undo = { vi = "hoàn tác", en = "undone" },
  plan = { vi = "kế hoạch, mục tiêu đã đổi", en = "plan or target changed" },
  options = { vi = "chọn kế hoạch khác", en = "another plan was chosen" },
  program = { vi = "chương trình hoặc định nghĩa đã đổi", en = "program or definition changed" },
  unknown = { vi = "chưa rõ", en = "not known" },
}

-- So many imports are named by number; the rest is counted.
local MOST_IMPORTS = 6

local UNITS = {
  city = { vi = "toàn Thành phố", en = "the whole city" },
  each_district = { vi = "mỗi quận, huyện, thị xã", en = "each district" },
  pilot_communes = { vi = "điểm chỉ đạo", en = "pilots" },
  national = { vi = "cả nước", en = "the country" },
  each_province = { vi = "mỗi tỉnh, thành phố", en = "each province" },
}

local measures

-- A figure without a definition is a measure, or goes by the name of what it counts.
local function name_of(item)
  if not measures then
    measures = {}
    for _, row in ipairs(tables.read "measures") do
      measures[row.measure] = row
    end
  end
  return measures[item] and say(measures[item]) or item
end

--- What a figure is: "Tỷ lệ hòa giải thành, Phường Ba Đình, năm 2026".
function M.figure(row)
  local id = (row.definition or ""):match "^([^/]+)/"
  local indicator = id and indicators.find(id)
  local parts = { indicator and say(indicator.words) or name_of(row.item) }
  if indicator and row.item ~= id then
    parts[1] = parts[1] .. " (" .. row.item .. ")"
  end
  parts[#parts + 1] = UNITS[row.unit] and say(UNITS[row.unit]) or row.unit
  if row.period_end then
    parts[#parts + 1] = format.period(row.period_kind, row.period_start, row.period_end)
  end
  return table.concat(parts, ", ")
end

local KNOWN = {}
for _, code in ipairs(verdicts.order) do
  KNOWN[code] = true
end

--- A figure's value: "78,57% (11/14), đạt".
function M.value(row)
  if row == nil then
    return "–"
  end
  local x = math.tointeger(tonumber(row.numerator))
  local n = math.tointeger(tonumber(row.denominator))
  local parts = {}
  if x and n and n > 0 and row.percent then
    parts[1] = ("%s (%s/%s)"):format(format.rate(x, n), format.count(x), format.count(n))
  elseif x then
    parts[1] = format.count(x) .. (n and "/" .. format.count(n) or "")
  elseif row.printed then
    parts[1] = format.printed(row.printed) .. "%"
  end
  parts[#parts + 1] = row.verdict and KNOWN[row.verdict] and verdicts.words(row.verdict) or nil
  return #parts > 0 and table.concat(parts, ", ") or "–"
end

--- Why: "đính chính: lần nhập 12 (a.xlsx)".
function M.reason(reason)
  local words = say(REASONS[reason.why])
  if #reason.imports == 0 then
    return words
  end
  local names = {}
  for i = 1, math.min(#reason.imports, MOST_IMPORTS) do
    local import = reason.imports[i]
    names[i] = ("%d (%s)"):format(import.id, import.file)
  end
  if #reason.imports > MOST_IMPORTS then
    names[#names + 1] = say({ vi = "và {n} lần nhập nữa", en = "and {n} more" },
      { n = #reason.imports - MOST_IMPORTS })
  end
  return say({ vi = "{why}: lần nhập {names}", en = "{why}: import {names}" },
    { why = words, names = table.concat(names, ", ") })
end

--- All reasons of a change in one line.
function M.reasons(change)
  local parts = {}
  for i, reason in ipairs(change.reasons) do
    parts[i] = M.reason(reason)
  end
  return table.concat(parts, "; ")
end

return M
