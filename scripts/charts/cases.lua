-- Chart: cases received and settled, year by year; a year without figures is said, never zero.
--
-- data = {
--   unit = "Hà Nội", definition = "...", vintage = "...", source = "...", fictional = true,
--   first, last = 2019, 2025          optional: years of the axis
--   rows = {{year = 2020, kind = "year", label = "năm 2020", received = 4596, settled = 3615,
--            note = "..."}, ...}
-- }
-- kind: "year", "half" (half = 1 or 2) or "months" (months = 10). Parts of a year are drawn hollow,
-- only where the year itself is missing; of several the longest. nil: not published, 0: zero.
local words = require "chart.words"

local M = {}

M.name = "cases"
M.title = { vi = "Số vụ việc tiếp nhận và hòa giải thành", en = "Cases received and settled" }
M.question = { vi = "Mỗi năm có bao nhiêu vụ việc, hòa giải thành bao nhiêu?",
  en = "How many cases are there each year, and how many are settled?" }

local BAR_WIDTH = 0.38 -- of a year
local SERIES = {
  { field = "received", at = 0.29, block = "RECEIVED", colour = 0x56B4E9,
    words = { vi = "tiếp nhận", en = "received" } },
  { field = "settled", at = 0.71, block = "SETTLED", colour = 0x0072B2,
    words = { vi = "hòa giải thành", en = "settled" } },
}
local SQUARE = 5 -- gnuplot's point type

local function months_of(row)
  return row.kind == "year" and 12 or row.kind == "half" and 6 or row.months
end

-- What stands for the year and the field: the whole year, else its longest part from January.
local function best_row(rows, year, field)
  local best
  for _, row in ipairs(rows) do
    local later = row.kind == "half" and row.half == 2
    if row.year == year and row[field] and not later
      and (best == nil or months_of(row) > months_of(best)) then
      best = row
    end
  end
  return best
end

local function span(data)
  local first, last
  for _, row in ipairs(data.rows) do
    if row.received or row.settled then
      first = math.min(first or row.year, row.year)
      last = math.max(last or row.year, row.year)
    end
  end
  return first and { first = data.first or first, last = data.last or last }
end

-- A bar for each year and series: {x, value, row}; without a row, nothing was published.
local function bars_of(data, x)
  local bars = {}
  for _, series in ipairs(SERIES) do
    local list = {}
    for year = x.first, x.last do
      local row = best_row(data.rows, year, series.field)
      list[#list + 1] = { x = year + series.at, row = row, year = year,
        value = row and row[series.field] }
    end
    bars[series.field] = list
  end
  return bars
end

local function is_part(bar)
  return bar.row ~= nil and bar.row.kind ~= "year"
end

local function strips_of(bars)
  local strips = {}
  for i, series in ipairs(SERIES) do
    local cells = {}
    for j, bar in ipairs(bars[series.field]) do
      local mark = is_part(bar) and "*" or ""
      cells[j] = { x = bar.year + 0.5, text = bar.value and words.count(bar.value) .. mark or "–" }
    end
    strips[i] = { name = words.say(series.words), cells = cells }
  end
  return strips
end

local function parts_note(bars)
  local parts, seen = {}, {}
  for _, series in ipairs(SERIES) do
    for _, bar in ipairs(bars[series.field]) do
      local label = is_part(bar) and (bar.row.label or bar.row.year)
      if label and not seen[label] then
        seen[label] = true
        parts[#parts + 1] = label
      end
    end
  end
  return #parts > 0 and words.say({
    vi = " * và cột rỗng: chỉ có số của một phần năm ({parts}), không so với cả năm.",
    en = " * and hollow bars: only a part of the year is known ({parts}), not comparable.",
  }, { parts = table.concat(parts, ", ") }) or ""
end

