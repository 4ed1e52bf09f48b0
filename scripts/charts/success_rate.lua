-- Chart: the share of settled cases year by year, with intervals, against the target.
--
-- data = {
--   unit = "Hà Nội",                 whose figures
--   indicator = "tỷ lệ hòa giải thành"   how the title names it (has a default)
--   definition = "..."               what is divided by what, one sentence
--   vintage = "..."                  optional: estimate, preliminary, official
--   source = "..."                   where the figures come from, one line
--   fictional = true                 optional: draws SỐ LIỆU GIẢ ĐỊNH across the picture
--   target = {value = 0.9, year = 2030, clause = "KH 215, mục II.2"}   optional
--   first, last = 2019, 2030         optional: years of the axis
--   rows = {{year = 2020, kind = "year", label = "2020", x = 3615, n = 4370, rate = 0.8272,
--            low, high = interval, note = "..."}, ...}
-- }
-- kind: "year", "half" (half = 1 or 2) or "months" (months = 10: January to October). Shares are 0..1.
-- x and n may be missing (not published), then rate stands alone without an interval; with x and n, rate
-- and interval may be left out and are computed (Wilson, 95 %). n = 0: nothing arose, no point.
local stats = require "lotrinh.stats"
local words = require "chart.words"

local M = {}

M.name = "success_rate"
M.title = { vi = "Tỷ lệ hòa giải thành", en = "Share of settled cases" }
M.question = { vi = "Tỷ lệ hòa giải thành đang ở đâu so với mục tiêu?",
  en = "Where is the share of settled cases against the target?" }

-- The reform of 2025-07-01 in the middle of the year 2025: districts end, 526 communes become 126.
local REFORM = "2025-07-01"
local BLUE, VERMILION, GREEN = 0x0072B2, 0xD55E00, 0x009E73

local function middle(row)
  if row.kind == "half" then
    return row.year + (row.half == 2 and 0.75 or 0.25)
  end
  if row.kind == "months" then
    return row.year + row.months / 24
  end
  return row.year + 0.5
end

-- A point in percent, or nil when there is no rate: not reported, or nothing arose.
local function point_of(row)
  local rate, low, high = row.rate, row.low, row.high
  if row.n == 0 then
    return nil
  end
  if row.x and row.n then
    rate = rate or row.x / row.n
    if not low or not high then
      local interval = stats.binom_ci(row.x, row.n, { method = "wilson" })
      low, high = interval.low, interval.high
    end
  end
  if not rate then
    return nil
  end
  return { x = middle(row), y = 100 * rate, low = 100 * (low or rate), high = 100 * (high or rate),
    row = row, rate = rate }
end

