-- The world of a script: what is there, what is not, what is capped.
local lu = require "luaunit"
local world = require "world"

-- Runs code in a fresh world; returns its results.
local function run(code)
  return world.compile(world.new({}, nil), code, "=test")()
end

local function refused(code, part)
  local ok, why = pcall(run, code)
  lu.assertFalse(ok, code)
  lu.assertStrContains(tostring(why), part)
end

TestWorld = {}

function TestWorld.test_has_the_language_and_no_more()
  -- The names of reliability.md 2.2 that must not be reachable.
  for _, name in ipairs { "io", "debug", "package", "dofile", "loadfile", "warn", "module" } do
    refused("return " .. name, name)
  end
  for name in ("execute exit getenv remove rename setlocale tmpname"):gmatch("%a+") do
    lu.assertNil(run("return os." .. name))
  end
  lu.assertNil(run("return string.dump"))
  lu.assertEquals(run("return type(_G), type(math.pi), _VERSION"), "table")
end

function TestWorld.test_an_unknown_name_is_an_error_with_the_nearest()
  refused("return pritn", "print")
  refused("return zzzzzzzz", "zzzzzzzz")
  refused("total = 3 return totla", "\"total\"?")
  lu.assertNil(run("return rawget(_G, 'totla')"))
end

function TestWorld.test_libraries_are_frozen()
  refused("string.rep = 1", "cannot be changed")
  refused("rawset(string, 'rep', 1)", "cannot be changed")
  refused("table.insert(math, 1)", "cannot be changed")
  lu.assertNil(run("return getmetatable(string)"))
  refused("local _, behind = pairs(string) behind.rep = 1", "cannot be changed")
  refused("setmetatable(string, {})", "protected")
  refused("setmetatable(_G, {})", "protected")
  lu.assertNil(run("return getmetatable('')"))
  lu.assertEquals(run("local n = 0 for _ in pairs(utf8) do n = n + 1 end return n"), 6)
end

function TestWorld.test_metatables_of_the_host_stay_hidden()
  lu.assertNil(run("local _, why = pcall(function() return nothere end) return getmetatable(why)"))
  lu.assertNil(run("return getmetatable(frame.new({ { n = 1 } }, { 'n' })[1])"))
  lu.assertNil(run("return getmetatable(frame.new({ { n = 1 } }, { 'n' }))"))
  lu.assertEquals(run("local m = {} return getmetatable(setmetatable({}, m)) == m"), true)
  lu.assertEquals(run("return getmetatable(setmetatable({}, {__metatable = 'mine'}))"), "mine")
end

function TestWorld.test_worlds_do_not_share_globals()
  run("shared = 1")
  refused("return shared", "shared")
end

function TestWorld.test_big_results_are_refused()
  refused("return ('x'):rep(2^40 // 1 | 0)", "64 MiB")
  refused("return string.rep('ab', 1 << 62)", "64 MiB")
  lu.assertEquals(run("return ('').rep('', 1 << 50)"), "")
  lu.assertEquals(run("return ('ab'):rep(3, '-')"), "ab-ab-ab")
  refused("table.move({}, 1, 1 << 40, 2)", "ten million")
  refused("return table.concat({}, '', 1, 1 << 40)", "ten million")
  refused("table.insert(setmetatable({}, {__len = function() return 1 << 40 end}), 1, 1)", "__len")
  refused("return table.unpack({}, math.mininteger, math.maxinteger)", "ten million")
end

function TestWorld.test_addresses_do_not_show()
  lu.assertEquals(run("return tostring({})"), "table")
  lu.assertEquals(run("return tostring(print)"), "function")
  lu.assertEquals(run("return ('%s %5.1f %%p'):format({}, 2.25)"), "table   2.2 %p")
  refused("return ('%p'):format({})", "%p")
  lu.assertEquals(run([[
    return tostring(setmetatable({}, {__tostring = function() return "xã" end}))]]), "xã")
end

function TestWorld.test_finalizers_and_binary_code_are_refused()
  refused("setmetatable({}, {__gc = function() end})", "__gc")
  refused("collectgarbage('stop')", "count")
  lu.assertEquals(run("return type(collectgarbage('count'))"), "number")
  lu.assertNil((run("return load('\\27Lua')")))
  lu.assertNil((run("return load('return 1', 'x', 'b')")))
  lu.assertEquals(run("return load('return type(print)')()"), "function")
  lu.assertEquals(run("x = 7 return load('return x')()"), 7)
  lu.assertEquals(run("return load('return y', 'c', 't', {y = 5})()"), 5)
  refused("return load('return io')()", "io")
end

function TestWorld.test_protected_calls_work_as_in_lua()
  lu.assertEquals({ run("return pcall(error, 'a')") }, { false, "a" })
  lu.assertEquals({ run("return pcall(function(...) return ... end, 1, nil, 3)") },
    { true, 1, nil, 3 })
  lu.assertEquals({ run([[
    return xpcall(function() error("a", 0) end, function(e) return e .. "!" end)]]) },
    { false, "a!" })
  lu.assertEquals(run([[
    local f = coroutine.wrap(function(a) local b = coroutine.yield(a + 1) return b * 2 end)
    return f(1) * 100 + f(5)]]), 210)
  lu.assertEquals({ run([[
    return coroutine.resume(coroutine.create(function() error("a", 0) end))]]) },
    { false, "a" })
end

function TestWorld.test_coroutines_that_close_each_other_stop_at_a_depth()
  -- A chain of thousands crashes Lua 5.4.4.
  lu.assertEquals(run([[
    local function chain(n)
      return coroutine.wrap(function()
        local inner = n > 0 and coroutine.create(function()
          local guard <close> = setmetatable({}, {__close = function() chain(n - 1) end})
          coroutine.yield()
        end)
        if inner then
          coroutine.resume(inner)
          coroutine.close(inner)
        end
      end)()
    end
    pcall(chain, 20)
    return "alive"]]), "alive")
end

function TestWorld.test_help_takes_a_name_or_the_thing()
  local host = require "lotrinh.host"
  local write, shown = host.write, {}
  host.write = function(text)
    shown[#shown + 1] = text
  end
  local ok, why = pcall(run, "help('text') help(text)")
  host.write = write
  lu.assertTrue(ok, tostring(why))
  lu.assertEquals(shown[1], shown[2])
  lu.assertEquals(shown[1]:sub(1, 5), "text:")
  refused("help('txet')", "\"text\"?")
end

function TestWorld.test_modules_need_a_folder()
  refused("require 'helpers'", "helpers")
  refused("require '../helpers'", "module name")
  refused("require 'a..b'", "module name")
  refused("require 'lotrinh.host'", "lotrinh.host")
end
