---@meta
-- Made from scripts/api.lua and scripts/api/, for the Lua language server.

---the database, read only: db:query(SQL, ...) gives a frame, db:rows(SQL, ...) rows
---@class lotrinh.db
db = {}

---@class lotrinh.database
local database = {}

---the result of one SQL statement, read only, as a frame; ? takes the values
---`db:query(sql, ...)`
---@return any
function database:query(sql, ...) end

---one row after the other, for very long results
---`db:rows(sql, ...)`
---@return any
function database:rows(sql, ...) end

---runs one SQL statement; scripts cannot change figures
---`db:execute(sql, ...)`
---@return any
function database:execute(sql, ...) end

---runs a function in a transaction: all queries see the same figures
---`db:transaction(body)`
---@return any
function database:transaction(body) end

---the name of the database file; nil for the built-in figures
---`db:path()`
---@return any
function database:path() end

---whether it is read only
---`db:readonly()`
---@return any
function database:readonly() end

---the version of its schema
---`db:version()`
---@return any
function database:version() end

---whether the file is damaged: true, or nil and why
---`db:examine(options)`
---@return any
function database:examine(options) end

---for the program only; scripts are refused
---`db:migrate(steps)`
---@return any
function database:migrate(steps) end

---for the backup command only; scripts are refused
---`db:copy(path)`
---@return any
function database:copy(path) end

---closes the database
---`db:close()`
---@return any
function database:close() end

---units and their history: unit.find("dong anh"), unit.at(day), unit.join(a, b), u:predecessors(), u:successors(), u:lineage(), u:history()
---@class lotrinh.unit
unit = {}

---@class lotrinh.unit_list
local unit_list = {}

---@class lotrinh.unit_object
local unit_object = {}

---the unit of a name, code or id, marks not needed; date: on that day; all: every candidate
---`unit.find(name, {date, level, all, exact})`
---@return any
function unit.find(name, options) end

---the units of a day (today), by level, then by code
---`unit.at(day, {level})`
---@return any
function unit.at(day, options) end

---two frames side by side, one row a unit; stops where units changed, and shows the right way
---`unit.join(first, second, {by, dates, suffixes})`
---@return any
function unit.join(first, second, options) end

---what it was made of: the old unit, day, share, clause
---`u:predecessors()`
---@return any
function unit_object:predecessors() end

---what it became
---`u:successors()`
---@return any
function unit_object:successors() end

---whether it was there on the day
---`u:valid(day)`
---@return any
function unit_object:valid(day) end

---units directly below it on the day (without one: of all times)
---`u:children(day)`
---@return any
function unit_object:children(day) end

---all successions that lead to it and from it, as a frame
---`u:lineage()`
---@return any
function unit_object:lineage() end

---the same as a tree to read
---`u:history()`
---@return any
function unit_object:history() end

---a list of units as a frame
---`list:frame()`
---@return any
function unit_list:frame() end

---plans and targets
---@class lotrinh.plan
plan = {}

---all plans, as a frame
---`plan.list()`
---@return any
function plan.list() end

---all plans, as a list of tables
---`plan.all()`
---@return any
function plan.all() end

---one plan by its id (KH183), number or short name
---`plan.get(name)`
---@return any
function plan.get(name) end

---plans in force on a day (today)
---`plan.in_force(day)`
---@return any
function plan.in_force(day) end

---the plan that judges unless another is asked for
---`plan.main(day)`
---@return any
function plan.main(day) end

---targets of a plan (of all plans), as a frame
---`plan.targets(name)`
---@return any
function plan.targets(name) end

---targets as a list of tables
---`plan.all_targets(name)`
---@return any
function plan.all_targets(name) end

---one target by its id, with its wording and clause
---`plan.target(id)`
---@return any
function plan.target(id) end

---indicators of units by period
---@class lotrinh.indicator
indicator = {}

---all indicators, as a frame
---`indicator.list()`
---@return any
function indicator.list() end

