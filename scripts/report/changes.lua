-- What changed between two reports: which figures, by which imports, and why. Reads no database and
-- makes no words.
local indicators = require "definitions.indicators"
local period = require "lotrinh.period"
local tables = require "definitions.table"

local M = {}

local VALUES = { "numerator", "denominator", "percent", "printed", "qualifier", "verdict" }

local EXACT = { "section", "item", "unit", "definition", "period_kind", "period_start",
  "period_end", "vintage" }

-- A figure that moved on to a later period is one figure that changed, not one lost and one new.
local LOOSE = { "section", "item", "unit", "definition" }

-- What a count may be worked out from: other measures, tables of records.
local PARTS = { closed = { "received", "pending" }, model_communes = { "recognition" },
  five_good_groups = { "recognition" }, contests = { "activity" }, pilot_communes = { "pilot" },
  new_mediators = { "cohort" }, new_mediators_due = { "cohort" },
  new_mediators_trained = { "cohort" } }

local function key_of(row, names)
  local parts = {}
  for i, name in ipairs(names) do
    parts[i] = row[name] or ""
  end
  return table.concat(parts, "\0")
end

local function is_same(old, new)
  for _, name in ipairs(VALUES) do
    if old[name] ~= new[name] then
      return false
    end
  end
  return old.period_end == new.period_end and old.period_kind == new.period_kind
end

-- {[key] = {row, ...}}, in order.
local function by_key(rows, names, taken)
  local found = {}
  for _, row in ipairs(rows) do
    if not (taken and taken[row]) then
      local key = key_of(row, names)
      found[key] = found[key] or {}
      table.insert(found[key], row)
    end
  end
  return found
end

local function pair_up(old, new, names, partner)
  local of_old, of_new = by_key(old, names, partner), by_key(new, names, partner)
  for key, list in pairs(of_new) do
    local others = of_old[key] or {}
    -- Where a key is not one figure's alone, its rows are told apart by their place.
    if #list == #others then
      for i, row in ipairs(list) do
        partner[row], partner[others[i]] = others[i], row
      end
    end
  end
end

