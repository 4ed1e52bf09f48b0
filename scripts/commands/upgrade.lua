-- lotrinh upgrade: brings a database of an older schema up to date, after a backup.
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local importer = require "importer"
local store = require "store"

local M = {}

function M.run(context)
  if context.database == nil then
    error(failure.new("LT-1758", "usage", {
      vi = "số liệu có sẵn luôn mới; nêu --db TỆP",
      en = "the built-in figures are always up to date; give --db FILE" }), 0)
  end
  local call = importer.new_call()
  local held <close> = importer.take_lock(context.database, call)
  local db <close>, saved = store.open_to_write(context.database, call)
  local words = saved and {
    vi = "Đã nâng {path} lên lược đồ {version}; bản cũ: {saved}\n",
    en = "{path} now has schema {version}; as it was: {saved}\n",
  } or {
    vi = "{path} đã ở lược đồ {version}, không cần nâng\n",
    en = "{path} has schema {version} already\n",
  }
  host.write(failure.say(words, { path = context.database, version = db:version(),
    saved = saved or "", held = held }))
end

return M
