-- Files as sheets of cells: CSV in any of the old encodings, .xlsx, .ods. Knows nothing of forms.
local convert_by = require "foundation.convert"
local csv = require "lotrinh.csv"
local digest = require "lotrinh.digest"
local encoding = require "lotrinh.encoding"
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local workbook = require "lotrinh.workbook"

local M = {}

-- A commune's report is small. Case files have their own way in.
local MOST_ROWS = 20000

local SEPARATORS = { "\t", ";", ",", "|" }
local LINES_LOOKED_AT = 20

local function refuse(code, words, values)
  error(failure.new(code, "data", words, values), 0)
end

local Sheet = {}
Sheet.__index = Sheet

--- The text of a cell, "" where there is none.
function Sheet:text(row, column)
  local cells = self.rows[row]
  local cell = cells and cells[column]
  if cell == nil then
    return ""
  end
  return type(cell) == "string" and cell or cell.text
end

--- The cell itself: text of a CSV, or a table of the workbook reader; nil where there is none.
function Sheet:cell(row, column)
  local cells = self.rows[row]
  return cells and cells[column]
end

--- "B17"
function Sheet.address(_, row, column)
  return workbook.address(row, column)
end

local function new_sheet(name, rows, last_row, last_column)
  return setmetatable({ name = name, rows = rows, last_row = last_row, last_column = last_column },
    Sheet)
end

-- What a cell that is covered by a merged one shows: the first cell's text.
local function spread_merged(sheet, merged)
  for _, range in ipairs(merged) do
    local first = sheet:cell(range.first_row, range.first_column)
    if first ~= nil and range.last_row - range.first_row < 10
        and range.last_column - range.first_column < 200 then
      for row = range.first_row, range.last_row do
        sheet.merged[row] = sheet.merged[row] or {}
        for column = range.first_column, range.last_column do
          sheet.merged[row][column] = sheet:text(range.first_row, range.first_column)
        end
      end
    end
  end
end

--- The text a reader of a printed header sees: of merged cells, the one they share.
function Sheet:header(row, column)
  local shared = self.merged and self.merged[row] and self.merged[row][column]
  return shared or self:text(row, column)
end

