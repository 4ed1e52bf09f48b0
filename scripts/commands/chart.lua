-- lotrinh chart NAME: a chart as text, or into a file; without a name the list of charts; --all DIR
-- the set of them and a page that shows it; --contact FILE all communes on one sheet. Draws by
-- chart.lua and makes no figure of its own. What few runs need is loaded where it is used, so that
-- one chart starts sooner.
local chart = require "chart"
local current = require "store.current"
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local frame = require "lotrinh.frame"
local host = require "lotrinh.host"
local styles = require "chart.terminal.style"
local text = require "lotrinh.text"
local world = require "world"

local M = {}

local LIST = { "name", "title", "question", "miniature", "finding" }

-- Every chart of the open database in a dozen characters and a sentence; without figures neither.
local function list_rows(style)
  local rows, shared = {}, {}
  for i, name in ipairs(chart.names()) do
    local found = chart.find(name)
    local sketch, why = chart.sketch(name, {}, style, shared)
    if sketch == nil and why.code ~= "LT-1621" then
      error(why, 0)
    end
    rows[i] = { name = name, title = failure.say(found.title),
      question = failure.say(found.question), miniature = sketch and sketch.miniature,
      finding = sketch and sketch.title }
  end
  return rows
end

local NO_FIGURES = { vi = "chưa có số liệu · ", en = "no figures · " }

-- One line each: on a terminal as wide as it is, in a pipe whole.
local function show_table(rows, style)
  local widest, smallest = 0, 0
  for _, row in ipairs(rows) do
    widest = math.max(widest, text.width(row.name))
    smallest = math.max(smallest, text.width(row.miniature or ""))
  end
  for _, row in ipairs(rows) do
    local line = text.pad(row.name, widest) .. "  " .. text.pad(row.miniature or "", smallest)
      .. "  " .. text.visible(row.finding or failure.say(NO_FIGURES) .. row.question)
    host.write((style.height and text.clip(line, style.width) or line) .. "\n")
  end
end

local function show_list(options)
  local style = styles.of_terminal()
  style.plain = style.plain and not (options.json or options.csv) -- for machines always the same
  local rows = list_rows(style)
  if options.json then
    host.write((frame.new(rows, LIST):to_json():gsub("\n*$", "\n")))
  elseif options.csv then
    host.write(frame.new(rows, LIST):to_csv())
  else
    show_table(rows, style)
    if not options.quiet then
      host.write_error(failure.say { vi = "Xem một biểu đồ: lotrinh chart TÊN; ghi ra tệp: --to "
        .. "TỆP.svg\n", en = "To see one: lotrinh chart NAME; into a file: --to FILE.svg\n" })
    end
  end
end

-- Beside the picture: NAME.csv, NAME.gp.
local function beside(path, ending)
  return (path:gsub("%.%w+$", "")) .. ending
end

local function options_of(name, options, to)
  return { name = name, to = to, unit = options.unit, year = options.year, plan = options.plan,
    indicator = options.indicator, kind = options.kind, view = options.view,
    missing = options.missing, map = options.map, page = options.page,
    vintage = options.vintage, size = options.size, placeholder = options.placeholder,
    force = options.force, csv = to and options.data and beside(to, ".csv") or nil,
    script = to and options.script and beside(to, ".gp") or nil }
end

local function tell(options, result, item)
  if options.quiet then
    return
  end
  host.write(result.path .. "\n")
  for _, path in ipairs { item.csv or false, item.script or false } do
    host.write(path and path .. "\n" or "")
  end
  host.write_error(result.alt .. "\n")
end

-- As text on the terminal or into a pipe; in colours where the terminal shows them.
local function show_one(name, options)
  local item = options_of(name, options, nil)
  item.name = nil
  local sketch, why = chart.sketch(name, item, styles.of_terminal())
  if sketch == nil then
    error(why, 0)
  end
  for _, line in ipairs(sketch.lines) do
    host.write_coloured(line .. "\n")
  end
end

-- Again whenever the database changes; opened anew, since an import may have replaced it.
local function watch_one(context, name, options)
  chart.find(name)
  local item = options_of(name, options, options.to or "")
  item.name, item.to, item.csv, item.script, item.size, item.force =
    nil, nil, nil, nil, nil, nil
  chart.watch(function()
    current.use(world.open_database(context))
    local picture, why = chart.draw(name, item)
    return picture or error(why, 0)
  end, { to = options.to, size = options.size, data = options.data, script = options.script })
end

-- What is only for a file; where none is named its name is that of the chart.
local function wants_file(options)
  return options.to or options.size or options.data or options.script or options.force
    or options.map
end

