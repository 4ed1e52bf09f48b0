-- A review: everything its sections need, read once from the database. Writes nothing.
local charts = require "report.charts"
local communes = require "report.communes"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local figures = require "report.figures"
local gaps = require "report.gaps"
local host = require "lotrinh.host"
local judge = require "report.judge"
local manifest = require "report.manifest"
local page = require "report.page"
local paper = require "report.paper"
local rivals = require "report.rivals"
local sections = require "report.sections"
local series = require "report.series"
local sources = require "report.sources"
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

--- Gathers the review of a year from an open database; verdicts are by `plan`, or by the plan of
--- the
--- city that is in force at the end of the year.
function M.gather(db, year, plan)
  local review = {
    db = db, fictional = fictional.of(db), year = year, day = ("%04d-12-31"):format(year),
    collected_on = db:query("SELECT value FROM about WHERE key = 'collected_on'")[1].value,
    latest_day = gaps.latest_day(db), measures = measures_of(db), cases = series.cases(db),
    groups = series.groups(db), figures = figures.new(), sources = sources.new(db),
    city = db:query("SELECT name FROM unit WHERE level = 'city' ORDER BY unit_id")[1].name,
    districts = series.rows(db, "SELECT count(*) AS n, max(valid_to) AS ended FROM unit "
      .. "WHERE level = 'district'")[1],
  }
  review.context = judge.context(review)
  review.plans = judge.plans(review)
  if plan then
    lead_with(review.plans, plan)
  end
  review.plans_by_detail = by_detail(review.plans)
  review.communes = communes.gather(review)
  review.rivals = rivals.of(review)
  return review
end

-- Each section is asked once, so that page, document and figures say the same.
local function build(review)
  review.built = {}
  for _, section in ipairs(sections) do
    review.built[section.id] = section.build(review)
  end
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

--- The files of the review as {name, bytes}, the page first; charts as PNG too when asked for.
function M.files(review, png)
  review.charts = charts.draw(review, true)
  build(review)
  local stem = "review-" .. review.year
  local list = {
    { name = stem .. ".html", bytes = page.render(review) },
    { name = stem .. "-figures.csv", bytes = review.figures:to_csv() },
    { name = stem .. "-figures.json", bytes = review.figures:to_json {
      { "generator", "lotrinh review" }, { "year", review.year },
      { "collected_on", review.collected_on },
    } },
    { name = stem .. ".docx", bytes = paper.render(review) },
    { name = stem .. ".xlsx", bytes = workbook.render(review) },
  }
  add_charts(list, review, png)
  list[#list + 1] = { name = stem .. "-manifest.json", bytes = manifest.text(review.db, {
    generator = "lotrinh review", year = review.year, files = list,
    options = { plan = review.plans[1].plan, png = png or nil } }) }
  return list
end

return M
