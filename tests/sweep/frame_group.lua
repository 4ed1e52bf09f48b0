-- Failing allocations in groups and new columns.
local frame = require "lotrinh.frame"

local rows = {}
for i = 1, 30 do
  rows[i] = { name = "Xã " .. i % 3, n = i % 4 ~= 0 and i or nil, share = i / 8 }
end
local r = frame.new(rows, { "name", "n", "share" })
local g = r:group({ "name" }, { { "sum", "n" }, { "mean", "share", as = "m" }, { "rows" } })
assert(#g == 3 and g[1].rows == 10 and #g:columns() == 4)
local m = r:mutate("double", function(row) return row.n and row.n * 2 end)
assert(m[3].double == 6 and m[4].double == nil and #m == 30)
