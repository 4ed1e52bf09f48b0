-- Section: the plan's eight task groups, who leads, what was done, what came of it.
local activities = require "report.activities"
local failure = require "foundation.failure"
local format = require "report.format"
local matter_of = require "report.matters"
local node = require "report.node"
local numbering = require "report.numbering"
local tables = require "definitions.table"
local telling = require "report.telling"
local words = require "report.words"

local M = {
  id = "tasks",
  title = { vi = "Kết quả theo tám nhóm nhiệm vụ", en = "Results by the eight task groups" },
}

local say = failure.say

-- Of the city's own activities the lead says more than the name of the city.
local function activity_sentence(review, activity)
  local who = activity.level == "city" and activity.lead or activity.unit
  local parts = { who or review.city, ": ", activity.title, ", ", format.day(activity.starts_on) }
  if activity.participants then
    parts[#parts + 1] = say({ vi = ", {n} người tham gia", en = ", {n} took part" },
      { n = format.count(activity.participants) })
  end
  return table.concat(parts) .. "."
end

local function bodies(task)
  return node.element("p", nil,
    node.element("em", nil, say { vi = "Cơ quan chủ trì: ", en = "Lead: " }), task.lead, ". ",
    node.element("em", nil, say { vi = "Phối hợp: ", en = "With: " }), task.partners, ". ",
    node.element("em", nil, say { vi = "Thời gian: ", en = "Time: " }), task.time, ".")
end

-- What the plan asks, in its own words.
local function planned(task)
  local texts = {}
  for i, text in ipairs(task.planned) do
    texts[i] = (#task.planned > 1 and numbering.letter(i) .. ") " or "") .. text
  end
  return node.element("p", nil, node.element("em", nil, say { vi = "Theo kế hoạch: ",
    en = "As planned: " }), table.concat(texts, "; "), ".")
end

-- How much was done: activities, persons and money, each only as far as it was reported.
local function amount(list)
  local people, cost
  for _, activity in ipairs(list) do
    people = activity.participants and (people or 0) + activity.participants or people
    cost = activity.cost and (cost or 0) + activity.cost or cost
  end
  return say({ vi = "Việc đã làm: {n} hoạt động{people}{cost}.", en = "Done: {n} activities"
    .. "{people}{cost}." }, { n = #list,
    people = people and say({ vi = ", {n} lượt người tham gia", en = ", {n} took part" },
      { n = format.count(people) }) or "",
    cost = cost and cost > 0 and say({ vi = ", kinh phí {n} đồng", en = ", {n} đồng" },
      { n = format.count(cost) }) or "" })
end

local function done(review, list)
  if #list == 0 then
    return node.element("p", nil, say {
      vi = "Việc đã làm: cơ sở dữ liệu chưa ghi nhận hoạt động nào của nhóm nhiệm vụ này.",
      en = "Done: the database holds no activity of this group.",
    })
  end
  local items = {}
  for i, activity in ipairs(list) do
    items[i] = node.element("li", nil, activity_sentence(review, activity))
  end
  return { node.element("p", nil, amount(list)), node.element("ul", nil, items) }
end

-- What came of the task, by the leading plan; pilots have figures of their own.
local function results(review, task)
  local wanted, nodes = {}, {}
  for _, id in ipairs(task.indicators) do
    wanted[id] = true
  end
  for _, matter in ipairs(matter_of.of(review)) do
    if wanted[matter.indicator.id] and not matter_of.is_of_pilots(matter) then
      local result, plan = matter_of.leading(review, matter)
      nodes[#nodes + 1] = node.element("p", nil, numbering.letter(#nodes + 1), ") ",
        matter_of.title(matter), " (", plan.short, ", ", format.target(result.target), "): ",
        words.judgement(result), "; ", telling.of(review, result))
    end
  end
  return nodes
end

function M.build(review)
  local nodes, list = {}, activities.all(review)
  review.lacking[M.id] = #list == 0 or nil
  for number, task in ipairs(tables.read_lua("tasks")) do
    nodes[#nodes + 1] = {
      node.element("h3", nil, number, ". ", say(task.words)), planned(task), bodies(task),
      done(review, activities.of_task(list, number)), results(review, task),
    }
  end
  return nodes
end

return M
