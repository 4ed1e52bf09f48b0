-- The session behind the prompt: what a statement is, how its results show, what stays. Does not
-- read the terminal; C calls session:start(), session:evaluate(text) and session:complete(text).
local about = require "session.about"
local commands = require "session.commands"
local completion = require "session.completion"
local current = require "store.current"
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local history = require "session.history"
local host = require "lotrinh.host"
local lessons = require "session.lessons"
local scan = require "session.scan"
local screen = require "session.screen"
local sql = require "session.sql"
local start = require "session.start"
local text_of = require "lotrinh.text"
local world = require "world"

local Session = {}
Session.__index = Session

local KEPT_RESULTS = 9

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

-- "_" and "_1" are the last result, "_2" the one before, to "_9".
local function keep_result(session, value)
  local globals = session.world.globals
  globals._ = value
  session.kept = value -- by this statement
  if value == nil then
    return
  end
  for i = KEPT_RESULTS, 2, -1 do
    rawset(globals, "_" .. i, rawget(globals, "_" .. i - 1))
  end
  globals._1 = value
end

-- What the pieces say, written or, when it is too much for the terminal, for the pager.
local function show_pieces(pieces, paged)
  if not paged then
    for _, piece in ipairs(pieces) do
      screen.write(piece)
    end
    return "done"
  end
  return "page", table.concat(pieces)
end

-- "   ...for> ": what is open at the end of a line, below the prompt of the statement.
local function more_prompt(session, stack, language)
  local open = stack[#stack] and stack[#stack].open or ""
  local mark = "..." .. language .. open .. "> "
  return (" "):rep(text_of.width(session.prompt) - #mark) .. mark
end

local function show_results(session, silent, ...)
  local count = select("#", ...)
  if count == 0 then
    return "done"
  end
  keep_result(session, (...))
  if silent or (count == 1 and (...) == nil) then
    return "done"
  end
  local short, long, paged = {}, {}, false
  for i = 1, count do
    local more
    short[i], more = screen.text(session.settings, (select(i, ...)))
    local plain = type(short[i]) == "table" and short[i].plain or short[i]
    long[i], paged = more or plain, paged or more ~= nil
  end
  return show_pieces(paged and long or short, paged)
end

-- `SELECT ... \G`: one line a cell.
local function show_vertical(session, result)
  keep_result(session, result)
  local short, long = screen.text({ vertical = "on" }, result)
  return show_pieces({ long or short }, long ~= nil)
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

-- SQL by its first word, with or without \G behind it -> state, text; nothing when it is none.
local function evaluate_sql(session, text, is_sql)
  local plain = text:match("^(.-)%s*\\G%s*;?%s*$")
  if plain ~= nil and sql.looks_like(plain) then
    return show_vertical(session, (sql.run(session.world, plain .. ";")))
  end
  if not (is_sql or sql.looks_like(text)) then
    return nil
  end
  local result, more = sql.run(session.world, text)
  if more then
    return "incomplete", more_prompt(session, scan.sql(text), "sql")
  end
  return show_results(session, false, result)
end

-- What a command wrote is its text; a long one goes to the pager.
local function show_command(state, text)
  if state ~= "text" then
    return state, text
  end
  local wrapped = screen.wrapped(text)
  return show_pieces({ wrapped }, screen.paged(wrapped) ~= nil)
end

local function is_command(text)
  return text:find("^%s*%.%a") ~= nil or text:find("^%s*%?") ~= nil
end

local function evaluate(self, text)
  if is_command(text) then
    return show_command(commands.run(self, text))
  end
  local mode = self.settings.mode
  local chunk, rest = compile(self, text)
  local is_sql = mode == "sql" or mode == "auto" and sql.is_meant(self.world, text)
  if chunk ~= nil and not is_sql then
    return show_results(self, rest, chunk())
  end
  if mode ~= "lua" then
    local state, shown = evaluate_sql(self, text, is_sql)
    if state ~= nil then
      return state, shown
    end
  end
  if rest:find("<eof>$") then
    return "incomplete", more_prompt(self, scan.lua(text), "")
  end
  error(rest, 0)
end

-- Between two statements a person may think for an hour: no lock stays meanwhile.
local AFTER_STATEMENT = setmetatable({}, { __close = current.end_rows })

--- Evaluates what was typed so far -> "done" | "incomplete", prompt | "page", text | "edit", text |
--- "history", for with_history() | "exit", code. Raises errors.
function Session:evaluate(text)
  local _ <close> = AFTER_STATEMENT
  self.world.printed = 0
  completion.forget()
  self.kept = nil
  local state, shown = evaluate(self, text)
  if not is_command(text) then
    state, shown = lessons.after(self, state, shown)
  end
  if state == "done" or state == "page" then
    self.done[#self.done + 1] = text
  end
  return state, shown
end

--- A command's wish: `go_on(entries)` once the parent has sent the history.
function Session:want_history(go_on)
  self.waiting = go_on
  return "history", ""
end

--- What evaluate() began goes on with the history that the parent keeps.
function Session:with_history(sent)
  local go_on = self.waiting
  self.waiting = nil
  return show_command(go_on(history.parse(sent)))
end

--- The value becomes "_", as a result does.
function Session:keep(value)
  keep_result(self, value)
end

--- Candidates for the word before the cursor, as text: where it starts, then one a line.
function Session:complete(text)
  return completion.text(self, text)
end

--- What there is to say of the place in a line: "CURSOR", a line break, the line.
function Session:explain(text)
  local cursor, line = text:match("^(%d+)\n(.*)$")
  return about.at(self, line, tonumber(cursor)) or ""
end

--- The greeting -> the prompt.
function Session:start()
  local context = self.world.context
  if not context.restarted and not context.options.quiet then
    host.write(("lotrinh %s: %s\n"):format(host.versions().lotrinh, database_name(context)))
    host.write(failure.say { vi = ".help để xem giúp, Ctrl-D để thoát\n",
      en = ".help for help, Ctrl-D to leave\n" })
  end
  if context.verb == "learn" then
    lessons.start(self)
  end
  return self.prompt
end

--- The start-up file of the user, unless --no-rc.
function Session:run_user_file()
  if not self.world.context.options.no_rc then
    start.user(self)
  end
end

--- The start-up file of the folder, if it is trusted, unless --no-rc.
function Session:run_project_file()
  if not self.world.context.options.no_rc then
    start.project(self)
  end
end

return function(context)
  -- A wrong path is said at once; a right one costs nothing before it is needed.
  if context.database ~= nil and files.kind(context.database) == "absent" then
    world.open_database(context)
  end
  local session = setmetatable({ world = world.new(context, nil), prompt = start.prompt(context),
    settings = { vertical = "off", mode = "auto" }, done = {},
    commands = commands.list }, Session)
  session.world.prompt = true
  return session
end
