-- Chart: a process chart. Which periods differ from the others by more than chance, by rules that
-- are named: Laney's p' for shares, XmR for counts. Says nothing about causes.
--
-- data = {unit, indicator, definition, vintage, source, fictional,
--   direction = "increase" | "decrease"   what is wanted
--   target = {value = 0.9, clause, year}   optional, of shares
--   rows = {{label = "6 tháng đầu năm 2021", kind = "H1", start, finish, x, n}, ...}}, oldest
-- first, all of one kind. Rows without n make a chart of counts; n = 0: nothing arose, no point.
local parts = require "chart.parts"
local stats = require "lotrinh.stats"
local words = require "chart.words"

local M = {}

M.name = "spc"
M.title = { vi = "Biểu đồ kiểm soát", en = "Process chart" }
M.question = { vi = "Kỳ nào khác thường hơn mức dao động ngẫu nhiên, theo quy tắc nào?",
  en = "Which periods differ by more than chance, and by which rule?" }

local LOCKED = 12 -- from so many periods on limits are no longer on trial
local LEAST = 5 -- below, there are no limits
local EDGE = 0.04 -- of the axis, right of the last point
local MOST_NAMED = 2 -- periods that the title names

local RULES = {
  outside = { sign = "1", words = { vi = "ngoài giới hạn", en = "outside the limits" } },
  trend = { sign = "2", words = { vi = "7 kỳ liên tiếp tăng hoặc giảm",
    en = "7 rising or falling" } },
  two_in_three = { sign = "3", words = { vi = "2 trong 3 kỳ sát giới hạn",
    en = "2 of 3 near a limit" } },
  shift = { sign = "4", words = { vi = "7 kỳ liên tiếp cùng một phía", en = "7 on one side" } },
}

local function is_share(rows)
  return rows[1] ~= nil and rows[1].n ~= nil
end

-- The chart of stats, its points with their rows and places.
local function analyse(data)
  local x, n = {}, {}
  for i, row in ipairs(data.rows) do
    x[i], n[i] = row.x, row.n
  end
  local share = is_share(data.rows)
  local options = { improvement_direction = data.direction,
    target = data.target and data.target.value }
  local found = share and stats.p_prime_chart(x, n, options) or stats.xmr(x, options)
  for i, point in ipairs(found.points) do
    point.at = point.index or i
    point.row = data.rows[point.at]
    point.signal = point.rule ~= nil and point.rule ~= "common"
    point.text = share and words.percent(point.value) or words.count(point.row.x)
  end
  found.share, found.scale = share, share and 100 or 1
  return found
end

