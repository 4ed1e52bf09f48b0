-- The commands of the prompt (.help, .view ...) and the questions (?name). A command returns
-- "done", "text" and what it says, or a state of session.lua. Does not evaluate Lua or SQL.
local failure = require "foundation.failure"
local help = require "help"
local host = require "lotrinh.host"
local screen = require "session.screen"

local M = {}

--- One entry a command: its names, whom it takes, what it does; `run(session, argument)`.
M.list = {}

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
  return "text", answer
end

local function command_lines()
  local lines = {}
  for _, command in ipairs(M.list) do
    local names = command.name .. " (" .. command.alias .. ")"
    lines[#lines + 1] = ("  %-24s %s\n"):format(names, failure.say(command.words))
  end
  return table.concat(lines)
end

local INTRODUCTION = {
  vi = "Gõ một biểu thức Lua hay một câu SQL rồi Enter. \";\" ở cuối: không in kết quả.\n"
    .. "\"_\" là kết quả trước (\"_2\" ... \"_9\": trước nữa);"
    .. " SQL kết thúc bằng \\G: mỗi ô một dòng.\n?TÊN nói về một tên, ??TỪ tìm trong phần giúp.\n"
    .. "Ctrl-C dừng việc đang chạy, Ctrl-D thoát, Tab gõ tiếp hộ.\n",
  en = "Type a Lua expression or a statement in SQL, then Enter. A \";\" at the end: no result.\n"
    .. "\"_\" is the last result (\"_2\" ... \"_9\": older ones);"
    .. " SQL that ends in \\G: a line a cell.\n?NAME tells of a name, ??WORD searches the help.\n"
    .. "Ctrl-C stops what runs, Ctrl-D leaves, Tab completes.\n" }

local function show_help(_, argument)
  if argument ~= "" then
    return ask("?" .. argument)
  end
  return "text", failure.say(INTRODUCTION) .. command_lines() .. help.text()
end

local function view(session)
  local value = rawget(session.world.globals, "_")
  if value == nil then
    failure.raise("LT-2160", "usage", { vi = "chưa có kết quả nào để xem",
      en = "there is no result to view yet" })
  end
  local written = screen.in_full(value)
  if written == nil then
    failure.raise("LT-2161", "usage", {
      vi = "không có trình xem trang (less, hay chương trình mà LOTRINH_PAGER nêu)",
      en = "there is no pager (less, or the program that LOTRINH_PAGER names)" })
  end
  return "page", written
end

--- The member of `choices` that a word of either language means. Raises for another one.
function M.choose(command, choices, word)
  local names = {}
  for _, choice in ipairs(choices) do
    if word == choice.vi or word == choice.en then
      return choice.value
    end
    names[#names + 1] = failure.say(choice)
  end
  failure.raise("LT-2162", "usage", { vi = "{command} nhận {names}, không nhận \"{word}\"",
    en = "{command} takes {names}, not \"{word}\"" },
    { command = command, names = table.concat(names, ", "), word = word })
end

local VERTICAL = {
  { vi = "bat", en = "on", value = "on" },
  { vi = "tat", en = "off", value = "off" },
  { vi = "tudong", en = "auto", value = "auto" },
}

local function set_vertical(session, argument)
  local usual = session.settings.vertical == "off" and "on" or "off"
  session.settings.vertical = argument == "" and usual
    or M.choose(".vertical", VERTICAL, argument)
  return "done"
end

M.list[1] = { name = ".help", alias = ".trogiup",
  words = { vi = "phần giúp; .help TÊN nói về một tên", en = "this help; .help NAME tells of one" },
  run = show_help }
M.list[2] = { name = ".view", alias = ".xem",
  words = { vi = "xem đủ kết quả trước, từng trang", en = "the last result in full, page by page" },
  run = view }
M.list[3] = { name = ".vertical", alias = ".dung",
  words = { vi = "mỗi ô một dòng: bat, tat, tudong (khi bảng quá rộng)",
    en = "a line a cell: on, off, auto (when the table is too wide)" },
  run = set_vertical }
M.list[4] = { name = ".quit", alias = ".thoat",
  words = { vi = "thoát", en = "leave" },
  run = function()
    return "exit", "0"
  end }

--- Runs what begins with "." or "?" -> state, text.
function M.run(session, text)
  if text:find("^%s*%?") then
    return ask(text)
  end
  local name, argument = text:match("^%s*(%.[%w_]*)%s*(.-)%s*$")
  local names = {}
  for _, command in ipairs(M.list) do
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

return M
