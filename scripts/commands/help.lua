-- lotrinh help NAME for a name of the script's world or an error code; verbs are answered before
-- Lua starts.
local errors = require "definitions.errors"
local help = require "help"
local host = require "lotrinh.host"

local M = {}

function M.run(context)
  local name = context.arguments[1]
  local text = help.text(name) or errors.text(name)
  if text == nil then
    error(help.unknown(name), 0)
  end
  host.write(text)
end

return M
