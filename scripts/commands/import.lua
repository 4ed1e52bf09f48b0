-- lotrinh import FILE|FOLDER...: reports of communes into the database, all of one call or none.
local checks = require "importer.checks"
local failure = require "foundation.failure"
local format = require "foundation.format"
local host = require "lotrinh.host"
local importer = require "importer"
local json = require "foundation.json"
local progress = require "foundation.progress"
local returned = require "importer.returned"

local M = {}

local say = failure.say

-- So many lines are read; a call of 126 files tells the rest in one.
local MOST_LINES = 40

-- The bar names files without their folders.
local function progress_of(options)
  local bar = progress.bar(options, say { vi = "Nhập", en = "Importing" })
  return bar and function(done, total, path)
    bar(done, total, path:match "[^/]*$")
  end
end

local function need_database(context)
  if context.database == nil then
    error(failure.new("LT-1754", "usage", {
      vi = "chưa có cơ sở dữ liệu để nhập vào; tạo bằng: lotrinh init lotrinh.db",
      en = "there is no database to import into; make one: lotrinh init lotrinh.db" }), 0)
  end
  return context.database
end

local function severities(findings)
  local counts = { E = 0, W = 0, H = 0 }
  for _, finding in ipairs(findings) do
    counts[finding.severity] = counts[finding.severity] + 1
  end
  return counts
end

local function batch_line(result, batch, rehearsal)
  return say({
    vi = "{name}: mẫu {form}, {period}, {rows} dòng{import}",
    en = "{name}: form {form}, {period}, {rows} rows{import}" }, {
    name = result.name, form = batch.form.id, rows = batch.accepted,
    period = batch.period and batch.period.label .. " ("
      .. require "importer.about".vintage_words(batch.vintage) .. ")" or "-",
    import = rehearsal and "" or say({ vi = ", lần nhập số {id}", en = ", import {id}" },
      { id = batch.import_id or "?" }) })
end

local function known_line(result)
  local known = result.known
  if known.same_as then
    return say({ vi = "{name}: giống hệt {other} trong lần nhập này; bỏ qua",
      en = "{name}: the same as {other} in this import; left out" },
      { name = result.name, other = known.same_as })
  end
  return say({ vi = "{name}: đã nhập ngày {at} bởi {who} (lần nhập số {id}); không có gì thay đổi",
    en = "{name}: imported on {at} by {who} already (import {id}); nothing changes" },
    { name = result.name, at = format.day(known.at:sub(1, 10)), who = known.who,
      id = known.import_id })
end

