-- Chart: the share of many units, a small panel each, all on one scale, those that are lowest in
-- the latest period first. A page holds as many as can be read; the others are on the pages after.
--
-- data = {unit, indicator, definition, vintage, source, fictional,
--   level = "commune" | "district"   what the panels are;  page = 1
--   names = {"Phường Ba Đình", ...}   all of them, also those that did not report
--   target = {value = 0.9, clause, year}   optional
--   verdicts = {["Phường Ba Đình"] = "đúng lộ trình", ...}   optional
--   rows = {{unit = "Phường Ba Đình", year, kind, half or months, label, x, n}, ...}}
-- rows as in success_rate (chart/rate_points.lua).
local failure = require "foundation.failure"
local layout = require "chart.layout"
local parts = require "chart.parts"
local rate_points = require "chart.rate_points"
local words = require "chart.words"

local M = {}

M.name = "small_multiples"
M.title = { vi = "Từng nơi trên một thang chung", en = "Every unit on one scale" }
M.question = { vi = "Từng xã, phường (hoặc quận, huyện cũ) đi lên hay đi xuống?",
  en = "Does each commune (or former district) rise or fall?" }

local FEWEST = 10 -- cases; fewer have an interval wider than half of the scale
local NAME_LETTERS = 19 -- of a line of a name, which makes the panel so wide
local AROUND, PANEL_HIGH = 11, 5 -- of the text height: what is not panels, and one panel
local MOST_PANELS = 20 -- on a page
local LEFT, PLOT = 0.03, 0.56 -- of a panel: where its plot begins and ends
local BOTTOM, GAP = 0.08, 0.05 -- of its height: below the plot, and between plot and name
local LONG = 9 -- letters beside a plot; "n = 12.345" is printed smaller
local LINE = 1.15 -- of the text height

local LEVELS = { commune = { vi = "xã, phường", en = "communes" },
  district = { vi = "quận, huyện, thị xã", en = "districts" } }

local function ending(row)
  return row.year + (row.kind == "half" and row.half / 2 or row.kind == "months" and row.months / 12
    or 1)
end

-- The point that ends last; a whole year before a part that ends on the same day.
local function newest_of(points)
  local newest
  for _, point in ipairs(points) do
    local later = newest and ending(point.row) - ending(newest.row)
    if newest == nil or later > 0 or later == 0 and point.row.kind == "year" then
      newest = point
    end
  end
  return newest
end

-- The label of the period that most units reported last, the later one of two.
local function common_period(panels)
  local counts, best = {}, nil
  for _, panel in ipairs(panels) do
    local row = panel.newest and panel.newest.row
    if row then
      counts[row.label] = (counts[row.label] or 0) + 1
      local more = best and counts[row.label] - counts[best.label]
      if best == nil or more > 0 or more == 0 and ending(row) > ending(best) then
        best = row
      end
    end
  end
  return best and best.label
end

local function rank_of(panel, period)
  if panel.newest == nil then
    return 4
  elseif panel.newest.row.label ~= period then
    return 3
  end
  return (panel.newest.row.n or FEWEST) < FEWEST and 2 or 1
end

-- Panels in their order: those that can be compared from low to high, then few cases, then others.
local function panels_of(data)
  local panels, by_name = {}, {}
  for i, name in ipairs(data.names) do
    panels[i] = { name = name, order = i, rows = {} }
    by_name[name] = panels[i]
  end
  for _, row in ipairs(data.rows) do
    table.insert(by_name[row.unit].rows, row)
  end
  for _, panel in ipairs(panels) do
    panel.points = rate_points.of(panel.rows)
    panel.newest = newest_of(panel.points)
  end
  local period = common_period(panels)
  for _, panel in ipairs(panels) do
    panel.rank = rank_of(panel, period)
  end
  table.sort(panels, function(a, b)
    if a.rank ~= b.rank then
      return a.rank < b.rank
    elseif a.newest and a.newest.rate ~= b.newest.rate then
      return a.newest.rate < b.newest.rate
    end
    return a.order < b.order
  end)
  return panels, period
end

