-- What the functions of the script's world are asked with: what their first argument names, and the
-- options they take. Data only; a test compares the options with those the functions accept.
local M = {}

--- name of the function -> what its first argument names, a kind of names.lua or "sql".
M.first = {
  ["unit.find"] = "unit",
  ["indicator.get"] = "indicator", ["indicator.series"] = "indicator",
  ["plan.get"] = "plan", ["plan.targets"] = "plan", ["plan.target"] = "target",
  ["outlook.of"] = "indicator", ["outlook.needed"] = "indicator",
  ["outlook.official"] = "indicator", ["outlook.plans"] = "indicator", ["outlook.board"] = "plan",
  ["compare.ranking"] = "indicator", ["compare.funnel"] = "indicator",
  ["compare.league"] = "indicator", ["compare.change"] = "indicator",
  ["compare.attaining"] = "indicator",
  ["chart.draw"] = "chart", ["chart.build"] = "chart", ["chart.find"] = "chart",
  ["db:query"] = "sql", ["db:rows"] = "sql",
}

local function words(text)
  local list = {}
  for word in text:gmatch("%S+") do
    list[#list + 1] = word
  end
  return list
end

local JUDGED = words "unit plan target asof window vintage definition kind detail"
local WHAT_IF = words "unit plan target asof vintage definition kind from rate indicator"
local COMPARED = words "year kind vintage definition asof least target method from to"
local DRAWN = words("unit year plan vintage asof indicator kind data to size format placeholder"
  .. " force public script csv")

--- name of the function -> its options.
M.options = {
  ["unit.find"] = words "date level all exact",
  ["unit.at"] = words "level",
  ["unit.join"] = words "by dates suffixes",
  ["indicator.series"] = words "unit from to kind vintage definition asof",
  ["outlook.of"] = JUDGED, ["outlook.official"] = JUDGED, ["outlook.plans"] = JUDGED,
  ["outlook.needed"] = WHAT_IF, ["outlook.scenario"] = WHAT_IF,
  ["outlook.board"] = words "unit asof vintage year detail",
  ["compare.ranking"] = COMPARED, ["compare.funnel"] = COMPARED, ["compare.league"] = COMPARED,
  ["compare.change"] = COMPARED, ["compare.attaining"] = COMPARED,
  ["chart.draw"] = DRAWN, ["chart.build"] = DRAWN,
}

--- option -> the values it takes: a kind of names.lua, or a list.
M.values = {
  unit = "unit", plan = "plan", target = "target", indicator = "indicator", year = "year",
  from = "year", to = "year",
  vintage = { "official", "preliminary", "estimate", "any" },
  size = { "screen", "report", "meeting" },
  format = { "svg", "png", "pdf" },
  level = { "city", "district", "commune" },
  view = { "reported", "rebased", "undivided" },
}

return M
