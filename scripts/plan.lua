-- Plans and their targets, as the rows of the database hold them. Judges nothing. A plan is added
-- by adding rows to the tables plan and target.
local current = require "store.current"
local database = require "lotrinh.database"
local failure = require "foundation.failure"
local frame = require "lotrinh.frame"
local host = require "lotrinh.host"

local M = {}

local PLAN_FIELDS = { "plan", "number", "short", "issuer", "title", "level", "issued", "valid_from",
  "valid_to", "status", "supersedes", "source", "note" }
local TARGET_FIELDS = { "target", "plan", "indicator", "kind", "operator", "numerator",
  "denominator", "unit", "scope", "population", "deadline", "deadline_basis", "recurrence_years",
  "clause", "wording", "wording_kind", "reading", "status", "superseded_by", "source", "note" }

local PLANS = [[SELECT * FROM plan ORDER BY valid_from, plan]]
local TARGETS = [[
  SELECT * FROM target
   WHERE :plan IS NULL OR plan = :plan
   ORDER BY position]]

-- Rows as plain tables, so that they can be kept and looked into.
local function rows(sql, fields, values)
  local list = {}
  for row in current.database():rows(sql, values or {}) do
    local plain = {}
    for _, name in ipairs(fields) do
      plain[name] = row[name]
    end
    list[#list + 1] = plain
  end
  return list
end

local function same(first, second)
  return first:lower():gsub("[%s/%-]", "") == second:lower():gsub("[%s/%-]", "")
end

--- All plans, as a frame.
function M.list()
  return frame.new(M.all(), PLAN_FIELDS)
end

--- All plans, as a list of tables.
function M.all()
  return rows(PLANS, PLAN_FIELDS)
end

--- One plan by its id (KH183), number (183/KH-UBND) or short name (KH 183); raises when there is
--- none.
function M.get(name)
  local names = {}
  for _, plan in ipairs(M.all()) do
    if same(plan.plan, name) or same(plan.number, name) or same(plan.short, name) then
      return plan
    end
    names[#names + 1] = plan.plan
    names[#names + 1] = plan.number
  end
  local nearest = host.nearest(name, names)
  return failure.raise("LT-2054", "usage", {
    vi = "không có kế hoạch \"{name}\"; có: {list}{hint}",
    en = "there is no plan \"{name}\"; there are: {list}{hint}",
  }, { name = name, list = table.concat(names, ", "),
    hint = nearest and (" (" .. nearest .. "?)") or "" })
end

--- Plans in force on a day ("2026-11-22"; today unless given), city plans first.
function M.in_force(day)
  day = day or host.today()
  local list = {}
  for _, plan in ipairs(M.all()) do
    if plan.valid_from <= day and (plan.valid_to == nil or day < plan.valid_to) then
      list[#list + 1] = plan
    end
  end
  table.sort(list, function(first, second)
    if first.level ~= second.level then
      return first.level == "city"
    end
    return first.valid_from > second.valid_from
  end)
  return list
end

--- The plan that judges unless another is asked for: the latest city plan in force on the day.
function M.main(day)
  local plan = M.in_force(day)[1]
  if plan == nil then
    failure.raise("LT-2055", "data", { vi = "ngày {day} không có kế hoạch nào có hiệu lực",
      en = "no plan is in force on {day}" }, { day = day or host.today() })
  end
  return plan
end

--- Targets of a plan (all plans unless given), as a list of tables.
function M.all_targets(name)
  return rows(TARGETS, TARGET_FIELDS, { plan = name and M.get(name).plan or database.null })
end

--- Targets of a plan (all plans unless given), as a frame.
function M.targets(name)
  return frame.new(M.all_targets(name), TARGET_FIELDS)
end

--- One target by its id ("KH183-01"); raises when there is none.
function M.target(id)
  local names = {}
  for _, target in ipairs(M.all_targets()) do
    if target.target == id then
      return target
    end
    names[#names + 1] = target.target
  end
  local nearest = host.nearest(tostring(id), names)
  return failure.raise("LT-2056", "usage", { vi = "không có mục tiêu \"{name}\"{hint}",
    en = "there is no target \"{name}\"{hint}" },
    { name = tostring(id), hint = nearest and (" (" .. nearest .. "?)") or "" })
end

return M
