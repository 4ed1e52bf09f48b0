-- The names that figures and plans know, for completion: units, indicators, plans, targets, charts,
-- years. Each a list of {word, detail, folded}; read once between two statements.
local current = require "store.current"
local failure = require "foundation.failure"
local indicators = require "definitions.indicators"
local letters = require "lotrinh.text"
local periods = require "foundation.format"

local M = {}

local function entry(word, detail)
  return { word = word, detail = detail or "", folded = letters.fold(word) }
end

local UNITS = [[
  SELECT u.full_name, u.code, u.valid_to, p.full_name AS parent
    FROM unit u LEFT JOIN unit p ON p.unit_id = u.parent_id
   ORDER BY u.valid_to IS NOT NULL, u.valid_to DESC, u.full_name COLLATE vi, u.code]]

local function units()
  local list, seen = {}, {}
  for row in current.database():rows(UNITS) do
    if not seen[row.full_name] then -- an older unit of the same name is asked for by its day
      seen[row.full_name] = true
      local detail = row.code .. (row.parent and ", " .. row.parent or "")
      if row.valid_to ~= nil then
        detail = detail .. failure.say({ vi = ", đến {day}", en = ", until {day}" },
          { day = periods.day(row.valid_to) })
      end
      list[#list + 1] = entry(row.full_name, detail)
    end
  end
  return list
end

local function plans()
  local list = {}
  for row in current.database():rows("SELECT plan, number, title FROM plan ORDER BY plan") do
    list[#list + 1] = entry(row.plan, row.number .. ", " .. row.title)
  end
  return list
end

local function targets()
  local list = {}
  for row in current.database():rows("SELECT target, wording FROM target ORDER BY position") do
    list[#list + 1] = entry(row.target, row.wording)
  end
  return list
end

-- From the index alone, so that a million rows cost nothing.
local YEARS = [[
  WITH each(measure, kind) AS (SELECT m.measure, k.kind FROM measure m, period_kind k),
  ends(day) AS (
    SELECT (SELECT min(period_end) FROM observation o
             WHERE o.measure = each.measure AND o.period_kind = each.kind) FROM each
    UNION
    SELECT (SELECT max(period_end) FROM observation o
             WHERE o.measure = each.measure AND o.period_kind = each.kind) FROM each)
  SELECT min(day) AS first, max(day) AS last FROM ends]]

local function years()
  local list = {}
  local range = current.database():query(YEARS)[1]
  local last = tonumber((range.last or ""):sub(1, 4))
  for year = last or 0, tonumber((range.first or ""):sub(1, 4)) or 1, -1 do
    list[#list + 1] = entry(tostring(year))
  end
  return list
end

local function indicator_ids()
  local list = {}
  for _, indicator in ipairs(indicators.all()) do
    list[#list + 1] = entry(indicator.id, failure.say(indicator.words))
  end
  return list
end

local function charts()
  local chart, list = require "chart", {}
  for _, name in ipairs(chart.names()) do
    list[#list + 1] = entry(name, failure.say(chart.find(name).title))
  end
  return list
end

local READERS = { unit = units, plan = plans, target = targets, year = years, chart = charts,
  indicator = indicator_ids }

local known = {}

--- The names of a kind: "unit", "plan", "target", "year", "chart", "indicator".
function M.of(kind)
  if known[kind] == nil then
    known[kind] = READERS[kind]()
  end
  return known[kind]
end

--- What was read is read anew: another program may have stored something meanwhile.
function M.forget()
  known = {}
end

--- Whether a kind is known.
function M.has(kind)
  return READERS[kind] ~= nil
end

return M
