-- Long case files: the header is read here, the rows in C (lotrinh.loader). What comes out is a
-- batch like any other, whose rows are stored when the batch is.
local about = require "importer.about"
local checks = require "importer.checks"
local encoding = require "lotrinh.encoding"
local failure = require "foundation.failure"
local header = require "importer.header"
local host = require "lotrinh.host"
local loader = require "lotrinh.loader"
local period = require "lotrinh.period"
local reader = require "importer.reader"
local text = require "lotrinh.text"
local on_day = require "unit.on_day"
local workbook = require "lotrinh.workbook"

local M = {}

-- So many findings are kept and listed; the rest is counted.
local MOST_FINDINGS = 1000
-- The Law, article 20.2.
local SLOW_DAYS = 3

local FAULTS = {
  blank = { code = "V01", vi = "cột này không được để trống", en = "this column must not be "
    .. "blank" },
  long = { code = "V01", vi = "chữ quá dài", en = "the text is too long" },
  control = { code = "V01", vi = "có byte điều khiển hoặc không phải UTF-8",
    en = "a control byte, or not UTF-8" },
  no_date = { code = "V01", vi = "không phải ngày; viết 30/6/2026",
    en = "not a day; write 30/6/2026" },
  no_choice = { code = "V01", vi = "không phải giá trị mà mẫu biểu nhận",
    en = "not a value that the form takes" },
  no_unit = { code = "V14", vi = "không có đơn vị này vào ngày cuối kỳ",
    en = "there is no such unit at the end of the period" },
  order = { code = "V16", vi = "các ngày không theo thứ tự", en = "the days are not in order" },
  late = { code = "V16", vi = "sau ngày cuối kỳ báo cáo", en = "after the end of the period" },
  twice = { code = "V17",
    vi = "mã vụ việc đã có ở dòng {first}; vụ việc phối hợp chỉ một tổ báo cáo",
    en = "the case is in row {first} too; of a joint case one group reports" },
  slow = { code = "V16", severity = "W", vi = "bắt đầu sau hơn {days} ngày; Luật quy định trong 3 "
    .. "ngày",
    en = "begun after more than {days} days; the Law says within 3" },
}

-- The beginning of the file as a sheet, when it is text in UTF-8.
local function beginning(path)
  local bytes, whole = loader.peek(path)
  if not bytes then
    return nil
  end
  if not whole then
    bytes = bytes:match("^(.*\n)") or ""
  end
  local found = encoding.detect(bytes)
  if bytes == "" or found.content ~= "text" or found.encoding ~= "utf-8" then
    return nil
  end
  -- Only the first lines are needed, and a cut quote further down is not our business.
  local lines, at = 0, 0
  while lines < 40 do
    local stop = bytes:find("\n", at + 1, true)
    if not stop then
      at = #bytes
      break
    end
    lines, at = lines + 1, stop
  end
  local ok, file = pcall(reader.text_sheets, path:match("[^/]*$"), bytes:sub(1, at))
  host.check()
  return ok and file or nil
end

local function unit_choices(db, day)
  local choices = {}
  local known = on_day.of(db, day)
  for _, unit in ipairs(known:communes()) do
    choices[unit.code] = unit.id
    choices[(unit.code:gsub("^0+", ""))] = unit.id
    choices[unit.full_name] = unit.id
    local bare = known:named(unit.name, "commune")
    if bare == unit then
      choices[unit.name] = unit.id
    end
  end
  return choices
end

local function word_choices(column)
  local choices = {}
  for value, words in pairs(column.choices) do
    for _, word in ipairs(words) do
      choices[word] = value
    end
  end
  return choices
end

local ORDERED = { received_on = true, started_on = true, ended_on = true }

