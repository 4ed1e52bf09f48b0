-- A chart as a thing in a script: it shows itself as text, is saved as often as wished, drawn when
-- its bytes are wanted. Works by the functions it is given; makes no figure.
local failure = require "foundation.failure"
local styles = require "chart.terminal.style"
local suggest = require "lotrinh.suggest"

local M = {}

local methods = {}

-- What each picture works by: {draw, save, sketch}; out of reach of scripts.
local works = setmetatable({}, { __mode = "k" })

local meta = { __name = "chart" }

local SAVED = { size = true, format = true, force = true, public = true, placeholder = true,
  data = true, script = true }
local SHOWN = { width = true, height = true, colours = true, plain = true }

local function check_options(options, allowed, called)
  local known = {}
  for name in pairs(allowed) do
    known[#known + 1] = name
  end
  table.sort(known)
  for name in pairs(options) do
    if not allowed[name] then
      failure.raise("LT-1666", "usage", {
        vi = "{called} không có tùy chọn \"{name}\"; có phải bạn muốn: {nearest}?",
        en = "{called} has no option \"{name}\"; did you mean: {nearest}?" },
        { called = called, name = tostring(name),
          nearest = suggest.nearest(tostring(name), known) or table.concat(known, ", ") })
    end
  end
  return options
end

--- Beside the picture: NAME.csv, NAME.gp.
function M.beside(path, ending)
  return (path:gsub("%.%w+$", "")) .. ending
end

--- c:save("x.svg", {size = "meeting", force, data = true, script = true}) -> {title, alt, format,
--- path, bytes} | nil, why. data and script write NAME.csv and NAME.gp too.
function methods:save(path, options)
  options = check_options(options or {}, SAVED, "save")
  if type(path) ~= "string" then
    failure.raise("LT-1667", "usage", { vi = "save cần tên tệp: .svg, .png hoặc .pdf",
      en = "save needs the name of a file: .svg, .png or .pdf" })
  end
  return works[self].save { to = path, size = options.size, format = options.format,
    force = options.force, public = options.public, placeholder = options.placeholder,
    csv = options.data and M.beside(path, ".csv") or nil,
    script = options.script and M.beside(path, ".gp") or nil }
end

--- c:text{width, height, colours = 0 | 16 | 256, plain} -> the chart in letters, as wide as the
--- terminal unless told; without figures the sentence that says so.
function methods:text(options)
  options = check_options(options or {}, SHOWN, "text")
  local made, why = works[self].sketch(styles.with(options))
  return made and table.concat(made.lines, "\n") .. "\n" or why.text .. "\n"
end

-- bytes: the picture in its format, drawn once; raises when that fails.
function meta:__index(name)
  if methods[name] or name ~= "bytes" then
    return methods[name]
  end
  local results, why = works[self].draw()
  why = why or results[1].why
  if why then
    error(why, 0)
  end
  rawset(self, "bytes", results[1].bytes)
  return results[1].bytes
end

function meta:__tostring()
  return self:text { colours = 0 }
end

--- Whether a value is a picture.
function M.is(value)
  return works[value] ~= nil
end

--- A picture with these fields {title, alt, format}; work = {draw(), save(options), sketch(style)}.
function M.new(fields, work)
  works[fields] = work
  return setmetatable(fields, meta)
end

return M
