-- One file as batches ready to be stored: a batch is what one form of one file reports for one
-- period. Reads the database, changes nothing.
local about = require "importer.about"
local cells = require "importer.cells"
local checks = require "importer.checks"
local condition = require "importer.condition"
local failure = require "foundation.failure"
local header = require "importer.header"
local match_unit = require "importer.match_unit"
local period = require "lotrinh.period"

local M = {}

local function refuse(code, words, values)
  error(failure.new(code, "data", words, values), 0)
end

-- V21: a header about persons refuses the file, whatever the form.
local function refuse_personal(sheet, match, findings)
  for _, unknown in ipairs(header.unknown(sheet, match)) do
    if checks.is_personal(header.plain(unknown.words)) then
      findings[#findings + 1] = checks.finding("V21", { sheet = sheet.name,
        address = unknown.address }, {
        vi = "cột \"{words}\" có thông tin cá nhân; hãy xóa cả cột rồi gửi lại",
        en = "column \"{words}\" is about persons; delete the whole column and send again" },
        { words = unknown.words })
    end
  end
end

-- Columns that no form knows are left out, and that is said.
local function tell_unknown(file, sheet, match)
  for _, unknown in ipairs(header.unknown(sheet, match)) do
    if not header.plain(unknown.words):find("^%d*$") then
      file.notes[#file.notes + 1] = failure.say({
        vi = "{name}, {address}: bỏ qua cột \"{words}\" (mẫu biểu không có)",
        en = "{name}, {address}: column \"{words}\" is left out (the form has none such)" },
        { name = file.name, address = unknown.address, words = unknown.words })
    end
  end
end

local function settle_period(batch, stated, options)
  local form = batch.form
  if form.period == false then
    batch.day = options.today
    return
  end
  local given = options.period
  local own, why
  if stated.period then
    own, why = about.period(stated.period.words)
  end
  if given and own and given ~= own then
    batch.findings[#batch.findings + 1] = checks.finding("V19", {
      sheet = batch.sheet_name, address = stated.period.address, value = stated.period.words }, {
      vi = "tệp ghi kỳ {own}, lệnh nhập kỳ {given}", en = "the file says {own}, the command "
        .. "{given}" },
      { own = own.text, given = given.text })
  end
  batch.period = given or own
  if not batch.period then
    refuse("LT-1705", {
      vi = "{name}: không rõ kỳ báo cáo{why}; hãy nêu --period 2026-H1 hoặc ghi \"Kỳ báo cáo: 6 "
        .. "tháng "
        .. "đầu năm 2026\" trên bảng",
      en = "{name}: the period is not clear{why}; give --period 2026-H1 or write \"Kỳ báo cáo: 6 "
        .. "tháng đầu năm 2026\" above the table" },
      { name = batch.file.name, why = why and " (" .. why.text .. ")" or "" })
  end
  batch.kind = about.database_kind(batch.period)
  batch.day = batch.period.finish
end

local function settle_vintage(batch, stated, options)
  if batch.form.period == false then
    batch.vintage = ""
    return
  end
  local own = stated.vintage and about.vintage(stated.vintage.words)
  batch.vintage = options.vintage or own
  if not batch.vintage then
    batch.findings[#batch.findings + 1] = checks.finding("V19", { sheet = batch.sheet_name,
      address = stated.vintage and stated.vintage.address or "A1",
      value = stated.vintage and stated.vintage.words }, {
      vi = "không rõ số liệu ước tính, sơ bộ hay chính thức; nêu --vintage so_bo hoặc ghi \"Loại "
        .. "số "
        .. "liệu: sơ bộ\" trên bảng",
      en = "estimate, preliminary or official? Give --vintage so_bo or write \"Loại số liệu: sơ "
        .. "bộ\" "
        .. "above the table" })
    batch.vintage = "unstated"
  end
end

local function day_of(stated)
  local day = stated and period.day(stated.words)
  return day and period.date(day)
end

