/* Rolling-origin evaluation. Sources: Hyndman, Koehler 2006; Gneiting, Raftery 2007; methods, 2.10.
 */
#include "stat_backtest.h"

#include "stat_glm.h"
#include "stat_rank.h"
#include "stat_regression.h"
#include "stat_rmath.h"
#include "stat_smooth.h"
#include "stat_sum.h"

#include <math.h>

const char *const stat_backtest_names[] = {"naive",     "mean", "drift",  "linear", "glm",
                                           "theil_sen", "holt", "damped", NULL};

/* A forecast as a location and scale of Student's t on the scale of shares or of their logits. */
struct belief {
    double location, scale, df;
    bool logits;
};

static double share_at(const struct share_series *series, size_t i)
{
    return (double)series->x[i] / (double)series->n[i];
}

static struct belief believe_naive(const struct share_series *series, double at)
{
    const size_t last = series->count - 1;
    double squares = 0;
    for (size_t i = 1; i <= last; i++) {
        const double step = share_at(series, i) - share_at(series, i - 1);
        squares += step * step / (series->t[i] - series->t[i - 1]);
    }
    const double steps = (double)last;
    return (struct belief){share_at(series, last),
                           last < 1 ? NAN : sqrt(squares / steps * (at - series->t[last])), steps,
                           false};
}

static struct belief believe_drift(const struct share_series *series, double at)
{
    const size_t last = series->count - 1;
    if (last < 1)
        return (struct belief){NAN, NAN, NAN, false};
    const double span = series->t[last] - series->t[0];
    const double slope = (share_at(series, last) - share_at(series, 0)) / span;
    const double ahead = at - series->t[last];
    double squares = 0;
    for (size_t i = 1; i <= last; i++) {
        const double time = series->t[i] - series->t[i - 1];
        const double step = share_at(series, i) - share_at(series, i - 1) - slope * time;
        squares += step * step / time;
    }
    const double df = (double)last - 1;
    return (struct belief){share_at(series, last) + slope * ahead,
                           df < 1 ? NAN : sqrt(squares / df * (ahead + ahead * ahead / span)), df,
                           false};
}

static struct belief believe_mean(const struct share_series *series, double cases)
{
    double x = 0;
    double n = 0;
    for (size_t i = 0; i < series->count; i++) {
        x += (double)series->x[i];
        n += (double)series->n[i];
    }
    const double pooled = x / n;
    const double chance = pooled * (1 - pooled);
    const double df = (double)series->count - 1;
    double chi2 = 0;
    for (size_t i = 0; i < series->count; i++) {
        const double away = share_at(series, i) - pooled;
        chi2 += (double)series->n[i] * away * away / chance;
    }
    const double dispersion = fmax(1, chi2 / df);
    return (struct belief){pooled, df < 1 ? NAN : sqrt(dispersion * chance * (1 / n + 1 / cases)),
                           df, false};
}

static struct belief believe_linear(const struct share_series *series, double at, double cases,
                                    double *scratch)
{
    struct failure why;
    struct regression fit;
    double coefficients[2];
    double errors[2];
    double *shares = scratch;
    double *weights = scratch + series->count;
    for (size_t i = 0; i < series->count; i++) {
        shares[i] = share_at(series, i);
        weights[i] = (double)series->n[i];
    }
    const struct regression_input input = {series->t, series->count, 1, shares, weights, true, 1};
    /* The caller's scratch begins at an address fit for any type and 2 count doubles keep it so. */
    long double *work = (long double *)(void *)(scratch + 2 * series->count);
    if (!stat_regression(&input, work, coefficients, errors, NULL, NULL, &fit, &why) ||
        fit.coefficients == NULL)
        return (struct belief){NAN, NAN, NAN, false};
    struct belief belief = {NAN, NAN, fit.df, false};
    stat_regression_at(&input, &fit, &at, &belief.location, &belief.scale);
    belief.scale = sqrt(belief.scale * belief.scale + fit.sigma * fit.sigma / cases);
    return belief;
}

static struct belief believe_glm(const struct share_series *series, double at, double cases)
{
    struct failure why;
    struct glm fit;
    struct glm_forecast ahead;
    const struct glm_input input = {series->t, series->x, series->n, series->count,
                                    GLM_AUTO,  NAN,       NAN};
    if (!stat_glm(&input, &fit, &why))
        return (struct belief){NAN, NAN, NAN, true};
    stat_glm_forecast(&fit, at, 0.5, NAN, 0, &ahead);
    const double own = fit.dispersion / (cases * ahead.fit * (1 - ahead.fit));
    return (struct belief){ahead.link, sqrt(ahead.error * ahead.error + own), fit.quantile_df,
                           true};
}

