#!/usr/bin/env -S lotrinh run
-- Who has not reported: communes of a day without a figure in a period. NULL is not zero.
--   lotrinh --db my.db run 10_who_has_not_reported.lua --period=2026-H1
script.requires(1)

local options = script.options {
  period = { "2026-H1", "the period: 2026, 2026-H1, 2026-Q3 ..." },
  to = { "", "write the list to this .csv or .xlsx file" },
}

local asked = period.parse(options.period)
local communes = unit.at(asked.finish, { level = "commune" }):frame()
local figures = db:query([[
  SELECT unit_id, count(value) AS figures FROM observation
   WHERE period_start = ? AND period_end = ? GROUP BY unit_id]], asked.start, asked.finish)

-- A left join keeps every commune; those without a figure have NULL.
local all = communes:select { "unit_id", "code", "full_name" }
  :join(figures, "unit_id", { kind = "left" })
local missing = all:filter(function(row) return row.figures == nil or row.figures == 0 end)
print(("%s: %d of %d communes have not reported"):format(asked.label, #missing, #all))
print(missing:select { "code", "full_name" }:sort "full_name":head(10))

if options.to ~= "" then
  local write = options.to:find("%.xlsx$") and missing.to_xlsx or missing.to_csv
  print(write(missing, options.to))
end
