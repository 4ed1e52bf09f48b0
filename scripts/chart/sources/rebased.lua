-- Figures of communes on both sides of the reform, carried to the map after it by rebase, for
-- charts that show both. A share of a divided unit that no source states is not assumed unless
-- asked for; what depends on it is counted and left out.
local breaks = require "outlook.breaks"
local failure = require "foundation.failure"
local frame = require "lotrinh.frame"
local points = require "measure.points"
local published = require "chart.sources.published"
local rebase = require "rebase"
local graphs = require "unit.graph"
local shares = require "unit.shares"

local M = {}

--- The three ways to read figures of two maps.
M.VIEWS = { "reported", "rebased", "undivided" }

local COLUMNS = { "unit_id", "finish", "year", "x", "n" }
local KEYS = { "finish", "year" }

--- The last day before the day of the context on which units were redrawn; nil before any.
function M.reform_day(context, indicator)
  local day
  for _, entry in ipairs(breaks.of(indicator, "commune")) do
    if entry.kind == "territory" and entry.on <= context.day then
      day = entry.on
    end
  end
  return day
end

--- Figures that communes gave for a kind of period: a frame, and the start and imports of each day
--- on which a period ended. `only`: a set of ids of units, all when absent.
function M.read(context, definition, kind, only)
  local rows, periods = {}, {}
  for _, unit in ipairs(context.units.list) do
    local wanted = unit.level == "commune" and (only == nil or only[unit.id])
    local own = wanted and points.of({ figures = context.figures,
      units = context.units, unit = unit }, definition, { kind = kind, vintage = context.vintage,
        until_day = context.asof, from = context.asked_year and context.first or nil,
        to = context.last }) or {}
    for _, point in ipairs(own) do
      rows[#rows + 1] = { unit_id = unit.id, finish = point.finish, year = point.year,
        x = point.x, n = point.n }
      periods[point.finish] = periods[point.finish] or { start = point.start, vintages = {} }
      periods[point.finish].vintages[point.vintage] = true
      context:note_imports(point.imports)
    end
  end
  return frame.new(rows, COLUMNS), periods
end

--- Raises for a view that there is not.
function M.check_view(view)
  for _, known in ipairs(M.VIEWS) do
    if view == known then
      return view
    end
  end
  return failure.raise("LT-1630", "usage", {
    vi = "không có cách xem \"{view}\"; hãy dùng {known}",
    en = "there is no view \"{view}\"; use {known}" },
    { view = tostring(view), known = table.concat(M.VIEWS, ", ") })
end

local function assumed(row)
  return row.basis:find("assumed_", 1, true) ~= nil
end

-- Rows of a rebased frame that rest on no assumption nobody made, and the units left out for it.
local function plain_rows(result, view, options)
  local rows, left_out, count = {}, {}, 0
  for i = 1, #result do
    local row = result[i]
    if row.unit_id and assumed(row) and not options.missing and not left_out[row.unit_id] then
      left_out[row.unit_id], count = true, count + 1
    end
  end
  for i = 1, #result do
    local row = result[i]
    if row.unit_id and not (left_out[row.unit_id] and (options.only_whole or assumed(row))) then
      rows[#rows + 1] = { view = view, unit_id = row.unit_id, unit = row.full_name,
        finish = row.finish, year = row.year, x = row.x, n = row.n, flags = row.flags,
        basis = row.basis, estimated_share = row.estimated_share, n_effective = row.n_effective,
        label = published.label(options.kind, options.periods[row.finish].start, row.finish) }
    end
  end
  return rows, count
end

--- One view of a frame of M.read: rows {view, unit_id, unit, finish, year, label, x, n, flags,
--- basis, estimated_share, n_effective}, and how many units of today are left out because nobody
--- says how their parts were divided: wholly, or (only_whole unset) only the periods concerned.
--- options = {to, kind, periods, missing, only_whole}.
function M.view(given, view, options)
  M.check_view(view)
  local result = rebase(given, { to = options.to, view = view, counts = { "x", "n" },
    keys = KEYS, n = "n", missing = options.missing or "equal" })
  return plain_rows(result, view, options)
end

--- The units from which a unit of the day has its people, itself among them, as a set of ids.
function M.family(context, unit, day)
  local graph, memo, family = graphs.of(context.db), {}, {}
  for _, record in ipairs(graph.list) do
    if record.level == unit.level and record.valid_from <= day then
      for _, heir in ipairs(shares.destinations(graph, record, day, memo)) do
        family[record.id] = family[record.id] or heir.id == unit.id or nil
      end
    end
  end
  return family
end

return M
