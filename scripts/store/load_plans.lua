-- Plans, their targets and the measures, from data/.
local indicators = require "definitions.indicators"
local insert = require "store.insert"
local tables = require "definitions.table"

local M = {}

local INTEGERS = { numerator = true, denominator = true, recurrence_years = true }

local function load_targets(db)
  for number, row in ipairs(tables.read("targets")) do
    assert(indicators.find(row.indicator), row.target .. ": no indicator " .. row.indicator)
    local values = { position = number }
    for name, cell in pairs(row) do
      values[name] = INTEGERS[name] and insert.integer(cell) or cell
    end
    insert.row(db, "target", values)
  end
end

--- The measures that the database has not yet: all of a new one, the later ones of an old one.
function M.add_measures(db)
  for number, row in ipairs(tables.read("measures")) do
    if #db:query("SELECT 1 AS there FROM measure WHERE measure = ?", row.measure) == 0 then
      row.position = number
      insert.row(db, "measure", row)
    end
  end
end

--- Loads them all.
function M.load(db)
  M.add_measures(db)
  for _, row in ipairs(tables.read("plans")) do
    insert.row(db, "plan", row)
  end
  load_targets(db)
end

return M
