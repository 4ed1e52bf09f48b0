-- Cases by commune in the latest period that communes reported: counts, rate with its interval,
-- rank, and what each has not sent. What nobody reported is nil and stays so. Makes no words.
local ranks = require "compare.rank"
local units = require "measure.units"

local M = {}

-- Longer periods before shorter ones that end on the same day, final figures before others.
local KINDS = { year = 1, ["11M"] = 2, ["10M"] = 3, ["9M"] = 4, H2 = 5, H1 = 6 }
local FINALITY = { official = 1, unstated = 2, preliminary = 3, estimate = 4 }

-- Fewer cases tell no rank: half of the scale lies within their interval.
local LEAST_FOR_RANK = 10

M.COUNTS = { "received", "settled", "pending", "closed" }

-- What a commune reports, by the measure that shows that it did; a stock is of the period's last
-- day.
M.REPORTS = { results = "settled", organisation = "groups" }

local function is_better(first, second)
  if first.finish ~= second.finish then
    return first.finish > second.finish
  elseif first.kind ~= second.kind then
    return KINDS[first.kind] < KINDS[second.kind]
  end
  return FINALITY[first.vintage] < FINALITY[second.vintage]
end

-- The latest period of which any commune that is still there reported cases.
local function latest_period(context, day)
  local best
  for _, row in ipairs(context.figures:periods "settled") do
    local period = { kind = row.period_kind, start = row.period_start, finish = row.period_end,
      vintage = row.vintage }
    if KINDS[period.kind] and period.finish <= day and (best == nil or is_better(period, best)) then
      local column = context.figures:column("settled", period)
      for _, unit in ipairs(units.below(context.units, units.city(context.units), "commune",
        period.finish)) do
        if column[unit.id] and (unit.valid_to == nil or unit.valid_to > day) then
          best = period
          break
        end
      end
    end
  end
  return best
end

local function row_of(context, period, unit)
  local row = { code = unit.code, key = unit.key,
    full_name = unit.full_name, unit = unit.full_name, id = unit.id,
    missing = {} }
  for _, name in ipairs(M.COUNTS) do
    local figure = context.figures:column(name, period)[unit.id]
    row[name] = figure and figure.value
  end
  for _, report in ipairs { "results", "organisation" } do
    if not context.figures:column(M.REPORTS[report], period)[unit.id] then
      row.missing[#row.missing + 1] = report
    end
  end
  if row.settled and row.closed and row.settled <= row.closed then
    row.x, row.n = row.settled, row.closed
  end
  return row
end

local function add_ranks(rows)
  local list = {}
  for _, row in ipairs(rows) do
    list[#list + 1] = row.n and row or nil
  end
  ranks.give(list, LEAST_FOR_RANK)
end

--- {period = {kind, start, finish, vintage}, year, rows = {{code, full_name, received, settled,
--- pending, closed, x, n, share, low, high, rank, missing}}, reported, sums}, rows in the order of
--- the list of units; nil when no commune that is still there ever reported.
function M.gather(review)
  local context = review.context
  local period = latest_period(context, review.day)
  if not period then
    return nil
  end
  local found = { period = period, year = math.tointeger(tonumber(period.finish:sub(1, 4))),
    rows = {}, reported = 0, sums = {} }
  for _, unit in ipairs(units.below(context.units, units.city(context.units), "commune",
    period.finish)) do
    local row = row_of(context, period, unit)
    found.rows[#found.rows + 1] = row
    found.reported = found.reported + (row.settled and 1 or 0)
    for _, name in ipairs(M.COUNTS) do
      found.sums[name] = row[name] and (found.sums[name] or 0) + row[name] or found.sums[name]
    end
  end
  table.sort(found.rows, function(a, b) return a.code .. a.id < b.code .. b.id end)
  add_ranks(found.rows)
  return found
end

return M