local FINDINGS = {
  none = { vi = "{unit}: {period}, không {level} nào có từ {fewest} vụ để so sánh",
    en = "{unit}: {period}, none of the {level} has {fewest} cases or more to compare" },
  all = { vi = "{unit}: {period}, cả {count} {level} có từ {fewest} vụ đều đạt {target}",
    en = "{unit}: {period}, all {count} {level} with {fewest} or more cases reach {target}" },
  some = { vi = "{unit}: {period}, {reaching} trong {count} {level} có từ {fewest} vụ đạt "
    .. "{target}; thấp nhất {lowest} ({low})", en = "{unit}: {period}, {reaching} of {count} "
    .. "{level} with {fewest} or more cases reach {target}; lowest {lowest} ({low})" },
  alone = { vi = "{unit}: {period}, thấp nhất trong {count} {level} là {lowest} ({low})",
    en = "{unit}: {period}, lowest of {count} {level} is {lowest} ({low})" },
}

local function finding(data, panels, period)
  local values = { unit = data.unit, period = period, count = 0, reaching = 0, fewest = FEWEST,
    level = words.say(LEVELS[data.level]) }
  for _, panel in ipairs(panels) do
    if panel.rank == 1 then
      values.count = values.count + 1
      local reaches = data.target and rate_points.attains(panel.newest, data.target)
      values.reaching = values.reaching + (reaches and 1 or 0)
    end
  end
  if values.count == 0 then
    return words.say(FINDINGS.none, values)
  end
  values.low, values.lowest = words.percent(panels[1].newest.rate), panels[1].name
  values.target = data.target and words.target_percent(data.target.value)
  return words.say(FINDINGS[not data.target and "alone"
    or values.reaching == values.count and "all" or "some"], values)
end

-- How many panels stand beside and above each other, as many as can be read.
local function grid_of(size, count)
  local pixels = layout.pixels(size, "strip")
  local wide = layout.width(("0"):rep(size.letters or NAME_LETTERS), pixels, size.face)
  local columns = math.max(1, math.floor((size.width - 4 * size.text) / wide))
  local rows = math.max(1, math.floor((size.height / size.text - AROUND) / PANEL_HIGH))
  local page = math.min(columns * rows, size.panels or MOST_PANELS)
  local shown = math.min(count, page)
  local high = math.max(1, math.ceil(shown / columns))
  return { page = page, rows = high, columns = math.max(1, math.ceil(shown / high)) }
end

