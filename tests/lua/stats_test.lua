-- lotrinh.stats as Lua sees it: names, options, statuses, refusals. Figures by hand or from R; the
-- accuracy of each method is tested in tests/c/stat_*_test.c.
local stats = require "lotrinh.stats"

TestStats = {}

local function near(seen, expected, tolerance)
  lu.assertNotNil(seen)
  lu.assertAlmostEquals(seen, expected, tolerance or 1e-9 * math.max(1, math.abs(expected)))
end

local function refused(code, call, ...)
  local ok, why = pcall(call, ...)
  lu.assertFalse(ok)
  lu.assertEquals(type(why) == "table" and why.code or why, code)
end

local function raises(part, call, ...)
  local ok, why = pcall(call, ...)
  lu.assertFalse(ok)
  lu.assertStrContains(tostring(why), part)
end

function TestStats.test_interval()
  local interval = stats.binom_ci(81, 263) -- Newcombe 1998, table I
  lu.assertEquals(interval.status, "ok")
  lu.assertEquals(interval.method, "wilson")
  near(interval.lower, 0.2553, 5e-5)
  near(interval.upper, 0.3662, 5e-5)
  near(interval.estimate, 81 / 263)
  lu.assertEquals(stats.binom_ci(0, 20).lower, 0)
  local none = stats.binom_ci(0, 0)
  lu.assertEquals(none.status, "no_cases")
  lu.assertNil(none.estimate)
  lu.assertNil(none.lower)
  refused("LT-1502", stats.binom_ci, 3, 2)
  refused("LT-1501", stats.binom_ci, 1, 2, { conf = 95 })
  refused("LT-1010", stats.binom_ci, 1, 2, { confidence = 0.9 })
  refused("LT-1010", stats.binom_ci, 1, 2, { method = "wilsn" })
  raises("integer", stats.binom_ci, 1.5, 2)
end

function TestStats.test_single_figures()
  lu.assertEquals(stats.mean { 1, 2, 6 }, 3)
  lu.assertEquals(stats.sum { 1, 1e100, 1, -1e100 }, 2)
  near(stats.sd { 2, 4, 4, 4, 5, 5, 7, 9 }, math.sqrt(32 / 7))
  near(stats.var { 1, 2, 3, 4 }, 5 / 3)
  lu.assertEquals(stats.median { 5, 1, 3, 2 }, 2.5)
  lu.assertEquals(stats.mad { 1, 1, 2, 2, 4, 6, 9 }, 1)
  lu.assertEquals(stats.iqr { 1, 2, 3, 4, 5 }, 2)
  near(stats.quantile({ 1, 2, 3, 4 }, 0.25), 1.75)
  lu.assertEquals(stats.quantile({ 1, 2, 3, 4 }, 0.25, { type = 1 }), 1)
  lu.assertEquals(stats.quantile({ 1, 2, 3 }, { 0, 0.5, 1 }), { 1, 2, 3 })
  near(stats.weighted_mean({ 0.5, 0.9 }, { 100, 300 }), 0.8)
  near(stats.corr({ 1, 2, 3, 4, 6 }, { 2, 1, 4, 3, 7 }).r, 0.88069556674543259)
  near(stats.corr({ 1, 2, 3, 4 }, { 10, 20, 40, 30 }, { method = "spearman" }).r, 0.8)
end

