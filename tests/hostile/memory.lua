-- Too much: memory, depth, output. Each ends with an error that says so, and takes no more than the
-- luacheck: no max line length
-- limit; a script that catches the error gains nothing.
local function refused(name, code, says)
  return { name = name, expect = "refused", code = code, says = says }
end

return {
  refused("a string that doubles", [[local s = "x" while true do s = s .. s end]], "memory"),
  { name = "a string that doubles, in pcall", expect = "limit", code = [[
    local s = "x" while true do pcall(function() s = s .. s end) end]] },
  refused("a string that doubles by rep", [[local s = "x" while true do s = s:rep(2) end]], ""),
  refused("rep", [[("x"):rep(1 << 40)]], "64 MiB"),
  refused("rep of the greatest", [[("x"):rep(math.maxinteger)]], "64 MiB"),
  refused("rep by its separator", [[("x"):rep(1 << 20, ("y"):rep(1 << 20))]], "64 MiB"),
  { name = "rep of nothing", expect = "done", code = [[print(#(""):rep(1 << 50))]], says = "0" },
  { name = "rep of less than nothing", expect = "done", code = [[print(#("x"):rep(math.mininteger))]],
    says = "0" },
  refused("format by width", [[string.format("%99999999d", 1)]], ""),
  refused("format by precision", [[string.format("%.99999999f", 1)]], ""),
  refused("format of %p", [[string.format("%p", {})]], "%p"),
  refused("format of %s with a huge text", [[
    local s = ("x"):rep(1 << 24) while true do s = string.format("%s%s", s, s) end]], "memory"),
  refused("gsub that grows", [[
    local s = ("x"):rep(1 << 16) while true do s = s:gsub("x", "xxxxxxxx") end]], "memory"),
  refused("gsub with captures", [[("x"):rep(1 << 16):gsub(".*", ("%0"):rep(5000))]], "memory"),
  refused("concat", [[
    local t = {} for i = 1, 1000 do t[i] = ("x"):rep(1 << 20) end table.concat(t)]], "memory"),
  refused("concat of a range", [[table.concat({}, "", 1, 1 << 40)]], "ten million"),
  refused("concat of all numbers", [[table.concat({}, "", math.mininteger, math.maxinteger)]],
    "ten million"),
  refused("unpack of a range", [[table.unpack({}, 1, 1 << 40)]], "ten million"),
  refused("unpack of many", [[table.unpack({}, 1, 9999999)]], "too many results"),
  refused("unpack of all numbers", [[table.unpack({}, math.mininteger, math.maxinteger)]],
    "ten million"),
  refused("move of a range", [[table.move({}, 1, 1 << 40, 2)]], "ten million"),
  { name = "move of what is not there", expect = "done",
    code = [[table.move({1}, 1, 9999999, 9999999)]] },
  refused("insert with __len", [[
    table.insert(setmetatable({}, {__len = function() return 1 << 40 end}), 1, "x")]], "__len"),
  refused("remove with __len", [[
    table.remove(setmetatable({}, {__len = function() return 1 << 40 end}), 1)]], "__len"),
  refused("sort with __len", [[
    table.sort(setmetatable({}, {__len = function() return 1 << 30 end}))]], "__len"),
  refused("unpack with __len", [[
    table.unpack(setmetatable({}, {__len = function() return 1 << 40 end}))]], "__len"),
  refused("concat with __len", [[
    table.concat(setmetatable({}, {__len = function() return 1 << 40 end}))]], "__len"),
  refused("move with __len", [[
    table.move(setmetatable({}, {__len = function() return 1 << 40 end}), 1, 2, 3)]], "__len"),
  refused("pack of zeros", [[string.pack("!16 i16" .. ("x"):rep(1 << 26), 1)]], ""),
  refused("pack of a fixed size", [[string.pack("c2000000000", "x")]], ""),
  refused("utf8.char of many", [[utf8.char(table.unpack({}, 1, 900000))]], ""),
  refused("a table that grows", [[local t = {} while true do t[#t + 1] = {} end]], "memory"),
  refused("a table that grows, in pcall", [[
    local t = {} while true do pcall(function() while true do t[#t + 1] = {} end end) end]], "memory"),
  refused("a table by a large index", [[
    local t = {} for i = 1, 1 << 30 do t[i * 1000003] = i end]], "memory"),
  refused("closures", [[local t = {} while true do t = {t, function() return t end} end]], "memory"),
  refused("coroutines", [[
    local t = {} while true do t[#t + 1] = coroutine.create(print) end]], "memory"),
  refused("coroutines in coroutines", [[
    local function deeper() return coroutine.wrap(deeper)() end deeper()]], ""),
  refused("coroutines that resume one another", [[
    local function deeper() local ok, why = coroutine.resume(coroutine.create(deeper))
      if not ok then error(why, 0) end end
    deeper()]], ""),
  refused("recursion", [[local function f() return 1 + f() end f()]], ""),
  refused("recursion by __index", [[
    local t = {} setmetatable(t, {__index = function(s, k) return s[k + 1] end}) return t[1] ]],
    "overflow"),
  refused("a chain of __index", [[
    local t = {} for i = 1, 3000 do t = setmetatable({}, {__index = t}) end return t.x ]], "loop"),
  refused("recursion by __call", [[
    local t = {} for i = 1, 300 do t = setmetatable({}, {__call = t}) end t()]], ""),
  refused("recursion by __tostring", [[
    print(setmetatable({}, {__tostring = function(s) return tostring(s) end}))]], "overflow"),
  refused("recursion by pcall", [[
    local function f() local ok, why = pcall(f) if not ok then error(why, 0) end end f()]], "overflow"),
  refused("recursion by gsub", [[
    local function f(s) return (s:gsub(".", f)) end f("x")]], "overflow"),
  refused("recursion by sort", [[
    local function f() table.sort({1, 2, 3}, f) end f()]], "overflow"),
  refused("recursion by load", [[
    local function f() return load(f) end f() error("still here")]], ""),
  refused("too deep for the parser", [[assert(load(("("):rep(1000) .. ("1") .. (")"):rep(1000)))]], ""),
  refused("blocks too deep for the parser", [[assert(load(("do "):rep(1000) .. ("end "):rep(1000)))]],
    ""),
  refused("too many locals", [[assert(load(("local a "):rep(300)))]], "local"),
  refused("too many constants", [[
    local t = {} for i = 1, 1 << 16 do t[i] = "a" .. i .. "=1.5" .. i end
    assert(load(table.concat(t, " "):rep(4)))]], ""),
  refused("code of more than 1 MiB", [[assert(load(("x=1 "):rep(1 << 19)))]], "1 MiB"),
  refused("code of more than 1 MiB, in pieces", [[
    assert(load(function() return ("x=1 "):rep(1 << 12) end))]], "1 MiB"),
  refused("output", [[while true do print(("x"):rep(1 << 16)) end]], "10 MiB"),
  refused("output, in pcall", [[
    local n = 0
    while pcall(print, ("x"):rep(1 << 16)) do n = n + 1 end
    error(n > 170 and "too much" or "enough")]], "enough"),
  { name = "chains of 10700 coroutines that close each other", expect = "refused", says = "close",
    code = [[
      local function chain(n)
        local previous
        for i = 1, n do
          local inner = previous
          local this = coroutine.create(function()
            local x <close> = setmetatable({}, {__close = function()
              if inner then local ok, why = coroutine.close(inner)
                if not ok then error(why, 0) end end
            end})
            coroutine.yield()
          end)
          coroutine.resume(this)
          previous = this
        end
        return previous
      end
      local ok, why = coroutine.close(chain(10700))
      error(why, 0)]] },
  { name = "chains of coroutines that close by wrap", expect = "refused", code = [[
      local function deeper(n)
        local x <close> = setmetatable({}, {__close = function()
          coroutine.wrap(function() deeper(n + 1) end)() end})
        error("x", 0)
      end
      deeper(1)]] },
  { name = "memory taken while a limit is handled", expect = "refused", says = "memory", code = [[
      local t = {}
      local x <close> = setmetatable({}, {__close = function() while true do t[#t + 1] = {} end end})
      while true do t[#t + 1] = {} end]] },
  refused("frames that grow", [[
    local rows = {} for i = 1, 1000 do rows[i] = {n = ("x"):rep(1 << 17) .. i} end
    frame.new(rows, {"n"})]], ""),
  refused("a frame of too many columns", [[
    local names = {} for i = 1, 5000 do names[i] = "c" .. i end
    frame.new({}, names):select(names):sort(names)]], ""),
  refused("text that grows by folding", [[
    local s = ("ﷺ"):rep(1 << 18) while true do s = text.nfc(s .. s) end]], ""),
}
