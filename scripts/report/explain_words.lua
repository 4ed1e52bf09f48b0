-- Where a figure comes from, in words: an indicator's, or one of a review. Finds nothing.
local explained_words = require "report.explained_words"
local failure = require "foundation.failure"
local format = require "report.format"

local M = {}

local say = failure.say

-- A screen full; --json has them all.
local MOST_ROWS = 10

local VINTAGES = {
  official = { vi = "chính thức", en = "official" },
  unstated = { vi = "không nêu loại", en = "not said" },
  preliminary = { vi = "sơ bộ", en = "preliminary" },
  estimate = { vi = "ước tính", en = "estimate" },
}

local BASES = {
  inferred = { vi = "suy từ tỷ lệ đã in {printed}%: số duy nhất cho ra tỷ lệ đó",
    en = "inferred from the printed rate {printed} %: the only number that gives it" },
}

local function place_of(row)
  local parts = { row.file_name }
  if row.sheet then
    parts[#parts + 1] = say({ vi = "trang “{sheet}”", en = "sheet \"{sheet}\"" },
      { sheet = row.sheet })
  end
  parts[#parts + 1] = (row.cell:gsub("^row ", say { vi = "dòng ", en = "row " }))
  return table.concat(parts, ", ")
end

local function row_line(row)
  local line = ("    %s: %s · %s"):format(row.unit,
    row.value and format.count(row.value) or "–", place_of(row))
  if row.version > 1 then
    line = line .. say({ vi = " · phiên bản {version}", en = " · version {version}" }, row)
  end
  return row.url and line .. "\n      " .. row.url or line
end

local function count_lines(lines, head, count)
  lines[#lines + 1] = ("%s%s = %s"):format(head, count.words,
    (count.value or count.sum) and format.count(count.value or count.sum) or "–")
  for i, row in ipairs(count.rows) do
    if i > MOST_ROWS then
      lines[#lines + 1] = say({ vi = "    … còn {n} dòng, xem đủ bằng --json",
        en = "    … {n} more, all of them with --json" }, { n = #count.rows - MOST_ROWS })
      break
    end
    lines[#lines + 1] = row_line(row)
  end
  for i, part in ipairs(count.parts or {}) do
    count_lines(lines, i == 1 and "  = " or "  − ", part)
  end
end

-- A ratio or a count has no percentage.
local function value_of(found)
  if not found.n or found.n == 0 then
    return format.count(found.x)
  elseif found.kind == "ratio" then
    return ("%s/%s"):format(format.count(found.x), format.count(found.n))
  end
  return ("%s (%s/%s)"):format(format.rate(found.x, found.n), format.count(found.x),
    format.count(found.n))
end

local function clause_line(found)
  local parts, seen = {}, {}
  for _, clause in ipairs(found.clauses) do
    if not seen[clause.clause] then
      seen[clause.clause] = true
      parts[#parts + 1] = clause.clause
    end
  end
  return table.concat(parts, "; ")
end

--- What report/explain.lua found, in lines.
function M.indicator(found)
  local lines = {
    ("%s, %s, %s: %s"):format(found.words, found.unit, format.period(found.period.kind,
      found.period.start, found.period.finish), value_of(found)),
    say { vi = "Cách tính: ", en = "Definition: " } .. found.definition.words .. ". "
      .. found.definition.text,
    say { vi = "Căn cứ: ", en = "Clauses: " } .. clause_line(found),
    say { vi = "Loại số liệu: ", en = "Vintage: " } .. say(VINTAGES[found.vintage]),
  }
  if found.reported then
    lines[#lines + 1] = say({ vi = "Cộng từ: {reported}/{expected} báo cáo của xã, phường",
      en = "Summed over: {reported} of {expected} reports of communes" }, found)
  end
  count_lines(lines, say { vi = "Tử số: ", en = "Numerator: " }, found.numerator)
  if found.denominator then
    count_lines(lines, say { vi = "Mẫu số: ", en = "Denominator: " }, found.denominator)
  end
  if BASES[found.basis] then
    lines[#lines + 1] = "  " .. say(BASES[found.basis],
      { printed = format.printed(found.printed) })
  end
  return table.concat(lines, "\n") .. "\n"
end

--- A figure of a review and what report/explained.lua found behind it (nil: nothing), in lines.
function M.figure(row, found)
  local lines = { explained_words.title(row) }
  if not found then
    lines[2] = row.note or row.source
  else
    lines[2] = explained_words.basis(found)
    for _, part in ipairs(explained_words.parts(found)) do
      lines[#lines + 1] = part[1]
      for _, count in ipairs(part[2]) do
        lines[#lines + 1] = "    " .. explained_words.count(count)
      end
    end
  end
  return table.concat(lines, "\n") .. "\n"
end

return M
