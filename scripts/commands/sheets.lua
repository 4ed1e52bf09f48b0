-- lotrinh sheets YEAR --to DIR [--unit UNIT...]: a two-page sheet for each commune, and the list of
-- them.
local failure = require "foundation.failure"
local host = require "lotrinh.host"
local progress = require "foundation.progress"
local sheets = require "report.sheets"
local store = require "store"
local years = require "report.years"

local M = {}

local say = failure.say

local DEFAULT_FOLDER = "phieu"

-- Names of failed sheets on the screen; the index has them all.
local MOST_NAMED = 10

-- --unit takes one name, and further ones follow the year.
local function names_of(context)
  local names = { context.options.unit }
  table.move(context.arguments, 2, #context.arguments, #names + 1, names)
  return names
end

local function count(list)
  local made, kept, failed = 0, 0, {}
  for _, sheet in ipairs(list) do
    made = made + (sheet.made and 1 or 0)
    kept = kept + (sheet.kept and 1 or 0)
    failed[#failed + 1] = sheet.why and sheet or nil
  end
  return made, kept, failed
end

local function tell_failed(failed)
  for i = 1, math.min(#failed, MOST_NAMED) do
    local why = failed[i].why
    host.write_error(("%s: %s %s\n"):format(failed[i].unit.full_name, why.code, why.text))
  end
  if #failed > MOST_NAMED then
    host.write_error(say({ vi = "… và {n} phiếu nữa, xem index.csv\n",
      en = "… and {n} more, see index.csv\n" }, { n = #failed - MOST_NAMED }))
  end
end

--- Exit code 7 when a sheet could not be made; the others are there.
function M.run(context)
  local options = context.options
  local year = years.check(context.arguments[1])
  local folder = options.to or DEFAULT_FOLDER
  local db <close> = store.open(context.database)
  local list = sheets.make(db, year, { folder = folder, units = names_of(context),
    plan = options.plan, force = options.force, published = options.published,
    progress = progress.bar(options, say { vi = "Làm phiếu", en = "Sheets" }) })
  local made, kept, failed = count(list)
  tell_failed(failed)
  if not options.quiet then
    host.write(say({
      vi = "{folder}/index.html: {made} phiếu mới, {kept} giữ nguyên, {failed} không làm được\n",
      en = "{folder}/index.html: {made} made, {kept} kept, {failed} failed\n",
    }, { folder = folder, made = made, kept = kept, failed = #failed }))
  end
  return #failed > 0 and failure.exit.output or nil
end

return M
