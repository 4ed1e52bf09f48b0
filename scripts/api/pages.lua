-- The API as files: docs/lua-api.md for people, docs/lotrinh.meta.lua for editors. Both are made
-- from api.lua and the files of api/; LOTRINH_ACCEPT=1 with lua/api_docs_test writes them.
local api = require "api"
local members = require "api.members"

local M = {}

local function add(lines, ...)
  for _, line in ipairs { ... } do
    lines[#lines + 1] = line
  end
end

local function add_member(lines, list, entry)
  add(lines, "### `" .. members.title(list, entry) .. "`\n", "`" .. entry[1] .. "`\n",
    entry.vi .. "\n", entry.en .. "\n",
    "```lua\n" .. members.example(list, entry) .. "\n```\n")
  if entry.see then
    add(lines, "→ " .. entry.see:gsub("%S+", "`%0`") .. "\n")
  end
end

--- docs/lua-api.md
function M.markdown()
  local lines = { "# Lua API", "",
    "Made from `scripts/api.lua` and `scripts/api/`; at the prompt `?name` and `??word`, on the "
      .. "command line `lotrinh help NAME` show the same. Every example is run as a test.", "" }
  for _, entry in ipairs(api) do
    local list = members.of(entry.name)
    add(lines, "## `" .. entry.name .. "`\n", entry.words.vi .. "\n", entry.words.en .. "\n")
    if entry.example then
      add(lines, "```lua\n" .. entry.example:gsub("^\n", "") .. "\n```\n")
    end
    for _, member in ipairs(list) do
      add_member(lines, list, member)
    end
  end
  return (table.concat(lines, "\n"):gsub("\n\n\n+", "\n\n"):gsub("\n*$", "\n"))
end

-- "x, n, {conf = 0.95}" -> "x, n, options": a stub names each argument once.
local function parameters(signature)
  local inside = signature:match("%((.*)%)$")
  inside = inside:gsub("%b{}", "options"):gsub("^options$", "options")
  local names = {}
  for part in inside:gmatch("[^,]+") do
    names[#names + 1] = part:match("^%s*([%w_.]+)")
  end
  return table.concat(names, ", ")
end

local function add_stub(lines, name, list, entry)
  local receiver, separator, member = members.parts(entry)
  add(lines, "---" .. entry.en, "---`" .. entry[1] .. "`")
  if receiver == nil then
    -- A call of the name itself: rebase(frame, options).
    add(lines, "---@overload fun(" .. parameters(entry[1]) .. "): any\n")
    return
  end
  local owner = separator == ":" and list.receivers[receiver].class or name
  add(lines, "---@return any",
    "function " .. owner .. separator .. member .. "(" .. parameters(entry[1]) .. ") end\n")
end

--- docs/lotrinh.meta.lua
function M.stubs()
  local lines = { "---@meta",
    "-- Made from scripts/api.lua and scripts/api/, for the Lua language server.", "" }
  for _, entry in ipairs(api) do
    local list = members.of(entry.name)
    add(lines, "---" .. entry.words.en)
    if #list == 0 then
      add(lines, "---@type fun(...): any\n" .. entry.name .. " = nil\n")
    else
      add(lines, "---@class lotrinh." .. entry.name .. "\n" .. entry.name .. " = {}\n")
    end
    for _, receiver in pairs(M.classes(list)) do
      if receiver.class ~= entry.name then
        add(lines, "---@class lotrinh." .. receiver.class .. "\nlocal " .. receiver.class
          .. " = {}\n")
      end
    end
    for _, member in ipairs(list) do
      add_stub(lines, entry.name, list, member)
    end
  end
  return (table.concat(lines, "\n"):gsub("\n*$", "\n"))
end

--- The receivers of a list, always in the same order.
function M.classes(list)
  local sorted = {}
  for _, receiver in pairs(list.receivers or {}) do
    sorted[#sorted + 1] = receiver
  end
  table.sort(sorted, function(a, b) return a.class < b.class end)
  return sorted
end

return M
