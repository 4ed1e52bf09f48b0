-- What charts are asked about: unit, years, plan, day, and the figures behind them, read once for
-- many charts. Knows no chart.
local current = require "store.current"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local format = require "foundation.format"
local indicators = require "definitions.indicators"
local plans = require "plan"
local points = require "measure.points"
local say = require "outlook.say"
local questions = require "outlook.question"
local units = require "measure.units"
local words = require "chart.words"

local M = {}

local methods = {}
methods.__index = methods

-- The years that the published series has without holes of several years; no plan is older.
local FIRST_YEAR = 2019

local IMPORTS = [[SELECT import_id, file_name, form, document FROM import ORDER BY import_id]]
local COLLECTED = [[SELECT value FROM about WHERE key = 'collected_on']]

-- What every chart of one database shares; figures are read when first asked for.
local function read_base(asof)
  local base = questions.context { asof = asof, detail = false }
  base.imported = {}
  for row in base.db:rows(IMPORTS) do
    base.imported[row.import_id] = { id = row.import_id, file = row.file_name, form = row.form,
      document = row.document }
  end
  for row in base.db:rows(COLLECTED) do
    base.collected_on = row.value
  end
  return base
end

local function year_range(text)
  local first, last = tostring(text):match("^(%d%d%d%d)%-(%d%d%d%d)$")
  if not first then
    first = tostring(text):match("^(%d%d%d%d)$")
    last = first
  end
  if not first or first > last then
    failure.raise("LT-1626", "usage", {
      vi = "năm \"{year}\" không hợp lệ; hãy viết 2026 hoặc 2020-2026",
      en = "\"{year}\" is no year; write 2026 or 2020-2026" }, { year = tostring(text) })
  end
  return math.tointeger(tonumber(first)), math.tointeger(tonumber(last))
end

--- One reading of the figures for many contexts: M.new(options, base).
function M.base(options)
  return read_base(options.asof)
end

--- A context: {db, units, unit, whole, first, last, year, plan, figures, ...}. options = {unit,
--- year = 2026 or "2020-2026", plan, vintage, asof, indicator, kind, view, missing, page, plans}.
function M.new(options, base)
  base = base or M.base(options)
  local context = setmetatable({ base = base, db = base.db, units = base.units, asof = base.asof,
    figures = base.figures, vintage = options.vintage, plan = options.plan,
    plans = options.plans, asked_year = options.year ~= nil, kind = options.kind or "year",
    indicator = options.indicator, view = options.view, missing = options.missing,
    map = options.map, page = options.page,
    asked_kind = options.kind }, methods)
  context.first, context.last = FIRST_YEAR, math.tointeger(tonumber(base.asof:sub(1, 4)))
  if options.year then
    context.first, context.last = year_range(options.year)
  end
  local end_day = context.last .. "-12-31"
  context.day = end_day < base.asof and end_day or base.asof
  context.unit = units.find(base.units, options.unit, context.day)
  context.is_city = context.unit.level == "city"
  context.used = {}
  return context
end

--- How titles name the unit: the city without "Thành phố".
function methods:unit_name()
  return self.is_city and self.unit.name or self.unit.full_name
end

--- Points of a definition for a unit (context.unit unless given), or for the sum of its members, a
--- function of the day; remembers their imports.
function methods:points(definition, options)
  options = options or {}
  local scope = { figures = self.figures, units = self.units, unit = options.unit or self.unit,
    members = options.members }
  local found = points.of(scope, definition, { kind = options.kind or "year",
    vintage = options.vintage or self.vintage, until_day = self.asof, from = options.from,
    to = options.to })
  for _, point in ipairs(found) do
    self:note_imports(point.imports)
  end
  return found
end

--- Remembers import ids for the source line.
function methods:note_imports(list)
  for _, id in ipairs(list) do
    self.used[id] = true
  end
end

--- The communes there are on the day of the context.
function methods:communes(day)
  return units.below(self.units, units.city(self.units), "commune", day or self.day)
end

