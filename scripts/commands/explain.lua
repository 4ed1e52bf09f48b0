-- lotrinh explain INDICATOR, or the code of a figure of a review: where a figure comes from, down
-- to the cell that somebody wrote. Changes nothing.
local current = require "store.current"
local host = require "lotrinh.host"
local json = require "foundation.json"
local report = require "report"
local world = require "world"

local M = {}

function M.run(context)
  current.use(world.open_database(context))
  local options = context.options
  local found = report.explain(context.arguments[1], { unit = options.unit, year = options.year,
    definition = options.definition })
  if options.json then
    host.write(json.encode(found.figure and { figure = found.figure, behind = found.behind }
      or found) .. "\n")
  else
    host.write(tostring(found))
  end
end

return M
