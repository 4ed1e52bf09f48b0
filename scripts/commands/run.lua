-- lotrinh run SCRIPT, lotrinh -e CODE, and a script on stdin. Does not know what scripts do.
local host = require "lotrinh.host"
local world = require "world"

local M = {}

local function folder_of(path)
  return path:match("^(.*)/[^/]*$") or "."
end

local function run_code(context)
  local arguments = { [0] = "-e", table.unpack(context.arguments) }
  local made = world.new(context, nil)
  made.globals.arg = arguments
  for _, code in ipairs(context.evals) do
    world.compile(made, code, "=-e")(table.unpack(arguments))
  end
end

function M.run(context)
  if #context.evals > 0 then
    return run_code(context)
  end
  local path = context.arguments[1] or "-"
  local text, why = host.read_script(path)
  if text == nil then
    error(why, 0)
  end
  local made = world.new(context, path ~= "-" and folder_of(path) or nil)
  local arguments = { [0] = path, table.unpack(context.arguments, 2) }
  made.globals.arg = arguments
  world.compile(made, text, path == "-" and "=stdin" or "@" .. path)(table.unpack(arguments))
end

return M
