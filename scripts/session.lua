-- The session behind the prompt: what a statement is, how its results show, what stays. Does not
-- read the terminal; C calls session:start(), session:evaluate(text) and session:complete(text).
local completion = require "session.completion"
local current = require "store.current"
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local help = require "help"
local host = require "lotrinh.host"
local show = require "foundation.show"
local sql = require "session.sql"
local world = require "world"

local Session = {}
Session.__index = Session

local KEPT_RESULTS = 9

local MORE = "     ...> "
local MORE_SQL = "  ...sql> "

local function say(words, values)
  host.write_error(failure.say(words, values) .. "\n")
end

local function database_name(context)
  if context.database == nil then
    return failure.say { vi = "số liệu đã công bố có sẵn, chỉ đọc",
      en = "the built-in published figures, read only" }
  end
  return failure.say({ vi = "{path}, chỉ đọc", en = "{path}, read only" },
    { path = context.database })
end

-- ?name tells about a name; ??word lists the names that speak of it.
local function ask(text)
  local search, word = text:match("^%s*%?(%??)%s*(.-)%s*$")
  local answer
  if search == "?" then
    answer = help.search(word)
  else
    answer = help.text(word ~= "" and word or nil)
  end
  if answer == nil then
    error(help.unknown(word), 0)
  end
  host.write(answer)
  return "done"
end

local commands = {}

