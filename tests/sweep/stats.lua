-- Every allocation of lotrinh.stats may fail; nothing may leak.
local stats = require "lotrinh.stats"
local t, x, n = { 1, 2, 3, 4, 5, 6 }, { 4, 6, 5, 7, 9, 8 }, { 10, 10, 9, 10, 11, 10 }
local y = { 0.4, 0.6, 0.5, 0.7, 0.8, 0.75 }
stats.binom_ci(9, 10, { method = "mid_p", conf = 0.9 })
stats.drifting_level({ 2024, 2026 }, { 8, 17 }, { 10, 20 }, { to = 2030, target = 0.9 })
stats.quantile(y, { 0.1, 0.9 })
stats.corr(t, y, { method = "spearman" })
stats.lm({ t, x }, y, { weights = n })
stats.lm(t, y, { at = { 7 } })
stats.glm(t, x, n, { at = { 10 }, target = 0.9, cases = 50 })
stats.mann_kendall(t, y, { alternative = "increasing" })
stats.theil_sen(t, y, { at = { 7 } })
stats.holt(y, { h = 2, t = t })
stats.funnel(x, n, { curve = { 5, 10 } })
stats.posterior(3, 4, stats.beta_binomial(x, { 10, 7, 30, 8, 40, 9 }, { method = "moments" }).a
  and { a = 9, b = 1 } or { a = 8, b = 2 }, { target = 0.9 })
stats.poisson_binomial(y, { k = 2 })
stats.apportion(100, y)
stats.p_prime_chart(x, n, { improvement_direction = "increase", target = 0.9 })
stats.progress("eurostat", t, y, { target = 0.9, target_year = 10 })
stats.backtest(t, x, n, { method = "linear", first = 3 })
stats.interval_score({ 0.1 }, { 0.3 }, { 0.2 })
stats.pnorm(1.96, 0, 1, { lower_tail = false })
