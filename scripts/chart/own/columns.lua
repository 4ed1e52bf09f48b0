-- The figures of an analyst's own chart, from a frame or a list of tables to plain rows whose cells
-- are checked: {x, y, n, low, high, by, estimate}. Knows no kind of chart.
local estimate = require "chart.estimate"
local failure = require "foundation.failure"
local gnuplot = require "lotrinh.gnuplot"
local stats = require "lotrinh.stats"
local suggest = require "lotrinh.suggest"

local M = {}

local MOST_ROWS = 20000 -- of a chart: more is no picture that anyone reads

-- What rebase says of figures that came through divided units.
local ESTIMATED = "estimated_share"

local function names_of(data)
  if type(data) == "userdata" then
    return data:columns()
  end
  local seen, names = {}, {}
  for _, row in ipairs(data) do
    for name in pairs(row) do
      if type(name) == "string" and not seen[name] then
        seen[name] = true
        names[#names + 1] = name
      end
    end
  end
  table.sort(names)
  return names
end

local function check_data(data)
  local kind = type(data)
  local fits = kind == "userdata" and pcall(function() return data:columns() end)
  if kind == "table" then
    fits = true
    for i = 1, #data do
      fits = fits and type(data[i]) == "table"
    end
  end
  if not fits then
    failure.raise("LT-1651", "usage", {
      vi = "data phải là một khung, hoặc danh sách các bảng như {{year = 2026, n = 3}}",
      en = "data is a frame, or a list of tables such as {{year = 2026, n = 3}}" })
  elseif #data > MOST_ROWS then
    failure.raise("LT-1652", "usage", {
      vi = "biểu đồ vẽ được nhiều nhất {most} dòng, khung này có {count}; hãy gộp bằng f:group",
      en = "a chart draws at most {most} rows, this frame has {count}; f:group sums them up" },
      { most = MOST_ROWS, count = #data })
  end
end

local function check_column(names, option, name)
  for _, known in ipairs(names) do
    if known == name then
      return name
    end
  end
  failure.raise("LT-1653", "usage", {
    vi = "{option}: không có cột \"{name}\"; có phải bạn muốn: {nearest}?",
    en = "{option}: there is no column \"{name}\"; did you mean: {nearest}?" }, { option = option,
    name = tostring(name), nearest = suggest.nearest(tostring(name), names)
      or table.concat(names, ", ") })
end

local function number_of(row, name, index)
  local value = row[name]
  local finite = math.type(value) and value == value and math.abs(value) < math.huge
  if value == nil or finite then
    return value
  end
  failure.raise("LT-1654", "data", {
    vi = "cột \"{name}\", dòng {row}: \"{value}\" không phải là số",
    en = "column \"{name}\", row {row}: \"{value}\" is no number" },
    { name = name, row = index, value = gnuplot.clean(tostring(value)) })
end

-- A name or a number, safe to draw.
local function place_of(row, name)
  local value = row[name]
  if value == nil or math.type(value) then
    return value
  end
  return gnuplot.clean(tostring(value))
end

local function count_of(row, name, index)
  local value = number_of(row, name, index)
  if value == nil or math.tointeger(value) and value >= 0 then
    return value and math.tointeger(value)
  end
  failure.raise("LT-1655", "data", {
    vi = "cột \"{name}\", dòng {row}: {value} không phải là số đếm; với số đã quy đổi hãy dùng "
      .. "rebase.whole, hoặc y và percent thay cho share",
    en = "column \"{name}\", row {row}: {value} is no count; for rebased figures use rebase.whole, "
      .. "or y and percent instead of share" }, { name = name, row = index, value = value })
end

-- x of n as a share with its Wilson interval; nothing arose: no share.
local function add_share(row, x, n, index)
  row.count, row.n = x, n
  if x == nil or n == nil or n == 0 then
    return
  elseif x > n then
    failure.raise("LT-1656", "data", { vi = "share, dòng {row}: {x} lớn hơn {n}",
      en = "share, row {row}: {x} is more than {n}" }, { row = index, x = x, n = n })
  end
  local interval = stats.binom_ci(x, n, { method = "wilson" })
  row.y, row.low, row.high = x / n, interval.lower, interval.upper
end

local function read_row(given, options, index)
  local estimated = options.estimate or estimate.is(given)
    or options.estimated and (number_of(given, ESTIMATED, index) or 0) > 0
  local row = { x = place_of(given, options.x), estimate = estimated or nil }
  row.by = options.by and place_of(given, options.by)
  if options.share then
    add_share(row, count_of(given, options.share[1], index),
      count_of(given, options.share[2], index), index)
  else
    row.y = number_of(given, options.y, index)
  end
  for _, name in ipairs { "low", "high" } do
    if options[name] then
      row[name] = number_of(given, options[name], index)
    end
  end
  if type(options.n) == "string" then
    row.n = number_of(given, options.n, index)
  end
  return row
end

local function plain(row)
  local copy = {}
  for name, value in pairs(row) do
    copy[name] = value
  end
  return copy
end

--- The rows of a chart; options name the columns: x, y or share = {x, n}, low, high, n, by.
--- Returns rows, given: the second as they came, for the CSV beside a picture.
function M.read(data, options)
  check_data(data)
  local names = names_of(data)
  local share = options.share or {}
  local asked = { { "x", options.x }, { "y", options.y }, { "share", share[1] },
    { "share", share[2] }, { "low", options.low }, { "high", options.high }, { "by", options.by },
    { "n", type(options.n) == "string" and options.n or nil } }
  for _, pair in ipairs(asked) do
    if pair[2] ~= nil and #data > 0 then
      check_column(names, pair[1], pair[2])
    end
  end
  local estimated = false
  for _, name in ipairs(names) do
    estimated = estimated or name == ESTIMATED
  end
  local read = setmetatable({ estimated = estimated }, { __index = options })
  local rows, given = {}, {}
  for i = 1, #data do
    given[i] = plain(data[i])
    rows[i] = read_row(given[i], read, i)
  end
  return rows, given
end

return M
