-- What was typed before: .history, .save, .edit. The parent keeps the history and sends it when a
-- command wants it. Does not write into it.
local failure = require "foundation.failure"
local frame = require "lotrinh.frame"
local host = require "lotrinh.host"
local sql = require "session.sql"
local text = require "lotrinh.text"

local M = {}

-- How many statements .history shows unless asked.
local USUAL = 20

--- The statements in what the parent sent, the oldest first: {time = seconds, text = ...}.
function M.parse(sent)
  local entries, at = {}, 1
  while true do
    local time, length, content = sent:match("^(%d+) (%d+)\n()", at)
    if time == nil then
      return entries
    end
    local last = content + tonumber(length) - 1
    entries[#entries + 1] = { time = tonumber(time), text = sent:sub(content, last) }
    at = last + 2
  end
end

local function as_frame(entries, shown)
  local rows = {}
  for _, number in ipairs(shown) do
    rows[#rows + 1] = { n = number, statement = entries[number].text,
      time = os.date("%Y-%m-%d %H:%M:%S", entries[number].time) }
  end
  return frame.new(rows, { "n", "time", "statement" })
end

-- The numbers of the entries that .history shows: the newest `count`, or those with the word.
local function choose(entries, argument)
  local word = argument:match("^/(.-)/?$")
  local count = argument == "" and USUAL or tonumber(argument)
  if word == nil and (math.type(count) ~= "integer" or count < 1) then
    failure.raise("LT-2163", "usage", {
      vi = ".history nhận một số hoặc /chữ/, không nhận \"{word}\"",
      en = ".history takes a number or /text/, not \"{word}\"" }, { word = argument })
  end
  local shown = {}
  for number, entry in ipairs(entries) do
    if word == nil and number > #entries - count
      or word ~= nil and text.fold(entry.text):find(text.fold(word), 1, true) then
      shown[#shown + 1] = number
    end
  end
  return shown
end

local function list(session, entries, argument)
  local shown, lines = choose(entries, argument), {}
  if shown[1] == nil then
    return "text", failure.say { vi = "(không có câu nào)\n", en = "(no statements)\n" }
  end
  for _, number in ipairs(shown) do
    lines[#lines + 1] = ("%5d  %s\n"):format(number, (entries[number].text:gsub("\n", "\n       ")))
  end
  session:keep(as_frame(entries, shown))
  return "text", table.concat(lines)
end

-- "3-7,9" -> {3, 4, 5, 6, 7, 9}; raises for what names no statement.
local function read_numbers(written, most)
  local numbers = {}
  for part in written:gmatch("[^,%s]+") do
    local first, last = part:match("^(%d+)%-(%d+)$")
    first = tonumber(first or part:match("^%d+$"))
    last = tonumber(last) or first
    if first == nil or first < 1 or last > most or first > last then
      failure.raise("LT-2164", "usage", {
        vi = "không có câu số \"{part}\"; viết như 3-7,9, số của .history (đến {most})",
        en = "there is no statement \"{part}\"; write 3-7,9, numbers of .history (up to {most})" },
        { part = part, most = most })
    end
    for number = first, last do
      numbers[#numbers + 1] = number
    end
  end
  return numbers
end

-- A statement of the prompt as a script says it: results are printed, commands left out.
local function as_script(statement)
  if statement:find("^%s*[.?]%D") then
    return nil
  end
  local plain = statement:gsub("%s*\\G%s*;?%s*$", "")
  local expression = statement:gsub("[%s;]+$", "")
  local prints = expression:find("%f[%w_]print%s*%(") ~= nil
  if load("return " .. expression, "=", "t") ~= nil and not prints then
    return statement:find(";%s*$") and "_ = " .. expression or "print(" .. expression .. ")"
  end
  if load(statement, "=", "t") == nil and sql.looks_like(statement) then
    local level = ""
    while plain:find("]" .. level .. "]", 1, true) do
      level = level .. "="
    end
    return ("print(db:query [%s[\n%s\n]%s])"):format(level, (plain:gsub("[%s;]+$", "")), level)
  end
  return statement
end

local HEAD = { vi = "-- Ghi từ dấu nhắc ngày {day}. Chạy: lotrinh run {name}\n",
  en = "-- Saved from the prompt on {day}. To run: lotrinh run {name}\n" }

local function save(statements, path)
  local lines = { failure.say(HEAD, { day = (host.today()), name = path:match("[^/]+$") }),
    "script.requires(1)\n" }
  for _, statement in ipairs(statements) do
    local line = as_script(statement)
    if line ~= nil then
      lines[#lines + 1] = line .. "\n"
    end
  end
  if #lines == 2 then
    failure.raise("LT-2165", "usage", {
      vi = "chưa có câu nào chạy xong để ghi; chọn trong .history: .save tệp.lua 3-7",
      en = "no statement was done yet; choose some of .history: .save file.lua 3-7" })
  end
  local ok, why = host.write_script(path, table.concat(lines))
  if not ok then
    error(why, 0)
  end
  return "text", failure.say({ vi = "Đã ghi {count} câu vào {path}.\n",
    en = "Wrote {count} statements to {path}.\n" }, { count = #lines - 2, path = path })
end

--- .history [n | /text/]
function M.show(session, argument)
  return session:want_history(function(entries)
    return list(session, entries, argument)
  end)
end

--- .save FILE [numbers]: what was done in this session, or chosen statements, as a script.
function M.save(session, argument)
  local path, written = argument:match("^(%S+)%s*(.*)$")
  if path == nil then
    failure.raise("LT-2166", "usage", { vi = ".save cần tên tệp, như: .save viec.lua",
      en = ".save needs the name of a file, as in: .save work.lua" })
  end
  path = path:find("%.lua$") and path or path .. ".lua"
  if written == "" then
    return save(session.done, path)
  end
  return session:want_history(function(entries)
    local statements = {}
    for _, number in ipairs(read_numbers(written, #entries)) do
      statements[#statements + 1] = entries[number].text
    end
    return save(statements, path)
  end)
end

--- .edit [number]: a statement in the editor; saved there, it is run.
function M.edit(session, argument)
  return session:want_history(function(entries)
    local number = argument == "" and #entries or read_numbers(argument, #entries)[1]
    return "edit", entries[number] and entries[number].text or ""
  end)
end

return M