static struct belief believe_theil_sen(const struct share_series *series, double at,
                                       double *scratch)
{
    struct failure why;
    struct rank_line line;
    double *shares = scratch;
    for (size_t i = 0; i < series->count; i++)
        shares[i] = share_at(series, i);
    if (!stat_theil_sen(series->t, shares, series->count, 0.5, scratch + series->count, &line,
                        &why))
        return (struct belief){NAN, NAN, NAN, false};
    return (struct belief){line.intercept + line.slope * at, NAN, NAN, false};
}

/* True when all steps of time are alike; *step is their length. */
static bool equal_steps(const struct share_series *series, double *step)
{
    if (series->count < 2)
        return false;
    *step = series->t[1] - series->t[0];
    for (size_t i = 2; i < series->count; i++)
        if (fabs(series->t[i] - series->t[i - 1] - *step) > 1e-6 * *step)
            return false;
    return true;
}

static struct belief believe_smooth(const struct share_series *series, double at, double phi,
                                    double *scratch)
{
    enum { MOST_STEPS = 1000 };
    struct failure why;
    struct smooth fit;
    const struct smooth_settings settings = {true, 0.5, 0.2, phi, false};
    double step = 0;
    if (!equal_steps(series, &step))
        return (struct belief){NAN, NAN, NAN, true};
    const double steps = (at - series->t[series->count - 1]) / step;
    if (fabs(steps - nearbyint(steps)) > 1e-6 || steps > MOST_STEPS)
        return (struct belief){NAN, NAN, NAN, true};
    for (size_t i = 0; i < series->count; i++) {
        const double wins = (double)series->x[i] + 0.5;
        scratch[i] = log(wins / ((double)series->n[i] + 1 - wins));
    }
    if (!stat_smooth(scratch, series->count, &settings, &fit, &why) || fit.status == STAT_TOO_SHORT)
        return (struct belief){NAN, NAN, NAN, true};
    struct belief belief = {NAN, NAN, fit.df, true};
    double lower = NAN;
    double upper = NAN;
    stat_smooth_forecast(&fit, (int)nearbyint(steps), 0.5, &belief.location, &lower, &upper);
    belief.scale = (upper - lower) / 2 / qt(0.25, fit.df, 0, 0);
    return belief;
}

static double quantile_of(double tail, double df)
{
    return isinf(df) ? qnorm(tail, 0, 1, 0, 0) : qt(tail, df, 0, 0);
}

static double to_share(double value, bool logits)
{
    return logits ? 1 / (1 + exp(-value)) : fmin(fmax(value, 0), 1);
}

struct share_forecast stat_share_forecast(enum backtest_method method,
                                          const struct share_series *series, double at,
                                          int64_t cases, double conf, double target,
                                          double *scratch)
{
    struct belief belief = {NAN, NAN, NAN, false};
    const double size = (double)cases;
    switch (method) {
    case BACKTEST_NAIVE:
        belief = believe_naive(series, at);
        break;
    case BACKTEST_MEAN:
        belief = believe_mean(series, size);
        break;
    case BACKTEST_DRIFT:
        belief = believe_drift(series, at);
        break;
    case BACKTEST_LINEAR:
        belief = believe_linear(series, at, size, scratch);
        break;
    case BACKTEST_GLM:
        belief = believe_glm(series, at, size);
        break;
    case BACKTEST_THEIL_SEN:
        belief = believe_theil_sen(series, at, scratch);
        break;
    case BACKTEST_HOLT:
    case BACKTEST_DAMPED:
        belief = believe_smooth(series, at, method == BACKTEST_HOLT ? 1 : 0.85, scratch);
        break;
    }
    struct share_forecast forecast = {NAN, NAN, NAN, NAN};
    if (isnan(belief.location))
        return forecast;
    forecast.value = to_share(belief.location, belief.logits);
    if (!(belief.scale > 0) || !(belief.df >= 1))
        return forecast;
    const double half = quantile_of((1 - conf) / 2, belief.df) * belief.scale;
    forecast.lower = to_share(belief.location - half, belief.logits);
    forecast.upper = to_share(belief.location + half, belief.logits);
    if (!(target > 0 && target < 1))
        return forecast;
    const double aim = belief.logits ? log(target / (1 - target)) : target;
    const double statistic = (aim - belief.location) / belief.scale;
    forecast.reaches =
        isinf(belief.df) ? pnorm(statistic, 0, 1, 0, 0) : pt(statistic, belief.df, 0, 0);
    return forecast;
}

size_t stat_backtest_scratch(size_t count)
{
    const struct regression_input line = {NULL, count, 1, NULL, NULL, true, 1};
    const size_t regression =
        2 * count + stat_regression_scratch(&line) * (sizeof(long double) / sizeof(double));
    const size_t slopes = count + stat_theil_sen_scratch(count);
    return 4 * count + (regression > slopes ? regression : slopes) + 4;
}

double stat_interval_score(double lower, double upper, double observed, double conf)
{
    const double missed = fmax(0, fmax(lower - observed, observed - upper));
    return upper - lower + 2 / (1 - conf) * missed;
}

