-- The standard libraries as scripts see them: allow-listed, capped, frozen. Everything that catches
-- an error raises a reached limit again. Does not touch the names of our own modules.
local host = require "lotrinh.host"

local M = {}

-- Larger than any honest result; the allocator's cap is far above it.
local LARGEST_TEXT = 64 * 1024 * 1024
-- Loops inside C functions run no Lua instructions, so no hook stops them: their count is capped.
local MOST_STEPS = 10 * 1000 * 1000
-- A chunk of code longer than this is not written by a person.
local LARGEST_CODE = 1024 * 1024
-- Lua 5.4.4 crashes on a chain of thousands of coroutines that close each other.
local DEEPEST_CLOSE = 50

local raw = {
  close = coroutine.close, create = coroutine.create, resume = coroutine.resume,
  getmetatable = debug.getmetatable, setmetatable = setmetatable, load = load, pcall = pcall,
  rawset = rawset, tostring = tostring, format = string.format, rep = string.rep,
  time = os.time, date = os.date,
}

local frozen = setmetatable({}, { __mode = "k" }) -- view -> the table behind it

--- A view of a table that can be read but not changed.
function M.freeze(content, name)
  local view = {}
  frozen[view] = content
  local meta = raw.getmetatable(content)
  local call = type(meta) == "table" and rawget(meta, "__call") or nil
  return raw.setmetatable(view, {
    __call = call and function(_, ...) return call(content, ...) end,
    __index = content,
    __newindex = function()
      error((name or "table") .. " cannot be changed", 2)
    end,
    __pairs = function(self)
      -- Not `next, content`: the table behind the view must not get out.
      return function(_, key)
        return next(content, key)
      end, self, nil
    end,
    __len = function()
      return #content
    end,
    __name = name,
    __metatable = false,
  })
end

--- The table behind a view; any other value is returned as it is.
function M.content(value)
  return frozen[value] or value
end

-- Passes results on; after an error that was caught, a reached limit is raised again.
local function settle(ok, ...)
  if not ok then
    host.check()
  end
  return ok, ...
end

--- tostring without addresses, which would differ from run to run.
function M.tostring(value)
  local kind = type(value)
  if kind == "nil" or kind == "boolean" or kind == "number" or kind == "string" then
    return raw.tostring(value)
  end
  local meta = raw.getmetatable(value)
  if meta ~= nil and rawget(meta, "__tostring") ~= nil then
    return raw.tostring(value)
  end
  local name = meta ~= nil and rawget(meta, "__name")
  return type(name) == "string" and name or kind
end

local function copy(source, names)
  local result = {}
  for name in names:gmatch("%S+") do
    result[name] = source[name]
  end
  return result
end

local function make_string()
  local library = copy(string, "byte char find gmatch gsub len lower match pack packsize reverse"
    .. " sub unpack upper")
  function library.rep(text, count, separator)
    text = raw.tostring(text)
    local each = #text + #(separator or "")
    if math.type(count) == "integer" and count > 0 then
      if each == 0 then
        return ""
      elseif count > LARGEST_TEXT // each then
        error("string.rep: the result would be larger than 64 MiB", 2)
      end
    end
    return raw.rep(text, count, separator)
  end
  function library.format(form, ...)
    local values = table.pack(...)
    if type(form) == "string" and form:gsub("%%%%", ""):find("%%[-+ #0%d.]*p") then
      error("string.format: %p is not available", 2)
    end
    for i = 1, values.n do
      local kind = type(values[i])
      if kind == "table" or kind == "userdata" or kind == "function" or kind == "thread" then
        values[i] = M.tostring(values[i])
      end
    end
    return raw.format(form, table.unpack(values, 1, values.n))
  end
  return library
end

local function refuse_len(list)
  local meta = raw.getmetatable(list)
  if meta ~= nil and rawget(meta, "__len") ~= nil and not frozen[list] then
    error("a table with __len cannot be used here", 3)
  end
end

local function refuse_steps(first, last)
  if math.type(first) == "integer" and math.type(last) == "integer"
    and last > first and (last - first < 0 or last - first > MOST_STEPS) then
    error("more than ten million elements at once", 3)
  end
end

local function make_table()
  local library = { pack = table.pack }
  for _, name in ipairs { "insert", "remove", "sort" } do
    local original = table[name]
    library[name] = function(list, ...)
      refuse_len(list)
      return original(list, ...)
    end
  end
  for _, name in ipairs { "concat", "unpack" } do
    local original = table[name]
    library[name] = function(list, ...)
      local first, last
      if name == "concat" then
        _, first, last = ...
      else
        first, last = ...
      end
      refuse_len(list)
      refuse_steps(first or 1, last)
      return original(list, ...)
    end
  end
  function library.move(list, first, last, ...)
    refuse_len(list)
    refuse_steps(first, last)
    return table.move(list, first, last, ...)
  end
  return library
end

