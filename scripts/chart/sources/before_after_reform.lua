-- Figures of the chart before_after_reform: a share before and after the reform, of one commune or
-- of all, in three views.
local communes = require "chart.sources.communes"
local failure = require "foundation.failure"
local rebased = require "chart.sources.rebased"

local M = {}

M.takes = { unit = true, year = true, vintage = true, indicator = true, kind = true,
  missing = true }

-- Where figures stand on both sides, in this order: parts of other lengths are no series.
local KINDS = { "year", "H1", "9M", "10M", "11M", "H2" }

local function sides_of(given, day)
  local before, after = false, false
  for i = 1, #given do
    before = before or given[i].finish < day
    after = after or given[i].finish >= day
  end
  return before, after
end

-- The first kind of period with figures on both sides, else the first with any.
local function choose(context, definition, day)
  local best, imports
  for _, kind in ipairs(context.asked_kind and { context.asked_kind } or KINDS) do
    context.used = {}
    local given, periods = rebased.read(context, definition, kind)
    local before, after = sides_of(given, day)
    if before and after or best == nil and #given > 0 then
      best, imports = { kind = kind, given = given, periods = periods }, context.used
    end
    if before and after then
      break
    end
  end
  context.used = imports or {}
  return best
end

local VINTAGES = { "official", "unstated", "preliminary", "estimate" }

local function vintage_words(context, periods)
  local there, names = {}, {}
  for _, period in pairs(periods) do
    for vintage in pairs(period.vintages) do
      there[vintage] = true
    end
  end
  for _, vintage in ipairs(VINTAGES) do
    names[#names + 1] = there[vintage] and context:vintage_words(vintage) or nil
  end
  return #names > 0 and table.concat(names, ", ") or nil
end

local function check_unit(context)
  if not context.is_city and context.unit.level ~= "commune" then
    failure.raise("LT-1631", "usage", {
      vi = "biểu đồ này vẽ một xã, phường hoặc cả thành phố; {unit} không phải",
      en = "this chart is of one commune or of the whole city; {unit} is neither" },
      { unit = context.unit.full_name })
  end
end

function M.data(context)
  check_unit(context)
  local id, definition, indicator = communes.indicator(context)
  local day = rebased.reform_day(context, indicator)
  local found = day and choose(context, definition, day)
  local data = context:common(id)
  data.day, data.rows, data.left_out, data.many = day, {}, {}, context.is_city
  if not found then
    return data
  end
  local family = not context.is_city and rebased.family(context, context.unit, context.day)
  for _, view in ipairs(rebased.VIEWS) do
    local rows, left_out = rebased.view(found.given, view, { to = context.day, kind = found.kind,
      periods = found.periods, missing = context.missing, only_whole = context.is_city })
    data.left_out[view] = left_out
    for _, row in ipairs(rows) do
      if not family or (view == "reported" and family or { [context.unit.id] = true })[row.unit_id]
      then
        data.rows[#data.rows + 1] = row
      end
    end
  end
  data.vintage = vintage_words(context, found.periods)
  return data
end

return M