/* Sums over the compared forecasts. */
struct tally {
    double forecasts, errors, sizes, squares;
    double intervals, covered, width, score;
    double judged, brier, reached;
};

static void add_forecast(struct tally *tally, const struct backtest_point *point, bool reached,
                         double conf)
{
    const struct share_forecast *forecast = &point->forecast;
    const double error = point->observed - forecast->value;
    tally->forecasts++;
    tally->errors += error;
    tally->sizes += fabs(error);
    tally->squares += error * error;
    if (!isnan(forecast->lower)) {
        tally->intervals++;
        tally->covered +=
            point->observed >= forecast->lower && point->observed <= forecast->upper ? 1 : 0;
        tally->width += forecast->upper - forecast->lower;
        tally->score +=
            stat_interval_score(forecast->lower, forecast->upper, point->observed, conf);
    }
    if (!isnan(forecast->reaches)) {
        const double outcome = reached ? 1 : 0;
        tally->judged++;
        tally->brier += (forecast->reaches - outcome) * (forecast->reaches - outcome);
        tally->reached += outcome;
    }
}

static void conclude(const struct tally *tally, double mean_step, struct backtest *result)
{
    if (tally->forecasts <= 0)
        return;
    result->status = STAT_OK;
    result->count = (size_t)tally->forecasts;
    result->mean_error = tally->errors / tally->forecasts;
    result->mae = tally->sizes / tally->forecasts;
    result->rmse = sqrt(tally->squares / tally->forecasts);
    if (mean_step > 0)
        result->mase = result->mae / mean_step;
    if (tally->intervals > 0) {
        result->coverage = tally->covered / tally->intervals;
        result->width = tally->width / tally->intervals;
        result->interval_score = tally->score / tally->intervals;
    }
    if (tally->judged <= 0)
        return;
    const double frequency = tally->reached / tally->judged;
    result->brier = tally->brier / tally->judged;
    result->brier_reference = frequency * (1 - frequency);
    if (result->brier_reference > 0)
        result->skill = 1 - result->brier / result->brier_reference;
}

/* Copies the rows that have cases into scratch and lets `kept` point there. */
static double *keep_rows(const struct share_series *series, double *scratch,
                         struct share_series *kept)
{
    double *t = scratch;
    int64_t *x = (int64_t *)(void *)(t + series->count);
    int64_t *n = x + series->count;
    *kept = (struct share_series){t, x, n, 0};
    for (size_t i = 0; i < series->count; i++) {
        if (series->n[i] == 0)
            continue;
        t[kept->count] = series->t[i];
        x[kept->count] = series->x[i];
        n[kept->count++] = series->n[i];
    }
    /* An even number of doubles further, so that long doubles stay aligned. */
    return scratch + 4 * series->count;
}

static double mean_step_of(const struct share_series *series)
{
    double sum = 0;
    for (size_t i = 1; i < series->count; i++)
        sum += fabs(share_at(series, i) - share_at(series, i - 1));
    return series->count < 2 ? 0 : sum / (double)(series->count - 1);
}

static bool check_input(const struct share_series *series, double ahead, double conf, double target,
                        struct failure *why)
{
    return stat_check_times(series->t, series->count, why) &&
           stat_check_count_series(series->x, series->n, series->count, why) &&
           stat_check_confidence(conf, why) && stat_check_between(ahead, 1e-3, 1e3, "h", why) &&
           stat_check_between((double)series->count, 0, RANK_MOST_POINTS, "count", why) &&
           (isnan(target) || stat_check_share(target, "target", 0, why));
}

bool stat_backtest(const struct share_series *series, enum backtest_method method, double ahead,
                   size_t first, double conf, double target, double *scratch,
                   struct backtest_point *points, struct backtest *result, struct failure *why)
{
    *result =
        (struct backtest){STAT_TOO_SHORT, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    if (!check_input(series, ahead, conf, target, why))
        return false;
    struct share_series kept;
    double *work = keep_rows(series, scratch, &kept);
    struct tally tally = {0};
    size_t row = 0;
    for (size_t j = first < 1 ? 1 : first; j < kept.count; j++) {
        const double at = kept.t[j - 1] + ahead;
        while (row < kept.count && kept.t[row] < at - 1e-9)
            row++;
        if (row == kept.count || kept.t[row] > at + 1e-9)
            continue;
        const struct share_series past = {kept.t, kept.x, kept.n, j};
        struct backtest_point *point = &points[(size_t)tally.forecasts];
        point->origin = kept.t[j - 1];
        point->at = kept.t[row];
        point->observed = share_at(&kept, row);
        point->forecast = stat_share_forecast(method, &past, at, kept.n[row], conf, target, work);
        if (isnan(point->forecast.value))
            continue;
        const bool reached = (double)kept.x[row] >= target * (double)kept.n[row] - 1e-9;
        add_forecast(&tally, point, reached, conf);
    }
    conclude(&tally, mean_step_of(&kept), result);
    return true;
}
