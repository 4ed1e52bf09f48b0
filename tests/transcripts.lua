-- lua5.4 transcripts.lua PROGRAM [--accept] FILE...: runs the commands of transcripts and compares.
--
-- A transcript is made of blocks, each run by sh in a fresh folder that is also HOME:
--   # a comment
--   $ lotrinh -e 'print(1)'       one command; lines that follow with "> " belong to it
--   1                             what it prints on stdout
--   ! ✘ LT-2100 ...               what it prints on stderr
--   = 1                           the exit code, when it is not 0
-- In the output {folder} stands for the fresh folder. "~ pattern" and "!~ pattern" are a line of
-- stdout and stderr that matches a Lua pattern.

package.path = (arg[0]:match("^(.*/)") or "./") .. "?.lua;" .. package.path
local shell = require "shell"

local program = shell.quote(table.remove(arg, 1))
local accept = arg[1] == "--accept" and table.remove(arg, 1) ~= nil

-- The file as a list of blocks {comments, command lines, expected lines}.
local function parse(path)
  local blocks, current, comments = {}, nil, {}
  for line in io.lines(path) do
    if line:sub(1, 2) == "$ " then
      current = { comments = comments, command = { line:sub(3) }, expected = {} }
      comments = {}
      blocks[#blocks + 1] = current
    elseif line:sub(1, 2) == "> " and current ~= nil and #current.expected == 0 then
      table.insert(current.command, line:sub(3))
    elseif line:sub(1, 1) == "#" then
      comments[#comments + 1] = line
    elseif current ~= nil then
      table.insert(current.expected, line)
    end
  end
  for _, block in ipairs(blocks) do
    while block.expected[#block.expected] == "" do
      block.expected[#block.expected] = nil
    end
  end
  return blocks
end

local function run(block, folder)
  return shell.run(program, block.command, shell.new_folder(folder), folder)
end

local function line_matches(expected, actual)
  if actual == nil then
    return false
  elseif expected:sub(1, 2) == "~ " then
    return actual:find("^" .. expected:sub(3) .. "$") ~= nil
  elseif expected:sub(1, 3) == "!~ " then
    return actual:find("^! " .. expected:sub(4) .. "$") ~= nil
  end
  return expected == actual
end

local function same(expected, actual)
  for i = 1, math.max(#expected, #actual) do
    if expected[i] == nil or not line_matches(expected[i], actual[i]) then
      return false
    end
  end
  return true
end

local function show_difference(path, block, actual)
  print(path .. ": $ " .. table.concat(block.command, "\n  > "))
  for i = 1, math.max(#block.expected, #actual) do
    local expected, got = block.expected[i], actual[i]
    if expected ~= nil and line_matches(expected, got) then
      print("   " .. got)
    else
      if expected ~= nil then
        print("  -" .. expected)
      end
      if got ~= nil then
        print("  +" .. got)
      end
    end
  end
end

local function rewrite(path, blocks)
  local handle = assert(io.open(path, "w"))
  for i, block in ipairs(blocks) do
    if i > 1 then
      handle:write("\n")
    end
    for _, comment in ipairs(block.comments) do
      handle:write(comment, "\n")
    end
    handle:write("$ ", table.concat(block.command, "\n> "), "\n")
    for _, line in ipairs(block.expected) do
      handle:write(line, "\n")
    end
  end
  handle:close()
end

local function check_file(path, folder)
  local blocks = parse(path)
  local failed = 0
  for _, block in ipairs(blocks) do
    local actual = run(block, folder)
    if not same(block.expected, actual) then
      show_difference(path, block, actual)
      failed = failed + 1
      block.expected = accept and actual or block.expected
    end
  end
  if accept and failed > 0 then
    rewrite(path, blocks)
    return true
  end
  if #blocks == 0 then
    print(path .. ": no command")
  end
  return failed == 0 and #blocks > 0
end

local folder = shell.new_folder()
local ok = true
for _, path in ipairs(arg) do
  ok = check_file(path, folder) and ok
end
os.execute("rm -r " .. shell.quote(folder))
os.exit(ok)
