-- Import of reports: every file is read and checked first, then all are stored in one transaction
-- or none is. Knows nothing of the command line.
local about = require "importer.about"
local backup = require "store.backup"
local cases = require "importer.cases"
local checks = require "importer.checks"
local database = require "lotrinh.database"
local failure = require "foundation.failure"
local form = require "importer.form"
local health = require "importer.health"
local host = require "lotrinh.host"
local lock = require "lotrinh.lock"
local period = require "lotrinh.period"
local reader = require "importer.reader"
local store = require "store"
local take = require "importer.take"
local on_day = require "unit.on_day"
local write = require "importer.write"

local M = {}

local function is_failure(why)
  return type(why) == "table" and why.code ~= nil
end

local function settle(options)
  local settled = { document = options.document, encoding = options.encoding,
    today = host.today() }
  settled.forms = options.form and { form.find(options.form) } or form.all()
  if options.period then
    local made, why = about.period(options.period)
    if not made then
      error(why, 0)
    end
    settled.period = made
  end
  if options.vintage then
    settled.vintage = about.vintage(options.vintage)
    if not settled.vintage then
      error(failure.new("LT-1753", "usage", {
        vi = "--vintage nhận so_bo, uoc_tinh hoặc chinh_thuc, không nhận \"{given}\"",
        en = "--vintage takes so_bo, uoc_tinh or chinh_thuc, not \"{given}\"" },
        { given = options.vintage }), 0)
    end
  end
  return settled
end

local function refusal(failed)
  return { code = failed.code, severity = "E", vi = failed.text, en = failed.text }
end

