-- Chart: a share before and after communes were redrawn, in three views side by side: as reported,
-- carried to the new map, and of undivided units only. Estimates are hollow and carry a sign.
--
-- data = {
--   unit = "Xã Đông Anh", indicator = "tỷ lệ hòa giải thành", definition, vintage, source,
--   fictional,
--   noun = "vụ việc"            what n counts
--   day = "2025-07-01"          the first day of the new map
--   many = true                 rows are all communes: their sum is drawn, and where their middle
--                               half lies; else rows of `unit` are drawn, and those of other units
--                               (what it was made of) as thin lines
--   left_out = {rebased = 3}    units of a view that cannot be shown since shares are not known
--   rows = {{view = "reported" | "rebased" | "undivided", unit, finish = "2025-06-30",
--            year = 2025, label = "6 tháng đầu năm 2025", x, n, flags, basis, n_effective}, ...}
-- }
local estimate = require "chart.estimate"
local layout = require "chart.layout"
local parts = require "chart.parts"
local stats = require "lotrinh.stats"
local words = require "chart.words"

local M = {}

M.name = "before_after_reform"
M.title = { vi = "Trước và sau sắp xếp đơn vị hành chính", en = "Before and after the reform" }
M.question = { vi = "Nơi này khác đi, hay chỉ địa bàn khác đi?",
  en = "Did the place change, or only the map?" }

local VIEWS = {
  { view = "reported", words = { vi = "Như báo cáo", en = "As reported" } },
  { view = "rebased", words = { vi = "Quy đổi về địa bàn mới", en = "Carried to the new map" } },
  { view = "undivided", words = { vi = "Chỉ nơi không bị chia", en = "Undivided units only" } },
}

local MOST_PERIODS = 8 -- a panel has no room for more
local GAP = 0.5 -- of a period, on both sides of a panel
local BOX = 0.3
local FEWEST_BOXED = 5 -- the middle half of fewer places says nothing
local MOST_NAMES = 8
local ABOVE = 0.3 -- of the axis: room above 100% for labels and for the day of the reform

