-- The levels of a script: pure (formulas), work (its folders), trust (asked for by name).
local lu = require "luaunit"
local files = require "lotrinh.files"
local pure = require "world.pure"
local world = require "world"

local function run(code, options)
  local made = world.new({ options = options }, nil)
  return world.compile(made, code, "=test")()
end

TestPure = {}

local function compute(formula, given)
  local chunk = assert(pure.compile(formula, "=form", given))
  return chunk()
end

function TestPure.test_computes_with_what_it_is_given()
  lu.assertEquals(compute("a / b", { a = 3, b = 2 }), 1.5)
  lu.assertEquals(compute("local s = 0 for _, v in ipairs(list) do s = s + v end return s",
    { list = { 1, 2, 4 } }), 7)
  lu.assertEquals(compute("math.max(1, 2) .. ('x'):upper() .. utf8.len('xã')"), "2X2")
end

function TestPure.test_reaches_nothing_else()
  for _, name in ipairs { "io", "os", "print", "load", "require", "db", "_G", "debug", "package",
    "pcall", "coroutine", "setmetatable", "getmetatable", "rawset", "chart", "collectgarbage" } do
    lu.assertErrorMsgContains(name, pure.compile(name, "=form"))
  end
  lu.assertNil(compute("math.random"))
  lu.assertErrorMsgContains("cannot be set", pure.compile("x = 1", "=form"))
  lu.assertErrorMsgContains("cannot be changed", pure.compile("string.rep = 1", "=form"))
end

function TestPure.test_refuses_bytecode_and_novels()
  lu.assertNil((pure.compile(string.dump(function() return 1 end), "=form")))
  lu.assertNil((pure.compile(("1 + "):rep(20000) .. "1", "=form")))
  lu.assertNil((pure.compile(nil, "=form")))
end

TestWork = {}

function TestWork:setUp()
  self.folder = os.tmpname()
  os.remove(self.folder)
  assert(files.make_folder(self.folder))
end

function TestWork:tearDown()
  files.confine()
  os.execute("rm -r '" .. self.folder .. "'")
end

function TestWork:test_writes_into_its_output_folder()
  local options = { out = self.folder .. "/new/deep" }
  lu.assertTrue(run("return frame.new({ { n = 1 } }, { 'n' }):to_csv('a.csv')", options))
  lu.assertEquals(files.read("a.csv"), "n\r\n1\r\n")
  files.confine()
  lu.assertEquals(files.kind(options.out .. "/a.csv"), "file")
end

function TestWork:test_writes_nowhere_else()
  local code = "return select(2, frame.new({ { n = 1 } }, { 'n' }):to_csv(%q, { force = true }))"
  for path, expected in pairs {
    ["../a.csv"] = "LT-1115", ["/tmp/a.csv"] = "LT-1115", [".a.csv"] = "LT-1115",
    ["a.lua"] = "LT-2130", ["a"] = "LT-2130", ["lotrinh.db"] = "LT-2130", ["a.csv.so"] = "LT-2130",
    ["a\nb.csv"] = "LT-1115", ["none/a.csv"] = "LT-1112",
  } do
    lu.assertEquals(run(code:format(path), { out = self.folder }).code, expected, path)
  end
  lu.assertErrorMsgContains("zero byte", run, code:format("a\0.csv"), { out = self.folder })
end

function TestWork:test_charts_and_their_scripts_are_confined_too()
  local code = "return select(2, chart.draw('cases', { data = { rows = {} }, placeholder = true, "
    .. "to = %q, script = %q }))"
  lu.assertEquals(run(code:format("../a.svg", "a.gp"), { out = self.folder }).code, "LT-1115")
  lu.assertEquals(run(code:format("a.svg", "/tmp/a.gp"), { out = self.folder }).code, "LT-1115")
end

function TestWork:test_makes_no_folders()
  files.confine { output = self.folder }
  lu.assertEquals(select(2, files.make_folder("deeper")).code, "LT-2131")
end

TestTrust = {}

function TestTrust.tearDown()
  files.confine()
end

function TestTrust.test_has_the_whole_library()
  local trust = { trust = true, quiet = true }
  lu.assertEquals(run("return type(io.open) .. type(os.execute) .. type(debug.sethook)", trust),
    "functionfunctionfunction")
  lu.assertEquals(run("return require 'io' == io and package.loaded.io == io", trust), true)
  lu.assertEquals(run("return load('return type(io)')()", trust), "table")
  lu.assertEquals(run("total = 1 return load('return total')()", trust), 1)
  lu.assertNotStrContains(run("return package.path .. package.cpath", trust), "./")
end

function TestTrust.test_is_not_there_without_asking()
  lu.assertErrorMsgContains("io", run, "return io")
end
