-- lotrinh status: every target of a plan, where it stands and whether it is on the road. Judges
-- nothing itself.
local board = require "outlook.board"
local current = require "store.current"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local frame = require "lotrinh.frame"
local host = require "lotrinh.host"
local plans = require "plan"
local say = require "outlook.say"
local units = require "measure.units"
local verdict = require "outlook.verdict"
local world = require "world"

local M = {}

local HEADS = {
  { "target", { vi = "mã", en = "id" } },
  { "name", { vi = "chỉ số", en = "indicator" } },
  { "wanted", { vi = "cần đạt", en = "wanted" } },
  { "now", { vi = "hiện nay", en = "now" } },
  { "period", { vi = "kỳ", en = "period" } },
  { "verdict", { vi = "kết luận", en = "verdict" } },
  { "pace", { vi = "nhịp / cần mỗi năm", en = "pace / needed a year" } },
  { "reason", { vi = "vì", en = "because" } },
}

local function now_of(result)
  if result.kind == "ratio" and result.x and result.n then
    return ("%s/%s"):format(say.count(result.x), say.count(result.n))
  elseif result.value then
    return ("%s (%s/%s)"):format(say.rate(result.x, result.n), say.count(result.x),
      say.count(result.n))
  end
  return result.x and say.count(result.x) or ""
end

-- In points for shares, in whole things where that is what is missing.
local function pace_of(result)
  local pace, needed = result.pace_per_year, result.needed_per_year
  if result.kind == "ratio" or result.kind == "unit_share" then
    return ("%s / %s"):format(pace and say.some(pace.count) or "–",
      needed and say.some(needed.count) or "–")
  elseif pace or needed then
    return ("%s / %s"):format(pace and say.points(pace.points) or "–",
      needed and say.points(needed.points) or "–")
  end
  return ""
end

local function table_of(list)
  local rows, names = {}, {}
  for i, head in ipairs(HEADS) do
    names[i] = say.say(head[2])
  end
  for i, result in ipairs(list) do
    local cells = { target = result.target.target, name = result.words, wanted = result.wanted,
      now = now_of(result), period = result.period and result.period.label or "",
      verdict = verdict.words(result.verdict), pace = pace_of(result),
      reason = result.reason }
    rows[i] = {}
    for column, head in ipairs(HEADS) do
      rows[i][names[column]] = cells[head[1]]
    end
  end
  return frame.new(rows, names)
end

local function heading(plan, unit, asof, made_up)
  local mark = made_up and fictional.WORDS .. "\n" or ""
  return mark .. say.say({ vi = "{plan} ({title}){status}\n{unit}, tính đến {day}\n",
    en = "{plan} ({title}){status}\n{unit}, judged on {day}\n" }, { plan = plan.number,
    title = plan.title, unit = unit.full_name, day = require "lotrinh.period".short(asof),
    status = plan.status == "unconfirmed" and say.say { vi = ", chưa đọc toàn văn",
      en = ", its text was not read" } or "" })
end

local function summary(list)
  local counts, parts = {}, {}
  for _, result in ipairs(list) do
    counts[result.verdict] = (counts[result.verdict] or 0) + 1
  end
  for _, code in ipairs(verdict.order) do
    if counts[code] then
      parts[#parts + 1] = ("%d %s"):format(counts[code], verdict.words(code))
    end
  end
  return table.concat(parts, ", ") .. "\n"
end

local function day_of(year)
  local today, this_year = host.today()
  if year == nil or year == this_year then
    return today
  elseif year < 1900 or year > this_year then
    error(failure.new("LT-2061", "usage", { vi = "chưa có số liệu năm {year}",
      en = "there are no figures of {year} yet" }, { year = year }), 0)
  end
  return year .. "-12-31"
end

local function show(context, list, plan, unit, asof, made_up)
  if context.options.json then
    host.write((board.frame(list):to_json():gsub("\n*$", "\n")))
  elseif context.options.csv then
    host.write(board.frame(list):to_csv())
  else
    local shown = table_of(list)
    local text = host.is_terminal("stdout") and shown:to_text() or tostring(shown)
    host.write(heading(plan, unit, asof, made_up) .. text:gsub("\n*$", "\n") .. summary(list))
  end
end

--- Exit code 5 with --fail-if-behind when a target is behind.
function M.run(context)
  local options = context.options
  local db = world.open_database(context)
  current.use(db)
  local asof = day_of(options.year and math.tointeger(options.year))
  local plan = options.plan and plans.get(options.plan) or plans.main(asof)
  local known = units.of(db)
  local unit = units.find(known, options.unit, asof)
  local list = board.targets(plan.plan, { unit = unit.id, asof = asof, vintage = options.vintage })
  show(context, list, plan, unit, asof, fictional.of(db))
  for _, result in ipairs(list) do
    if options["fail-if-behind"] and result.verdict == "behind" then
      return failure.exit.behind
    end
  end
end

return M
