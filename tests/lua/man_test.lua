-- The manual pages list what there is: verbs, options, names of scripts.
local lu = require "luaunit"
local files = require "lotrinh.files"
local man = require "shell.man"

local PAGES = rawget(_G, "TESTS_FOLDER") .. "/../docs/man/"

local function check(name, text)
  if os.getenv("LOTRINH_ACCEPT") == "1" then
    assert(files.write(PAGES .. name, text, { force = true, public = true }))
  end
  lu.assertEquals(files.read(PAGES .. name), text, name .. " is not up to date: LOTRINH_ACCEPT=1")
end

TestMan = {}

-- lotrinh(1) is written by hand but for the part between its two comments.
function TestMan.test_the_commands_are_those_of_the_program()
  local first, last = "\n.\\\" commands, made by the program\n", ".\\\" end of commands\n"
  local page = files.read(PAGES .. "lotrinh.1")
  local _, from = page:find(first, 1, true)
  local to = page:find(last, 1, true)
  lu.assertNotNil(from)
  lu.assertNotNil(to)
  check("lotrinh.1", page:sub(1, from) .. man.commands() .. page:sub(to))
end

function TestMan.test_the_names_are_those_of_scripts()
  check("lotrinh-lua.3", man.api())
end

-- A line of a text that begins with a full stop or a quote would be a command of the formatter.
function TestMan.test_texts_cannot_become_commands()
  for _, text in ipairs { man.commands(), man.api() } do
    for line in text:gmatch("[^\n]+") do
      local command = line:match("^[.'](%S*)")
      lu.assertTrue(command == nil or command == '\\"' or command:find("^%u%l$") ~= nil, line)
    end
  end
end
