-- Who has reported and who has not, against the units valid in the period; what changed much; what
-- does not carry over. Reads only.
local about = require "importer.about"
local on_day = require "unit.on_day"

local M = {}

-- The Ministry's own threshold of a change that needs an explanation (Công văn 4578/BTP-KHTC).
M.LIMIT_PERCENT = 20

-- Of fewer than so many a change says nothing.
local FEWEST = 10

-- What a commune reports, by the measure that shows that it did.
M.REPORTS = {
  { id = "results", measure = "received", vi = "kết quả hòa giải (biểu 12)",
    en = "results (form 12)" },
  { id = "organisation", measure = "groups", yearly = true, vi = "tổ chức (biểu 11)",
    en = "organisation (form "
    .. "11)" },
}

local FIRST = [[
  SELECT o.unit_id, substr(MIN(i.at), 1, 10) AS first
    FROM observation AS o
    JOIN import AS i ON i.import_id = o.import_id AND i.state = 'current'
   WHERE o.measure = :measure AND o.vintage = :vintage AND o.period_end = :last
     AND o.period_kind = :kind AND i.at IS NOT NULL
   GROUP BY o.unit_id ORDER BY o.unit_id]]

-- {[unit_id] = day of the first report}
local function reported(db, made, vintage, report)
  local stock = report.id == "organisation"
  local days = {}
  for row in db:rows(FIRST, { measure = report.measure, vintage = vintage, last = made.finish,
    kind = stock and "point" or about.database_kind(made) }) do
    days[row.unit_id] = row.first
  end
  return days
end

--- One entry a report: {report, expected, reported, missing = {units}, late = {{unit, day}}}.
--- due: a day or nil.
function M.reports(db, made, vintage, due)
  local communes = on_day.of(db, made.finish):communes()
  local list = {}
  for _, report in ipairs(M.REPORTS) do
    local days = reported(db, made, vintage, report)
    local entry = { report = report, expected = #communes, reported = 0, missing = {}, late = {} }
    for _, unit in ipairs(communes) do
      local day = days[unit.id]
      if day == nil then
        entry.missing[#entry.missing + 1] = unit
      else
        entry.reported = entry.reported + 1
        if due and day > due then
          entry.late[#entry.late + 1] = { unit = unit, day = day }
        end
      end
    end
    if made.kind == "year" or not report.yearly then
      list[#list + 1] = entry
    end
  end
  return list
end

local PAIRS = [[
  SELECT u.unit_id, u.code, u.full_name, now.measure, before.value AS before, now.value AS now
    FROM current_observation AS now
    JOIN current_observation AS before ON before.unit_id = now.unit_id
     AND before.measure = now.measure AND before.period_kind = now.period_kind
     AND before.vintage = now.vintage AND before.period_end = :before
    JOIN unit AS u ON u.unit_id = now.unit_id
   WHERE now.period_end = :last AND now.vintage = :vintage AND now.period_kind = :kind
     AND now.measure = :measure AND before.value >= :fewest AND now.value IS NOT NULL
   ORDER BY u.code]]

--- Figures that changed by more than the limit on the year before, of the same unit.
function M.changes(db, made, vintage)
  local list = {}
  if made.kind == "range" or made.kind == "point" then
    return list
  end
  for _, measure in ipairs { "received", "groups", "mediators" } do
    for row in db:rows(PAIRS, { before = made:shift(-1).finish, last = made.finish,
      vintage = vintage, measure = measure, fewest = FEWEST,
      kind = measure == "received" and about.database_kind(made) or "point" }) do
      if math.abs(row.now - row.before) * 100 > M.LIMIT_PERCENT * row.before then
        list[#list + 1] = { code = row.code, unit = row.full_name, measure = measure,
          before = row.before, now = row.now }
      end
    end
  end
  return list
end

local CARRIED = [[
  SELECT u.code, u.full_name, now.value AS carried, before.value AS pending
    FROM current_observation AS now
    JOIN current_observation AS before ON before.unit_id = now.unit_id
     AND before.measure = 'pending' AND before.vintage = now.vintage
     AND before.period_end = date(now.period_start, '-1 day')
    JOIN unit AS u ON u.unit_id = now.unit_id
   WHERE now.measure = 'carried_over' AND now.period_start = :first AND now.period_end = :last
     AND now.vintage = :vintage AND now.value <> before.value
   ORDER BY u.code, before.period_kind]]

--- Units whose cases carried over are not those that were pending: {code, unit, carried, pending}.
function M.carried_over(db, made, vintage)
  local list = {}
  for row in db:rows(CARRIED, { first = made.start, last = made.finish, vintage = vintage }) do
    list[#list + 1] = { code = row.code, unit = row.full_name, carried = row.carried,
      pending = row.pending }
  end
  return list
end

--- Findings kept with the imports of the period that ask for an explanation.
function M.open_findings(db, made, vintage)
  return db:query([[
    SELECT count(*) AS n FROM import_finding AS f
      JOIN import AS i ON i.import_id = f.import_id AND i.state = 'current'
     WHERE i.period = :period AND i.vintage = :vintage]],
    { period = made.text, vintage = vintage })[1].n
end

return M
