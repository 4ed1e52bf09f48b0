-- The names of the script world: each is told in both languages, and its example runs.
local lu = require "luaunit"
local api = require "api"
local help = require "help"
local host = require "lotrinh.host"
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

function TestApi.test_every_example_runs_and_shows_something()
  local write, ran = host.write, 0
  for _, entry in ipairs(help.entries()) do
    if entry.example ~= nil then
      local shown = ""
      host.write = function(text)
        shown = shown .. text
      end
      local ok, why = pcall(world.compile(world.new({}, nil), entry.example, "=example"))
      host.write = write
      lu.assertTrue(ok, entry.name .. ": " .. tostring(why))
      lu.assertNotEquals(shown, "", entry.name)
      ran = ran + 1
    end
  end
  lu.assertTrue(ran >= 4)
end

function TestApi.test_a_module_cannot_be_changed_by_a_script()
  local code = world.compile(world.new({}, nil), "text.fold = 1", "=test")
  lu.assertErrorMsgContains("cannot be changed", code)
end
