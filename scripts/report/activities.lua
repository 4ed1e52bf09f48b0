-- What was done under the plan's eight task groups, as reported. Reads the database, makes no
-- words.
local series = require "report.series"

local M = {}

local ACTIVITIES = [[
  SELECT a.task, a.kind, a.title, a.document, a.lead, a.partners, a.starts_on, a.ends_on,
         a.participants, a.cost, a.funding, u.full_name AS unit,
         u.level
    FROM activity AS a
    JOIN import AS i ON i.import_id = a.import_id AND i.state = 'current'
    JOIN unit AS u ON u.unit_id = a.unit_id
   WHERE a.starts_on BETWEEN :since AND :day
   ORDER BY a.task, a.starts_on, a.title, u.full_name]]

--- Activities that began in the time that the review covers, by task and day.
function M.all(review)
  return series.rows(review.db, ACTIVITIES, { since = review.since, day = review.day })
end

--- Those of one task.
function M.of_task(list, task)
  local found = {}
  for _, activity in ipairs(list) do
    if activity.task == task then
      found[#found + 1] = activity
    end
  end
  return found
end

--- Money by source: {{funding (nil: not said), cost, count, without = activities without a cost}},
--- in the order of the sources' first activity.
function M.budget(list)
  local sources, by_name = {}, {}
  for _, activity in ipairs(list) do
    local key = activity.funding or ""
    if not by_name[key] then
      by_name[key] = { funding = activity.funding, cost = 0, count = 0, without = 0 }
      sources[#sources + 1] = by_name[key]
    end
    local source = by_name[key]
    source.count = source.count + 1
    if activity.cost then
      source.cost = source.cost + activity.cost
    else
      source.without = source.without + 1
    end
  end
  return sources
end

return M
