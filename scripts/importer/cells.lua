-- Cells of the rows of a table as values: numbers decided per column, dates, choices. What cannot
-- be read becomes a finding with its place. Knows nothing of units or of databases.
local checks = require "importer.checks"
local failure = require "foundation.failure"
local header = require "importer.header"
local number_column = require "lotrinh.number_column"
local period = require "lotrinh.period"
local text = require "lotrinh.text"

local M = {}

local NUMERIC = { count = true, percent = true, ratio = true }

-- A refused value is shown short: it may be what should not have been there.
local LONGEST_SHOWN = 20
-- A cell of text: more is no name and no title.
local LONGEST_TEXT = 1000

-- Words in the first cell of lines that come after the table, plain.
local FOOTERS = { "nguoi lap", "nguoi kiem tra", "thu truong", "ghi chu", "chu tich", "ha noi ngay",
  "nguoi bao cao", "tm uy ban", "kt chu tich", "noi nhan" }
local TOTALS = { ["tong so"] = true, ["tong cong"] = true, ["tong"] = true, ["cong"] = true,
  ["toan thanh pho"] = true, ["toan xa"] = true, ["toan phuong"] = true, ["total"] = true }

local function first_words(sheet, row)
  for column = 1, sheet.last_column do
    local words = sheet:text(row, column)
    if words:find("%S") then
      return header.plain(words), column
    end
  end
end

