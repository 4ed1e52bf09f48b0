-- lotrinh backup [FILE]: a checked copy of the database, in its folder of backups or as a file.
local backup = require "store.backup"
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local store = require "store"

local M = {}

function M.run(context)
  if context.database == nil then
    error(failure.new("LT-1757", "usage", {
      vi = "số liệu có sẵn không cần sao lưu; nêu --db TỆP",
      en = "the built-in figures need no backup; give --db FILE" }), 0)
  end
  local db <close> = store.open(context.database)
  local target = context.arguments[1]
  local path, why
  if target then
    path, why = backup.copy_to(db, target)
  else
    path, why = backup.make(db)
  end
  if not path then
    error(why, 0)
  end
  host.write(failure.say({ vi = "Đã sao lưu và kiểm tra: {path}\n",
    en = "Backed up and checked: {path}\n" }, { path = path }))
end

return M
