-- lotrinh review YEAR --to DIR: the review of a year as document, page, workbook, figures, charts.
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local output = require "report.output"
local outline = require "report.outline"
local progress = require "foundation.progress"
local review = require "report.review"
local sections = require "report.sections"
local side = require "report.side"
local store = require "store"
local years = require "report.years"

local M = {}

local DEFAULT_FOLDER = "out"

local function tell(made, paths)
  local say = failure.say
  local lines = { say { vi = "Đã làm:", en = "Made:" } }
  for _, path in ipairs(paths) do
    lines[#lines + 1] = "  " .. path
  end
  if made.pdf_by then
    lines[#lines + 1] = say({ vi = "PDF làm bằng {program}.",
      en = "The PDF was made by {program}." }, { program = made.pdf_by })
  end
  lines[#lines + 1] = say({
    vi = "Mở trang bằng trình duyệt: {page}",
    en = "Open in a browser: {page}",
  },
    { page = paths[1] })
  host.write(table.concat(lines, "\n") .. "\n")
end

-- Titles of the sections that lack data.
local function lacking(made)
  local titles = {}
  for _, section in ipairs(sections) do
    if made.lacking[section.id] then
      titles[#titles + 1] = failure.say(section.title)
    end
  end
  return titles
end

local function warn(titles)
  host.write_error(failure.say({ vi = "⚠ Mục chưa có dữ liệu: {titles}\n",
    en = "⚠ Sections without data: {titles}\n" }, { titles = table.concat(titles, "; ") }))
end

--- Makes the review of context.arguments[1] into the folder of --to. Exit code 4 with --strict when
--- a section lacks data.
function M.run(context)
  local options = context.options
  local year = years.check(context.arguments[1])
  local own = options.outline and outline.read(options.outline) or nil
  local db <close> = store.open(context.database)
  local previous = options.previous and side.folder(options.previous)
  if previous then
    side.check_years(previous.year, year)
  end
  local made = review.gather(db, year, { plan = options.plan, kind = options.kind, outline = own,
    published = options.published, previous = previous, least_cell = options.least_cell })
  local list = review.files(made, { png = options.png, fragment = options.fragment,
    slides = options.slides, pdf = options.pdf,
    progress = progress.bar(options, failure.say { vi = "Lập báo cáo", en = "Making" }) })
  local paths, why = output.write(options.to or DEFAULT_FOLDER, list, options.force)
  if not paths then
    error(why, 0)
  end
  if not options.quiet then
    tell(made, paths)
  end
  local titles = lacking(made)
  if #titles > 0 and options.strict then
    warn(titles)
    return failure.exit.warnings
  end
end

return M
