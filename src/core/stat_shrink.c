/* Empirical Bayes for shares. Sources: Kleinman 1973 (moments); Griffiths 1973 (likelihood). */
#include "stat_shrink.h"

#include "stat_rmath.h"
#include "stat_sum.h"

#include <math.h>

const char *const stat_shrink_names[] = {"moments", "ml", NULL};

/* A prior worth more cases than this shows no difference between units. */
#define LARGEST_SIZE 1e8

static void set_prior(struct beta_prior *prior, double mean, double size)
{
    prior->status = STAT_OK;
    prior->mean = mean;
    prior->size = size;
    prior->rho = 1 / (size + 1);
    prior->a = mean * size;
    prior->b = (1 - mean) * size;
}

static void set_no_spread(struct beta_prior *prior, double pooled)
{
    prior->status = STAT_NO_SPREAD;
    prior->mean = pooled;
    prior->size = INFINITY;
    prior->rho = 0;
    prior->a = prior->b = NAN;
}

/* Moments weighted by n. */
static void fit_moments(const int64_t *x, const int64_t *n, size_t count, double pooled,
                        double total, struct beta_prior *prior)
{
    struct stat_sum spread = {0, 0};
    struct stat_sum squares = {0, 0};
    for (size_t i = 0; i < count; i++) {
        if (n[i] == 0)
            continue;
        const double cases = (double)n[i];
        const double away = (double)x[i] / cases - pooled;
        stat_sum_add(&spread, cases * away * away);
        stat_sum_add(&squares, cases * cases);
    }
    const double chance = pooled * (1 - pooled);
    const double freedom = (double)prior->units - 1;
    const double rho = (stat_sum_value(&spread) - chance * freedom) /
                       (chance * (total - stat_sum_value(&squares) / total - freedom));
    set_no_spread(prior, pooled);
    /* rho near 1 means that every unit is all or nothing: no Beta has these moments. */
    if (rho >= 1)
        prior->status = STAT_NOT_DEFINED;
    else if (rho > 0)
        set_prior(prior, pooled, 1 / rho - 1);
}

struct likelihood {
    double value;
    double slope[2];   /* by ln a, ln b */
    double hessian[3]; /* aa, ab, bb */
};

static struct likelihood likelihood_at(const int64_t *x, const int64_t *n, size_t count, double a,
                                       double b)
{
    struct likelihood sum = {0, {0, 0}, {0, 0, 0}};
    double units = 0;
    for (size_t i = 0; i < count; i++) {
        if (n[i] == 0)
            continue;
        const double wins = a + (double)x[i];
        const double losses = b + (double)(n[i] - x[i]);
        const double all = wins + losses;
        const double first = digamma(all);
        const double second = trigamma(all);
        units++;
        sum.value += lbeta(wins, losses);
        sum.slope[0] += digamma(wins) - first;
        sum.slope[1] += digamma(losses) - first;
        sum.hessian[0] += trigamma(wins) - second;
        sum.hessian[1] -= second;
        sum.hessian[2] += trigamma(losses) - second;
    }
    const double first = digamma(a + b);
    const double second = trigamma(a + b);
    sum.value -= units * lbeta(a, b);
    sum.slope[0] += units * (first - digamma(a));
    sum.slope[1] += units * (first - digamma(b));
    sum.hessian[0] += units * (second - trigamma(a));
    sum.hessian[1] += units * second;
    sum.hessian[2] += units * (second - trigamma(b));
    sum.hessian[0] = a * a * sum.hessian[0] + a * sum.slope[0];
    sum.hessian[1] *= a * b;
    sum.hessian[2] = b * b * sum.hessian[2] + b * sum.slope[1];
    sum.slope[0] *= a;
    sum.slope[1] *= b;
    return sum;
}

/* Newton's step on (ln a, ln b), damped by `ridge` until it climbs (Levenberg). */
static void newton_step(const struct likelihood *at, double ridge, double *step)
{
    const double aa = at->hessian[0] - ridge;
    const double bb = at->hessian[2] - ridge;
    const double ab = at->hessian[1];
    const double determinant = aa * bb - ab * ab;
    step[0] = -(bb * at->slope[0] - ab * at->slope[1]) / determinant;
    step[1] = -(aa * at->slope[1] - ab * at->slope[0]) / determinant;
}

