-- Failing allocations in frames: made, read, sorted, filtered, exported.
local frame = require "lotrinh.frame"

local rows = {}
for i = 1, 40 do
  rows[i] = { name = "Xã " .. i % 7, settled = i, share = i % 3 ~= 0 and i / 40 or nil }
end
local r = frame.new(rows, { "name", "settled", "share" })
assert(r.settled:sum() == 820 and r.share:nulls() == 13 and #r == 40)
assert(r:sort { "name", "-settled" }[1].name == "Xã 0")
assert(#r:filter(function(row) return row.settled > 30 end) == 10)
assert(#r:head(3):select { "share", "name" }:columns() == 2)
assert(#r:to_csv() > 100 and #r:to_json() > 100 and tostring(r) and tostring(r.share))
assert(#r:to_text { width = 20, rows = 1 } > 10)
local values, n = r.share:values()
assert(n == 40 and values[3] == nil and values[1] == 1 / 40)
