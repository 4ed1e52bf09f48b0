#!/usr/bin/env -S lotrinh run
-- A success rate with its 95 % interval, year by year: how far chance alone may have moved it.
--   lotrinh run 02_rate_with_interval.lua --from=2022
script.requires(1)

local options = script.options {
  unit = { "Hà Nội", "the unit, as it is written or without its marks" },
  from = { 2020, "the first year" },
}

local series = indicator.series("success_rate", { unit = options.unit, from = options.from })
for i = 1, #series do
  local row = series[i]
  print(("%d: %d of %d settled, %.1f %% (%.1f to %.1f)"):format(row.year, row.x, row.n,
    100 * row.rate, 100 * row.low, 100 * row.high))
end

-- Any two counts will do: 9 of 10 is far less sure than 900 of 1000.
for _, n in ipairs { 10, 1000 } do
  local interval = stats.binom_ci(0.9 * n // 1, n)
  print(("%d of %d: %.3f to %.3f"):format(0.9 * n // 1, n, interval.lower, interval.upper))
end
