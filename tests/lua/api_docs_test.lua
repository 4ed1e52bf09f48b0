-- The table of the API, the code and the pages made from it agree.
local lu = require "luaunit"
local chart = require "chart"
local database = require "lotrinh.database"
local files = require "lotrinh.files"
local frame = require "frame"
local members = require "api.members"
local pages = require "api.pages"
local picture = require "chart.picture"
local script = require "world.script"

local DOCS = rawget(_G, "TESTS_FOLDER") .. "/../docs/"

local function check_page(name, text)
  local path = DOCS .. name
  if os.getenv("LOTRINH_ACCEPT") == "1" then
    assert(files.write(path, text, { force = true, public = true }))
  end
  lu.assertEquals(files.read(path), text, name .. " is not up to date: LOTRINH_ACCEPT=1")
end

-- The methods of a userdata, whether __index is their table or a function that holds it.
local function methods_of(value)
  local index = debug.getmetatable(value).__index
  if type(index) == "table" then
    return index
  end
  return select(2, debug.getupvalue(index, 1))
end

TestPages = {}

function TestPages.test_the_pages_are_up_to_date()
  check_page("lua-api.md", pages.markdown())
  check_page("lotrinh.meta.lua", pages.stubs())
end

function TestPages.test_the_stubs_are_lua()
  lu.assertNotNil(load(pages.stubs(), "=stubs", "t"))
end

local function check_members(name, tables)
  local listed = {}
  for _, member in ipairs(members[name]) do
    local member_name = member[1]:match("^%w+[.:]([%w_]+)%(")
    lu.assertNotNil(member_name, member[1])
    lu.assertNil(listed[member_name], member[1])
    lu.assertNotEquals(member.vi, "")
    lu.assertNotEquals(member.en, "")
    listed[member_name] = true
  end
  for _, methods in ipairs(tables) do
    for key, value in pairs(methods) do
      if type(value) == "function" then
        lu.assertTrue(listed[key] == true, name .. ": " .. key .. " is not told in api/members.lua")
        listed[key] = "found"
      end
    end
  end
  for key, state in pairs(listed) do
    lu.assertEquals(state, "found", name .. ": there is no " .. key)
  end
end

function TestPages.test_every_function_is_told_and_every_told_one_is_there()
  check_members("frame", { frame, methods_of(frame.new({}, { "a" })) })
  local db <close> = database.memory()
  check_members("db", { methods_of(db) })
  check_members("script", { script.make({}) })
  check_members("chart", { chart, methods_of(picture.new("", "")) })
end
