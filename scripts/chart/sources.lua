-- Where each chart's figures come from: chart/sources/NAME.lua has takes = {option = true} and
-- data(context). Draws nothing.
local failure = require "foundation.failure"

local M = {}

local ORDER = { "unit", "year", "plan", "vintage", "indicator", "kind", "view",
  "missing", "map", "page" }

--- The options of draw that say what a chart is about.
M.asked = { unit = true, year = true, plan = true, vintage = true, asof = true, indicator = true,
  kind = true, view = true, missing = true, map = true, page = true }

--- The figures of a chart in the form its charts/NAME.lua documents.
function M.data(name, context)
  return require("chart.sources." .. name).data(context)
end

--- Whether the chart follows the option.
function M.takes(name, option)
  return require("chart.sources." .. name).takes[option] == true
end

--- Raises LT-1625 for an option that the chart cannot follow: it would be passed over in silence.
function M.check(name, options)
  local takes = require("chart.sources." .. name).takes
  local known = {}
  for _, option in ipairs(ORDER) do
    known[#known + 1] = takes[option] and option or nil
  end
  for _, option in ipairs(ORDER) do
    if options[option] ~= nil and not takes[option] then
      failure.raise("LT-1625", "usage", {
        vi = "biểu đồ {name} không nhận \"{option}\"; nó nhận: {known}",
        en = "the chart {name} takes no \"{option}\"; it takes: {known}",
      }, { name = name, option = option, known = table.concat(known, ", ") })
    end
  end
end

return M
