-- Figures of the chart success_rate: what was published of the city, what communes reported, and
-- the forecast of outlook where there is one. Of another share, by option: what was reported.
local communes = require "chart.sources.communes"
local forecast = require "outlook.forecast"
local outlook = require "outlook"
local published = require "chart.sources.published"
local questions = require "outlook.question"
local rebased = require "chart.sources.rebased"
local reported = require "chart.sources.reported"
local words = require "chart.words"

local M = {}

M.takes = { unit = true, year = true, plan = true, vintage = true, indicator = true, view = true,
  missing = true }

local NOT_CARRIED = { vi = "Chưa quy đổi được số trước {day}: không nguồn nào nói đơn vị cũ được "
  .. "chia thế nào; có thể nhận một giả định: --missing equal hoặc population.",
  en = "Figures before {day} are not carried over: no source says how units were divided; an "
  .. "assumption may be made: --missing equal or population." }
local DIVIDED = { vi = "Nơi này có đơn vị cũ bị chia nên không có số trước {day} trong cách xem "
  .. "này.", en = "Units of this place were divided, so this view has no figures of it before "
  .. "{day}." }

-- Rows of a commune before the reform, carried to its territory of today.
local function carried_rows(context, definition, indicator)
  local day = rebased.reform_day(context, indicator)
  local family = rebased.family(context, context.unit, context.day)
  local rows, old = {}, false
  for _, kind in ipairs(reported.KINDS) do
    local given, periods = rebased.read(context, definition, kind, family)
    old = old or #given > 0
    for _, row in ipairs(rebased.view(given, context.view, { to = context.day, kind = kind,
      periods = periods, missing = context.missing })) do
      local place = row.unit_id == context.unit.id and row.finish < day
        and published.row_of(kind, periods[row.finish].start, row.finish, context.first)
      if place then
        for name, value in pairs(place) do
          row[name] = value
        end
        rows[#rows + 1] = row
      end
    end
  end
  local note = old and #rows == 0 and words.say(context.view == "rebased" and NOT_CARRIED
    or DIVIDED, { day = words.date(day) }) or nil
  return rows, note
end

-- What the view adds to a commune's own figures; the city is the same in all views.
local function add_view(context, definition, indicator, rows)
  if context.view == nil or context.is_city then
    return nil
  end
  rebased.check_view(context.view)
  if context.view == "reported" or not rebased.reform_day(context, indicator) then
    return nil
  end
  local carried, note = carried_rows(context, definition, indicator)
  table.move(carried, 1, #carried, #rows + 1, rows)
  table.sort(rows, function(a, b)
    return a.year < b.year or a.year == b.year and a.label < b.label
  end)
  return note
end

-- Years ahead up to the deadline: {year, median, low, high}, shares; nil without a forecast.
local function fan_of(context, indicator, target)
  local question = questions.new(context.base, indicator, context.unit, target.plan, target.row, {})
  if question.now == nil or question.mirrored or not forecast.possible(question.used) then
    return nil
  end
  local result = outlook.judge(context.base, indicator, context.unit, target.plan, target.row)
  if result.forecast == nil then
    return nil
  end
  local fan = {}
  for year = question.now.year + 1, question.deadline_year do
    local ahead = forecast.of(question.used, year, target.value)
    fan[#fan + 1] = { year = year, median = ahead.median, low = ahead.lower, high = ahead.upper }
  end
  return { from = question.now.year, conf = forecast.CONF, years = fan, p = result.p_target,
    words = result.p_words, verdict = result.verdict }
end

function M.data(context)
  local id, definition, indicator = communes.indicator(context)
  local rows, vintage = reported.rows(context, definition)
  if context.is_city and id == "success_rate" then
    rows = published.add_missing(context, published.rate_rows(published.of(context).cases), rows)
    context:note_imports { 1 }
  end
  local note = add_view(context, definition, indicator, rows)
  local target = context:target(id)
  local data = context:common(id)
  data.rows, data.vintage, data.view_note = rows, context:vintage_words(vintage), note
  data.target = target and { value = target.value, year = target.year, clause = target.clause }
  data.first = context.first
  data.last = target and math.max(target.year, context.last) or nil
  data.fan = target and fan_of(context, indicator, target)
  return data
end

return M
