-- What the columns of a frame are to rebasing: the unit of a row, its period, counts, statuses.
local failure = require "foundation.failure"
local find = require "unit.find"

local M = {}

local UNIT_COLUMNS = { "unit_id", "key", "code", "full_name", "unit", "name" }
local DATE_COLUMNS = { "period_end", "finish", "date" }

-- What tells one figure of a unit from another; everything else but counts is not carried over.
local KEYS = { "indicator", "measure", "definition", "period", "period_kind", "kind",
  "period_start", "start", "period_end", "finish", "date", "year", "vintage" }

-- What rebase itself adds; taken in again when a frame is rebased a second time.
M.OWN = { "sources", "expected", "estimated_share", "n_effective", "flags", "basis",
  "status_note" }

local function set_of(list)
  local set = {}
  for _, name in ipairs(list) do
    set[name] = true
  end
  return set
end

local function first_in(columns, candidates)
  for _, name in ipairs(candidates) do
    if columns[name] then
      return name
    end
  end
end

local function check_listed(columns, list, option)
  for _, name in ipairs(list) do
    if not columns[name] then
      failure.raise("LT-1830", "usage", { vi = "{option}: khung không có cột \"{name}\"",
        en = "{option}: the frame has no column \"{name}\"" },
        { option = option, name = tostring(name) })
    end
  end
  return list
end

local function raise_counts(given, taken)
  local left = {}
  for _, name in ipairs(given:columns()) do
    if not taken[name] and given:column(name):type() == "integer" then
      left[#left + 1] = '"' .. name .. '"'
    end
  end
  failure.raise("LT-1831", "usage", {
    vi = "rebase cần counts: các cột là số đếm, ví dụ counts = {{list}}; tỷ lệ không cộng được",
    en = "rebase needs counts: the columns that are counts, as in counts = {{list}}; rates are not "
      .. "added up" }, { list = table.concat(left, ", ") })
end

local function raise_no_unit()
  failure.raise("LT-1832", "usage", {
    vi = "khung không có cột nào chỉ đơn vị (unit_id, key, code, full_name, unit, name); hãy cho "
      .. "unit = \"tên cột\"",
    en = "no column tells the unit (unit_id, key, code, full_name, unit, name); give unit = \"its "
      .. "column\"" })
end

--- The unit column and where its day comes from: {unit, date (a column), day (one for all rows)}.
function M.of_units(given, options)
  local columns = set_of(given:columns())
  local unit = options.unit or first_in(columns, UNIT_COLUMNS) or raise_no_unit()
  check_listed(columns, { unit }, "unit")
  local layout = { unit = unit, year = columns.year and "year" or nil }
  if options.date == nil then
    layout.date = first_in(columns, DATE_COLUMNS)
  elseif columns[options.date] then
    layout.date = options.date
  else
    layout.day = find.day(options.date)
  end
  return layout
end

--- The layout of a frame: {unit, date, day, year, keys, counts, statuses, own = set}.
function M.of(given, options)
  local columns = set_of(given:columns())
  local layout = M.of_units(given, options)
  local taken = set_of(M.OWN)
  for _, name in ipairs(UNIT_COLUMNS) do
    taken[name] = true
  end
  taken[layout.unit], taken.level, taken.version, taken.import_id = true, true, true, true
  layout.statuses = check_listed(columns, options.statuses or {}, "statuses")
  layout.keys = options.keys and check_listed(columns, options.keys, "keys") or {}
  if options.keys == nil then
    for _, name in ipairs(KEYS) do
      if columns[name] and name ~= layout.unit then
        layout.keys[#layout.keys + 1] = name
      end
    end
  end
  for _, list in ipairs { layout.keys, layout.statuses } do
    for _, name in ipairs(list) do
      taken[name] = true
    end
  end
  if options.counts == nil or #options.counts == 0 then
    raise_counts(given, taken)
  end
  layout.counts = check_listed(columns, options.counts, "counts")
  layout.own = {}
  for _, name in ipairs(M.OWN) do
    layout.own[name] = columns[name]
  end
  return layout
end

local function raise_year(year, row)
  failure.raise("LT-1833", "usage", {
    vi = "dòng {row}: năm {year} nằm trên hai địa bàn, mã và tên không nói là địa bàn nào; hãy "
      .. "dùng unit_id, hoặc cho date",
    en = "row {row}: the year {year} lies on two maps, and a code or name does not tell on which; "
      .. "use unit_id, or give date" }, { row = row, year = year })
end

--- The day on which codes and names of a year are meant, its last one; nil for a year in whose
--- middle units changed, which does not tell which unit a code or name means.
function M.day_of_year(graph, year)
  if graph.cache.years == nil then
    graph.cache.years = {}
    for _, links in pairs(graph.after) do
      for _, link in ipairs(links) do
        if link.on:sub(5) ~= "-01-01" then
          graph.cache.years[link.on:sub(1, 4)] = true
        end
      end
    end
  end
  return not graph.cache.years[tostring(year)] and ("%d-12-31"):format(year) or nil
end

--- The day of a row as a text, nil when nothing tells it.
function M.day_of(layout, cells)
  if layout.day then
    return layout.day
  elseif layout.date and cells[layout.date] then
    return find.day(cells[layout.date], layout.date)
  end
end

--- The unit of a row, by its id, or by code or name on the day of the row.
function M.unit_of(graph, layout, cells, row)
  local value = cells[layout.unit]
  if math.type(value) == "integer" and graph.by_id[value] then
    return graph.by_id[value]
  elseif type(value) == "string" and graph.by_key[value] then
    return graph.by_key[value]
  elseif value == nil then
    failure.raise("LT-1834", "data", {
      vi = "dòng {row}: cột \"{name}\" trống, không biết là đơn vị nào",
      en = "row {row}: column \"{name}\" is empty, so its unit is not known" },
      { row = row, name = layout.unit })
  end
  local day = M.day_of(layout, cells)
  if day == nil and layout.year and cells.year then
    day = M.day_of_year(graph, cells.year) or raise_year(cells.year, row)
  end
  if day == nil and type(value) == "string" then
    failure.raise("LT-1835", "usage", {
      vi = "mã và tên chỉ có nghĩa cùng với ngày: khung cần cột period_end, finish, date hoặc "
        .. "year, hoặc date = \"2024-12-31\"",
      en = "a code or name means nothing without its day: the frame needs a column period_end, "
        .. "finish, date or year, or give date = \"2024-12-31\"" })
  end
  return find.one(graph, value, { date = day })
end

return M