function TestStats.test_no_figure_for_too_little()
  lu.assertNil(stats.mean {})
  lu.assertNil(stats.sd { 3 })
  lu.assertNil(stats.median {})
  lu.assertNil(stats.quantile({}, 0.5))
  lu.assertNil(stats.weighted_mean({ 1, 2 }, { 0, 0 }))
  lu.assertEquals(stats.corr({ 1, 1, 1 }, { 1, 2, 3 }).status, "constant")
  lu.assertEquals(stats.lm({ 1 }, { 1 }).status, "too_short")
  lu.assertEquals(stats.lm({ 2, 2, 2 }, { 1, 2, 3 }).status, "singular")
  lu.assertEquals(stats.mann_kendall { 1, 2, 3, 4 }.status, "too_short")
  lu.assertNil(stats.mann_kendall { 1, 2, 3, 4 }.p)
  lu.assertEquals(stats.mann_kendall { 2, 2, 2, 2, 2 }.status, "constant")
  lu.assertEquals(stats.theil_sen({ 1 }, { 1 }).status, "too_short")
  lu.assertEquals(stats.holt({ 1, 2 }).status, "too_short")
  lu.assertEquals(stats.holt({ 1, 2, 3, 4 }, { optimise = true }).status, "too_short")
  lu.assertEquals(stats.ses({ 3, 3, 3 }).status, "constant")
  lu.assertNil(stats.ses({ 3, 3, 3 }).forecast[1].lower)
  lu.assertEquals(stats.xmr({ 1, 2, 3 }).status, "too_short")
  lu.assertEquals(stats.backtest({ 1, 2 }, { 1, 2 }, { 3, 3 }).status, "too_short")
  lu.assertEquals(stats.funnel({ 5, 7 }, { 5, 7 }).status, "constant")
  lu.assertEquals(stats.beta_binomial({ 0 }, { 0 }).status, "no_cases")
  lu.assertEquals(stats.progress("eurostat", { 2024 }, { 0.8 }).status, "too_short")
end

function TestStats.test_glm()
  local fit = stats.glm({ -1, 0, 1 }, { 100, 300, 900 }, { 1000, 1200, 1800 },
    { at = { 2 }, target = 0.75, centre = 0 })
  lu.assertEquals(fit.status, "ok")
  near(fit.slope, math.log(3)) -- odds 1/9, 1/3, 1
  near(fit.intercept, math.log(1 / 3))
  near(fit.forecast[1].fit, 0.75)
  near(fit.forecast[1].p_target, 0.5)
  near(fit.crossing, 2)
  lu.assertEquals(fit.dispersion, 1)
  near(fit.fitted[1], 0.1)
  local all = stats.glm({ 1, 2, 3 }, { 5, 6, 7 }, { 5, 6, 7 })
  lu.assertEquals(all.status, "separated")
  lu.assertEquals(all.separation, "all_successes")
  lu.assertNil(all.slope)
  lu.assertNil(all.forecast)
  local two = stats.glm({ 1, 2 }, { 3, 5 }, { 7, 9 })
  lu.assertEquals(two.status, "perfect_fit")
  near(two.slope, math.log(5 / 3))
  lu.assertNil(two.slope_lower)
  refused("LT-1508", stats.glm, { 2020, 2021, 2020 }, { 1, 2, 1 }, { 5, 5, 5 })
  refused("LT-1504", stats.glm, { 2020, 2021 }, { 1, 2, 1 }, { 5, 5, 5 })
  refused("LT-1506", stats.glm, { 2020, 2021 }, { 1, 2.5 }, { 5, 5 })
  refused("LT-1507", stats.glm, { 2020, 2021 }, { 1, 2 }, { 5, 5 }, { target = 90 })
end

function TestStats.test_lm()
  local fit = stats.lm({ 1, 2, 3, 4 }, { 3, 5, 7, 9 }, { at = { 10 } })
  near(fit.slope, 2)
  near(fit.intercept, 1)
  near(fit.forecast[1].fit, 21)
  near(fit.r2, 1)
  local origin = stats.lm({ 4, 5, 6 }, { 3, 4, 4 }, { intercept = false }) -- NIST NoInt2
  near(origin.slope, 0.727272727272727)
  lu.assertNil(origin.intercept)
  local plane = stats.lm({ { 0, 1, 0, 1, 2 }, { 0, 0, 1, 1, 1 } }, { 1, 3, 4, 6, 8 })
  near(plane.coefficients[2].estimate, 2)
  near(plane.coefficients[3].estimate, 3)
  local weighted = stats.lm({ 0, 1, 2 }, { 0, 1, 100 }, { weights = { 1, 1, 0 } })
  near(weighted.slope, 1)
  lu.assertEquals(weighted.status, "perfect_fit")
  refused("LT-1510", stats.lm, { 1, 2, 3 }, { 1, 2, 3 }, { weights = { 1, -1, 1 } })
  refused("LT-1513", stats.lm, { { 1, 2, 3 }, { 1, 3, 2 } }, { 1, 2, 3 }, { degree = 2 })
