-- rebase: figures of one map on the units of another day, in three declared views whose totals
-- agree. Old figures are not changed; the result is a new frame.
local cells = require "rebase.cell"
local columns = require "rebase.columns"
local current = require "store.current"
local failure = require "foundation.failure"
local find = require "unit.find"
local frame = require "lotrinh.frame"
local given_weights = require "rebase.given"
local graphs = require "unit.graph"
local host = require "lotrinh.host"
local options_of = require "foundation.options"
local period = require "lotrinh.period"
local register = require "rebase.register"
local shares = require "unit.shares"
local sources = require "rebase.sources"
local views = require "rebase.views"
local weights = require "rebase.weights"
local whole = require "rebase.whole"

local M = {}

local OPTIONS = { to = "any", view = "string", weights = "any", basis = "string",
  missing = "string", counts = "table", statuses = "table", keys = "table", n = "string",
  unit = "string", date = "string" }

-- Apportioned figures are sums of a few products of doubles.
local TOLERANCE = 1e-9

local function check_view(view)
  if views[view] then
    return views[view]
  end
  failure.raise("LT-1840", "usage", {
    vi = "view là reported, rebased hoặc undivided, không phải \"{view}\"",
    en = "view is reported, rebased or undivided, not \"{view}\"" }, { view = tostring(view) })
end

local function check_weights(graph, options)
  local wanted = options.weights or "population"
  local result = { missing = weights.check_missing(options.missing or "refuse") }
  if type(wanted) == "userdata" then
    if options.basis == nil then
      failure.raise("LT-1841", "usage", {
        vi = "khung weights cần basis = \"groups\", \"mediators\", \"households\" hoặc "
          .. "\"population\": chia theo cái gì phải được nói ra",
        en = "a frame of weights needs basis = \"groups\", \"mediators\", \"households\" or "
          .. "\"population\": what the shares are of has to be told" })
    end
    result.basis = weights.check_basis(options.basis)
    result.given = given_weights.read(graph, wanted)
  else
    result.basis = weights.check_basis(wanted)
    if wanted == "groups" or wanted == "mediators" then
      result.given = register.read(current.database(), graph, wanted)
    end
  end
  return result
end

