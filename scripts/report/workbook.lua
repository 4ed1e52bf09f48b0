-- The annex tables as a workbook: communes with totals that stay live, and every figure on a line.
-- Works nothing out but the sums, which are stored beside their formulas.
local communes = require "report.sections.communes"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local figures = require "report.figures"
local xlsx = require "lotrinh.xlsx"

local M = {}

local say = failure.say

local FIRST_COUNT = 4 -- after number, code and name
local COUNT_LETTERS = { "D", "E", "F", "G" }

local function styles_of(book)
  return {
    head = book:format { bold = true, border = true, wrap = true, align = "center" },
    text = book:format { border = true },
    count = book:format { border = true, number = "#,##0" },
    share = book:format { border = true, number = "0.00%" },
    total = book:format { border = true, bold = true, number = "#,##0" },
    title = book:format { bold = true, size = 14 },
  }
end

-- A rate is live too; where a count is missing there is none.
local function rate_cell(row, number)
  if not row.share then
    return false
  end
  return { formula = ("E%d/G%d"):format(number, number), value = row.share }
end

local function commune_rows(book, found, style)
  local look = { style.text, style.text, style.text, style.count, style.count, style.count,
    style.count, style.share, style.share, style.share, style.count, style.text }
  local first = 3 -- title and heads come before
  for i, commune in ipairs(found.rows) do
    local cells = { i, commune.code, commune.full_name }
    for _, name in ipairs(communes.COUNTS) do
      cells[#cells + 1] = commune[name] or false
    end
    cells[#cells + 1] = rate_cell(commune, first + i - 1)
    for _, value in ipairs { commune.low or false, commune.high or false, commune.rank or false } do
      cells[#cells + 1] = value
    end
    cells[#cells + 1] = communes.missing(commune)
    book:row(cells, look)
  end
  return first, first + #found.rows - 1
end

local function total_row(book, found, style, first, last)
  local cells = { false, false, say { vi = "Cộng", en = "Total" } }
  for i, name in ipairs(communes.COUNTS) do
    local letter = COUNT_LETTERS[i]
    cells[FIRST_COUNT + i - 1] = { formula = ("SUM(%s%d:%s%d)"):format(letter, first, letter, last),
      value = found.sums[name] or 0 }
  end
  book:row(cells, style.total)
end

-- The interval has a column for each of its ends here.
local function heads()
  local list = communes.heads()
  table.remove(list, 9)
  table.insert(list, 9, say { vi = "Cận dưới 95%", en = "Lower, 95%" })
  table.insert(list, 10, say { vi = "Cận trên 95%", en = "Upper, 95%" })
  return list
end

local function commune_sheet(book, review, style)
  local found = review.communes
  if not found then
    return
  end
  book:sheet(say { vi = "Xã, phường", en = "Communes" },
    { widths = { 6, 9, 32, 12, 12, 12, 14, 12, 12, 12, 8, 30 }, freeze_rows = 2, freeze_columns = 3,
      landscape = true })
  book:row({ say({ vi = "Kết quả hòa giải theo xã, phường, {period}{mark}",
    en = "Results by commune, {period}{mark}" }, { period = communes.period(found),
    mark = review.fictional and " (" .. fictional.WORDS .. ")" or "" }) }, style.title)
  book:row(heads(), style.head)
  local first, last = commune_rows(book, found, style)
  total_row(book, found, style, first, last)
end

local function figure_sheet(book, review, style)
  book:sheet(say { vi = "Mọi số liệu", en = "All figures" }, { freeze_rows = 1,
    landscape = true, widths = { 16, 22, 16, 26 } })
  book:row(figures.COLUMNS, style.head)
  for _, row in ipairs(review.figures.rows) do
    local cells = {}
    for i, name in ipairs(figures.COLUMNS) do
      cells[i] = row[name] or false -- no figure is a truth value
    end
    book:row(cells)
  end
end

--- The workbook as bytes.
function M.render(review)
  local book <close> = xlsx.new { title = "lotrinh review " .. review.year,
    created = review.collected_on }
  local style = styles_of(book)
  commune_sheet(book, review, style)
  figure_sheet(book, review, style)
  return book:bytes()
end

return M