local function changes_of(old, new)
  local partner, changes = {}, {}
  pair_up(old, new, EXACT, partner)
  pair_up(old, new, LOOSE, partner)
  for _, row in ipairs(new) do
    local before = partner[row]
    if not before then
      changes[#changes + 1] = { kind = "added", new = row, figure = row }
    elseif not is_same(before, row) then
      changes[#changes + 1] = { kind = "changed", old = before, new = row, figure = row }
    end
  end
  for _, row in ipairs(old) do
    if not partner[row] then
      changes[#changes + 1] = { kind = "removed", old = row, figure = row }
    end
  end
  return changes
end

local function add_measure(set, name)
  if name then
    set[name] = true
    for _, part in ipairs(PARTS[name] or {}) do
      set[part] = true
    end
  end
end

local known_measures

local function is_measure(name)
  if not known_measures then
    known_measures = {}
    for _, row in ipairs(tables.read "measures") do
      known_measures[row.measure] = true
    end
  end
  return known_measures[name] == true
end

-- The measures behind a figure, or nil when its definition is not known.
local function measures_of(row)
  local id, name = (row.definition or ""):match "^([^/]+)/(.+)$"
  local indicator = id and indicators.find(id)
  local definition = indicator and indicators.definition(indicator, name)
  local set = {}
  if not definition and is_measure(row.item) then
    add_measure(set, row.item)
    return set
  elseif not definition then
    return nil
  end
  add_measure(set, definition.numerator)
  add_measure(set, definition.denominator)
  return set
end

local function brings(manifest, import, measures)
  if measures == nil then
    return true
  end
  for _, name in ipairs(manifest.forms and manifest.forms[import.form] or {}) do
    if measures[name] then
      return true
    end
  end
  return false
end

local function covers(import, row)
  local made = import.period and import.period ~= "" and period.parse(import.period)
  if not made or not row.period_end then
    return true
  end
  return made.start <= row.period_end and row.period_start <= made.finish
end

local CITY = { city = true, each_district = true, pilot_communes = true, national = true,
  each_province = true }

-- Whether one of these units, by number, is the figure's.
local function names_unit(manifest, ids, row)
  for _, id in ipairs(ids or {}) do
    if manifest.units[tostring(id)] == row.unit then
      return true
    end
  end
  return false
end

-- Records of other kinds (decisions, registers) are not told by unit.
local function is_of_unit(manifest, import, row)
  return row.unit == nil or CITY[row.unit] or #(import.units or {}) == 0
    or names_unit(manifest, import.units, row)
end

local function is_behind(manifest, import, change, measures)
  local row = change.figure
  return is_of_unit(manifest, import, row) and brings(manifest, import, measures)
    and (covers(import, row) or change.old ~= nil and covers(import, change.old))
end

local function batch_of(import)
  return table.concat({ import.form, import.period or "", import.vintage or "" }, "\0")
end

-- Imports that only one side counts: {import, why, manifest}; why is not known yet of those that
-- arrived: they may correct one unit and be the late report of another.
local function moves_of(old, new)
  local before, batches = {}, {}
  for _, import in ipairs(old.imports) do
    if import.state == "current" then
      before[import.id], batches[batch_of(import)] = import, true
    end
  end
  local moves, there = {}, {}
  for _, import in ipairs(new.imports) do
    local known = before[import.id]
    local same = known and known.sha256 == import.sha256
    there[import.id] = import.state == "current" and same or nil
    if import.state == "current" and not same then
      moves[#moves + 1] = { import = import, manifest = new,
        late = batches[batch_of(import)] == true }
    end
  end
  for _, import in ipairs(old.imports) do
    if before[import.id] and not there[import.id] then
      moves[#moves + 1] = { import = import, why = "undo", manifest = old }
    end
  end
  return moves
end

local function why_of(move, row)
  local corrects = move.import.corrects or {}
  if move.why then
    return move.why
  elseif CITY[row.unit] and #corrects > 0 or names_unit(move.manifest, corrects, row) then
    return "correction"
  end
  return move.late and "late" or "report"
end

local function hashes_of(plans)
  local parts = {}
  for i, plan in ipairs(plans or {}) do
    parts[i] = plan.plan .. plan.sha256
  end
  return table.concat(parts, " ")
end

local function plan_asked(manifest)
  return manifest.options and manifest.options.plan
end

-- What else differs: it explains what no import does.
local function other_reasons(old, new)
  local list = {}
  if hashes_of(old.plans) ~= hashes_of(new.plans) then
    list[#list + 1] = { why = "plan", imports = {} }
  end
  if plan_asked(old) ~= plan_asked(new) then
    list[#list + 1] = { why = "options", imports = {} }
  end
  if old.shipped ~= new.shipped then
    list[#list + 1] = { why = "program", imports = {} }
  end
  return list
end

local ORDER = { "correction", "late", "report", "undo" }

local function reasons_of(change, moves, others)
  local by_why, list = {}, {}
  local measures = measures_of(change.figure)
  for _, move in ipairs(moves) do
    if is_behind(move.manifest, move.import, change, measures) then
      local why = why_of(move, change.figure)
      by_why[why] = by_why[why] or {}
      table.insert(by_why[why], move.import)
    end
  end
  for _, why in ipairs(ORDER) do
    list[#list + 1] = by_why[why] and { why = why, imports = by_why[why] } or nil
  end
  local only_verdict = change.kind == "changed" and change.old.numerator == change.new.numerator
    and change.old.denominator == change.new.denominator
  if #list == 0 or only_verdict then
    table.move(others, 1, #others, #list + 1, list)
  end
  return #list > 0 and list or { { why = "unknown", imports = {} } }
end

--- The differences of two sides (report/side.lua), in the order of the new one: {kind = "changed" |
--- "added" | "removed", old, new (rows), figure (the newer of them), reasons = {{why = "correction"
--- | "late" | "report" | "undo" | "plan" | "options" | "program" | "unknown", imports}}}.
function M.of(old, new)
  local moves = moves_of(old.manifest, new.manifest)
  local others = other_reasons(old.manifest, new.manifest)
  local changes = changes_of(old.rows, new.rows)
  for _, change in ipairs(changes) do
    change.reasons = reasons_of(change, moves, others)
  end
  return changes
end

return M