---one indicator with its definitions and their texts
---`indicator.get(id)`
---@return any
function indicator.get(id) end

---an indicator by period, as a frame: period, x, n, rate, interval, flags, sources
---`indicator.series(id, {unit, from, to, kind, vintage, definition})`
---@return any
function indicator.series(id, options) end

---where an indicator is heading, and how sure that is: outlook.of(indicator, {unit, plan}), outlook.board(plan), outlook.needed, outlook.scenario, outlook.official
---@class lotrinh.outlook
outlook = {}

---@class lotrinh.outlook_result
local outlook_result = {}

---@class lotrinh.what_if
local what_if = {}

---where an indicator is, where it is heading and how sure that is: o.verdict, o.value, o.interval, o.p_target, o.needed_per_year
---`outlook.of(id, {unit, plan, target, asof, window, vintage, definition, kind})`
---@return any
function outlook.of(id, options) end

---every target of a plan, as a frame: now, target, verdict, pace
---`outlook.board(plan, {unit, asof})`
---@return any
function outlook.board(plan, options) end

---one indicator under the target of each plan, as a frame
---`outlook.plans(id, {unit})`
---@return any
function outlook.plans(id, options) end

---what a target still asks, by year and by commune
---`outlook.needed(id, {unit, from})`
---@return any
function outlook.needed(id, options) end

---the same for a rate of one's own: "what if it were 92%"
---`outlook.scenario({indicator, rate, from, unit})`
---@return any
function outlook.scenario(options) end

---progress classes of official schemes (Eurostat, UN ...), for the city only
---`outlook.official(id, {unit})`
---@return any
function outlook.official(id, options) end

---the verdict on a series of one's own: x of n each year, a target, the year it is due
---`outlook.of_series(years, x, n, {target, to})`
---@return any
function outlook.of_series(years, x, n, options) end

---one sentence to be read aloud
---`o:sentence()`
---@return any
function outlook_result:sentence() end

---a frame of one row
---`o:to_frame()`
---@return any
function outlook_result:to_frame() end

---JSON with every field and source
---`o:to_json()`
---@return any
function outlook_result:to_json() end

---what is missing, as sentences
---`w:sentence()`
---@return any
function what_if:sentence() end

---what each year asks, as a frame
---`w:to_frame()`
---@return any
function what_if:to_frame() end

---JSON, with the years and communes
---`w:to_json()`
---@return any
function what_if:to_json() end

---compares communes and periods: compare.ranking, funnel, league, change, attaining, adjust
---@class lotrinh.compare
compare = {}

---communes by their share, each with its interval; those with few cases last, without a rank
---`compare.ranking(id, {year, kind, vintage, least = 10})`
---@return any
function compare.ranking(id, options) end

---each commune's place in the funnel around the common share, p adjusted for many tests
---`compare.funnel(id, {year})`
---@return any
function compare.funnel(id, options) end

---only communes outside the 99.8% limits
---`compare.league(id, {year})`
---@return any
function compare.league(id, options) end

---how a change of the city came about: shares that changed, or cases that moved
---`compare.change(id, {from, to})`
---@return any
function compare.change(id, options) end

---how many communes attain a target although each share is noisy
---`compare.attaining(id, {year, target, k})`
---@return any
function compare.attaining(id, options) end

---p values adjusted so that at most a share of the finds is false (BH 1995)
---`compare.adjust(p)`
---@return any
function compare.adjust(p) end

---figures on the map of a day: rebase(frame, {to = day, counts = {...}, view = "reported" | "rebased" | "undivided"}); rebase.whole rounds for print
---@class lotrinh.rebase
rebase = {}

---figures on the map of a day: view = reported, rebased, undivided; merges are exact, splits are estimates and flagged
---`rebase(frame, {to, view, counts, statuses, weights, missing, n, keys})`
---@overload fun(frame, options): any