local function command_list()
  local lines = {}
  for _, command in ipairs(commands) do
    local names = command.name .. " (" .. command.alias .. ")"
    lines[#lines + 1] = ("  %-20s %s\n"):format(names, failure.say(command.words))
  end
  return table.concat(lines)
end

local function show_help(_, argument)
  if argument ~= "" then
    local text = help.text(argument)
    if text == nil then
      error(help.unknown(argument), 0)
    end
    host.write(text)
    return "done"
  end
  host.write(failure.say {
    vi = "Gõ một biểu thức Lua hay một câu SQL rồi Enter. \";\" ở cuối: không in kết quả.\n"
      .. "\"_\" là kết quả trước (\"_2\" ... \"_9\": trước nữa);"
      .. " SQL kết thúc bằng \\G: mỗi ô một dòng.\n?TÊN nói về một tên, ??TỪ tìm trong phần giúp.\n"
      .. "Ctrl-C dừng việc đang chạy, Ctrl-D thoát, Tab gõ tiếp hộ.\n",
    en = "Type a Lua expression or a statement in SQL, then Enter. A \";\" at the end: no result.\n"
      .. "\"_\" is the last result (\"_2\" ... \"_9\": older ones);"
      .. " SQL that ends in \\G: a line a cell.\n?NAME tells of a name, ??WORD searches the help.\n"
      .. "Ctrl-C stops what runs, Ctrl-D leaves, Tab completes.\n" })
  host.write(command_list())
  host.write(help.text())
  return "done"
end

-- One entry a command of the prompt.
commands[1] = { name = ".help", alias = ".trogiup",
  words = { vi = "phần giúp; .help TÊN nói về một tên", en = "this help; .help NAME tells of one" },
  run = show_help }
commands[2] = { name = ".quit", alias = ".thoat",
  words = { vi = "thoát", en = "leave" },
  run = function()
    return "exit", "0"
  end }

local function run_command(session, text)
  local name, argument = text:match("^%s*(%.[%w_]*)%s*(.-)%s*$")
  local names = {}
  for _, command in ipairs(commands) do
    if command.name == name or command.alias == name then
      return command.run(session, argument)
    end
    names[#names + 1] = command.name
    names[#names + 1] = command.alias
  end
  failure.raise("LT-2120", "usage", {
    vi = "không có lệnh \"{name}\"; có phải bạn muốn \"{nearest}\"? Xem tất cả: .help",
    en = "no command \"{name}\"; did you mean \"{nearest}\"? For all: .help" },
    { name = name, nearest = host.nearest(name, names) or ".help" })
end

-- "_" and "_1" are the last result, "_2" the one before, to "_9".
local function keep_result(session, value)
  local globals = session.world.globals
  globals._ = value
  if value == nil then
    return
  end
  for i = KEPT_RESULTS, 2, -1 do
    rawset(globals, "_" .. i, rawget(globals, "_" .. i - 1))
  end
  globals._1 = value
end

local function show_results(session, silent, ...)
  local count = select("#", ...)
  if count == 0 then
    return
  end
  keep_result(session, (...))
  if silent or (count == 1 and (...) == nil) then
    return
  end
  for i = 1, count do
    host.write((show.text((select(i, ...))):gsub("\n$", "")) .. "\n")
  end
end

-- `SELECT ... \G`: one line a cell.
local function show_vertical(session, result)
  keep_result(session, result)
  host.write((result:to_text({ vertical = true }):gsub("\n*$", "\n")))
end

-- A local of the prompt would be gone with its line, so it becomes a variable of the session.
local function keep_locals(session, text)
  local kept = text:gsub("^(%s*)local%s+", "%1", 1)
  local chunk = kept ~= text and load(kept, "=prompt", "t", session.world.globals)
  if chunk and not session.locals_noted then
    session.locals_noted = true
    say { vi = "(ở dấu nhắc, biến local được giữ suốt phiên)",
      en = "(at the prompt a local is kept for the session)" }
  end
  return chunk
end

local function compile(session, text)
  local environment = session.world.globals
  local expression = text:gsub("[%s;]+$", "")
  local chunk = load("return " .. expression, "=prompt", "t", environment)
  if chunk ~= nil then
    return chunk, text:find(";%s*$") ~= nil
  end
  local why
  chunk, why = load(text, "=prompt", "t", environment)
  if chunk ~= nil then
    return keep_locals(session, text) or chunk, false
  end
  return nil, why
end

-- Between two statements a person may think for an hour: no lock stays meanwhile.
local AFTER_STATEMENT = setmetatable({}, { __close = current.end_rows })

--- Evaluates what was typed so far -> "done" | "incomplete", prompt | "exit", code. Raises errors.
function Session:evaluate(text)
  local _ <close> = AFTER_STATEMENT
  self.world.printed = 0
  if text:find("^%s*%.%a") then
    return run_command(self, text)
  end
  if text:find("^%s*%?") then
    return ask(text)
  end
  local plain = text:match("^(.-)%s*\\G%s*;?%s*$")
  if plain ~= nil and sql.looks_like(plain) then
    show_vertical(self, (sql.run(self.world, plain .. ";")))
    return "done"
  end
  local chunk, rest = compile(self, text)
  local is_sql = sql.is_meant(self.world, text)
  if chunk ~= nil and not is_sql then
    show_results(self, rest, chunk())
    return "done"
  end
  if is_sql or sql.looks_like(text) then
    local result, more = sql.run(self.world, text)
    if more then
      return "incomplete", MORE_SQL
    end
    show_results(self, false, result)
    return "done"
  end
  if rest:find("<eof>$") then
    return "incomplete", MORE
  end
  error(rest, 0)
end

--- Candidates for the word before the cursor, as text: where it starts, then one a line.
function Session:complete(text)
  return completion.text(self.world, commands, text)
end

local function start_file()
  local base = os.getenv("XDG_CONFIG_HOME")
  if base == nil or base:sub(1, 1) ~= "/" then
    local home = os.getenv("HOME")
    base = home ~= nil and home .. "/.config"
  end
  return base and base .. "/lotrinh/khoidong.lua"
end

local function run_start_file(session)
  local path = start_file()
  local file = path and io.open(path, "r")
  if not file then
    return
  end
  file:close()
  local text, why = host.read_script(path)
  if text == nil then
    error(why, 0)
  end
  world.compile(session.world, text, "@" .. path)()
end

--- The greeting and the user's start-up file -> the prompt.
function Session:start()
  local context = self.world.context
  if not context.restarted and not context.options.quiet then
    host.write(("lotrinh %s: %s\n"):format(host.versions().lotrinh, database_name(context)))
    host.write(failure.say { vi = ".help để xem giúp, Ctrl-D để thoát\n",
      en = ".help for help, Ctrl-D to leave\n" })
  end
  if not context.options.no_rc then
    run_start_file(self)
  end
  return "lotrinh> "
end

return function(context)
  -- A wrong path is said at once; a right one costs nothing before it is needed.
  if context.database ~= nil and files.kind(context.database) == "absent" then
    world.open_database(context)
  end
  local session = setmetatable({ world = world.new(context, nil) }, Session)
  session.world.prompt = true
  return session
end
