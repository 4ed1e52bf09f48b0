-- The names of the script world: each is told in both languages, and its example runs.
local lu = require "luaunit"
local api = require "api"
local files = require "lotrinh.files"
local help = require "help"
local host = require "lotrinh.host"
local members = require "api.members"
local world = require "world"

TestApi = {}

function TestApi.test_every_name_is_told_in_both_languages()
  local seen = {}
  for _, entry in ipairs(api) do
    lu.assertNil(seen[entry.name], entry.name)
    seen[entry.name] = true
    lu.assertNotEquals(entry.words.vi, "")
    lu.assertNotEquals(entry.words.en, "")
  end
end

-- Runs an example in a world of its own; what it shows.
local function run_example(title, code)
  local write, shown = host.write, ""
  host.write = function(text)
    shown = shown .. text
  end
  local made = world.new({}, nil)
  made.globals.arg = {}
  local ok, why = pcall(world.compile(made, code, "=example"))
  host.write = write
  if not ok then
    error(title .. ": " .. tostring(why), 0)
  end
  lu.assertNotEquals(shown, "", title)
end

function TestApi.test_every_example_runs_and_shows_something()
  for _, entry in ipairs(help.entries()) do
    if entry.example ~= nil then
      run_example(entry.name, entry.example)
    end
    local list = members.of(entry.name)
    for _, member in ipairs(list) do
      lu.assertNotNil(member.example, member[1])
      run_example(member[1], members.example(list, member))
      if member.writes and files.kind(member.writes) == "file" then
        os.remove(member.writes)
      end
    end
  end
end

function TestApi.test_help_finds_functions_and_methods()
  for _, name in ipairs(help.names()) do
    local text = help.text(name)
    lu.assertNotNil(text, name)
    lu.assertStrContains(text, name:match("[%w_]+$"))
  end
  local text = help.text("stats.binom_ci")
  lu.assertStrContains(text, "stats.binom_ci(x, n")
  lu.assertStrContains(text, "stats.posterior")
  lu.assertEquals(help.text("f:join"), help.text("frame.join"))
  lu.assertNil(help.text("stats.nothing"))
  lu.assertStrContains(help.unknown("stats.binom_cl").text, "stats.binom_ci")
  lu.assertStrContains(help.search("khoảng tin cậy"), "stats.binom_ci")
end

-- See-also names something that help knows.
function TestApi.test_see_also_is_there()
  for _, entry in ipairs(help.entries()) do
    for _, member in ipairs(members.of(entry.name)) do
      for name in (member.see or ""):gmatch("%S+") do
        if help.text(name) == nil then
          error(member[1] .. ": nothing is called " .. name, 0)
        end
      end
    end
  end
end

-- Whatever a script reaches by a name of ours has an entry.
function TestApi.test_no_name_of_the_world_is_untold()
  local standard = "_G _VERSION assert collectgarbage coroutine error getmetatable ipairs load math"
    .. " next os pairs pcall print rawequal rawget rawlen rawset require select setmetatable string"
    .. " table tonumber tostring type utf8 xpcall"
  local told = {}
  for name in standard:gmatch("%S+") do
    told[name] = true
  end
  for _, entry in ipairs(api) do
    told[entry.name] = true
  end
  for name in pairs(world.new({}, nil).provided) do
    lu.assertTrue(told[name], name)
  end
end

function TestApi.test_a_module_cannot_be_changed_by_a_script()
  local code = world.compile(world.new({}, nil), "text.fold = 1", "=test")
  lu.assertErrorMsgContains("cannot be changed", code)
end
