-- Failing allocations in the bindings of exact shares and of embedded files.
local resource = require "lotrinh.resource"
local share = require "lotrinh.share"

assert(share.reaches(9, 10, 90, 100))
assert(share.needed(126, 60, 100) == 76)
assert(#resource.names "data/schema/" >= 1)
assert(#assert(resource.read "data/plans.csv") > 100)
local missing, why = resource.read "data/nothere.csv"
assert(missing == nil and why.code == "LT-1180")
