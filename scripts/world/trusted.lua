-- The level `trust`: Lua's own libraries, whole, for a script that was started with --trust. Its
-- database stays read only. Does not decide who is trusted.
local host = require "lotrinh.host"

local M = {}

local NAMES = "assert collectgarbage error getmetatable ipairs next pairs pcall rawequal rawget"
  .. " rawlen rawset select setmetatable tonumber tostring type warn xpcall coroutine debug io"
  .. " math os string table utf8"

-- load, loadfile and dofile of the script: the globals of the script unless told, not the host's.
local function add_loaders(globals, environment)
  local raw_load = load
  function globals.load(chunk, name, mode, ...)
    if select("#", ...) > 0 then
      return raw_load(chunk, name, mode, (...))
    end
    return raw_load(chunk, name, mode, environment)
  end
  function globals.loadfile(path, mode, ...)
    local file, why = io.open(path, "rb")
    if file == nil then
      return nil, why
    end
    local text = file:read("a")
    file:close()
    -- A line for the shell stays a line of a text, so that numbers agree; it is none of a dump.
    text = text:gsub("^\xEF\xBB\xBF", ""):gsub("^#[^\n]*\n(\27)", "%1"):gsub("^#[^\n]*", "")
    return globals.load(text, "@" .. path, mode, ...)
  end
  function globals.dofile(path)
    return assert(globals.loadfile(path))()
  end
end

--- The names that this level adds or replaces. The modules of Lua are looked for beside the script
--- and where the system keeps them, never in the current folder.
function M.make(environment, folder)
  local globals = {}
  for name in NAMES:gmatch("%w+") do
    globals[name] = _G[name]
  end
  debug.getmetatable("").__index = string
  globals.package, globals.require = host.package_library()
  globals.package.path = "/usr/local/share/lua/5.4/?.lua;/usr/share/lua/5.4/?.lua"
  globals.package.cpath = "/usr/local/lib/lua/5.4/?.so;/usr/lib/lua/5.4/?.so"
  if folder ~= nil then
    globals.package.path = folder .. "/?.lua;" .. folder .. "/?/init.lua;" .. globals.package.path
  end
  add_loaders(globals, environment)
  return globals
end

return M
