/* Rank-based trends. Sources: Mann 1945; Kendall 1975; Sen 1968; Siegel 1982; Gilbert 1987, 16
 * and 17. */
#include "stat_rank.h"

#include "stat_quantile.h"
#include "stat_rmath.h"

#include <math.h>
#include <string.h>

const char *const stat_rank_alternative_names[] = {"two_sided", "increasing", "decreasing", NULL};

static int direction(double value)
{
    return (value > 0) - (value < 0);
}

static bool check_series(const double *t, const double *y, size_t count, struct failure *why)
{
    if (count > RANK_MOST_POINTS)
        return failure_set(why, FAILURE_SCRIPT, "LT-1514",
                           "chuỗi có %zu điểm; phương pháp này nhận nhiều nhất %d điểm",
                           "the series has %zu points; this method takes at most %d", count,
                           (int)RANK_MOST_POINTS);
    return (t == NULL || stat_check_distinct(t, count, why)) &&
           stat_check_numbers(y, count, "y", why);
}

/* Lengths of the runs of equal values to `runs` (room for count); how many runs. */
static size_t tie_runs(const double *sorted, size_t count, size_t *runs)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++)
        if (i > 0 && sorted[i] == sorted[i - 1])
            runs[found - 1]++;
        else
            runs[found++] = 1;
    return found;
}

/* P(S >= s) over all arrangements of the values. The falling pairs of the arrangements of a
   multiset are counted by the Gaussian multinomial coefficient, built up one value at a time: the
   m-th value, the j-th of its tie, multiplies by (1 - q^m)/(1 - q^j). All counts stay whole
   numbers. */
static double exact_upper(int64_t s, const size_t *runs, size_t run_count)
{
    int64_t ways[RANK_MOST_EXACT_PAIRS + 1] = {1};
    size_t pairs = 0; /* untied so far: the degree of the polynomial */
    size_t values = 0;
    for (size_t run = 0; run < run_count; run++)
        for (size_t j = 1; j <= runs[run]; j++) {
            const size_t m = ++values;
            const size_t degree = pairs + m - j;
            for (size_t k = degree; k >= m; k--)
                ways[k] -= ways[k - m];
            for (size_t k = j; k <= degree; k++)
                ways[k] += ways[k - j];
            pairs = degree;
        }
    /* S = pairs - 2 falling, so S >= s means falling <= (pairs - s)/2. */
    const int64_t most = ((int64_t)pairs - s) / 2;
    double below = 0;
    double total = 0;
    for (size_t k = 0; k <= pairs; k++) {
        total += (double)ways[k];
        if ((int64_t)k <= most)
            below += (double)ways[k];
    }
    return below / total;
}

static double exact_p(int64_t s, enum rank_alternative alternative, const size_t *runs,
                      size_t run_count)
{
    switch (alternative) {
    case RANK_INCREASING:
        return exact_upper(s, runs, run_count);
    case RANK_DECREASING:
        return exact_upper(-s, runs, run_count);
    case RANK_TWO_SIDED:
        break;
    }
    return s == 0 ? 1 : fmin(1, 2 * exact_upper(s < 0 ? -s : s, runs, run_count));
}

static double normal_p(double z, enum rank_alternative alternative)
{
    if (alternative == RANK_TWO_SIDED)
        return fmin(1, 2 * pnorm(fabs(z), 0, 1, 0, 0));
    return pnorm(z, 0, 1, alternative == RANK_DECREASING, 0);
}

static double kendall_variance(const double *sorted, size_t count, double *tied_pairs)
{
    const double points = (double)count;
    double variance = points * (points - 1) * (2 * points + 5);
    *tied_pairs = 0;
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && sorted[end] == sorted[i])
            end++;
        const double run = (double)(end - i);
        variance -= run * (run - 1) * (2 * run + 5);
        *tied_pairs += run * (run - 1) / 2;
        i = end;
    }
    return variance / 18;
}

static int64_t kendall_s(const double *t, const double *y, size_t count)
{
    int64_t s = 0;
    for (size_t j = 1; j < count; j++)
        for (size_t i = 0; i < j; i++)
            s += t == NULL || t[j] > t[i] ? direction(y[j] - y[i]) : direction(y[i] - y[j]);
    return s;
}

