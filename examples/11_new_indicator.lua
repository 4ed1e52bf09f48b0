#!/usr/bin/env -S lotrinh run
-- A new indicator: the share of cases that were closed within the year, tried out in a script. What
-- proves useful becomes an entry of data/indicators.lua, and every verb knows it.
script.requires(1)

local options = script.options { target = { 0.95, "the share wanted in 2030" } }

-- Numerator and denominator come from the figures, with nil where nothing was reported.
local cases = db:query("SELECT year, settled, received, pending FROM city_year ORDER BY year")
local usable = cases:filter(function(row)
  return row.received ~= nil and row.received > 0
end):mutate("closed", function(row)
  return row.pending and row.received - row.pending or nil
end)
local known = usable:filter(function(row) return row.closed ~= nil end)

-- A share is never printed without its n and its interval.
for i = 1, #known do
  local row = known[i]
  local ci = stats.binom_ci(row.closed, row.received)
  print(("%d: %d of %d closed, %s %% (%.3f to %.3f)"):format(row.year, row.closed, row.received,
    text.percent(row.closed, row.received), ci.lower, ci.upper))
end

local judged = outlook.of_series((known.year:values()), (known.closed:values()),
  (known.received:values()), { target = options.target, to = 2030 })
print("verdict:", judged.verdict, judged.reason or "")
