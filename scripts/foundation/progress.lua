-- A bar on stderr for work that takes a while. Shows nothing to a file or a pipe.
local host = require "lotrinh.host"
local text = require "lotrinh.text"

local M = {}

local BAR, NAME = 24, 36 -- columns

--- A function(done, total, name), or nil when nobody looks: --quiet, or stderr is no terminal.
function M.bar(options, words)
  if options.quiet or not host.is_terminal("stderr") then
    return nil
  end
  return function(done, total, name)
    local full = done * BAR // total
    host.status(("%s [%s%s] %d/%d %s"):format(words, ("#"):rep(full), ("."):rep(BAR - full), done,
      total, text.pad(text.clip(name, NAME), NAME)))
    if done == total then
      host.status((" "):rep(BAR + NAME + 34))
      host.status("")
    end
  end
end

return M
