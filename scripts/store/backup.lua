-- Backups beside the database: made whole or not at all, checked, the old ones thinned out.
local database = require "lotrinh.database"
local failure = require "foundation.failure"
local files = require "lotrinh.files"
local lock = require "lotrinh.lock"

local M = {}

-- The newest ones, and the first of each of the last months, are kept.
local KEPT_NEWEST, KEPT_MONTHS = 30, 12

local NAME = "^%d%d%d%d%-%d%d%-%d%dT%d%d%d%d%d%d[-0-9]*%.db$"

--- The folder of a database's backups.
function M.folder(path)
  return path .. ".backups"
end

--- Names of the backups, oldest first.
function M.list(path)
  local folder = M.folder(path)
  local names = {}
  if files.kind(folder) == "folder" then
    for _, name in ipairs(assert(files.list(folder))) do
      if name:find(NAME) then
        names[#names + 1] = name
      end
    end
  end
  return names
end

-- "2026-11-23T080102.db", with a number when there is one of that second already.
local function free_name(folder)
  local stem = lock.now():match("^[^+]*"):gsub(":", "")
  local name, number = stem .. ".db", 1
  while files.kind(folder .. "/" .. name) ~= "absent" do
    number = number + 1
    name = ("%s-%03d.db"):format(stem, number)
  end
  return folder .. "/" .. name
end

local function thin_out(path)
  local names = M.list(path)
  local months, kept = {}, {}
  for i = #names, 1, -1 do
    local month = names[i]:sub(1, 7)
    if #names - i < KEPT_NEWEST then
      kept[names[i]] = true
    end
    if not months[month] then
      months[month], months[#months + 1] = true, month
    end
  end
  local first_of = {}
  for _, name in ipairs(names) do
    first_of[name:sub(1, 7)] = first_of[name:sub(1, 7)] or name
  end
  for i = 1, math.min(#months, KEPT_MONTHS) do
    kept[first_of[months[i]]] = true
  end
  for _, name in ipairs(names) do
    if not kept[name] then
      os.remove(M.folder(path) .. "/" .. name)
    end
  end
end

local function same_totals(db, copy)
  local sql = [[SELECT (SELECT count(*) FROM observation) AS observations,
    (SELECT count(*) FROM import) AS imports, (SELECT COALESCE(sum(value), 0) FROM observation)
    AS total]]
  local a, b = db:query(sql)[1], copy:query(sql)[1]
  return a.observations == b.observations and a.imports == b.imports and a.total == b.total
end

-- A copy that was read again and is the same; nothing under `path` unless it is.
local function make(db, path)
  local temporary = path .. ".part"
  os.remove(temporary)
  local ok, why = db:copy(temporary)
  if ok then
    local copy
    copy, why = database.open(temporary, {})
    ok = copy ~= nil
    if copy then
      ok, why = copy:examine()
      if ok and not same_totals(db, copy) then
        ok, why = nil, failure.new("LT-1263", "output", {
          vi = "bản sao {path} không giống bản gốc", en = "the copy {path} is not like the "
            .. "original" },
          { path = path })
      end
      copy:close()
    end
  end
  if ok and os.rename(temporary, path) then
    return path
  end
  os.remove(temporary)
  return nil, why or failure.new("LT-1264", "output", {
    vi = "không đặt được tên {path} cho bản sao", en = "cannot name the copy {path}" },
    { path = path })
end

--- A backup of an open database in its folder. Returns its path, or nil and why.
function M.make(db)
  local folder = M.folder(db:path())
  local made, why = files.make_folder(folder)
  if not made then
    return nil, why
  end
  local path
  path, why = make(db, free_name(folder))
  if path then
    thin_out(db:path())
  end
  return path, why
end

--- A copy under a name of the user's own; never over a file.
function M.copy_to(db, path)
  if files.kind(path) ~= "absent" then
    return nil, failure.new("LT-1265", "output", {
      vi = "{path} đã có; sao lưu không bao giờ ghi đè", en = "{path} is there already; a backup "
        .. "never overwrites" }, { path = path })
  end
  return make(db, path)
end

return M
