-- A review: everything its sections need, read once from the database. Writes nothing.
local charts = require "report.charts"
local communes = require "report.communes"
local digest = require "lotrinh.digest"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local figures = require "report.figures"
local gaps = require "report.gaps"
local host = require "lotrinh.host"
local judge = require "report.judge"
local manifest = require "report.manifest"
local options_of = require "foundation.options"
local outlines = require "report.outline"
local output = require "report.output"
local page = require "report.page"
local paper = require "report.paper"
local pdf = require "report.pdf"
local rivals = require "report.rivals"
local sections = require "report.sections"
local series = require "report.series"
local slides = require "report.slides"
local sources = require "report.sources"
local types = require "report.types"
local workbook = require "report.workbook"

local M = {}

local function measures_of(db)
  local measures = {}
  for row in db:rows("SELECT measure, counts, vi, en FROM measure ORDER BY position") do
    measures[row.measure] = { vi = row.vi, en = row.en, counts = row.counts }
  end
  return measures
end

-- The plan whose text was read leads where targets are listed in full.
local function by_detail(plans)
  local sorted = table.move(plans, 1, #plans, 1, {})
  table.sort(sorted, function(a, b)
    if (a.status == "confirmed") ~= (b.status == "confirmed") then
      return a.status == "confirmed"
    end
    return a.valid_from > b.valid_from
  end)
  return sorted
end

-- The plan that was asked for comes first, so that verdicts are by it.
local function lead_with(plans, name)
  local names = {}
  for i, plan in ipairs(plans) do
    for _, known in ipairs { plan.plan, plan.number, plan.short } do
      if known == name then
        table.insert(plans, 1, table.remove(plans, i))
        return
      end
    end
    names[i] = plan.number
  end
  local nearest = host.nearest(name, names)
  failure.raise("LT-1903", "usage", {
    vi = "không có kế hoạch \"{name}\"; hãy dùng: {names}",
    en = "there is no plan \"{name}\"; use: {names}",
  }, { name = name, names = nearest or table.concat(names, ", ") })
end

local OPTIONS = { plan = "string", kind = "string", outline = "table", published = "boolean",
  previous = "table", least_cell = "integer" }

-- Titles and legal basis of the kind of review.
local function words_of(review)
  local entry, values = review.outline.kinds[review.kind], { year = review.year,
    number = review.plans[1].number }
  return { name = failure.say(entry.name), page = failure.say(entry.page, values),
    subject = failure.say(entry.subject, values), basis = failure.say(entry.basis),
    fragment = failure.say(review.outline.fragment.title) }
end

--- Gathers the review of a year from an open database. options: plan (verdicts are by it, else by
--- the plan of the city that is in force at the end of the year), kind ("annual", "interim",
--- "final"; else the usual one of the year), outline (of outline.read), published (else for
--- internal use), previous (report/side.lua: the report to compare with), least_cell (counts below
--- it are not told by commune and type).
function M.gather(db, year, options)
  options = options_of.check(options, OPTIONS)
  local review = {
    db = db, fictional = fictional.of(db), year = year, day = ("%04d-12-31"):format(year),
    collected_on = db:query("SELECT value FROM about WHERE key = 'collected_on'")[1].value,
    measures = measures_of(db), cases = series.cases(db),
    groups = series.groups(db), figures = figures.new(), sources = sources.new(db),
    city = db:query("SELECT name FROM unit WHERE level = 'city' ORDER BY unit_id")[1].name,
    districts = series.rows(db, "SELECT count(*) AS n, max(valid_to) AS ended FROM unit "
      .. "WHERE level = 'district'")[1], outline = outlines.of(options.outline),
    lacking = {}, published = options.published, previous = options.previous,
    least_cell = options.least_cell,
  }
  review.latest_day = gaps.latest_day(db, review.day) or review.day
  review.kind = outlines.kind(review.outline, options.kind, year)
  review.since = review.outline.kinds[review.kind].since or year .. "-01-01"
  review.context = judge.context(review)
  review.plans = judge.plans(review)
  if options.plan then
    lead_with(review.plans, options.plan)
  end
  review.plans_by_detail = by_detail(review.plans)
  review.words = words_of(review)
  review.communes = communes.gather(review)
  review.rivals = rivals.of(review)
  return review
end

-- A kind that is not the usual one of its year does not write over that one's files.
local function stem_of(review)
  local stem = "review-" .. review.year
  if review.kind == outlines.kind(review.outline, nil, review.year) then
    return stem
  end
  return stem .. "-" .. review.kind
end

-- Each section is asked once, so that page, document and figures say the same.
local function build(review)
  review.built = {}
  for _, section in ipairs(sections) do
    review.built[section.id] = section.build(review)
  end
  types.check(review.figures.rows)
end

local function add_charts(list, review, png)
  for _, chart in ipairs(review.charts) do
    list[#list + 1] = { name = chart.file, bytes = chart.svg }
    list[#list + 1] = png and { name = chart.png_file, bytes = chart.png } or nil
  end
end

--- The figures that a review has, without its charts and files.
function M.figures(review)
  review.charts = {}
  build(review)
  return review.figures
end

local function json_of(review)
  return review.figures:to_json {
    { "generator", "lotrinh review" }, { "year", review.year },
    { "collected_on", review.collected_on },
  }
end

-- Every file there can be: whether it is wanted, how it ends, how it is made.
local FILES = {
  { nil, ".html", page.render },
  { nil, "-figures.csv", function(review) return review.figures:to_csv() end },
  { nil, "-figures.json", json_of },
  { nil, ".docx", paper.render },
  { nil, ".xlsx", workbook.render },
  { "fragment", "-fragment.docx", paper.fragment },
  { "fragment", "-fragment.html", page.fragment },
  { "slides", "-slides.pdf", function(review) return slides.render(review) .. output.PDF_MARK end },
}

local function add_pdf(list, review, stem)
  local bytes, program = pdf.make { html = list[1].bytes, docx = list[4].bytes }
  list[#list + 1] = { name = stem .. ".pdf", bytes = bytes .. output.PDF_MARK }
  review.pdf_by = program
end

-- The PDF is another program's, which puts the time in: it is none of what is frozen.
local function manifest_of(review, list, options)
  local outline = review.outline.own
  return manifest.text(review.db, { generator = "lotrinh review", year = review.year, files = list,
    options = { plan = review.plans[1].plan, kind = review.kind, png = options.png or nil,
      fragment = options.fragment or nil, slides = options.slides or nil,
      published = review.published, least_cell = review.least_cell,
      previous = review.previous and review.previous.hash or nil,
      outline = outline and digest.sha256(outline.source) or nil } })
end

local FILE_OPTIONS = { png = "boolean", fragment = "boolean", slides = "boolean", pdf = "boolean",
  progress = "function" }

--- The figure of a review by its code; raises LT-1905 when there is none.
function M.figure(review, id)
  local row = M.figures(review).by_id[id]
  if not row then
    failure.raise("LT-1905", "usage", {
      vi = "báo cáo năm {year} không có số liệu mã {id}; mã ở cột id của tệp …-figures.csv và "
        .. "trong trang báo cáo",
      en = "the review of {year} has no figure {id}; codes are in the column id of …-figures.csv "
        .. "and on the page of the review" }, { year = review.year, id = id })
  end
  return row
end

--- The files of the review as {name, bytes}, the page first. options: png (charts as PNG too),
--- fragment, slides, pdf, progress(i, total, name).
function M.files(review, options)
  options = options_of.check(options, FILE_OPTIONS)
  local step = options.progress or function() end
  local total = #FILES + 2
  step(1, total, failure.say { vi = "biểu đồ", en = "charts" })
  review.charts = charts.draw(review, true)
  build(review)
  local stem, list = stem_of(review), {}
  for i, file in ipairs(FILES) do
    if file[1] == nil or options[file[1]] then
      step(i + 1, total, stem .. file[2])
      list[#list + 1] = { name = stem .. file[2], bytes = file[3](review) }
    end
  end
  add_charts(list, review, options.png)
  list[#list + 1] = { name = stem .. "-manifest.json", bytes = manifest_of(review, list, options) }
  if options.pdf then
    step(total - 1, total, stem .. ".pdf")
    add_pdf(list, review, stem)
  end
  step(total, total, "")
  return list
end

return M