end

function TestStats.test_rank_trends()
  local test = stats.mann_kendall({ 0.81, 0.84, 0.82, 0.88, 0.9 })
  lu.assertEquals(test.S, 8)
  near(test.p_exact, 1 / 12)
  near(stats.mann_kendall({ 5, 4, 3, 2, 1 }, { 1, 2, 3, 4, 5 }).S, -10)
  near(stats.mann_kendall({ 1, 2, 3, 4, 5 }, { alternative = "increasing" }).p_exact, 1 / 120)
  local line = stats.theil_sen({ 2015, 2016, 2020, 2024, 2026 }, { 10, 11, 15, 19, 21 },
    { at = { 2030 } })
  near(line.slope, 1)
  near(line.forecast[1].fit, 25)
  near(stats.siegel({ 1, 2, 3, 4, 5 }, { 2, 4, 6, 8, 100 }).slope, 2)
end

function TestStats.test_smoothing()
  -- level 1, 1.5, 2.25 by hand with alpha 0.5
  local flat = stats.ses({ 1, 2, 3 }, { alpha = 0.5, h = 2 })
  near(flat.level, 2.25)
  near(flat.forecast[2].fit, 2.25)
  local line = stats.holt({ 1, 2, 3, 4 }, { damped = false, h = 3 })
  near(line.forecast[3].fit, 7)
  refused("LT-1518", stats.holt, { 1, 2, 4, 3 }, { t = { 2020, 2021, 2023, 2024 } })
  refused("LT-1511", stats.holt, { 1, 2, 4 }, { t = { 2022, 2021, 2023 } })
  refused("LT-1509", stats.holt, { 1, 2, 4 }, { alpha = 2 })
end

function TestStats.test_units()
  local after = stats.posterior(3, 4, { a = 8, b = 2 }, { target = 0.9 })
  near(after.mean, 11 / 14)
  near(after.weight, 4 / 14)
  near(after.p_target, stats.pbeta(0.9, 11, 3, { lower_tail = false }))
  lu.assertEquals(stats.apportion(100, { 1, 1, 1 }), { 34, 33, 33 })
  lu.assertEquals(stats.apportion(0, { 1, 2 }), { 0, 0 })
  refused("LT-1516", stats.apportion, 5, { 0, 0 })
  local count = stats.poisson_binomial({ 0.5, 0.5, 0.5 }, { k = 2 })
  near(count.at_least, 0.5)
  near(count.expected, 1.5)
  near(count.masses[1], 0.125)
  refused("LT-1507", stats.poisson_binomial, { 0.5, 1.5 })
  local funnel = stats.funnel({ 90, 80, 10, 0 }, { 100, 100, 100, 0 }, { method = "plain" })
  lu.assertEquals(funnel.points[3].position, "below_outer")
  lu.assertEquals(funnel.points[4].position, "no_cases")
  near(funnel.centre, 0.6)
  raises("no_spread", stats.posterior, 3, 4, stats.beta_binomial({ 5, 5 }, { 10, 10 }))
end

function TestStats.test_charts()
  local chart = stats.xmr({ 10, 12, 11, 13, 12 },
    { improvement_direction = "increase", target = 20 })
  near(chart.centre, 11.6)
  near(chart.moving_range, 1.5)
  near(chart.points[1].upper, 11.6 + 3 / 1.128 * 1.5)
  lu.assertTrue(chart.trial)
  lu.assertEquals(chart.assurance, "consistently_failing")
  local shares = stats.p_chart({ 9, 8, 0, 9, 7, 10 }, { 10, 10, 0, 10, 10, 10 })
  lu.assertEquals(shares.points[3].index, 4)
  near(shares.centre, 43 / 50)
  refused("LT-1502", stats.p_chart, { 9 }, { 8 })
