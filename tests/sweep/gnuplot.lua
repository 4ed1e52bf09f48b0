-- Failing allocations in the gnuplot binding: quoting, numbers, one good chart and one that fails.
local gnuplot = require "lotrinh.gnuplot"

assert(gnuplot.quote("Xã Đông Anh") == gnuplot.quote("Xa\u{303} Đông Anh"))
assert(gnuplot.number(0.5) == "0.5")
local drawn = assert(gnuplot.draw({
  { name = "good", output = "x.svg", script = "set terminal svg\nset output 'x.svg'\nplot x\n" },
  { name = "bad", output = "x.svg", script = "plot nothing\n" },
}))
assert(drawn[1].picture, drawn[1].why)
if drawn[2].why.code ~= "LT-1605" then
  error(drawn[2].why)
end