static void fit_ml(const int64_t *x, const int64_t *n, size_t count, double pooled,
                   struct beta_prior *prior)
{
    enum { MOST_ROUNDS = 200, MOST_TRIES = 60 };
    const double size = prior->status == STAT_OK ? fmin(prior->size, 1e4) : 50;
    double logs[2] = {log(pooled * size), log((1 - pooled) * size)};
    struct likelihood now = likelihood_at(x, n, count, exp(logs[0]), exp(logs[1]));
    double ridge = 1e-3;
    prior->status = STAT_NOT_CONVERGED;
    for (int round = 0; round < MOST_ROUNDS; round++) {
        bool climbed = false;
        double step[2] = {0, 0};
        for (int attempt = 0; attempt < MOST_TRIES && !climbed; attempt++) {
            newton_step(&now, ridge, step);
            const double tried[2] = {logs[0] + step[0], logs[1] + step[1]};
            const struct likelihood there =
                likelihood_at(x, n, count, exp(tried[0]), exp(tried[1]));
            climbed = there.value >= now.value && fabs(step[0]) < 5 && fabs(step[1]) < 5;
            ridge = climbed ? ridge / 10 : ridge * 4;
            if (climbed) {
                now = there;
                logs[0] = tried[0];
                logs[1] = tried[1];
            }
        }
        const double a = exp(logs[0]);
        const double b = exp(logs[1]);
        if (a + b > LARGEST_SIZE) {
            set_no_spread(prior, pooled);
            return;
        }
        if (!climbed || fabs(step[0]) + fabs(step[1]) < 1e-11) {
            set_prior(prior, a / (a + b), a + b);
            prior->log_likelihood = now.value;
            return;
        }
    }
}

/* The slope of the log-likelihood by rho where rho = 0 (Tarone 1979): when it does not rise from
   there, chance alone explains the spread. The likelihood itself is too flat there to tell. */
static double slope_at_no_spread(const int64_t *x, const int64_t *n, size_t count, double pooled)
{
    struct stat_sum sum = {0, 0};
    for (size_t i = 0; i < count; i++) {
        const double wins = (double)x[i];
        const double losses = (double)(n[i] - x[i]);
        const double cases = (double)n[i];
        stat_sum_add(&sum, wins * (wins - 1) / (2 * pooled));
        stat_sum_add(&sum, losses * (losses - 1) / (2 * (1 - pooled)));
        stat_sum_add(&sum, -cases * (cases - 1) / 2);
    }
    return stat_sum_value(&sum);
}

bool stat_beta_binomial(const int64_t *x, const int64_t *n, size_t count, enum shrink_method method,
                        struct beta_prior *result, struct failure *why)
{
    *result = (struct beta_prior){STAT_NO_CASES, 0, NAN, NAN, NAN, NAN, NAN, NAN};
    if (!stat_check_count_series(x, n, count, why))
        return false;
    int64_t successes = 0;
    int64_t cases = 0;
    for (size_t i = 0; i < count; i++) {
        successes += x[i];
        cases += n[i];
        result->units += n[i] > 0 ? 1 : 0;
    }
    if (cases == 0)
        return true;
    const double pooled = (double)successes / (double)cases;
    result->status = STAT_TOO_SHORT;
    result->mean = pooled;
    if (result->units < 2)
        return true;
    set_no_spread(result, pooled);
    /* One case in each unit cannot tell difference from chance. */
    if (successes == 0 || successes == cases || (size_t)cases == result->units)
        return true;
    fit_moments(x, n, count, pooled, (double)cases, result);
    if (method == SHRINK_MOMENTS)
        return true;
    if (slope_at_no_spread(x, n, count, pooled) <= 0)
        set_no_spread(result, pooled);
    else
        fit_ml(x, n, count, pooled, result);
    return true;
}

bool stat_posterior(int64_t x, int64_t n, double a, double b, double conf, double target,
                    struct posterior *result, struct failure *why)
{
    *result = (struct posterior){NAN, NAN, NAN, NAN, NAN};
    if (!stat_check_counts(x, n, 0, why) || !stat_check_confidence(conf, why) ||
        !stat_check_between(a, STAT_LEAST_SHAPE, STAT_MOST_SHAPE, "a", why) ||
        !stat_check_between(b, STAT_LEAST_SHAPE, STAT_MOST_SHAPE, "b", why) ||
        !(isnan(target) || stat_check_share(target, "target", 0, why)))
        return false;
    const double wins = a + (double)x;
    const double losses = b + (double)(n - x);
    const double alpha = 1 - conf;
    result->mean = wins / (wins + losses);
    result->lower = qbeta(alpha / 2, wins, losses, 1, 0);
    result->upper = qbeta(alpha / 2, wins, losses, 0, 0);
    result->weight = (double)n / ((double)n + a + b);
    if (!isnan(target))
        result->reaches = pbeta(target, wins, losses, 0, 0);
    return true;
}
