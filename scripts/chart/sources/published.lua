-- Rows of charts from what was published about the city, as the review reads it, with whole years
-- and halves that communes reported added. The review and `lotrinh chart` both draw from here.
local format = require "foundation.format"
local indicators = require "definitions.indicators"
local report_format = require "report.format"
local report_words = require "report.words"
local series = require "report.series"

local M = {}

-- Years shown: the series that was published without holes of several years, up to the deadline.
local FIRST_YEAR = 2019

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

--- A row for a chart: its year, kind and label, or nil for a period that no series shows.
function M.row_of(kind_name, start, finish, first)
  local kind = KINDS[kind_name]
  local year = year_of(finish)
  if not kind or year < (first or FIRST_YEAR) then
    return nil
  end
  return { year = year, kind = kind.kind, half = kind.half, months = kind.months,
    label = report_format.period(kind_name, start, finish) }
end

--- A period in words: "năm 2026", "6 tháng đầu năm 2026".
M.label = report_format.period

local function period_row(period)
  return M.row_of(period.period_kind, period.period_start, period.period_end)
end

local function printed_rate(period)
  for _, printed in ipairs(period.printed) do
    if printed.qualifier == "=" then
      return tonumber(printed.printed) / 100
    end
  end
  return nil
end

--- Rows of success_rate from report.series.cases().
function M.rate_rows(cases)
  local rows = {}
  for _, period in ipairs(cases) do
    local row = period_row(period)
    if row and period.rate then
      row.x, row.n = period.settled, period.n
      row.rate, row.low, row.high = period.rate.share, period.rate.low, period.rate.high
      row.note = period.n_basis == "inferred" and report_words.basis("inferred") or nil
      rows[#rows + 1] = row
    elseif row and printed_rate(period) then
      row.rate = printed_rate(period)
      rows[#rows + 1] = row
    end
  end
  return rows
end

--- Rows of the chart cases.
function M.case_rows(cases)
  local rows = {}
  for _, period in ipairs(cases) do
    local row = period_row(period)
    if row and (period.received or period.settled) then
      row.received, row.settled, row.pending = period.received, period.settled, period.pending
      rows[#rows + 1] = row
    end
  end
  return rows
end

--- Rows of five_good_groups from report.series.groups().
function M.five_good_rows(groups)
  local rows, stated = {}, indicators.find("five_good_groups").criterion_stated
  for _, at in ipairs(groups) do
    if at.five_good and year_of(at.period_end) >= FIRST_YEAR then
      local criterion = stated[at.period_end]
      rows[#rows + 1] = { date = at.period_end, label = format.day(at.period_end),
        x = at.five_good, n = at.groups_qualifier == "=" and at.groups or nil,
        criterion = criterion and criterion[1] / criterion[2] }
    end
  end
  return rows
end

--- What was published about the city's cases and groups, read once a database.
function M.of(context)
  local base = context.base
  base.published = base.published or { cases = series.cases(context.db),
    groups = series.groups(context.db) }
  return base.published
end

local function key_of(row)
  return row.year .. row.kind .. (row.half or row.months or "")
end

--- Adds rows whose period is not there yet, and leaves out years that were not asked for.
function M.add_missing(context, published, more)
  local there, rows = {}, {}
  for _, row in ipairs(published) do
    if not context.asked_year or row.year >= context.first and row.year <= context.last then
      rows[#rows + 1] = row
      there[key_of(row)] = true
    end
  end
  for _, row in ipairs(more) do
    if not there[key_of(row)] then
      rows[#rows + 1] = row
    end
  end
  table.sort(rows, function(a, b)
    if a.year ~= b.year then
      return a.year < b.year
    end
    return key_of(a) < key_of(b)
  end)
  return rows
end

return M
