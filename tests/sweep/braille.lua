-- Failing allocations in the raster of dots.
local braille = require "lotrinh.braille"

local raster = braille.new(3, 2)
raster:dot(0, 0, 1)
raster:line(0, 0, 5, 7, 2, 2, 1)
raster:area(0, 0, 3, 5, 1, 7, 3)
local dots, tint = raster:cell(1, 1)
assert(dots > 0 and tint == 3)
assert(raster:cell(9, 9) == 0)
assert(not pcall(braille.new, 0, 1))
