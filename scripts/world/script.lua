-- `script`: what a script says of itself and asks of its command line. Does not run it.
local failure = require "foundation.failure"
local host = require "lotrinh.host"

local M = {}

-- Raised when a name of api.lua changes its meaning or goes; a script of 2026 states 1.
local API_VERSION = 1

local FIRST_NOTE, NEXT_NOTES = 1, 10 -- seconds before progress is told, and between two notes

-- {default, help} or {type =, default =, help =, required =} in one form.
local function read_declaration(name, given)
  if type(name) ~= "string" or not name:find("^%l[%w_]*$") or type(given) ~= "table" then
    failure.raise("LT-2142", "usage", {
      vi = "script.options: mỗi tùy chọn là tên = {mặc định, lời}, tên bằng chữ thường",
      en = "script.options: each is name = {default, help}, the name in small letters" })
  end
  local default = given.default
  if default == nil then
    default = given[1]
  end
  local kind = given.type or math.type(default) and "number" or type(default)
  if kind ~= "number" and kind ~= "boolean" then
    kind = "string"
  end
  return { name = name, kind = kind, default = default, help = given.help or given[2] or "",
    required = given.required }
end

local function read_declarations(declared)
  if type(declared) ~= "table" then
    error("script.options: a table expected", 3)
  end
  local options, names = {}, {}
  for name, given in pairs(declared) do
    options[name] = read_declaration(name, given)
    names[#names + 1] = name
  end
  table.sort(names)
  return options, names
end

local function write_help(script, options, names)
  local lines = { failure.say({ vi = "Cách dùng: lotrinh run {script} [TÙY_CHỌN...]",
    en = "Usage: lotrinh run {script} [OPTIONS...]" }, { script = script }), "" }
  for _, name in ipairs(names) do
    local option = options[name]
    local left = "  --" .. name:gsub("_", "-")
    if option.kind ~= "boolean" then
      left = left .. "=" .. (option.kind == "number" and failure.say { vi = "SỐ", en = "NUMBER" }
        or failure.say { vi = "CHỮ", en = "TEXT" })
    end
    local shown = option.default
    if shown ~= nil and option.kind ~= "boolean" then
      left = left .. (" [%s]"):format(tostring(shown))
    end
    lines[#lines + 1] = left
    lines[#lines + 1] = "        " .. option.help
  end
  host.write(table.concat(lines, "\n") .. "\n")
end

local function raise_unknown(name, names)
  local nearest = host.nearest(name:gsub("-", "_"), names)
  failure.raise("LT-2141", "usage", {
    vi = "kịch bản này không có tùy chọn --{name}{hint}; xem: --help",
    en = "this script has no option --{name}{hint}; see: --help" },
    { name = name, hint = nearest and (" (--" .. nearest:gsub("_", "-") .. "?)") or "" })
end

local function read_value(option, text)
  if option.kind ~= "number" then
    return text
  end
  local number = tonumber(text)
  if number == nil then
    failure.raise("LT-2143", "usage", { vi = "--{name} cần một số, không phải \"{text}\"",
      en = "--{name} needs a number, not \"{text}\"" }, { name = option.name, text = text })
  end
  return number
end

-- One word of the command line -> how many words it took.
local function take_word(values, words, at, options, names)
  local word = words[at]
  local name, text = word:match("^%-%-([%w_-]+)=?(.*)$")
  if name == nil then
    values[#values + 1] = word
    return 1
  end
  local option = options[(name:gsub("-", "_"))]
  if option == nil then
    raise_unknown(name, names)
  end
  local given = word:find("=", 1, true) ~= nil
  if option.kind == "boolean" then
    values[option.name] = not given or text == "true"
    return 1
  end
  if not given then
    text = words[at + 1]
  end
  if text == nil then
    failure.raise("LT-2144", "usage", { vi = "--{name} cần một giá trị",
      en = "--{name} needs a value" }, { name = name })
  end
  values[option.name] = read_value(option, text)
  return given and 1 or 2
end

local function check_required(values, options, names)
  for _, name in ipairs(names) do
    local option = options[name]
    if values[name] == nil then
      values[name] = option.default
    end
    if values[name] == nil and option.required then
      failure.raise("LT-2145", "usage", { vi = "kịch bản này cần --{name}; xem: --help",
        en = "this script needs --{name}; see: --help" }, { name = name })
    end
  end
end

--- script.options{year = {2026, "the year"}, draft = {false, "..."}} -> values by name, and what is
--- no option in order. Kinds follow the defaults; --help prints them and ends the script.
local function make_options(world)
  return function(declared)
    local options, names = read_declarations(declared)
    local words = rawget(world.globals, "arg") or {}
    local values, at = {}, 1
    while at <= #words do
      if words[at] == "--help" and options.help == nil then
        write_help(tostring(words[0]), options, names)
        host.exit(0)
      end
      if words[at] == "--" then
        table.move(words, at + 1, #words, #values + 1, values)
        break
      end
      at = at + take_word(values, words, at, options, names)
    end
    check_required(values, options, names)
    return values
  end
end

local function requires(version)
  if math.type(version) ~= "integer" or version < 1 then
    error("script.requires: a whole number such as 1 expected", 2)
  end
  if version > API_VERSION then
    failure.raise("LT-2140", "usage", {
      vi = "kịch bản này viết cho API {wanted}, bản lotrinh này có API {found}; hãy nâng cấp",
      en = "this script is written for API {wanted}, this lotrinh has API {found}; upgrade it" },
      { wanted = version, found = API_VERSION })
  end
end

local function make_exit(world)
  return function(code)
    code = code == nil and 0 or code
    if math.type(code) ~= "integer" or code < 0 or code > 255 then
      error("script.exit: a number from 0 to 255 expected", 2)
    end
    if world.prompt then
      failure.raise("LT-2146", "usage", { vi = "ở dấu nhắc hãy dùng .quit",
        en = "at the prompt use .quit" })
    end
    host.exit(code)
  end
end

--- progress(done, total, label): tells people who wait, on stderr: a line that is written over on a
--- terminal, else a line every ten seconds; nothing in the first second.
function M.progress()
  local started, told
  return function(done, total, label)
    if math.type(done) == nil or math.type(total) == nil or total <= 0 then
      error("progress(done, total, label): two numbers expected", 2)
    end
    local now = os.time()
    started = started or now
    local terminal = host.is_terminal("stderr")
    local wait = told == nil and FIRST_NOTE or terminal and FIRST_NOTE or NEXT_NOTES
    local finished = done >= total
    if now - (told or started) < wait and not (finished and told and terminal) then
      return
    end
    told = now
    local line = ("%d/%d %s"):format(done // 1, total // 1, label == nil and "" or tostring(label))
    if terminal then
      host.status(line .. (finished and (" "):rep(20) or ""))
    else
      host.write_error(line .. "\n")
    end
    if finished then
      host.status("")
      started, told = nil, nil
    end
  end
end

--- The functions of `script` for one world.
function M.make(world)
  return { options = make_options(world), requires = requires, exit = make_exit(world),
    api = API_VERSION }
end

return M
