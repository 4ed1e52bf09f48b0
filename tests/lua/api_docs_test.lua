-- The table of the API, the code and the pages made from it agree.
local lu = require "luaunit"
local api = require "api"
local files = require "lotrinh.files"
local members = require "api.members"
local pages = require "api.pages"
local script = require "world.script"
local world = require "world"

local DOCS = rawget(_G, "TESTS_FOLDER") .. "/../docs/"

local function check_page(name, text)
  local path = DOCS .. name
  if os.getenv("LOTRINH_ACCEPT") == "1" then
    assert(files.write(path, text, { force = true, public = true }))
  end
  lu.assertEquals(files.read(path), text, name .. " is not up to date: LOTRINH_ACCEPT=1")
end

-- The methods of a value, whether __index is their table or a function that holds it.
local function methods_of(value)
  local index = debug.getmetatable(value).__index
  if type(index) == "table" then
    return index
  end
  for i = 1, 20 do
    local name, held = debug.getupvalue(index, i)
    if name == "methods" or (name == "" and type(held) == "table"
        and type(select(2, next(held))) == "function") then
      return held
    end
  end
end

TestPages = {}

-- The worlds of examples confine what may be written.
function TestPages.setUp()
  files.confine()
end

function TestPages.test_the_pages_are_up_to_date()
  check_page("lua-api.md", pages.markdown())
  check_page("lotrinh.meta.lua", pages.stubs())
end

function TestPages.test_the_stubs_are_lua()
  lu.assertNotNil(load(pages.stubs(), "=stubs", "t"))
end

-- Functions of a table and entries of the API with that receiver, both ways.
local function check_told(name, list, receiver, code)
  local listed = {}
  for _, entry in ipairs(list) do
    local of, _, member = members.parts(entry)
    if of == receiver then
      lu.assertNil(listed[member], entry[1])
      lu.assertNotEquals(entry.vi, "", entry[1])
      lu.assertNotEquals(entry.en, "", entry[1])
      listed[member] = "told"
    end
  end
  for key, value in pairs(code) do
    if type(value) == "function" and not (list.private or {})[key] then
      lu.assertNotNil(listed[key], ("%s: %s is not told in api/%s.lua"):format(receiver, key, name))
      listed[key] = "found"
    end
  end
  for key, state in pairs(listed) do
    lu.assertEquals(state, "found", ("%s: there is no %s"):format(receiver, key))
  end
end

-- A value of each class: what its `given` leaves in the variable of its name.
local function value_of(letter, receiver)
  if letter == "db" then
    return require "store.current".database()
  end
  return world.compile(world.new({}, nil), receiver.given .. " return " .. letter, "=given")()
end

function TestPages.test_every_function_is_told_and_every_told_one_is_there()
  for _, entry in ipairs(api) do
    local list = members.of(entry.name)
    local module = entry.name == "script" and script.make({}) or entry.name ~= "db"
      and require(entry.module)
    if #list > 0 and module then
      check_told(entry.name, list, entry.name, module)
    end
    for letter, receiver in pairs(list.receivers or {}) do
      world.new({}, nil)
      local value = value_of(letter, receiver)
      lu.assertEquals(debug.getmetatable(value).__name, receiver.meta)
      check_told(entry.name, list, letter, methods_of(value))
    end
  end
end

-- What is kept from scripts is there, and scripts do not get it.
function TestPages.test_private_functions_are_out_of_reach()
  for _, entry in ipairs(api) do
    for key in pairs(members.of(entry.name).private or {}) do
      lu.assertEquals(type(require(entry.module)[key]), "function")
      lu.assertNil(world.compile(world.new({}, nil), ("return rawget(%s, %q) or %s[%q]"):format(
        entry.name, key, entry.name, key), "=test")())
    end
  end
end
