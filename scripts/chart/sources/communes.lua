-- Figures of all communes for one year, as compare reads them. Knows no chart.
local failure = require "foundation.failure"
local words = require "chart.words"

local M = {}

M.takes = { year = true, indicator = true, vintage = true }

--- The year asked for, else the last one for which communes reported; notes the imports behind it.
function M.year(context, definition)
  local city = require "measure.units".city(context.units)
  local found = context:points(definition, { unit = city })
  context.used = {}
  local year, point
  for _, candidate in ipairs(found) do
    if context.asked_year and candidate.year == context.last
        or not context.asked_year and candidate.expected ~= nil then
      year, point = candidate.year, candidate
    end
  end
  if point then
    context:note_imports(point.imports)
  end
  return year or context.last, point
end

--- The options with which compare reads the same figures.
function M.options(context, year)
  return { year = year, asof = context.asof, vintage = context.vintage }
end

--- unit, definition, period, source of a chart of communes.
function M.common(context, id, year, point)
  local data = context:common(id)
  data.unit = require "measure.units".city(context.units).name
  data.period = words.say({ vi = "năm {year}", en = "{year}" }, { year = year })
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
