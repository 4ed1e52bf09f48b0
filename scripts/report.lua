-- report: the review of a year and where its figures come from, for scripts. Gathers and writes
-- nothing itself.
local current = require "store.current"
local explain = require "report.explain"
local explain_words = require "report.explain_words"
local explained = require "report.explained"
local host = require "lotrinh.host"
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

local EXPLAIN = { unit = "any", year = "integer", definition = "string" }

-- A code of a figure: f and hexadecimal digits.
local CODE = "^f%x%x%x%x%x%x%x%x%x%x[-%d]*$"

local INDICATOR = { __tostring = explain_words.indicator }

local FIGURE = { __tostring = function(found)
  return explain_words.figure(found.figure, found.behind)
end }

--- Where a figure comes from: report.explain("success_rate", {unit = "Hà Nội", year = 2022}), or a
--- figure of the review of a year by its code: report.explain("f3724e02b36", {year = 2026}). Prints
--- as text; its fields are those of lotrinh explain --json.
function M.explain(what, options)
  options = options_of.check(options, EXPLAIN)
  if type(what) ~= "string" or not what:find(CODE) then
    return setmetatable(explain.of(what, options), INDICATOR)
  end
  local db = current.database()
  -- The last year that may have a review is this one.
  local year = options.year or math.tointeger(tonumber(host.today():sub(1, 4)))
  local row = review.figure(review.gather(db, year), what)
  return setmetatable({ figure = row, behind = explained.new(db):of(row) }, FIGURE)
end

return M
