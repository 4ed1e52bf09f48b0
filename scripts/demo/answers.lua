-- What answers.csv says: every planted oddity and mistake with what the importer must say, and the
-- city's totals, published or guessed.
local figures = require "demo.figures"

local M = {}

local Book = {}
Book.__index = Book

local HEADS = { "kind", "file", "sheet", "cell", "arguments", "code", "severity", "value", "basis",
  "words_vi", "words_en" }

--- An empty book of answers.
function M.new()
  return setmetatable({ rows = {} }, Book)
end

local function add(book, kind, entry)
  entry.kind = kind
  book.rows[#book.rows + 1] = entry
end

--- Odd, but the importer must understand it.
function Book:accepted(entry)
  add(self, "accepted", entry)
end

--- A mistake: the importer must say `code` at the cell; severity E refuses the file.
function Book:defect(entry)
  add(self, "defect", entry)
end

--- A unit that did not report.
function Book:missing(entry)
  entry.value = entry.unit.code
  entry.words = { vi = entry.unit.full_name .. " chưa báo cáo",
    en = entry.unit.full_name .. " has not reported" }
  add(self, "missing", entry)
end

local function figure(book, report, name, value, published)
  add(book, "figure", { file = report.folder, value = value, cell = name,
    basis = published and "published" or "guess", words = published
      and { vi = "số đã công bố", en = "published" }
      or { vi = "phỏng đoán, không có số công bố", en = "a guess, nothing was published" } })
end

local CASES = { "received", "settled", "unsettled", "not_started", "in_progress", "carried_over" }
local STOCKS = { { "groups", "groups" }, { "mediators", "mediators" },
  { "five_good_groups", "five_good" }, { "groups_composed" }, { "groups_supported" },
  { "mediators_trained" }, { "mediators_with_materials" } }

local function sum_of(map, name)
  local sum = 0
  for _, values in pairs(map) do
    sum = sum + values[name]
  end
  return sum
end

--- The totals of a period over all units, those that did not report included.
function M.add_figures(book, city, report, data)
  local whole = not city.small
  local year = report.folder:match("^%d%d%d%d$") and math.tointeger(tonumber(report.folder))
  local cases_known = whole and year and figures.published[year] or {}
  for _, name in ipairs(CASES) do
    figure(book, report, name, sum_of(data.counts, name), cases_known[name])
  end
  if data.stocks then
    local known = whole and figures.published[report.last] or {}
    for _, stock in ipairs(STOCKS) do
      figure(book, report, stock[1], sum_of(data.stocks, stock[1]), known[stock[2] or ""])
    end
  end
end

local function quoted(value)
  local words = value == nil and "" or tostring(value)
  if words:find('[,"\n]') then
    return '"' .. words:gsub('"', '""') .. '"'
  end
  return words
end

--- The file: what it is first, then a line for each answer.
function M.csv(book)
  local lines = { table.concat(HEADS, ",") }
  for _, row in ipairs(book.rows) do
    local words = row.words or {}
    local cells = { row.kind, row.file, row.sheet or "", row.cell or "", row.arguments or "",
      row.code or "", row.severity or "", row.value or "", row.basis or "", words.vi or "",
      words.en or "" }
    for i, cell in ipairs(cells) do
      cells[i] = quoted(cell)
    end
    lines[#lines + 1] = table.concat(cells, ",")
  end
  return table.concat(lines, "\n") .. "\n"
end

return M
