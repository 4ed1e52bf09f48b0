-- Checks what the compiler cannot: who sees what, sizes, banned functions, codes, Lua layers.
-- Usage: lua5.4 structure.lua PROJECT_FOLDER. Prints each breach, exits 1 when there is one.
local root = assert(arg[1], "usage: structure.lua PROJECT_FOLDER")

local LONGEST_FILE, LONGEST_FUNCTION = 600, 70

local breaches = 0
local function breach(place, text, ...)
  breaches = breaches + 1
  print(place .. ": " .. text:format(...))
end

local function files(pattern)
  local list = {}
  local command = ("cd '%s' && find src scripts tests examples cmake plots data -type f -name '%s'"
    .. " 2>/dev/null | LC_ALL=C sort"):format(root, pattern)
  for name in assert(io.popen(command)):lines() do
    list[#list + 1] = name
  end
  return list
end

local function lines_of(name)
  local list = {}
  for line in io.lines(root .. "/" .. name) do
    list[#list + 1] = line
  end
  return list
end

-- Which files may name a thing. A rule: pattern, allowed file pattern, why.
local ONLY_IN = {
  { "sqlite3", "^src/system/database[%w_]*%.[ch]$", "only system/database sees SQLite" },
  { "<readline/", "^src/system/line_editor[%w_]*%.[ch]$",
    "only system/line_editor sees readline" },
  { "lua_pcallk?%s*%(", "^src/app/interpreter%.c$", "only the interpreter enters Lua" },
  -- A binding may call back what a script gave it: it runs inside the interpreter's protected call.
  { "lua_callk?%s*%(", "^src/app/interpreter%.c$", "only the interpreter enters Lua",
    "^src/bindings/lua_" },
}

local BANNED = { "sprintf", "vsprintf", "strcpy", "strcat", "strtok", "atoi", "atof", "gets",
  "system", "popen", "alloca", "tmpnam", "mktemp", "setjmp", "longjmp" }

local function without_comments(text)
  return (text:gsub("/%*.-%*/", " "):gsub('"[^"\n]*"', '""'))
end

local function check_c_line(name, number, line)
  for _, word in ipairs(BANNED) do
    if line:find("%f[%w_]" .. word .. "%s*%(") then
      breach(name .. ":" .. number, "%s() is banned (style: text and data)", word)
    end
  end
  for _, rule in ipairs(ONLY_IN) do
    if line:find(rule[1]) and not name:find(rule[2]) and not name:find(rule[4] or rule[2]) then
      breach(name .. ":" .. number, "%s", rule[3])
    end
  end
end

-- A function body starts at a line that is just "{" and ends at a line that is just "}".
local function check_function_sizes(name, lines)
  local start
  for number, line in ipairs(lines) do
    if line == "{" then
      start = number
    elseif line == "}" and start then
      if number - start - 1 > LONGEST_FUNCTION then
        breach(name .. ":" .. start, "a function of %d lines (at most %d)", number - start - 1,
          LONGEST_FUNCTION)
      end
      start = nil
    end
  end
end

local function check_c(name)
  local lines = lines_of(name)
  if #lines > LONGEST_FILE then
    breach(name, "%d lines (at most %d)", #lines, LONGEST_FILE)
  end
  check_function_sizes(name, lines)
  if not name:find("^src/") then
    return
  end
  if not (lines[1] or ""):find("^/%*") then
    breach(name .. ":1", "the first line says what the file is for")
  end
  local in_comment = false
  for number, line in ipairs(lines) do
    if not in_comment and not line:find("^%s*/?%*") then
      local code = line:find("#include") and line or without_comments(line)
      check_c_line(name, number, code)
    end
    if line:find("/%*") and not line:find("%*/") then
      in_comment = true
    elseif line:find("%*/") then
      in_comment = false
    end
  end
end

-- One code, one meaning: the sentence in Vietnamese that follows a code is the same everywhere.
local meaning = {}
local function check_codes(name, text)
  for code, words in text:gmatch('"(LT%-%d%d%d%d)",%s*"([^"\n]*)') do
    local known = meaning[code]
    if known and known.words ~= words then
      breach(name, "%s already means something else in %s", code, known.name)
    end
    meaning[code] = known or { words = words, name = name }
  end
end

-- The Lua layers, lowest first: a module may require its own layer and lower ones.
local LUA_LAYERS = {
  { "foundation%..*", "probe" },
  { "definitions%..*", "definitions" },
  { "store%..*", "store", "importer%..*", "importer", "demo%..*", "demo", "unit%.graph",
    "unit%.names", "unit%.find", "unit%.on_day" }, -- which unit a name means, for the importer too
  { "measure", "measure%..*", "rebase", "outlook", "outlook%..*", "compare", "compare%..*",
    "indicator", "unit", "unit%..*", "rebase%..*", "plan", "frame", "stats", "text", "period" },
  { "chart", "chart%..*", "charts%..*", "charts", "report%..*", "report", "documents%..*" },
  { "api", "api%..*", "help", "world", "world%..*" },
  { "commands%..*", "session", "session%..*", "shell%..*", "start" },
}

local function lua_layer(module)
  for layer, patterns in ipairs(LUA_LAYERS) do
    for _, pattern in ipairs(patterns) do
      if module:find("^" .. pattern .. "$") then
        return layer
      end
    end
  end
end

local function check_lua(name)
  local lines = lines_of(name)
  if #lines > LONGEST_FILE then
    breach(name, "%d lines (at most %d)", #lines, LONGEST_FILE)
  end
  local module = name:match("^scripts/(.*)%.lua$")
  if not module then
    return
  end
  module = module:gsub("/", ".")
  local layer = lua_layer(module)
  if not layer then
    breach(name, "module %s is in no Lua layer: add it to tests/check/structure.lua", module)
    return
  end
  if not (lines[1] or ""):find("^%-%-") then
    breach(name .. ":1", "the first line says what the file is for")
  end
  for number, line in ipairs(lines) do
    local required = line:match("require%s*%(?%s*[\"']([%w_.]+)[\"']")
    if required and not required:find("^lotrinh%.") then
      local other = lua_layer(required)
      if other and other > layer then
        breach(name .. ":" .. number, "requires %s of a higher layer", required)
      end
    end
  end
end

-- A verb is one entry, one transcript and one Lua file, unless it only runs other verbs.
local function check_verbs()
  local text = table.concat(lines_of("src/app/commands.c"), "\n")
  local count = 0
  for verb, entry in (text:gsub("%.name = ", "\0")):gmatch("%z\"(%w+)\"([^%z]*)") do
    count = count + 1
    local forms = { "tests/cli/%s.txt" }
    forms[2] = not entry:find("%.in_parent = true") and "scripts/commands/%s.lua" or nil
    for _, form in ipairs(forms) do
      local name = form:format(verb)
      local file = io.open(root .. "/" .. name)
      if file then
        file:close()
      else
        breach("src/app/commands.c", "verb %s needs %s", verb, name)
      end
    end
  end
  assert(count > 0, "no verbs found: has the table moved?")
end
check_verbs()

local c_files = {}
for _, pattern in ipairs { "*.c", "*.h" } do
  table.move(files(pattern), 1, #files(pattern), #c_files + 1, c_files)
end
for _, name in ipairs(c_files) do
  check_c(name)
  if name:find("^src/") then
    check_codes(name, table.concat(lines_of(name), "\n"))
  end
end
for _, name in ipairs(files("*.lua")) do
  check_lua(name)
end
assert(#c_files > 10, "no C files found: wrong folder?")
print(("%d breaches in %d C files"):format(breaches, #c_files))
os.exit(breaches == 0)
