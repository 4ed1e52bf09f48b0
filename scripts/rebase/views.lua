-- The three ways to read figures of two maps on one day: as reported, carried over, undivided units
-- only. Each gives the shares of a source in the units of the result.
local graphs = require "unit.graph"
local shares = require "unit.shares"
local weights = require "rebase.weights"

local M = {}

local function whole(record, moved)
  return { { record = record, weight = 1, moved = moved, exact = true, bases = {} } }
end

local function units_of(groups)
  local list, seen = {}, {}
  for _, group in ipairs(groups) do
    for _, source in ipairs(group.sources) do
      if not seen[source.record] then
        seen[source.record] = true
        list[#list + 1] = source.record
      end
    end
  end
  return list
end

--- As reported: every unit stays; what is not of the map of the day is marked.
function M.reported(_, _, day)
  return function(source)
    return whole(source.record, not graphs.valid(source.record, day))
  end
end

--- Carried over to the units of the day by weights.
function M.rebased(graph, groups, day, options)
  options.destinations = {}
  weights.check_known(graph, units_of(groups), day, options)
  local weigh, memo = weights.weigher(graph, options), { destinations = options.destinations }
  return function(source)
    return shares.of(graph, source.record, day, weigh, memo)
  end
end

-- The first change that the frame crosses on its way to the day; the day itself when none.
local function first_change(records, day)
  local first = day
  for _, record in ipairs(records) do
    if graphs.ends(record) <= day and graphs.ends(record) < first then
      first = graphs.ends(record)
    end
  end
  return first
end

-- The units that were there just before the first change that is crossed.
local function before(graph, record, first, list, seen)
  if seen[record] then
    return list
  end
  seen[record] = true
  if record.valid_from < first or #graphs.before(graph, record) == 0 then
    list[#list + 1] = record
    return list
  end
  for _, link in ipairs(graphs.before(graph, record)) do
    if link.weight ~= 0 then
      before(graph, link.from, first, list, seen)
    end
  end
  return list
end

--- Only units none of whose parts were divided; all others together are one rest (record nil), so
--- that totals agree.
function M.undivided(graph, groups, day)
  local first = first_change(units_of(groups), day)
  local memo, verdicts = {}, {}
  local function is_whole(record)
    if verdicts[record] == nil then
      verdicts[record] = true
      for _, old in ipairs(before(graph, record, first, {}, {})) do
        if #shares.destinations(graph, old, day, memo) > 1 then
          verdicts[record] = false
        end
      end
    end
    return verdicts[record]
  end
  return function(source)
    local to = shares.destinations(graph, source.record, day, memo)
    local moved = not graphs.valid(source.record, day)
    if #to == 1 and is_whole(to[1]) then
      return whole(to[1], moved)
    end
    return whole(nil, moved)
  end
end

return M
