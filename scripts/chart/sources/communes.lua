-- Figures of all communes for one year, as compare reads them. Knows no chart.
local failure = require "foundation.failure"
local published = require "chart.sources.published"
local units = require "measure.units"
local words = require "chart.words"

local M = {}

M.takes = { year = true, indicator = true, vintage = true }

-- Longer parts of a year before shorter ones that end on the same day.
local KINDS = { "year", "11M", "10M", "9M", "H2", "H1" }

-- What communes reported in a kind of period, added up, whatever the city itself reported.
local function sums_of(context, definition, kind)
  local list = {}
  for _, point in ipairs(context:points(definition, { kind = kind,
    vintage = context.vintage or "any", unit = units.city(context.units),
    members = function(day) return context:communes(day) end })) do
    if not context.asked_year or point.year == context.last then
      list[#list + 1] = point
    end
  end
  return list
end

--- The latest period, or that of the year asked for, for which communes reported: its year, the
--- point of the city and the kind; notes the imports behind it. A whole year before its parts.
function M.year(context, definition, kinds)
  local best, best_kind
  for _, kind in ipairs(kinds or KINDS) do
    for _, point in ipairs(sums_of(context, definition, kind)) do
      if best == nil or point.finish > best.finish
          and not (best_kind == "year" and point.year == best.year) then
        best, best_kind = point, kind
      end
    end
  end
  context.used = {}
  if best then
    context:note_imports(best.imports)
  end
  return best and best.year or context.last, best, best_kind or "year"
end

--- The options with which compare reads the same figures: one kind of period, one vintage.
function M.options(context, year, kind, point)
  return { year = year, asof = context.asof, kind = kind,
    vintage = context.vintage or point and point.vintage or nil }
end

--- unit, definition, period, source of a chart of communes.
function M.common(context, id, year, point, kind)
  local data = context:common(id)
  local _, indicator = context:definition(id)
  data.definition = words.say(indicator.words) .. ": " .. data.definition
  data.unit = units.city(context.units).name
  data.period = point and published.label(kind, point.start, point.finish) or tostring(year)
  data.vintage = point and context:vintage_words(point.vintage)
  data.year = year
  return data
end

--- The indicator asked for, else the rate of settled cases; raises when it is no share.
function M.indicator(context)
  local id = context.indicator or "success_rate"
  local definition, indicator = context:definition(id)
  if definition.denominator == nil or definition.denominator == "communes" then
    failure.raise("LT-1628", "usage", {
      vi = "chỉ số {id} không phải là tỷ lệ của từng xã, phường", en = "{id} is no share of a "
        .. "commune" }, { id = id })
  end
  return id, definition, indicator
end

--- A frame as a list of plain rows.
function M.rows(frame, names)
  local rows = {}
  for i = 1, #frame do
    local row = {}
    for _, name in ipairs(names) do
      row[name] = frame[i][name]
    end
    rows[i] = row
  end
  return rows
end

return M
