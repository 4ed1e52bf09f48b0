-- Chart: new mediators by month of recognition, and how many were trained within the six months
-- that the plan gives. Those whose six months still run are kept apart: no success, no failure.
--
-- data = {unit, definition, source, fictional, day = "2026-11-22",
--   target = {value = 1, clause}   optional
--   rows = {{kind = "M", start, finish, label = "tháng 7/2025", recognised = 240, due = true,
--            x = 221, n = 240}, ...}}, oldest first
-- x of n: trained in time, of those about whom it was told; nil when nobody told. due: the six
-- months of all of them are over.
local format = require "foundation.format"
local parts = require "chart.parts"
local words = require "chart.words"

local M = {}

M.name = "training_cohort"
M.title = { vi = "Hòa giải viên mới được tập huấn trong 6 tháng",
  en = "New mediators trained within six months" }
M.question = { vi = "Hòa giải viên mới có được tập huấn trong 6 tháng không, bao nhiêu người chưa "
  .. "đến hạn?", en = "Are new mediators trained within six months, and how many are not due yet?" }

local BAR = 0.38 -- half of a bar
local MOST_PERIODS = 24 -- more have no room for their figures
local FEWEST_PERIODS = 6 -- so that one bar is no wall
local EDGE = 0.045 -- of all places, left of the first: its name is wider than its bar
local MOST_NAMED = 18 -- month names that have room beside each other

local FINDINGS = {
  alone = { vi = "{unit}: {open} hòa giải viên mới, chưa ai hết 6 tháng kể từ khi được công nhận",
    en = "{unit}: {open} new mediators, nobody's six months since recognition are over" },
  untold = { vi = "{unit}: chưa có số được tập huấn trong 6 tháng của {due} hòa giải viên mới đã "
    .. "đến hạn", en = "{unit}: nothing was told of the training of {due} new mediators due" },
  all = { vi = "{unit}: cả {n} hòa giải viên mới đã đến hạn đều được tập huấn trong 6 tháng; "
    .. "{open} người chưa đến hạn", en = "{unit}: all {n} new mediators who are due were trained "
    .. "within six months; {open} are not due yet" },
  short = { vi = "{unit}: {rate} hòa giải viên mới được tập huấn trong 6 tháng ({x}/{n}), {late} "
    .. "người không kịp; {open} người chưa đến hạn", en = "{unit}: {rate} of the new mediators "
    .. "were trained within six months ({x}/{n}), {late} were not; {open} are not due yet" },
}

local function month_number(row)
  local year, month = row.finish:match("^(%d+)-(%d+)")
  return 12 * year + month
end

