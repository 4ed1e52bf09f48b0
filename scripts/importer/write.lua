-- Batches into the database: new versions, records, control totals, log. Always inside the caller's
-- transaction. Never changes a row that is there.
local database = require "lotrinh.database"
local failure = require "foundation.failure"
local insert = require "store.insert"
local log = require "importer.log"

local M = {}

local OBSERVE = [[
  INSERT INTO observation (unit_id, measure, period_kind, period_start, period_end, vintage,
    version,
    value, import_id, sheet, cell)
  SELECT :unit, :measure, :kind, :first, :last, :vintage, COALESCE(MAX(version), 0) + 1, :value,
    :import, :sheet, :cell
    FROM observation
   WHERE unit_id = :unit AND measure = :measure AND period_kind = :kind AND period_start = :first
     AND period_end = :last AND vintage = :vintage]]

local function kinds_of_measures(db)
  local kinds = {}
  for row in db:rows("SELECT measure, kind FROM measure ORDER BY measure") do
    kinds[row.measure] = row.kind
  end
  return kinds
end

local function count(totals, name, value)
  local total = totals[name] or { rows = 0, total = 0 }
  totals[name] = total
  total.rows = total.rows + 1
  total.total = total.total + (value or 0)
end

-- A stock is counted on the last day of the period; a flow over all of it.
local function write_unit(db, batch, entry, kinds, totals)
  local measures = {}
  for measure in pairs(entry.cells) do
    measures[#measures + 1] = measure
  end
  table.sort(measures)
  for _, measure in ipairs(measures) do
    local stock = kinds[measure] == "stock"
    local value = entry.values[measure]
    db:execute(OBSERVE, { unit = entry.unit_id, measure = measure,
      kind = stock and "point" or batch.kind,
      first = stock and batch.period.finish or batch.period.start, last = batch.period.finish,
      vintage = batch.vintage, value = value == nil and database.null or value,
      import = batch.import_id, sheet = entry.sheet or database.null,
      cell = entry.cells[measure] })
    count(totals, "observation." .. measure, value)
  end
end

local function write_records(db, batch, totals)
  for _, group in ipairs(batch.groups) do
    group.import_id = batch.import_id
    insert.row(db, "group_result", group)
    count(totals, "group_result", group.received)
  end
  for _, record in ipairs(batch.records) do
    record.import_id = batch.import_id
    insert.row(db, batch.form.table, record)
    count(totals, batch.form.table, 1)
  end
end

local function write_findings(db, batch)
  for i, finding in ipairs(batch.findings) do
    insert.row(db, "import_finding", { import_id = batch.import_id, number = i,
      code = finding.code, severity = finding.severity,
      unit_id = finding.unit and finding.unit.id, sheet = finding.sheet,
      cell = finding.address, vi = finding.vi, en = finding.en })
  end
end

local function write_totals(db, batch, totals)
  local names = {}
  for name in pairs(totals) do
    names[#names + 1] = name
  end
  table.sort(names)
  local words = {}
  for i, name in ipairs(names) do
    insert.row(db, "control_total", { import_id = batch.import_id, name = name,
      rows = totals[name].rows, total = totals[name].total })
    words[i] = ("%s=%d/%d"):format(name, totals[name].rows, totals[name].total)
  end
  return table.concat(words, " ")
end

local function next_id(db)
  return db:query("SELECT COALESCE(MAX(import_id), 0) + 1 AS id FROM import")[1].id
end

--- Stores one batch; call: {at, who}. Sets batch.import_id. The rows of a long file come first:
--- only then are its hash and its number of rows known.
function M.batch(db, batch, call)
  local file = batch.file
  batch.import_id = next_id(db)
  local totals, kinds = {}, kinds_of_measures(db)
  insert.row(db, "import", {
    import_id = batch.import_id, file_name = file.name, sha256 = file.sha256, size = file.size,
    form = batch.form.id, circular = batch.form.circular, document = batch.document, at = call.at,
    who = call.who, accepted = not batch.store and batch.accepted or 0, refused = 0,
    period = batch.period and batch.period.text or "", vintage = batch.vintage,
    cut_off = batch.cut_off, unit_id = batch.unit and batch.unit.id,
  })
  if batch.store then
    batch.store(db, batch, totals)
    db:execute("UPDATE import SET accepted = ? WHERE import_id = ?", batch.accepted,
      batch.import_id)
  end
  for _, entry in ipairs(batch.period and batch.units or {}) do
    write_unit(db, batch, entry, kinds, totals)
  end
  write_records(db, batch, totals)
  write_findings(db, batch)
  local words = write_totals(db, batch, totals)
  log.add(db, { at = call.at, who = call.who, event = "import", import_id = batch.import_id,
    detail = ("%s sha256=%s form=%s period=%s vintage=%s rows=%d %s"):format(file.name,
      file.sha256, batch.form.id, batch.period and batch.period.text or "-",
      batch.vintage ~= "" and batch.vintage or "-", batch.accepted, words) })
end

--- The import that already holds a batch, or nil: {import_id, at, who}.
function M.known(db, batch)
  local rows = db:query([[
    SELECT import_id, at, who FROM import
     WHERE sha256 = :sha256 AND form = :form AND period = :period AND vintage = :vintage
       AND state = 'current' ORDER BY import_id]], { sha256 = batch.file.sha256,
    form = batch.form.id, period = batch.period and batch.period.text or "",
    vintage = batch.vintage })
  return #rows > 0 and { import_id = rows[1].import_id, at = rows[1].at, who = rows[1].who } or nil
end

--- Undoes a whole import: the versions before it count again. Returns true, or nil and why.
function M.undo(db, import_id, call)
  local rows = db:query("SELECT file_name, sha256, state FROM import WHERE import_id = ?",
    import_id)
  if #rows == 0 or rows[1].sha256 == nil then
    return nil, failure.new("LT-1751", "data", {
      vi = "không có lần nhập số {id}; xem các lần nhập: lotrinh undo",
      en = "there is no import {id}; to see them: lotrinh undo" }, { id = import_id })
  elseif rows[1].state == "undone" then
    return nil, failure.new("LT-1752", "data", { vi = "lần nhập số {id} đã hoàn tác từ trước",
      en = "import {id} was undone before" }, { id = import_id })
  end
  db:execute("UPDATE import SET state = 'undone' WHERE import_id = ?", import_id)
  log.add(db, { at = call.at, who = call.who, event = "undo", import_id = import_id,
    detail = rows[1].file_name .. " sha256=" .. rows[1].sha256 })
  return true
end

--- Adds up again what each current import stored. Returns a list of {import_id, name, ...} that
--- differ.
function M.verify_totals(db)
  local wrong = {}
  for row in db:rows([[
    SELECT c.import_id, c.name, c.rows, c.total,
           CASE WHEN c.name LIKE 'observation.%' THEN
             (SELECT count(*) FROM observation AS o WHERE o.import_id = c.import_id
                AND o.measure = substr(c.name, 13)) END AS rows_now,
           CASE WHEN c.name LIKE 'observation.%' THEN
             (SELECT COALESCE(sum(value), 0) FROM observation AS o WHERE o.import_id = c.import_id
                AND o.measure = substr(c.name, 13)) END AS total_now
      FROM control_total AS c ORDER BY c.import_id, c.name]]) do
    local rows_now, total_now = row.rows_now, row.total_now
    if not row.name:find("^observation%.") then
      local sum = row.name == "group_result" and "COALESCE(sum(received), 0)" or "count(*)"
      local now = db:query(("SELECT count(*) AS n, %s AS total FROM %s WHERE import_id = ?")
        :format(sum, row.name), row.import_id)[1]
      rows_now, total_now = now.n, now.total
    end
    if rows_now ~= row.rows or total_now ~= row.total then
      wrong[#wrong + 1] = { import_id = row.import_id, name = row.name, rows = row.rows,
        total = row.total, rows_now = rows_now, total_now = total_now }
    end
  end
  return wrong
end

return M
