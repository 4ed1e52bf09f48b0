-- The units there are on one day, as a file of a commune names them: by code, by what people really
-- write. Never raises: whoever reads files lists what it could not find.
local find = require "unit.find"
local graphs = require "unit.graph"
local names = require "unit.names"

local M = {}

local Day = {}
Day.__index = Day

--- The units valid on a day ("2026-06-30").
function M.of(db, day)
  local function valid(record)
    return graphs.valid(record, day)
  end
  return setmetatable({ graph = graphs.of(db), day = day, valid = valid }, Day)
end

--- By code: the record, or nil. A code that lost its zeros in a spreadsheet (4, 4.0) is one of a
--- commune.
function Day:code(written)
  local code = written:gsub("%.0$", "")
  for _, record in ipairs(find.by_code(self.graph, code)) do
    if self.valid(record) and (record.code == code or record.level == "commune") then
      return record
    end
  end
end

-- Several units of a name: those of the level that the form is about, when there are any.
local function of_level(list, level)
  local kept = find.keep(list, function(record) return record.level == level end)
  return #kept > 0 and kept or list
end

--- By name: the record; nil, candidates when there are several; nil when nothing is called so.
function Day:named(name, level)
  local found = of_level(names.matching(self.graph, name, { keep = self.valid }), level)
  if #found == 1 then
    return found[1]
  end
  return nil, #found > 0 and found or nil
end

--- Whether a unit goes by that name, whatever its spelling.
function Day:is_called(record, name)
  for _, candidate in ipairs(names.matching(self.graph, name, { keep = self.valid })) do
    if candidate == record then
      return true
    end
  end
  return false
end

--- What a name that no unit has on the day meant at other times -> records, and words that say
--- when those were there and what became of them.
function Day:at_other_times(name)
  local found = names.matching(self.graph, name)
  return found, find.other_times(self.graph, found, self.day)
end

--- Communes in the order of their codes.
function Day:communes()
  local list = find.keep(self.graph.list, function(record)
    return record.level == "commune" and self.valid(record)
  end)
  table.sort(list, function(a, b) return a.code < b.code end)
  return list
end

return M
