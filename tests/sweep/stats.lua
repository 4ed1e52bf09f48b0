-- Every allocation of lotrinh.stats may fail; nothing may leak.
local stats = require "lotrinh.stats"
stats.binom_ci(9, 10, { method = "mid_p", conf = 0.9 })
