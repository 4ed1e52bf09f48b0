-- Cohorts with a clock: who was recognised in a period, and whether the time given to them is
-- over. Only those whose time is over are counted; the rest is neither success nor failure.
local period = require "lotrinh.period"
local points = require "measure.points"

local M = {}

-- The finest periods there are tell best whose time is over.
local KINDS = { { "M" }, { "Q" }, { "H1", "H2" }, { "year" } }

-- The last day of the time of someone recognised on `day`: the same day so many months on, or the
-- last of that month.
local function due_on(day, months)
  local year, month, date = period.parts(period.day(day))
  month = month + months
  year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
  local next_year, next_month = year + month // 12, month % 12 + 1
  local last = period.day(("%04d-%02d-01"):format(next_year, next_month)) - 1
  return period.date(math.min(last, period.day(("%04d-%02d-01"):format(year, month)) + date - 1))
end

M.due_on = due_on

-- The cohorts of the finest kind of period there is, with x and n of those who reported both.
local function recognised(scope, definition, options)
  for _, kinds in ipairs(KINDS) do
    local list = {}
    for _, kind in ipairs(kinds) do
      local found = points.of(scope, definition, { kind = kind, vintage = options.vintage,
        until_day = options.asof })
      table.move(found, 1, #found, #list + 1, list)
    end
    if #list > 0 then
      table.sort(list, function(first, second) return first.finish < second.finish end)
      return list
    end
  end
  return {}
end

--- The cohorts one by one, oldest first: {kind, start, finish, recognised, due, x, n, imports}.
--- due: their time is over on the day asof. x of n: trained in time, as far as it was told (nil
--- where nobody told). options = {asof, vintage}.
function M.periods(scope, definition, options)
  local told, list = {}, {}
  for _, point in ipairs(recognised(scope, definition, options)) do
    told[point.start .. point.finish] = point
  end
  for _, point in ipairs(recognised(scope, { numerator = definition.denominator }, options)) do
    local both = told[point.start .. point.finish]
    list[#list + 1] = { kind = point.kind, start = point.start, finish = point.finish,
      recognised = point.x, due = due_on(point.finish, definition.clock_months) <= options.asof,
      x = both and both.x, n = both and both.n, vintage = point.vintage, imports = point.imports }
  end
  return list
end

--- Points by the year in which time ran out, oldest first; then how many are still within their
--- time. options = {asof, vintage}.
function M.of(scope, definition, options)
  local by_year, list, open = {}, {}, 0
  for _, cohort in ipairs(recognised(scope, definition, options)) do
    local due = due_on(cohort.finish, definition.clock_months)
    if due > options.asof then
      open = open + cohort.n
    else
      local year = math.tointeger(tonumber(due:sub(1, 4)))
      local point = by_year[year]
      if point == nil then
        point = points.new { kind = "year", start = year .. "-01-01", finish = year .. "-12-31",
          vintage = cohort.vintage }
        point.x, point.n = 0, 0
        by_year[year] = point
        list[#list + 1] = point
      end
      point.x, point.n = point.x + cohort.x, point.n + cohort.n
      -- A commune that recognised nobody has no row: its absence is no gap.
      cohort.flags = {}
      points.merge_lists(point, cohort)
    end
  end
  return list, open
end

return M
