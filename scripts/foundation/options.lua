-- Options tables checked: an unknown key is refused with the nearest known one. Knows no option.
local failure = require "foundation.failure"
local host = require "lotrinh.host"

local M = {}

local function raise_unknown(name, names)
  local nearest = host.nearest(name, names)
  error(failure.new("LT-2051", "usage", {
    vi = "không có tùy chọn \"{name}\"{hint}",
    en = "there is no option \"{name}\"{hint}",
  }, { name = name, hint = nearest and (" (" .. nearest .. "?)") or "" }), 4)
end

--- The options (nil: none), once every key is one of `allowed` ({name = type, ...}) and every
--- value of its type; raises at the caller of the caller. Types: those of Lua, "integer", "any".
function M.check(options, allowed)
  options = options or {}
  local names = {}
  for name in pairs(allowed) do
    names[#names + 1] = name
  end
  table.sort(names)
  if type(options) ~= "table" then
    error(failure.new("LT-2052", "usage", { vi = "tùy chọn phải là một bảng, không phải {kind}",
      en = "options are a table, not a {kind}" }, { kind = type(options) }), 3)
  end
  for name, value in pairs(options) do
    local kind = allowed[name]
    if kind == nil then
      raise_unknown(tostring(name), names)
    elseif kind ~= "any" and type(value) ~= kind and math.type(value) ~= kind then
      error(failure.new("LT-2053", "usage", {
        vi = "tùy chọn \"{name}\" phải là {kind}, không phải {found}",
        en = "option \"{name}\" is a {kind}, not a {found}",
      }, { name = name, kind = kind, found = math.type(value) or type(value) }), 3)
    end
  end
  return options
end

return M
