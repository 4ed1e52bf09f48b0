-- A chart of an analyst's own, from any frame: checks what is asked and gives it what every chart
-- carries (title, period, n, source, marks of made-up and of estimated figures). own/KIND.lua lays
-- the figures out.
local columns = require "chart.own.columns"
local current = require "store.current"
local estimate = require "chart.estimate"
local failure = require "foundation.failure"
local fictional = require "store.fictional"
local gnuplot = require "lotrinh.gnuplot"
local layout = require "chart.layout"
local parts = require "chart.parts"
local suggest = require "lotrinh.suggest"
local words = require "chart.words"

local M = {}

--- The kinds, each own/NAME.lua.
M.kinds = { "bar", "dot", "funnel", "line", "multiples", "tile" }

local MOST_IN_ALT = 40 -- figures that are read aloud

local TYPES = { kind = "string", data = "any", title = "string", subtitle = "string",
  source = "string", note = "string", x = "string", y = "string", by = "string", share = "table",
  low = "string", high = "string", n = "any", target = "any", percent = "boolean",
  decimals = "integer", fictional = "boolean", estimate = "boolean" }

local function raise_nearest(code, given, name, known)
  table.sort(known)
  failure.raise(code, "usage", given, { name = name,
    nearest = suggest.nearest(name, known) or table.concat(known, ", ") })
end

