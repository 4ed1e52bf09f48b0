-- A database in memory with the real units and plans, and the figures that a test puts in. Every
-- figure of it is made up.
local database = require "lotrinh.database"
local insert = require "store.insert"
local load_plans = require "store.load_plans"
local load_units = require "store.load_units"
local period = require "lotrinh.period"
local units = require "measure.units"

local M = {}

local KINDS = {
  year = { "-01-01", "-12-31" }, H1 = { "-01-01", "-06-30" }, H2 = { "-07-01", "-12-31" },
  ["11M"] = { "-01-01", "-11-30" },
}

local function ends_of_month(year, month)
  local next_year, next_month = year + month // 12, month % 12 + 1
  local last = period.day(("%d-%02d-01"):format(next_year, next_month)) - 1
  return { ("-%02d-01"):format(month), period.date(last):sub(5) }
end

local methods = {}
methods.__index = methods

--- city:put("Hà Nội", 2024, {settled = 10, closed = 12}, {kind, month, vintage, day})
function methods:put(name, year, figures, options)
  options = options or {}
  local kind = options.kind or "year"
  local ends = KINDS[kind] or { "", "" }
  if options.month then
    kind, ends = "M", ends_of_month(year, options.month)
  end
  local finish = options.day or year .. ends[2]
  local unit = type(name) == "table" and name or units.find(self.units, name, finish)
  local names = {}
  for measure in pairs(figures) do
    names[#names + 1] = measure
  end
  table.sort(names)
  for _, measure in ipairs(names) do
    self.row = self.row + 1
    insert.row(self.db, "observation", { unit_id = unit.id, measure = measure,
      period_kind = options.day and "point" or kind, period_start = options.day or year .. ends[1],
      period_end = finish, vintage = options.vintage or "official",
      version = options.version or 1, value = figures[measure],
      import_id = options.import or 1, cell = "row " .. self.row })
  end
end

--- Communes that are there on a day, in the order of the list.
function methods:communes(day)
  return units.below(self.units, units.city(self.units), "commune", day)
end

local base

--- The import of a list of cases of the first half of 2026.
M.LIST = 4

local EMPTIED = { "observation", "pilot", "milestone", "mediation_case", "activity" }

-- One database serves all tests of a file: only here may figures be taken out again.
local function empty(db)
  for _, name in ipairs(EMPTIED) do
    db:execute("DELETE FROM " .. name)
  end
  db:transaction(function()
    db:execute("DELETE FROM target WHERE plan = 'TEST'")
    db:execute("DELETE FROM plan WHERE plan = 'TEST'")
  end)
end

local function build()
  local db = database.memory { schema = true }
  db:transaction(function()
    load_units.load(db)
    load_plans.load(db)
    for id = 1, 3 do
      insert.row(db, "import", { import_id = id, file_name = "test" .. id, form = "test" })
    end
    insert.row(db, "import", { import_id = M.LIST, file_name = "list", form = "cases",
      period = "2026-H1", vintage = "official" })
    for _, name in ipairs(EMPTIED) do
      db:execute("DROP TRIGGER " .. name .. "_is_not_deleted")
    end
  end)
  return db
end

--- A city without figures.
function M.new()
  base = base or build()
  empty(base)
  return setmetatable({ db = base, row = 0, units = units.of(base) }, methods)
end

return M
