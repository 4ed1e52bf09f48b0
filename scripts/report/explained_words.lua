-- What stands behind a figure in words: one text for the page and for the terminal. Finds nothing.
local change_words = require "report.change_words"
local failure = require "foundation.failure"
local format = require "report.format"
local words = require "report.words"

local M = {}

local say = failure.say

local HOW = {
  own = { vi = "số của chính đơn vị", en = "the unit's own figure" },
  sum = { vi = "cộng từ {n} xã, phường có đủ số liệu", en = "added up over {n} communes" },
  halves = { vi = "cộng hai nửa năm, từ {n} báo cáo của xã, phường",
    en = "two halves of the year, added up over {n} reports of communes" },
}

-- "a.xlsx, trang “Biểu 12c”, ô B17 (lần nhập 12)"
local function place_of(row)
  local parts = { row.file_name }
  if row.sheet then
    parts[#parts + 1] = say({ vi = "trang “{sheet}”", en = "sheet \"{sheet}\"" }, row)
  end
  if row.cell then
    parts[#parts + 1] = (row.cell:gsub("^row ", say { vi = "dòng ", en = "row " }))
  end
  local import = say({ vi = "lần nhập {import_id}", en = "import {import_id}" }, row)
  if row.version > 1 then
    import = import .. say({ vi = ", phiên bản {version}", en = ", version {version}" }, row)
  end
  return ("%s (%s)%s"):format(table.concat(parts, ", "), import, row.url and ", " .. row.url or "")
end

--- One unit's count: "Phường Ba Đình: 11, a.xlsx, trang “1”, B17 (lần nhập 12)".
function M.count(count)
  local places = {}
  for i, row in ipairs(count.rows) do
    places[i] = (count.less and format.count(row.value) .. ": " or "") .. place_of(row)
  end
  return ("%s: %s, %s"):format(count.unit.full_name, format.count(count.value),
    table.concat(places, count.less and " − " or "; "))
end

--- A count of a figure: "Tử số: Vụ việc hòa giải thành = 2.128".
function M.part(head, part)
  return ("%s%s = %s"):format(say(head), say(part.measure), format.count(part.sum))
end

--- The parts of what was found in order: {{head, counts}}.
function M.parts(found)
  local list = {}
  if found.numerator then
    list[1] = { found.denominator and M.part({ vi = "Tử số: ", en = "Numerator: " },
      found.numerator) or M.part({ vi = "", en = "" }, found.numerator), found.numerator.counts }
  end
  if found.denominator then
    list[#list + 1] = { M.part({ vi = "Mẫu số: ", en = "Denominator: " }, found.denominator),
      found.denominator.counts }
  end
  return list
end

--- What a figure is and what it amounts to: "Tỷ lệ hòa giải thành, Phường Ba Đình, năm 2025: 78,57%
--- (11/14)".
function M.title(row)
  return change_words.figure(row) .. ": " .. change_words.value(row)
end

--- Definition, kind of figure and how it came about, in sentences.
function M.basis(found)
  local parts = {}
  if found.definition then
    parts[1] = say { vi = "Cách tính: ", en = "Definition: " } .. say(found.definition.words)
  end
  parts[#parts + 1] = words.vintage(found.row.vintage)
  local of = found.numerator or found.denominator
  parts[#parts + 1] = say(HOW[found.how], { n = format.count(#of.counts) })
  return table.concat(parts, "; ") .. "."
end

return M
