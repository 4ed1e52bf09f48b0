-- lua5.4 manual.lua PROGRAM LANGUAGE [--accept] FILE: runs what a manual shows, in one folder, and
-- compares.
--
-- In a fence ```console lines that begin with "$ " ("> " goes on) are run by sh; in a fence
-- ```lotrinh lines that begin with a prompt are typed at the prompt of the database that the fence
-- names: ```lotrinh db=demo.db. What follows them is what they print. With lines=N only the first N
-- lines are shown, then "…". --accept writes what is printed now.
package.path = (arg[0]:match("^(.*/)") or "./") .. "?.lua;" .. package.path
local shell = require "shell"

local program, language = arg[1], arg[2]
local accept, path = arg[3] == "--accept", arg[#arg]
-- The manual was written on a day, and its texts speak of it.
local TODAY = "2026-11-23"

local command_line = ("%s --lang %s --today %s"):format(shell.quote(program), language, TODAY)
local folder = shell.new_folder()
local home = shell.new_folder(folder)

local function shortened(lines, most)
  if not most or #lines <= most then
    return lines
  end
  local kept = table.move(lines, 1, most, 1, {})
  kept[most + 1] = "…"
  return kept
end

-- What a fence of commands shows: each command and what it prints.
local function show_console(lines, most)
  local shown, i = {}, 1
  while i <= #lines do
    if lines[i]:sub(1, 2) == "$ " then
      local command = { lines[i]:sub(3) }
      shown[#shown + 1] = lines[i]
      while lines[i + 1] and lines[i + 1]:sub(1, 2) == "> " do
        i = i + 1
        command[#command + 1] = lines[i]:sub(3)
        shown[#shown + 1] = lines[i]
      end
      local printed = shell.run(command_line, command, home, folder)
      for place, text in ipairs(printed) do
        printed[place] = text:gsub("\r$", "") -- CSV ends its lines for spreadsheets
      end
      printed = shortened(printed, most)
      table.move(printed, 1, #printed, #shown + 1, shown)
    end
    i = i + 1
  end
  return shown
end

-- What is typed is seen on the screen too, because the prompt echoes what does not come from a
-- terminal.
local function show_prompt(lines, most, database)
  local typed = {}
  for _, line in ipairs(lines) do
    typed[#typed + 1] = line:match("^lotrinh[^>]*> (.+)$") or line:match("^ +%.%.%.[%a]*> (.*)$")
  end
  local input = folder .. "/typed"
  local handle = assert(io.open(input, "w"))
  handle:write(table.concat(typed, "\n"), "\n")
  handle:close()
  local shown = shell.run(command_line, { ("lotrinh -i --quiet --no-rc%s < %s 2>&1"):format(
    database and " --db " .. database or "", shell.quote(input)) }, home, folder)
  while shown[#shown] and shown[#shown]:find("^lotrinh[^>]*> $") do
    shown[#shown] = nil
  end
  return shortened(shown, most)
end

local function show(kind, options, lines)
  local most = tonumber(options:match("lines=(%d+)"))
  if kind == "console" then
    return show_console(lines, most)
  end
  return show_prompt(lines, most, options:match("db=(%S+)"))
end

local function report(first, lines, shown)
  print(("%s:%d: shows\n  %s\nbut now it is\n  %s"):format(path, first,
    table.concat(lines, "\n  "), table.concat(shown, "\n  ")))
end

local result, ran, wrong = {}, 0, 0
local fence, number = nil, 0
for line in io.lines(path) do
  number = number + 1
  if fence and line == "```" then
    local shown = show(fence.kind, fence.options, fence.lines)
    ran = ran + 1
    if table.concat(shown, "\n") ~= table.concat(fence.lines, "\n") then
      wrong = wrong + 1
      report(fence.first, fence.lines, shown)
    end
    table.move(shown, 1, #shown, #result + 1, result)
    fence = nil
  end
  local kind, options = line:match("^```(%a+)(.*)$")
  if fence then
    fence.lines[#fence.lines + 1] = line
  else
    result[#result + 1] = line
    if kind == "console" or kind == "lotrinh" then
      fence = { kind = kind, options = options, lines = {}, first = number }
    end
  end
end
os.execute("rm -r " .. shell.quote(folder))
assert(not fence, path .. ": a fence is not closed")
if accept and wrong > 0 then
  local handle = assert(io.open(path, "w"))
  handle:write(table.concat(result, "\n"), "\n")
  handle:close()
  wrong = 0
end
print(("%s: %d fences run"):format(path, ran))
os.exit(wrong == 0 and ran > 0)