local function describe(db, batch, match)
  local list, names = {}, {}
  for _, column in ipairs(match.form.columns) do
    local at = match.map[column.id]
    if at and column.kind ~= "ignored" then
      local entry = { kind = column.kind, source = at, required = column.required,
        unique = column.into == "code" or nil }
      local name = column.into
      if column.kind == "unit" then
        entry.kind, entry.choices, name = "choice", unit_choices(db, batch.day), "unit_id"
      elseif column.kind == "choice" then
        entry.choices = word_choices(column)
      elseif ORDERED[column.into] then
        entry.ordered = true
        entry.slow_days = column.into == "started_on" and SLOW_DAYS or nil
      end
      list[#list + 1], names[#names + 1] = entry, name
    end
  end
  return list, names
end

local function insert_statement(form, names)
  local places = {}
  for i = 1, #names + 2 do
    places[i] = "?" .. i
  end
  return ("INSERT INTO %s (import_id, line, %s) VALUES (%s)"):format(form.table,
    table.concat(names, ", "), table.concat(places, ", "))
end

local function take_findings(batch, outcome, columns)
  for _, found in ipairs(outcome.findings) do
    local at = columns[found.column].source
    local words = FAULTS[found.fault]
    if found.fault == "no_choice" and columns[found.column].unit then
      words = FAULTS.no_unit
    end
    batch.findings[#batch.findings + 1] = checks.finding(words.code, {
      address = workbook.address(found.row, at),
      value = text.clip(text.visible(found.value), 20) }, words,
      { days = SLOW_DAYS, first = found.first })
  end
  local more = outcome.errors + outcome.warnings - #outcome.findings
  if more > 0 then
    batch.file.notes[#batch.file.notes + 1] = failure.say({
      vi = "{name}: còn {n} điều nữa không liệt kê", en = "{name}: {n} more are not listed" },
      { name = batch.file.name, n = more })
  end
end

-- Reads all rows; with a database stores them.
local function load(db, batch, reading)
  local match = batch.case_match
  local columns, names = describe(reading, batch, match)
  for i, name in ipairs(names) do
    columns[i].unit = nil
    batch.unit_column = name == "unit_id" and i or batch.unit_column
  end
  local outcome = loader.load(db, { path = batch.file.path, name = batch.file.name,
    separator = batch.separator, width = batch.width, data = match.data,
    import_id = batch.import_id, sql = insert_statement(match.form, names), columns = columns,
    stamp = batch.file.stamp, cut_off = batch.cut_off and period.day(batch.cut_off),
      most_findings = MOST_FINDINGS,
    most_rows = match.form.most_rows })
  columns[batch.unit_column].unit = true
  take_findings(batch, outcome, columns)
  batch.accepted, batch.errors = outcome.rows, outcome.errors
  return outcome
end

-- What write.batch calls inside its transaction.
local function store(db, batch, totals)
  batch.findings = {}
  local outcome = load(db, batch, db)
  if outcome.errors > 0 then
    error({ refused = true }, 0)
  end
  totals[batch.form.table] = { rows = outcome.rows, total = outcome.rows }
end

--- The batch of a long case file, or nil when the file is none.
function M.batch(path, options, new_batch)
  local sheets = path:lower():find("%.[ct][sx][vt]$") and beginning(path)
  local sheet = sheets and sheets[1]
  local match = sheet and header.find(sheet, options.forms)
  if not match or match.form.row ~= "case" or #match.missing > 0 then
    return nil
  end
  local file = { path = path, name = path:match("[^/]*$"), notes = {}, sheets = sheets }
  local stated = about.read(sheet, match.first)
  local batch = new_batch(file, match.form, sheet, stated, options)
  for _, unknown in ipairs(header.unknown(sheet, match)) do
    if checks.is_personal(header.plain(unknown.words)) then
      batch.findings[#batch.findings + 1] = checks.finding("V21", { address = unknown.address }, {
        vi = "cột \"{words}\" có thông tin cá nhân; hãy xóa cả cột rồi gửi lại",
        en = "column \"{words}\" is about persons; delete the whole column and send again" },
        { words = unknown.words })
    end
  end
  batch.case_match, batch.separator, batch.width = match, sheets.separator,
    #sheet.rows[match.last]
  batch.store = #batch.findings == 0 and store or nil
  file.sha256, file.size, file.stamp = loader.sha256(path)
  if not file.sha256 then
    error(file.size, 0)
  end
  if options.only_check and batch.store then
    load(nil, batch, options.db)
  end
  return batch
end

return M
