-- frame: tables of figures held in columns, for scripts. Does not know SQL.
local failure = require "foundation.failure"
local frame = require "lotrinh.frame"
local number_column = require "lotrinh.number_column"
local options_of = require "foundation.options"
local reader = require "importer.reader"
local text = require "lotrinh.text"

local M = {}

-- A data file of a script may be longer than a report, not longer than a spreadsheet.
local MOST_ROWS = 1048576

local READ = { sheet = "any", header = "integer", encoding = "string", rows = "integer",
  numbers = "string" }

--- A frame of a list of tables, with these columns in this order.
function M.new(rows, columns)
  return frame.new(rows, columns)
end

local function is_blank(sheet, row, column)
  return not sheet:text(row, column):find("%S")
end

local function choose_sheet(file, wanted)
  local names = {}
  for i, sheet in ipairs(file.sheets) do
    if wanted == i or wanted ~= nil and wanted == sheet.name
      or wanted == nil and not sheet.hidden and sheet.last_row > 0 then
      return sheet
    end
    names[#names + 1] = sheet.name
  end
  failure.raise("LT-1314", "data", { vi = "{file} không có trang \"{sheet}\"; có: {list}",
    en = "{file} has no sheet \"{sheet}\"; there are: {list}" },
    { file = file.name, sheet = tostring(wanted), list = table.concat(names, ", ") })
end

-- The row of the names: the one that was said, else the first in which two cells are filled, since
-- a title above the table fills one.
local function header_row(sheet, wanted)
  if wanted ~= nil then
    return wanted
  end
  local first
  for row = 1, sheet.last_row do
    local filled = 0
    for column = 1, sheet.last_column do
      filled = filled + (is_blank(sheet, row, column) and 0 or 1)
    end
    if filled > 1 then
      return row
    end
    first = first or filled == 1 and row or nil
  end
  return first or 1
end

-- Names of the columns, each of its own: one that is blank gets its letter.
local function column_names(sheet, row)
  local names, taken = {}, {}
  for column = 1, sheet.last_column do
    local name = sheet:header(row, column):gsub("%s+", " "):match("^%s*(.-)%s*$")
    name = name ~= "" and name or sheet:address(1, column):match("%a+")
    local own, count = name, 1
    while taken[own] do
      count = count + 1
      own = name .. "_" .. count
    end
    names[column], taken[own] = own, true
  end
  return names
end

local function decide(sheet, column, first)
  local decider = number_column.new()
  for row = first, sheet.last_row do
    local cell = sheet:cell(row, column)
    if type(cell) == "table" and cell.kind == "number" then
      decider:add_native()
    else
      decider:add(sheet:text(row, column), row)
    end
  end
  return decider, decider:decide()
end

-- "1.234" alone says neither 1234 nor 1,234: the other columns of the table do, or the caller.
local function profile_of(found, numbers)
  for _, decision in ipairs(found) do
    numbers = numbers or decision.style == "vietnamese" and "vi"
      or decision.style == "point" and "machine" or nil
  end
  return numbers
end

local function raise_ambiguous(name, words)
  failure.raise("LT-1315", "data", {
    vi = "cột \"{name}\": {words} đọc theo kiểu nào? Hãy cho numbers = \"vi\" (1.234 là một nghìn "
      .. "hai trăm ba mươi tư) hoặc \"machine\" (1.234 là một phẩy hai ba tư)",
    en = "column \"{name}\": how is {words} to be read? Give numbers = \"vi\" (1.234 is more "
      .. "than a "
      .. "thousand) or \"machine\" (1.234 is a little more than one)" },
    { name = name, words = words })
end

-- How the cells of each column are read: a function from their text to a figure; nil for texts.
local function column_readers(sheet, names, first, numbers)
  local deciders, found, readers = {}, {}, {}
  for column = 1, #names do
    deciders[column], found[column] = decide(sheet, column, first)
  end
  local profile = profile_of(found, numbers)
  for column, decision in ipairs(found) do
    local decider = deciders[column]
    if decision.style == "ambiguous" then
      readers[column] = function(words)
        return text.parse_number(words,
          { profile = profile or raise_ambiguous(names[column], words) })
      end
    elseif decision.style ~= "codes" and decision.numbers > 0 and decision.unread == 0
        and decision.ratios == 0 then
      readers[column] = function(words)
        local kind, value, percent = decider:read(words)
        return kind == "number" and value or nil, percent
      end
    end
  end
  return readers
end

local function read_cell(sheet, row, column, read)
  local cell, words = sheet:cell(row, column), sheet:text(row, column)
  if not words:find("%S") then
    return nil
  elseif read == nil then
    return words
  elseif type(cell) == "table" and cell.kind == "number" then
    return math.tointeger(cell.value) or cell.value
  end
  local value, percent = read(words)
  return percent and value and value / 100 or value
end

--- The table in a .csv, .xlsx or .ods file as a frame: frame.read("a.xlsx", {sheet = "Biểu 1",
--- header = 3}). Raises with one sentence when the file cannot be read.
function M.read(path, options)
  options = options_of.check(options, READ)
  local file = reader.read(path, { encoding = options.encoding, rows = options.rows or MOST_ROWS })
  local sheet = choose_sheet(file, options.sheet)
  local top = header_row(sheet, options.header)
  local names, rows = column_names(sheet, top), {}
  local readers = column_readers(sheet, names, top + 1, options.numbers)
  for row = top + 1, sheet.last_row do
    local cells = {}
    for column, name in ipairs(names) do
      cells[name] = read_cell(sheet, row, column, readers[column])
    end
    if next(cells) ~= nil then
      rows[#rows + 1] = cells
    end
  end
  return frame.new(rows, names)
end

return M
