-- Where the time of a review and of the sheets goes: queries, statistics (all that is worked out),
-- charts, writing. Prints seconds by the clock on the wall; run by review_split.
local clock, path, folder = ... -- seconds; a database; an empty folder
local chart = require "chart"
local files = require "lotrinh.files"
local output = require "report.output"
local page = require "report.page"
local paper = require "report.paper"
local review = require "report.review"
local sheets = require "report.sheets"
local store = require "store"
local workbook = require "report.workbook"
local write = require "report.sheets.write"

local YEAR = 2026

local spent, depth = {}, 0

-- Adds the time of a call to a name; what is called within another counted call is that one's.
local function count(name, call)
  return function(...)
    if depth > 0 then
      return call(...)
    end
    depth = 1
    local start = clock()
    local results = table.pack(pcall(call, ...))
    depth, spent[name] = 0, (spent[name] or 0) + clock() - start
    assert(results[1], results[2])
    return table.unpack(results, 2, results.n)
  end
end

-- Rows are read one by one, and worked with in between.
local function count_rows(rows)
  local first = count("queries", rows)
  return function(...)
    local step, state, start, close = first(...)
    return count("queries", step), state, start, close
  end
end

local function watch(db)
  local methods = debug.getmetatable(db).__index
  methods.rows, methods.query = count_rows(methods.rows), count("queries", methods.query)
  chart.draw_all = count("charts", chart.draw_all)
  for _, module in ipairs { page, paper, workbook } do
    module.render = count("writing", module.render)
  end
  for _, name in ipairs { "page", "document", "picture" } do
    write[name] = count("writing", write[name])
  end
  output.write, files.write = count("writing", output.write), count("writing", files.write)
end

local function tell(name, work)
  spent = {}
  local start = clock()
  work()
  local all = clock() - start
  local rest = all
  for _, part in ipairs { "queries", "charts", "writing" } do
    rest = rest - (spent[part] or 0)
  end
  print(("%-8s %6.2f s: queries %.2f, statistics %.2f, charts %.2f, writing %.2f"):format(name, all,
    spent.queries or 0, rest, spent.charts or 0, spent.writing or 0))
end

local db <close> = store.open(path)
watch(db)
tell("review", function()
  assert(output.write(folder .. "/review", review.files(review.gather(db, YEAR))))
end)
tell("sheets", function()
  sheets.make(db, YEAR, { folder = folder .. "/sheets", units = {} })
end)