---apportioned counts as whole numbers for print, totals unchanged
---`rebase.whole(frame, {x, n})`
---@return any
function rebase.whole(frame, options) end

---statistics: intervals, trends, distributions
---@class lotrinh.stats
stats = {}

---the confidence interval of the share x/n: wilson, wilson_cc, agresti_coull, clopper_pearson, mid_p, jeffreys, wald; gives {estimate, lower, upper}
---`stats.binom_ci(x, n, {conf = 0.95, method = "wilson"})`
---@return any
function stats.binom_ci(x, n, options) end

---a linear least-squares fit; at: forecasts at these points
---`stats.lm(x, y, {weights, intercept = true, degree, conf, at})`
---@return any
function stats.lm(x, y, options) end

---the logit trend of the share x/n by year (binomial, quasibinomial or auto), with forecast intervals and the chance of a target
---`stats.glm(t, x, n, {family = "auto", conf, at, target, cases})`
---@return any
function stats.glm(t, x, n, options) end

---a robust slope: the median of the slopes of all pairs
---`stats.theil_sen(t, y, {conf, at})`
---@return any
function stats.theil_sen(t, y, options) end

---a more robust slope: the median of medians
---`stats.siegel(t, y, {at})`
---@return any
function stats.siegel(t, y, options) end

---a test for a trend: {S, z, tau_b, p, p_exact}; leave out t where periods are equal
---`stats.mann_kendall(t, y, {alternative = "two_sided"})`
---@return any
function stats.mann_kendall(t, y, options) end

---simple exponential smoothing, a forecast of h periods
---`stats.ses(y, {alpha = 0.5, h = 1, conf, optimise, t})`
---@return any
function stats.ses(y, options) end

---exponential smoothing with a trend (Holt), damped unless told otherwise
---`stats.holt(y, {alpha, beta, phi = 0.85, damped = true, h = 1, conf, optimise, t})`
---@return any
function stats.holt(y, options) end

---a share without a trend whose level drifts: median and interval of the year to
---`stats.drifting_level(years, x, n, {to, cases, conf = 0.8, target})`
---@return any
function stats.drifting_level(years, x, n, options) end

---a quantile, in the nine ways of Hyndman and Fan
---`stats.quantile(v, p, {type = 7})`
---@return any
function stats.quantile(v, p, options) end

---the mean; of rates, add up the counts instead
---`stats.mean(v)`
---@return any
function stats.mean(v) end

---the sum, without loss by rounding
---`stats.sum(v)`
---@return any
function stats.sum(v) end

---the standard deviation (divided by the count less 1)
---`stats.sd(v)`
---@return any
function stats.sd(v) end

---the variance (divided by the count less 1)
---`stats.var(v)`
---@return any
function stats.var(v) end

---the median
---`stats.median(v)`
---@return any
function stats.median(v) end

---the median absolute deviation, not scaled by 1.4826
---`stats.mad(v)`
---@return any
function stats.mad(v) end

---the interquartile range
---`stats.iqr(v, {type = 7})`
---@return any
function stats.iqr(v, options) end

---a correlation: pearson or spearman, with its interval and p
---`stats.corr(x, y, {method = "pearson", conf})`
---@return any
function stats.corr(x, y, options) end

---a weighted mean; nil when all weights are 0
---`stats.weighted_mean(v, w)`
---@return any
function stats.weighted_mean(v, w) end

---the place of each unit in the funnel around the common share
---`stats.funnel(x, n, {target, method = "additive", inner = 0.95, outer = 0.998, curve})`
---@return any
function stats.funnel(x, n, options) end

---an XmR process chart: limits and signals
---`stats.xmr(v, {screen, trend_points, shift_points, improvement_direction, target})`
---@return any
function stats.xmr(v, options) end

---a process chart of the share x/n
---`stats.p_chart(x, n, {trend_points, shift_points, improvement_direction, target})`
---@return any
function stats.p_chart(x, n, options) end

