-- Databases of the program: the built-in one, opening a file, making a new one with its content.
local backup = require "store.backup"
local database = require "lotrinh.database"
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local host = require "lotrinh.host"
local load_plans = require "store.load_plans"
local load_published = require "store.load_published"
local load_units = require "store.load_units"
local log = require "importer.log"

local M = {}

-- The day on which the content of data/ was collected; figures published later are not in it.
local COLLECTED_ON = "2026-11-22"

-- Name of the database that is built into the program.
local BUILT_IN = "published.db"

-- A database of an older schema is brought up to date by a program that may write, never by one
-- that only reads.
local function refuse_older(db, path)
  local version = db:version()
  if version < database.newest() then
    db:close()
    error(failure.new("LT-1253", "locked", {
      vi = "{path} thuộc lược đồ {version}, chương trình này cần lược đồ {newest}; hãy chạy: "
        .. "lotrinh "
        .. "upgrade --db {path} (bản cũ được sao lưu trước)",
      en = "{path} has schema {version}, this program needs schema {newest}; run: lotrinh upgrade "
        .. "--db {path} (the old one is backed up first)" },
      { path = path, version = version, newest = database.newest() }), 0)
  end
end

-- A process that was killed while it wrote leaves a journal, which only somebody who may write can
-- put back. Whoever may, does so before reading.
local UNFINISHED = "LT-1233"

local function open_recovered(path, mode)
  local db, why = database.open(path, { mode = mode or "read" })
  if db == nil and why.code == UNFINISHED then
    local writer <close> = database.open(path, { mode = "write" })
    if writer then
      writer:close()
      return database.open(path, { mode = mode or "read" })
    end
  end
  return db, why
end

--- Opens a database file of ours, read-only unless mode is "write"; without a path the built-in
--- one.
--- Raises when it cannot be opened: a wrong path never makes a file.
---@param path string?
---@param mode string? "read" | "write"
function M.open(path, mode)
  local db, why
  if path == nil then
    db, why = database.image(BUILT_IN)
  else
    db, why = open_recovered(path, mode)
  end
  if db == nil then
    error(why, 0)
  end
  if path ~= nil then
    refuse_older(db, path)
  end
  return db
end

--- Brings a database to the program's schema, with a backup first. Returns the backup's path, or
--- nil when there was nothing to do. Raises when it fails; the database is then as before.
---@param call table {at, who}
function M.upgrade(db, call)
  local from = db:version()
  if from >= database.newest() then
    return nil
  end
  local saved, why = backup.make(db)
  if not saved then
    error(why, 0)
  end
  db:migrate()
  db:transaction(function()
    load_plans.add_measures(db)
    log.add(db, { at = call.at, who = call.who, event = "upgrade",
      detail = ("schema %d -> %d"):format(from, db:version()) })
  end)
  return saved
end

--- Opens a database to write in it, brought up to date first. Returns it and the path of the backup
--- that an upgrade made.
function M.open_to_write(path, call)
  local db, why = database.open(path, { mode = "write" })
  if db == nil then
    error(why, 0)
  end
  return db, M.upgrade(db, call)
end

local function load_content(db)
  load_units.load(db)
  load_plans.load(db)
  load_published.load(db)
  db:execute("INSERT INTO about (key, value) VALUES ('collected_on', :day)",
    { day = COLLECTED_ON })
  db:execute("INSERT INTO about (key, value) VALUES ('content', 'published')")
end

local function refuse_existing(path)
  if files.kind(path) ~= "absent" then
    return nil, failure.new("LT-1250", "data", {
      vi = "{path} đã có; init không bao giờ ghi đè. Hãy chọn tên khác hoặc tự xóa tệp đó.",
      en = "{path} is there already; init never overwrites. Choose another name or remove it "
        .. "yourself.",
    }, { path = path })
  end
  local folder = path:match "^(.*)/[^/]*$"
  if folder and folder ~= "" and files.kind(folder) == "absent" then
    return nil, failure.new("LT-1252", "output", {
      vi = "không có thư mục {folder}; hãy tạo thư mục đó trước",
      en = "there is no folder {folder}; make it first",
    }, { folder = folder })
  end
  return true
end

-- Schema and content under another name; the file gets its own name when it is whole.
local function make_under(temporary)
  local db <close> = assert(database.create(temporary))
  db:transaction(function()
    load_content(db)
  end)
end

-- People know the file by the name they gave; its folder may have been resolved.
local function name_as_asked(text, temporary, path)
  local from, to = text:find(temporary:match("[^/]*$"), 1, true)
  return from and text:sub(1, from - 1) .. path:match("[^/]*$") .. text:sub(to + 1) or text
end

--- Makes a new database with the schema and the content of data/: complete, or not there. Returns
--- true, or nil and why.
function M.create(path)
  local free, why = refuse_existing(path)
  if not free then
    return nil, why
  end
  local temporary = path .. ".filling"
  os.remove(temporary) -- left by an init that was killed
  local ok, trouble = pcall(make_under, temporary)
  if not ok then
    os.remove(temporary)
    host.check() -- Ctrl-C is no failure of ours to hand on
    if type(trouble) == "table" then
      trouble.text = name_as_asked(trouble.text, temporary, path)
    end
    return nil, trouble
  end
  free, why = refuse_existing(path)
  if free and os.rename(temporary, path) then
    return true
  end
  os.remove(temporary)
  return nil, why or failure.new("LT-1251", "output", {
    vi = "không đặt được tên {path} cho cơ sở dữ liệu mới",
    en = "cannot name the new database {path}",
  }, { path = path })
end

-- What `init` counts, in the order it tells it: table and words.
local COUNTED = {
  { "unit", {
    vi = "đơn vị hành chính (qua các thời kỳ)",
    en = "administrative units (through time)",
  } },
  { "succession", { vi = "quan hệ kế thừa đơn vị", en = "successions of units" } },
  { "plan", { vi = "kế hoạch", en = "plans" } },
  { "target", { vi = "mục tiêu", en = "targets" } },
  { "published_figure", { vi = "số liệu đã công bố", en = "published figures" } },
  { "published_check", {
    vi = "phép đối chiếu số liệu công bố",
    en = "checks of published figures",
  } },
  { "observation", { vi = "số liệu của Hà Nội và đơn vị của Hà Nội", en = "figures of Hà Nội" } },
  { "source", { vi = "nguồn", en = "sources" } },
}

--- How many rows a database has: {{table = "unit", words = {vi, en}, rows = 795}, ...}.
function M.counts(db)
  local counts = {}
  for i, entry in ipairs(COUNTED) do
    counts[i] = { table = entry[1], words = entry[2],
      rows = db:query("SELECT count(*) AS n FROM " .. entry[1])[1].n }
  end
  return counts
end

return M