local function lines_of(outcome, verbose)
  local lines = {}
  for _, result in ipairs(outcome.results) do
    if result.known and #result.new == 0 then
      lines[#lines + 1] = "= " .. known_line(result)
    end
    for _, batch in ipairs(result.new) do
      lines[#lines + 1] = "✔ " .. batch_line(result, batch, outcome.rehearsal)
    end
    for _, finding in ipairs(result.findings) do
      lines[#lines + 1] = "  " .. (finding.severity == "H" and "? " or "! ")
        .. checks.line(finding, result.name)
    end
    if verbose or outcome.rehearsal then
      for _, note in ipairs(result.notes) do
        lines[#lines + 1] = "  " .. note
      end
    end
  end
  return lines
end

local function tell(outcome, context)
  local lines = lines_of(outcome, context.options.verbose)
  local hidden = 0
  if #lines > MOST_LINES and not context.options.verbose then
    hidden = #lines - MOST_LINES
    lines = { table.unpack(lines, 1, MOST_LINES) }
  end
  if hidden > 0 then
    lines[#lines + 1] = say({ vi = "… và {n} dòng nữa (xem tất cả: -v)",
      en = "… and {n} more lines (to see all: -v)" }, { n = hidden })
  end
  if outcome.rehearsal then
    lines[#lines + 1] = say { vi = "Chạy thử: chưa ghi gì.", en = "Rehearsal: nothing was stored." }
  elseif outcome.stored > 0 then
    lines[#lines + 1] = say({ vi = "Đã nhập {n} báo cáo; bản sao lưu trước khi nhập: {backup}",
      en = "{n} reports imported; backup made before: {backup}" },
      { n = outcome.stored, backup = outcome.backup })
  end
  host.write(table.concat(lines, "\n") .. "\n")
end

local function as_data(outcome)
  local files = {}
  for i, result in ipairs(outcome.results) do
    local findings, batches = {}, {}
    for k, finding in ipairs(result.findings) do
      findings[k] = { code = finding.code, severity = finding.severity, sheet = finding.sheet,
        cell = finding.address, value = finding.value,
        reason = say { vi = finding.vi, en = finding.en } }
    end
    for k, batch in ipairs(result.new) do
      batches[k] = { form = batch.form.id, period = batch.period and batch.period.text,
        vintage = batch.vintage, rows = batch.accepted, import_id = batch.import_id }
    end
    files[i] = { file = result.name, known = result.known ~= nil, batches = batches,
      findings = findings }
  end
  return { stored = outcome.stored or 0, errors = outcome.errors,
    rehearsal = outcome.rehearsal or false, backup = outcome.backup, files = files }
end

local function give_back(outcome, folder)
  local written = {}
  for _, result in ipairs(outcome.results) do
    local cells = false
    for _, finding in ipairs(result.findings) do
      cells = cells or finding.address ~= nil
    end
    if cells then
      local path, why = returned.write(folder, result.name, result.findings)
      if not path then
        error(why, 0)
      end
      written[#written + 1] = path
    end
  end
  return written
end

-- The whole failure of the only file that failed, when no cell is to blame.
local function only_failure(outcome)
  local only
  for _, result in ipairs(outcome.results) do
    for _, finding in ipairs(result.findings) do
      if finding.severity == "E" then
        if only or finding.address then
          return nil
        end
        only = finding
      end
    end
  end
  return only
end

local function raise(outcome, written)
  local only = only_failure(outcome)
  if only then
    error(failure.new(only.code, "data", { vi = only.vi, en = only.en }), 0)
  end
  local list = ""
  if #written > 0 then
    list = say({ vi = " Danh sách để gửi lại: {path}", en = " The list to send back: {path}" },
      { path = table.concat(written, ", ", 1, math.min(#written, 5))
        .. (#written > 5 and ", …" or "") })
  end
  error(failure.new("LT-1709", "data", {
    vi = "{n} lỗi; không nhập gì.{list}", en = "{n} errors; nothing was imported.{list}" },
    { n = outcome.errors, list = list }), 0)
end

local function refuse(outcome, context)
  local lines = {}
  for _, result in ipairs(outcome.results) do
    for _, finding in ipairs(result.findings) do
      if finding.severity == "E" then
        lines[#lines + 1] = "✘ " .. checks.line(finding, result.name)
      end
    end
  end
  local shown = context.options.verbose and #lines or math.min(#lines, MOST_LINES)
  if not only_failure(outcome) then
    host.write_error(table.concat(lines, "\n", 1, shown) .. "\n")
  end
  local written = {}
  if not outcome.rehearsal or context.options.to then
    written = give_back(outcome, context.options.to or ".")
  end
  if context.options.json then
    host.write(json.encode(as_data(outcome)) .. "\n")
  end
  raise(outcome, written)
end

local function warnings(outcome)
  for _, result in ipairs(outcome.results) do
    local counts = severities(result.findings)
    if counts.W + counts.H > 0 then
      return true
    end
  end
  return false
end

--- Exit code 0, 3 when refused, 4 with warnings and --strict.
function M.run(context)
  local options = context.options
  local outcome = importer.run {
    database = need_database(context), arguments = context.arguments, form = options.form,
    period = options.period, vintage = options.vintage, document = options.document,
    encoding = options.encoding, dry_run = options.dry_run,
    progress = progress_of(options),
  }
  if outcome.errors > 0 then
    refuse(outcome, context)
  end
  if options.to then
    give_back(outcome, options.to)
  end
  if options.json then
    host.write(json.encode(as_data(outcome)) .. "\n")
  elseif not options.quiet then
    tell(outcome, context)
  end
  return options.strict and warnings(outcome) and failure.exit.warnings or nil
end

return M
