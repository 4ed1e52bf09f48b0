-- Draws a chart again whenever what it is made of changes: the database, a script. Looks at their
-- times; draws by the function it is given.
local current = require "store.current"
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local pictures = require "chart.picture"
local styles = require "chart.terminal.style"

local M = {}

local PAUSE = 500 -- milliseconds between two looks

local read_script

--- How the text of a script becomes a function; a world says so for its scripts:
--- read(path) -> function, text | nil, why.
function M.scripts_with(reader)
  read_script = reader
end

local function raise_what()
  failure.raise("LT-1671", "usage", {
    vi = "chart.watch cần tên một biểu đồ, một hàm trả về biểu đồ, hoặc tệp .lua trả về biểu đồ",
    en = "chart.watch needs the name of a chart, a function that returns one, or a .lua file that "
      .. "returns one" })
end

local function show(picture)
  host.write_coloured(picture:text(styles.of_terminal()))
end

-- A picture that a script made: into the file, or shown.
local function deliver(picture, options)
  if not pictures.is(picture) then
    raise_what()
  elseif options.to then
    return picture:save(options.to, { force = true, size = options.size, data = options.data,
      script = options.script })
  end
  show(picture)
  return picture
end

--- What a script or a function draws, as run() wants it.
function M.of_script(what, options, times)
  if type(what) == "function" then
    return { times = times, to = options.to, shown = true, draw = function()
      return deliver(what(), options)
    end }
  elseif type(what) ~= "string" or read_script == nil then
    raise_what()
  end
  return { times = times, to = options.to, shown = true, stamp = function()
    local _, text = read_script(what)
    return text or ""
  end, draw = function()
    local chunk, why = read_script(what)
    if chunk == nil then
      return nil, why
    end
    return deliver(chunk(), options)
  end }
end

local function tell(words, values)
  host.write_error(failure.say(words, values) .. "\n")
end

local DRAWN = { vi = "── vẽ lúc {time}{to}; vẽ lại khi số liệu hay kịch bản đổi; Ctrl-C để dừng",
  en = "── drawn at {time}{to}; again when the figures or the script change; Ctrl-C ends" }
local FAILED = { vi = "── {time}: không vẽ được, hình trước vẫn giữ nguyên: {why}",
  en = "── {time}: not drawn, the last picture stays: {why}" }

-- One drawing; an interrupted one raises.
local function draw(work)
  local ok, picture, why = pcall(work.draw)
  host.check()
  local time = os.date("%H:%M:%S")
  if ok and picture then
    if not work.to and not work.shown and pictures.is(picture) then
      show(picture)
    end
    tell(DRAWN, { time = time, to = work.to and ": " .. work.to or "" })
  else
    tell(FAILED, { time = time, why = tostring(ok and why or picture) })
  end
end

local function stamp_of(work)
  local path = current.database():path()
  return (path and host.stamp(path) or "") .. "\0" .. (work.stamp and work.stamp() or "")
end

--- work = {draw = function() -> picture | nil, why, to = path, times = so often, stamp = function}.
function M.run(work)
  local before, drawn
  drawn = 0
  while work.times == nil or drawn < work.times do
    local now = stamp_of(work)
    if now ~= before then
      before, drawn = now, drawn + 1
      draw(work)
    else
      host.pause(PAUSE)
      host.check()
    end
  end
  return drawn
end

return M
