/* Exponential smoothing. Sources: Holt 1957; Gardner, McKenzie 1985; Hyndman et al. 2008. Knows
   nothing of shares: a caller smooths logits and turns the result back. */
#include "stat_smooth.h"

#include "stat_rmath.h"

#include <math.h>

/* The bounds of R's ets(); phi is kept high because short series do not identify it. */
static const double least[3] = {1e-4, 1e-4, 0.80};
static const double most[3] = {0.9999, 0.9999, 0.98};

/* Runs the recursion; returns the sum of squared one-step errors. */
static double run(const double *y, size_t count, bool trend, const double *parameters,
                  double *level, double *slope)
{
    const double alpha = parameters[0];
    const double beta = parameters[1];
    const double phi = parameters[2];
    double sse = 0;
    *level = y[0];
    *slope = trend ? (y[2] - y[0]) / 2 : 0;
    for (size_t i = 1; i < count; i++) {
        const double before = *level;
        const double expected = before + phi * *slope;
        const double error = y[i] - expected;
        sse += error * error;
        *level = alpha * y[i] + (1 - alpha) * expected;
        if (trend)
            *slope = beta * (*level - before) + (1 - beta) * phi * *slope;
    }
    return sse;
}

static bool is_free(const struct smooth_settings *settings, int parameter)
{
    return parameter == 0 || (settings->trend && (parameter == 1 || settings->phi < 1));
}

/* The best point of a coarse grid: the surface has more than one hollow. */
static double search_grid(const double *y, size_t count, const struct smooth_settings *settings,
                          double *best)
{
    enum { STEPS = 12 };
    double level = 0;
    double slope = 0;
    double least_sse = INFINITY;
    for (int cell = 0; cell < STEPS * STEPS * 5; cell++) {
        const int place[3] = {cell % STEPS, cell / STEPS % STEPS, cell / (STEPS * STEPS)};
        const double shares[3] = {(place[0] + 0.5) / STEPS, (place[1] + 0.5) / STEPS,
                                  place[2] / 4.0};
        double tried[3] = {settings->alpha, settings->beta, settings->phi};
        bool repeated = false;
        for (int p = 0; p < 3; p++)
            if (is_free(settings, p))
                tried[p] = least[p] + shares[p] * (most[p] - least[p]);
            else
                repeated = repeated || shares[p] > (p == 2 ? 0 : 0.5 / STEPS);
        if (repeated)
            continue;
        const double sse = run(y, count, settings->trend, tried, &level, &slope);
        if (sse < least_sse) {
            least_sse = sse;
            for (int p = 0; p < 3; p++)
                best[p] = tried[p];
        }
    }
    return least_sse;
}

/* Compass search: steps along each axis, halved when none helps. Deterministic, needs no slopes. */
static void refine(const double *y, size_t count, const struct smooth_settings *settings,
                   double *best, double least_sse)
{
    enum { MOST_ROUNDS = 4000 };
    double level = 0;
    double slope = 0;
    double step = 0.05;
    for (int round = 0; round < MOST_ROUNDS && step > 1e-9; round++) {
        bool better = false;
        for (int move = 0; move < 6; move++) {
            const int p = move / 2;
            if (!is_free(settings, p))
                continue;
            double tried[3] = {best[0], best[1], best[2]};
            tried[p] += move % 2 == 0 ? step : -step;
            tried[p] = fmin(fmax(tried[p], least[p]), most[p]);
            const double sse = run(y, count, settings->trend, tried, &level, &slope);
            if (sse < least_sse) {
                least_sse = sse;
                best[p] = tried[p];
                better = true;
            }
        }
        if (!better)
            step /= 2;
    }
}

static bool check_settings(const struct smooth_settings *settings, struct failure *why)
{
    return stat_check_between(settings->alpha, 0, 1, "alpha", why) &&
           stat_check_between(settings->beta, 0, 1, "beta", why) &&
           stat_check_between(settings->phi, 0, 1, "phi", why);
}

bool stat_smooth(const double *y, size_t count, const struct smooth_settings *settings,
                 struct smooth *result, struct failure *why)
{
    *result = (struct smooth){STAT_TOO_SHORT, *settings, NAN, NAN, NAN, NAN, NAN, false};
    if (!check_settings(settings, why) || !stat_check_numbers(y, count, "y", why))
        return false;
    if (count < (settings->trend ? 3 : 2) || (settings->optimise && count < SMOOTH_LEAST_OPTIMISED))
        return true;
    double best[3] = {settings->alpha, settings->beta, settings->phi};
    int estimated = 0;
    if (settings->optimise) {
        refine(y, count, settings, best, search_grid(y, count, settings, best));
        for (int p = 0; p < 3; p++) {
            estimated += is_free(settings, p) ? 1 : 0;
            result->at_bound = result->at_bound || (is_free(settings, p) &&
                                                    (best[p] <= least[p] || best[p] >= most[p]));
        }
    }
    result->used.alpha = best[0];
    result->used.beta = best[1];
    result->used.phi = best[2];
    result->sse = run(y, count, settings->trend, best, &result->level, &result->slope);
    result->df = (double)count - 1 - estimated;
    result->status = STAT_CONSTANT;
    if (result->sse <= 0)
        return true;
    result->status = STAT_OK;
    result->sigma = sqrt(result->sse / result->df);
    return true;
}

void stat_smooth_forecast(const struct smooth *fit, int steps, double conf, double *value,
                          double *lower, double *upper)
{
    const double alpha = fit->used.alpha;
    const double beta = fit->used.trend ? fit->used.beta : 0;
    double damping = 0; /* phi + ... + phi^j */
    double power = 1;
    double variance = 1;
    for (int j = 1; j <= steps; j++) {
        power *= fit->used.phi;
        damping += power;
        const double weight = alpha + alpha * beta * damping;
        if (j < steps)
            variance += weight * weight;
    }
    *value = fit->level + (fit->used.trend ? damping * fit->slope : 0);
    const double half = fit->status == STAT_OK
                            ? qt((1 - conf) / 2, fit->df, 0, 0) * fit->sigma * sqrt(variance)
                            : NAN;
    *lower = *value - half;
    *upper = *value + half;
}
