-- report: the review of a year, for scripts. Gathers and writes nothing itself.
local current = require "store.current"
local options_of = require "foundation.options"
local output = require "report.output"
local review = require "report.review"
local years = require "report.years"

local M = {}

local OPTIONS = { plan = "string", to = "string", png = "boolean", force = "boolean" }

--- Makes the review of a year into a folder that is there (the output folder): report.review(2026).
--- Returns the paths of its files, the page first; or nil, why.
function M.review(year, options)
  options = options_of.check(options, OPTIONS)
  local made = review.gather(current.database(), years.check(tostring(year)),
    { plan = options.plan })
  return output.write(options.to or ".", review.files(made, { png = options.png }), options.force)
end

return M
