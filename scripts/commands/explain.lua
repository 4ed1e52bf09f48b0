-- lotrinh explain INDICATOR, or the code of a figure of a review: where a figure comes from, down
-- to the cell that somebody wrote. Changes nothing.
local current = require "store.current"
local explain = require "report.explain"
local explained = require "report.explained"
local explained_words = require "report.explained_words"
local failure = require "foundation.failure"
local format = require "report.format"
local host = require "lotrinh.host"
local json = require "foundation.json"
local review = require "report.review"
local world = require "world"

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

local function text_of(found)
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

-- The figures of a review are those of its year; the last one that could be over is this one.
local function figure_of(context, id)
  local options = context.options
  local db = world.open_database(context)
  local year = options.year or math.tointeger(tonumber(host.today():sub(1, 4)))
  local figures = review.figures(review.gather(db, year))
  local row = figures.by_id[id]
  if not row then
    failure.raise("LT-1905", "usage", {
      vi = "báo cáo năm {year} không có số liệu mã {id}; mã ở cột id của tệp …-figures.csv và "
        .. "trong trang báo cáo",
      en = "the review of {year} has no figure {id}; codes are in the column id of …-figures.csv "
        .. "and on the page of the review" }, { year = year, id = id })
  end
  return row, explained.new(db):of(row)
end

local function text_of_figure(row, found)
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

-- A code of a figure: f and hexadecimal digits.
local CODE = "^f%x%x%x%x%x%x%x%x%x%x[-%d]*$"

function M.run(context)
  local options = context.options
  if context.arguments[1]:find(CODE) then
    local row, found = figure_of(context, context.arguments[1])
    host.write(options.json and json.encode { figure = row, behind = found } .. "\n"
      or text_of_figure(row, found))
    return
  end
  current.use(world.open_database(context))
  local found = explain.of(context.arguments[1], { unit = options.unit, year = options.year,
    definition = options.definition })
  host.write(options.json and json.encode(found) .. "\n" or text_of(found))
end

return M
