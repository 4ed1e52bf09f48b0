-- Work without end: a limit ends each, from inside or by ending the worker. None crashes.
-- luacheck: no max line length
local function endless(name, code)
  return { name = name, expect = "limit", code = code }
end

return {
  endless("while", "while true do end"),
  endless("goto", "::a:: goto a"),
  endless("for", "for i = 1, math.huge do end"),
  endless("repeat in pcall", "while true do pcall(function() while true do end end) end"),
  endless("pcall of pcall", "while true do pcall(pcall, pcall, error) end"),
  endless("pcall that catches its own end", [[
    local function again() pcall(again) return again() end again()]]),
  endless("xpcall with a handler that loops", [[
    xpcall(error, function() while true do end end)]]),
  endless("xpcall whose handler fails again", [[
    local function handler() return xpcall(error, handler) end
    while true do xpcall(error, handler) end]]),
  endless("coroutines", [[
    while true do coroutine.wrap(function() coroutine.yield() end)() end]]),
  endless("resume that catches", [[
    while true do coroutine.resume(coroutine.create(function() while true do end end)) end]]),
  endless("close that loops", [[
    local c = coroutine.create(function()
      local x <close> = setmetatable({}, {__close = function() while true do end end})
      coroutine.yield()
    end)
    coroutine.resume(c) coroutine.close(c)]]),
  endless("__close in a loop of pcalls", [[
    while true do pcall(function()
      local x <close> = setmetatable({}, {__close = function() while true do end end})
    end) end]]),
  endless("load with a reader that never ends", [[
    while true do load(function() while true do end end) end]]),
  endless("load with a reader that never ends well", [[
    while true do load(function() return "x" end) end]]),
  endless("load of loops", [[while true do load("while true do end")() end]]),
  endless("__index that loops", [[
    local t = setmetatable({}, {__index = function() while true do end end}) return t.x]]),
  endless("__concat that loops", [[
    return setmetatable({}, {__concat = function() while true do end end}) .. "x"]]),
  endless("__tostring that loops", [[
    print(setmetatable({}, {__tostring = function() while true do end end}))]]),
  endless("__eq that loops", [[
    local m = {__eq = function() while true do end end}
    return setmetatable({}, m) == setmetatable({}, m)]]),
  endless("__lt in sort", [[
    local m = {__lt = function() while true do end end}
    table.sort({setmetatable({}, m), setmetatable({}, m)})]]),
  endless("iterator without end", "for _ in function() return 1 end do end"),
  endless("pairs that never ends", [[
    for _ in pairs(setmetatable({}, {__pairs = function() return function() return 1 end end})) do
    end]]),
  endless("string.find", [[("a"):rep(5000):find((".-"):rep(8) .. "b")]]),
  endless("string.find with options", [[("a"):rep(40):find(("a?"):rep(40) .. ("a"):rep(40) .. "b")]]),
  endless("string.match", [[("a"):rep(10000):match((".-"):rep(6) .. "b")]]),
  endless("gmatch", [[for _ in ("a"):rep(20000):gmatch((".-"):rep(5) .. "b") do end]]),
  endless("gsub", [[("a"):rep(60000):gsub((".-"):rep(4) .. "b", "")]]),
  endless("gsub with a function that loops", [[("a"):gsub(".", function() while true do end end)]]),
  endless("gsub in pcall", [[
    while true do pcall(string.gsub, ("a"):rep(3000), (".-"):rep(4) .. "b", "") end]]),
  endless("%f and %b", [[while true do ("("):rep(100000):gsub("%b()", "") end]]),
  endless("sort with a comparator that never ends", [[
    table.sort({3, 2, 1}, function() while true do end end)]]),
  endless("sorts without end", [[
    while true do local t = {} for i = 1, 1000 do t[i] = -i end table.sort(t) end]]),
  endless("sort with a comparator that lies, again and again", [[
    while true do pcall(table.sort, {1, 2, 3, 4, 5, 6}, function() return true end) end]]),
  endless("filter that loops", [[
    frame.new({{n = 1}}, {"n"}):filter(function() while true do end end)]]),
  endless("rows without end", [[
    for row in db:rows([==[WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM a)
      SELECT x FROM a]==]) do end]]),
  endless("a statement in pcall", [[
    while true do pcall(db.query, db, [==[WITH RECURSIVE a(x) AS (SELECT 1 UNION ALL
      SELECT x + 1 FROM a) SELECT count(*) FROM a]==]) end]]),
  endless("printing nothing", [[while true do pcall(print, setmetatable({}, {__tostring = error})) end]]),
  endless("string.rep of nothing, often", [[while true do ("x"):rep(10000) end]]),
  endless("tables that die at once", [[while true do local t = {{}, {}, {}} end]]),
  endless("closures that die at once", [[while true do local f = function() return f end end]]),
  endless("error objects", [[while true do pcall(error, {}) end]]),
  endless("failures of ours", [[while true do pcall(function() return nothere end) end]]),
  endless("text functions", [[while true do text.fold(("Đ"):rep(1000)) end]]),
  endless("statistics", [[while true do stats.binom_ci(3, 10) end]]),
  endless("suggestions", [[while true do pcall(function() return qqqqqqqqq end) end]]),
}
