-- Figures of the chart budget_and_activities: the plan's eight groups of tasks, year by year: what
-- was due, what was done, and the money by source.
local tables = require "definitions.table"
local units = require "measure.units"
local words = require "chart.words"

local M = {}

M.takes = { unit = true, year = true }

local ACTIVITIES = [[
  SELECT a.import_id, a.unit_id, a.task, a.starts_on, a.cost, a.funding
    FROM current_activity AS a
   WHERE a.starts_on <= :day
   ORDER BY a.task, a.starts_on, a.import_id, a.cell]]

local function members_of(context)
  local members = { [context.unit.id] = true }
  for _, level in ipairs { "district", "commune" } do
    for _, unit in ipairs(context.units.list) do
      members[unit.id] = members[unit.id] or context.is_city and unit.level == level or nil
    end
    for _, unit in ipairs(units.below(context.units, context.unit, level, context.day)) do
      members[unit.id] = true
    end
  end
  return members
end

-- Spans of years within which something was due once; each year is a span of its own.
local function dues_of(task, years)
  if task.due ~= "yearly" then
    return task.due
  end
  local dues = {}
  for year = years[1], years[2] do
    dues[#dues + 1] = { year, year }
  end
  return dues
end

local function new_row(number, task, years)
  return { task = number, name = words.say(task.short), dues = dues_of(task, years), years = {},
    money = {}, activities = 0, cost = 0, without_cost = 0 }
end

local function add(row, activity, year)
  row.activities = row.activities + 1
  row["activities_" .. year] = row.years[year]
  if activity.cost then
    local source = activity.funding or ""
    row.cost = row.cost + activity.cost
    row.money[source] = (row.money[source] or 0) + activity.cost
    row["cost: " .. source] = row.money[source]
  else
    row.without_cost = row.without_cost + 1
  end
end

function M.data(context)
  local tasks, rows, members, any = tables.read_lua "tasks", {}, members_of(context), false
  for number, task in ipairs(tasks) do
    rows[number] = new_row(number, task, tasks.years)
  end
  local first, last = tasks.years[1], tasks.years[2]
  if context.asked_year then
    first, last = math.max(first, context.first), math.min(last, context.last)
  end
  for activity in context.db:rows(ACTIVITIES, { day = context.asof }) do
    local year = math.tointeger(tonumber(activity.starts_on:sub(1, 4)))
    if members[activity.unit_id] then
      local years = rows[activity.task].years -- of all years: a span may begin before the chart
      years[year] = (years[year] or 0) + 1
      if year >= first and year <= last then
        add(rows[activity.task], activity, year)
        context:note_imports { activity.import_id }
        any = true
      end
    end
  end
  local data = context:common()
  data.rows, data.first, data.last, data.day = any and rows or {}, first, last, context.asof
  return data
end

return M