end

function TestStats.test_progress()
  -- methods, section 0 point 2: 70 % to 74 % in 2 of 6 years toward 90 %
  local function ratio(scheme)
    return stats.progress(scheme, { 2024, 2026 }, { 0.70, 0.74 },
      { target = 0.9, target_year = 2030 }).ratio
  end
  near(ratio("cagr"), 0.66, 0.006)
  near(ratio("linear"), 0.60)
  near(ratio("logit"), 0.44, 0.006)
  local official = stats.progress("eurostat", { 2024, 2026 }, { 0.70, 0.74 },
    { target = 0.9, target_year = 2030 })
  lu.assertEquals(official.class, "moderate_progress")
  near(official.from_now, (0.9 / 0.74) ^ (1 / 4) - 1)
  refused("LT-1010", stats.progress, "eurostatt", { 1, 2 }, { 1, 2 })
  refused("LT-1517", stats.progress, "un", { 2024, 2026 }, { 1, 2 },
    { target = 3, target_year = 2026 })
end

function TestStats.test_backtest_and_scores()
  local t, x, n = {}, {}, {}
  for i = 1, 10 do
    t[i], x[i], n[i] = 2010 + i, 80 + i, 100
  end
  local skill = stats.backtest(t, x, n, { method = "naive", h = 2, first = 5, target = 0.9 })
  lu.assertEquals(skill.count, 4)
  near(skill.mae, 0.02)
  near(skill.mase, 2)
  near(stats.backtest(t, x, n, { method = "drift" }).mae, 0, 1e-12)
  near(stats.backtest(t, x, n, { method = "linear" }).mae, 0, 1e-12)
  near(stats.interval_score(0.8, 0.9, 0.95, { conf = 0.8 }), 0.1 + 2 / 0.2 * 0.05)
  near(stats.brier({ 0.5, 1 }, { 1, 1 }), 0.125)
  raises("0 or 1", stats.brier, 0.5, 0.5)
end

function TestStats.test_distributions()
  near(stats.pnorm(1.96), 0.97500210485177952)
  near(stats.qnorm(0.975), 1.9599639845400545)
  near(stats.pnorm(3, 1, 2, { lower_tail = false }), stats.pnorm(-1))
  near(stats.qt(0.975, 3), 3.1824463052842629)
  near(stats.pbinom(2, 4, 0.5), 11 / 16)
  near(stats.dbinom(2, 4, 0.5, { log_p = true }), math.log(3 / 8))
  near(stats.qchisq(0.95, 1), stats.qnorm(0.975) ^ 2)
  refused("LT-1519", stats.qbeta, 1.5, 1, 1)
  refused("LT-1519", stats.pbinom, 1, 4, 2)
  refused("LT-1519", stats.dbinom, 1.5, 4, 0.5)
  refused("LT-1010", stats.pnorm, 1, { lower = false })
  raises("number expected", stats.pt, 1)
end

function TestStats.test_columns_and_holes()
  local frame = require "lotrinh.frame"
  local rows = frame.new({ { t = 1, x = 5, n = 9 }, { t = 2, x = 6, n = 9 },
    { t = 3, x = 8, n = 9 } }, { "t", "x", "n" })
  near(stats.mean(rows.t), 2)
  near(stats.glm(rows.t, rows.x, rows.n).slope,
    stats.glm({ 1, 2, 3 }, { 5, 6, 8 }, { 9, 9, 9 }).slope)
  refused("LT-1505", stats.mean, { 1, nil, 3 })
  refused("LT-1506", stats.mean, { 1, "2" })
  refused("LT-1503", stats.mean, { 1, 0 / 0 })
  refused("LT-1503", stats.theil_sen, { 1, 2 }, { 1, math.huge })
  refused("LT-1520", stats.mean, { 1e308, 1e308 })
  raises("named field", stats.mean, { a = 1 })
  raises("table expected", stats.mean, 3)
end
