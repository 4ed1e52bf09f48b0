-- A chart as a thing in a script: it shows itself, is saved as often as wished. Draws by the
-- function it is given; makes no figure.
local failure = require "foundation.failure"
local suggest = require "lotrinh.suggest"

local M = {}

local methods = {}

local meta = { __name = "chart", __index = methods }

local SAVED = { size = true, format = true, force = true, public = true, placeholder = true,
  data = true, script = true }

local function check_options(options)
  local known = {}
  for name in pairs(SAVED) do
    known[#known + 1] = name
  end
  table.sort(known)
  for name in pairs(options) do
    if not SAVED[name] then
      failure.raise("LT-1666", "usage", {
        vi = "save không có tùy chọn \"{name}\"; có phải bạn muốn: {nearest}?",
        en = "save has no option \"{name}\"; did you mean: {nearest}?" }, { name = tostring(name),
        nearest = suggest.nearest(tostring(name), known) or table.concat(known, ", ") })
    end
  end
end

--- Beside the picture: NAME.csv, NAME.gp.
function M.beside(path, ending)
  return (path:gsub("%.%w+$", "")) .. ending
end

--- c:save("x.svg", {size = "meeting", force, data = true, script = true}) -> the drawn chart
--- {title, alt, format, path, bytes} | nil, why. data and script write NAME.csv and NAME.gp too.
function methods:save(path, options)
  options = options or {}
  if type(path) ~= "string" then
    failure.raise("LT-1667", "usage", { vi = "save cần tên tệp: .svg, .png hoặc .pdf",
      en = "save needs the name of a file: .svg, .png or .pdf" })
  end
  check_options(options)
  return self.draw { to = path, size = options.size, format = options.format,
    force = options.force, public = options.public, placeholder = options.placeholder,
    csv = options.data and M.beside(path, ".csv") or nil,
    script = options.script and M.beside(path, ".gp") or nil }
end

--- c:text() -> the chart as text for a terminal.
function methods:text()
  return self.title .. "\n" .. self.alt .. "\n"
end

meta.__tostring = methods.text

--- A picture of a chart {title, alt}; draw(options) makes files of it.
function M.new(title, alt, draw)
  return setmetatable({ title = title, alt = alt, draw = draw }, meta)
end

return M