local function collect(group, shares_of, layout)
  local list, by_record = {}, {}
  for _, source in ipairs(group.sources) do
    for _, share in ipairs(shares_of(source)) do
      local key = share.record or "rest"
      if by_record[key] == nil then
        by_record[key] = cells.new(share.record)
        list[#list + 1] = by_record[key]
      end
      cells.add(by_record[key], source, share, layout)
    end
  end
  return list
end

local function raise_total(name, group, before, after)
  local keys = {}
  for i = 1, group.width do
    keys[i] = tostring(group.keys[i])
  end
  failure.raise("LT-1842", "data", {
    vi = "tổng của \"{name}\" ({keys}) là {before} trước và {after} sau khi quy đổi: có đơn vị bị "
      .. "mất",
    en = "the total of \"{name}\" ({keys}) is {before} before and {after} after: a unit was lost" },
    { name = name, keys = table.concat(keys, ", "), before = tostring(before),
      after = tostring(after) })
end

-- The total of each period is the same in every view, or there is no result.
local function check_totals(group, list, layout)
  for _, name in ipairs(layout.counts) do
    local before, after = 0, 0
    for _, source in ipairs(group.sources) do
      before = before + (source.counts[name] or 0)
    end
    for _, cell in ipairs(list) do
      after = after + (cell.values[name] or 0)
    end
    if math.abs(before - after) > TOLERANCE * math.max(1, math.abs(before)) then
      raise_total(name, group, before, after)
    end
  end
end

-- The day on which the sources of a period lie: that of the rows, else the last one on which all of
-- them were there.
local function day_of(group, to)
  local day
  for _, source in ipairs(group.sources) do
    local one = source.day
    if one == nil and graphs.ends(source.record) <= to then
      one = period.date(period.day(source.record.valid_to) - 1)
    end
    day = one and (day == nil or one < day) and one or day
  end
  return day or to
end

-- How many units should have reported to a cell; not known where old and new figures meet.
local function expected_of(graph, cell, view, day)
  if cell.record == nil or cell.kept and cell.sources > 1 then
    return nil
  elseif cell.kept or view == "reported" then
    return 1
  end
  return #shares.origins(graph, cell.record, day)
end

local function cell_order(first, second)
  local a, b = first.record, second.record
  if a == nil or b == nil then
    return a ~= nil
  elseif a.code ~= b.code then
    return a.code < b.code
  end
  return a.id < b.id
end

local function output_columns(layout)
  local names = { "unit_id", "code", "full_name" }
  for _, list in ipairs { layout.keys, layout.counts } do
    table.move(list, 1, #list, #names + 1, names)
  end
  if layout.n then
    names[#names + 1] = "n_effective"
  end
  for _, name in ipairs { "sources", "expected", "estimated_share", "flags", "basis" } do
    names[#names + 1] = name
  end
  table.move(layout.statuses, 1, #layout.statuses, #names + 1, names)
  if #layout.statuses > 0 then
    names[#names + 1] = "status_note"
  end
  return names
end

local function layout_of(given, options)
  local layout = columns.of(given, options)
  layout.n = options.n
  for _, name in ipairs(layout.counts) do
    if name == options.n then
      return layout
    end
  end
  if options.n then
    failure.raise("LT-1843", "usage", {
      vi = "n = \"{name}\" phải là một cột trong counts",
      en = "n = \"{name}\" is no column of counts" }, { name = options.n })
  end
  return layout
end

local function check_frame(given)
  if type(given) ~= "userdata" then
    failure.raise("LT-1844", "usage", { vi = "rebase nhận một khung, không phải {kind}",
      en = "rebase takes a frame, not a {kind}" }, { kind = type(given) })
  end
end

local function run(given, options)
  check_frame(given)
  options = options_of.check(options, OPTIONS)
  local graph = graphs.of(current.database())
  local to = find.day(options.to, "to") or (host.today())
  local view = options.view or "rebased"
  local make_view = check_view(view)
  local layout = layout_of(given, options)
  local groups = sources.groups(graph, layout, given)
  local shares_of = make_view(graph, groups, to, check_weights(graph, options))
  local rows = {}
  for _, group in ipairs(groups) do
    local list = collect(group, shares_of, layout)
    check_totals(group, list, layout)
    table.sort(list, cell_order)
    local day = day_of(group, to)
    for _, cell in ipairs(list) do
      rows[#rows + 1] = cells.row(cell, group, layout, expected_of(graph, cell, view, day))
    end
  end
  return frame.new(rows, output_columns(layout))
end

local WHOLE = { x = "string", n = "string", keys = "table", unit = "string" }

--- Apportioned counts as whole numbers for print: rebase.whole(f, {x = "settled", n = "closed"}).
--- Totals of each period stay; not for calculating on.
function M.whole(given, options)
  check_frame(given)
  options = options_of.check(options, WHOLE)
  if options.x == nil then
    failure.raise("LT-1845", "usage", { vi = "rebase.whole cần x = \"cột\"",
      en = "rebase.whole needs x = \"a column\"" })
  end
  local keys = whole.keys(given, { unit = options.unit, keys = options.keys, x = options.x })
  return whole.of(given, options.x, options.n, keys)
end

--- rebase(frame, {to = "2025-07-01", view = "reported" | "rebased" | "undivided", counts = {...},
--- statuses = {...}, weights = "population" | "groups" | "mediators" | "households" | a frame with
--- basis, missing = "refuse" | "equal" | "population", n = "closed", keys = {...}}) -> frame.
return setmetatable(M, { __call = function(_, given, options) return run(given, options) end })
