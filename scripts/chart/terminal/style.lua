-- How the terminal shows charts: its size, its colours, its letters. Asks, decides nothing.
local host = require "lotrinh.host"

local M = {}

--- {width, height, colours, plain} of standard output. A pipe has no height, so all rows are shown.
function M.of_terminal()
  return { width = host.width(), height = host.is_terminal("stdout") and host.height() or nil,
    colours = host.colours(), plain = host.is_plain() }
end

local LEAST, MOST = 40, 1000

--- The same without colours, changed by what was asked for.
function M.with(options)
  local style = M.of_terminal()
  style.colours = 0
  for name, value in pairs(options) do
    style[name] = value
  end
  style.width = math.max(LEAST, math.min(MOST, math.tointeger(style.width) or 80))
  return style
end

return M