local function is_footer(plain)
  for _, words in ipairs(FOOTERS) do
    if plain:sub(1, #words) == words then
      return true
    end
  end
  return false
end

local function has_figures(sheet, match, row)
  for id, column in pairs(match.map) do
    if match.form.by_id[id].kind ~= "ignored" and sheet:text(row, column):find("%S") then
      return true
    end
  end
  return false
end

-- A report names its total in the first cell, or in the one after the running number.
local function is_total(sheet, row)
  for column = 1, math.min(3, sheet.last_column) do
    if TOTALS[header.plain(sheet:text(row, column))] then
      return true
    end
  end
  return false
end

--- The rows of the table: {{row = 9}, ...} and the total row or nil.
function M.rows(sheet, match)
  local rows, total = {}, nil
  for row = match.data, sheet.last_row do
    local plain = first_words(sheet, row)
    if plain and #rows > 0 and is_footer(plain) then
      break
    elseif plain and has_figures(sheet, match, row) then
      if is_total(sheet, row) then
        total = { row = row, values = {}, total = true }
      else
        rows[#rows + 1] = { row = row, values = {} }
      end
    end
  end
  return rows, total
end

--- Where a value stands, for findings and for the database.
function M.place(sheet, row, column)
  return { sheet = sheet.name, row = row, column = column, address = sheet:address(row, column),
    value = text.clip(text.visible(sheet:text(row, column)), LONGEST_SHOWN) }
end

local function trimmed(words)
  return words:match("^%s*(.-)%s*$")
end

local function fault(state, code, row, column, words, values)
  state.findings[#state.findings + 1] =
    checks.finding(code, M.place(state.sheet, row, column), words, values)
end

-- A spreadsheet's own kinds of cells that hold no figure.
local function native_problem(state, cell, row, column)
  if cell.kind == "formula_without_result" then
    fault(state, "V01", row, column, { severity = "W",
      vi = "công thức chưa được tính; coi là chưa báo cáo. Hãy mở tệp, lưu lại rồi gửi",
      en = "a formula that was never calculated; taken as not reported. Open the file, save it" })
  else
    fault(state, "V01", row, column, { vi = "ô báo lỗi hoặc không phải số",
      en = "an error, or no number" })
  end
end

local READERS = {}

-- Number of a cell by its column's decision: value, percent; nil for blank or with a finding.
local function read_number(state, decision, cell, row, column)
  if type(cell) == "table" then
    if cell.kind == "number" then
      return cell.value, cell.percent
    elseif cell.kind == "empty" then
      return nil
    elseif cell.kind ~= "text" then
      native_problem(state, cell, row, column)
      return nil
    end
    cell = cell.text
  end
  local kind, value, extra = decision:read(cell)
  if kind == "number" then
    return value, extra
  elseif kind == "ratio" then
    fault(state, "V01", row, column, {
      vi = "ô ghi hai số ({part}/{of}); mỗi ô chỉ một số",
      en = "two numbers in one cell ({part}/{of}); one number a cell" }, { part = value,
        of = extra })
  elseif kind == nil then
    fault(state, "V01", row, column, { vi = "không đọc được số: {why}",
      en = "not a number: {why}" }, { why = value.text })
  end
  return nil
end

function READERS.count(state, column, cell, row, at)
  local value, percent = read_number(state, state.decisions[column.id], cell, row, at)
  if value == nil then
    return nil
  end
  local whole = math.tointeger(value)
  if whole == nil or whole < 0 or percent then
    fault(state, "V01", row, at, { vi = "phải là số nguyên từ 0 trở lên",
      en = "must be a whole number from 0" })
    return nil
  elseif (column.least and whole < column.least) or (column.most and whole > column.most) then
    fault(state, "V01", row, at, { vi = "phải từ {least} đến {most}",
      en = "must be from {least} to {most}" },
      { least = column.least or 0, most = column.most or "…" })
    return nil
  end
  return whole
end

function READERS.percent(state, column, cell, row, at)
  local value, percent = read_number(state, state.decisions[column.id], cell, row, at)
  if value == nil then
    return nil
  end
  local shown = type(cell) == "table" and cell.text or cell
  local decimals = #(shown:match("[.,](%d+)%s*%%?%s*$") or "")
  if type(cell) == "table" and cell.kind == "number" then
    if percent then
      value, decimals = value * 100, 2
    end
    decimals = math.min(decimals, 2)
  end
  return { value = value, decimals = decimals }
end

function READERS.text(state, _, cell, row, at)
  local words = trimmed(type(cell) == "table" and cell.text or cell)
  if #words > LONGEST_TEXT then
    fault(state, "V01", row, at, { vi = "chữ quá dài (hơn {most} byte)",
      en = "the text is too long (above {most} bytes)" }, { most = LONGEST_TEXT })
    return nil
  end
  return words ~= "" and (words:gsub("%s+", " ")) or nil
end
READERS.unit, READERS.unit_code = READERS.text, READERS.text

function READERS.date(state, _, cell, row, at)
  local words = trimmed(type(cell) == "table" and cell.text or cell)
  if words == "" or words == "-" then
    return nil
  end
  local day = period.day(words:match("^(%d%d%d%d%-%d%d%-%d%d)T") or words)
  if not day then
    fault(state, "V01", row, at, { vi = "không phải ngày; viết 30/6/2026",
      en = "not a day; write 30/6/2026" })
    return nil
  end
  return period.date(day)
end

function READERS.month(state, _, cell, row, at)
  local words = trimmed(type(cell) == "table" and cell.text or cell)
  local month, year = words:match("^(%d%d?)[/-](%d%d%d%d)$")
  if not month then
    year, month = words:match("^(%d%d%d%d)-(%d%d)")
  end
  month = tonumber(month)
  if month and month >= 1 and month <= 12 then
    return ("%s-%02d"):format(year, month)
  elseif words ~= "" then
    fault(state, "V01", row, at, { vi = "không phải tháng; viết 3/2026",
      en = "not a month; write 3/2026" })
  end
end

local FLAGS = { ["x"] = 1, ["co"] = 1, ["1"] = 1, ["dat"] = 1, ["true"] = 1, ["yes"] = 1,
  ["khong"] = 0, ["0"] = 0, ["chua"] = 0, ["false"] = 0, ["no"] = 0, ["chua dat"] = 0 }

function READERS.flag(state, _, cell, row, at)
  local words = header.plain(type(cell) == "table" and cell.text or cell)
  if words == "" then
    return nil
  end
  if FLAGS[words] == nil then
    fault(state, "V01", row, at, { vi = "ghi \"x\" hoặc \"có\", \"không\"",
      en = "write \"x\", or \"có\", \"không\"" })
  end
  return FLAGS[words]
end

function READERS.choice(state, column, cell, row, at)
  local words = header.plain(type(cell) == "table" and cell.text or cell)
  if words == "" then
    return nil
  end
  local all = {}
  for value, list in pairs(column.choices) do
    for _, choice in ipairs(list) do
      if header.plain(choice) == words then
        return value
      end
    end
    all[#all + 1] = list[1]
  end
  table.sort(all)
  fault(state, "V01", row, at, { vi = "phải là một trong: {all}", en = "must be one of: {all}" },
    { all = table.concat(all, ", ") })
end

-- Looks at every cell of the columns of numbers, then decides how each is written.
local function decide(state, match, rows)
  for _, column in ipairs(match.form.columns) do
    local at = match.map[column.id]
    if at and NUMERIC[column.kind] then
      local decision = number_column.new()
      for _, row in ipairs(rows) do
        local cell = state.sheet:cell(row.row, at)
        if type(cell) == "table" and cell.kind == "number" then
          decision:add_native()
        else
          decision:add(state.sheet:text(row.row, at), row.row)
        end
      end
      local decided = decision:decide { counts = column.kind == "count" }
      state.decisions[column.id] = decision
      if decided.style == "vietnamese" or decided.style == "point" then
        state.notes[#state.notes + 1] = ("%s: %s"):format(column.header and column.header[1]
          or column.id, decided.sentence)
      end
    end
  end
end

-- A count left blank was not reported, and the report may say so; a record needs all of its own.
local function may_be_blank(form, column)
  return column.kind == "count" and (form.row == "unit" or form.row == "group")
end

local function check_required(state, match, row)
  for _, column in ipairs(match.form.columns) do
    local at = match.map[column.id]
    if column.required and at and row.values[column.id] == nil and not row.total
        and not may_be_blank(match.form, column)
        and not row.faulty[column.id] and column.kind ~= "unit" then
      fault(state, "V01", row.row, at, { vi = "cột này không được để trống",
        en = "this column must not be blank" })
    end
  end
end

local function read_row(state, match, row)
  row.faulty = {}
  for _, column in ipairs(match.form.columns) do
    local at = match.map[column.id]
    local reader = at and READERS[column.kind]
    local cell = reader and state.sheet:cell(row.row, at)
    if cell ~= nil then
      local before = #state.findings
      row.values[column.id] = reader(state, column, cell, row.row, at)
      row.faulty[column.id] = #state.findings > before
    end
  end
  check_required(state, match, row)
end

-- A row of a CSV that has another number of cells than the header slipped somewhere.
local function check_widths(state, match, rows)
  if not state.sheet.is_csv then
    return
  end
  local width = #state.sheet.rows[match.last]
  for _, row in ipairs(rows) do
    local cells = #state.sheet.rows[row.row]
    if cells ~= width then
      error(failure.new("LT-1704", "data", {
        vi = "{name}: dòng {row} có {cells} ô, dòng tiêu đề có {width} ô; không nhập gì",
        en = "{name}: row {row} has {cells} cells, the header has {width}; nothing is taken in" },
        { name = state.name, row = row.row, cells = cells, width = width }), 0)
    end
  end
end

--- Reads the rows of a sheet by its match. Returns rows, total; findings and notes are appended.
function M.read(name, sheet, match, findings, notes)
  local rows, total = M.rows(sheet, match)
  local all = { table.unpack(rows) }
  all[#all + 1] = total
  local state = { name = name, sheet = sheet, decisions = {}, findings = findings, notes = notes }
  check_widths(state, match, all)
  decide(state, match, all)
  for _, row in ipairs(all) do
    read_row(state, match, row)
  end
  return rows, total
end

return M
