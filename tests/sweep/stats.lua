-- Every allocation of lotrinh.stats may fail; nothing may leak.
local stats = require "lotrinh.stats"
stats.binom_ci(9, 10, { method = "mid_p", conf = 0.9 })
stats.drift({ 2024, 2025, 2026 }, { 8, 9, 17 }, { 10, 10, 20 }, { to = 2030, target = 0.9 })
