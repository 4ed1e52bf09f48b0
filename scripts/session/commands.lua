-- The commands of the prompt (.help, .view ...) and the questions (?name). A command returns
-- "done", "text" and what it says, or a state of session.lua. Does not evaluate Lua or SQL.
local about = require "session.about"
local failure = require "foundation.failure"
local help = require "help"
local history = require "session.history"
local host = require "lotrinh.host"
local lessons = require "session.lessons"
local screen = require "session.screen"
local start = require "session.start"
local tasks = require "session.tasks"

local M = {}

--- One entry a command: its names, whom it takes, what it does; `run(session, argument)`.
M.list = {}

-- ?name tells about a name; ??word lists the names that speak of it.
local function ask(session, text)
  local search, word = text:match("^%s*%?(%??)%s*(.-)%s*$")
  local answer
  if search == "?" then
    answer = help.search(word)
  elseif word == "" then
    answer = help.text()
  else
    answer = about.text(session, word)
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

local function task_lines()
  local lines = {}
  for _, task in ipairs(tasks) do
    lines[#lines + 1] = "  " .. failure.say(task) .. ":\n"
    for _, line in ipairs(task) do
      lines[#lines + 1] = "      " .. line .. "\n"
    end
  end
  return table.concat(lines)
end

local HEADINGS = {
  tasks = { vi = "\nViệc hay làm\n", en = "\nFrequent tasks\n" },
  commands = { vi = "\nLệnh của dấu nhắc\n", en = "\nCommands of the prompt\n" },
  names = { vi = "\nTên trong Lua (?TÊN nói thêm)\n", en = "\nNames in Lua (?NAME tells more)\n" },
}

local INTRODUCTION = {
  vi = "Gõ một biểu thức Lua hay một câu SQL rồi Enter. \";\" ở cuối: không in kết quả.\n"
    .. "\"_\" là kết quả trước (\"_2\" ... \"_9\": trước nữa);"
    .. " SQL kết thúc bằng \\G: mỗi ô một dòng.\n?TÊN nói về một tên, ??TỪ tìm trong phần giúp.\n"
    .. "Ctrl-C dừng việc đang chạy, Ctrl-D thoát, Tab gõ tiếp hộ.\n",
  en = "Type a Lua expression or a statement in SQL, then Enter. A \";\" at the end: no result.\n"
    .. "\"_\" is the last result (\"_2\" ... \"_9\": older ones);"
    .. " SQL that ends in \\G: a line a cell.\n?NAME tells of a name, ??WORD searches the help.\n"
    .. "Ctrl-C stops what runs, Ctrl-D leaves, Tab completes.\n" }

local function show_help(session, argument)
  if argument ~= "" then
    return ask(session, "?" .. argument)
  end
  return "text", failure.say(INTRODUCTION) .. failure.say(HEADINGS.tasks) .. task_lines()
    .. failure.say(HEADINGS.commands) .. command_lines() .. failure.say(HEADINGS.names)
    .. help.text()
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

local MODES = {
  { vi = "sql", en = "sql", value = "sql" },
  { vi = "lua", en = "lua", value = "lua" },
  { vi = "tudong", en = "auto", value = "auto" },
}

-- .sql, .lua: what the next lines are; the same again: whatever they look like.
local function set_mode(mode)
  return function(session, argument)
    local usual = session.settings.mode == mode and "auto" or mode
    session.settings.mode = argument == "" and usual or M.choose("." .. mode, MODES, argument)
    return "text", failure.say(({
      auto = { vi = "(tự nhận ra Lua và SQL)\n", en = "(Lua and SQL are told apart)\n" },
      lua = { vi = "(mọi câu là Lua; .lua lần nữa: tự nhận ra)\n",
        en = "(all is Lua; .lua again: told apart)\n" },
      sql = { vi = "(mọi câu là SQL, kết thúc bằng \";\"; .sql lần nữa: tự nhận ra)\n",
        en = "(all is SQL that ends in \";\"; .sql again: told apart)\n" },
    })[session.settings.mode])
  end
end

local KEYS = {
  { "Tab, Shift-Tab", vi = "gõ tiếp hộ; lần nữa: từng khả năng; Esc Esc: như cũ",
    en = "completes; again: one after the other; Esc Esc: as before" },
  { "Alt-H", vi = "giúp về tên ở con trỏ", en = "help on the name at the cursor" },
  { "Enter, Alt-Enter", vi = "chạy nếu đã đủ câu; luôn xuống dòng",
    en = "runs what is complete; always a new line" },
  { "Up, Down", vi = "dòng trên, dòng dưới; ở mép: câu trước bắt đầu như chữ đã gõ",
    en = "lines up, down; at the edge: older statements that begin as typed" },
  { "Ctrl-P, Ctrl-N", vi = "câu trước, câu sau", en = "the statement before, after" },
  { "Ctrl-R", vi = "tìm trong lịch sử", en = "searches the history" },
  { "Ctrl-X Ctrl-E", vi = "sửa câu trong trình soạn thảo (EDITOR)",
    en = "the statement in the editor (EDITOR)" },
  { "Ctrl-C", vi = "dừng việc đang chạy; bỏ câu đang gõ",
    en = "stops what runs; drops what is typed" },
  { "Ctrl-D", vi = "thoát, khi dòng trống", en = "leaves, on an empty line" },
  { "Ctrl-L, Ctrl-Z", vi = "xóa màn hình; tạm dừng, quay lại bằng fg",
    en = "clears the screen; suspends, back by fg" },
}

local function show_keys()
  local lines = {}
  for _, key in ipairs(KEYS) do
    lines[#lines + 1] = ("  %-18s %s\n"):format(key[1], failure.say(key))
  end
  return "text", table.concat(lines)
end

local function trace()
  return "trace", "" -- whoever shows errors has it
end

local function leave()
  return "exit", "0"
end

-- What Tab offers behind the command: values in the language of the session.
local function values_of(choices)
  return function()
    local names = {}
    for i, choice in ipairs(choices) do
      names[i] = failure.say(choice)
    end
    return names
  end
end

local function add(name, alias, run, vi, en)
  local command = { name = name, alias = alias, run = run, words = { vi = vi, en = en } }
  M.list[#M.list + 1] = command
  return command
end

add(".help", ".trogiup", show_help, "phần giúp; .help TÊN nói về một tên",
  "this help; .help NAME tells of one")
add(".keys", ".phim", show_keys, "các phím", "the keys")
add(".view", ".xem", view, "xem đủ kết quả trước, từng trang",
  "the last result in full, page by page")
add(".vertical", ".dung", set_vertical,
  "mỗi ô một dòng: bat, tat, tudong (khi bảng quá rộng)",
  "a line a cell: on, off, auto (when the table is too wide)").values = values_of(VERTICAL)
add(".history", ".lichsu", history.show, "câu đã gõ: .history 50, .history /chữ/",
  "what was typed: .history 50, .history /text/")
add(".save", ".luu", history.save,
  "ghi việc đã làm thành kịch bản: .save viec.lua, .save viec.lua 3-7,9",
  "what was done as a script: .save work.lua, .save work.lua 3-7,9").file = ".lua"
add(".edit", ".sua", history.edit, "sửa câu trước (hay câu số n) trong trình soạn thảo rồi chạy",
  "the last statement (or number n) in the editor, then run")
add(".sql", ".chisql", set_mode("sql"), "từ đây mọi câu là SQL",
  "all is SQL from here on").values = values_of(MODES)
add(".lua", ".chilua", set_mode("lua"), "từ đây mọi câu là Lua",
  "all is Lua from here on").values = values_of(MODES)
add(".load", ".nap", start.load, "chạy một kịch bản với các biến của phiên: .load viec.lua",
  "runs a script with the session's variables: .load work.lua").file = ".lua"
add(".trust", ".tin", start.trust, "chạy .lotrinh.lua của thư mục này, và tin nó từ nay",
  "runs the .lotrinh.lua of this folder, and trusts it from now on")
add(".trace", ".vet", trace, "cả ngăn xếp của lỗi trước", "the whole stack of the last error")
add(".quit", ".thoat", leave, "thoát", "leave")

add(".learn", ".hoc", lessons.command,
  "bài học: .hoc bài đang học; .hoc SỐ; .hoc goiy; .hoc muc; .hoc thoi",
  "lessons: .learn this one; .learn NUMBER; .learn hint; .learn list; .learn stop")

--- Runs what begins with "." or "?" -> state, text.
function M.run(session, text)
  if text:find("^%s*%?") then
    return ask(session, text)
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