local function signals_of(found)
  local signals = {}
  for _, point in ipairs(found.points) do
    signals[#signals + 1] = point.signal and point or nil
  end
  return signals
end

local FINDINGS = {
  short = { vi = "{unit}: {name} {last} là {value}; {count} kỳ, chưa đủ {least} kỳ để tính giới "
    .. "hạn", en = "{unit}: {name} is {value} in {last}; {count} periods, {least} are needed" },
  constant = { vi = "{unit}: {name} không đổi qua {count} kỳ ({value})",
    en = "{unit}: {name} was the same in {count} periods ({value})" },
  common = { vi = "{unit}: {name} quanh mức {centre}, chưa có căn cứ để nói kỳ nào trong {count} "
    .. "kỳ là khác thường",
    en = "{unit}: {name} is around {centre}, none of {count} periods stands out from chance" },
  signal = { vi = "{unit}: {name} có {signals} trong {count} kỳ khác thường: {list}",
    en = "{unit}: {name} has {signals} unusual periods of {count}: {list}" },
}

local SIDES = { improvement = { vi = "tốt hơn", en = "better" },
  concern = { vi = "kém hơn", en = "worse" } }

local function named(point)
  return ("%s %s (%s)"):format(point.row.label, words.say(SIDES[point.variation]),
    words.say(RULES[point.rule].words))
end

local function list_of(signals)
  local names = {}
  for i = 1, math.min(MOST_NAMED, #signals) do
    names[i] = named(signals[#signals - i + 1]) -- the latest first
  end
  if #signals > MOST_NAMED then
    names[#names + 1] = "…"
  end
  return table.concat(names, "; ")
end

local function value_text(found, value)
  return found.share and words.percent(value) or words.decimal(value, 1)
end

local function finding(data, found, signals)
  local last = found.points[#found.points]
  local key = found.status == "too_short" and "short" or found.status ~= "ok" and "constant"
    or #signals > 0 and "signal" or "common"
  return words.say(FINDINGS[key], { unit = data.unit, name = data.indicator, count = #found.points,
    last = last.row.label, value = last.text, least = LEAST, signals = #signals,
    centre = found.centre and value_text(found, found.centre), list = list_of(signals) })
end

local ASSURANCE = {
  consistently_passing = { vi = "Cứ như hiện nay thì kỳ nào cũng đạt {target}.",
    en = "As it runs now every period reaches {target}." },
  consistently_failing = { vi = "Cứ như hiện nay thì không kỳ nào đạt {target}.",
    en = "As it runs now no period reaches {target}." },
  inconsistent = { vi = "Cứ như hiện nay thì có kỳ đạt, có kỳ không đạt {target}, do ngẫu nhiên.",
    en = "As it runs now some periods reach {target} and others do not, by chance." },
}

local function rules_words()
  local list = {}
  for _, name in ipairs { "outside", "trend", "two_in_three", "shift" } do
    list[#list + 1] = ("(%s) %s"):format(RULES[name].sign, words.say(RULES[name].words))
  end
  return words.say({ vi = "Quy tắc: {list}.", en = "Rules: {list}." },
    { list = table.concat(list, ", ") })
end

local function notes_of(data, found)
  local sentences = {}
  if found.status == "ok" then
    sentences[1] = words.say(found.share and {
      vi = "Biểu đồ p′ (Laney): trung bình ± 3 sigma, có tính đến n của từng kỳ.",
      en = "p′ chart (Laney): centre ± 3 sigma at the n of each period." } or {
      vi = "Biểu đồ XmR: trung bình ± 2,66 lần khoảng dao động bình quân.",
      en = "XmR chart: mean ± 2.66 times the mean moving range." })
    if found.trial then
      sentences[#sentences + 1] = words.say({ vi = "Dưới {locked} kỳ: giới hạn tạm thời, "
        .. "chưa kết luận về mục tiêu.", en = "Fewer than {locked} periods: trial limits, no "
        .. "conclusion about the target." }, { locked = LOCKED })
    end
    sentences[#sentences + 1] = rules_words()
    local outlook = data.target and not found.trial and ASSURANCE[found.assurance]
    sentences[#sentences + 1] = outlook and words.say(outlook,
      { target = words.target_percent(data.target.value) }) or nil
  end
  if #found.points < #data.rows then
    sentences[#sentences + 1] = words.say { vi = "n = 0: không phát sinh.",
      en = "n = 0: nothing arose." }
  end
  return parts.notes(sentences, data)
end

-- "2021" for parts of years and years, "7/2025" for months and quarters (by their last month).
local function tic_text(row)
  local year, month = row.finish:match("^(%d+)-(%d+)")
  if row.kind == "M" or row.kind == "Q" then
    return ("%d/%s"):format(tonumber(month), year)
  end
  return year
end

local function tics_of(rows, room)
  local tics, step = {}, math.max(1, math.ceil(#rows / room))
  for i = #rows, 1, -step do
    table.insert(tics, 1, { at = i, text = tic_text(rows[i]) })
  end
  return tics
end

local function y_axis(data, found)
  local least, most = math.huge, found.share and 1 or 0
  for _, point in ipairs(found.points) do
    least = math.min(least, point.value, point.lower or point.value)
    most = math.max(most, point.value, point.upper or point.value)
  end
  if not found.share then
    local y = parts.count_axis(most)
    y.low = math.min(0, least)
    return y
  end
  local low = parts.percent_low(100 * math.min(least, data.target and data.target.value or 1))
  return { low = low, high = 104, tics = parts.percent_tics(low) }
end

-- Points of which a rule speaks get the first labels; all of them only where there is room.
local function labels_of(found)
  local labels = {}
  for _, signal in ipairs { true, false } do
    for _, point in ipairs(found.points) do
      if point.signal == signal then
        labels[#labels + 1] = { x = point.at, y = found.scale * point.value,
          text = signal and ("%s (%s)"):format(point.text, RULES[point.rule].sign) or point.text,
          colour = signal and point.variation == "concern" and parts.VERMILION or parts.BLUE,
          prefers = "above", optional = true }
      end
    end
  end
  return labels
end

local function legend_of(found, signals)
  local legend = {}
  local seen = {}
  for _, point in ipairs(signals) do
    seen[point.variation] = true
  end
  local function add(text, point, colour)
    legend[#legend + 1] = { text = words.say(text, { centre = found.centre
      and value_text(found, found.centre) }), point = point, colour = colour }
  end
  if found.status == "ok" then
    add({ vi = "trung bình {centre}", en = "centre {centre}" }, 0, parts.BLACK)
    add({ vi = "giới hạn", en = "limits" }, 0, parts.GREY)
  end
  if seen.improvement then
    add({ vi = "khác thường, tốt hơn", en = "unusual, better" }, parts.POINT.up, parts.BLUE)
  end
  if seen.concern then
    add({ vi = "khác thường, kém hơn", en = "unusual, worse" }, parts.POINT.diamond,
      parts.VERMILION)
  end
  return legend
end

local function breaks_of(rows)
  local periods = {}
  for i, row in ipairs(rows) do
    periods[i] = { start = row.start, finish = row.finish, at = i }
  end
  return words.reform_break_among(periods)
end

local function blocks_of(found)
  local blocks = { LINE = {}, LIMITS = {}, BETTER = {}, WORSE = {} }
  for i, point in ipairs(found.points) do
    local at, y = point.at, found.scale * point.value
    blocks.LINE[i] = { at, y }
    if found.status == "ok" then
      blocks.LIMITS[i] = { at, found.scale * found.centre, found.scale * point.lower,
        found.scale * point.upper }
    end
    if point.signal then
      local block = blocks[point.variation == "concern" and "WORSE" or "BETTER"]
      block[#block + 1] = { at, y }
    end
  end
  return blocks
end

local function cells_of(rows)
  local cells = {}
  for i, row in ipairs(rows) do
    cells[i] = { x = i, text = words.count(row.n or row.x) }
  end
  return cells
end

local function names_of(found)
  local names = {}
  for i, point in ipairs(found.points) do
    names[i] = point.row.label .. ": " .. point.text
      .. (point.signal and " (" .. words.say(RULES[point.rule].words) .. ")" or "")
  end
  return names
end

-- Periods of the same kind: of all of them one name, "6 tháng đầu năm 2021 – 6 tháng đầu năm 2026".
local function period_of(rows)
  local first, last = rows[1].label, rows[#rows].label
  return #rows == 1 and first or first .. " – " .. last
end

--- The spec of the chart (chart/frame.lua), or nil when no period has a figure.
function M.build(data, size)
  local rows = data.rows
  local found = analyse(data)
  if #found.points == 0 then
    return nil
  end
  local signals = signals_of(found)
  local title = finding(data, found, signals)
  local target = found.share and data.target
  local room = size and size.width / size.text / 4.5 or 10
  return {
    title = title, alt = parts.alt(title, names_of(found), data), notes = notes_of(data, found),
    subtitle = parts.subtitle { definition = data.definition, vintage = data.vintage,
      period = period_of(rows) },
    fictional = data.fictional, legend = legend_of(found, signals), labels = labels_of(found),
    target = target and { y = 100 * target.value, text = words.say({
      vi = "Mục tiêu {year}: ≥ {value} ({clause})", en = "Target {year}: ≥ {value} ({clause})" },
      { year = target.year, value = words.target_percent(target.value),
        clause = target.clause }) } or nil,
    strips = { { name = "n", cells = cells_of(rows) } }, breaks = breaks_of(rows),
    x = { low = 0.5, high = #rows + math.max(0.5, #rows * EDGE), tics = tics_of(rows, room),
      bare = true },
    y = y_axis(data, found),
    ready = function(out)
      local blocks = blocks_of(found)
      for _, name in ipairs { "LINE", "LIMITS", "BETTER", "WORSE" } do
        out:block(name, blocks[name])
      end
    end,
  }
end

return M
