-- Failing allocations in the suggest binding.
local suggest = require "lotrinh.suggest"

assert(suggest.nearest("sucess", { "cases", "success" }) == "success")
assert(suggest.nearest("xyz", { "cases" }) == nil)
