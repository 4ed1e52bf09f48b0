-- lotrinh review YEAR --to DIR: the review of a year as a page, its figures and its charts.
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local output = require "report.output"
local review = require "report.review"
local store = require "store"

local M = {}

local DEFAULT_FOLDER = "out"

-- The Law on grassroots mediation has been in force since 2014; the plans end with 2030.
local FIRST_YEAR, LAST_YEAR = 2014, 2030

local function check_year(text)
  local year = math.tointeger(tonumber(text:match "^%d%d%d%d$"))
  if not year or year < FIRST_YEAR or year > LAST_YEAR then
    failure.raise("LT-1902", "usage", {
      vi = "năm \"{year}\" không hợp lệ; hãy cho một năm từ {first} đến {last}, ví dụ: lotrinh "
        .. "review 2026",
      en = "\"{year}\" is no year to review; give one from {first} to {last}: lotrinh review 2026",
    }, { year = text, first = FIRST_YEAR, last = LAST_YEAR })
  end
  return year
end

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
  local year = check_year(context.arguments[1])
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
