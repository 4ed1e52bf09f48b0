/* Process charts. Sources: Wheeler 2003; Laney 2002; NHSRplotthedots 0.2.2; Anhøj, Olesen 2014. */
#include "stat_spc.h"

#include "stat_rmath.h"
#include "stat_sum.h"

#include <math.h>

const char *const stat_spc_rule_names[] = {"common", "outside", "trend", "two_in_three", "shift"};

/* d2 of two values: mean range over sigma. */
#define RANGE_TO_SIGMA 1.128
/* D4 of two values. */
#define RANGE_LIMIT 3.267

static int side_of(double value, double centre)
{
    return (value > centre) - (value < centre);
}

/* Gives the rule to points from..to that have none of a higher order yet. */
static void mark(struct spc_point *points, size_t from, size_t to, enum spc_rule rule, int side)
{
    for (size_t i = from; i <= to; i++)
        if (points[i].rule == SPC_COMMON || points[i].rule > rule) {
            points[i].rule = rule;
            points[i].side = side;
        }
}

static void mark_outside(struct spc_point *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (points[i].value > points[i].upper || points[i].value < points[i].lower)
            mark(points, i, i, SPC_OUTSIDE, points[i].value > points[i].upper ? 1 : -1);
}

static void mark_trends(struct spc_point *points, size_t count, size_t needed)
{
    size_t start = 0;
    int direction = 0;
    for (size_t i = 1; i < count; i++) {
        const int step = side_of(points[i].value, points[i - 1].value);
        if (step == 0 || step != direction)
            start = step == 0 ? i : i - 1;
        direction = step;
        if (step != 0 && i - start + 1 >= needed)
            mark(points, start, i, SPC_TREND, step);
    }
}

static void mark_shifts(struct spc_point *points, size_t count, size_t needed, double centre)
{
    size_t start = 0;
    int last = 0;
    for (size_t i = 0; i < count; i++) {
        const int side = side_of(points[i].value, centre);
        if (side == 0 || side != last)
            start = i;
        last = side;
        if (side != 0 && i - start + 1 >= needed)
            mark(points, start, i, SPC_SHIFT, side);
    }
}

/* Beyond two thirds of the way to the limit on the side of the point, and not past the limit. */
static bool is_near_limit(const struct spc_point *point, double centre)
{
    if (point->value > point->upper || point->value < point->lower)
        return false;
    const double limit = point->value > centre ? point->upper : point->lower;
    return fabs(point->value - centre) > fabs(limit - centre) * 2 / 3;
}

static void mark_two_in_three(struct spc_point *points, size_t count, double centre)
{
    for (size_t i = 2; i < count; i++) {
        const int side = side_of(points[i].value, centre);
        if (side == 0 || side_of(points[i - 1].value, centre) != side ||
            side_of(points[i - 2].value, centre) != side)
            continue;
        size_t near = 0;
        for (size_t j = i - 2; j <= i; j++)
            near += is_near_limit(&points[j], centre) ? 1 : 0;
        for (size_t j = i - 2; near >= 2 && j <= i; j++)
            if (is_near_limit(&points[j], centre))
                mark(points, j, j, SPC_TWO_IN_THREE, side);
    }
}

static void judge_runs(const struct spc_point *points, size_t count, struct spc *result)
{
    size_t run = 0;
    int last = 0;
    for (size_t i = 0; i < count; i++) {
        const int side = side_of(points[i].value, result->centre);
        if (side == 0)
            continue;
        result->useful++;
        if (last != 0 && side != last)
            result->crossings++;
        run = side == last ? run + 1 : 1;
        last = side;
        if (run > result->longest_run)
            result->longest_run = run;
    }
    if (result->useful == 0)
        return;
    const double useful = (double)result->useful;
    result->longest_allowed = (size_t)nearbyint(log2(useful)) + 3;
    result->crossings_needed = (size_t)qbinom(0.05, fmax(useful - 1, 0), 0.5, 1, 0);
    result->runs_signal = result->longest_run > result->longest_allowed ||
                          result->crossings < result->crossings_needed;
}

static void judge(struct spc_point *points, size_t count, const struct spc_settings *settings,
                  struct spc *result)
{
    for (size_t i = 0; i < count; i++) {
        points[i].rule = SPC_COMMON;
        points[i].side = side_of(points[i].value, result->centre);
    }
    mark_outside(points, count);
    mark_trends(points, count, settings->trend_points);
    mark_two_in_three(points, count, result->centre);
    mark_shifts(points, count, settings->shift_points, result->centre);
    judge_runs(points, count, result);
}