-- The days on which periods ended, oldest first, with the label of each.
local function periods_of(rows)
  local seen, list = {}, {}
  for _, row in ipairs(rows) do
    if not seen[row.finish] then
      seen[row.finish] = true
      list[#list + 1] = { finish = row.finish, year = row.year, label = row.label }
    end
  end
  table.sort(list, function(a, b) return a.finish < b.finish end)
  return table.move(list, math.max(1, #list - MOST_PERIODS + 1), #list, 1, {})
end

local function share(row)
  return row.n and row.n > 0 and row.x / row.n or nil
end

-- All places of a view in one period as one row: sums, and the middle half of their shares. Parts
-- of divided units are whole again in a sum that leaves no unit out.
local function sum_of(rows, whole)
  local sum, shares = { x = 0, n = 0, places = 0, flags = "", basis = "exact" }, {}
  for _, row in ipairs(rows) do
    sum.x, sum.n, sum.places = sum.x + (row.x or 0), sum.n + (row.n or 0), sum.places + 1
    shares[#shares + 1] = share(row)
    if estimate.is(row) then
      sum.flags, sum.basis = whole and "b" or "b e", row.basis
      sum.estimated = true
    end
  end
  if #shares >= FEWEST_BOXED then
    sum.middle = stats.quantile(shares, { 0.25, 0.75 })
  end
  return sum
end

local function of_view(data, view, finish)
  local rows = {}
  for _, row in ipairs(data.rows) do
    if row.view == view and row.finish == finish then
      rows[#rows + 1] = row
    end
  end
  return rows
end

-- What stands for the unit in a view and period: its own row, or the sum of all.
local function main_row(data, view, rows)
  if data.many then
    return #rows > 0 and sum_of(rows, (data.left_out and data.left_out[view] or 0) == 0) or nil
  end
  for _, row in ipairs(rows) do
    if row.unit == data.unit then
      return row
    end
  end
  return nil
end

-- A point of a panel at x, or nil without a share.
local function point_of(row, x, period, day)
  local rate = row and share(row)
  if not rate then
    return nil
  end
  local low, high = estimate.interval(row)
  return { x = x, y = 100 * rate, low = 100 * low, high = 100 * high, rate = rate, row = row,
    period = period, before = period.finish < day }
end

local function width_of(periods)
  return #periods + 2 * GAP
end

-- The lines of the units that a place was made of: {unit, points}, in the order of their names.
local function lines_of(data, panel, periods)
  local by_unit, lines = {}, {}
  for i, period in ipairs(periods) do
    for _, row in ipairs(of_view(data, panel.view, period.finish)) do
      if not data.many and row.unit ~= data.unit and share(row) then
        if not by_unit[row.unit] then
          by_unit[row.unit] = { unit = row.unit, points = {} }
          lines[#lines + 1] = by_unit[row.unit]
        end
        local points = by_unit[row.unit].points
        points[#points + 1] = { panel.left + GAP + i - 0.5, 100 * share(row) }
      end
    end
  end
  return lines
end

local function panels_of(data, periods)
  local panels = {}
  for place, view in ipairs(VIEWS) do
    local panel = { view = view.view, name = words.say(view.words), points = {}, cells = {},
      left = (place - 1) * width_of(periods) }
    panel.right = panel.left + width_of(periods)
    for i, period in ipairs(periods) do
      local x = panel.left + GAP + i - 0.5
      local rows = of_view(data, view.view, period.finish)
      local row = main_row(data, view.view, rows)
      panel.cells[i] = { x = x, row = row, places = #rows }
      panel.points[#panel.points + 1] = point_of(row, x, period, data.day)
    end
    panel.lines = lines_of(data, panel, periods)
    panels[place] = panel
  end
  return panels
end

-- The last point before the reform and the first after it.
local function both_sides(panel)
  local before, after
  for _, point in ipairs(panel.points) do
    if point.before then
      before = point
    else
      after = after or point
    end
  end
  return before, after
end

local FINDINGS = {
  many = { vi = "{unit}: {name} ở các xã, phường không bị chia từ {before} ({old}) thành {after} "
    .. "({new}), toàn thành phố từ {all_before} thành {all_after}",
    en = "{unit}: {name} of undivided communes from {before} ({old}) to {after} ({new}), of the "
    .. "city from {all_before} to {all_after}" },
  pair = { vi = "{unit}: {name} {after} ({new}), trước sắp xếp {before} ({old})",
    en = "{unit}: {name} {after} ({new}), before the reform {before} ({old})" },
  after = { vi = "{unit}: {name} {after} ({new}); chưa có số trước sắp xếp trên địa bàn này",
    en = "{unit}: {name} {after} ({new}); no figure of this territory before the reform" },
  before = { vi = "{unit}: {name} {before} ({old}); chưa có số sau sắp xếp",
    en = "{unit}: {name} {before} ({old}); no figure since the reform" },
}

local function said(point)
  return estimate.said(point.row, words.percent(point.rate))
end

local function finding(data, panels)
  local reported, rebased, undivided = panels[1], panels[2], panels[3]
  local values = { unit = data.unit, name = data.indicator
    or words.say { vi = "tỷ lệ hòa giải thành", en = "share of settled cases" } }
  local panel = (data.many or #undivided.points > 0) and undivided or rebased
  local before, after = both_sides(panel)
  local all_before, all_after = both_sides(reported)
  before, after = before or not data.many and both_sides(rebased) or nil, after or all_after
  values.before, values.old = before and said(before), before and before.period.label
  values.after, values.new = after and said(after), after and after.period.label
  if data.many and before and after and all_before and all_after then
    values.all_before, values.all_after = said(all_before), said(all_after)
    return words.say(FINDINGS.many, values)
  elseif before and after then
    return words.say(FINDINGS.pair, values)
  elseif after then
    return words.say(FINDINGS.after, values)
  end
  before = before or all_before
  values.before, values.old = said(before), before.period.label
  return words.say(FINDINGS.before, values)
end

local function names_of(lines)
  local names = {}
  for i, line in ipairs(lines) do
    names[i] = line.unit
  end
  table.sort(names)
  return names
end

-- Why a panel has no figure of this place before the reform.
local EMPTY = {
  rebased = { vi = "chưa rõ tỷ lệ chia của đơn vị cũ", en = "how units were divided is not known" },
  undivided = { vi = "nơi này có đơn vị cũ bị chia", en = "units of this place were divided" },
}

local function notes_of(data, panels)
  local sentences = { words.say({
    vi = "Như báo cáo: địa bàn lúc báo cáo. Quy đổi: số cũ chuyển về địa bàn mới, nối bằng nét "
      .. "đứt. Không bị chia: không cần ước tính. n: số {noun}; vạch đứng: Wilson 95%.",
    en = "As reported: on the territory of the time. Carried over: old figures on the new map, "
      .. "dashed. Undivided: without any estimate. n: {noun}; bars: 95% Wilson." },
    { noun = parts.noun(data) }) }
  if data.many then
    sentences[2] = words.say { vi = "Khung nhạt: nửa số nơi ở giữa; nơi ít vụ dao động nhiều, đơn "
      .. "vị lớn hơn thì khung tự hẹp lại.",
      en = "Pale boxes: the middle half of places; small ones scatter, so larger units alone make "
        .. "the box narrower." }
  elseif #panels[1].lines > 0 then
    sentences[2] = words.say({ vi = "Đường nhạt, đơn vị cũ: {names}.",
      en = "Pale lines, former units: {names}." },
      { names = parts.names(names_of(panels[1].lines), MOST_NAMES) })
  end
  local notes = parts.notes(sentences, data)
  local left_out = data.left_out and data.left_out.rebased or 0
  local not_carried = data.many and left_out > 0 and words.say({ vi = "Không quy đổi {count} xã, "
    .. "phường vì không nguồn nào nói đơn vị cũ được chia thế nào.",
    en = "{count} communes are not carried over: no source says how units were divided." },
    { count = left_out })
  return parts.before(notes, { estimate.note(data.rows) or false, not_carried })
end

local function labels_of(panels)
  local labels = {}
  for _, panel in ipairs(panels) do
    for _, point in ipairs(panel.points) do
      labels[#labels + 1] = { x = point.x, y = point.y, top = point.high, bottom = point.low,
        text = estimate.text(point.row, words.percent(point.rate)), colour = parts.BLUE,
        prefers = "above", optional = true }
    end
  end
  return labels
end

local function strips_of(panels)
  local counts, places = {}, {}
  for _, panel in ipairs(panels) do
    for _, cell in ipairs(panel.cells) do
      counts[#counts + 1] = { x = cell.x,
        text = cell.row and cell.row.n and estimate.count(cell.row, cell.row.n) or "–" }
      places[#places + 1] = { x = cell.x, text = words.count(cell.places) }
    end
  end
  return { { name = "n", cells = counts },
    { name = words.say { vi = "nơi", en = "places" }, cells = places } }
end

local function heads_of(panels)
  local heads = {}
  for i, panel in ipairs(panels) do
    heads[i] = { x = (panel.left + panel.right) / 2, text = panel.name,
      width = panel.right - panel.left }
  end
  return heads
end

-- Whether words say why a panel has nothing before the reform.
local function is_empty(panel)
  return EMPTY[panel.view] ~= nil and not both_sides(panel)
end

-- The day of the reform in each panel, above its line, and words where a panel is empty.
local function texts_of(data, panels, lines, y)
  local texts = {}
  for i, x in ipairs(lines) do
    texts[i] = { x = x, y = y.high - 0.2 * (y.high - 100), text = words.date(data.day),
      part = "note", colour = parts.GREY }
  end
  for i, panel in ipairs(panels) do
    if is_empty(panel) then
      texts[#texts + 1] = { x = (panel.left + (lines[i] or panel.right)) / 2, y = (y.low + 100) / 2,
        text = words.say(EMPTY[panel.view]), width = (panel.right - panel.left) * 0.6,
        colour = parts.GREY, part = "note", lines = 5 }
    end
  end
  return texts
end

-- Labels of figures keep off the words and off the lines between panels.
local function obstacles_of(panels, lines, y)
  local boxes = {}
  local half = (panels[1].right - panels[1].left) / 6
  for i, x in ipairs(lines) do
    boxes[i] = { left = x - half, right = x + half, bottom = y.high - 0.4 * (y.high - 100),
      top = y.high }
  end
  local middle, high = (y.low + 100) / 2, 0.15 * (100 - y.low)
  for i, panel in ipairs(panels) do
    if is_empty(panel) then
      boxes[#boxes + 1] = { left = panel.left, right = lines[i] or panel.right,
        bottom = middle - high, top = middle + high }
    end
    boxes[#boxes + 1] = { left = panel.right - 0.03, right = panel.right + 0.03, bottom = y.low,
      top = y.high }
  end
  return boxes
end

-- Years below the axis, as many as there is room for.
local function tics_of(panels, periods, size)
  local room = size and (size.width - 3 * size.text) / (3 * width_of(periods)) or math.huge
  local wide = size and layout.width("2000 ", layout.pixels(size, "tic"), size.face) or 0
  local step = room < wide and 2 or 1
  local tics = {}
  for _, panel in ipairs(panels) do
    for i = 1, #periods, step do
      tics[#tics + 1] = { at = panel.cells[i].x, text = tostring(periods[i].year) }
    end
  end
  return tics
end

-- Where the reform falls in each panel; nowhere when all figures are of one side.
local function reform_lines(data, panels, periods)
  local lines, before = {}, 0
  for _, period in ipairs(periods) do
    before = before + (period.finish < data.day and 1 or 0)
  end
  for i, panel in ipairs(panels) do
    if before > 0 and before < #periods then
      lines[i] = panel.left + GAP + before
    end
  end
  return lines
end

-- Joined points of one side; figures carried over are joined by dashes, up to the first after.
local function joined(panels, dashed)
  local rows = {}
  for _, panel in ipairs(panels) do
    local last
    for _, point in ipairs(panel.points) do
      local is_dashed = last ~= nil and last.before and panel.view ~= "reported"
      local crosses = last ~= nil and last.before and not point.before
      if last and is_dashed == dashed and not (crosses and panel.view == "reported") then
        rows[#rows + 1] = { last.x, last.y }
        rows[#rows + 1] = { point.x, point.y }
        rows[#rows + 1] = {}
      end
      last = point
    end
  end
  return rows
end

local function thin_lines(panels)
  local rows = {}
  for _, panel in ipairs(panels) do
    for _, line in ipairs(panel.lines) do
      table.move(line.points, 1, #line.points, #rows + 1, rows)
      rows[#rows + 1] = {}
    end
  end
  return rows
end

-- Boxes of reported shares, or those among which there are estimates.
local function boxes_of(panels, estimated)
  local rows = {}
  for _, panel in ipairs(panels) do
    for _, cell in ipairs(panel.cells) do
      local middle = cell.row and cell.row.middle
      if middle and (cell.row.estimated or false) == estimated then
        rows[#rows + 1] = { cell.x, 100 * middle[1], cell.x - BOX, cell.x + BOX, 100 * middle[1],
          100 * middle[2] }
      end
    end
  end
  return rows
end

local function point_rows(panels, estimated)
  local rows = {}
  for _, panel in ipairs(panels) do
    for _, point in ipairs(panel.points) do
      if estimate.is(point.row) == estimated then
        rows[#rows + 1] = { point.x, point.y, point.low, point.high }
      end
    end
  end
  return rows
end

local function legend_of(data, panels)
  local legend = { { point = parts.POINT.circle, colour = parts.BLUE,
    text = data.many and words.say { vi = "tổng các nơi", en = "all places" } or data.unit } }
  if estimate.any(data.rows) then
    legend[#legend + 1] = estimate.legend()
  end
  if #boxes_of(panels, false) > 0 then
    legend[#legend + 1] = { point = parts.POINT.square, colour = parts.PALE,
      text = words.say { vi = "nửa số nơi ở giữa", en = "middle half of places" } }
  elseif #panels[1].lines > 0 then
    legend[#legend + 1] = { point = parts.POINT.circle, colour = parts.GREY,
      text = words.say { vi = "đơn vị cũ", en = "former units" } }
  end
  return legend
end

local function axis_of(panels)
  local least = 100
  local function look(rows, column)
    for _, row in ipairs(rows) do
      least = math.min(least, row[column] or 100)
    end
  end
  for _, estimated in ipairs { true, false } do
    look(point_rows(panels, estimated), 3)
    look(boxes_of(panels, estimated), 5)
  end
  look(thin_lines(panels), 2)
  local low = parts.percent_low(least)
  return { low = low, high = 100 + (100 - low) * ABOVE, tics = parts.percent_tics(low) }
end

local function alt_of(data, panels, title)
  local said_parts = {}
  for _, panel in ipairs(panels) do
    local figures = {}
    for i, point in ipairs(panel.points) do
      figures[i] = point.period.label .. " " .. said(point)
    end
    said_parts[#said_parts + 1] = panel.name .. ": "
      .. (#figures > 0 and table.concat(figures, ", ") or "–")
  end
  return parts.alt(title, said_parts, data)
end

--- The spec of the chart (chart/frame.lua), or nil when no view has a share.
function M.build(data, size)
  local periods = periods_of(data.rows)
  local panels = panels_of(data, periods)
  local y = axis_of(panels)
  if #panels[1].points + #panels[2].points + #panels[3].points == 0 then
    return nil
  end
  local title, lines = finding(data, panels), reform_lines(data, panels, periods)
  return {
    title = title, alt = alt_of(data, panels, title), notes = notes_of(data, panels),
    subtitle = parts.subtitle({ definition = data.definition, vintage = data.vintage,
      period = periods[1].label .. " – " .. periods[#periods].label }),
    fictional = data.fictional, legend = legend_of(data, panels), labels = labels_of(panels),
    strips = strips_of(panels), texts = texts_of(data, panels, lines, y), heads = heads_of(panels),
    obstacles = obstacles_of(panels, lines, y), marks_estimates = true,
    x = { low = 0, high = 3 * width_of(periods), tics = tics_of(panels, periods, size),
      bare = true }, y = y,
    ready = function(out)
      out:number("PANEL_WIDTH", width_of(periods))
      out:numbers("REFORM", lines)
      out:block("BOXES", boxes_of(panels, false))
      out:block("BOXES_ESTIMATED", boxes_of(panels, true))
      out:block("FORMER", thin_lines(panels))
      out:block("SOLID", joined(panels, false))
      out:block("DASHED", joined(panels, true))
      out:block("REPORTED", point_rows(panels, false))
      out:block("ESTIMATED", point_rows(panels, true))
    end,
  }
end

return M