-- Reads and checks one file: {name, path, batches, findings, notes}. A file that cannot be read is
-- one finding.
local function take_file(path, settled)
  local result = { path = path, name = path:match("[^/]*$"), batches = {}, findings = {},
    notes = {} }
  local ok, why = pcall(function()
    local long = cases.batch(path, settled, take.new_batch)
    if long then
      result.file, result.notes, result.batches = long.file, long.file.notes, { long }
      return
    end
    local file = reader.read(path, settled)
    result.file, result.notes = file, file.notes
    result.batches = take.batches(file, settled)
  end)
  host.check()
  if not ok and not is_failure(why) then
    error(why, 0)
  elseif not ok then
    result.findings[1] = refusal(why)
  end
  for _, batch in ipairs(result.batches) do
    table.move(batch.findings, 1, #batch.findings, #result.findings + 1, result.findings)
  end
  return result
end

-- V20 across the files of one call: which of two figures counts would be chance.
local function check_twice(results)
  local seen = {}
  for _, result in ipairs(results) do
    for _, batch in ipairs(result.known and {} or result.batches) do
      for _, entry in ipairs(batch.period and batch.units or {}) do
        local key = table.concat({ batch.form.id, batch.period.text, batch.vintage,
          entry.unit_id }, " ")
        if seen[key] and seen[key] ~= result.name then
          result.findings[#result.findings + 1] = checks.finding("V20",
            { sheet = entry.sheet, address = entry.address }, {
              vi = "{unit} đã có trong tệp {other} của lần nhập này",
              en = "{unit} is in file {other} of this import too" },
            { unit = entry.unit.full_name, other = seen[key] })
        end
        seen[key] = seen[key] or result.name
      end
    end
  end
end

-- Batches that are stored already, in this database or earlier in this call.
local function mark_known(db, results)
  local in_call = {}
  for _, result in ipairs(results) do
    local new = {}
    for _, batch in ipairs(result.batches) do
      local key = table.concat({ batch.file.sha256, batch.form.id,
        batch.period and batch.period.text or "", batch.vintage }, " ")
      local known = write.known(db, batch)
      if known or in_call[key] then
        result.known = known or { same_as = in_call[key] }
      else
        in_call[key] = result.name
        new[#new + 1] = batch
      end
    end
    if result.known and #new == 0 then
      result.findings = {}
    end
    result.new = new
  end
end

local function count_errors(results)
  local errors = 0
  for _, result in ipairs(results) do
    for _, finding in ipairs(result.findings) do
      errors = errors + (finding.severity == "E" and 1 or 0)
    end
  end
  return errors
end

local function read_all(db, paths, settled, options)
  local results = {}
  local made = {}
  settled.db = db
  function settled.units_at(day)
    made[day] = made[day] or on_day.of(db, day)
    return made[day]
  end
  for i, path in ipairs(paths) do
    if options.progress then
      options.progress(i, #paths, path)
    end
    results[i] = take_file(path, settled)
  end
  mark_known(db, results)
  check_twice(results)
  return results
end

local function new_batches(results)
  local list = {}
  for _, result in ipairs(results) do
    table.move(result.new, 1, #result.new, #list + 1, list)
  end
  return list
end

-- After a failed COMMIT nobody knows: the batch keys in a fresh connection tell.
local function stored_after_all(path, batches)
  local db <close> = database.open(path)
  if not db then
    return false
  end
  for _, batch in ipairs(batches) do
    if not write.known(db, batch) then
      return false
    end
  end
  return true
end

-- Returns true, or false when the rows of a long file were refused while they were stored.
local function write_all(db, batches, call)
  local path = db:path()
  local ok, why = pcall(db.transaction, db, function()
    for _, batch in ipairs(batches) do
      write.batch(db, batch, call)
    end
  end)
  if ok then
    return true
  end
  host.check()
  if type(why) == "table" and why.refused then
    return false
  end
  db:close()
  if not stored_after_all(path, batches) then
    error(why, 0)
  end
  return true
end

-- What was found in long files while they were stored.
local function gather_late(outcome)
  for _, result in ipairs(outcome.results) do
    for _, batch in ipairs(result.new) do
      if batch.store then
        result.findings = batch.findings
      end
    end
  end
  outcome.errors = count_errors(outcome.results)
end

--- Who is writing, for the log and for whoever waits: {at, who}.
function M.new_call()
  return { at = lock.now(), who = lock.who() }
end

--- The lock beside the database; raises with who holds it and since when.
function M.take_lock(path, call)
  local taken, why = lock.take(path .. ".lock", failure.say({
    vi = "{who} (tiến trình {pid}) từ {at}", en = "{who} (process {pid}) since {at}" },
    { who = call.who, pid = lock.pid(), at = call.at }))
  if not taken then
    error(why, 0)
  end
  return taken
end

local function rehearse(path, paths, settled, options)
  settled.only_check = true
  local db <close> = store.open(path)
  local results = read_all(db, paths, settled, options)
  return { results = results, errors = count_errors(results), rehearsal = true }
end

--- Imports the files of one call. options: {database, arguments, form, period, vintage, document,
--- encoding, dry_run, progress}. Returns {results, errors, stored, backup}; with errors nothing was
--- stored.
function M.run(options)
  local settled = settle(options)
  local paths = reader.expand(options.arguments)
  if options.dry_run then
    return rehearse(options.database, paths, settled, options)
  end
  local call = M.new_call()
  local held <close> = M.take_lock(options.database, call)
  local db <close>, upgraded = store.open_to_write(options.database, call)
  local sound, damage = health.before_writing(db)
  if not sound then
    error(damage, 0)
  end
  local results = read_all(db, paths, settled, options)
  local outcome = { results = results, errors = count_errors(results), stored = 0,
    upgraded = upgraded, held = held ~= nil }
  local batches = new_batches(results)
  if outcome.errors > 0 or #batches == 0 then
    return outcome
  end
  local saved, why = backup.make(db)
  if not saved then
    error(why, 0)
  end
  outcome.backup = saved
  if write_all(db, batches, call) then
    outcome.stored = #batches
  end
  gather_late(outcome)
  return outcome
end

--- Undoes one import. Returns true; raises when it cannot.
function M.undo(path, import_id)
  local call = M.new_call()
  local held <close> = M.take_lock(path, call)
  local db <close> = store.open_to_write(path, call)
  local saved, why = backup.make(db)
  if not saved then
    error(why, 0)
  end
  local ok
  db:transaction(function()
    ok, why = write.undo(db, import_id, call)
  end)
  if not ok then
    error(why, 0)
  end
  return held ~= nil
end

--- The days of a period, for what lists imports.
function M.period_label(words)
  local made = period.parse(words)
  return made and made.label or words
end

return M