--- context:definition(id) -> the first definition of an indicator, and the indicator.
function methods.definition(_, id)
  local indicator = questions.indicator(id)
  return indicators.definition(indicator), indicator
end

-- Plans in the order in which they are looked into for a target.
local function plans_of(context, day)
  if context.plan then
    return { plans.get(context.plan) }
  end
  return context.plans or plans.in_force(day or context.day)
end

--- The plan that judges: the one asked for, else the first in force.
function methods:main_plan()
  return plans_of(self)[1]
end

local CITY = { city = true }

--- The target of the whole city for an indicator: {value, clause, year, row, plan}, or nil.
--- options = {scopes = {each_district = true}, day = of the plans}: of other scopes, another day.
function methods:target(id, options)
  local scopes = options and options.scopes or CITY
  self.base.all_targets = self.base.all_targets or plans.all_targets()
  for _, plan in ipairs(plans_of(self, options and options.day)) do
    for _, target in ipairs(self.base.all_targets) do
      if target.plan == plan.plan and target.indicator == id and scopes[target.scope]
        and target.numerator then
        return { value = target.numerator / target.denominator, row = target, plan = plan,
          clause = plan.status == "confirmed" and target.clause
            or plan.short .. words.say { vi = ", chưa xác nhận", en = ", unconfirmed" },
          year = math.tointeger(tonumber(target.deadline:sub(1, 4))) }
      end
    end
  end
  return nil
end

local function imported_of(context)
  local list = {}
  for id in pairs(context.used) do
    list[#list + 1] = context.base.imported[id]
  end
  table.sort(list, function(a, b) return a.id < b.id end)
  return list
end

local PUBLISHED = { vi = "số liệu đã công bố, thu thập đến ngày {day}",
  en = "published figures, collected until {day}" }
local ONE = { vi = "tệp {file} (lần nhập {id})", en = "file {file} (import {id})" }
local MANY = { vi = "{count} tệp đã nhập (lần nhập {first}–{last})",
  en = "{count} imported files (imports {first}–{last})" }

--- Where the figures of the chart come from, in one line.
function methods:source()
  local parts, files = {}, {}
  for _, import in ipairs(imported_of(self)) do
    if import.form == "published" and self.base.collected_on then
      parts[1] = words.say(PUBLISHED, { day = format.day(self.base.collected_on) })
    else
      files[#files + 1] = import
    end
  end
  if #files == 1 then
    parts[#parts + 1] = words.say(ONE, { file = files[1].file, id = files[1].id })
  elseif #files > 1 then
    parts[#parts + 1] = words.say(MANY, { count = words.count(#files), first = files[1].id,
      last = files[#files].id })
  end
  return #parts > 0 and table.concat(parts, "; ")
    or words.say { vi = "cơ sở dữ liệu đang mở", en = "the open database" }
end

--- Whether the database, or a file behind the figures, says that they are made up.
function methods:fictional()
  if fictional.of(current.database()) then
    return true
  end
  for _, import in ipairs(imported_of(self)) do
    if (import.file .. (import.document or "")):find(words.FICTIONAL, 1, true) then
      return true
    end
  end
  return nil
end

local VINTAGES = { official = { vi = "số chính thức", en = "official" },
  preliminary = { vi = "số sơ bộ", en = "preliminary" },
  estimate = { vi = "số ước tính", en = "estimates" } }

--- context:vintage_words(vintage) -> its words, or nil where the source does not say.
function methods.vintage_words(_, vintage)
  return VINTAGES[vintage] and words.say(VINTAGES[vintage]) or nil
end

--- The fields that every chart has: unit, definition, source, fictional; of an indicator its name
--- and what it counts.
function methods:common(id)
  local definition, indicator
  if id then
    definition, indicator = self:definition(id)
  end
  return { unit = self:unit_name(), source = self:source(), fictional = self:fictional(),
    definition = definition and words.say(definition.words) or nil,
    indicator = indicator and words.say(indicator.words):lower() or nil,
    noun = indicator and say.noun(indicator.counts) or nil }
end

--- The database of the session becomes the one of a report.
function M.use(db)
  current.use(db)
end

return M
