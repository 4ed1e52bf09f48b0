-- Tables of the fictional files as .xlsx and .csv. A table is {layout, about, rows, total, foot};
-- knows nothing of what it says.
local layouts = require "demo.layout"
local spelling = require "demo.spelling"
local xlsx = require "lotrinh.xlsx"

local M = {}

local NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"

local function formats_of(book, old_font)
  return {
    heading = book:format { bold = true, align = "center", size = 12 },
    title = book:format { bold = true, align = "center", size = 14 },
    plain = book:format { size = 12 },
    mark = book:format { bold = true, italic = true, align = "center", size = 12 },
    head = book:format { bold = true, border = true, wrap = true, align = "center", size = 11 },
    number = book:format { italic = true, border = true, align = "center", size = 10 },
    cell = book:format { border = true, wrap = true, size = 12 },
    old = book:format { border = true, wrap = true, size = 12, font = old_font or ".VnTime" },
    count = book:format { border = true, align = "right", size = 12, number = "#,##0" },
    total = book:format { bold = true, border = true, align = "right", size = 12 },
  }
end

local Writer = {}
Writer.__index = Writer

function Writer:row(cells, formats, options)
  self.line = self.line + 1
  self.book:row(cells, formats, options)
  return self.line
end

-- A cell that stands over all columns.
function Writer:line_across(words, format, width)
  local line = self:row({ words }, format)
  if width > 1 then
    self.book:merge(line, 1, line, width)
  end
end

-- Issuer at the left, nation and motto at the right, side by side.
function Writer:heading(issuers, width)
  local half = width // 2
  for i, right in ipairs { NATION, MOTTO } do
    local cells = { issuers[i] or false }
    for column = 2, half + 1 do
      cells[column] = column == half + 1 and right or false
    end
    local line = self:row(cells, self.formats.heading)
    if half > 1 then
      self.book:merge(line, 1, line, half)
    end
    if half + 1 < width then
      self.book:merge(line, half + 1, line, width)
    end
  end
end

-- One line of the stacked header and the merges it needs.
local function header_line(writer, columns, level, depth, start)
  local cells = {}
  for i, column in ipairs(columns) do
    local words = column.path[level]
    local left = columns[i - 1] and columns[i - 1].path
    local same = words and left and left[level] == words and level < #column.path
      and level < #left
    for upper = 1, level - 1 do
      same = same and left[upper] == column.path[upper]
    end
    cells[i] = not same and words or false
    if words and not same then
      local last = i
      while level < #column.path and columns[last + 1] and columns[last + 1].path[level] == words
          and level < #columns[last + 1].path do
        last = last + 1
      end
      local bottom = level == #column.path and start + depth - 1 or start + level - 1
      if last > i or bottom > start + level - 1 then
        writer.book:merge(start + level - 1, i, bottom, last)
      end
    end
  end
  writer:row(cells, writer.formats.head)
end

function Writer:header(columns)
  local depth, start = layouts.depth(columns), self.line + 1
  for level = 1, depth do
    header_line(self, columns, level, depth, start)
  end
end

-- "A" under the name, then 1, 2, 3 as the printed form numbers its columns.
local function numbers_of(columns)
  local cells, number = {}, 0
  for i, column in ipairs(columns) do
    if column.id == "unit_name" or column.id == "group_name" then
      cells[i] = "A"
    elseif column.id == "number" or column.id == "unit_code" or column.id == "carried_over"
        or column.id == "rate" then
      cells[i] = false
    else
      number = number + 1
      cells[i] = tostring(number)
    end
  end
  return cells
end

local function row_formats(formats, row, old)
  local list = {}
  for i, cell in ipairs(row) do
    if math.type(cell) == "integer" then
      list[i] = formats.count
    else
      list[i] = old and old[i] and formats.old or formats.cell
    end
  end
  return list
end

function Writer:body(sheet)
  for _, row in ipairs(sheet.rows) do
    row.line = self:row(row, row_formats(self.formats, row, row.old))
  end
  if sheet.total then
    sheet.total.line = self:row(sheet.total, self.formats.total)
  end
end

local function widths_of(columns)
  local widths = {}
  for i, column in ipairs(columns) do
    widths[i] = column.width
  end
  return widths
end

local function add_sheet(book, formats, sheet)
  local columns = sheet.layout.columns
  book:sheet(sheet.layout.sheet, { widths = widths_of(columns), landscape = true })
  local writer = setmetatable({ book = book, formats = formats, line = 0 }, Writer)
  writer:heading(sheet.issuers, #columns)
  writer:line_across(sheet.mark, formats.mark, #columns)
  if sheet.layout.form then
    writer:row({ sheet.layout.form }, formats.plain)
  end
  writer:line_across(sheet.layout.title, formats.title, #columns)
  for _, line in ipairs(sheet.about) do
    writer:row({ line }, formats.plain)
  end
  writer:row({}, 0)
  writer:header(columns)
  if sheet.layout.numbered then
    writer:row(numbers_of(columns), formats.number)
  end
  writer:body(sheet)
  writer:row({ false, "Người lập biểu", false, "Thủ trưởng đơn vị" }, formats.heading, { skip = 1 })
end

--- The bytes of a workbook. A row may say which of its cells are in an old font: row.old[i], with
--- the bytes of that font as its text.
function M.xlsx(sheets)
  local book <close> = xlsx.new { title = sheets[1].mark, created = "2026-11-01" }
  local formats = formats_of(book)
  for _, sheet in ipairs(sheets) do
    add_sheet(book, formats, sheet)
  end
  return book:bytes()
end

local function quoted(cell, separator)
  local words = cell == false and "" or tostring(cell)
  if words:find('[\n"]') or words:find(separator, 1, true) then
    return '"' .. words:gsub('"', '""') .. '"'
  end
  return words
end

local function csv_line(cells, separator)
  local parts = {}
  for i, cell in ipairs(cells) do
    parts[i] = quoted(cell, separator)
  end
  return table.concat(parts, separator)
end

--- The bytes of a CSV file of one sheet. how: {separator, encoding, mark, bare}; bare has no lines
--- above the header.
function M.csv(sheet, how)
  local separator = how.separator
  local lines = {}
  local function add(cells)
    lines[#lines + 1] = csv_line(cells, separator)
  end
  if not how.bare then
    add { sheet.mark }
    add { sheet.layout.title }
    for _, line in ipairs(sheet.about) do
      add { line }
    end
  end
  local heads = {}
  for i, column in ipairs(sheet.layout.columns) do
    heads[i] = column.flat
  end
  add(heads)
  for _, row in ipairs(sheet.rows) do
    add(row)
    row.line = #lines
  end
  if sheet.total then
    add(sheet.total)
    sheet.total.line = #lines
  end
  local words = table.concat(lines, "\r\n") .. "\r\n"
  if how.encoding then
    return spelling.encode(words, how.encoding)
  end
  return (how.mark and "\u{FEFF}" or "") .. words
end

return M
