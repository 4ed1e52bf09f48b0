-- The world of a script: its globals, built up from an empty table. Nothing of the host that is not
-- put in here can be reached. Does not know verbs or the prompt.
local current = require "store.current"
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local frame = require "lotrinh.frame"
local help = require "help"
local host = require "lotrinh.host"
local libraries = require "world.libraries"
local members = require "api.members"
local script = require "world.script"
local trusted = require "world.trusted"
local watching = require "chart.watching"

local M = {}

-- What a script may print; a table for people is far smaller, a file has its own functions.
local LARGEST_OUTPUT = 10 * 1024 * 1024

--- The database of the session: the plan's store when it ships, else the bare file.
function M.open_database(context)
  if host.module_exists("store") then
    return require "store".open(context.database)
  end
  local database = require "lotrinh.database"
  if context.database == nil then
    return database.memory()
  end
  local db, why = database.open(context.database)
  if db == nil then
    error(why, 0)
  end
  return db
end

local function make_print(world)
  return function(...)
    local values = table.pack(...)
    for i = 1, values.n do
      values[i] = libraries.tostring(values[i])
    end
    local line = table.concat(values, "\t", 1, values.n) .. "\n"
    world.printed = world.printed + #line
    if world.printed > LARGEST_OUTPUT then
      failure.raise("LT-2112", "script", { vi = "kịch bản đã in hơn 10 MiB; hãy ghi ra tệp",
        en = "the script has printed more than 10 MiB; write a file instead" })
    end
    host.write(line)
  end
end

local function make_help()
  return function(value)
    -- help(stats) means help("stats"): a module's view shows as its name.
    local name = value ~= nil and libraries.tostring(value) or nil
    local text = help.text(name)
    if text == nil then
      error(help.unknown(name), 2)
    end
    host.write(text)
  end
end

-- The text of a file of a folder -> text | nil, why
local function read_beside(folder, path, name)
  local text, why = host.read_module(folder, path)
  return text, text == nil and (why or failure.new("LT-2114", "script", {
    vi = "không có mô-đun \"{name}\" ({path}) trong thư mục của kịch bản",
    en = "no module \"{name}\" ({path}) in the folder of the script" },
    { name = name, path = path })) or nil
end

-- The modules of a script are text files of its own folder, with the globals of the script.
local function make_require(world)
  local loaded = {}
  return function(name)
    if type(name) ~= "string" or not (name .. "."):find("^[%a_][%w_]*%.[%w_.]*$")
      or name:find("..", 1, true) or name:sub(-1) == "." then
      error("require: a module name such as \"helpers\" or \"lib.rates\" expected", 2)
    end
    if loaded[name] ~= nil then
      return loaded[name].value
    end
    if world.folder == nil then
      failure.raise("LT-2113", "script", {
        vi = "require \"{name}\": chỉ kịch bản nằm trong tệp mới có mô-đun riêng",
        en = "require \"{name}\": only a script that is a file has modules" }, { name = name })
    end
    local path = name:gsub("%.", "/") .. ".lua"
    local text, why = read_beside(world.folder, path, name)
    if text == nil then
      error(why, 2)
    end
    loaded[name] = { value = true }
    local prefix = world.folder == "." and "" or world.folder .. "/"
    local value = M.compile(world, text, "@" .. prefix .. path)(name)
    loaded[name].value = value == nil and true or value
    return loaded[name].value
  end
end

-- The module without the functions that scripts do not get.
local function public(module, private)
  if private == nil then
    return module
  end
  local shown = {}
  for key, value in pairs(module) do
    shown[key] = not private[key] and value or nil
  end
  return shown
end

-- Loads a name of api.lua at its first use.
local function load_name(name)
  for _, entry in ipairs(help.entries()) do
    if entry.name == name then
      if name == "db" then
        return current.database()
      end
      return libraries.freeze(public(require(entry.module), members.of(name).private), name)
    end
  end
  return nil
end