local function points_of(rows)
  local points = {}
  for _, row in ipairs(rows) do
    points[#points + 1] = point_of(row)
  end
  table.sort(points, function(a, b)
    return a.x < b.x
  end)
  return points
end

local function of_kind(points, kind)
  local some = {}
  for _, point in ipairs(points) do
    if point.row.kind == kind then
      some[#some + 1] = point
    end
  end
  return some
end

-- Attained in integers where the counts are known: 100 x >= 90 n.
local function attains(point, target)
  local row = point.row
  if row.x and row.n then
    return math.floor(target.value * 10000 + 0.5) * row.n <= 10000 * row.x
  end
  return point.rate >= target.value
end

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

local function finding(data, point)
  local name = data.indicator or words.say({ vi = "tỷ lệ hòa giải thành", en = "share of settled cases" })
  local values = { unit = data.unit, name = name, label = point.row.label or tostring(point.row.year),
    rate = words.percent(point.rate), target = data.target and words.target_percent(data.target.value) }
  if not data.target then
    return words.say({ vi = "{unit}: {name} {label} là {rate}", en = "{unit}: {name} {label} is {rate}" },
      values)
  end
  values.year = data.target.year
  if attains(point, data.target) then
    return words.say({ vi = "{unit}: {name} {label} là {rate}, đã ở mức mục tiêu {target} của năm {year}",
      en = "{unit}: {name} {label} is {rate}, at the level of the {year} target of {target}" }, values)
  end
  values.gap = gap_text(point, data.target)
  return words.say({
    vi = "{unit}: {name} {label} là {rate}, còn thiếu {gap} điểm so với mục tiêu {target} năm {year}",
    en = "{unit}: {name} {label} is {rate}, {gap} points short of the {year} target of {target}" },
    values)
end

local function axis_low(points, target)
  local least = target and 100 * target.value or 100
  for _, point in ipairs(points) do
    least = math.min(least, point.low)
  end
  return math.max(0, math.floor((least - 4) / 10) * 10)
end

local function rows_of(points)
  local rows = {}
  local before
  for _, point in ipairs(points) do
    if before and point.x - before > 1.01 then
      rows[#rows + 1] = {} -- a year between was not published: the line breaks
    end
    rows[#rows + 1] = { point.x, point.y, point.low, point.high }
    before = point.x
  end
  return rows
end

local STRIPS = {
  { kind = "year", words = { vi = "n cả năm", en = "n, year" } },
  { kind = "months", words = { vi = "n các tháng", en = "n, months" } },
  { kind = "half", words = { vi = "n 6 tháng", en = "n, half" } },
}

local function strips_of(rows)
  local strips = {}
  for _, strip in ipairs(STRIPS) do
    local cells = {}
    for _, row in ipairs(rows) do
      if row.kind == strip.kind and (row.n or row.rate) then
        cells[#cells + 1] = { x = middle(row), text = row.n and words.count(row.n) or "–" }
      end
    end
    if #cells > 0 then
      strips[#strips + 1] = { name = words.say(strip.words), cells = cells }
    end
  end
  return strips
end

local function labels_of(points)
  local colours = { year = BLUE, half = VERMILION, months = GREEN }
  local labels = {}
  -- Whole years first: they get the best places.
  for _, kind in ipairs({ "year", "months", "half" }) do
    for _, point in ipairs(of_kind(points, kind)) do
      labels[#labels + 1] = { x = point.x, y = point.y, top = point.high, bottom = point.low,
        text = words.percent(point.rate), colour = colours[kind],
        prefers = kind == "half" and "below" or "above" }
    end
  end
  return labels
end

local function notes_of(data, rows)
  local notes = {}
  local unknown, none = false, false
  for _, row in ipairs(rows) do
    unknown = unknown or (row.rate ~= nil and row.n == nil)
    none = none or row.n == 0
  end
  local text = words.say({
    vi = "n: số vụ làm mẫu số. Vạch đứng ở mỗi điểm: khoảng tin cậy Wilson 95 %.",
    en = "n: cases in the denominator. Bars: 95 % Wilson interval." })
  if unknown then
    text = text .. words.say({ vi = " –: nguồn chỉ cho tỷ lệ.", en = " –: the source gives the rate only." })
  end
  if none then
    text = text .. words.say({ vi = " 0: không phát sinh vụ việc.", en = " 0: no case arose." })
  end
  notes[1] = text
  for _, row in ipairs(rows) do
    if row.note then
      notes[#notes + 1] = (row.label or row.year) .. ": " .. row.note
    end
  end
  notes[#notes + 1] = words.say({ vi = "Nguồn: {source}", en = "Source: {source}" },
    { source = data.source })
  return notes
end

local function alt_of(data, points, title)
  local parts = {}
  for _, point in ipairs(points) do
    parts[#parts + 1] = (point.row.label or tostring(point.row.year)) .. ": "
      .. words.percent(point.rate)
  end
  return title .. ". " .. table.concat(parts, "; ") .. ". "
    .. words.say({ vi = "Nguồn: {source}", en = "Source: {source}" }, { source = data.source })
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

local function subtitle_of(data, points)
  local first, last = points[1].row, points[#points].row
  local period = words.say({ vi = "Kỳ số liệu: {first} đến {last}", en = "Periods: {first} to {last}" },
    { first = first.label or first.year, last = last.label or last.year })
  local parts = { data.definition, period }
  parts[#parts + 1] = data.vintage
  return table.concat(parts, "; ")
end

-- What the newest statement rests on: a whole year before a part of one.
local function newest(points)
  local years = of_kind(points, "year")
  return years[#years] or points[#points]
end

--- The spec of the chart (chart/frame.lua), or nil when no row has a rate.
function M.build(data)
  local points = points_of(data.rows)
  if #points == 0 then
    return nil
  end
  local x = span(data, data.rows)
  local title = finding(data, newest(points))
  local target = data.target and { y = 100 * data.target.value,
    text = words.say({ vi = "Mục tiêu {year}: ≥ {value} ({clause})",
      en = "Target {year}: ≥ {value} ({clause})" }, { year = data.target.year,
      value = words.target_percent(data.target.value), clause = data.target.clause }) } or nil
  local reform = words.date_position(REFORM)
  return {
    title = title, subtitle = subtitle_of(data, points), alt = alt_of(data, points, title),
    notes = notes_of(data, data.rows), key = true, x = x, target = target,
    y = { low = axis_low(points, data.target), high = 104, step = 10, top_tic = 100,
      format = "%.0f %%" },
    watermark = data.fictional and words.FICTIONAL or nil,
    strips = strips_of(data.rows), labels = labels_of(points),
    breaks = x.first < reform and reform < x.last + 1 and { { x = reform,
      text = words.say({ vi = "từ 1/7/2025: 126 xã, phường", en = "since 1 July 2025: 126 communes" }) } }
      or {},
    ready = function(out)
      out:text("YEARS_NAME", words.say({ vi = "cả năm", en = "whole year" }))
      out:text("HALVES_NAME", words.say({ vi = "6 tháng", en = "half-year" }))
      out:text("MONTHS_NAME", words.say({ vi = "số tháng khác (10 tháng)", en = "other months (10)" }))
      out:block("YEARS", rows_of(of_kind(points, "year")))
      out:block("HALVES", rows_of(of_kind(points, "half")))
      out:block("MONTHS", rows_of(of_kind(points, "months")))
    end,
  }
end

return M
