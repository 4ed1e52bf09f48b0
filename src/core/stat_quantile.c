/* Quantiles of type 1 to 9. Source: Hyndman, Fan 1996. Knows nothing of what is measured. */
#include "stat_quantile.h"

#include <assert.h>
#include <float.h>
#include <math.h>

/* Value number `index` from 1; beyond the ends the end itself. */
static double value_at(const double *sorted, size_t count, double index)
{
    if (index < 1)
        return sorted[0];
    if (index >= (double)count)
        return sorted[count - 1];
    return sorted[(size_t)index - 1];
}

static double between(const double *sorted, size_t count, double index, double share)
{
    const double low = value_at(sorted, count, index);
    const double high = value_at(sorted, count, index + 1);
    if (share <= 0 || low == high)
        return low;
    return share >= 1 ? high : (1 - share) * low + share * high;
}

/* Types 1 to 3 take one value, or two halves; they have no interpolation. */
static double stepped(const double *sorted, size_t count, double p, int type)
{
    const double position = type == 3 ? (double)count * p - 0.5 : (double)count * p;
    const double index = floor(position);
    const bool beyond = position > index;
    double share = beyond ? 1 : 0;
    if (type == 2)
        share = beyond ? 1 : 0.5;
    else if (type == 3)
        share = beyond || fmod(index, 2) != 0 ? 1 : 0;
    return between(sorted, count, index, share);
}

double stat_quantile_sorted(const double *sorted, size_t count, double p, int type)
{
    static const double shifts[10][2] = {
        [4] = {0, 1}, [5] = {0.5, 0.5},       [6] = {0, 0},
        [7] = {1, 1}, [8] = {1. / 3, 1. / 3}, [9] = {3. / 8, 3. / 8},
    };
    assert(type >= 1 && type <= 9);
    if (type <= 3)
        return stepped(sorted, count, p, type);
    const double n = (double)count;
    if (type == 7) { /* as R, whose rounding of the index differs from that of the other types */
        const double index = 1 + (n - 1) * p;
        return between(sorted, count, floor(index), index - floor(index));
    }
    const double fuzz = 4 * DBL_EPSILON;
    /* cppcheck-suppress arrayIndexOutOfBoundsCond ; it does not follow the assert above */
    const double *shift = shifts[type];
    const double position = shift[0] + p * (n + 1 - shift[0] - shift[1]);
    const double index = floor(position + fuzz);
    const double share = position - index;
    return between(sorted, count, index, fabs(share) < fuzz ? 0 : share);
}

bool stat_quantile(double *values, size_t count, double p, int type, double *result,
                   struct failure *why)
{
    *result = NAN;
    if (!stat_check_numbers(values, count, "values", why) || !stat_check_share(p, "p", 0, why) ||
        !stat_check_between(type, 1, 9, "type", why))
        return false;
    if (count == 0)
        return true;
    stat_sort(values, count);
    *result = stat_quantile_sorted(values, count, p, type);
    return true;
}

double stat_median_sorted(const double *sorted, size_t count)
{
    const size_t half = count / 2;
    return count % 2 != 0 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

double stat_mad(double *values, size_t count)
{
    stat_sort(values, count);
    const double median = stat_median_sorted(values, count);
    for (size_t i = 0; i < count; i++)
        values[i] = fabs(values[i] - median);
    stat_sort(values, count);
    return stat_median_sorted(values, count);
}
