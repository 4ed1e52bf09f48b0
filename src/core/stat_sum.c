/* Compensated sums and two-pass moments. Knows nothing of what is summed. */
#include "stat_sum.h"

#include "stat_rmath.h"

#include <math.h>

void stat_sum_add(struct stat_sum *sum, double value)
{
    const double total = sum->total + value;
    if (fabs(sum->total) >= fabs(value))
        sum->lost += (sum->total - total) + value;
    else
        sum->lost += (value - total) + sum->total;
    sum->total = total;
}

double stat_sum_value(const struct stat_sum *sum)
{
    return sum->total + sum->lost;
}

/* The mean as two doubles: its rounding error matters when the spread is 1e-8 of the level. */
static void exact_mean(const double *values, size_t count, double *mean, double *rest)
{
    struct stat_sum sum = {0, 0};
    for (size_t i = 0; i < count; i++)
        stat_sum_add(&sum, values[i]);
    *mean = stat_sum_value(&sum) / (double)count;
    struct stat_sum left = {0, 0};
    for (size_t i = 0; i < count; i++)
        stat_sum_add(&left, values[i] - *mean);
    *rest = stat_sum_value(&left) / (double)count;
}

bool stat_moments(const double *values, size_t count, struct moments *result, struct failure *why)
{
    *result = (struct moments){STAT_TOO_SHORT, count, NAN, NAN, NAN, NAN, NAN, NAN};
    if (!stat_check_numbers(values, count, "values", why))
        return false;
    if (count == 0) {
        result->sum = 0;
        return true;
    }
    struct stat_sum sum = {0, 0};
    result->least = values[0];
    result->most = values[0];
    for (size_t i = 0; i < count; i++) {
        stat_sum_add(&sum, values[i]);
        result->least = fmin(result->least, values[i]);
        result->most = fmax(result->most, values[i]);
    }
    double mean = 0;
    double rest = 0;
    exact_mean(values, count, &mean, &rest);
    result->sum = stat_sum_value(&sum);
    result->mean = mean + rest;
    if (count < 2)
        return true;
    struct stat_sum squares = {0, 0};
    for (size_t i = 0; i < count; i++) {
        const double deviation = (values[i] - mean) - rest;
        stat_sum_add(&squares, deviation * deviation);
    }
    result->status = STAT_OK;
    result->variance = stat_sum_value(&squares) / (double)(count - 1);
    result->sd = sqrt(result->variance);
    return true;
}

bool stat_check_weights(const double *weights, size_t count, struct failure *why)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(weights[i]) || weights[i] < 0)
            return failure_set(why, FAILURE_SCRIPT, "LT-1510",
                               "trọng số thứ %zu (%g) phải là số không âm, hữu hạn",
                               "weight %zu (%g) must be finite and not negative", i + 1,
                               weights[i]);
    return true;
}

bool stat_weighted_mean(const double *values, const double *weights, size_t count,
                        struct weighted_mean *result, struct failure *why)
{
    *result = (struct weighted_mean){STAT_NO_CASES, NAN, 0};
    if (!stat_check_numbers(values, count, "values", why) ||
        !stat_check_weights(weights, count, why))
        return false;
    struct stat_sum sum = {0, 0};
    struct stat_sum weight = {0, 0};
    for (size_t i = 0; i < count; i++) {
        stat_sum_add(&sum, weights[i] * values[i]);
        stat_sum_add(&weight, weights[i]);
    }
    result->weight = stat_sum_value(&weight);
    if (result->weight <= 0)
        return true;
    result->status = STAT_OK;
    result->mean = stat_sum_value(&sum) / result->weight;
    return true;
}

/* Fisher's z for the interval, Student's t for the test. */
static void infer_correlation(struct correlation *result, double conf)
{
    const double pairs = (double)result->count;
    result->df = pairs - 2;
    result->statistic = result->r * sqrt(result->df / (1 - result->r * result->r));
    result->p_value = 2 * pt(fabs(result->statistic), result->df, 0, 0);
    if (result->count < 4)
        return;
    const double half = qnorm((1 - conf) / 2, 0, 1, 0, 0) / sqrt(pairs - 3);
    result->lower = tanh(atanh(result->r) - half);
    result->upper = tanh(atanh(result->r) + half);
}

bool stat_correlation(const double *x, const double *y, size_t count, double conf,
                      struct correlation *result, struct failure *why)
{
    *result = (struct correlation){STAT_TOO_SHORT, count, NAN, NAN, NAN, NAN, NAN, NAN};
    if (!stat_check_numbers(x, count, "x", why) || !stat_check_numbers(y, count, "y", why) ||
        !stat_check_confidence(conf, why))
        return false;
    if (count < 3)
        return true;
    double means[2];
    double rests[2];
    exact_mean(x, count, &means[0], &rests[0]);
    exact_mean(y, count, &means[1], &rests[1]);
    struct stat_sum sums[3] = {{0, 0}, {0, 0}, {0, 0}};
    for (size_t i = 0; i < count; i++) {
        const double left = (x[i] - means[0]) - rests[0];
        const double right = (y[i] - means[1]) - rests[1];
        stat_sum_add(&sums[0], left * left);
        stat_sum_add(&sums[1], right * right);
        stat_sum_add(&sums[2], left * right);
    }
    const double product = sqrt(stat_sum_value(&sums[0])) * sqrt(stat_sum_value(&sums[1]));
    result->status = STAT_CONSTANT;
    if (product <= 0)
        return true;
    result->status = STAT_OK;
    result->r = fmin(fmax(stat_sum_value(&sums[2]) / product, -1), 1);
    infer_correlation(result, conf);
    return true;
}

/* Sift-down of a heap of indices by value: no context pointer as qsort would need. */
static void sift(const double *values, size_t *order, size_t root, size_t count)
{
    for (size_t child = 2 * root + 1; child < count; child = 2 * root + 1) {
        if (child + 1 < count && values[order[child + 1]] > values[order[child]])
            child++;
        if (values[order[root]] >= values[order[child]])
            return;
        const size_t swapped = order[root];
        order[root] = order[child];
        order[child] = swapped;
        root = child;
    }
}

static void sort_indices(const double *values, size_t *order, size_t count)
{
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    for (size_t i = count / 2; i-- > 0;)
        sift(values, order, i, count);
    for (size_t last = count; last-- > 1;) {
        const size_t swapped = order[0];
        order[0] = order[last];
        order[last] = swapped;
        sift(values, order, 0, last);
    }
}

void stat_ranks(double *values, size_t count, size_t *scratch)
{
    sort_indices(values, scratch, count);
    for (size_t i = 0; i < count;) {
        size_t end = i;
        const double value = values[scratch[i]];
        while (end < count && values[scratch[end]] == value)
            end++;
        /* The run has been read by now; writing ranks over values is safe. */
        for (size_t j = i; j < end; j++)
            values[scratch[j]] = (double)(i + end + 1) / 2;
        i = end;
    }
}
