-- The Lua half of lua_runner: loads luaunit and the file, runs its tests: global tables and
-- functions whose names begin with Test or test. Fails when there was none.
local luaunit_path, file = ...

local function load_file(path)
  local handle = assert(io.open(path, "r"))
  local text = handle:read("a")
  handle:close()
  return assert(load(text, "@" .. path, "t"))
end

local lu = load_file(luaunit_path)("luaunit")
rawset(_G, "lu", lu)
debug.getregistry()._LOADED.luaunit = lu
--- What a file beside the tests returns: load_fixture("city_fixture").
rawset(_G, "load_fixture", function(name)
  return load_file(rawget(_G, "TESTS_FOLDER") .. "/lua/" .. name .. ".lua")()
end)
load_file(file)()

local tests = {}
for name, value in pairs(_G) do
  if name:find("^[Tt]est") and (type(value) == "table" or type(value) == "function") then
    tests[#tests + 1] = { name, value }
  end
end
table.sort(tests, function(a, b) return a[1] < b[1] end)
local runner = lu.LuaUnit.new()
local failed = runner:runSuiteByInstances(tests)
if runner.result.runCount == 0 then
  io.stderr:write("no test ran in ", file, "\n")
  return false
end
return failed == 0
