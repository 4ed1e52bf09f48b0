-- Chart: groups recognised as "Tổ hòa giải 5 tốt" of all groups, at points in time. The criterion
-- rose from 80 % to 90 % of cases settled, so points before and after are not one series.
--
-- data = {
--   unit = "Hà Nội", definition = "...", vintage = "...", source = "...", fictional = true,
--   first, last = 2020, 2025           optional: years of the axis
--   rows = {{date = "2021-10-31", x = 2822, n = 4937, rate = 0.5716, criterion = 0.8,
--            label = "31/10/2021", note = "..."}, ...}
-- }
-- criterion: 0.8 or 0.9, nil where the source does not say. x and n may be missing, then rate
-- stands alone; a row without a rate and without x and n is passed over, as one with n = 0 is.
local where = require("chart.parts").where
local words = require "chart.words"

local M = {}

M.name = "five_good_groups"
M.title = { vi = "Tổ hòa giải 5 tốt", en = "\"5 tốt\" mediation groups" }
M.question = { vi = "Bao nhiêu tổ hòa giải đạt danh hiệu 5 tốt?",
  en = "How many mediation groups hold the title \"5 tốt\"?" }

local SERIES = {
  { criterion = 0.8, block = "OLD", point = 7, colour = 0x0072B2,
    words = { vi = "tiêu chí ≥ 80% vụ hòa giải thành", en = "criterion ≥ 80% settled" } },
  { criterion = nil, block = "UNCLEAR", point = 13, colour = 0x595959,
    words = { vi = "không rõ tiêu chí", en = "criterion not stated" } },
  { criterion = 0.9, block = "NEW", point = 5, colour = 0xD55E00,
    words = { vi = "tiêu chí ≥ 90%", en = "criterion ≥ 90%" } },
}

local function points_of(rows)
  local points = {}
  for _, row in ipairs(rows) do
    local rate = row.rate
    if row.x and row.n and row.n > 0 then
      rate = row.x / row.n
    end
    if rate and row.n ~= 0 then
      points[#points + 1] = { x = words.date_position(row.date), y = 100 * rate, rate = rate,
        row = row }
    end
  end
  table.sort(points, function(a, b)
    return a.x < b.x
  end)
  return points
end

-- Between the last point under the old criterion and the first under the new one it changed.
local function bands_of(points)
  local old, new = where(points, "criterion", 0.8), where(points, "criterion", 0.9)
  if #old == 0 or #new == 0 then
    return {}
  end
  return { { from = old[#old].x, to = new[1].x, text = words.say({
    vi = "tiêu chí đổi từ 80% lên 90% trong khoảng này",
    en = "the criterion rose from 80% to 90% in this span" }) } }
end

local function label_of(row)
  return row.label or words.date(row.date)
end

local function finding(data, point)
  local row = point.row
  local values = { unit = data.unit, rate = words.percent(point.rate), label = label_of(row),
    x = row.x and words.count(row.x), n = row.n and words.count(row.n) }
  if row.x and row.n then
    return words.say({
      vi = "{unit}: {rate} số tổ hòa giải đạt 5 tốt ({x} trong {n} tổ, {label})",
      en = "{unit}: {rate} of the groups hold the title \"5 tốt\" ({x} of {n}, {label})" }, values)
  end
  return words.say({ vi = "{unit}: {rate} số tổ hòa giải đạt 5 tốt ({label})",
    en = "{unit}: {rate} of the groups hold the title \"5 tốt\" ({label})" }, values)
end

-- "31/10" below the axis; the year stands above it.
local function short_date(date)
  return (words.date(date):gsub("/%d+$", ""))
end

local function strips_of(points)
  local dates, totals = {}, {}
  for i, point in ipairs(points) do
    dates[i] = { x = point.x, text = short_date(point.row.date) }
    totals[i] = { x = point.x, text = point.row.n and words.count(point.row.n) or "–" }
  end
  return { { name = words.say({ vi = "ngày", en = "date" }), cells = dates },
    { name = words.say({ vi = "n (tổ)", en = "n" }), cells = totals } }
end

local function labels_of(points)
  local labels = {}
  for i, point in ipairs(points) do
    local colour = SERIES[2].colour
    for _, series in ipairs(SERIES) do
      if series.criterion == point.row.criterion then
        colour = series.colour
      end
    end
    labels[i] = { x = point.x, y = point.y, text = words.percent(point.rate), colour = colour,
      prefers = "above" }
  end
  return labels
end

local function alt_of(data, points, title)
  local parts = {}
  for i, point in ipairs(points) do
    parts[i] = label_of(point.row) .. ": " .. words.percent(point.rate)
  end
  return title .. ". " .. table.concat(parts, "; ") .. ". " .. words.source(data.source)
end

local function notes_of(data, points)
  local text = words.say({ vi = "n: tổng số tổ hòa giải tại ngày đó.",
    en = "n: all mediation groups at that date." })
  for _, point in ipairs(points) do
    if not point.row.n then
      text = text
        .. words.say({ vi = " –: nguồn chỉ cho tỷ lệ.", en = " –: only a share is given." })
      break
    end
  end
  local rows = {}
  for i, row in ipairs(data.rows) do
    rows[i] = { label = label_of(row), note = row.note }
  end
  return words.notes(text, rows, data.source)
end

local function block_rows(points)
  local rows = {}
  for i, point in ipairs(points) do
    rows[i] = { point.x, point.y }
  end
  return rows
end

local function legend_of(points)
  local legend = {}
  for _, series in ipairs(SERIES) do
    if #where(points, "criterion", series.criterion) > 0 then
      legend[#legend + 1] = { text = words.say(series.words), point = series.point,
        colour = series.colour }
    end
  end
  return legend
end

--- The spec of the chart (chart/frame.lua), or nil when no row has a share.
function M.build(data)
  local points = points_of(data.rows)
  if #points == 0 then
    return nil
  end
  local title = finding(data, points[#points])
  local x = { first = data.first or math.floor(points[1].x),
    last = data.last or math.floor(points[#points].x) }
  return {
    title = title, alt = alt_of(data, points, title), x = x, legend = legend_of(points),
    subtitle = words.subtitle(data, { label = label_of(points[1].row) },
      { label = label_of(points[#points].row) }),
    y = { low = 0, high = 104, step = 20, top_tic = 100, name = words.axis_percent },
    notes = notes_of(data, points), strips = strips_of(points), labels = labels_of(points),
    bands = bands_of(points), breaks = words.reform_break(x),
    fictional = data.fictional,
    ready = function(out)
      for _, series in ipairs(SERIES) do
        out:block(series.block, block_rows(where(points, "criterion", series.criterion)))
      end
    end,
  }
end

return M
