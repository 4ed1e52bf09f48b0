-- Chart: groups recognised as "Tổ hòa giải 5 tốt" of all groups, at points in time. The criterion
-- rose, so points before and after are not one series.
--
-- data = {
--   unit = "Hà Nội", definition = "...", vintage = "...", source = "...", fictional = true,
--   first, last = 2020, 2025           optional: years of the axis
--   criteria = {0.8, 0.9}              least share of settled cases, the latest last
--   rows = {{date = "2021-10-31", x = 2822, n = 4937, rate = 0.5716, criterion = 0.8,
--            label = "31/10/2021", note = "..."}, ...}
-- }
-- criterion: one of criteria, nil where the source does not say. x and n may be missing, then rate
-- stands alone; a row without a rate and without x and n is passed over, as one with n = 0 is.
local words = require "chart.words"

local M = {}

M.name = "five_good_groups"
M.title = { vi = "Tổ hòa giải 5 tốt", en = "\"5 tốt\" mediation groups" }
M.question = { vi = "Bao nhiêu tổ hòa giải đạt danh hiệu 5 tốt?",
  en = "How many mediation groups hold the title \"5 tốt\"?" }

local OLD = { block = "OLD", point = 7, colour = 0x0072B2,
  words = { vi = "tiêu chí ≥ {share} vụ hòa giải thành", en = "criterion ≥ {share} settled" } }
local UNCLEAR = { block = "UNCLEAR", point = 13, colour = 0x595959,
  words = { vi = "không rõ tiêu chí", en = "criterion not stated" } }
local NEW = { block = "NEW", point = 5, colour = 0xD55E00,
  words = { vi = "tiêu chí ≥ {share}", en = "criterion ≥ {share}" } }
local SERIES = { OLD, UNCLEAR, NEW }

-- Gives each point its series: under the latest criterion, an older one, or one not stated.
local function sort_out(points, criteria)
  local latest = criteria and criteria[#criteria]
  if not latest then
    for _, point in ipairs(points) do
      latest = math.max(latest or 0, point.row.criterion or 0)
    end
  end
  for _, point in ipairs(points) do
    local criterion = point.row.criterion
    point.series = criterion == nil and UNCLEAR or criterion == latest and NEW or OLD
  end
  return points
end

local function of_series(points, series)
  local some = {}
  for _, point in ipairs(points) do
    some[#some + 1] = point.series == series and point or nil
  end
  return some
end

-- "80%", or several where older points were under several criteria.
local function criteria_text(points)
  local seen, list = {}, {}
  for _, point in ipairs(points) do
    local text = point.row.criterion and words.target_percent(point.row.criterion)
    if text and not seen[text] then
      seen[text] = true
      list[#list + 1] = text
    end
  end
  return table.concat(list, ", ")
end

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
  local old, new = of_series(points, OLD), of_series(points, NEW)
  if #old == 0 or #new == 0 then
    return {}
  end
  return { { from = old[#old].x, to = new[1].x, text = words.say({
    vi = "tiêu chí đổi từ {old} lên {new} trong khoảng này",
    en = "the criterion rose from {old} to {new} in this span" },
    { old = criteria_text({ old[#old] }), new = criteria_text(new) }) } }
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
    labels[i] = { x = point.x, y = point.y, text = words.percent(point.rate),
      colour = point.series.colour, prefers = "above" }
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
    local some = of_series(points, series)
    if #some > 0 then
      legend[#legend + 1] = { text = words.say(series.words, { share = criteria_text(some) }),
        point = series.point, colour = series.colour }
    end
  end
  return legend
end

--- The spec of the chart (chart/frame.lua), or nil when no row has a share.
function M.build(data)
  local points = sort_out(points_of(data.rows), data.criteria)
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
        out:block(series.block, block_rows(of_series(points, series)))
      end
    end,
  }
end

return M
