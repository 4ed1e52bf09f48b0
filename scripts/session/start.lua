-- What runs before the first prompt: the start-up file of the user, and that of a project once it
-- was trusted. Both are ordinary code of the session's world.
local digest = require "lotrinh.digest"
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local world = require "world"

local M = {}

local PROJECT_FILE = ".lotrinh.lua"

-- A folder of the user by the XDG rules: a variable with a whole path, else below the home.
local function user_folder(variable, below)
  local base = os.getenv(variable)
  if base == nil or base:sub(1, 1) ~= "/" then
    local home = os.getenv("HOME")
    base = home ~= nil and home .. below
  end
  return base and base .. "/lotrinh"
end

local function exists(path)
  local file = path and io.open(path, "r")
  if file then
    file:close()
  end
  return file ~= nil and file ~= false
end

local function read(path)
  local text, why = host.read_script(path)
  if text == nil then
    error(why, 0)
  end
  return text
end

local function run(session, path, text)
  world.compile(session.world, text, "@" .. path)()
end

local function trust_file()
  local folder = user_folder("XDG_STATE_HOME", "/.local/state")
  return folder and folder .. "/trusted"
end

-- One line a file that was trusted as it was then: its hash and its whole path.
local function trust_line(text)
  return digest.sha256(text) .. " " .. host.current_folder() .. "/" .. PROJECT_FILE
end

local function is_trusted(line)
  local path = trust_file()
  if not exists(path) then
    return false
  end
  for known in io.lines(path) do
    if known == line then
      return true
    end
  end
  return false
end

--- The start-up file; an error in it is raised, and the session goes on without the rest of it.
function M.user(session)
  local folder = user_folder("XDG_CONFIG_HOME", "/.config")
  local path = folder and folder .. "/khoidong.lua"
  if exists(path) then
    run(session, path, read(path))
  end
end

--- The file of the folder we are in: run when it was trusted as it is, else only told of.
function M.project(session)
  if not exists(PROJECT_FILE) then
    return
  end
  local text = read(PROJECT_FILE)
  if is_trusted(trust_line(text)) then
    run(session, PROJECT_FILE, text)
  else
    host.write_error(failure.say {
      vi = "(thư mục này có .lotrinh.lua, chưa chạy; xem nó rồi gõ .tin để chạy và tin từ nay)\n",
      en = "(this folder has .lotrinh.lua, not run; read it, then .trust runs and trusts it)\n" })
  end
end

--- .trust: runs the project's file now, and at each start as long as it stays as it is.
function M.trust(session)
  if not exists(PROJECT_FILE) then
    failure.raise("LT-2167", "usage", { vi = "thư mục này không có .lotrinh.lua",
      en = "this folder has no .lotrinh.lua" })
  end
  local text = read(PROJECT_FILE)
  local line, path = trust_line(text), trust_file()
  if not is_trusted(line) then
    local file = path and io.open(path, "a")
    if file then
      file:write(line, "\n")
      file:close()
    end
  end
  run(session, PROJECT_FILE, text)
  return "done"
end

--- .load FILE: runs a script with the variables of the session.
function M.load(session, argument)
  if argument == "" then
    failure.raise("LT-2168", "usage", { vi = ".load cần tên tệp, như: .load viec.lua",
      en = ".load needs the name of a file, as in: .load work.lua" })
  end
  run(session, argument, read(argument))
  return "done"
end

--- The prompt: which database, and that it is only read.
function M.prompt(context)
  if context.database == nil then
    return "lotrinh> "
  end
  return failure.say({ vi = "lotrinh {name} (chỉ đọc)> ", en = "lotrinh {name} (read only)> " },
    { name = context.database:match("[^/]*$") })
end

return M