-- The latest rows with their place on the axis: months nobody wrote of keep theirs.
local function places_of(rows)
  local places, last = {}, rows[#rows]
  for i, row in ipairs(rows) do
    local back = row.kind == "M" and month_number(last) - month_number(row) or #rows - i
    if back < MOST_PERIODS then
      places[#places + 1] = { row = row, back = back }
    end
  end
  for _, place in ipairs(places) do
    place.at = math.tointeger(places[1].back - place.back + 1)
  end
  return places
end

local function totals_of(places)
  local sum = { x = 0, n = 0, due = 0, open = 0 }
  for _, place in ipairs(places) do
    local row = place.row
    if not row.due then
      sum.open = sum.open + row.recognised
    else
      sum.due = sum.due + row.recognised
      sum.x, sum.n = sum.x + (row.x or 0), sum.n + (row.n or 0)
    end
  end
  return sum
end

local function finding(data, sum)
  local key = sum.due == 0 and "alone" or sum.n == 0 and "untold" or sum.x == sum.n and "all"
    or "short"
  return words.say(FINDINGS[key], { unit = data.unit, x = words.count(sum.x),
    n = words.count(sum.n), late = words.count(sum.n - sum.x), open = words.count(sum.open),
    due = words.count(sum.due), rate = sum.n > 0 and format.rate(sum.x, sum.n) or "" })
end

-- Bars from bottom to top: trained in time, not in time, of whom nothing was told.
local function blocks_of(places)
  local blocks = { IN_TIME = {}, LATE = {}, UNTOLD = {}, OPEN = {} }
  local function add(name, at, bottom, top)
    if top > bottom then
      local block = blocks[name]
      block[#block + 1] = { at, (bottom + top) / 2, at - BAR, at + BAR, bottom, top }
    end
    return top
  end
  for _, place in ipairs(places) do
    local row = place.row
    if row.due then
      local reached = add("IN_TIME", place.at, 0, row.x or 0)
      reached = add("LATE", place.at, reached, row.n or 0)
      add("UNTOLD", place.at, reached, row.recognised)
    else
      add("OPEN", place.at, 0, row.recognised)
    end
  end
  return blocks
end

local LEGEND = {
  { "IN_TIME", parts.BLUE, parts.POINT.square, { vi = "trong 6 tháng", en = "within six months" } },
  { "LATE", parts.ORANGE, parts.POINT.square, { vi = "không kịp", en = "not in time" } },
  { "UNTOLD", parts.PALE, parts.POINT.square, { vi = "chưa báo cáo", en = "not told" } },
  { "OPEN", parts.GREY, parts.POINT.hollow_square, { vi = "chưa đến hạn", en = "not due yet" } },
}

local function legend_of(blocks)
  local legend = {}
  for _, entry in ipairs(LEGEND) do
    if #blocks[entry[1]] > 0 then
      legend[#legend + 1] = { text = words.say(entry[4]), colour = entry[2], point = entry[3] }
    end
  end
  return legend
end

-- "7/2025" at the first month and at each January, "8", "9" between; other periods by their end.
local function tics_of(places)
  local tics = {}
  local step = places[#places].at > MOST_NAMED and 3 or 1
  for i, place in ipairs(places) do
    local year, month = place.row.finish:match("^(%d+)-(%d+)")
    month = math.tointeger(tonumber(month))
    if i == 1 or month == 1 then
      tics[#tics + 1] = { at = place.at, text = ("%d/%s"):format(month, year) }
    elseif (month - 1) % step == 0 then
      tics[#tics + 1] = { at = place.at, text = ("%d"):format(month) }
    end
  end
  return tics
end

local function strips_of(places)
  local all, late = {}, {}
  for i, place in ipairs(places) do
    local row = place.row
    all[i] = { x = place.at, text = words.count(row.recognised) }
    late[i] = { x = place.at, text = row.due and row.n and words.count(row.n - row.x) or "–" }
  end
  return { { name = words.say { vi = "n (người)", en = "n" }, cells = all },
    { name = words.say { vi = "không kịp", en = "not in time" }, cells = late } }
end

local function breaks_of(places)
  local periods = {}
  for i, place in ipairs(places) do
    periods[i] = { start = place.row.start, finish = place.row.finish, at = place.at }
  end
  return words.reform_break_among(periods)
end

local function notes_of(data, left_out)
  local sentences = { words.say({ vi = "Mỗi cột: số hòa giải viên mới được công nhận trong kỳ. Đến "
    .. "hạn khi đã hết 6 tháng tính đến {day}; chưa đến hạn thì không tính là đạt hay không đạt.",
    en = "A bar: mediators recognised in the period. Due when six months were over on {day}; those "
    .. "not due count neither as trained nor as not." }, { day = words.date(data.day) }) }
  if data.target then
    sentences[2] = words.say({ vi = "Mục tiêu: {value} ({clause}).",
      en = "Target: {value} ({clause})." }, { value = words.target_percent(data.target.value),
      clause = data.target.clause })
  end
  if left_out > 0 then
    sentences[#sentences + 1] = words.say({ vi = "{count} kỳ trước không vẽ.",
      en = "{count} earlier periods are not drawn." }, { count = left_out })
  end
  return parts.notes(sentences, data)
end

local function names_of(places)
  local names = {}
  for i, place in ipairs(places) do
    local row = place.row
    names[i] = row.label .. ": " .. (row.due and row.n and parts.of(row.x, row.n)
      or words.count(row.recognised) .. " " .. words.say(LEGEND[row.due and 3 or 4][4]))
  end
  return names
end

local function most_recognised(places)
  local most = 0
  for _, place in ipairs(places) do
    most = math.max(most, place.row.recognised)
  end
  return most
end

--- The spec of the chart (chart/frame.lua), or nil when nobody was recognised.
function M.build(data)
  local places = places_of(data.rows)
  local most = most_recognised(places)
  if most == 0 then
    return nil
  end
  local first, last = places[1].row, places[#places].row
  local title, blocks = finding(data, totals_of(places)), blocks_of(places)
  return {
    title = title, alt = parts.alt(title, names_of(places), data),
    notes = notes_of(data, #data.rows - #places),
    subtitle = parts.subtitle({ definition = data.definition, vintage = data.vintage,
      period = first == last and first.label or first.label .. " – " .. last.label }),
    fictional = data.fictional, legend = legend_of(blocks), strips = strips_of(places),
    breaks = breaks_of(places),
    x = { low = 1 - math.max(0.6, places[#places].at * EDGE), tics = tics_of(places), bare = true,
      high = math.max(places[#places].at, FEWEST_PERIODS) + 0.6 },
    y = parts.count_axis(most),
    ready = function(out)
      for _, entry in ipairs(LEGEND) do
        out:block(entry[1], blocks[entry[1]])
      end
    end,
  }
end

return M
