-- The database of the session, opened at its first use. Does not know where it is.
local databases = require "lotrinh.database"
local failure = require "foundation.failure"

local M = {}

local open_it, database

--- How to open it when it is first asked for.
function M.open_with(opener)
  open_it, database = opener, nil
end

--- An open database to use from now on.
function M.use(opened)
  open_it, database = nil, opened
end

--- The database of the session; raises when there is none.
function M.database()
  if database == nil then
    if open_it == nil then
      failure.raise("LT-2050", "script", {
        vi = "phiên này chưa mở cơ sở dữ liệu nào",
        en = "this session has no database open",
      })
    end
    database = open_it()
  end
  return database
end

--- Ends the readings that db:rows left half done: they would keep everybody from writing.
function M.end_rows()
  if database ~= nil then
    databases.end_rows(database)
  end
end

return M
