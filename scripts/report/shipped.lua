-- What the program itself brings to a report: scripts, plots, data and definitions, as one hash.
local digest = require "lotrinh.digest"
local host = require "lotrinh.host"
local resource = require "lotrinh.resource"

local M = {}

local known

-- The built-in database is the content of data/ and differs between libraries.
local BUILT_IN = "published.db"

--- SHA-256 over the version and every file that the program carries.
function M.hash()
  if not known then
    local parts = { host.versions().lotrinh }
    for _, name in ipairs(resource.names "") do
      -- What is compiled stands there as text too.
      if name ~= BUILT_IN and not name:find("^compiled/") then
        parts[#parts + 1] = name .. " " .. digest.sha256(assert(resource.read(name)))
      end
    end
    known = digest.sha256(table.concat(parts, "\n"))
  end
  return known
end

return M
