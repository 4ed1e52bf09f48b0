-- Every row of tests/repl/rows.lua names tests that are there.
-- Usage: lua5.4 rows.lua PROJECT_FOLDER.
local root = assert(arg[1], "usage: rows.lua PROJECT_FOLDER")

local breaches = 0
local function breach(row, text, ...)
  breaches = breaches + 1
  print(row .. ": " .. text:format(...))
end

local function read(path)
  local file = io.open(root .. "/" .. path)
  local text = file and file:read("a")
  if file then
    file:close()
  end
  return text
end

-- A cmocka function must be in its file's list; a method of luaunit only has to be there.
local function has_function(text, name)
  return text:find("%f[%w_]" .. name .. "%(void %*%*state%)") ~= nil
    and text:find("[(]" .. name .. "[)]") ~= nil
end

local function has_method(text, name)
  return name == "*" or text:find("function [%w_]+[.:]" .. name .. "%(") ~= nil
end

local function check_transcript(row, name, command)
  local text = read("tests/" .. name .. ".txt")
  if text == nil then
    breach(row, "no transcript tests/%s.txt", name)
  elseif not ("\n" .. text):find("\n$ " .. command, 1, true) then
    breach(row, "%s has no command \"%s\"", name, command)
  end
end

local function check_test(row, name, what)
  for _, folder in ipairs { "repl", "c" } do
    local text = read(("tests/%s/%s.c"):format(folder, name))
    if text ~= nil then
      if not has_function(text, what) then
        breach(row, "%s has no test %s", name, what)
      end
      return
    end
  end
  local text = read("tests/lua/" .. name .. ".lua")
  if text == nil then
    breach(row, "no test file %s", name)
  elseif not has_method(text, what) then
    breach(row, "%s has no test %s", name, what)
  end
end

local rows = dofile(root .. "/tests/repl/rows.lua")
for _, row in ipairs(rows) do
  if #row == 1 and not row.without then
    breach(row[1], "names no test")
  end
  for i = 2, #row do
    local name, what = row[i]:match("^([%w_/]+): (.+)$")
    if name == nil then
      breach(row[1], "cannot read \"%s\"", row[i])
    elseif name:find("^cli/") then
      check_transcript(row[1], name, what)
    else
      check_test(row[1], name, what)
    end
  end
end
assert(#rows > 80, "few rows: has the table moved?")
print(("%d rows"):format(#rows))
os.exit(breaches == 0)
