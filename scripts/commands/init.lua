-- lotrinh init [FILE]: a new database with the schema and the content that ships with the program.
local failure = require "foundation.failure"
local format = require "report.format"
local host = require "lotrinh.host"
local store = require "store"

local M = {}

local DEFAULT = "lotrinh.db"

local function tell(path)
  local say = failure.say
  local lines = { say({ vi = "Đã tạo {path}:", en = "Made {path}:" }, { path = path }) }
  local db <close> = store.open(path)
  for _, count in ipairs(store.counts(db)) do
    lines[#lines + 1] = ("  %7s %s"):format(format.count(count.rows), say(count.words))
  end
  lines[#lines + 1] = say {
    vi = "Gõ tiếp: lotrinh review 2026 --to out    (báo cáo từ số liệu đã công bố)",
    en = "Next: lotrinh review 2026 --to out    (a review from the published figures)",
  }
  host.write(table.concat(lines, "\n") .. "\n")
end

--- context.arguments[1], --db or ./lotrinh.db; a file that is there is never touched.
function M.run(context)
  local path = context.arguments[1] or context.options.db or DEFAULT
  local made, why = store.create(path)
  if not made then
    error(why, 0)
  end
  if not context.options.quiet then
    tell(path)
  end
end

return M
