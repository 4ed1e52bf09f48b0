-- lotrinh diff OLD NEW: which figures differ between two reports, by which import, and why. OLD and
-- NEW are review folders, databases, or FILE@NUMBER: a database as it was after an import.
local change_words = require "report.change_words"
local changes_of = require "report.changes"
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local format = require "foundation.format"
local frame = require "lotrinh.frame"
local host = require "lotrinh.host"
local side = require "report.side"
local store = require "store"
local years = require "report.years"

local M = {}

local say = failure.say

-- A screen full; --csv and --json have them all.
local MOST_SHOWN = 20

local function of_database(path, year, plan)
  local db <close> = store.open(path)
  return side.database(db, path, year, plan)
end

-- "a.db@12", or "@12" in the database of the session.
local function point_of(place, database)
  local path, id = place:match "^(.*)@(%d+)$"
  if path and files.kind(place) == "absent" then
    return path ~= "" and path or database, math.tointeger(tonumber(id))
  end
end

local function read_other(place, context, year, plan)
  local path, id = point_of(place, context.database)
  if path then
    return side.point(path, id, year, plan)
  end
  return of_database(place, year, plan)
end

-- Folders say which year and plan they are of; databases are asked for the same.
local function read_sides(context)
  local options, sides = context.options, {}
  for i, place in ipairs(context.arguments) do
    sides[i] = files.kind(place) == "folder" and side.folder(place) or nil
  end
  local known = sides[1] or sides[2]
  local year = options.year or known and known.year
  year = years.check(tostring(year or host.today():sub(1, 4)))
  local plan = options.plan or known and (known.manifest.options or {}).plan
  for i, place in ipairs(context.arguments) do
    sides[i] = sides[i] or read_other(place, context, year, plan)
  end
  side.check_years(sides[1].year, sides[2].year)
  return sides[1], sides[2]
end

local COLUMNS = { "change", "section", "item", "unit", "definition", "period_kind",
  "period_start", "period_end", "old_numerator", "old_denominator", "old_verdict", "numerator",
  "denominator", "verdict", "why", "imports" }

local function row_of(change)
  local row = { change = change.kind }
  for _, name in ipairs { "section", "item", "unit", "definition", "period_kind", "period_start",
    "period_end" } do
    row[name] = change.figure[name]
  end
  for _, name in ipairs { "numerator", "denominator", "verdict" } do
    row["old_" .. name] = change.old and change.old[name]
    row[name] = change.new and change.new[name]
  end
  local whys, ids = {}, {}
  for i, reason in ipairs(change.reasons) do
    whys[i] = reason.why
    for _, import in ipairs(reason.imports) do
      ids[#ids + 1] = ("%d"):format(import.id)
    end
  end
  row.why, row.imports = table.concat(whys, " "), table.concat(ids, " ")
  return row
end

local function as_frame(changes)
  local rows = {}
  for i, change in ipairs(changes) do
    rows[i] = row_of(change)
  end
  return frame.new(rows, COLUMNS)
end

local function count(changes)
  local counts = { changed = 0, added = 0, removed = 0 }
  for _, change in ipairs(changes) do
    counts[change.kind] = counts[change.kind] + 1
  end
  return counts
end

local function text_of(old, new, changes)
  local counts = count(changes)
  local lines = { say({
    vi = "{old} → {new}: {changed} số liệu đổi, {added} thêm, {removed} bớt",
    en = "{old} → {new}: {changed} figures changed, {added} added, {removed} removed",
  }, { old = old.name, new = new.name, changed = format.count(counts.changed),
    added = format.count(counts.added), removed = format.count(counts.removed) }) }
  for i, change in ipairs(changes) do
    if i > MOST_SHOWN then
      lines[#lines + 1] = say({ vi = "  … và {n} số liệu nữa; tất cả: --csv",
        en = "  … and {n} more; all of them: --csv" }, { n = #changes - MOST_SHOWN })
      break
    end
    lines[#lines + 1] = ("  %s: %s → %s\n    %s"):format(change_words.figure(change.figure),
      change_words.value(change.old), change_words.value(change.new),
      change_words.reasons(change))
  end
  return table.concat(lines, "\n") .. "\n"
end

function M.run(context)
  local options = context.options
  local old, new = read_sides(context)
  local changes = changes_of.of(old, new)
  if options.json then
    host.write((as_frame(changes):to_json():gsub("\n*$", "\n")))
  elseif options.csv then
    host.write(as_frame(changes):to_csv())
  else
    host.write(text_of(old, new, changes))
  end
end

return M
