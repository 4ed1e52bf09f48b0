-- What scripts are told of `stats`. Everything takes x before n, and confidence in (0, 1).
local M = {
  { "stats.binom_ci(x, n, {conf = 0.95, method = \"wilson\"})",
    vi = "khoảng tin cậy của tỷ lệ x/n: wilson, wilson_cc, agresti_coull, clopper_pearson, mid_p, "
      .. "jeffreys, wald; cho {estimate, lower, upper}",
    en = "the confidence interval of the share x/n: wilson, wilson_cc, agresti_coull, "
      .. "clopper_pearson, mid_p, jeffreys, wald; gives {estimate, lower, upper}",
    example = [[
local ci = stats.binom_ci(9, 10)
print(("%.3f đến %.3f"):format(ci.lower, ci.upper))]],
    see = "stats.posterior stats.funnel" },
  { "stats.lm(x, y, {weights, intercept = true, degree, conf, at})",
    vi = "hồi quy tuyến tính bình phương nhỏ nhất; at: dự báo tại các điểm này",
    en = "a linear least-squares fit; at: forecasts at these points",
    example = "print(stats.lm({2022, 2023, 2024}, {10, 12, 14}).slope)",
    see = "stats.glm stats.theil_sen" },
  { "stats.glm(t, x, n, {family = \"auto\", conf, at, target, cases})",
    vi = "xu hướng logit của tỷ lệ x/n theo năm (binomial, quasibinomial hoặc tự chọn), với khoảng "
      .. "dự báo và xác suất đạt target",
    en = "the logit trend of the share x/n by year (binomial, quasibinomial or auto), with "
      .. "forecast "
      .. "intervals and the chance of a target",
    example = [[
local fit = stats.glm({2022, 2023, 2024, 2025}, {80, 84, 85, 90}, {100, 100, 100, 100},
  {at = {2030}, target = 0.9})
print(fit.status, #fit.forecast)]],
    see = "outlook.of stats.backtest stats.mann_kendall" },
  { "stats.theil_sen(t, y, {conf, at})", vi = "độ dốc vững: trung vị các độ dốc từng cặp",
    en = "a robust slope: the median of the slopes of all pairs",
    example = "print(stats.theil_sen({1, 2, 3, 4}, {1, 2, 3, 40}).slope)",
    see = "stats.siegel stats.mann_kendall stats.lm" },
  { "stats.siegel(t, y, {at})", vi = "độ dốc vững hơn: trung vị của các trung vị",
    en = "a more robust slope: the median of medians",
    example = "print(stats.siegel({1, 2, 3, 4}, {1, 2, 3, 40}).slope)", see = "stats.theil_sen" },
  { "stats.mann_kendall(t, y, {alternative = \"two_sided\"})",
    vi = "kiểm định có xu hướng hay không: {S, z, tau_b, p, p_exact}; bỏ t khi các kỳ cách đều",
    en = "a test for a trend: {S, z, tau_b, p, p_exact}; leave out t where periods are equal",
    example = "print(stats.mann_kendall({1, 3, 2, 5, 6}).S)", see = "stats.theil_sen stats.glm" },
  { "stats.ses(y, {alpha = 0.5, h = 1, conf, optimise, t})", vi = "san bằng mũ đơn, dự báo h kỳ",
    en = "simple exponential smoothing, a forecast of h periods",
    example = "print(#stats.ses({5, 6, 7}, {h = 2}).forecast)", see = "stats.holt" },
  { "stats.holt(y, {alpha, beta, phi = 0.85, damped = true, h = 1, conf, optimise, t})",
    vi = "san bằng mũ có xu hướng (Holt), tắt dần nếu không nói khác",
    en = "exponential smoothing with a trend (Holt), damped unless told otherwise",
    example = "print(#stats.holt({5, 6, 7, 9}, {h = 2}).forecast)", see = "stats.ses stats.glm" },
  { "stats.drifting_level(years, x, n, {to, cases, conf = 0.8, target})",
    vi = "tỷ lệ không có xu hướng mà mức trôi dần: trung vị và khoảng của năm to",
    en = "a share without a trend whose level drifts: median and interval of the year to",
    example = [[
print(stats.drifting_level({2022, 2023, 2024, 2025}, {80, 84, 83, 86}, {100, 100, 100, 100},
  {to = 2030}).status)]], see = "stats.glm" },
  { "stats.quantile(v, p, {type = 7})", vi = "phân vị theo chín cách của Hyndman và Fan",
    en = "a quantile, in the nine ways of Hyndman and Fan",
    example = "print(stats.quantile({1, 2, 3, 4}, 0.25))", see = "stats.median stats.iqr" },
  { "stats.mean(v)", vi = "trung bình; tỷ lệ thì phải gộp số đếm, không lấy trung bình",
    en = "the mean; of rates, add up the counts instead",
    example = "print(stats.mean {1, 2, 6})", see = "stats.median stats.weighted_mean" },
  { "stats.sum(v)", vi = "tổng, không mất do làm tròn", en = "the sum, without loss by rounding",
    example = "print(stats.sum {0.1, 0.2, 0.3})", see = "stats.mean" },
  { "stats.sd(v)", vi = "độ lệch chuẩn (chia cho số giá trị trừ 1)",
    en = "the standard deviation (divided by the count less 1)",
    example = "print(stats.sd {1, 2, 3})", see = "stats.var stats.mad" },
  { "stats.var(v)", vi = "phương sai (chia cho số giá trị trừ 1)",
    en = "the variance (divided by the count less 1)",
    example = "print(stats.var {1, 2, 3})", see = "stats.sd" },
  { "stats.median(v)", vi = "trung vị", en = "the median",
    example = "print(stats.median {1, 2, 60})", see = "stats.quantile stats.mad" },
  { "stats.mad(v)", vi = "trung vị của độ lệch tuyệt đối, không nhân 1,4826",
    en = "the median absolute deviation, not scaled by 1.4826",
    example = "print(stats.mad {1, 2, 4, 60})", see = "stats.iqr stats.sd" },
  { "stats.iqr(v, {type = 7})", vi = "khoảng giữa hai tứ phân vị", en = "the interquartile range",
    example = "print(stats.iqr {1, 2, 3, 4})", see = "stats.quantile" },
  { "stats.corr(x, y, {method = \"pearson\", conf})",
    vi = "tương quan: pearson hoặc spearman, với khoảng và p",
    en = "a correlation: pearson or spearman, with its interval and p",
    example = "print(stats.corr({1, 2, 3, 4}, {2, 4, 6, 9}, {method = \"spearman\"}).r)",
    see = "stats.lm" },
  { "stats.weighted_mean(v, w)", vi = "trung bình có trọng số; nil khi mọi trọng số là 0",
    en = "a weighted mean; nil when all weights are 0",
    example = "print(stats.weighted_mean({0.5, 1}, {3, 1}))", see = "stats.mean" },
  { "stats.funnel(x, n, {target, method = \"additive\", inner = 0.95, outer = 0.998, curve})",
    vi = "vị trí của từng đơn vị trong phễu quanh tỷ lệ chung",
    en = "the place of each unit in the funnel around the common share",
    example = "print(stats.funnel({8, 9, 45}, {10, 12, 60}).centre)",
    see = "compare.funnel stats.beta_binomial" },
  { "stats.xmr(v, {screen, trend_points, shift_points, improvement_direction, target})",
    vi = "biểu đồ kiểm soát XmR: giới hạn và các dấu hiệu",
    en = "an XmR process chart: limits and signals",
    example = "print(stats.xmr({5, 6, 5, 7, 6, 5, 6, 7, 5, 6, 6, 5}).centre)",
    see = "stats.p_chart" },
  { "stats.p_chart(x, n, {trend_points, shift_points, improvement_direction, target})",
    vi = "biểu đồ kiểm soát của tỷ lệ x/n", en = "a process chart of the share x/n",
    example = "print(stats.p_chart({8, 9, 7}, {10, 10, 10}).centre)",
    see = "stats.p_prime_chart stats.xmr" },
  { "stats.p_prime_chart(x, n, {...})", vi = "như p_chart, kể cả biến động giữa các kỳ (Laney)",
    en = "as p_chart, with the variation between periods (Laney)",
    example = "print(stats.p_prime_chart({80, 90, 75, 84}, {100, 100, 100, 100}).sigma_z ~= nil)",
    see = "stats.p_chart" },
  { "stats.beta_binomial(x, n, {method = \"ml\"})",
    vi = "phân bố chung của các tỷ lệ đơn vị: {mean, size, rho, a, b}",
    en = "the common distribution of the shares of units: {mean, size, rho, a, b}",
    example = "print(stats.beta_binomial({8, 5, 9, 3}, {10, 10, 10, 10}).status)",
    see = "stats.posterior" },
  { "stats.posterior(x, n, prior, {conf, target})",
    vi = "tỷ lệ của một đơn vị ít vụ việc, kéo về mức chung: prior là {a =, b =}",
    en = "the share of a unit with few cases, drawn to the common one: prior is {a =, b =}",
    example = "print(stats.posterior(2, 2, {a = 8, b = 2}).mean)",
    see = "stats.beta_binomial stats.binom_ci" },
  { "stats.poisson_binomial(p, {k})",
    vi = "bao nhiêu trong các khả năng p xảy ra: {expected, sd, masses, at_least}",
    en = "how many of the chances p come true: {expected, sd, masses, at_least}",
    example = "print(stats.poisson_binomial({0.5, 0.9}, {k = 2}).at_least)",
    see = "compare.attaining" },
  { "stats.progress(scheme, t, y, {target, target_year, direction, limit, decay})",
    vi = "lớp tiến độ theo một khung chính thức (Eurostat, UN, StatCan, ESCAP, SDSN)",
    en = "the progress class of an official scheme (Eurostat, UN, StatCan, ESCAP, SDSN)",
    example = [[
print(stats.progress("eurostat", {2022, 2024}, {80, 85},
  {target = 90, target_year = 2030}).status)]],
    see = "outlook.official" },
  { "stats.backtest(t, x, n, {method = \"glm\", h = 1, first = 5, conf = 0.8, target})",
    vi = "dự báo lại quá khứ: sai số và tỷ lệ khoảng chứa giá trị thật",
    en = "forecasts the past again: errors, and how often intervals held the truth",
    example = [[
local t, x, n = {}, {}, {}
for i = 1, 8 do t[i], x[i], n[i] = 2016 + i, 70 + 2 * i, 100 end
print(stats.backtest(t, x, n).count)]], see = "stats.glm stats.interval_score" },
  { "stats.interval_score(lower, upper, observed, {conf = 0.8})",
    vi = "điểm của khoảng dự báo: hẹp mà đúng thì nhỏ",
    en = "the score of forecast intervals: small when narrow and right",
    example = "print(stats.interval_score(80, 90, 85))", see = "stats.backtest stats.brier" },
  { "stats.brier(p, outcome)", vi = "điểm của dự báo xác suất: trung bình của (p - kết quả)²",
    en = "the score of forecast chances: the mean of (p - outcome)²",
    example = "print(stats.brier({0.9, 0.2}, {1, 0}))", see = "stats.interval_score" },
  { "stats.apportion(total, weights)", vi = "chia một tổng thành các phần nguyên theo trọng số",
    en = "parts a total into whole numbers by weight",
    example = "print(table.concat(stats.apportion(10, {1, 1, 1}), \" \"))", see = "rebase.whole" },
}

local WAYS = {
  { letter = "d", vi = "mật độ (hoặc xác suất) tại x", en = "the density (or mass) at "
    .. "x", of = "x" },
  { letter = "p", vi = "xác suất không quá q", en = "the probability up to q", of = "q" },
  { letter = "q", vi = "phân vị của xác suất p", en = "the quantile of probability p", of = "p" },
}

local FAMILIES = {
  { name = "norm", parameters = "mean = 0, sd = 1", values = "", vi = "phân bố chuẩn",
    en = "normal distribution", ways = "dpq" },
  { name = "t", parameters = "df", values = ", 5", vi = "phân bố t", en = "t distribution",
    ways = "dpq" },
  { name = "chisq", parameters = "df", values = ", 3", vi = "phân bố khi bình phương",
    en = "chi-squared distribution", ways = "dpq" },
  { name = "f", parameters = "df1, df2", values = ", 3, 10", vi = "phân bố F",
    en = "F distribution", ways = "pq" },
  { name = "beta", parameters = "a, b", values = ", 8, 2", vi = "phân bố beta",
    en = "beta distribution", ways = "dpq" },
  { name = "binom", parameters = "size, prob", values = ", 10, 0.9", vi = "phân bố nhị thức",
    en = "binomial distribution", ways = "dpq" },
  { name = "pois", parameters = "lambda", values = ", 4", vi = "phân bố Poisson",
    en = "Poisson distribution", ways = "dpq" },
}

local function neighbours(family, letter)
  local list = {}
  for other in family.ways:gmatch(".") do
    if other ~= letter then
      list[#list + 1] = "stats." .. other .. family.name
    end
  end
  return table.concat(list, " ")
end

-- As in R, whose functions they are: pnorm, qbinom ...
for _, family in ipairs(FAMILIES) do
  for _, way in ipairs(WAYS) do
    if family.ways:find(way.letter, 1, true) then
      local name = "stats." .. way.letter .. family.name
      M[#M + 1] = {
        ("%s(%s, %s, {%slog_p})"):format(name, way.of, family.parameters,
          way.letter == "d" and "" or "lower_tail, "),
        vi = family.vi .. ": " .. way.vi, en = family.en .. ": " .. way.en,
        example = ("print(%s(%s%s))"):format(name, way.letter == "d" and "1" or "0.5",
          family.values),
        see = neighbours(family, way.letter),
      }
    end
  end
end

return M
