-- Own chart: each unit by its number of cases and its share, between the limits of chance. The
-- picture is that of charts/funnel.lua.
local axes = require "chart.own.axes"
local failure = require "foundation.failure"
local funnel = require "charts.funnel"
local stats = require "lotrinh.stats"
local words = require "chart.words"

local M = {}

M.plot = "funnel"
M.repeats = true

local LIMITS = { "inner_lower", "inner_upper", "outer_lower", "outer_upper" }

local function rows_of(chart)
  local x, n, rows = {}, {}, {}
  for _, row in ipairs(chart.rows) do
    if row.count and row.n then
      x[#x + 1], n[#n + 1] = row.count, row.n
      rows[#rows + 1] = { unit = tostring(row.x), x = row.count, n = row.n, share = row.y }
    end
  end
  local found = stats.funnel(x, n, { method = "additive",
    target = chart.target and chart.target.value })
  for i, row in ipairs(rows) do
    local point = found.points[i]
    row.position = point.position
    for _, name in ipairs(LIMITS) do
      row[name] = point[name]
    end
  end
  return rows, found
end

--- own.lua's kind: the spec without title, notes and source.
function M.build(chart)
  if not chart.options.share then
    failure.raise("LT-1662", "usage", {
      vi = "biểu đồ funnel cần share = {\"tử số\", \"mẫu số\"}: giới hạn tùy theo số vụ",
      en = "a funnel needs share = {\"x\", \"n\"}: its limits depend on the number of cases" })
  end
  local rows, found = rows_of(chart)
  local spec = funnel.build { unit = "", source = "", rows = rows, centre = found.centre,
    overdispersed = found.overdispersed }
  local all = axes.distinct(chart.rows, "x")
  return spec, spec.notes[1] .. " " .. words.say({ vi = "{count} đơn vị.", en = "{count} units." },
    { count = #all })
end

return M
