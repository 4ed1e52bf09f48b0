-- lotrinh unit NAME: a unit, what it was made of and what it became. Changes nothing.
local current = require "store.current"
local host = require "lotrinh.host"
local unit = require "unit"
local world = require "world"

local M = {}

function M.run(context)
  current.use(world.open_database(context))
  local options = context.options
  local found = unit.find(context.arguments[1], { date = options.date, level = options.level })
  if options.json then
    host.write((found:lineage():to_json():gsub("\n*$", "\n")))
  elseif options.csv then
    host.write(found:lineage():to_csv())
  else
    host.write(found:history())
  end
end

return M
