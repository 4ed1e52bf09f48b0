#!/usr/bin/env -S lotrinh run
-- What if: how many more cases must be settled for a target, and for a rate of one's own.
--   lotrinh run 08_what_if.lua --rate=0.95
script.requires(1)

local options = script.options {
  unit = { "Hà Nội", "the unit" },
  rate = { 0.92, "the share to try, 0 to 1" },
  from = { 2027, "the first year of the effort" },
}

-- What the target in force asks.
print(outlook.needed("success_rate", { unit = options.unit, from = options.from }))

-- The same for another rate.
local plan = outlook.scenario {
  indicator = "success_rate", unit = options.unit, rate = options.rate, from = options.from,
}
print(plan:sentence())
print(plan.years)

-- How sure one would be of a rate of 92 % with so many cases.
local n = plan.n
local interval = stats.binom_ci(math.floor(options.rate * n + 0.5), n)
print(("%d cases: %.3f to %.3f"):format(n, interval.lower, interval.upper))
