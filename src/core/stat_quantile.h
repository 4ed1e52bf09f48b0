/* Sample quantiles: the nine types of Hyndman and Fan (1996), median, mad, iqr. */
#ifndef LOTRINH_STAT_QUANTILE_H
#define LOTRINH_STAT_QUANTILE_H

#include "stat.h"

/* The quantile at p (0..1) of `sorted` (increasing, count > 0) by type 1..9, as R's quantile(). */
double stat_quantile_sorted(const double *sorted, size_t count, double p, int type);

/* Checks numbers, p and type, sorts `values` in place; *result is NaN for an empty series. */
bool stat_quantile(double *values, size_t count, double p, int type, double *result,
                   struct failure *why);

/* Median of the sorted values (count > 0), same as type 7 at 1/2. */
double stat_median_sorted(const double *sorted, size_t count);

/* Median absolute deviation from the median, not scaled by 1.4826; disturbs `values`; count > 0. */
double stat_mad(double *values, size_t count);

#endif