static bool check_settings(const struct spc_settings *settings, struct failure *why)
{
    return stat_check_between((double)settings->trend_points, 3, 100, "trend_points", why) &&
           stat_check_between((double)settings->shift_points, 3, 100, "shift_points", why);
}

/* Mean of |v_i - v_(i-1)| below `limit`. */
static double mean_range(const double *values, size_t count, double limit)
{
    struct stat_sum sum = {0, 0};
    size_t used = 0;
    for (size_t i = 1; i < count; i++) {
        const double range = fabs(values[i] - values[i - 1]);
        if (range >= limit)
            continue;
        stat_sum_add(&sum, range);
        used++;
    }
    return used == 0 ? NAN : stat_sum_value(&sum) / (double)used;
}

static struct spc unknown(size_t count)
{
    return (struct spc){STAT_TOO_SHORT, count, NAN, NAN, NAN, 0, 0, 0, 0, 0, false};
}

bool stat_xmr(const double *values, size_t count, const struct spc_settings *settings,
              struct spc_point *points, struct spc *result, struct failure *why)
{
    *result = unknown(count);
    if (!stat_check_numbers(values, count, "values", why) || !check_settings(settings, why))
        return false;
    for (size_t i = 0; i < count; i++)
        points[i] = (struct spc_point){values[i], NAN, NAN, SPC_COMMON, 0};
    if (count < SPC_LEAST_POINTS)
        return true;
    struct moments moments;
    if (!stat_moments(values, count, &moments, why))
        return false;
    result->centre = moments.mean;
    const double plain = mean_range(values, count, INFINITY);
    result->status = STAT_CONSTANT;
    if (plain <= 0)
        return true;
    result->status = STAT_OK;
    result->moving_range =
        settings->screen ? mean_range(values, count, RANGE_LIMIT * plain) : plain;
    const double half = 3 / RANGE_TO_SIGMA * result->moving_range;
    for (size_t i = 0; i < count; i++) {
        points[i].lower = result->centre - half;
        points[i].upper = result->centre + half;
    }
    judge(points, count, settings, result);
    return true;
}

/* Laney's factor: how much the shares move beside what their n explains. */
static double laney_factor(const struct spc_point *points, const int64_t *n, size_t count,
                           double centre)
{
    double sum = 0;
    double last = 0;
    for (size_t i = 0; i < count; i++) {
        const double z = (points[i].value - centre) / sqrt(centre * (1 - centre) / (double)n[i]);
        if (i > 0)
            sum += fabs(z - last);
        last = z;
    }
    return sum / (double)(count - 1) / RANGE_TO_SIGMA;
}

bool stat_p_chart(const int64_t *x, const int64_t *n, size_t count, enum spc_chart chart,
                  const struct spc_settings *settings, struct spc_point *points, struct spc *result,
                  struct failure *why)
{
    *result = unknown(count);
    if (!stat_check_count_series(x, n, count, why) || !check_settings(settings, why))
        return false;
    int64_t successes = 0;
    int64_t cases = 0;
    for (size_t i = 0; i < count; i++) {
        if (n[i] == 0)
            return failure_set(why, FAILURE_SCRIPT, "LT-1515",
                               "kỳ %zu không có vụ nào (n = 0); hãy bỏ kỳ đó ra khỏi biểu đồ",
                               "period %zu has no cases (n = 0); leave it out of the chart", i + 1);
        successes += x[i];
        cases += n[i];
        points[i] = (struct spc_point){(double)x[i] / (double)n[i], NAN, NAN, SPC_COMMON, 0};
    }
    if (count < SPC_LEAST_POINTS)
        return true;
    result->centre = (double)successes / (double)cases;
    result->status = STAT_CONSTANT;
    if (successes == 0 || successes == cases)
        return true;
    double factor = 1;
    if (chart == SPC_P_PRIME)
        factor = result->sigma_z = laney_factor(points, n, count, result->centre);
    if (factor <= 0)
        return true;
    result->status = STAT_OK;
    for (size_t i = 0; i < count; i++) {
        const double half = 3 * factor * sqrt(result->centre * (1 - result->centre) / (double)n[i]);
        points[i].lower = fmax(0, result->centre - half);
        points[i].upper = fmin(1, result->centre + half);
    }
    judge(points, count, settings, result);
    return true;
}