bool stat_mann_kendall(const double *t, const double *y, size_t count,
                       enum rank_alternative alternative, double *scratch,
                       struct mann_kendall *result, struct failure *why)
{
    *result = (struct mann_kendall){STAT_TOO_SHORT, count, 0, NAN, NAN, NAN, NAN, NAN};
    if (!check_series(t, y, count, why))
        return false;
    if (count < 2)
        return true;
    memcpy(scratch, y, count * sizeof *y);
    stat_sort(scratch, count);
    const double points = (double)count;
    const double pairs = points * (points - 1) / 2;
    double tied = 0;
    result->s = kendall_s(t, y, count);
    result->variance = kendall_variance(scratch, count, &tied);
    result->status = STAT_CONSTANT;
    if (tied >= pairs)
        return true;
    result->tau_b = (double)result->s / sqrt((pairs - tied) * pairs);
    result->status = STAT_TOO_SHORT;
    if (count < RANK_LEAST_TEST)
        return true;
    result->status = STAT_OK;
    /* The correction goes half a step of S (whose steps are 2) toward 0; one-sided it goes toward
       the side that is not asked for, so that p stays P(S >= s). */
    double corrected = (double)(result->s - direction((double)result->s));
    if (alternative != RANK_TWO_SIDED)
        corrected = (double)result->s - (alternative == RANK_INCREASING ? 1 : -1);
    result->z = corrected / sqrt(result->variance);
    result->p = normal_p(result->z, alternative);
    if (count <= RANK_MOST_EXACT) {
        size_t runs[RANK_MOST_EXACT];
        const size_t run_count = tie_runs(scratch, count, runs);
        result->p_exact = exact_p(result->s, alternative, runs, run_count);
    }
    return true;
}

size_t stat_theil_sen_scratch(size_t count)
{
    if (count > RANK_MOST_POINTS) /* refused later; do not ask for the memory */
        return 1;
    return count * (count + 1) / 2 + count;
}

/* Median of y - slope t, into the line. */
static void place_line(const double *t, const double *y, size_t count, double *scratch,
                       struct rank_line *line)
{
    for (size_t i = 0; i < count; i++)
        scratch[i] = y[i] - line->slope * t[i];
    stat_sort(scratch, count);
    line->intercept = stat_median_sorted(scratch, count);
}

/* R's round(): halves go to the even neighbour. */
static double round_even(double value)
{
    const double down = floor(value);
    const double rest = value - down;
    if (rest < 0.5 || (rest == 0.5 && fmod(down, 2) == 0))
        return down;
    return down + 1;
}

static void slope_interval(const double *slopes, size_t pairs, double variance, double conf,
                           struct rank_line *line)
{
    const double half = qnorm((1 - conf) / 2, 0, 1, 0, 0) * sqrt(variance);
    const double lower = round_even(((double)pairs - half) / 2);
    const double upper = round_even(((double)pairs + half) / 2 + 1);
    if (lower < 1 || upper > (double)pairs)
        return;
    line->lower = slopes[(size_t)lower - 1];
    line->upper = slopes[(size_t)upper - 1];
}

bool stat_theil_sen(const double *t, const double *y, size_t count, double conf, double *scratch,
                    struct rank_line *result, struct failure *why)
{
    *result = (struct rank_line){STAT_TOO_SHORT, count, NAN, NAN, NAN, NAN};
    if (!stat_check_confidence(conf, why) || !check_series(t, y, count, why))
        return false;
    if (count < 2)
        return true;
    size_t pairs = 0;
    double *slopes = scratch + count;
    for (size_t j = 1; j < count; j++)
        for (size_t i = 0; i < j; i++)
            slopes[pairs++] = (y[j] - y[i]) / (t[j] - t[i]);
    stat_sort(slopes, pairs);
    result->status = STAT_OK;
    result->slope = stat_median_sorted(slopes, pairs);
    place_line(t, y, count, scratch, result);
    if (count < RANK_LEAST_TEST)
        return true;
    double tied = 0;
    memcpy(scratch, y, count * sizeof *y);
    stat_sort(scratch, count);
    slope_interval(slopes, pairs, kendall_variance(scratch, count, &tied), conf, result);
    return true;
}

bool stat_siegel(const double *t, const double *y, size_t count, double *scratch,
                 struct rank_line *result, struct failure *why)
{
    *result = (struct rank_line){STAT_TOO_SHORT, count, NAN, NAN, NAN, NAN};
    if (!check_series(t, y, count, why))
        return false;
    if (count < 2)
        return true;
    double *slopes = scratch + count;
    for (size_t i = 0; i < count; i++) {
        size_t others = 0;
        for (size_t j = 0; j < count; j++)
            if (j != i)
                slopes[others++] = (y[j] - y[i]) / (t[j] - t[i]);
        stat_sort(slopes, others);
        scratch[i] = stat_median_sorted(slopes, others);
    }
    stat_sort(scratch, count);
    result->status = STAT_OK;
    result->slope = stat_median_sorted(scratch, count);
    place_line(t, y, count, scratch, result);
    return true;
}
