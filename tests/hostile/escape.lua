-- Out of the world: environments, metatables, bytecode, debug, the tables that all share.
-- luacheck: no max line length
local function refused(name, code, says)
  return { name = name, expect = "refused", code = code, says = says }
end
local function done(name, code, says)
  return { name = name, expect = "done", code = code, says = says }
end

return {
  refused("debug", [[debug.getregistry()]], "debug"),
  refused("package", [[package.loadlib("libc.so.6", "system")]], "package"),
  refused("os.execute", [[os.execute("touch hostile")]], "execute"),
  refused("io.popen", [[io.popen("touch hostile")]], "io"),
  refused("os.exit", [[os.exit(0)]], "exit"),
  refused("os.getenv", [[print(os.getenv("HOME"))]], "getenv"),
  refused("os.remove", [[os.remove("../outside.txt")]], "remove"),
  refused("os.rename", [[os.rename("../outside.txt", "a.csv")]], "rename"),
  refused("os.tmpname", [[os.tmpname()]], "tmpname"),
  refused("os.setlocale", [[os.setlocale("de_DE.UTF-8")]], "setlocale"),
  done("os.date with a hostile form", [[print(pcall(os.date, "%E" .. ("%"):rep(1000)))]], "false"),
  done("os.date of a year far off", [[print(pcall(os.date, "%c", math.maxinteger))]], "false"),
  done("os.time of nonsense", [[
    print(pcall(os.time, {year = math.maxinteger, month = math.mininteger, day = 1}))]], "false"),
  refused("string.dump", [[string.dump(print)]], "dump"),
  refused("bytecode", [[assert(load("\27Lua\x54\0\x19\x93\r\n\x1a\n", "x", "b"))]], "only text"),
  refused("bytecode as text", [[assert(load("\27Lua\x54\0\x19\x93\r\n\x1a\n", "x", "bt"))]], "binary"),
  refused("bytecode in pieces", [[
    local n = 0
    assert(load(function() n = n + 1 return n == 1 and "\27" or n == 2 and "Lua" or nil end))]], ""),
  refused("load with a mode that is no text", [[assert(load("return 1", "x", {}))]], ""),
  done("load with the globals of the host asked for", [[
    print(load("return io, debug", "x", "t", {})())]], "nil\tnil"),
  refused("load with no environment", [[load("return print", "x", "t", nil)()]], "index"),
  refused("load sees the script's globals only", [[load("return io")()]], "io"),
  refused("_ENV", [[local _ENV = {} print(1)]], ""),
  refused("_ENV of a function of ours", [[local e = getmetatable(_ENV) return e.__index]], "index"),
  done("_ENV and _G are the script's", [[print(_ENV == _G, rawequal(_G, _ENV))]], "true\ttrue"),
  refused("setmetatable of the globals", [[setmetatable(_G, {})]], "protected"),
  refused("setmetatable of a library", [[setmetatable(string, {})]], "protected"),
  refused("setmetatable of a string", [[setmetatable("", {})]], ""),
  done("getmetatable of a string", [[print(getmetatable(""))]], "nil"),
  done("getmetatable of what is shared", [[
    print(getmetatable(string), getmetatable(db), getmetatable(frame.new({}, {"n"})),
      getmetatable(print), getmetatable(_G))]], "nil\tnil\tnil\tnil\tnil"),
  refused("string.rep replaced", [[string.rep = print]], "cannot be changed"),
  refused("string.rep replaced by rawset", [[rawset(string, "rep", print)]], "cannot be changed"),
  refused("print's table replaced by insert", [[table.insert(string, print)]], ""),
  refused("a library emptied by next", [[for k in next, string do string[k] = nil end
    table.remove(string)]], ""),
  refused("a library moved into", [[table.move({1, 2}, 1, 2, 1, math)]], ""),
  refused("a library sorted", [[table.sort(math, function() return true end) math[1] = 2]], ""),
  refused("a module replaced", [[stats.binom_ci = print]], "cannot be changed"),
  refused("a module replaced by rawset", [[rawset(stats, "binom_ci", print)]], "cannot be changed"),
  refused("chart.draw replaced", [[chart.draw = print]], "cannot be changed"),
  done("upper of a string cannot be replaced", [[
    pcall(function() ("").upper = print end) print(("x"):upper())]], "X"),
  done("globals of one's own stay one's own", [[print = nil pcall(load("return print")) total = 1
    _G.print2 = 3]]),
  refused("__gc", [[setmetatable({}, {__gc = function() while true do end end})]], "__gc"),
  refused("__gc by a field that hides", [[
    setmetatable({}, setmetatable({__gc = false}, {__index = {__gc = print}}))]], "__gc"),
  done("__gc added later does not run", [[
    local m = {} local x = setmetatable({}, m) m.__gc = function() print("finalized") end
    x = nil for i = 1, 1e5 do local t = {} end print("end")]], "end"),
  done("__mode and __name are harmless", [[
    print(tostring(setmetatable({}, {__name = ("x"):rep(100), __mode = "kv"})) ~= "")]], "true"),
  refused("__metatable that hides", [[
    setmetatable(setmetatable({}, {__metatable = 1}), {})]], "protected"),
  refused("collectgarbage stop", [[collectgarbage("stop")]], "count"),
  refused("collectgarbage generational", [[collectgarbage("generational")]], "count"),
  refused("warn", [[warn("@on")]], "warn"),
  refused("error with an object that loops", [[
    error(setmetatable({}, {__tostring = function() while true do end end}))]], ""),
  refused("error with an object that fails", [[
    error(setmetatable({}, {__tostring = error, __index = error}))]], ""),
  refused("error with a failure made by hand", [[
    error({code = ("x"):rep(100000), text = ("%n%s"):rep(100000), exit = 0, where = {}})]], ""),
  refused("error with an exit code of success", [[error({code = "LT-0000", text = "x", exit = 0})]], "x"),
  refused("error with nil", [[error()]], ""),
  refused("error with a function", [[error(print)]], ""),
  refused("error with control bytes", [[error("\27]0;title\7\27[2J")]], ""),
  refused("error in an error", [[
    xpcall(error, function() error() end) error(setmetatable({}, {__tostring = error}))]], ""),
  refused("a syntax error with control bytes", "x = \27[2J", ""),
  refused("an attribute that does not exist", "local x <gc> = 1", "attribute"),
  refused("goto into a block", "goto a do ::a:: end", "a"),
  refused("break outside", "break", "break"),
  done("arguments cannot be a way out", [[print(#arg, arg[0], arg[-1])]], "nil"),
  done("tostring hides addresses", [[print(tostring({}), tostring(print), tostring(_G))]],
    "table\tfunction"),
  done("sort with a comparator that lies", [[
    local t = {} for i = 1, 1000 do t[i] = i end
    print(pcall(table.sort, t, function() return true end))]], ""),
  done("sort that changes its table", [[
    local t = {} for i = 1, 100 do t[i] = i end
    print(pcall(table.sort, t, function(a, b) t[#t + 1] = 1 return (a or 0) < (b or 0) end))]], ""),
  done("next of a key that is none", [[print(pcall(next, {}, "x"))]], "false"),
  done("numbers at the edge", [[
    print(math.mininteger // -1, math.mininteger % -1, pcall(function() return 1 // 0 end))]], "false"),
  done("math.random at the edge", [[
    print(pcall(math.random, math.maxinteger, math.mininteger))]], "false"),
  done("unpack of formats at the edge", [[
    print(pcall(string.unpack, "s8", ("\255"):rep(8)), pcall(string.unpack, "i17", "x"),
      pcall(string.unpack, "<!16 Xi16", "x", math.maxinteger))]], "false"),
  done("sub and byte at the edge", [[
    print(#("abc"):sub(math.mininteger, math.maxinteger), ("abc"):byte(math.maxinteger))]], "3"),
  done("utf8 at the edge", [[
    print(pcall(utf8.codepoint, "\xff\xff", 1, -1), pcall(utf8.char, -1),
      pcall(utf8.offset, "abc", math.mininteger))]], "false"),
  done("statistics at the edge", [[
    print(pcall(stats.binom_ci, -1, 0), pcall(stats.binom_ci, 0 / 0, 1 / 0),
      pcall(stats.quantile, {}, 2))]], "false"),
  done("text functions on bytes that are no text", [[
    print(pcall(text.fold, "\xff\xfe\0"), pcall(text.width, ("\xcc\x81"):rep(1000)))]], ""),
  done("methods of a frame on something else", [[
    local f = frame.new({{n = 1}}, {"n"})
    print(pcall(f.to_csv, {}), pcall(f.sort, db, {"n"}), pcall(db.query, f, "SELECT 1"),
      pcall(f.n.sum, f))]], "false"),
  done("a row of a frame cannot poison the next", [[
    local f = frame.new({{n = 1}, {n = 2}}, {"n"}) f[1].n = 5 print(f[1].n)]], "1"),
  done("rows used after the end", [[
    local step, rows = db:rows("SELECT 1") while step(rows) do end print(pcall(step, rows))]], ""),
  done("the database closed", [[pcall(db.close, db) print(pcall(db.query, db, "SELECT 1"))]], "false"),
  done("a coroutine across the host", [[
    local c = coroutine.wrap(function()
      frame.new({{n = 1}}, {"n"}):filter(function() coroutine.yield(1) end) end)
    print(pcall(c))]], "false"),
  done("gnuplot's language in a label", [[
    local f = "`touch hostile`\" ; system('touch hostile') #'"
    print(pcall(chart.draw, "cases", {data = {rows = {}, title = f, place = f, source = f,
      unit = {name = f}}, placeholder = true}) ~= nil)]], "true"),
  done("control bytes on the terminal come out as text", [[print("\27]0;title\7")]], ""),
}
