-- Draws charts that were built, each as soon as it comes, and writes it where it belongs: whole or
-- not at all. Builds none.
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local fonts = require "lotrinh.fonts"
local gnuplot = require "lotrinh.gnuplot"
local host = require "lotrinh.host"
local table_of = require "chart.table_of"

local M = {}

--- The oldest gnuplot that draws our charts, as 100 * major + minor.
M.OLDEST = 504

local methods = {}
methods.__index = methods

local function escape(text)
  return (text:gsub("[&<>\"']", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;",
    ["\""] = "&quot;", ["'"] = "&#39;" }))
end

-- gnuplot calls every SVG "Gnuplot"; readers and screen readers get the finding instead.
local function name_svg(picture, built)
  local title = "<title>" .. escape(gnuplot.clean(built.title)) .. "</title>"
  local desc = "<desc>" .. escape(built.alt) .. "</desc>"
  local parts, from = {}, 1
  local function replace(tag, ending, text)
    local first = picture:find(tag, from, true)
    local _, last = picture:find(ending, first or #picture, true)
    if last then
      parts[#parts + 1] = picture:sub(from, first - 1)
      parts[#parts + 1] = text
      from = last + 1
    end
    return last
  end
  replace("<title>Gnuplot", "</title>", title)
  replace("<desc>Produced by GNUPLOT ", "</desc>", desc)
  repeat -- names of plots, read aloud, say nothing
  until not replace("<title>gnuplot_plot_", "</title>", "")
  parts[#parts + 1] = picture:sub(from)
  return table.concat(parts)
end

local function missing_font()
  local font = gnuplot.missing_font()
  if font == nil then
    return nil
  end
  return failure.new("LT-1609", "output", {
    vi = "thiếu phông chữ {font} nên chữ Việt có thể mất dấu; hãy cài: sudo apt install "
      .. "fonts-dejavu-core fonts-liberation",
    en = "the font {font} is missing, so Vietnamese letters may be lost; install: sudo apt install "
      .. "fonts-dejavu-core fonts-liberation",
  }, { font = font })
end

-- From so many charts on, files are synced together: a sync of each would take longer than drawing.
local MANY = 8

-- What was written without a sync is synced, once a folder.
local function settle(results)
  local seen = {}
  for _, result in ipairs(results) do
    local folder = (result.path or ""):match("^(.*)/[^/]*$") or "."
    if result.path and not seen[folder] then
      seen[folder] = true
      local ok, why = files.settle(folder == "" and "/" or folder)
      if not ok then
        return nil, why
      end
    end
  end
  return true
end

-- The picture and, where asked for, its script and its figures; whole or not at all.
local function save(built, picture, options)
  local parts = { { options.script, built.script }, { options.to, picture },
    { options.csv, options.csv and table_of.csv(built.data) } }
  for i = 1, 3 do
    local path, bytes = parts[i][1], parts[i][2]
    if path then
      local ok, why = files.write(path, bytes, { force = options.force, public = options.public,
        -- What replaces a file has to be safe on the disk before it does.
        unsynced = options.unsynced and not options.force or false })
      if not ok then
        return nil, why
      end
    end
  end
  return { title = built.title, alt = built.alt, format = built.format, path = options.to,
    bytes = picture, data = built.data }
end

-- Failures of a run of gnuplot, which one that is too old has with every chart.
local OF_A_RUN = { ["LT-1604"] = true, ["LT-1605"] = true, ["LT-1606"] = true, ["LT-1616"] = true }

--- Why the gnuplot at this path is too old for charts (its words when asked for its version); nil
--- when it is not.
function M.too_old(answer)
  local major, minor = (answer or ""):match("gnuplot (%d+)%.(%d+)")
  if major == nil or tonumber(major) * 100 + tonumber(minor) >= M.OLDEST then
    return nil
  end
  return failure.new("LT-1637", "output", {
    vi = "gnuplot {version} quá cũ để vẽ biểu đồ, cần từ 5.4; hãy cài: sudo apt install "
      .. "gnuplot-nox, hoặc đặt LOTRINH_GNUPLOT=ĐƯỜNG_DẪN",
    en = "gnuplot {version} is too old for charts, 5.4 is needed; install: sudo apt install "
      .. "gnuplot-nox, or set LOTRINH_GNUPLOT=PATH" }, { version = major .. "." .. minor })
end

-- A run that failed may have been one of an old gnuplot: that is asked only then.
local function explain(why)
  local path = OF_A_RUN[why.code] and gnuplot.find()
  return path and M.too_old(host.ask(path, "--version")) or why
end

-- What gnuplot made of a chart, written where it belongs.
local function write(place, drawn)
  if drawn.why then
    return { why = explain(drawn.why) }
  end
  local picture = drawn.picture
  if place.built.format == "svg" then
    picture = name_svg(picture, place.built)
  end
  local saved, why = save(place.built, picture, place.options)
  return saved or { why = why }
end

-- Takes what is drawn, and with wait all that is still to come.
local function take(drawing, wait)
  local number, drawn = drawing.runner:next(wait)
  while number do
    local place = drawing.places[number]
    drawing.results[place.index] = write(place, drawn)
    number, drawn = drawing.runner:next(wait)
  end
  return drawn == nil, drawn
end

-- Why a text of the chart cannot be drawn: a letter that no font has.
local function missing_letter(drawing, built)
  local checkers = drawing.checkers
  checkers[built.face] = checkers[built.face] or fonts.checker(built.face)
  local ok, why = checkers[built.face]:check(built.texts)
  return not ok and why or nil
end

--- The next chart: built, or nil and why not. options: to, script, csv (paths), force, public.
--- True, or nil, why when no chart can be drawn any more.
function methods:add(built, why, options)
  local index = #self.results + 1
  self.results[index] = { why = why }
  if built == nil then
    return true
  elseif self.refused then
    return nil, self.refused
  end
  why = missing_letter(self, built)
  if why then
    self.results[index] = { why = why }
    return true
  end
  options.unsynced = self.many
  local number, stopped = self.runner:add(built)
  if number == nil then
    return nil, stopped
  end
  self.places[number] = { index = index, options = options, built = built }
  return take(self, false)
end

--- An array of {title, alt, format, path, bytes, data} or {why} in the order of the charts; or nil,
--- why.
function methods:finish()
  local ok, why = true, nil
  if self.runner then
    ok, why = take(self, true)
  end
  if ok and self.many then
    ok, why = settle(self.results)
  end
  if not ok then
    return nil, why
  end
  return self.results
end

function methods:__close()
  if self.runner then
    self.runner:close()
  end
end

--- A drawing of so many charts; <close> it. limits: processes, seconds; runner: one that is open.
function M.open(count, limits)
  local runner, refused = limits and limits.runner, missing_font()
  if refused == nil and runner == nil then
    runner, refused = gnuplot.open(limits)
  end
  return setmetatable({ runner = runner, refused = refused, many = count >= MANY, places = {},
    results = {}, checkers = {} }, methods)
end

return M
