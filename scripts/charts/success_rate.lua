-- Chart: the share of settled cases year by year, with intervals, against the target.
--
-- data = {
--   unit = "Hà Nội",                 whose figures
--   indicator = "tỷ lệ hòa giải thành"   how the title names it (has a default)
--   definition = "..."               what is divided by what, one sentence
--   vintage = "..."                  optional: estimate, preliminary, official
--   noun = "vụ việc"               optional: what n counts
--   source = "..."                   where the figures come from, one line
--   fictional = true                 optional: draws SỐ LIỆU GIẢ ĐỊNH across the picture
--   target = {value = 0.9, year = 2030, clause = "KH 215, mục II.2"}   optional
--   first, last = 2019, 2030         optional: years of the axis
--   rows = {{year = 2020, kind = "year", label = "2020", x = 3615, n = 4370, rate = 0.8272,
--            low, high = interval, note = "...", flags, basis, n_effective}, ...}
--   fan = {from = 2026, conf = 0.8, p = 0.7, years = {{year = 2027, median, low, high}, ...}}
--                       optional: the forecast of outlook, drawn from the year `from` on
--   view_note = "..."   optional: what a view of the years before a reform cannot show
-- }
-- kind: "year" (when absent), "half" (half = 1 or 2) or "months" (months = 10: January to
-- October); shares: 0..1. x and n may be missing (not published): then rate stands alone, without
-- an interval. With x and n, rate and interval may be left out and are computed (Wilson, 95 %).
-- n = 0: nothing arose.
-- note: a sentence printed below the chart with the row's label. Rows of rebase keep their flags:
-- an estimate is hollow and said, what was collected on another territory is joined by dashes.
local estimate = require "chart.estimate"
local parts = require "chart.parts"
local rate_points = require "chart.rate_points"
local words = require "chart.words"

local M = {}

M.name = "success_rate"
M.title = { vi = "Tỷ lệ hòa giải thành", en = "Share of settled cases" }
M.question = { vi = "Tỷ lệ hòa giải thành đang ở đâu so với mục tiêu?",
  en = "Where is the share of settled cases against the target?" }

local function gap_text(point, target)
  local gap = 100 * (target.value - point.rate)
  for decimals = 1, 3 do
    local text = words.decimal(gap, decimals)
    if tonumber((text:gsub(",", "."))) > 0 then
      return text
    end
  end
  return words.decimal(gap, 4)
end

local FINDINGS = {
  alone = { vi = "{unit}: {name} {label} là {rate}", en = "{unit}: {name} {label} is {rate}" },
  attained = {
    vi = "{unit}: {name} {label} là {rate}, đã ở mức mục tiêu {target} của năm {year}",
    en = "{unit}: {name} {label} is {rate}, at the level of the {year} target of {target}" },
  short = {
    vi = "{unit}: {name} {label} là {rate}, còn thiếu {gap} điểm so với mục tiêu {target} "
      .. "năm {year}",
    en = "{unit}: {name} {label} is {rate}, {gap} points short of the {year} target of {target}" },
}

local function finding(data, point)
  local values = { unit = data.unit, label = point.row.label or tostring(point.row.year),
    name = data.indicator
      or words.say({ vi = "tỷ lệ hòa giải thành", en = "share of settled cases" }),
    rate = estimate.said(point.row, words.percent(point.rate)) }
  if not data.target then
    return words.say(FINDINGS.alone, values)
  end
  values.year = data.target.year
  values.target = words.target_percent(data.target.value)
  if rate_points.attains(point, data.target) then
    return words.say(FINDINGS.attained, values)
  end
  values.gap = gap_text(point, data.target)
  return words.say(FINDINGS.short, values)
end

local function axis_low(points, target, fan)
  local least = target and 100 * target.value or 100
  for _, row in ipairs(fan) do
    least = math.min(least, row[3])
  end
  for _, point in ipairs(points) do
    least = math.min(least, point.low)
  end
  return math.max(0, math.floor((least - 4) / 10) * 10)
end

