-- lotrinh --version -v: the versions of everything we are linked with.
local host = require "lotrinh.host"

local M = {}

function M.run()
  local versions = host.versions()
  local names = {}
  for name in pairs(versions) do
    if name ~= "lotrinh" then
      names[#names + 1] = name
    end
  end
  table.sort(names)
  host.write("lotrinh " .. versions.lotrinh .. "\n")
  for _, name in ipairs(names) do
    host.write("  " .. name .. ": " .. versions[name] .. "\n")
  end
end

return M
