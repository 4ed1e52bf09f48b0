/* Poisson-binomial distribution and apportionment by largest remainder (Hamilton). */
#include "stat_count.h"

#include "stat_sum.h"

#include <math.h>

static bool check_size(size_t count, size_t most, struct failure *why)
{
    return stat_check_between((double)count, 0, (double)most, "count", why);
}

bool stat_poisson_binomial(const double *p, size_t count, double *masses, struct failure *why)
{
    if (!check_size(count, POISSON_BINOMIAL_MOST, why))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!stat_check_share(p[i], "p", i + 1, why))
            return false;
    masses[0] = 1;
    for (size_t i = 0; i < count;
         i++) { /* one trial more: only sums of products, nothing cancels */
        masses[i + 1] = masses[i] * p[i];
        for (size_t k = i; k > 0; k--)
            masses[k] = masses[k] * (1 - p[i]) + masses[k - 1] * p[i];
        masses[0] *= 1 - p[i];
    }
    return true;
}

double stat_at_least(const double *masses, size_t count, int64_t k)
{
    if (k <= 0)
        return 1;
    double sum = 0;
    for (size_t i = count + 1; i-- > 0 && (int64_t)i >= k;)
        sum += masses[i];
    return fmin(sum, 1);
}

bool stat_apportion(int64_t total, const double *weights, size_t count, double *scratch,
                    int64_t *parts, struct failure *why)
{
    if (!check_size(count, APPORTION_MOST, why) ||
        !stat_check_between((double)total, 0, (double)STAT_LARGEST_COUNT, "total", why) ||
        !stat_check_weights(weights, count, why))
        return false;
    struct stat_sum sum = {0, 0};
    for (size_t i = 0; i < count; i++)
        stat_sum_add(&sum, weights[i]);
    const double weight = stat_sum_value(&sum);
    if (!(weight > 0))
        return failure_set(why, FAILURE_SCRIPT, "LT-1516",
                           "không chia được %lld: mọi trọng số đều bằng 0",
                           "cannot share out %lld: all weights are 0", (long long)total);
    int64_t left = total;
    for (size_t i = 0; i < count; i++) {
        const double quota = (double)total * (weights[i] / weight);
        parts[i] = (int64_t)floor(quota);
        scratch[i] = quota - floor(quota);
        left -= parts[i];
    }
    /* What is left is below the number of parts; rounding of huge totals can leave it just outside.
     */
    while (left != 0) {
        size_t chosen = 0;
        for (size_t i = 1; i < count; i++)
            if (left > 0 ? scratch[i] > scratch[chosen]
                         : parts[i] > 0 && (parts[chosen] == 0 || scratch[i] < scratch[chosen]))
                chosen = i;
        const int64_t step = left > 0 ? 1 : -1;
        parts[chosen] += step;
        scratch[chosen] -= (double)step;
        left -= step;
    }
    return true;
}
