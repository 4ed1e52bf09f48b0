-- The charts of the review: which figures go into which chart. Draws by chart.lua, makes no page.
local chart = require "chart"
local failure = require "foundation.failure"
local format = require "report.format"
local indicators = require "definitions.indicators"
local words = require "report.words"

local M = {}

local say = failure.say

-- Years shown: the series that was published without holes of several years, up to the deadline.
local FIRST_YEAR = 2019

-- Ends every chart of a review, so that a later one may write over it.
local MARK = "<!-- lotrinh review -->\n"

-- How the charts name the kinds of period; several years together are no point of a series.
local KINDS = {
  year = { kind = "year" },
  H1 = { kind = "half", half = 1 },
  H2 = { kind = "half", half = 2 },
  ["9M"] = { kind = "months", months = 9 },
  ["10M"] = { kind = "months", months = 10 },
  ["11M"] = { kind = "months", months = 11 },
}

local function year_of(day)
  return math.tointeger(tonumber(day:sub(1, 4)))
end

-- A row for a chart: its year, kind and label, or nil for a period that no series shows.
local function row_of(period)
  local kind = KINDS[period.period_kind]
  local year = year_of(period.period_end)
  if not kind or year < FIRST_YEAR then
    return nil
  end
  return { year = year, kind = kind.kind, half = kind.half, months = kind.months,
    label = words.period(period) }
end

local function printed_rate(period)
  for _, printed in ipairs(period.printed) do
    if printed.qualifier == "=" then
      return tonumber(printed.printed) / 100
    end
  end
  return nil
end

local function rate_rows(review)
  local rows = {}
  for _, period in ipairs(review.cases) do
    local row = row_of(period)
    if row and period.rate then
      row.x, row.n = period.settled, period.n
      row.rate, row.low, row.high = period.rate.share, period.rate.low, period.rate.high
      row.note = period.n_basis == "inferred" and words.basis("inferred") or nil
      rows[#rows + 1] = row
    elseif row and printed_rate(period) then
      row.rate = printed_rate(period)
      rows[#rows + 1] = row
    end
  end
  return rows
end

local function case_rows(review)
  local rows = {}
  for _, period in ipairs(review.cases) do
    local row = row_of(period)
    if row and (period.received or period.settled) then
      row.received, row.settled, row.pending = period.received, period.settled, period.pending
      rows[#rows + 1] = row
    end
  end
  return rows
end

local function five_good_rows(review)
  local rows, stated = {}, indicators.find("five_good_groups").criterion_stated
  for _, at in ipairs(review.groups) do
    if at.five_good and year_of(at.period_end) >= FIRST_YEAR then
      local criterion = stated[at.period_end]
      rows[#rows + 1] = { date = at.period_end, label = format.day(at.period_end),
        x = at.five_good, n = at.groups_qualifier == "=" and at.groups or nil,
        criterion = criterion and criterion[1] / criterion[2] }
    end
  end
  return rows
end

-- The city's target for an indicator, of the first plan that has one for the whole city.
local function target_of(review, id)
  for _, plan in ipairs(review.plans) do
    for _, result in ipairs(plan.results) do
      local target = result.target
      if target.indicator == id and target.scope == "city" and target.numerator then
        return { value = target.numerator / target.denominator,
          clause = plan.status == "confirmed" and target.clause
            or plan.short .. say { vi = ", chưa xác nhận", en = ", unconfirmed" },
          year = year_of(target.deadline) }
      end
    end
  end
  return nil
end

local function data_of(review, id, rows)
  local target = target_of(review, id)
  return {
    unit = review.city, indicator = say(indicators.find(id).words):lower(), rows = rows,
    definition = say(indicators.find(id).definitions[1].words), target = target,
    source = say({
      vi = "số liệu đã công bố, thu thập đến ngày {day}",
      en = "published figures, collected until {day}",
    }, { day = format.day(review.collected_on) }),
    first = FIRST_YEAR, last = target and target.year or nil,
  }
end

local function items_of(review)
  local cases = data_of(review, "success_rate", case_rows(review))
  cases.definition = say {
    vi = "tiếp nhận gồm cả kỳ trước chuyển sang", en = "received includes those carried over",
  }
  local five_good = data_of(review, "five_good_groups", five_good_rows(review))
  -- Where no target is drawn, years to come are not missing, they are not there.
  cases.last, five_good.last = review.year, review.year
  return {
    { name = "success_rate", data = data_of(review, "success_rate", rate_rows(review)) },
    { name = "cases", data = cases },
    { name = "five_good_groups", data = five_good },
  }
end

-- All of them in one format, in one go.
local function draw_as(format_name, review)
  local items = items_of(review)
  for _, item in ipairs(items) do
    item.format, item.size, item.placeholder = format_name, "report", true
  end
  local results, why = chart.draw_all(items)
  if results == nil then
    error(why, 0)
  end
  for i, result in ipairs(results) do
    if result.why then
      error(result.why, 0)
    end
    result.name = items[i].name
  end
  return results
end

--- Draws them; returns {{title, alt, svg, file, png, png_file}, ...}, PNG only when asked for;
--- raises
--- why one could not be made.
function M.draw(review, png)
  local charts = {}
  for i, result in ipairs(draw_as("svg", review)) do
    charts[i] = { title = result.title, alt = result.alt, svg = result.bytes .. MARK,
      file = "chart-" .. result.name .. ".svg" }
  end
  for i, result in ipairs(png and draw_as("png", review) or {}) do
    charts[i].png, charts[i].png_file = result.bytes, "chart-" .. result.name .. ".png"
  end
  return charts
end

return M
