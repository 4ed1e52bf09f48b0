-- The chart core: from a chart's words and figures to a gnuplot script, and from that to a picture.
-- Figures come from the caller, in the form that each charts/NAME.lua documents, or else from the
-- open database by chart/sources/NAME.lua.
local contexts = require "chart.context"
local drawings = require "chart.drawing"
local estimate = require "chart.estimate"
local failure = require "foundation.failure"
local frame = require "chart.frame"
local layout = require "chart.layout"
local own = require "chart.own"
local pictures = require "chart.picture"
local resource = require "lotrinh.resource"
local source = require "chart.source"
local sources = require "chart.sources"
local suggest = require "lotrinh.suggest"
local terminal = require "chart.terminal.draw"
local watching = require "chart.watching"

local M = {}

-- The charts there are. To add one: charts/NAME.lua, plots/NAME.gp, its name here, a golden script.
local NAMES = { "before_after_reform", "budget_and_activities", "cases", "cases_by_type",
  "completeness", "five_good_groups", "funnel", "model_communes", "place_ranking",
  "small_multiples", "spc", "success_rate", "target_board", "tile_map", "trainer_cover",
  "training_cohort", "waterfall" }

local FORMATS = { svg = true, png = true, pdf = true }

--- Names of all charts, sorted.
function M.names()
  return table.move(NAMES, 1, #NAMES, 1, {})
end

local function raise_unknown(code, words, name, known)
  table.sort(known)
  local nearest = suggest.nearest(name, known)
  nearest = nearest or table.concat(known, ", ")
  failure.raise(code, "usage", words, { name = name, nearest = nearest })
end

--- The chart of that name: {name, title, question, build}; raises LT-1620 naming the nearest.
function M.find(name)
  for _, known in ipairs(NAMES) do
    if known == name then
      return require("charts." .. name)
    end
  end
  return raise_unknown("LT-1620", {
    vi = "không có biểu đồ \"{name}\"; có phải bạn muốn: {nearest}?",
    en = "there is no chart \"{name}\"; did you mean: {nearest}?",
  }, name, M.names())
end

--- Whether the chart follows an option such as "unit".
function M.takes(name, option)
  M.find(name)
  return sources.takes(name, option)
end

local ALLOWED = { data = true, to = true, size = true, format = true, placeholder = true,
  force = true, public = true, script = true, csv = true }
for name in pairs(sources.asked) do
  ALLOWED[name] = true
end

local function check_options(options)
  local known = {}
  for key in pairs(ALLOWED) do
    known[#known + 1] = key
  end
  for key in pairs(options) do
    if not ALLOWED[key] then
      raise_unknown("LT-1623", {
        vi = "biểu đồ không có tùy chọn \"{name}\"; có phải bạn muốn: {nearest}?",
        en = "charts have no option \"{name}\"; did you mean: {nearest}?",
      }, tostring(key), known)
    end
  end
  if options.data ~= nil and type(options.data) ~= "table" then
    error("option 'data' must be a table", 3)
  end
end

-- Figures of the open database; `shared` is read once for many charts of one day.
local function fetch(name, options, shared)
  sources.check(name, options)
  local key = options.asof or "today"
  shared[key] = shared[key] or contexts.base { asof = options.asof }
  return sources.data(name, contexts.new(options, shared[key]))
end

local function pick_format(options)
  local format = options.format or (options.to and options.to:match("%.(%w+)$")) or "svg"
  format = format:lower()
  if not FORMATS[format] then
    failure.raise("LT-1622", "usage", {
      vi = "không vẽ được loại tệp \"{name}\"; hãy dùng svg, png hoặc pdf",
      en = "cannot draw files of the kind \"{name}\"; use svg, png or pdf",
    }, { name = format })
  end
  return format
end

local function pick_size(options)
  local name = options.size or "screen"
  local size = layout.sizes[name] or layout.special[name]
  if not size then
    raise_unknown("LT-1624", {
      vi = "không có cỡ \"{name}\"; có phải bạn muốn: {nearest}?",
      en = "there is no size \"{name}\"; did you mean: {nearest}?",
    }, tostring(name), { "screen", "report", "meeting" })
  end
  return size, name
end

local function template(name)
  return assert(resource.read("plots/" .. name .. ".gp"))
end

local function no_data(chart, options, data)
  local words = { vi = "chưa có số liệu để vẽ biểu đồ \"{name}\"",
    en = "there are no figures to draw the chart \"{name}\"" }
  local values = { name = failure.say(chart.title) }
  if not options.placeholder then
    return nil, failure.new("LT-1621", "output", words, values)
  end
  return frame.placeholder(failure.say(chart.title), failure.say(words, values), data)
end

-- Figures as a chart reads them: rows given as a frame become plain ones.
local function plain(data)
  if type(data.rows) ~= "userdata" then
    return data
  end
  local copy, columns = {}, data.rows:columns()
  for key, value in pairs(data) do
    copy[key] = value
  end
  copy.rows = {}
  for i = 1, #data.rows do
    local row, given = {}, data.rows[i]
    for _, name in ipairs(columns) do
      row[name] = given[name]
    end
    copy.rows[i] = row
  end
  return copy
end

-- The spec of a chart, the name of its template and its figures; nil, why without figures.
local function compose(chart, options, size, shared)
  local data = options.data and plain(options.data) or chart.data
    or fetch(chart.name, options, shared or {})
  local spec, why = chart.build(data, size)
  local plot = chart.plot or chart.name
  if spec == nil then
    spec, why = no_data(chart, options, data)
    plot = "placeholder"
  end
  if spec == nil then
    return nil, why
  end
  estimate.tell(spec, data.rows or {})
  return spec, plot, data
end

--- The whole script of a chart and what belongs to it: {name, script, output, format, title, alt};
--- or nil, why when there is nothing to draw (LT-1621).
---@param name string | table a module of charts/, as own.module makes them
---@param options table data, or unit, year, plan ... to fetch them; size, format or to, placeholder
function M.build(name, options, shared)
  check_options(options)
  local chart = type(name) == "table" and name or M.find(name)
  name = chart.name
  local format = pick_format(options)
  local size, size_name = pick_size(options)
  local spec, plot, data = compose(chart, options, size, shared)
  if spec == nil then
    return nil, plot
  end
  local output = name .. "." .. format
  local out = source.new()
  out:line("# " .. name .. ", " .. size_name .. ": a chart of lotrinh. To change it, edit and run")
  out:line("#   gnuplot -d FILE (texts are octal escapes, numbers are plain)")
  out:text("FORMAT", format)
  out:text("OUTPUT", output)
  frame.write(out, spec, size)
  return {
    name = name, format = format, output = output, title = spec.title, alt = spec.alt, data = data,
    texts = out.said, face = size.face,
    script = out:concat() .. template("style") .. template("frame") .. template(spec.plot or plot),
  }
end

--- Draws many charts at once; items are {name = ..., and the options of draw}. One that fails does
--- not stop the others: an array of {title, alt, format, path, bytes} or {why}; or nil, why. Each
--- is drawn while the next is made.
--- limits: processes, seconds (for one chart); runner: an open one of lotrinh.gnuplot, then closed.
function M.draw_all(items, limits)
  local shared = {}
  local drawing <close> = drawings.open(#items, limits)
  for _, item in ipairs(items) do
    local options = {}
    for key, value in pairs(item) do
      options[key] = key ~= "name" and value or nil
    end
    local built, why = M.build(item.name, options, shared)
    local ok, stopped = drawing:add(built, why, options)
    if not ok then
      return nil, stopped
    end
  end
  return drawing:finish()
end

--- A chart as lines of text: {title, alt, lines, miniature} | nil, why. style = {width, height,
--- colours = 0 | 16 | 256, plain}; options as those of draw that say what it is about; miniature is
--- the chart in a dozen characters. What is `shared` is read once for many charts.
function M.sketch(name, options, style, shared)
  check_options(options)
  local chart = type(name) == "table" and name or M.find(name)
  local spec, plot = compose(chart, options, terminal.size(style), shared or {})
  if spec == nil then
    return nil, plot
  end
  local lines, miniature = terminal.lines(spec, plot, style)
  return { title = spec.title, alt = spec.alt, lines = lines, miniature = miniature }
end

local function merged(options, more)
  local both = {}
  for _, given in ipairs { options, more } do
    for key, value in pairs(given) do
      both[key] = value
    end
  end
  return both
end

-- A chart that is in no file yet: gnuplot draws it when its bytes or a file are wanted.
local function picture_of(name, options)
  local built, why = M.build(name, options)
  if built == nil then
    return nil, why
  end
  return pictures.new({ title = built.title, alt = built.alt, format = built.format }, {
    draw = function()
      local drawing <close> = drawings.open(1)
      drawing:add(built, nil, {})
      return drawing:finish()
    end,
    save = function(more) return M.draw(name, merged(options, more)) end,
    sketch = function(style) return M.sketch(name, options, style) end,
  })
end

--- Draws one chart: into the file `to` (svg, png or pdf by its ending); without one it is a picture
--- that shows itself, :save(path), :text(), .bytes.
--- options: unit, year (2026 or "2020-2026"), plan, vintage, asof, indicator, view ("reported",
--- "rebased", "undivided"), page, or data of one's own; to, size
--- ("screen", "report", "meeting"), format, placeholder, force, public; script and csv: paths for
--- the gnuplot script and the figures. Returns {title, alt, format, path, bytes} | nil, why.
--- limits as for draw_all.
function M.draw(name, options, limits)
  options = options or {}
  if limits == nil and not (options.to or options.csv or options.script) then
    return picture_of(name, options)
  end
  local item = { name = name }
  for key, value in pairs(options) do
    item[key] = value
  end
  local results, why = M.draw_all({ item }, limits)
  if results == nil then
    return nil, why
  end
  if results[1].why then
    return nil, results[1].why
  end
  return results[1]
end

--- A chart of one's own from any frame: chart.new{kind = "line" | "bar" | "dot" | "funnel" |
--- "tile" | "multiples", data = frame, x = column, y = column or share = {x, n}, title, subtitle,
--- source, note, n, by, low, high, target, percent, decimals}. Returns a picture: :save(path,
--- {size}), :text(), and it shows itself. Raises on misuse.
function M.new(options)
  local module = own.module(options)
  local picture, why = picture_of(module, {}) -- what cannot be drawn is said here already
  if picture then
    return picture
  end
  local function none() return nil, why end
  return pictures.new({ title = failure.say(module.title), alt = why.text },
    { draw = none, sketch = none, save = function(more) return M.draw(module, more) end })
end

--- Draws again whenever the figures change, or the script: chart.watch("cases", {to = "c.svg"}),
--- chart.watch(function() return chart.new{...} end), chart.watch("my.lua"), a file that returns a
--- chart. Without `to` it shows the chart in letters. options: those of draw, and times = so often.
--- Ends with Ctrl-C. What fails is told, and the last good picture stays.
function M.watch(what, options)
  local asked = merged(options or {}, {})
  local times = asked.times
  asked.times = nil
  if type(what) == "string" and not what:find("%.lua$") then
    M.find(what)
    check_options(asked)
    return watching.run { times = times, to = asked.to, draw = function()
      return M.draw(what, merged(asked, { force = asked.to and true or nil }))
    end }
  end
  return watching.run(watching.of_script(what, asked, times))
end

return M
