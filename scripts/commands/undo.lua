-- lotrinh undo [NUMBER]: takes a whole import back; without a number the imports are listed.
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local importer = require "importer"
local store = require "store"

local M = {}

local LIST = [[
  SELECT import_id, at, who, form, period, vintage, accepted AS rows, state, file_name
    FROM import WHERE sha256 IS NOT NULL ORDER BY import_id DESC LIMIT 200]]

local function list(context)
  local db <close> = store.open(context.database)
  local rows = db:query(LIST)
  if context.options.json then
    host.write((rows:to_json():gsub("\n*$", "\n")))
  elseif context.options.csv then
    host.write(rows:to_csv())
  elseif #rows == 0 then
    host.write(failure.say { vi = "Chưa có lần nhập nào.\n", en = "There is no import yet.\n" })
  else
    host.write((tostring(rows):gsub("\n*$", "\n")))
  end
end

function M.run(context)
  local number = context.arguments[1]
  if number == nil then
    return list(context)
  end
  local id = math.tointeger(tonumber(number))
  if id == nil then
    error(failure.new("LT-1755", "usage", {
      vi = "undo cần số của lần nhập, không phải \"{given}\"",
      en = "undo needs the number of an import, not \"{given}\"" }, { given = number }), 0)
  end
  if context.database == nil then
    error(failure.new("LT-1756", "usage", {
      vi = "số liệu có sẵn không có gì để hoàn tác; nêu --db TỆP",
      en = "the built-in figures have nothing to undo; give --db FILE" }), 0)
  end
  importer.undo(context.database, id)
  if not context.options.quiet then
    host.write(failure.say({ vi = "Đã hoàn tác lần nhập số {id}; các số liệu trước đó có hiệu lực "
      .. "trở lại.\n", en = "Import {id} is undone; the figures before it count again.\n" },
      { id = id }))
  end
end

return M