local function make_coroutine()
  local library = copy(coroutine, "create isyieldable running status yield")
  local depth = 0
  function library.resume(thread, ...)
    return settle(raw.resume(thread, ...))
  end
  function library.close(thread)
    if depth >= DEEPEST_CLOSE then
      error("too many coroutines close each other", 2)
    end
    depth = depth + 1
    local done, ok, why = raw.pcall(raw.close, thread)
    depth = depth - 1
    settle(done and ok)
    if not done then
      error(ok, 2)
    end
    return ok, why
  end
  function library.wrap(body)
    local thread = raw.create(body)
    local function pass(ok, ...)
      if not ok then
        host.check()
        error((...), 0)
      end
      return ...
    end
    return function(...)
      return pass(raw.resume(thread, ...))
    end
  end
  return library
end

local function make_os()
  local library = { clock = os.clock, difftime = os.difftime }
  -- With --today the day is fixed, and so is every result that depends on it.
  function library.time(when)
    if when ~= nil or not host.today_is_fixed() then
      return raw.time(when)
    end
    local _, year, month, day = host.today()
    return raw.time { year = year, month = month, day = day, hour = 12 }
  end
  function library.date(form, when)
    return raw.date(form or "%c", when or library.time())
  end
  return library
end

local function read_pieces(reader)
  local pieces, size = {}, 0
  while true do
    local piece = reader()
    if piece == nil or piece == "" then
      return table.concat(pieces)
    end
    if type(piece) ~= "string" then
      error("load: the reader must return strings", 3)
    end
    size = size + #piece
    if size > LARGEST_CODE then
      return nil
    end
    pieces[#pieces + 1] = piece
  end
end

-- load(text or reader, name, mode, env) of the script: text only, its own globals unless told.
local function make_load(globals)
  return function(chunk, name, mode, ...)
    local text = chunk
    if type(chunk) == "function" then
      text = read_pieces(chunk)
      if text == nil then
        return nil, "load: more than 1 MiB of code"
      end
    end
    if type(text) ~= "string" then
      error("load: text or a function expected", 2)
    end
    if #text > LARGEST_CODE then
      return nil, "load: more than 1 MiB of code"
    end
    if mode ~= nil and not (type(mode) == "string" and mode:find("t")) then
      return nil, "load: only text can be loaded"
    end
    local environment = globals
    if select("#", ...) > 0 then
      environment = (...)
    end
    return raw.load(text, name or "=(load)", "t", environment)
  end
end

local function add_protected_calls(globals)
  function globals.pcall(body, ...)
    return settle(raw.pcall(body, ...))
  end
  -- The handler runs after unwinding: run before it, hooks would be off and nothing could stop it.
  function globals.xpcall(body, handler, ...)
    local results = table.pack(settle(raw.pcall(body, ...)))
    if results[1] then
      return table.unpack(results, 1, results.n)
    end
    return false, handler(results[2])
  end
end

local function add_tables(globals)
  -- Only metatables that scripts have set: those of failures, rows and frames are shared by all.
  local own = raw.setmetatable({}, { __mode = "k" })
  function globals.getmetatable(value)
    local meta = raw.getmetatable(value)
    if meta == nil or not own[meta] then
      return nil
    end
    local shown = rawget(meta, "__metatable")
    return shown == nil and meta or shown
  end
  function globals.setmetatable(value, meta)
    if type(meta) == "table" and rawget(meta, "__gc") ~= nil then
      error("setmetatable: __gc is not available", 2)
    end
    raw.setmetatable(value, meta)
    if meta ~= nil then
      own[meta] = true
    end
    return value
  end
  function globals.rawset(value, key, content)
    if frozen[value] then
      error("rawset: this table cannot be changed", 2)
    end
    return raw.rawset(value, key, content)
  end
  function globals.collectgarbage(what)
    if what ~= "count" then
      error("collectgarbage: only \"count\" is available", 2)
    end
    return collectgarbage("count")
  end
end

--- The names of the standard libraries for one world, whose globals `load` gives to code.
function M.make(environment)
  local globals = copy(_G,
    "assert error ipairs next pairs rawequal rawget rawlen select tonumber type")
  local text = make_string()
  -- ("x"):rep(...) must mean the capped one; the table itself stays out of reach.
  raw.getmetatable("").__index = text
  globals._VERSION = _VERSION
  globals.tostring = M.tostring
  globals.load = make_load(environment)
  add_protected_calls(globals)
  add_tables(globals)
  globals.string = M.freeze(text, "string")
  globals.table = M.freeze(make_table(), "table")
  globals.coroutine = M.freeze(make_coroutine(), "coroutine")
  globals.os = M.freeze(make_os(), "os")
  globals.utf8 = M.freeze(copy(utf8, "char charpattern codepoint codes len offset"), "utf8")
  globals.math = M.freeze(copy(math, "abs acos asin atan ceil cos deg exp floor fmod huge log max"
    .. " maxinteger min mininteger modf pi rad random randomseed sin sqrt tan tointeger type ult"),
    "math")
  return globals
end

return M
