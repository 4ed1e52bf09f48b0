-- lotrinh demo DIR: a fictional city, as the files that communes would send, and its database.
local demo = require "demo"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local files = require "lotrinh.files"
local host = require "lotrinh.host"
local importer = require "importer"
local progress = require "foundation.progress"
local store = require "store"

local M = {}

local say = failure.say

local function refuse_full(folder)
  local kind = files.kind(folder)
  local names = kind == "folder" and files.list(folder)
  if kind == "absent" or names and #names == 0 then
    return
  end
  failure.raise("LT-1790", "output", {
    vi = "{folder} đã có và không trống; demo không bao giờ ghi đè. Hãy cho tên một thư mục mới",
    en = "{folder} is there and not empty; demo never overwrites. Give the name of a new folder" },
    { folder = folder })
end

-- Into files and folders below the folder of the demo. A fictional file need not outlive a power
-- cut, so nothing waits for the disk.
local function writer(folder)
  local made, count = {}, 0
  local function write(path, bytes)
    local whole = folder .. "/" .. path
    local parent = whole:match "^(.*)/"
    if not made[parent] then
      local ok, why = files.make_folder(parent, { parents = true })
      if not ok then
        error(why, 0)
      end
      made[parent] = true
    end
    local ok, why = files.write(whole, bytes, { unsynced = true })
    if not ok then
      error(why, 0)
    end
    count = count + 1
    host.check()
  end
  return write, function() return count end
end

-- The bar names files without their folders.
local function progress_of(context, words)
  local bar = progress.bar(context.options, words)
  return bar and function(done, total, path)
    bar(done, total, path:match "[^/]*$")
  end
end

local function new_database(path)
  local made, why = store.create(path)
  if not made then
    error(why, 0)
  end
  local db <close> = store.open(path, "write")
  fictional.mark(db)
end

-- What the importer says to a file that it refuses; with our own files that is our mistake.
local function first_refusal(outcome)
  for _, result in ipairs(outcome.results) do
    for _, finding in ipairs(result.findings) do
      if finding.severity == "E" then
        return result.name .. ": " .. say { vi = finding.vi, en = finding.en }
      end
    end
  end
end

local function import(folder, context)
  local database = folder .. "/demo.db"
  new_database(database)
  local folders = {}
  for i, name in ipairs(demo.folders()) do
    folders[i] = folder .. "/" .. name
  end
  local outcome = importer.run { database = database, arguments = folders,
    progress = progress_of(context, say { vi = "Nhập", en = "Importing" }) }
  if outcome.errors > 0 then
    failure.raise("LT-1791", "data", {
      vi = "{n} lỗi khi nhập tệp giả định; lỗi đầu tiên: {first}",
      en = "{n} errors when importing the fictional files; the first: {first}" },
      { n = outcome.errors, first = first_refusal(outcome) })
  end
  return database, outcome.stored
end

local function tell(folder, count, database, stored)
  host.write(say({
    vi = "{mark}: thành phố hư cấu, không dùng làm số liệu thật.\n"
      .. "  {count} tệp trong {folder}: files/ để nhập, defective/ có lỗi cài sẵn, answers.csv là "
      .. "đáp án\n"
      .. "  {database}: {stored} báo cáo đã nhập\n"
      .. "Gõ tiếp: lotrinh --db {database} status\n",
    en = "{mark}: a fictional city, never to be used as real figures.\n"
      .. "  {count} files in {folder}: files/ to import, defective/ with planted mistakes, "
      .. "answers.csv tells which\n"
      .. "  {database}: {stored} reports imported\n"
      .. "Next: lotrinh --db {database} status\n" },
    { mark = fictional.WORDS, count = count, folder = folder, database = database,
      stored = stored }))
end

--- Makes the city in context.arguments[1], a new folder.
function M.run(context)
  local folder = context.arguments[1]:gsub("(.)/+$", "%1")
  refuse_full(folder)
  local write, count = writer(folder)
  demo.make(write, { seed = math.tointeger(context.options.seed), small = context.options.small,
    progress = progress_of(context, say { vi = "Sinh tệp", en = "Making files" }) })
  local database, stored = import(folder, context)
  if not context.options.quiet then
    tell(folder, count(), database, stored)
  end
end

return M