local function workbook_sheets(name, bytes)
  local book <close>, why = workbook.read(bytes, { name = name, rows = 1048576 })
  if not book then
    error(why, 0)
  end
  local sheets = {}
  for _, sheet in ipairs(book:sheets()) do
    local last_row, last_column, count = sheet:size()
    local rows = {}
    for row, cells in sheet:rows() do
      rows[row] = cells
    end
    local made = new_sheet(sheet:name(), rows, last_row, last_column)
    made.hidden, made.count, made.merged = sheet:hidden(), count, {}
    spread_merged(made, sheet:merged())
    sheets[#sheets + 1] = made
  end
  return sheets
end

-- The separator that most of the first lines have most of.
function M.separator(text)
  local best, most = ",", 0
  for _, separator in ipairs(SEPARATORS) do
    local total, lines = 0, 0
    for line in text:gmatch("[^\r\n]+") do
      lines = lines + 1
      local _, count = line:gsub('"[^"]*"', ""):gsub(separator == "|" and "%|" or separator, "")
      total = total + (count > 0 and count or 0)
      if lines == LINES_LOOKED_AT then
        break
      end
    end
    if total > most then
      best, most = separator, total
    end
  end
  return best
end

local function csv_sheets(name, text, most)
  local rows, last_column, last = {}, 0, 0
  most = most or MOST_ROWS
  local separator = M.separator(text:sub(1, 20000))
  for row, number in csv.rows(text, { header = false, separator = separator, name = name }) do
    if number > most then
      refuse("LT-1711", {
        vi = "{name}: hơn {most} dòng; tệp báo cáo của xã, phường không dài như vậy",
        en = "{name}: more than {most} rows; a commune's report is not that long" },
        { name = name, most = most })
    end
    rows[number], last = row, number
    last_column = math.max(last_column, #row)
  end
  local sheet = new_sheet(nil, rows, last, last_column)
  sheet.is_csv = true
  return { sheet, separator = separator }
end

--- The sheet of a CSV text in UTF-8: for the beginning of a long file.
M.text_sheets = csv_sheets

-- Bytes that are text in an 8-bit encoding: the one that was named, or a guess that is sure and
-- said.
local function decode_legacy(name, bytes, named, notes)
  if not named then
    local guess = encoding.guess(bytes)
    notes[#notes + 1] = name .. ": " .. guess.sentence
    if not guess.sure then
      refuse("LT-1712", {
        vi = "{name}: không rõ bảng mã ({sentence}); hãy nêu --encoding tcvn3, vni hoặc "
          .. "windows-1258",
        en = "{name}: the encoding is not clear ({sentence}); give --encoding tcvn3, vni or "
          .. "windows-1258" }, { name = name, sentence = guess.sentence })
    end
    named = guess.encoding
  end
  local decoded, why = encoding.decode(bytes, named)
  if not decoded then
    refuse("LT-1713", { vi = "{name}: {why}", en = "{name}: {why}" },
      { name = name, why = why.text })
  end
  return decoded
end

local REFUSED = {
  markup = { vi = "{name} là trang web (HTML/XML), không phải bảng tính; hãy mở bằng Excel hoặc "
    .. "LibreOffice rồi lưu thành .xlsx",
    en = "{name} is a web page (HTML/XML), not a spreadsheet; open it in Excel or LibreOffice and "
      .. "save it as .xlsx" },
  ole2 = { vi = "{name} là tệp .xls cũ hoặc tệp có mật khẩu; hãy mở bằng Excel hoặc LibreOffice, "
    .. "bỏ "
    .. "mật khẩu và lưu thành .xlsx",
    en = "{name} is an old .xls file or has a password; open it in Excel or LibreOffice, take the "
      .. "password off and save it as .xlsx" },
  binary = { vi = "{name} không phải tệp chữ hay bảng tính: byte lạ ở dòng {line}, cột {column}",
    en = "{name} is neither text nor a spreadsheet: a strange byte at line {line}, column "
      .. "{column}" },
}

local CODES = { markup = "LT-1714", ole2 = "LT-1715", binary = "LT-1716" }

-- An old .xls through LibreOffice, when it is there: the bytes of the .xlsx it makes, or nil.
local function convert(path)
  return convert_by.in_folder(function(folder)
    return convert_by.office(folder, path, "xlsx")
  end)
end

local function sheets_of(name, bytes, options, notes)
  if bytes == "" then
    refuse("LT-1717", { vi = "{name} không có gì bên trong", en = "{name} is empty" },
      { name = name })
  end
  local found = encoding.detect(bytes)
  if found.content == "zip" then
    return workbook_sheets(name, bytes)
  elseif found.content == "ole2" and name:lower():find("%.xls$") then
    local converted = convert(options.path)
    if converted and encoding.detect(converted).content == "zip" then
      notes[#notes + 1] = failure.say({ vi = "{name}: đọc qua LibreOffice",
        en = "{name}: read through LibreOffice" }, { name = name })
      return workbook_sheets(name, converted)
    end
  end
  if REFUSED[found.content] then
    refuse(CODES[found.content], REFUSED[found.content],
      { name = name, line = found.line or 1, column = found.column or 1 })
  elseif found.content == "legacy" then
    return csv_sheets(name, decode_legacy(name, bytes, options.encoding, notes), options.rows)
  end
  local decoded, why = encoding.decode(bytes, found.encoding)
  if not decoded then
    refuse("LT-1713", { vi = "{name}: {why}", en = "{name}: {why}" },
      { name = name, why = why.text })
  end
  return csv_sheets(name, decoded, options.rows)
end

--- Reads a file once. Raises one clear sentence when it is malformed. options: encoding; rows, the
--- most that a text file may have.
---@return table file {path, name, size, sha256, sheets, notes}
function M.read(path, options)
  options = options or {}
  local bytes, why = files.read(path)
  if not bytes then
    error(why, 0)
  end
  local name = path:match("[^/]*$")
  local file = { path = path, name = name, size = #bytes, sha256 = digest.sha256(bytes),
    notes = {} }
  file.sheets = sheets_of(name, bytes,
    { encoding = options.encoding, path = path, rows = options.rows }, file.notes)
  return file
end

local EXTENSIONS = { csv = true, tsv = true, txt = true, xlsx = true, ods = true, xls = true }

--- Whether a name looks like a report; a lock file of an office program does not.
function M.is_report(name)
  local extension = name:match("%.([%w]+)$")
  return extension ~= nil and EXTENSIONS[extension:lower()] ~= nil and not name:find("^[.~]")
end

--- The files that the arguments name: folders give the reports in them, in the order of names.
function M.expand(arguments)
  local list = {}
  for _, argument in ipairs(arguments) do
    if files.kind(argument) == "folder" then
      local names, why = files.list(argument)
      if not names then
        error(why, 0)
      end
      local before = #list
      for _, name in ipairs(names) do
        if M.is_report(name) then
          list[#list + 1] = (argument:gsub("/+$", "")) .. "/" .. name
        end
      end
      if #list == before then
        refuse("LT-1718", { vi = "thư mục {path} không có tệp .csv, .tsv, .txt, .xlsx, .ods nào",
          en = "folder {path} has no .csv, .tsv, .txt, .xlsx or .ods file" }, { path = argument })
      end
    else
      list[#list + 1] = argument
    end
  end
  return list
end

return M