---as p_chart, with the variation between periods (Laney)
---`stats.p_prime_chart(x, n, {...})`
---@return any
function stats.p_prime_chart(x, n, options) end

---the common distribution of the shares of units: {mean, size, rho, a, b}
---`stats.beta_binomial(x, n, {method = "ml"})`
---@return any
function stats.beta_binomial(x, n, options) end

---the share of a unit with few cases, drawn to the common one: prior is {a =, b =}
---`stats.posterior(x, n, prior, {conf, target})`
---@return any
function stats.posterior(x, n, prior, options) end

---how many of the chances p come true: {expected, sd, masses, at_least}
---`stats.poisson_binomial(p, {k})`
---@return any
function stats.poisson_binomial(p, options) end

---the progress class of an official scheme (Eurostat, UN, StatCan, ESCAP, SDSN)
---`stats.progress(scheme, t, y, {target, target_year, direction, limit, decay})`
---@return any
function stats.progress(scheme, t, y, options) end

---forecasts the past again: errors, and how often intervals held the truth
---`stats.backtest(t, x, n, {method = "glm", h = 1, first = 5, conf = 0.8, target})`
---@return any
function stats.backtest(t, x, n, options) end

---the score of forecast intervals: small when narrow and right
---`stats.interval_score(lower, upper, observed, {conf = 0.8})`
---@return any
function stats.interval_score(lower, upper, observed, options) end

---the score of forecast chances: the mean of (p - outcome)²
---`stats.brier(p, outcome)`
---@return any
function stats.brier(p, outcome) end

---parts a total into whole numbers by weight
---`stats.apportion(total, weights)`
---@return any
function stats.apportion(total, weights) end

---normal distribution: the density (or mass) at x
---`stats.dnorm(x, mean = 0, sd = 1, {log_p})`
---@return any
function stats.dnorm(x, mean, sd, options) end

---normal distribution: the probability up to q
---`stats.pnorm(q, mean = 0, sd = 1, {lower_tail, log_p})`
---@return any
function stats.pnorm(q, mean, sd, options) end

---normal distribution: the quantile of probability p
---`stats.qnorm(p, mean = 0, sd = 1, {lower_tail, log_p})`
---@return any
function stats.qnorm(p, mean, sd, options) end

---t distribution: the density (or mass) at x
---`stats.dt(x, df, {log_p})`
---@return any
function stats.dt(x, df, options) end

---t distribution: the probability up to q
---`stats.pt(q, df, {lower_tail, log_p})`
---@return any
function stats.pt(q, df, options) end

---t distribution: the quantile of probability p
---`stats.qt(p, df, {lower_tail, log_p})`
---@return any
function stats.qt(p, df, options) end

---chi-squared distribution: the density (or mass) at x
---`stats.dchisq(x, df, {log_p})`
---@return any
function stats.dchisq(x, df, options) end

---chi-squared distribution: the probability up to q
---`stats.pchisq(q, df, {lower_tail, log_p})`
---@return any
function stats.pchisq(q, df, options) end

---chi-squared distribution: the quantile of probability p
---`stats.qchisq(p, df, {lower_tail, log_p})`
---@return any
function stats.qchisq(p, df, options) end

---F distribution: the probability up to q
---`stats.pf(q, df1, df2, {lower_tail, log_p})`
---@return any
function stats.pf(q, df1, df2, options) end

---F distribution: the quantile of probability p
---`stats.qf(p, df1, df2, {lower_tail, log_p})`
---@return any
function stats.qf(p, df1, df2, options) end

---beta distribution: the density (or mass) at x
---`stats.dbeta(x, a, b, {log_p})`
---@return any
function stats.dbeta(x, a, b, options) end

---beta distribution: the probability up to q
---`stats.pbeta(q, a, b, {lower_tail, log_p})`
---@return any
function stats.pbeta(q, a, b, options) end

