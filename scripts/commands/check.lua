-- lotrinh check: whether the database is sound and who has not reported.
local about = require "importer.about"
local completeness = require "importer.completeness"
local due_dates = require "importer.due"
local failure = require "foundation.failure"
local health = require "importer.health"
local host = require "lotrinh.host"
local json = require "foundation.json"
local period = require "lotrinh.period"
local store = require "store"

local M = {}

local say = failure.say

local function settle(context)
  local options = context.options
  local last = due_dates.last(host.today())
  local made, why = last and last.period, nil
  if options.period then
    made, why = about.period(options.period)
  end
  if not made then
    error(why or failure.new("LT-1762", "usage", {
      vi = "chưa có kỳ báo cáo nào đến hạn; nêu --period 2026-H1",
      en = "no report was due yet; give --period 2026-H1" }), 0)
  end
  local vintage = last and last.vintage or "preliminary"
  if options.vintage then
    vintage = about.vintage(options.vintage)
    if not vintage then
      error(failure.new("LT-1753", "usage", {
        vi = "--vintage nhận so_bo, uoc_tinh hoặc chinh_thuc, không nhận \"{given}\"",
        en = "--vintage takes so_bo, uoc_tinh or chinh_thuc, not \"{given}\"" },
        { given = options.vintage }), 0)
    end
  end
  return { period = made, vintage = vintage, due = due_dates.find(made, vintage) }
end

-- Every line of the list for reminding: {code, unit, report, problem, detail}.
local function reminders(found)
  local list = {}
  for _, entry in ipairs(found.reports) do
    for _, unit in ipairs(entry.missing) do
      list[#list + 1] = { code = unit.code, unit = unit.full_name, report = entry.report.id,
        problem = "missing", words = say(entry.report), detail = "" }
    end
    for _, late in ipairs(entry.late) do
      list[#list + 1] = { code = late.unit.code, unit = late.unit.full_name,
        report = entry.report.id, problem = "late", words = say(entry.report),
        detail = period.short(period.day(late.day)) }
    end
  end
  for _, change in ipairs(found.changes) do
    list[#list + 1] = { code = change.code, unit = change.unit, report = change.measure,
      problem = "change", words = change.measure,
      detail = ("%d → %d"):format(change.before, change.now) }
  end
  for _, carried in ipairs(found.carried) do
    list[#list + 1] = { code = carried.code, unit = carried.unit, report = "carried_over",
      problem = "carried_over", words = "carried_over",
      detail = ("%d ≠ %d"):format(carried.carried, carried.pending) }
  end
  return list
end

local PROBLEMS = {
  missing = { vi = "chưa báo cáo", en = "not reported" },
  late = { vi = "báo cáo muộn, ngày", en = "reported late, on" },
  change = { vi = "thay đổi quá 20% so với năm trước", en = "changed by more than 20% on the "
    .. "year" },
  carried_over = { vi = "kỳ trước chuyển sang khác cuối kỳ trước",
    en = "carried over is not what was pending" },
}

local function find(db, asked)
  local due = asked.due and asked.due.day
  return {
    reports = completeness.reports(db, asked.period, asked.vintage, due),
    changes = completeness.changes(db, asked.period, asked.vintage),
    carried = completeness.carried_over(db, asked.period, asked.vintage),
    findings = completeness.open_findings(db, asked.period, asked.vintage),
  }
end

local function check_health(db, lines)
  local first
  for _, check in ipairs(health.CHECKS) do
    local fine, why = check.run(db)
    host.check()
    lines[#lines + 1] = (fine and "✔ " or "✘ ") .. say(check)
      .. (fine and "" or ": " .. tostring(why.text))
    first = first or why
  end
  return first
end

local function due_line(asked)
  if not asked.due then
    return say { vi = "không rõ hạn nộp", en = "the due date is not known" }
  end
  return say({ vi = "hạn {day}{doubt}", en = "due {day}{doubt}" }, {
    day = period.short(period.day(asked.due.day)),
    doubt = asked.due.confirmed and "" or say { vi = " (chưa xác nhận)", en = " (unconfirmed)" } })
end

-- So many units are named; --csv gives them all.
local MOST_NAMED = 12

local function tell(asked, found, list, lines)
  lines[#lines + 1] = ("%s (%s), %s"):format(asked.period.label,
    about.vintage_words(asked.vintage), due_line(asked))
  for _, entry in ipairs(found.reports) do
    lines[#lines + 1] = say({ vi = "  {report}: {reported}/{expected} đơn vị đã báo cáo, {late} "
      .. "muộn",
      en = "  {report}: {reported} of {expected} units have reported, {late} late" },
      { report = say(entry.report), reported = entry.reported, expected = entry.expected,
        late = #entry.late })
  end
  lines[#lines + 1] = say({
    vi = "  {changes} số liệu thay đổi quá {limit}%, {carried} không khớp kỳ trước, {findings} "
      .. "điều cần "
      .. "thuyết minh",
    en = "  {changes} figures changed above {limit}%, {carried} do not carry over, {findings} "
      .. "notes" },
    { changes = #found.changes, limit = completeness.LIMIT_PERCENT, carried = #found.carried,
      findings = found.findings })
  if #list > 0 then
    lines[#lines + 1] = say { vi = "Cần đôn đốc:", en = "To be reminded:" }
  end
  for i = 1, math.min(#list, MOST_NAMED) do
    local item = list[i]
    lines[#lines + 1] = ("  %s %s: %s: %s%s"):format(item.code, item.unit, item.words,
      say(PROBLEMS[item.problem]), item.detail ~= "" and " " .. item.detail or "")
  end
  if #list > MOST_NAMED then
    lines[#lines + 1] = say({ vi = "  … và {n} dòng nữa; tất cả: lotrinh check --csv",
      en = "  … and {n} more; all of them: lotrinh check --csv" }, { n = #list - MOST_NAMED })
  end
end

local function as_csv(list)
  local lines = { "code,unit,report,problem,detail" }
  for _, item in ipairs(list) do
    lines[#lines + 1] = ("%s,%s,%s,%s,%s"):format(item.code, item.unit, item.report, item.problem,
      item.detail)
  end
  return table.concat(lines, "\n") .. "\n"
end

local function as_data(asked, found, list, broken)
  local reports = {}
  for i, entry in ipairs(found.reports) do
    reports[i] = { report = entry.report.id, expected = entry.expected,
      reported = entry.reported, missing = #entry.missing, late = #entry.late }
  end
  return { period = asked.period.text, vintage = asked.vintage,
    due = asked.due and asked.due.day, due_confirmed = asked.due and asked.due.confirmed,
    reports = reports, reminders = list, findings = found.findings,
    sound = broken == nil }
end

--- Exit code 3 when the database is damaged, 4 with --strict when somebody must be reminded.
function M.run(context)
  local asked = settle(context)
  local db <close> = store.open(context.database)
  local lines = {}
  local broken = check_health(db, lines)
  local found = find(db, asked)
  local list = reminders(found)
  if context.options.json then
    host.write(json.encode(as_data(asked, found, list, broken)) .. "\n")
  elseif context.options.csv then
    host.write(as_csv(list))
  else
    tell(asked, found, list, lines)
    host.write(table.concat(lines, "\n") .. "\n")
  end
  if broken then
    error(broken, 0)
  end
  return context.options.strict and #list > 0 and failure.exit.warnings or nil
end

return M
