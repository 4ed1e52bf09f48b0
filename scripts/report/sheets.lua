-- The sheets of communes: which are still good, which have to be made, in parts small enough for
-- memory. One that cannot be made is named and does not stop the others.
local chart = require "chart"
local content = require "report.sheets.content"
local digest = require "lotrinh.digest"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local figures_of = require "report.sheets.figures"
local files = require "lotrinh.files"
local host = require "lotrinh.host"
local index = require "report.sheets.index"
local json = require "foundation.json"
local output = require "report.output"
local shipped = require "report.shipped"
local status = require "report.status"
local text = require "lotrinh.text"
local write = require "report.sheets.write"

local M = {}

-- Pictures of so many sheets are in memory at once; enough for every core to draw.
local AT_ONCE = 32

local LARGEST = 64 * 1024 * 1024

-- The last line of a page: hashes of what went into the sheet, of its document and of the page
-- before this line. A sheet whose files were changed, or are not both there, is made again.
local SEAL = "<!-- lotrinh sheet: %s %s %s -->\n"
local SEALED = "^(.*)<!%-%- lotrinh sheet: (%x+) (%x+) (%x+) %-%->\n$"

local function stem_of(unit)
  return unit.code .. "-" .. text.fold(unit.full_name):gsub("[^%w]+", "-")
end

local function source_of(figures)
  return failure.say({ vi = "báo cáo của đơn vị đã nhập (đến lần nhập {import})",
    en = "imported reports of the unit (up to import {import})" },
    { import = figures.last_import or 0 })
end

-- What the sheet is made of; with the same key it would be the same files.
local function prepare(figures, sheet)
  local unit = sheet.unit
  sheet.data = content.chart_data(figures, unit, source_of(figures))
  local nodes = content.of(figures, unit, nil)
  sheet.key = digest.sha256(table.concat({ shipped.hash(), write.page(figures, unit, nodes),
    sheet.data and json.encode(sheet.data) or "" }, "\0"))
end

local function is_good(folder, sheet)
  local page = files.read(folder .. "/" .. sheet.page, { max = LARGEST })
  if not page then
    return false
  end
  local body, inputs, document, own = page:match(SEALED)
  if inputs ~= sheet.key or digest.sha256(body) ~= own then
    return false
  end
  local bytes = files.read(folder .. "/" .. sheet.document, { max = LARGEST })
  return bytes ~= nil and digest.sha256(bytes) == document
end

-- Runs a step of one sheet; what goes wrong is the sheet's, but a stop is a stop.
local function attempt(sheet, step, ...)
  local ok, result = pcall(step, ...)
  host.check()
  if not ok then
    local told = type(result) == "table" and result.code and result
    sheet.why = told or failure.new("LT-1910", "output", {
      vi = "không làm được phiếu: {why}", en = "the sheet could not be made: {why}" },
      { why = tostring(result) })
  end
  return ok and result or nil
end

local function items_of(sheets)
  local items = {}
  for _, sheet in ipairs(sheets) do
    for _, kind in ipairs(sheet.data and { "svg", "png" } or {}) do
      items[#items + 1] = { name = "success_rate", data = sheet.data, format = kind,
        size = "report", sheet = sheet }
    end
  end
  return items
end

-- Draws the charts of some sheets on all cores.
local function draw(sheets)
  local items, asked = items_of(sheets), {}
  for i, item in ipairs(items) do
    asked[i] = { name = item.name, data = item.data, format = item.format, size = item.size }
  end
  if #asked == 0 then
    return
  end
  local results, why = chart.draw_all(asked)
  if results == nil then
    error(why, 0)
  end
  for i, item in ipairs(items) do
    local sheet, result = item.sheet, results[i]
    sheet.why = sheet.why or result.why
    sheet.pictures = sheet.pictures or { alt = result.alt }
    sheet.pictures[item.format] = result.bytes
  end
end

local function picture_of(sheet)
  local drawn = sheet.pictures
  return drawn and write.picture(drawn.alt, drawn.svg, drawn.png)
end

local function put(path, bytes, force)
  local ok, why = true, nil
  if not force then
    ok, why = output.check_free(path)
  end
  if ok then
    ok, why = files.write(path, bytes, { force = true, public = true })
  end
  if not ok then
    error(why, 0)
  end
end

-- The document first: a page without its document is never there.
local function make(figures, folder, sheet, force)
  local nodes = content.of(figures, sheet.unit, picture_of(sheet))
  local document = write.document(figures, sheet.unit, nodes)
  local page = write.page(figures, sheet.unit, nodes)
  put(folder .. "/" .. sheet.document, document, force)
  put(folder .. "/" .. sheet.page, page .. SEAL:format(sheet.key, digest.sha256(document),
    digest.sha256(page)), force)
  sheet.made = true
end

local function make_part(figures, options, part)
  draw(part)
  for _, sheet in ipairs(part) do
    if not sheet.why then
      attempt(sheet, make, figures, options.folder, sheet, options.force)
    end
    sheet.pictures, sheet.data = nil, nil
  end
end

local function units_of(figures, names)
  if #names == 0 then
    return figures.units
  end
  local list, seen = {}, {}
  for _, name in ipairs(names) do
    local unit = figures:find(name)
    if not seen[unit.id] then
      seen[unit.id] = true
      list[#list + 1] = unit
    end
  end
  return list
end

local function write_index(figures, options, sheets)
  put(options.folder .. "/index.csv", index.csv(sheets), options.force)
  put(options.folder .. "/index.html", index.page(figures, sheets), options.force)
end

local function plan_work(figures, options, sheets)
  local work = {}
  for _, unit in ipairs(units_of(figures, options.units)) do
    local stem = stem_of(unit)
    local sheet = { unit = unit, page = stem .. ".html", document = stem .. ".docx" }
    sheets[#sheets + 1] = sheet
    attempt(sheet, prepare, figures, sheet)
    sheet.kept = not sheet.why and is_good(options.folder, sheet)
    if not sheet.why and not sheet.kept then
      work[#work + 1] = sheet
    end
  end
  return work
end

--- Makes the sheets of a year from an open database into options.folder: {folder, units = names
--- (none: all), plan, force, progress = function(done, total, name)}. Returns the sheets, each
--- {unit, page, document, made | kept | why}. The list of them is written last.
function M.make(db, year, options)
  local figures = figures_of.read(db, year, options.plan)
  figures.fictional, figures.status = fictional.of(db), status.words(options)
  local made, why = files.make_folder(options.folder, { parents = true })
  if not made then
    error(why, 0)
  end
  local sheets = {}
  local work = plan_work(figures, options, sheets)
  for first = 1, #work, AT_ONCE do
    local last = math.min(first + AT_ONCE - 1, #work)
    if options.progress then
      options.progress(first - 1, #work, work[first].unit.full_name)
    end
    make_part(figures, options, table.move(work, first, last, 1, {}))
  end
  if options.progress and #work > 0 then
    options.progress(#work, #work, "")
  end
  write_index(figures, options, sheets)
  return sheets
end

return M
