-- lotrinh doctor: whether this machine has what the program needs, and what to install where not.
-- Does not change anything.
local drawing = require "chart.drawing"
local failure = require "foundation.failure"
local gnuplot = require "lotrinh.gnuplot"
local frame = require "lotrinh.frame"
local host = require "lotrinh.host"
local world = require "world"

local M = {}

-- What the charts and documents are set in, and the Debian package that brings it.
local FONTS = {
  { family = "DejaVu Sans", package = "fonts-dejavu-core" },
  { family = "Liberation Serif", package = "fonts-liberation2" },
}

local say = failure.say

-- A check is {ok, name, found, cure, warn}: cure is said only when it is not ok; warn when it works
-- but not as well as it could.
local function check_versions(checks)
  local versions = host.versions()
  for _, name in ipairs { "lotrinh", "Lua", "SQLite", "readline", "utf8proc" } do
    checks[#checks + 1] = { ok = true, name = name, found = versions[name] }
  end
end

local function check_gnuplot(checks)
  local path, why = gnuplot.find()
  local answer = path and host.ask(path, "--version")
  local too_old = drawing.too_old(answer)
  checks[#checks + 1] = {
    ok = answer ~= nil and too_old == nil, exit = failure.exit.output, name = "gnuplot",
    found = answer and (answer:match("gnuplot (.-)%s*$") or "?") .. " (" .. path .. ")",
    cure = why and why.text or too_old and too_old.text
      or say { vi = "cài: apt install gnuplot-nox", en = "install: apt install gnuplot-nox" },
  }
  if answer ~= nil then
    local confined = gnuplot.is_confined()
    checks[#checks + 1] = {
      ok = true, warn = not confined, name = "Landlock",
      found = confined and say { vi = "có, gnuplot chỉ chạm được tệp của nó",
        en = "yes, gnuplot reaches its own files only" }
        or say { vi = "nhân không có; gnuplot vẫn chạy với các giới hạn khác, nhưng có thể đọc "
          .. "tệp khác",
          en = "not in this kernel; gnuplot runs under the other limits, but could read other "
          .. "files" },
    }
  end
end

local function check_fonts(checks)
  for _, font in ipairs(FONTS) do
    local answer = host.ask("fc-list", ":family=" .. font.family, "family")
    local ok = answer ~= nil and answer:find(font.family, 1, true) ~= nil
    checks[#checks + 1] = {
      ok = ok, exit = failure.exit.output, found = say { vi = "có", en = "there" },
      name = say({ vi = "phông {family}", en = "font {family}" }, font),
      cure = say({ vi = "cài: apt install fontconfig {package}",
        en = "install: apt install fontconfig {package}" }, font),
    }
  end
end

local function state_folder()
  local state, home = os.getenv("XDG_STATE_HOME"), os.getenv("HOME")
  if state ~= nil and state:sub(1, 1) == "/" then
    return state
  end
  return home
end

local function check_folders(checks)
  local folders = {
    { path = ".", name = say { vi = "thư mục hiện tại", en = "current folder" },
      cure = say { vi = "không ghi được; hãy chuyển sang thư mục khác",
        en = "cannot be written; change to another" } },
    { path = state_folder(), name = say { vi = "thư mục cho lịch sử", en = "folder for history" },
      cure = say { vi = "không ghi được, lịch sử sẽ mất; hãy đặt XDG_STATE_HOME=THƯ_MỤC",
        en = "cannot be written, history is lost; set XDG_STATE_HOME=FOLDER" } },
  }
  for _, folder in ipairs(folders) do
    checks[#checks + 1] = {
      ok = folder.path ~= nil and host.can_write(folder.path), exit = failure.exit.output,
      name = folder.name, found = say { vi = "ghi được", en = "can be written" },
      cure = folder.cure,
    }
  end
end

local function check_database(checks, context)
  local ok, why = pcall(world.open_database, context)
  host.check()
  local name = context.database or say { vi = "số liệu có sẵn", en = "built-in figures" }
  checks[#checks + 1] = {
    ok = ok, exit = type(why) == "table" and why.exit or failure.exit.locked,
    name = say { vi = "cơ sở dữ liệu", en = "database" },
    found = name .. " (" .. context.database_source .. ")",
    cure = ok and "" or tostring(type(why) == "table" and why.text or why),
  }
end

local COLUMNS = { "name", "ok", "found", "cure" }

local function table_of(checks)
  local rows = {}
  for i, check in ipairs(checks) do
    rows[i] = { name = check.name, ok = check.ok and 1 or 0,
      found = check.ok and check.found or nil, cure = not check.ok and check.cure or nil }
  end
  return frame.new(rows, COLUMNS)
end

local function show(checks, options)
  if options.json then
    return host.write((table_of(checks):to_json():gsub("\n*$", "\n")))
  elseif options.csv then
    return host.write(table_of(checks):to_csv())
  end
  for _, check in ipairs(checks) do
    local mark = check.warn and "⚠" or check.ok and "✔" or "✘"
    host.write(("%s %s: %s\n"):format(mark, check.name, check.ok and check.found or check.cure))
  end
end

--- Every line and the exit code of the first thing that is missing.
function M.run(context)
  local checks = {}
  check_versions(checks)
  check_gnuplot(checks)
  check_fonts(checks)
  check_folders(checks)
  check_database(checks, context)
  show(checks, context.options)
  for _, check in ipairs(checks) do
    if not check.ok then
      return check.exit
    end
  end
  return 0
end

return M