local function new_batch(file, form, sheet, stated, options)
  local batch = { file = file, form = form, sheet_name = sheet.name, findings = {}, units = {},
    groups = {}, records = {}, document = options.document or stated.document
      and stated.document.words, by_unit = {} }
  settle_period(batch, stated, options)
  settle_vintage(batch, stated, options)
  batch.cut_off = day_of(stated.cut_off) or batch.period and batch.period.finish
  batch.match = match_unit.new(options.units_at(batch.day), batch, options)
  return batch
end

-- Rows as units --------------------------------------------------------------------------------

local function place_of(sheet, match, row)
  return function(id)
    return cells.place(sheet, row.row, match.map[id] or match.map[next(match.map)])
  end
end

local function complete_computed(form, values)
  for id, terms in pairs(form.computed or {}) do
    values[id] = condition.sum_reported(terms, values)
  end
end

local function add_unit(batch, sheet, match, row, unit)
  if batch.by_unit[unit.id] then
    batch.findings[#batch.findings + 1] = checks.finding("V20",
      cells.place(sheet, row.row, match.map.unit_name or match.map.unit_code or 1), {
        vi = "{unit} đã có ở {address}: hai dòng cho một đơn vị", en = "{unit} is at {address} "
          .. "too: "
          .. "two rows for one unit" },
      { unit = unit.full_name, address = batch.by_unit[unit.id].address })
    return
  end
  local entry = { unit_id = unit.id, unit = unit, values = {}, cells = {},
    sheet = sheet.name, row = row.row }
  entry.address = sheet:address(row.row, match.map.unit_name or match.map.unit_code or 1)
  complete_computed(match.form, row.values)
  for _, column in ipairs(match.form.columns) do
    if column.measure and match.map[column.id] then
      entry.values[column.measure] = row.values[column.id]
      entry.cells[column.measure] = sheet:address(row.row, match.map[column.id])
    end
  end
  for id in pairs(match.form.computed or {}) do
    entry.values[id] = row.values[id]
    entry.cells[id] = row.values[id] and entry.address
  end
  function entry.place(measure)
    return { sheet = sheet.name, address = entry.cells[measure] or entry.address, unit = unit }
  end
  batch.by_unit[unit.id] = entry
  batch.units[#batch.units + 1] = entry
end

local function check_rate(batch, sheet, match, row)
  local rate = row.values.rate
  if type(rate) == "table" then
    checks.rate(row.values, rate.value, rate.decimals,
      cells.place(sheet, row.row, match.map.rate), batch.findings)
  end
end

-- V10: the total row is the sum of the others, column by column.
local function check_total(batch, sheet, match, rows, total)
  if not total or #rows == 0 then
    return
  end
  for _, column in ipairs(match.form.columns) do
    local stated = total.values[column.id]
    if column.kind == "count" and stated ~= nil then
      local sum
      for _, row in ipairs(rows) do
        if row.values[column.id] then
          sum = (sum or 0) + row.values[column.id]
        end
      end
      if sum ~= nil and sum ~= stated then
        batch.findings[#batch.findings + 1] = checks.finding("V10",
          cells.place(sheet, total.row, match.map[column.id]),
          { vi = "dòng tổng số ghi {stated}, cộng các dòng được {sum}",
            en = "the total is {stated}, the rows add up to {sum}" }, { stated = stated,
              sum = sum })
      end
    end
  end
end

local function check_rows(batch, sheet, match, rows)
  for _, row in ipairs(rows) do
    checks.row(match.form, row, place_of(sheet, match, row), batch.findings)
    check_rate(batch, sheet, match, row)
  end
end

local TAKE = {}

function TAKE.unit(batch, sheet, match, rows, total)
  for _, row in ipairs(rows) do
    local unit = batch.match:row(sheet, match, row)
    if unit then
      add_unit(batch, sheet, match, row, unit)
    end
  end
  check_rows(batch, sheet, match, rows)
  check_total(batch, sheet, match, rows, total)
end

-- The figures of the commune are those of its groups, added up; of a report without groups, its
-- total row.
local function sum_rows(batch, sheet, match, rows, total)
  if #rows == 0 then
    return total
  end
  local whole = { row = total and total.row or rows[1].row, values = {} }
  for _, column in ipairs(match.form.columns) do
    local blank, first_blank = 0, nil
    for _, row in ipairs(match.map[column.id] and column.kind == "count" and rows or {}) do
      local value = row.values[column.id]
      if value then
        whole.values[column.id] = (whole.values[column.id] or 0) + value
      else
        blank, first_blank = blank + 1, first_blank or row
      end
    end
    if first_blank and whole.values[column.id] and not first_blank.faulty[column.id] then
      batch.findings[#batch.findings + 1] = checks.finding("V01",
        cells.place(sheet, first_blank.row, match.map[column.id]), { severity = "W",
          vi = "{n} tổ để trống cột này; số của đơn vị chỉ gồm các tổ có báo cáo",
          en = "{n} groups left this column blank; the unit's figure is of those that reported" },
        { n = blank })
    end
  end
  return whole
end

function TAKE.group(batch, sheet, match, rows, total)
  local unit = batch.match:reporting(sheet)
  check_rows(batch, sheet, match, rows)
  check_rows(batch, sheet, match, { total })
  check_total(batch, sheet, match, rows, total)
  if not unit then
    return
  end
  batch.unit = unit
  for _, row in ipairs(rows) do
    complete_computed(match.form, row.values)
    batch.groups[#batch.groups + 1] = { unit_id = unit.id, group_name = row.values.group_name,
      received = row.values.received, settled = row.values.settled,
      unsettled = row.values.unsettled, pending = row.values.pending, sheet = sheet.name,
      cell = sheet:address(row.row, match.map.group_name or 1) }
  end
  add_unit(batch, sheet, match, sum_rows(batch, sheet, match, rows, total), unit)
end

-- Records --------------------------------------------------------------------------------------

local function add_totals(batch, form)
  for _, entry in ipairs(batch.units) do
    for measure, how in pairs(form.totals) do
      local total
      for _, record in ipairs(entry.records) do
        local value
        if how == "rows" then
          value = 1
        elseif how == "composed" then
          value = record.composed
        else
          value = record.row[how:match("^sum (.+)$")]
        end
        if value ~= nil then
          total = (total or 0) + value
        end
      end
      entry.values[measure], entry.cells[measure] = total, entry.address
    end
  end
end

-- Law, articles 12 and 14; nil when a count that it needs is not there.
local function composed(values)
  if not (values.mediators and values.women and values.leaders) then
    return nil
  end
  local minority = values.minority_area ~= 1 or (values.minority or 0) >= 1
  return (values.mediators >= 3 and values.women >= 1 and values.leaders == 1 and minority) and 1
    or 0
end

local function record_of(batch, sheet, match, row, unit)
  local record = { unit_id = unit.id }
  if match.form.row == "case" then
    record.line = row.row
  else
    record.sheet, record.cell = sheet.name, sheet:address(row.row, 1)
  end
  for _, column in ipairs(match.form.columns) do
    if column.into then
      record[column.into] = row.values[column.id]
    end
  end
  if match.form.day then
    record[match.form.day] = batch.day
  end
  return record
end

function TAKE.record(batch, sheet, match, rows)
  local form = match.form
  for _, row in ipairs(rows) do
    local unit = batch.match:row(sheet, match, row)
    checks.row(form, row, place_of(sheet, match, row), batch.findings)
    if form.row == "case" then
      checks.case(row, batch.cut_off, place_of(sheet, match, row), batch.findings)
    elseif form.table == "group_register" then
      checks.group(row, cells.place(sheet, row.row, match.map.name or 1), batch.findings)
    end
    if unit then
      local record = record_of(batch, sheet, match, row, unit)
      batch.records[#batch.records + 1] = record
      local entry = batch.by_unit[unit.id]
      if not entry then
        entry = { unit_id = unit.id, unit = unit, values = {}, cells = {}, records = {},
          sheet = sheet.name, address = sheet:address(row.row, 1) }
        function entry.place()
          return { sheet = sheet.name, address = entry.address, unit = unit }
        end
        batch.by_unit[unit.id] = entry
        batch.units[#batch.units + 1] = entry
      end
      table.insert(entry.records, { row = row.values, composed = composed(row.values) })
    end
  end
  if form.totals then
    add_totals(batch, form)
  end
end

-- V17: a case that is there twice under one number.
function TAKE.case(batch, sheet, match, rows)
  local seen = {}
  for _, row in ipairs(rows) do
    local code = row.values.code
    if code and seen[code] then
      batch.findings[#batch.findings + 1] = checks.finding("V17",
        cells.place(sheet, row.row, match.map.code), {
        vi = "mã vụ việc đã có ở dòng {row}; vụ việc phối hợp chỉ một tổ báo cáo",
        en = "the case is in row {row} too; of a joint case one group reports" },
        { row = seen[code] })
    end
    seen[code or false] = row.row
  end
  TAKE.record(batch, sheet, match, rows)
end

local function describe_missing(match)
  local names = {}
  for i, column in ipairs(match.missing) do
    names[i] = "\"" .. (column.header and column.header[1] or column.id) .. "\""
  end
  return table.concat(names, ", ")
end

local function take_sheet(file, sheet, match, batches, options)
  if #match.missing > 0 then
    refuse("LT-1706", {
      vi = "{name}: giống mẫu {form} nhưng thiếu cột {missing}",
      en = "{name}: looks like form {form} but has no column {missing}" },
      { name = file.name, form = match.form.id, missing = describe_missing(match) })
  end
  local stated = about.read(sheet, match.first)
  local batch = batches[match.form.id]
  if not batch then
    batch = new_batch(file, match.form, sheet, stated, options)
    batches[match.form.id], batches[#batches + 1] = batch, batch
  end
  batch.match.stated = stated
  refuse_personal(sheet, match, batch.findings)
  tell_unknown(file, sheet, match)
  local rows, total = cells.read(file.name, sheet, match, batch.findings, file.notes)
  if #rows == 0 and not (total and match.form.row == "group") then
    refuse("LT-1707", { vi = "{name}: dưới tiêu đề không có dòng số liệu nào",
      en = "{name}: there is no row of figures under the header" }, { name = file.name })
  end
  TAKE[match.form.row](batch, sheet, match, rows, total)
  batch.accepted = (batch.accepted or 0) + math.max(#rows, total and 1 or 0)
end

--- A new batch: period, vintage and what stands above the table are settled.
M.new_batch = new_batch

--- The batches of a file. Raises one sentence when the file has no table that a form knows.
---@param file table of importer.reader
---@param options table {forms, period, vintage, document, today, units_at, db}
function M.batches(file, options)
  local batches = {}
  for _, sheet in ipairs(file.sheets) do
    local match = sheet.last_row > 0 and header.find(sheet, options.forms)
    if match and sheet.hidden then
      file.notes[#file.notes + 1] = failure.say({
        vi = "{name}: bỏ qua trang ẩn \"{sheet}\"", en = "{name}: hidden sheet \"{sheet}\" left "
          .. "out" },
        { name = file.name, sheet = sheet.name })
    elseif match then
      take_sheet(file, sheet, match, batches, options)
    end
  end
  if #batches == 0 then
    refuse("LT-1708", {
      vi = "{name}: không nhận ra mẫu biểu nào theo tiêu đề; hãy nêu --form, xem: lotrinh help "
        .. "import",
      en = "{name}: its header is of no known form; give --form, see: lotrinh help import" },
      { name = file.name })
  end
  for _, batch in ipairs(batches) do
    checks.against_stored(options.db, batch, batch.findings)
  end
  return batches
end

return M
