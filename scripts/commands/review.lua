-- lotrinh review YEAR --to DIR: the review of a year as a page, its figures and its charts.
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local output = require "report.output"
local review = require "report.review"
local store = require "store"
local years = require "report.years"

local M = {}

local DEFAULT_FOLDER = "out"

local function tell(paths)
  local say = failure.say
  local lines = { say { vi = "Đã làm:", en = "Made:" } }
  for _, path in ipairs(paths) do
    lines[#lines + 1] = "  " .. path
  end
  lines[#lines + 1] = say({
    vi = "Mở trang bằng trình duyệt: {page}",
    en = "Open in a browser: {page}",
  },
    { page = paths[1] })
  host.write(table.concat(lines, "\n") .. "\n")
end

--- Makes the review of context.arguments[1] into the folder of --to.
function M.run(context)
  local options = context.options
  local year = years.check(context.arguments[1])
  local db <close> = store.open(context.database)
  local made = review.gather(db, year, options.plan)
  local paths, why = output.write(options.to or DEFAULT_FOLDER, review.files(made, options.png),
    options.force)
  if not paths then
    error(why, 0)
  end
  if not options.quiet then
    tell(paths)
  end
end

return M
