-- lotrinh completion bash|zsh|fish: the file that lets a shell complete verbs, options and names.
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local words = require "shell.words"

local M = {}

local SHELLS = { "bash", "fish", "zsh" }

function M.run(context)
  local shell = context.arguments[1]
  for _, known in ipairs(SHELLS) do
    if known == shell then
      host.write(require("shell." .. known).text(words.all()))
      return 0
    end
  end
  failure.raise("LT-1034", "usage", {
    vi = "không có tệp gõ tiếp cho \"{name}\"; có: {list}",
    en = "there is no completion file for \"{name}\"; there are: {list}" },
    { name = shell, list = table.concat(SHELLS, ", ") })
end

return M
