-- What was published about the city, period by period, with what follows from the counts. Reads the
-- database, makes no words.
local failure = require "foundation.failure"
local indicators = require "definitions.indicators"
local measure = require "measure"

local M = {}

--- The rows of a query as plain tables: NULL is nil, and fields may be added.
function M.rows(db, sql, values)
  local list = {}
  for row in db:rows(sql, values or {}) do
    local plain = {}
    for name, value in pairs(row) do
      plain[name] = value
    end
    list[#list + 1] = plain
  end
  return list
end

local CASES = [[
  SELECT c.period_kind, c.period_start, c.period_end, c.vintage, c.received, c.settled,
         c.unsettled, c.pending, c.reported_closed, c.closed
    FROM cases AS c JOIN unit AS u ON u.unit_id = c.unit_id
    JOIN period_kind AS k ON k.kind = c.period_kind
   WHERE u.level = 'city'
   ORDER BY k.position, c.period_end, c.period_start]]

local PRINTED = [[
  SELECT f.row, f.period_kind, f.period_start, f.period_end, f.printed, f.qualifier, f.source_id,
         f.note
    FROM published_figure AS f JOIN unit AS u ON u.unit_id = f.unit_id
    JOIN period_kind AS k ON k.kind = f.period_kind
   WHERE u.level = 'city' AND f.name = :name
   ORDER BY k.position, f.period_end, f.period_start, f.row]]

local NOTES = [[
  SELECT DISTINCT f.source_id, f.note, f.note_vi
    FROM published_figure AS f JOIN unit AS u ON u.unit_id = f.unit_id
   WHERE u.level = 'city' AND f.period_kind = :kind AND f.period_start = :first
     AND f.period_end = :last AND (f.name LIKE :one OR f.name LIKE :other)
   ORDER BY f.row]]

-- Pages and notes behind a period's figures, each once, in the order of the file.
local function sources_and_notes(db, period, one, other)
  local sources, notes, seen = {}, {}, {}
  for row in db:rows(NOTES, { kind = period.period_kind, first = period.period_start,
    last = period.period_end, one = one, other = other }) do
    if not seen[row.source_id] then
      seen[row.source_id] = true
      sources[#sources + 1] = row.source_id
    end
    if row.note and not seen[row.note] then
      seen[row.note] = true
      notes[#notes + 1] = failure.say { vi = row.note_vi or row.note, en = row.note }
    end
  end
  return sources, notes
end

local function key_of(period)
  return period.period_kind .. period.period_start .. period.period_end
end

-- Ways a settlement rate may have been worked out: the definition, and which counts stand below.
local function candidates(period)
  local list = {}
  local function add(definition, below)
    if period.settled and below then
      list[#list + 1] = { definition = definition, n = below }
    end
  end
  local derived = period.received and period.pending and period.received - period.pending
  add("official", period.reported_closed)
  if derived ~= period.reported_closed then
    add("official", derived)
  end
  add("received", period.received)
  return list
end

-- Which of them gives the printed rate; the official definition first.
local function explain(printed, period)
  if printed.qualifier ~= "=" then
    return nil
  end
  for _, how in ipairs { "rounded", "truncated" } do
    for _, candidate in ipairs(candidates(period)) do
      if measure.fit(printed.printed, period.settled, candidate.n) == how then
        return { definition = candidate.definition, n = candidate.n, how = how }
      end
    end
  end
  return nil
end

-- The denominator of the official definition: reported, worked out, or, when only one number could
-- stand below the printed rate, inferred from it.
local function settle_denominator(period)
  if period.closed then
    period.n = period.closed
    period.n_basis = period.reported_closed and "reported" or "derived"
    return
  end
  for _, printed in ipairs(period.printed) do
    if printed.qualifier == "=" and period.settled and not printed.fit then
      local possible = measure.implied(printed.printed, period.settled)
      if #possible == 1 and (not period.received or possible[1] <= period.received) then
        period.n, period.n_basis = possible[1], "inferred"
        return
      end
    end
  end
end

--- The periods with anything published about cases: counts, n and n_basis ("reported", "derived",
--- "inferred" or nil), rate (measure.rate), rate_received, printed = {{printed, qualifier, fit}}.
function M.cases(db)
  local periods, by_key = {}, {}
  for _, row in ipairs(M.rows(db, CASES)) do
    row.printed = {}
    by_key[key_of(row)] = row
    periods[#periods + 1] = row
  end
  for _, printed in ipairs(M.rows(db, PRINTED, { name = "success_rate" })) do
    local period = by_key[key_of(printed)]
    if not period then
      period = { period_kind = printed.period_kind, period_start = printed.period_start,
        period_end = printed.period_end, vintage = "unstated", printed = {} }
      by_key[key_of(printed)] = period
      periods[#periods + 1] = period
    end
    period.printed[#period.printed + 1] = printed
  end
  table.sort(periods, function(a, b)
    return a.period_end .. a.period_kind < b.period_end .. b.period_kind
  end)
  for _, period in ipairs(periods) do
    for _, printed in ipairs(period.printed) do
      printed.fit = explain(printed, period)
    end
    settle_denominator(period)
    period.rate = period.settled and period.n and measure.rate(period.settled, period.n)
    period.rate_received = period.settled and period.received
      and measure.rate(period.settled, period.received)
    period.sources, period.notes = sources_and_notes(db, period, "cases%", "success_rate")
  end
  return periods
end

local AT_A_DAY = [[
  SELECT o.period_kind, o.period_start, o.period_end, o.vintage,
         MAX(o.value) FILTER (WHERE o.measure = :below AND o.qualifier = '=') AS n,
         MAX(o.value) FILTER (WHERE o.measure = :above AND o.qualifier = '=') AS x
    FROM current_observation AS o JOIN unit AS u ON u.unit_id = o.unit_id
   WHERE u.level = 'city' AND o.measure IN (:above, :below)
   GROUP BY o.period_kind, o.period_start, o.period_end, o.vintage
   ORDER BY o.period_end, o.period_start]]

--- The periods for which numerator or denominator of a definition was published, oldest first.
function M.pairs(db, definition)
  local list = M.rows(db, AT_A_DAY,
    { above = definition.numerator, below = definition.denominator or "" })
  for _, row in ipairs(list) do
    row.rate = row.x and row.n and measure.rate(row.x, row.n)
    row.sources, row.notes = sources_and_notes(db, row, "%", "%")
  end
  return list
end

--- The groups of mediators at each day they were published.
function M.groups(db)
  local list = M.rows(db, [[
    SELECT o.period_kind, o.period_start, o.period_end, o.vintage,
           MAX(o.value) FILTER (WHERE o.measure = 'groups') AS groups,
           MAX(o.qualifier) FILTER (WHERE o.measure = 'groups') AS groups_qualifier,
           MAX(o.value) FILTER (WHERE o.measure = 'mediators') AS mediators,
           MAX(o.qualifier) FILTER (WHERE o.measure = 'mediators') AS mediators_qualifier,
           MAX(o.value) FILTER (WHERE o.measure = 'five_good_groups') AS five_good
      FROM current_observation AS o JOIN unit AS u ON u.unit_id = o.unit_id
     WHERE u.level = 'city' AND o.measure IN ('groups', 'mediators', 'five_good_groups')
     GROUP BY o.period_kind, o.period_start, o.period_end, o.vintage
     ORDER BY o.period_end]])
  local printed = M.rows(db, PRINTED, { name = "five_good_rate" })
  for _, row in ipairs(list) do
    row.rate = row.five_good and row.groups and row.groups_qualifier == "="
      and measure.rate(row.five_good, row.groups) or nil
    for _, other in ipairs(printed) do
      if other.period_end == row.period_end then
        row.printed = other
        row.fit = row.rate and measure.fit(other.printed, row.five_good, row.groups)
      end
    end
    row.sources, row.notes = sources_and_notes(db, row, "mediat%", "five_good%")
  end
  return list
end

--- The latest period of the most usual kind in which the settlement rate can be worked out.
function M.latest_rate(cases)
  local latest
  for _, period in ipairs(cases) do
    if period.rate and period.period_kind == "year"
        and (not latest or period.period_end > latest.period_end) then
      latest = period
    end
  end
  return latest
end

--- The definition used for an indicator.
function M.definition(id)
  return indicators.definition(assert(indicators.find(id), id))
end

return M
