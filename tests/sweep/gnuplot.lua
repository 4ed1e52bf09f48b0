-- Failing allocations in the gnuplot binding: quoting, numbers, one good chart and one that fails.
local gnuplot = require "lotrinh.gnuplot"

assert(gnuplot.quote("Xã Đông Anh") == gnuplot.quote("Xa\u{303} Đông Anh"))
assert(gnuplot.number(0.5) == "0.5")
assert(gnuplot.numbers("A", { 1, 2 }) == "A_COUNT = 2\narray A[2]\nA[1] = 1\nA[2] = 2\n")
assert(gnuplot.texts("T", { "Xã" }):find("\\130", 1, true))
assert(gnuplot.block("B", { { 1, false } }):find("1 NaN", 1, true))
local runner <close> = assert(gnuplot.open { processes = 1 })
assert(runner:add { name = "good", output = "x.svg",
  script = "set terminal svg\nset output 'x.svg'\nplot x\n" })
assert(runner:add { name = "bad", output = "x.svg", script = "plot nothing\n" })
local _, good = assert(runner:next(true))
assert(good.picture, good.why)
local _, bad = assert(runner:next(true))
if bad.why.code ~= "LT-1605" then
  error(bad.why)
end