local function draw_one(name, options, runner)
  if not wants_file(options) then
    return show_one(name, options)
  end
  files.sweep(((options.to or ""):match("^(.*)/[^/]*$") or ".") .. "/")
  local item = options_of(name, options, options.to or name .. ".svg")
  item.name = nil
  chart.find(name)
  local result, why = chart.draw(name, item, { runner = runner })
  if result == nil then
    error(why, 0)
  end
  tell(options, result, item)
end

-- An option that one chart of the set cannot follow is passed over for that chart.
local function items_of_all(folder, options)
  local items = {}
  for i, name in ipairs(chart.names()) do
    local item = options_of(name, options, folder and folder .. "/" .. name .. ".svg")
    for _, option in ipairs { "unit", "year", "plan", "vintage", "indicator", "kind", "view",
      "missing", "map", "page" } do
      if not chart.takes(name, option) then
        item[option] = nil
      end
    end
    items[i] = item
  end
  return items
end

-- Where the page of all charts goes: index.html of their folder, or --html.
local function write_page(options, items, results)
  local gallery, output = require "report.gallery", require "report.output"
  local path = options.html or options.all .. "/index.html"
  local charts, missing = {}, {}
  for i, result in ipairs(results) do
    if result.why then
      missing[#missing + 1] = tostring(result.why.text or result.why)
    else
      charts[#charts + 1] = { name = items[i].name, title = result.title, alt = result.alt,
        question = failure.say(chart.find(items[i].name).question), bytes = result.bytes,
        data = result.data, file = result.path and result.path:match("[^/]*$") }
    end
  end
  local free, why = true, nil
  if not options.force then
    free, why = output.check_free(path)
  end
  if free then
    free, why = files.write(path, gallery.render { charts = charts, missing = missing,
      date = (host.today()) }, { force = true })
  end
  if not free then
    error(why, 0)
  end
  host.write(options.quiet and "" or path .. "\n")
end

local function draw_set(options, runner)
  if options.all then
    local ok, why = files.make_folder(options.all, { parents = true })
    if not ok then
      error(why, 0)
    end
    files.sweep(options.all)
  end
  local items = items_of_all(options.all, options)
  local results, reason = chart.draw_all(items, { runner = runner })
  if results == nil then
    error(reason, 0)
  end
  local failed, made
  for i, result in ipairs(results) do
    made = made or result.why == nil
    if result.why == nil then
      host.write((options.quiet or not result.path) and "" or result.path .. "\n")
    elseif result.why.code == "LT-1621" then
      host.write_error(result.why.text .. "\n")
    else
      host.write_error(("%s: %s %s\n"):format(items[i].name, result.why.code, result.why.text))
      failed = failure.exit.output
    end
  end
  if not made then
    failure.raise("LT-1636", "output", { vi = "không vẽ được biểu đồ nào vào \"{folder}\"; xem lý "
      .. "do ở trên", en = "no chart was drawn into \"{folder}\"; see above why" },
      { folder = options.all or options.html })
  end
  write_page(options, items, results)
  return failed
end

-- All communes on one page.
local function draw_contact(options, runner)
  local item = require "chart.contact".item { year = options.year, plan = options.plan,
    unit = options.unit, vintage = options.vintage, indicator = options.indicator,
    to = options.contact,
    force = options.force, placeholder = options.placeholder,
    csv = options.data and beside(options.contact, ".csv") or nil,
    script = options.script and beside(options.contact, ".gp") or nil }
  local result, why = chart.draw(item.name, item, { runner = runner })
  if result == nil then
    error(why, 0)
  end
  tell(options, result, item)
end

-- What draws more than the one chart that is named.
local WHOLE = { "all", "html", "contact" }

--- Exit code 7 when a chart could not be made; a set goes on with the others.
function M.run(context)
  local runner <close> = context.runner -- gnuplot, already started
  local options = context.options
  local name = context.arguments[1]
  local whole
  for _, option in ipairs(WHOLE) do
    whole = whole or options[option] and option
  end
  if whole and name then
    failure.raise("LT-1627", "usage", {
      vi = "--{option} không đi với tên biểu đồ; hãy bỏ tên \"{name}\" hoặc bỏ --{option}",
      en = "--{option} goes with no name of a chart; leave out \"{name}\" or --{option}" },
      { name = name, option = whole })
  end
  current.use(world.open_database(context))
  if not name and not whole then
    return show_list(options)
  elseif whole == "contact" then
    return draw_contact(options, runner)
  elseif whole then
    return draw_set(options, runner)
  end
  if options.watch then
    return watch_one(context, name, options)
  end
  return draw_one(name, options, runner)
end

return M
