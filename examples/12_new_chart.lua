#!/usr/bin/env -S lotrinh run
-- A new chart from a frame of one's own, in the house style: line, bar, dot, funnel, tile and
-- multiples. What is asked for often becomes a file of scripts/charts.
script.requires(1)

local options = script.options {
  to = { "received.svg", "the file: .png, .svg or .pdf" },
  force = { false, "replace the file if it is there" },
}

local figures = db:query([[
  SELECT year, settled, received FROM city_year WHERE settled IS NOT NULL ORDER BY year]])
local picture = chart.new {
  kind = "line", data = figures, x = "year", share = { "settled", "received" },
  title = "Vụ việc hòa giải thành trên số tiếp nhận", subtitle = "Thành phố Hà Nội",
  source = "số liệu đã công bố",
}
print(picture) -- the chart in letters, with its figures
local saved, why = picture:save(options.to, { size = "report", force = options.force })
print(saved and saved.path or why)
