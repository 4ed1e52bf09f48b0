-- unit: administrative units of all times, found by what people write, and their history.
local current = require "store.current"
local find = require "unit.find"
local graphs = require "unit.graph"
local host = require "lotrinh.host"
local join = require "unit.join"
local objects = require "unit.object"
local options_of = require "foundation.options"

local M = {}

local FIND = { date = "any", level = "string", all = "boolean", exact = "boolean" }

local function checked(options, allowed)
  options = options_of.check(options, allowed)
  return { date = find.day(options.date), level = find.level(options.level), all = options.all,
    exact = options.exact }
end

local function graph_now()
  return graphs.of(current.database())
end

--- The unit that was meant by a name, code or id: unit.find("dong anh"), unit.find("P. Hàng Bạc"),
--- unit.find("00008", {date = "2024-12-31"}). Without a date the unit of today comes first. level =
--- "city" | "district" | "commune"; exact = true wants the marks as written; all = true gives the
--- list of all that may be meant, of all times or of the date, empty when there is none.
function M.find(name, options)
  local wanted = checked(options, FIND)
  if objects.record(name) then
    return wanted.all and objects.list(graph_now(), { objects.record(name) }) or name
  end
  local graph = graph_now()
  if wanted.all then
    return objects.list(graph, type(name) == "string" and find.all(graph, name, wanted)
      or { find.one(graph, name, wanted) })
  end
  return objects.of(graph, find.one(graph, name, wanted))
end

--- The units of a day (today when there is none), by level, then by code:
--- unit.at("2024-12-31", {level = "commune"}).
function M.at(day, options)
  local wanted = checked(options, { level = "string" })
  local graph, found = graph_now(), {}
  day = find.day(day, "day") or (host.today())
  for _, record in ipairs(graph.list) do
    if graphs.valid(record, day) and (wanted.level == nil or record.level == wanted.level) then
      found[#found + 1] = record
    end
  end
  return objects.list(graph, found)
end

local JOIN = { by = "string", dates = "table", suffixes = "table" }

--- Two frames side by side, one row a unit: unit.join(f2023, f2024, {suffixes = {"_23", "_24"}}).
--- by is the column that tells the unit (found by itself when absent); dates = {day, day} when a
--- code or name has no day in its frame. Stops when units changed in between, and shows the right
--- join.
function M.join(first, second, options)
  return join.of(graph_now(), first, second, options_of.check(options, JOIN))
end

return M
