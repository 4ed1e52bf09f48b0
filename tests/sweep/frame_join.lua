-- Failing allocations in joins, pivots and workbooks of frames.
local frame = require "lotrinh.frame"

local left, right = {}, {}
for i = 1, 12 do
  left[i] = { name = "Xã " .. i % 4, year = i % 2 ~= 0 and 2024 + i % 3 or nil, n = i }
  right[i] = { name = "Xã " .. i % 5, year = (2024 + i % 3) / 1, n = i / 4 }
end
local a = frame.new(left, { "name", "year", "n" })
local b = frame.new(right, { "name", "year", "n" })
local joined = a:join(b, { "name", "year" }, { kind = "left" })
assert(#joined >= 12 and #joined:columns() == 4)
local wide = a:pivot { rows = "name", columns = "year", values = "n", with = "sum" }
assert(#wide == 4 and #wide:columns() == 5)
local path = os.tmpname()
local ok, why = a:to_xlsx(path, { force = true })
os.remove(path)
assert(ok, why)