local function check_types(options)
  local names = {}
  for name in pairs(TYPES) do
    names[#names + 1] = name
  end
  for name, value in pairs(options) do
    local wanted = TYPES[name]
    if wanted == nil then
      raise_nearest("LT-1657", {
        vi = "chart.new không có tùy chọn \"{name}\"; có phải bạn muốn: {nearest}?",
        en = "chart.new has no option \"{name}\"; did you mean: {nearest}?" },
        tostring(name), names)
    elseif wanted ~= "any" and type(value) ~= wanted and math.type(value) ~= wanted then
      failure.raise("LT-1658", "usage", {
        vi = "chart.new: \"{name}\" phải là {wanted}, không phải {found}",
        en = "chart.new: \"{name}\" is a {wanted}, not a {found}" },
        { name = name, wanted = wanted, found = type(value) })
    end
  end
end

local function raise_missing(name, say)
  failure.raise("LT-1659", "usage", { vi = "chart.new cần {name}: {say}",
    en = "chart.new needs {name}: {say}" }, { name = name, say = words.say(say) })
end

local NEEDED = {
  { "kind", { vi = "line, bar, dot, funnel, tile hoặc multiples",
    en = "line, bar, dot, funnel, tile or multiples" } },
  { "data", { vi = "một khung", en = "a frame" } },
  { "title", { vi = "một câu nói điều biểu đồ cho thấy",
    en = "a sentence that states the finding" } },
  { "x", { vi = "tên cột của trục ngang hoặc của tên", en = "the column of places or names" } },
}

local function check_share(options)
  local share = options.share
  if (share == nil) == (options.y == nil) then
    raise_missing("y", {
      vi = "tên cột giá trị, hoặc share = {\"tử số\", \"mẫu số\"}, một trong hai",
      en = "the column of values, or share = {\"x\", \"n\"}: one of them" })
  elseif share and not (type(share[1]) == "string" and type(share[2]) == "string") then
    raise_missing("share", { vi = "hai tên cột {\"tử số\", \"mẫu số\"}",
      en = "two names of columns {\"x\", \"n\"}" })
  elseif (options.low == nil) ~= (options.high == nil) then
    raise_missing("low, high", { vi = "cả hai đầu của khoảng", en = "both ends of the interval" })
  end
end

local function check_target(target)
  if target == nil or math.type(target) then
    return target and { value = target }
  elseif type(target) == "table" and math.type(target.value)
    and (target.text == nil or type(target.text) == "string") then
    return { value = target.value, text = target.text and gnuplot.clean(target.text) }
  end
  return raise_missing("target", { vi = "một số, hoặc {value = 0.9, text = \"KH 215, mục II.2\"}",
    en = "a number, or {value = 0.9, text = \"KH 215, II.2\"}" })
end

local function check(options)
  if type(options) ~= "table" then
    raise_missing("{...}", { vi = "một bảng tùy chọn", en = "a table of options" })
  end
  check_types(options)
  for _, entry in ipairs(NEEDED) do
    if options[entry[1]] == nil or options[entry[1]] == "" then
      raise_missing(entry[1], entry[2])
    end
  end
  for _, kind in ipairs(M.kinds) do
    if kind == options.kind then
      check_share(options)
      return require("chart.own." .. kind)
    end
  end
  return raise_nearest("LT-1660", {
    vi = "không có kiểu biểu đồ \"{name}\"; có phải bạn muốn: {nearest}?",
    en = "there is no kind of chart \"{name}\"; did you mean: {nearest}?" }, options.kind,
    table.move(M.kinds, 1, #M.kinds, 1, {}))
end

-- What n is, and where it stands: every chart says it, or says that it does not know.
local function n_sentence(chart)
  local n, share = chart.options.n, chart.options.share
  if math.type(n) then
    return words.say({ vi = "n = {n}.", en = "n = {n}." }, { n = words.count(n) })
  elseif n == nil and share == nil then
    return words.say { vi = "n: không ghi.", en = "n: not stated." }
  end
  local total = 0
  for _, row in ipairs(chart.rows) do
    total = total + (row.y and row.n or 0)
  end
  local values = { total = words.count(total), n = gnuplot.clean(share and share[2] or n),
    x = share and gnuplot.clean(share[1]) }
  if share then
    return words.say({ vi = "Tỷ lệ {x}/{n}, tổng {n} là {total}; vạch: khoảng tin cậy Wilson 95%.",
      en = "Share {x}/{n}, {total} of {n} in all; bars: 95% Wilson interval." }, values)
  end
  return words.say({ vi = "n: {n}, tổng {total}.", en = "n: {n}, {total} in all." }, values)
end

-- Estimates in words, where the frame does not say how they were divided.
local function estimate_sentence(chart)
  return estimate.note(chart.given) or words.say({
    vi = "{sign} và dấu rỗng: số ước tính.", en = "{sign} and hollow marks: estimates." },
    { sign = estimate.SIGN })
end

local function notes_of(chart, extra)
  local sentences = { chart.note }
  sentences[#sentences + 1] = extra
  sentences[#sentences + 1] = n_sentence(chart)
  sentences[#sentences + 1] = chart.unplaced > 0 and words.say({
    vi = "{count} dòng không có {x} nên không vẽ.",
    en = "{count} rows without {x} are not drawn." },
    { count = chart.unplaced, x = gnuplot.clean(chart.options.x) }) or nil
  sentences[#sentences + 1] = chart.estimate and estimate_sentence(chart) or nil
  local source = chart.source or words.say { vi = "không ghi nguồn", en = "none stated" }
  return parts.notes(sentences, { source = source })
end

local function subtitle_of(chart)
  local list = { chart.subtitle }
  list[#list + 1] = chart.estimate and words.say { vi = "ước tính", en = "estimate" } or nil
  return table.concat(list, " · ")
end

local function alt_of(chart)
  local list, left = {}, 0
  for _, row in ipairs(chart.rows) do
    if row.x ~= nil and #list < MOST_IN_ALT then
      local name = (row.by and row.by .. ", " or "") .. tostring(row.x)
      list[#list + 1] = name .. ": " .. (row.y and chart.written(row)
        or words.say { vi = "chưa có", en = "none" })
    elseif row.x ~= nil then
      left = left + 1
    end
  end
  if left > 0 then
    list[#list + 1] = words.say({ vi = "và {count} số khác", en = "and {count} more" },
      { count = left })
  end
  local marked = chart.fictional and words.FICTIONAL .. ". " or ""
  local source = chart.source or words.say { vi = "không ghi nguồn", en = "none stated" }
  return marked .. chart.title .. ". " .. table.concat(list, "; ") .. ". " .. words.source(source)
end

local function any(rows, field)
  for _, row in ipairs(rows) do
    if row[field] ~= nil then
      return true
    end
  end
  return false
end

-- How values are written: shares in percent, counts whole, the rest with its decimals.
local function writer(options, rows)
  local decimals = options.decimals
  if options.percent or options.share then
    return function(value) return words.percent(value, decimals) end, true
  end
  for _, row in ipairs(rows) do
    if decimals == nil and row.y and not math.tointeger(row.y) then
      decimals = 1
    end
  end
  return function(value)
    local whole = math.tointeger(value)
    return (decimals or 0) == 0 and whole and words.count(whole)
      or words.decimal(value, decimals or 1)
  end, false
end

local function cleaned(text)
  return text and text ~= "" and gnuplot.clean(text) or nil
end

-- charts/NAME.lua of one picture: chart.lua draws it like any other.
local function module_of(chart, kind)
  local title = { vi = chart.title, en = chart.title }
  return { name = "chart", title = title, question = title, plot = kind.plot or "own",
    data = { rows = chart.given, source = chart.source, fictional = chart.fictional },
    build = function(_, size)
      if not any(chart.rows, "y") then
        return nil
      end
      local spec, extra = kind.build(chart, size or layout.sizes.screen)
      spec.title, spec.subtitle, spec.alt = chart.title, subtitle_of(chart), alt_of(chart)
      spec.marks_estimates = true
      spec.notes, spec.fictional = notes_of(chart, extra), chart.fictional
      return spec
    end }
end

-- Rows that have a place; two figures at one place of one series would hide each other.
local function placed(rows, kind)
  local list, seen = {}, {}
  for _, row in ipairs(rows) do
    local key = row.x ~= nil and (row.by == nil and "" or tostring(row.by)) .. "\0" .. row.x
    if key and seen[key] and not kind.repeats then
      failure.raise("LT-1661", "data", {
        vi = "\"{x}\" có hai dòng{by}: hãy gộp bằng f:group, hoặc tách bằng by = \"cột\"",
        en = "\"{x}\" has two rows{by}: f:group sums them up, by = \"column\" parts them" },
        { x = tostring(row.x), by = row.by and " (" .. row.by .. ")" or "" })
    elseif key then
      seen[key] = true
      list[#list + 1] = row
    end
  end
  return list
end

--- The chart that the options ask for, in the form of a module of charts/; raises on misuse.
function M.module(options)
  local kind = check(options)
  local rows, given = columns.read(options.data, options)
  local kept = placed(rows, kind)
  local chart = { options = options, rows = kept, unplaced = #rows - #kept, given = given,
    title = cleaned(options.title),
    subtitle = cleaned(options.subtitle), source = cleaned(options.source),
    note = cleaned(options.note), target = check_target(options.target) }
  if chart.title == nil then
    raise_missing("title", NEEDED[3][2])
  end
  chart.value, chart.percent = writer(options, kept)
  chart.estimate = any(kept, "estimate")
  function chart.written(row)
    return (row.estimate and estimate.SIGN or "") .. chart.value(row.y)
  end
  chart.fictional = options.fictional or fictional.of(current.database()) or nil
  return module_of(chart, kind), chart
end

return M