---beta distribution: the quantile of probability p
---`stats.qbeta(p, a, b, {lower_tail, log_p})`
---@return any
function stats.qbeta(p, a, b, options) end

---binomial distribution: the density (or mass) at x
---`stats.dbinom(x, size, prob, {log_p})`
---@return any
function stats.dbinom(x, size, prob, options) end

---binomial distribution: the probability up to q
---`stats.pbinom(q, size, prob, {lower_tail, log_p})`
---@return any
function stats.pbinom(q, size, prob, options) end

---binomial distribution: the quantile of probability p
---`stats.qbinom(p, size, prob, {lower_tail, log_p})`
---@return any
function stats.qbinom(p, size, prob, options) end

---Poisson distribution: the density (or mass) at x
---`stats.dpois(x, lambda, {log_p})`
---@return any
function stats.dpois(x, lambda, options) end

---Poisson distribution: the probability up to q
---`stats.ppois(q, lambda, {lower_tail, log_p})`
---@return any
function stats.ppois(q, lambda, options) end

---Poisson distribution: the quantile of probability p
---`stats.qpois(p, lambda, {lower_tail, log_p})`
---@return any
function stats.qpois(p, lambda, options) end

---draws charts: chart.draw(name, {unit, year, to = "x.svg", size}), chart.names(); from a frame of your own: chart.new{kind, data, x, y, title}
---@class lotrinh.chart
chart = {}

---@class lotrinh.chart_object
local chart_object = {}

---draws a chart of the gallery; gives {title, alt, format, path, bytes}, or nil and why; without to a picture that shows itself in letters, with :save(path), :text(), .bytes
---`chart.draw(name, {unit, year, plan, vintage, indicator, to, size, format, force, csv, script})`
---@return any
function chart.draw(name, options) end

---draws many at once: a list of {name = name, ...}
---`chart.draw_all(items)`
---@return any
function chart.draw_all(items) end

---the names of the gallery
---`chart.names()`
---@return any
function chart.names() end

---a chart of one's own from a frame: kind = line, bar, dot, funnel, tile, multiples; y = a column, or share = {x, n}
---`chart.new({kind, data, title, x, y, share, subtitle, source, note, n, by, low, high, target, percent, decimals, estimate, fictional})`
---@return any
function chart.new(options) end

---writes the chart to a .svg, .png or .pdf file: size = meeting, report, screen
---`c:save(path, {size, force, data, script})`
---@return any
function chart_object:save(path, options) end

---the chart drawn in letters, as wide as the terminal; colours = 0, 16, 256; plain: ASCII
---`c:text({width, height, colours, plain})`
---@return any
function chart_object:text(options) end

---a chart of the gallery as lines of text: {title, alt, lines}, or nil and why
---`chart.sketch(name, options, style)`
---@return any
function chart.sketch(name, options, style) end

---draws again whenever the figures or the script change: what is the name of a chart, a function that returns one, or a .lua file that does; Ctrl-C ends
---`chart.watch(what, {to, size, times, ...})`
---@return any
function chart.watch(what, options) end

---the gnuplot script of a chart, not drawn
---`chart.build(name, options)`
---@return any
function chart.build(name, options) end

---a chart: {name, title, question}
---`chart.find(name)`
---@return any
function chart.find(name) end

---whether the chart follows an option
---`chart.takes(name, option)`
---@return any
function chart.takes(name, option) end

---makes reports
---@class lotrinh.report
report = {}

---makes the review of a year into the output folder: page, .docx, annexes, charts; gives the files, or nil and why
---`report.review(year, {plan, to = ".", png, force})`
---@return any
function report.review(year, options) end

---where a figure comes from: an indicator, or the code of a figure of a review (column id); prints definition, units added up, file, sheet, cell
---`report.explain(what, {unit, year, definition})`
---@return any
function report.explain(what, options) end

---Vietnamese text: width, order, without marks, normal form
---@class lotrinh.text
text = {}

