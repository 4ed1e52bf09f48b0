-- The lessons of `lotrinh learn` at the prompt: what to do next, whether it was done, what is kept
-- of it. What is taught stands in data/lessons.lua. Evaluates no statement of the person.
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local tables = require "definitions.table"

local M = {}

local say = failure.say

-- Beside the city of the lessons; nil where another database is used, and then nothing is kept.
local function progress_path(session)
  local context = session.world.context
  return context.database_source == "learn"
    and context.database:match("^(.*)/[^/]+/[^/]+$") .. "/da-hoc" or nil
end

local function read_done(session)
  local done = {}
  local path = progress_path(session)
  local file = path and io.open(path, "r")
  if file then
    for number in file:read("a"):gmatch("%d+") do
      done[tonumber(number)] = true
    end
    file:close()
  end
  return done
end

-- The program's mask makes the file the person's own (0600).
local function keep_done(session, lesson)
  local path = progress_path(session)
  local file = path and io.open(path, "w")
  if not file then
    return
  end
  for number = 1, #lesson.list do
    file:write(lesson.done[number] and number .. "\n" or "")
  end
  file:close()
end

local function first_open(lesson)
  for number = 1, #lesson.list do
    if not lesson.done[number] then
      return number
    end
  end
end

local function goal_text(lesson)
  local entry = lesson.list[lesson.at]
  return say({ vi = "\n── Bài {n}/{all}: {title}\n{goal}\nGõ:  {type}\n",
    en = "\n── Lesson {n}/{all}: {title}\n{goal}\nType:  {type}\n" },
    { n = lesson.at, all = #lesson.list, title = say(entry.title), goal = say(entry.goal),
      type = entry.type })
end

local function hint_text(lesson)
  return say({ vi = "Gợi ý: {hint}\n", en = "Hint: {hint}\n" },
    { hint = say(lesson.list[lesson.at].hint) })
end

local function end_text(session)
  session.lesson = nil
  return say { vi = "\n✔ Đã học đủ các bài. Xem tiếp: .help, examples/, lotrinh help. Học lại: "
    .. ".hoc 1\n",
    en = "\n✔ All lessons are done. Go on with .help, examples/, lotrinh help. Again: .learn 1\n" }
end

local function list_text(lesson)
  local lines = {}
  for number, entry in ipairs(lesson.list) do
    lines[number] = (" %s %2d  %s\n"):format(lesson.done[number] and "✔" or " ", number,
      say(entry.title))
  end
  return table.concat(lines)
end

-- Whether the goal is reached: the check sees the names of the session and the result in `_`.
local function is_reached(session)
  local lesson = session.lesson
  local names = setmetatable({ _ = session.kept }, { __index = session.world.globals })
  local check = assert(load("return " .. lesson.list[lesson.at].check, "=lesson", "t", names))
  local ok, reached = pcall(check)
  host.check()
  return ok and reached
end

local function verdict(session)
  local lesson = session.lesson
  if not is_reached(session) then
    return say { vi = "✘ Chưa đúng mục tiêu của bài. ", en = "✘ Not the goal of the lesson yet. " }
      .. hint_text(lesson)
  end
  lesson.done[lesson.at] = true
  keep_done(session, lesson)
  lesson.at = first_open(lesson)
  local praise = say { vi = "✔ Đúng.\n", en = "✔ Right.\n" }
  return praise .. (lesson.at and goal_text(lesson) or end_text(session))
end

local function open(session)
  local lesson = { list = tables.read_lua("lessons"), done = read_done(session) }
  lesson.at = first_open(lesson) or 1
  session.lesson = lesson
  return lesson
end

--- Greets and sets the first lesson that is not done.
function M.start(session)
  local lesson = open(session)
  host.write(say { vi = "Mười bài học ngắn. .hoc goiy: gợi ý; .hoc SỐ: sang bài khác; Ctrl-D: "
    .. "nghỉ, "
    .. "lần sau học tiếp.\n",
    en = "Ten short lessons. .learn hint: a hint; .learn NUMBER: another one; Ctrl-D: leave, and "
      .. "go "
      .. "on next time.\n" })
  host.write(goal_text(lesson))
end

--- What follows a statement: passes its state on, and says whether it reached the goal.
function M.after(session, state, text)
  if session.lesson == nil or (state ~= "done" and state ~= "page") then
    return state, text
  end
  local said = verdict(session)
  if state == "page" then
    return state, text .. said
  end
  host.write(said)
  return state, text
end

local WORDS = {
  goiy = "hint", hint = "hint", muc = "list", list = "list", thoi = "stop", stop = "stop",
}

local ACTIONS = {
  hint = function(session) return hint_text(session.lesson) end,
  list = function(session) return list_text(session.lesson) end,
  stop = function(session)
    session.lesson = nil
    return say { vi = "Đã dừng bài học.\n", en = "Lessons stopped.\n" }
  end,
}

--- .learn, .learn 3, .learn hint, .learn list, .learn stop -> "text", what it says
function M.command(session, argument)
  local lesson = session.lesson or open(session)
  local number = math.tointeger(tonumber(argument))
  if argument == "" then
    return "text", goal_text(lesson)
  elseif number and lesson.list[number] then
    lesson.at = number
    return "text", goal_text(lesson)
  elseif WORDS[argument] then
    return "text", ACTIONS[WORDS[argument]](session)
  end
  failure.raise("LT-2169", "usage", {
    vi = ".hoc nhận số từ 1 đến {all}, goiy, muc hoặc thoi, không nhận \"{word}\"",
    en = ".learn takes a number from 1 to {all}, hint, list or stop, not \"{word}\"" },
    { all = #lesson.list, word = argument })
end

return M