-- Estimates are drawn again above the others, hollow: {x, y, point type, colour}.
local function estimate_rows(points)
  local rows = {}
  for _, kind in ipairs(rate_points.KINDS) do
    for _, point in ipairs(parts.where(points, "kind", kind.kind)) do
      if estimate.is(point.row) then
        rows[#rows + 1] = { point.x, point.y, kind.point, kind.colour }
      end
    end
  end
  return rows
end

local function strips_of(rows)
  local strips = {}
  for _, kind in ipairs(rate_points.KINDS) do
    local cells = {}
    for _, row in ipairs(rows) do
      if row.kind == kind.kind and (row.n or row.rate) then
        cells[#cells + 1] = { x = rate_points.middle(row),
          text = row.n and estimate.count(row, row.n) or "–" }
      end
    end
    if #cells > 0 then
      strips[#strips + 1] = { name = words.say(kind.strip, { months = rate_points.months(rows) }),
        cells = cells }
    end
  end
  return strips
end

local function legend_of(points, rows)
  local legend = {}
  for _, kind in ipairs(rate_points.KINDS) do
    if #parts.where(points, "kind", kind.kind) > 0 then
      legend[#legend + 1] = { point = kind.point, colour = kind.colour,
        text = words.say(kind.words, { months = rate_points.months(rows) }) }
    end
  end
  legend[#legend + 1] = estimate.any(rows) and estimate.legend() or nil
  return legend
end

local function labels_of(points)
  local labels = {}
  for _, kind in ipairs(rate_points.KINDS) do
    for _, point in ipairs(parts.where(points, "kind", kind.kind)) do
      labels[#labels + 1] = { x = point.x, y = point.y, top = point.high, bottom = point.low,
        text = estimate.text(point.row, words.percent(point.rate)), colour = kind.colour,
        prefers = kind.prefers }
    end
  end
  return labels
end

-- The forecast begins at the last whole year it was made from.
local function fan_rows(data, points)
  local rows = {}
  for _, point in ipairs(points) do
    if data.fan and point.row.kind == "year" and point.row.year == data.fan.from then
      rows[1] = { point.x, point.y, point.y, point.y }
    end
  end
  for _, ahead in ipairs(data.fan and data.fan.years or {}) do
    rows[#rows + 1] = { ahead.year + 0.5, 100 * ahead.median, 100 * ahead.low, 100 * ahead.high }
  end
  return rows
end

local function fan_words(data)
  local last = data.fan and data.fan.years[#data.fan.years]
  if not last then
    return nil
  end
  return words.say({
    vi = "Vùng mờ: dự báo {conf}, năm {year} từ {low} đến {high}; khả năng đạt mục tiêu {p}.",
    en = "Shaded: {conf} forecast, {low} to {high} in {year}; chance to reach the target {p}." },
    { conf = words.percent(data.fan.conf, 0), year = last.year, low = words.percent(last.low),
      high = words.percent(last.high), p = words.percent(data.fan.p, 0) })
end

local function notes_of(data, rows)
  local noun = parts.noun(data)
  local unknown, none = false, false
  for _, row in ipairs(rows) do
    unknown = unknown or (row.rate ~= nil and row.n == nil)
    none = none or row.n == 0
  end
  local text = words.say({
    vi = "n: số {noun} làm mẫu số. Vạch đứng ở mỗi điểm: khoảng tin cậy Wilson 95%.",
    en = "n: {noun} in the denominator. Bars: 95% Wilson interval." }, { noun = noun })
  if unknown then
    text = text .. words.say({ vi = " –: nguồn chỉ cho tỷ lệ.", en = " –: only a rate is given." })
  end
  if none then
    text = text .. words.say({ vi = " 0: không có {noun}.",
      en = " 0: no {noun}." }, { noun = noun })
  end
  local ahead = fan_words(data)
  local notes = words.notes(ahead and ahead .. " " .. text or text, rows, data.source)
  return parts.before(notes, { estimate.note(rows) or false, data.view_note or false })
end

local function alt_of(data, points, title)
  local said = {}
  for _, point in ipairs(points) do
    said[#said + 1] = (point.row.label or tostring(point.row.year)) .. ": "
      .. estimate.said(point.row, words.percent(point.rate))
  end
  local ahead = fan_words(data)
  return title .. ". " .. table.concat(said, "; ") .. ". " .. (ahead and ahead .. " " or "")
    .. words.source(data.source)
end

local function span(data, rows)
  local first, last
  for _, row in ipairs(rows) do
    first = math.min(first or row.year, row.year)
    last = math.max(last or row.year, row.year)
  end
  if data.target then
    last = math.max(last, data.target.year)
  end
  return { first = data.first or first, last = data.last or last }
end

-- What the newest statement rests on: what the unit itself reported before what was carried to it,
-- a whole year before a part of one, unless it is long over.
local function newest(points)
  local own = {}
  for _, point in ipairs(points) do
    own[#own + 1] = not estimate.is_moved(point.row) and point or nil
  end
  own = #own > 0 and own or points
  local years, last = parts.where(own, "kind", "year"), own[#own]
  local year = years[#years]
  return year and last.x - year.x <= 1 and year or last
end

local function target_of(data)
  local target = data.target
  return target and { y = 100 * target.value, text = words.say({
    vi = "Mục tiêu {year}: ≥ {value} ({clause})", en = "Target {year}: ≥ {value} ({clause})" },
    { year = target.year, value = words.target_percent(target.value), clause = target.clause }) }
end

-- Rows of a frame over years need not say so.
local function with_kinds(rows)
  for _, row in ipairs(rows) do
    row.kind = row.kind or "year"
  end
  return rows
end

--- The spec of the chart (chart/frame.lua), or nil when no row has a rate.
function M.build(data)
  local points = rate_points.of(with_kinds(data.rows))
  if #points == 0 then
    return nil
  end
  local x = span(data, data.rows)
  local title = finding(data, newest(points))
  return {
    title = title, alt = alt_of(data, points, title), x = x, target = target_of(data),
    subtitle = words.subtitle(data, points[1].row, points[#points].row),
    notes = notes_of(data, data.rows), legend = legend_of(points, data.rows),
    y = { low = axis_low(points, data.target, fan_rows(data, points)),
      high = 104, step = 10, top_tic = 100,
      name = words.axis_percent },
    fictional = data.fictional,
    strips = strips_of(data.rows), labels = labels_of(points),
    breaks = words.reform_break(x), marks_estimates = true,
    ready = function(out)
      out:block("FAN", fan_rows(data, points))
      for _, kind in ipairs(rate_points.KINDS) do
        out:block(kind.block, rate_points.block(parts.where(points, "kind", kind.kind)))
      end
      out:block("ESTIMATES", estimate_rows(points))
      local years = parts.where(points, "kind", "year")
      out:block("LINES", rate_points.lines(years, false))
      out:block("DASHES", rate_points.lines(years, true))
    end,
  }
end

return M
