-- The API as files: docs/lua-api.md for people, docs/lotrinh.meta.lua for editors. Both are made
-- from api.lua and api/members.lua; LOTRINH_ACCEPT=1 with lua/api_docs_test writes them.
local api = require "api"
local members = require "api.members"

local M = {}

--- docs/lua-api.md
function M.markdown()
  local lines = { "# Lua API", "",
    "Made from `scripts/api.lua`; at the prompt `?name` and `??word` show the same. Every example "
      .. "is run as a test.", "" }
  for _, entry in ipairs(api) do
    lines[#lines + 1] = "## `" .. entry.name .. "`\n"
    lines[#lines + 1] = entry.words.vi .. "\n"
    lines[#lines + 1] = entry.words.en .. "\n"
    for _, member in ipairs(members[entry.name] or {}) do
      lines[#lines + 1] = "- `" .. member[1] .. "`: " .. member.vi .. " / " .. member.en
    end
    if entry.example ~= nil then
      lines[#lines + 1] = "\n```lua\n" .. entry.example:gsub("^\n", "") .. "\n```\n"
    end
  end
  return (table.concat(lines, "\n"):gsub("\n\n\n+", "\n\n"):gsub("\n*$", "\n"))
end

local function stub(entry, member)
  local receiver, separator, rest = member[1]:match("^(%w+)([.:])(.*)$")
  local name = receiver == entry.name and receiver or entry.name
  return "---" .. member.en .. "\nfunction " .. name .. separator .. rest .. " end\n"
end

--- docs/lotrinh.meta.lua
function M.stubs()
  local lines = { "---@meta", "-- Made from scripts/api.lua, for the Lua language server.", "" }
  for _, entry in ipairs(api) do
    lines[#lines + 1] = "---" .. entry.words.en
    if members[entry.name] == nil then
      lines[#lines + 1] = "---@type any\n" .. entry.name .. " = nil\n"
    else
      lines[#lines + 1] = "---@class lotrinh." .. entry.name .. "\n" .. entry.name .. " = {}\n"
    end
    for _, member in ipairs(members[entry.name] or {}) do
      lines[#lines + 1] = stub(entry, member)
    end
  end
  return (table.concat(lines, "\n"):gsub("%.%.%.%) end", "...) end"):gsub("\n*$", "\n"))
end

return M