local function page_of(data, panels, grid)
  local pages = math.max(1, math.ceil(#panels / grid.page))
  local page = data.page or 1
  if page < 1 or page > pages then
    failure.raise("LT-1635", "usage", { vi = "biểu đồ này có {pages} trang, không có trang {page}",
      en = "this chart has {pages} pages, there is no page {page}" },
      { pages = pages, page = page })
  end
  local first = (page - 1) * grid.page + 1
  local last = math.min(#panels, first + grid.page - 1)
  return table.move(panels, first, last, 1, {}),
    { page = page, pages = pages, first = first, last = last, all = #panels }
end

-- The one scale of all panels of all pages: years, and percent from below the lowest point of more
-- than a few cases. What lies lower is drawn as a mark at the edge.
local function scale_of(panels)
  local scale = { first = math.huge, last = -math.huge, low = 100 }
  for _, panel in ipairs(panels) do
    for _, point in ipairs(panel.points) do
      scale.first = math.min(scale.first, point.row.year)
      scale.last = math.max(scale.last, point.row.year)
      if (point.row.n or FEWEST) >= FEWEST then
        scale.low = math.min(scale.low, point.y)
      end
    end
  end
  scale.low = parts.percent_low(scale.low)
  return scale
end

-- Maps of one panel: years and percent to the axes of the whole picture.
local function place(panel, index, grid, scale)
  panel.left = (index - 1) % grid.columns
  panel.base = grid.rows - 1 - (index - 1) // grid.columns
  panel.bottom = panel.base + BOTTOM
  panel.top = panel.base + 1 - grid.head - GAP
  function panel.across(year)
    return panel.left + LEFT + (PLOT - LEFT) * (year - scale.first) / (scale.last + 1 - scale.first)
  end
  function panel.up(percent)
    return panel.bottom + (panel.top - panel.bottom) * (math.max(percent, scale.low) - scale.low)
      / (100 - scale.low)
  end
end

local function add_points(blocks, panel, scale)
  local function placed(row)
    return row[1] and { panel.across(row[1]), panel.up(row[2]), row[3] and panel.up(row[3]),
      row[4] and panel.up(row[4]) } or {}
  end
  for _, kind in ipairs(rate_points.KINDS) do
    local block = blocks[kind.block]
    for _, row in ipairs(rate_points.block(parts.where(panel.points, "kind", kind.kind))) do
      local list = row[2] < scale.low and blocks.BELOW or block
      list[#list + 1] = placed(row)
    end
  end
  local years = {}
  for _, point in ipairs(parts.where(panel.points, "kind", "year")) do
    years[#years + 1] = point.y >= scale.low and point or nil
  end
  for _, row in ipairs(rate_points.lines(years, false)) do
    blocks.LINES[#blocks.LINES + 1] = placed(row)
  end
end

local function add_frame(blocks, panel, data)
  local left, wide = panel.left + LEFT, PLOT - LEFT
  for _, y in ipairs { panel.bottom, panel.top } do
    table.insert(blocks.FRAME, { left, y, wide, 0 })
  end
  if data.target then
    table.insert(blocks.TARGETS, { left, panel.up(100 * data.target.value), wide, 0 })
  end
end

local function add_words(texts, panel, data, grid)
  texts[#texts + 1] = { x = panel.left + LEFT, y = panel.base + 1 - grid.head / 2, align = "left",
    text = panel.name, part = "strip", width = 1 - 1.5 * LEFT, lines = grid.lines }
  local middle, newest = (panel.bottom + panel.top) / 2, panel.newest
  local colour = parts.GREY
  if newest and panel.rank < 3 then
    colour = data.target and not rate_points.attains(newest, data.target) and parts.VERMILION
      or parts.BLACK
  end
  local lines = newest and { words.percent(newest.rate),
    "n = " .. (newest.row.n and words.count(newest.row.n) or "–") }
    or { words.say { vi = "chưa có", en = "none" } }
  local verdict = newest and data.verdicts and data.verdicts[panel.name]
  for _, line in ipairs(verdict and grid.wrap(verdict) or {}) do
    lines[#lines + 1] = line
  end
  for i, text in ipairs(lines) do
    texts[#texts + 1] = { x = panel.left + PLOT + 0.02, align = "left", text = text,
      y = middle + ((#lines + 1) / 2 - i) * grid.line, width = 1 - PLOT - 0.03,
      part = (i > 2 or #text > LONG) and "note" or "strip",
      colour = i == 1 and colour or parts.BLACK }
  end
end

-- One line for names, or two where a name of this page needs them.
local function measure_names(grid, shown, size)
  local pixels = layout.pixels(size, "strip")
  local wide = (size.width - 4 * size.text) / grid.columns * (1 - 2 * LEFT)
  grid.lines = 1
  function grid.wrap(text)
    return layout.wrap(text, layout.pixels(size, "note"), size.face,
      wide / (1 - 2 * LEFT) * (1 - PLOT - 0.03), 2)
  end
  for _, panel in ipairs(shown) do
    local lines = layout.wrap(panel.name, pixels, size.face, wide, 2)
    grid.lines = math.max(grid.lines, #lines)
  end
  local panel_high = (size.height - AROUND * size.text) / grid.rows
  grid.line = pixels * LINE / panel_high
  grid.head = grid.lines * grid.line
end

local function lay_out(shown, data, grid, scale)
  local blocks = { YEARS = {}, MONTHS = {}, HALVES = {}, LINES = {}, BELOW = {}, FRAME = {},
    TARGETS = {} }
  local texts = {}
  for i, panel in ipairs(shown) do
    place(panel, i, grid, scale)
    add_points(blocks, panel, scale)
    add_frame(blocks, panel, data)
    add_words(texts, panel, data, grid)
  end
  return blocks, texts
end

local function tics_of(shown, grid, scale)
  local across, up = {}, {}
  for i, panel in ipairs(shown) do
    if i <= grid.columns then
      for year = scale.first, scale.last, math.max(1, scale.last - scale.first) do
        across[#across + 1] = { at = panel.across(year + 0.5), text = ("%d"):format(year) }
      end
    end
    if panel.left == 0 then
      for _, percent in ipairs { scale.low, 100 } do
        up[#up + 1] = { at = panel.up(percent), text = words.axis_percent(percent) }
      end
    end
  end
  return across, up
end

local function legend_of(data)
  local legend, seen = {}, {}
  for _, row in ipairs(data.rows) do
    seen[row.kind] = true
  end
  for _, kind in ipairs(rate_points.KINDS) do
    if seen[kind.kind] then
      legend[#legend + 1] = { point = kind.point, colour = kind.colour,
        text = words.say(kind.words, { months = rate_points.months(data.rows) }) }
    end
  end
  if data.target then
    legend[#legend + 1] = { point = 0, colour = parts.VERMILION, text = words.say({
      vi = "mục tiêu {year}: ≥ {value} ({clause})", en = "target {year}: ≥ {value} ({clause})" },
      { year = data.target.year, value = words.target_percent(data.target.value),
        clause = data.target.clause }) }
  end
  return legend
end

local function notes_of(data, panels, place_in, below)
  local sentences = {}
  if place_in.pages > 1 then
    sentences[1] = words.say({ vi = "Trang {page}/{pages}: thứ {first}–{last} trong {all}.",
      en = "Page {page} of {pages}: {first}–{last} of {all}." }, place_in)
  end
  sentences[#sentences + 1] = words.say({ vi = "Từ thấp đến cao; nơi dưới {fewest} vụ, có kỳ cũ "
    .. "hơn (số xám) và chưa có số liệu xếp sau. Số bên phải: kỳ mới nhất. Vạch đứng: khoảng tin "
    .. "cậy Wilson 95%.", en = "From low to high; fewer than {fewest} cases, an older period "
    .. "(grey) and none come last. At the right: the latest period. Bars: 95% Wilson interval." },
    { fewest = FEWEST })
  if below then
    sentences[#sentences + 1] = words.say { vi = "Mũi tên xuống: dưới thang, ít vụ.",
      en = "Arrow down: below the scale, few cases." }
  end
  local counts = { 0, 0, 0, 0 }
  for _, panel in ipairs(panels) do
    counts[panel.rank] = counts[panel.rank] + 1
  end
  if counts[4] > 0 then
    sentences[#sentences + 1] = words.say({ vi = "{count} nơi chưa có số liệu.",
      en = "{count} have no figures." }, { count = counts[4] })
  end
  return parts.notes(sentences, data)
end

local function names_of(shown)
  local names = {}
  for i, panel in ipairs(shown) do
    local newest = panel.newest
    names[i] = panel.name .. " " .. (newest and words.percent(newest.rate) .. " ("
      .. newest.row.label .. ", n = " .. (newest.row.n or "–") .. ")" or "–")
  end
  return names
end

--- The spec of the chart (chart/frame.lua), or nil when no unit has a share.
function M.build(data, size)
  size = size or layout.sizes.screen
  local panels, period = panels_of(data)
  if period == nil then
    return nil
  end
  local grid, scale = grid_of(size, #panels), scale_of(panels)
  local shown, place_in = page_of(data, panels, grid)
  measure_names(grid, shown, size)
  local blocks, texts = lay_out(shown, data, grid, scale)
  local across, up = tics_of(shown, grid, scale)
  local title = finding(data, panels, period)
  return {
    title = title, alt = parts.alt(title, names_of(shown), data), borderless = true,
    notes = notes_of(data, panels, place_in, #blocks.BELOW > 0), subtitle = parts.subtitle {
      definition = data.definition, vintage = data.vintage, period = scale.first == scale.last
        and tostring(scale.first) or scale.first .. "–" .. scale.last },
    fictional = data.fictional, texts = texts, legend = legend_of(data),
    x = { low = 0, high = grid.columns, tics = across, bare = true },
    y = { low = 0, high = grid.rows, tics = up, bare = true },
    ready = function(out)
      for _, name in ipairs { "FRAME", "TARGETS", "LINES", "YEARS", "MONTHS", "HALVES",
        "BELOW" } do
        out:block(name, blocks[name])
      end
    end,
  }
end

return M
