-- lotrinh sql: one statement on the database, its rows as a table, CSV or JSON. Changes no data.
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local world = require "world"

local M = {}

local function read(path)
  local text, why = host.read_script(path)
  if text == nil then
    error(why, 0)
  end
  return text
end

local function statement(context)
  if context.options.file ~= nil then
    if context.arguments[1] ~= nil then -- which of two is meant cannot be guessed
      error(failure.new("LT-1032", "usage", { vi = "chỉ cho một trong hai: -f TỆP hoặc câu SQL",
        en = "give one of the two: -f FILE or a statement" }), 0)
    end
    return read(context.options.file)
  end
  local given = context.arguments[1]
  if given ~= nil and given ~= "-" then
    return given
  end
  if given == nil and host.is_terminal("stdin") then
    error(failure.new("LT-1029", "usage", {
      vi = "lệnh sql cần một câu SQL, -f TỆP, hoặc SQL ở đầu vào chuẩn",
      en = "sql needs a statement, -f FILE, or SQL on standard input" }), 0)
  end
  return read("-")
end

function M.run(context)
  local db = world.open_database(context)
  local result = db:query(statement(context))
  if context.options.json then
    host.write((result:to_json():gsub("\n*$", "\n")))
  elseif context.options.csv then
    host.write(result:to_csv())
  else
    host.write((tostring(result):gsub("\n*$", "\n")))
  end
end

return M
