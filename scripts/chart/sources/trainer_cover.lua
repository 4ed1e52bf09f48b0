-- Figures of the chart trainer_cover: trainers over mediation groups, district by district on the
-- last day with districts, and for the whole city since then.
local units = require "measure.units"

local M = {}

M.takes = { year = true, plan = true, vintage = true }

-- The target stands for districts; plans after them have none, so the day of the districts counts.
local SCOPES = { each_district = true, each_province = true }

local function last_of(list)
  return list[#list]
end

local function district_rows(context, definition, day)
  local rows, silent = {}, {}
  for _, unit in ipairs(units.below(context.units, units.city(context.units), "district", day)) do
    local point = last_of(context:points(definition, { unit = unit }))
    if point then
      rows[#rows + 1] = { unit = unit.full_name, level = "district", x = point.x, n = point.n,
        date = point.finish }
    else
      silent[#silent + 1] = unit.full_name
    end
  end
  return rows, silent
end

-- All trainers of the city over its groups, each on the last day that was counted whole.
local function city_row(context, city, after)
  local function latest(measure)
    local found
    for _, point in ipairs(context:points({ numerator = measure },
      { unit = city, vintage = context.vintage or "any" })) do
      local whole = point.expected == nil or point.reported == point.expected
      found = whole and point.finish <= context.day and point or found
    end
    return found
  end
  local trainers, groups = latest "trainers", latest "groups"
  if not trainers or not groups or trainers.finish <= after then
    return nil
  end
  return { unit = city.full_name, level = "city", x = trainers.x, n = groups.x,
    date = trainers.finish, groups_date = groups.finish }
end

function M.data(context)
  local city, day = units.city(context.units), context.base.parents_day
  day = math.min(day, context.day)
  local definition = context:definition "trainers_district"
  local rows, silent = district_rows(context, definition, day)
  local last = ""
  for _, row in ipairs(rows) do
    last = row.date > last and row.date or last
  end
  rows[#rows + 1] = city_row(context, city, last)
  local target = context:target("trainers_district", { scopes = SCOPES, day = day })
  local data = context:common "trainers_district"
  data.unit, data.rows, data.silent = city.name, rows, #rows > 0 and silent or {}
  data.target = target and { trainers = target.row.numerator, groups = target.row.denominator,
    clause = target.clause, year = target.year }
  return data
end

return M
