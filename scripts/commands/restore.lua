-- lotrinh restore BACKUP: the database becomes what a backup holds; what it was is kept beside it.
local backup = require "store.backup"
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local host = require "lotrinh.host"
local importer = require "importer"
local store = require "store"

local M = {}

-- A damaged database cannot be copied page by page; it is moved aside as it is.
local function set_aside(path)
  local kept, number = path .. ".before-restore", 1
  while files.kind(kept) ~= "absent" do
    number = number + 1
    kept = path .. ".before-restore-" .. number
  end
  if files.kind(path) ~= "absent" and not os.rename(path, kept) then
    error(failure.new("LT-1266", "output", { vi = "không chuyển được {path} sang {kept}",
      en = "cannot move {path} to {kept}" }, { path = path, kept = kept }), 0)
  end
  -- A journal belongs to the file it was made for: it would be applied to the backup.
  if files.kind(path .. "-journal") ~= "absent" then
    os.rename(path .. "-journal", kept .. "-journal")
  end
  return kept
end

function M.run(context)
  local path = context.options.db or context.database or "lotrinh.db"
  local source = context.arguments[1]
  local held <close> = importer.take_lock(path, importer.new_call())
  local db <close> = store.open(source)
  local fine, why = db:examine()
  if not fine then
    error(why, 0)
  end
  local fresh = path .. ".restoring"
  os.remove(fresh)
  local made
  made, why = backup.copy_to(db, fresh)
  if not made then
    error(why, 0)
  end
  local existed = files.kind(path) ~= "absent"
  local kept = set_aside(path)
  if not os.rename(fresh, path) then
    os.rename(kept, path)
    error(failure.new("LT-1267", "output", { vi = "không đặt được tên {path}; giữ nguyên như cũ",
      en = "cannot name {path}; all is as before" }, { path = path }), 0)
  end
  host.write(failure.say({ vi = "Đã khôi phục {path} từ {source}.", en = "{path} restored from "
    .. "{source}." }, { path = path, source = source }))
  if existed and held then
    host.write(failure.say({ vi = " Bản trước đó: {kept}", en = " What it was: {kept}" },
      { kept = kept }))
  end
  host.write("\n")
end

return M
