#!/usr/bin/env -S lotrinh run
-- The trend to 2030: where an indicator is heading, how sure that is, and what it would take.
--   lotrinh run 03_trend_to_2030.lua --indicator=success_rate
script.requires(1)

local options = script.options {
  indicator = { "success_rate", "the indicator; print(indicator.list()) names them" },
  unit = { "Hà Nội", "the unit" },
}

-- The verdict of the engine: full years of one kind only, with its reasons and its doubts.
local o = outlook.of(options.indicator, { unit = options.unit })
print(o)

-- The same by hand. Few years say little: with three points no test can find a trend.
local s = indicator.series(options.indicator, { unit = options.unit, kind = "year" })
local rates = s:mutate("share", function(row) return row.x / row.n end)
print(("%d points; %+.2f percentage points a year; status of the trend test: %s"):format(#s,
  100 * stats.theil_sen(s.year, rates.share).slope,
  stats.mann_kendall(s.year, rates.share).status))