local function raise_unknown(world, name)
  local names = {}
  for known in pairs(world.provided) do
    names[#names + 1] = known
  end
  for known in next, world.globals do
    if type(known) == "string" then
      names[#names + 1] = known
    end
  end
  for _, entry in ipairs(help.entries()) do
    names[#names + 1] = entry.name
  end
  table.sort(names)
  local nearest = host.nearest(name, names)
  if nearest == nil then
    failure.raise("LT-2115", "script", { vi = "không có tên \"{name}\" (biến chưa được gán?)",
      en = "no name \"{name}\" (a variable that was never set?)" }, { name = name })
  end
  failure.raise("LT-2115", "script", {
    vi = "không có tên \"{name}\"; có phải bạn muốn \"{nearest}\"?",
    en = "no name \"{name}\"; did you mean \"{nearest}\"?" }, { name = name, nearest = nearest })
end

--- Whether a name is that of a result at the prompt: "_", "_1" to "_9"; nil before there is one.
function M.is_result(name)
  return type(name) == "string" and name:find("^_%d?$") ~= nil
end

local function make_globals(world)
  return setmetatable({}, {
    __index = function(_, name)
      local value = world.provided[name]
      if value == nil then
        value = load_name(name)
        if value == nil and world.prompt and M.is_result(name) then
          return nil
        elseif value == nil then
          raise_unknown(world, tostring(name))
        end
        world.provided[name] = value
      end
      return value
    end,
    __metatable = false,
  })
end

-- Where the script may write (--out, else the current folder) and read (there and in its own
-- folder); with --trust everywhere.
local function confine(options, folder)
  if options.trust then
    files.confine()
    return
  end
  if options.out ~= nil then
    files.confine()
    local ok, why = files.make_folder(options.out, { parents = true })
    if not ok then
      error(why, 0)
    end
  end
  files.confine { output = options.out, script = folder }
end

-- The level above `work`: asked for on the command line of this run and by no file.
local function add_trusted(world)
  for name, value in pairs(trusted.make(world.globals, world.folder)) do
    world.provided[name] = value
  end
  if not (world.context.restarted or world.context.options.quiet) then
    host.write_error(failure.say {
      vi = "(--trust: kịch bản này được đọc, ghi mọi tệp và chạy chương trình khác)\n",
      en = "(--trust: this script may read and write any file and run programs)\n" })
  end
end

--- A script beside the one that runs, or at the prompt in the current folder, compiled -> function,
--- text | nil, why. Only below that folder.
function M.read(world, path)
  local text, why = read_beside(world.folder or ".", path, path)
  if text == nil then
    return nil, why
  end
  local ok, chunk = pcall(M.compile, world, text, "@" .. path)
  return ok and chunk or nil, ok and text or chunk
end

--- A fresh world. context is what verbs get (the database to use, the options); folder is where the
--- script's modules are, nil for code that is no file.
function M.new(context, folder)
  local options = context.options or {}
  confine(options, folder)
  local world = { context = context, folder = folder, printed = 0 }
  watching.scripts_with(function(path) return M.read(world, path) end)
  current.open_with(function() return M.open_database(context) end)
  world.globals = make_globals(world)
  world.provided = libraries.make(world.globals)
  world.provided._G = world.globals
  frame.guard_joins(function(...) require "unit.join_guard".check(...) end)
  world.provided.print = make_print(world)
  world.provided.require = make_require(world)
  world.provided.help = make_help()
  world.provided.script = libraries.freeze(script.make(world), "script")
  world.provided.progress = script.progress()
  if options.trust then
    add_trusted(world)
  end
  return world
end

--- Compiles text as a chunk of the world; name is "@file" or "=what". Raises a syntax error.
function M.compile(world, text, name)
  -- A script may begin with a line for the shell; it stays a line, so that numbers agree.
  local code = text:gsub("^\u{FEFF}", ""):gsub("^#[^\n]*", "")
  local chunk, why = load(code, name, "t", world.globals)
  if chunk == nil then
    error(why, 0)
  end
  return chunk
end

return M