---small letters without marks, to search by: "HÒA GIẢI" gives "hoa giai"
---`text.fold(s)`
---@return any
function text.fold(s) end

---the same for all ways to write a word, "Hoà" and "Hòa" too
---`text.key(s)`
---@return any
function text.key(s) end

---composed text (NFC), as data are kept
---`text.nfc(s)`
---@return any
function text.nfc(s) end

---whether it is proper UTF-8; if not, the first wrong byte
---`text.is_valid(s)`
---@return any
function text.is_valid(s) end

---small letters, Đ too
---`text.lower(s)`
---@return any
function text.lower(s) end

---capital letters
---`text.upper(s)`
---@return any
function text.upper(s) end

---a capital for each word
---`text.title(s)`
---@return any
function text.title(s) end

----1, 0 or 1 in Vietnamese order
---`text.compare(a, b)`
---@return any
function text.compare(a, b) end

---for table.sort: the Vietnamese order
---`text.less(a, b)`
---@return any
function text.less(a, b) end

---a string whose byte order is the Vietnamese order
---`text.sort_key(s)`
---@return any
function text.sort_key(s) end

---columns on a screen (# counts bytes)
---`text.width(s)`
---@return any
function text.width(s) end

---cut to fit, with "…" where it was cut
---`text.clip(s, width)`
---@return any
function text.clip(s, width) end

---padded to a width: left, right, center; instead of %-20s
---`text.pad(s, width, {align = "left"})`
---@return any
function text.pad(s, width, options) end

---control and hidden characters shown as escapes
---`text.visible(s, {keep})`
---@return any
function text.visible(s, options) end

---a number for people: 1234.5 gives "1.234,5"
---`text.number(x, {decimals})`
---@return any
function text.number(x, options) end

---a number for machines: the shortest that reads back the same
---`text.machine(x)`
---@return any
function text.machine(x) end

---x of n in percent, rounded once; nil when n is 0
---`text.percent(x, n, {decimals = 2})`
---@return any
function text.percent(x, n, options) end

---reads a number written the Vietnamese way (vi), by machines (machine), or unknown
---`text.parse_number(s, {profile = "vi"})`
---@return any
function text.parse_number(s, options) end

---reads a count: a whole number from 0 on; else nil and why
---`text.parse_count(s, {profile})`
---@return any
function text.parse_count(s, options) end

---reporting periods: years, quarters, months
---@class lotrinh.period
period = {}

---a reporting period from a text: 2026, 2026-H1, 2026-Q3, 2026-07, 2026-M9
---`period.parse(s)`
---@return any
function period.parse(s) end

---the period between two days, named where it is a year, a quarter ...
---`period.between(first_day, last_day)`
---@return any
function period.between(first_day, last_day) end

---whether it is a period
---`period.is(value)`
---@return any
function period.is(value) end

---days since 1970-01-01 of a day written 2026-06-30 or 30/6/2026
---`period.day(s)`
---@return any
function period.day(s) end

---a day for machines: 2026-06-30
---`period.date(day)`
---@return any
function period.date(day) end

---a day, short: 30/6/2026
---`period.short(day)`
---@return any
function period.short(day) end

---a day in words
---`period.long(day, {language})`
---@return any
function period.long(day, options) end

---year, month, day of the month
---`period.parts(day)`
---@return any
function period.parts(day) end

---the name of the period
---`p:name({language})`
---@return any
function period:name(options) end

---whether figures of the two may stand on one line
---`p:same_kind(q)`
---@return any
function period:same_kind(q) end

---whether p begins the day after q ends
---`p:follows(q)`
---@return any
function period:follows(q) end

---whether the day lies in it
---`p:contains(day)`
---@return any
function period:contains(day) end

---the same period of another year
---`p:shift(years)`
---@return any
function period:shift(years) end

---tables of figures held in columns: f:select, filter, sort, group, mutate, head, to_csv
---@class lotrinh.frame
frame = {}

---@class lotrinh.column
local column = {}

---a frame of a list of tables and the names of the columns, in this order
---`frame.new(rows, columns)`
---@return any
function frame.new(rows, columns) end

---a frame of a .csv, .xlsx or .ods file in the script's or the output folder; figures in the Vietnamese way are read, codes such as 00008 stay text, blanks are nil, 90,5% gives 0.905
---`frame.read(path, {sheet, header, encoding, numbers, rows})`
---@return any
function frame.read(path, options) end

---the names of the columns
---`f:columns()`
---@return any
function frame:columns() end

---a column, even where a function has the name; usually f.name
---`f:column(name)`
---@return any
function frame:column(name) end

---the first rows (10)
---`f:head(count)`
---@return any
function frame:head(count) end

---a frame of these columns, in this order
---`f:select(names)`
---@return any
function frame:select(names) end

---a frame of the rows for which the function is true
---`f:filter(test)`
---@return any
function frame:filter(test) end

---adds or replaces a column, computed from each row
---`f:mutate(name, body)`
---@return any
function frame:mutate(name, body) end

---sorted, texts in Vietnamese order; "-name" turns the order; NULL last
---`f:sort(keys)`
---@return any
function frame:sort(keys) end

---a row for each combination of keys: sum, mean, min, max, count (not NULL), rows; add up counts, do not average rates
---`f:group(keys, measures)`
---@return any
function frame:group(keys, measures) end

---joined with another frame by one or more keys (inner, left); NULL matches nothing; stops where codes or names of units lie across a change of the map, and shows the right way
---`f:join(other, keys, {kind = "inner", suffixes, dates})`
---@return any
function frame:join(other, keys, options) end

---from long to wide: each value of columns becomes a column; with adds up rows of one cell
---`f:pivot({rows, columns, values, with})`
---@return any
function frame:pivot(options) end

---writes CSV; without a path it gives the text; cells like formulas are guarded unless raw
---`f:to_csv(path, {raw, force})`
---@return any
function frame:to_csv(path, options) end

---the text as JSON; NULL is null
---`f:to_json()`
---@return any
function frame:to_json() end

---writes an .xlsx workbook of one sheet; does not write over a file without force
---`f:to_xlsx(path, {sheet, force})`
---@return any
function frame:to_xlsx(path, options) end

---a table for people; print(f) prints the whole of it
---`f:to_text({width, rows, vertical})`
---@return any
function frame:to_text(options) end

---the sum; nil where nothing is reported
---`c:sum()`
---@return any
function column:sum() end

---the mean of the cells that are not NULL
---`c:mean()`
---@return any
function column:mean() end

---the least
---`c:min()`
---@return any
function column:min() end

---the greatest
---`c:max()`
---@return any
function column:max() end

---how many cells are not NULL
---`c:count()`
---@return any
function column:count() end

---how many cells are NULL (not reported)
---`c:nulls()`
---@return any
function column:nulls() end

---the list of values and how many rows (nil is not reported, so do not use #)
---`c:values()`
---@return any
function column:values() end

---the name of the column
---`c:name()`
---@return any
function column:name() end

---the type: integer, real, text, empty
---`c:type()`
---@return any
function column:type() end

---what a script says of itself: script.options{name = {default, help}}, script.requires(1), script.exit(code)
---@class lotrinh.script
script = {}

---the options of the script: {name = {default, help}}; --help tells them
---`script.options(declared)`
---@return any
function script.options(declared) end

---the API version that the script needs
---`script.requires(version)`
---@return any
function script.requires(version) end

---ends the script with this code
---`script.exit(code)`
---@return any
function script.exit(code) end

---progress(done, total, label): tells on stderr how far the work is
---@type fun(...): any
progress = nil

---help() lists the names; help("name") tells about one
---@type fun(...): any
help = nil