-- Words where a bar is missing: once in the middle of a year that has neither, else in its place.
local function missing_of(bars, breaks)
  local missing = {}
  local function clear(x)
    for _, mark in ipairs(breaks) do
      if math.abs(mark.x - x) < 0.15 then
        return x - 0.25
      end
    end
    return x
  end
  local text = words.say({ vi = "chưa công bố", en = "not published" })
  for i, received in ipairs(bars.received) do
    local settled = bars.settled[i]
    if not received.row and not settled.row then
      missing[#missing + 1] = { x = clear(received.year + 0.5), text = text }
    elseif not received.row or not settled.row then
      missing[#missing + 1] = { x = clear(received.row and settled.x or received.x),
        text = text }
    end
  end
  return missing
end

local function last_year(bars)
  local last, before
  for _, bar in ipairs(bars) do
    if bar.value and not is_part(bar) then
      last, before = bar, last
    end
  end
  return last, before
end

local FINDINGS = {
  alone = { vi = "{unit}: tiếp nhận {count} vụ việc {label}",
    en = "{unit}: {count} cases received {label}" },
  fewer = { vi = "{unit}: tiếp nhận {count} vụ việc {label}, giảm {share} so với {before}",
    en = "{unit}: {count} cases received {label}, {share} fewer than {before}" },
  more = { vi = "{unit}: tiếp nhận {count} vụ việc {label}, tăng {share} so với {before}",
    en = "{unit}: {count} cases received {label}, {share} more than {before}" },
  equal = { vi = "{unit}: tiếp nhận {count} vụ việc {label}, bằng {before}",
    en = "{unit}: {count} cases received {label}, as many as {before}" },
  none = { vi = "{unit}: số vụ việc tiếp nhận và hòa giải thành",
    en = "{unit}: cases received and settled" },
}

local function finding(data, bars)
  local last, before = last_year(bars.received)
  if last == nil then
    return words.say(FINDINGS.none, { unit = data.unit })
  end
  local values = { unit = data.unit, count = words.count(last.value),
    label = last.row.label or last.year }
  if before == nil or before.value == 0 then
    return words.say(FINDINGS.alone, values)
  end
  local change = last.value - before.value
  values.before = before.row.label or before.year
  values.share = words.percent(math.abs(change) / before.value)
  return words.say(change < 0 and FINDINGS.fewer or change > 0 and FINDINGS.more or FINDINGS.equal,
    values)
end

-- Four to eight steps of 1, 2 or 5 times a power of ten.
local function axis_of(bars)
  local most = 1
  for _, series in ipairs(SERIES) do
    for _, bar in ipairs(bars[series.field]) do
      most = math.max(most, bar.value or 0)
    end
  end
  local step = 1
  local factors = { 2, 2.5, 2 }
  local turn = 1
  while most / step > 6 do
    step = step * factors[turn]
    turn = turn % 3 + 1
  end
  local top = math.ceil(most / step) * step
  return { low = 0, high = top * 1.02, step = math.tointeger(step) or step, top_tic = top,
    name = words.count }
end

local function block_rows(bars, part)
  local rows = {}
  for _, bar in ipairs(bars) do
    if bar.value and is_part(bar) == part then
      rows[#rows + 1] = { bar.x, bar.value }
    end
  end
  return rows
end

local function alt_of(data, bars, title)
  local parts = {}
  for i, received in ipairs(bars.received) do
    local settled = bars.settled[i]
    local row = received.row or settled.row
    local unknown = words.say({ vi = "chưa công bố", en = "not published" })
    parts[i] = words.say({ vi = "{label}: tiếp nhận {received}, hòa giải thành {settled}",
      en = "{label}: received {received}, settled {settled}" }, {
      label = row and row.label or received.year,
      received = received.value and words.count(received.value) or unknown,
      settled = settled.value and words.count(settled.value) or unknown })
  end
  return title .. ". " .. table.concat(parts, "; ") .. ". " .. words.source(data.source)
end

local function write(out, bars, breaks)
  local missing = missing_of(bars, breaks)
  local texts, places = {}, {}
  for i, gap in ipairs(missing) do
    texts[i], places[i] = gap.text, gap.x
  end
  out:number("BAR_WIDTH", BAR_WIDTH)
  out:texts("MISSING", texts)
  out:numbers("MISSING_X", places)
  for _, series in ipairs(SERIES) do
    out:block(series.block, block_rows(bars[series.field], false))
    out:block(series.block .. "_PART", block_rows(bars[series.field], true))
  end
end

--- The spec of the chart (chart/frame.lua), or nil when no row has a figure.
function M.build(data)
  local x = span(data)
  if x == nil then
    return nil
  end
  local bars = bars_of(data, x)
  local title = finding(data, bars)
  local breaks = words.reform_break(x)
  local legend = {}
  for i, series in ipairs(SERIES) do
    legend[i] = { text = words.say(series.words), point = SQUARE, colour = series.colour }
  end
  local note = (#missing_of(bars, breaks) > 0 and words.say({ vi = "–: chưa công bố.",
    en = "–: not published." }) or "") .. parts_note(bars)
  return {
    title = title, alt = alt_of(data, bars, title), x = x, y = axis_of(bars), legend = legend,
    subtitle = words.subtitle(data, { label = x.first }, { label = x.last }),
    notes = words.notes(note, data.rows, data.source), strips = strips_of(bars), labels = {},
    fictional = data.fictional, breaks = breaks,
    ready = function(out)
      write(out, bars, breaks)
    end,
  }
end

return M
