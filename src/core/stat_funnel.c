/* Funnel limits with overdispersion. Source: Spiegelhalter 2005 (Qual Saf Health Care 14:347; Stat
   Med 24:1185). Knows nothing of drawing. */
#include "stat_funnel.h"

#include "stat_quantile.h"
#include "stat_rmath.h"

#include <math.h>
#include <string.h>

const char *const stat_funnel_names[] = {"additive", "multiplicative", "plain", NULL};
const char *const stat_funnel_position_names[] = {"inside",      "above_inner", "below_inner",
                                                  "above_outer", "below_outer", "no_cases"};

/* Spiegelhalter pulls the extreme tenth at each end in before judging the spread. */
#define WINSORISED 0.1

/* Interpolated exact binomial quantile as a share of n. */
static double exact_limit(double tail, double n, double centre)
{
    const double r = qbinom(tail, n, centre, 1, 0);
    const double share = (r - (pbinom(r, n, centre, 1, 0) - tail) / dbinom(r, n, centre, 0)) / n;
    return fmin(fmax(share, 0), 1);
}

static double arcsine(double share)
{
    return asin(sqrt(share));
}

static double from_arcsine(double angle)
{
    const double s = sin(fmin(fmax(angle, 0), asin(1)));
    return s * s;
}

static void limits_at(const struct funnel_input *input, const struct funnel *funnel, double n,
                      double conf, double *lower, double *upper)
{
    const double tail = (1 - conf) / 2;
    const double z = qnorm(tail, 0, 1, 0, 0);
    const double centre = funnel->centre;
    if (!funnel->overdispersed || input->method == FUNNEL_PLAIN) {
        *lower = exact_limit(tail, n, centre);
        *upper = exact_limit(1 - tail, n, centre);
    } else if (input->method == FUNNEL_MULTIPLICATIVE) {
        const double half = z * sqrt(funnel->phi * centre * (1 - centre) / n);
        *lower = fmax(0, centre - half);
        *upper = fmin(1, centre + half);
    } else {
        const double half = z * sqrt(1 / (4 * n) + funnel->tau2);
        *lower = from_arcsine(arcsine(centre) - half);
        *upper = from_arcsine(arcsine(centre) + half);
    }
}

struct funnel_limits stat_funnel_limits(const struct funnel_input *input,
                                        const struct funnel *funnel, double n)
{
    struct funnel_limits limits;
    limits_at(input, funnel, n, input->inner, &limits.inner_lower, &limits.inner_upper);
    limits_at(input, funnel, n, input->outer, &limits.outer_lower, &limits.outer_upper);
    return limits;
}

static double plain_z(const struct funnel_input *input, const struct funnel *funnel, size_t i)
{
    const double n = (double)input->n[i];
    return (arcsine((double)input->x[i] / n) - arcsine(funnel->centre)) * 2 * sqrt(n);
}

/* phi and tau2 from the winsorised z of the units with cases. */
static void measure_spread(const struct funnel_input *input, double *scratch, struct funnel *funnel)
{
    double *z = scratch;
    double *sorted = scratch + funnel->units;
    double weights = 0;
    double squares = 0;
    size_t m = 0;
    for (size_t i = 0; i < input->count; i++) {
        if (input->n[i] == 0)
            continue;
        z[m++] = plain_z(input, funnel, i);
        const double weight = 4 * (double)input->n[i];
        weights += weight;
        squares += weight * weight;
    }
    memcpy(sorted, z, m * sizeof *z);
    stat_sort(sorted, m);
    const double low = stat_quantile_sorted(sorted, m, WINSORISED, 7);
    const double high = stat_quantile_sorted(sorted, m, 1 - WINSORISED, 7);
    double sum = 0;
    for (size_t i = 0; i < m; i++) {
        const double held = fmin(fmax(z[i], low), high);
        sum += held * held;
    }
    const double units = (double)m;
    funnel->phi = sum / units;
    funnel->tau2 = 0;
    funnel->overdispersed = sum > units - 1;
    if (funnel->overdispersed)
        funnel->tau2 = (sum - (units - 1)) / (weights - squares / weights);
}

static enum funnel_position place(double share, const struct funnel_limits *limits)
{
    if (share > limits->outer_upper)
        return FUNNEL_ABOVE_OUTER;
    if (share < limits->outer_lower)
        return FUNNEL_BELOW_OUTER;
    if (share > limits->inner_upper)
        return FUNNEL_ABOVE_INNER;
    return share < limits->inner_lower ? FUNNEL_BELOW_INNER : FUNNEL_INSIDE;
}

static void place_units(const struct funnel_input *input, const struct funnel *funnel,
                        struct funnel_point *points)
{
    for (size_t i = 0; i < input->count; i++) {
        if (input->n[i] == 0)
            continue;
        const double n = (double)input->n[i];
        points[i].share = (double)input->x[i] / n;
        if (funnel->status != STAT_OK)
            continue;
        points[i].limits = stat_funnel_limits(input, funnel, n);
        points[i].position = place(points[i].share, &points[i].limits);
        points[i].z = plain_z(input, funnel, i);
        if (funnel->overdispersed && input->method == FUNNEL_ADDITIVE)
            points[i].z /= sqrt(1 + 4 * n * funnel->tau2);
        else if (funnel->overdispersed && input->method == FUNNEL_MULTIPLICATIVE)
            points[i].z /= sqrt(funnel->phi);
    }
}

bool stat_funnel(const struct funnel_input *input, double *scratch, struct funnel_point *points,
                 struct funnel *result, struct failure *why)
{
    *result = (struct funnel){STAT_NO_CASES, 0, NAN, NAN, NAN, false};
    if (!stat_check_count_series(input->x, input->n, input->count, why) ||
        !stat_check_confidence(input->inner, why) || !stat_check_confidence(input->outer, why) ||
        !(isnan(input->target) || stat_check_share(input->target, "target", 0, why)))
        return false;
    int64_t successes = 0;
    int64_t cases = 0;
    for (size_t i = 0; i < input->count; i++) {
        points[i] = (struct funnel_point){NAN, {NAN, NAN, NAN, NAN}, NAN, FUNNEL_NO_CASES};
        successes += input->x[i];
        cases += input->n[i];
        result->units += input->n[i] > 0 ? 1 : 0;
    }
    if (cases == 0)
        return true;
    result->centre = isnan(input->target) ? (double)successes / (double)cases : input->target;
    result->status = result->units < 2 ? STAT_TOO_SHORT : STAT_OK;
    if (result->centre <= 0 || result->centre >= 1)
        result->status = STAT_CONSTANT;
    if (result->status == STAT_OK)
        measure_spread(input, scratch, result);
    place_units(input, result, points);
    return true;
}
