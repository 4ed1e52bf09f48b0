/* Intervals for one share. Sources: Wilson 1927; Clopper, Pearson 1934; Newcombe 1998 (methods 3 to
   6); Brown, Cai, DasGupta 2001. Knows nothing of targets. */
#include "stat_interval.h"

#include "stat_rmath.h"

#include <math.h>

const char *const stat_interval_names[] = {
    "wilson", "wilson_cc", "agresti_coull", "clopper_pearson", "mid_p", "jeffreys", "wald", NULL,
};

static double clip(double share)
{
    return fmin(fmax(share, 0), 1);
}

/* One end of the score interval around share p; direction is -1 or +1. */
static double wilson_end(double p, double n, double z, double direction)
{
    const double z2 = z * z;
    const double half = z * sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return (p + z2 / (2 * n) + direction * half) / (1 + z2 / n);
}

void stat_wilson(double x, double n, double z, double *lower, double *upper)
{
    /* At the ends rounding would leave 1e-18 or 0.9999999999999999. */
    *lower = x <= 0 ? 0 : wilson_end(x / n, n, z, -1);
    *upper = x >= n ? 1 : wilson_end(x / n, n, z, 1);
}

static void wilson_corrected(double x, double n, double z, struct interval *result)
{
    result->lower = x <= 0 ? 0 : wilson_end((x - 0.5) / n, n, z, -1);
    result->upper = x >= n ? 1 : wilson_end((x + 0.5) / n, n, z, 1);
}

static void agresti_coull(double x, double n, double z, struct interval *result)
{
    const double weight = n + z * z;
    const double centre = (x + z * z / 2) / weight;
    const double half = z * sqrt(centre * (1 - centre) / weight);
    result->lower = clip(centre - half);
    result->upper = clip(centre + half);
}

static void wald(double x, double n, double z, struct interval *result)
{
    const double p = x / n;
    const double half = z * sqrt(p * (1 - p) / n);
    result->lower = clip(p - half);
    result->upper = clip(p + half);
}

static void beta_interval(double alpha, double x, double n, double prior_low, double prior_high,
                          struct interval *result)
{
    result->lower = x <= 0 ? 0 : qbeta(alpha / 2, x + prior_low, n - x + prior_high, 1, 0);
    result->upper = x >= n ? 1 : qbeta(alpha / 2, x + prior_high, n - x + prior_low, 0, 0);
}

/* P(X > x) + P(X = x)/2 at p: grows with p. */
static double mid_p_above(double x, double n, double p)
{
    return pbinom(x, n, p, 0, 0) + dbinom(x, n, p, 0) / 2;
}

/* The p at which the mid-P tail is `tail`, by halving an interval that holds it. */
static double mid_p_solve(double x, double n, double tail, double low, double high)
{
    enum { HALVINGS = 200 };
    for (int i = 0; i < HALVINGS; i++) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high)
            break;
        if (mid_p_above(x, n, middle) < tail)
            low = middle;
        else
            high = middle;
    }
    return low + (high - low) / 2;
}

static void mid_p(double alpha, double x, double n, struct interval *result)
{
    result->lower = x <= 0 ? 0 : mid_p_solve(x, n, alpha / 2, 0, x / n);
    result->upper = x >= n ? 1 : mid_p_solve(x, n, 1 - alpha / 2, x / n, 1);
}

bool stat_binomial_interval(int64_t x, int64_t n, double conf, enum interval_method method,
                            struct interval *result, struct failure *why)
{
    *result = (struct interval){STAT_NO_CASES, NAN, NAN, NAN};
    if (!stat_check_counts(x, n, 0, why) || !stat_check_confidence(conf, why))
        return false;
    if (n == 0)
        return true;
    const double alpha = 1 - conf;
    const double z = qnorm(alpha / 2, 0, 1, 0, 0);
    const double successes = (double)x;
    const double cases = (double)n;
    result->status = STAT_OK;
    result->estimate = successes / cases;
    switch (method) {
    case INTERVAL_WILSON:
        stat_wilson(successes, cases, z, &result->lower, &result->upper);
        break;
    case INTERVAL_WILSON_CC:
        wilson_corrected(successes, cases, z, result);
        break;
    case INTERVAL_AGRESTI_COULL:
        agresti_coull(successes, cases, z, result);
        break;
    case INTERVAL_CLOPPER_PEARSON:
        beta_interval(alpha, successes, cases, 0, 1, result);
        break;
    case INTERVAL_MID_P:
        mid_p(alpha, successes, cases, result);
        break;
    case INTERVAL_JEFFREYS:
        beta_interval(alpha, successes, cases, 0.5, 0.5, result);
        break;
    case INTERVAL_WALD:
        wald(successes, cases, z, result);
        break;
    }
    return true;
}
