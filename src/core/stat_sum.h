/* Sums, means, spread and correlation that keep their digits (NIST NumAcc4 and the like). */
#ifndef LOTRINH_STAT_SUM_H
#define LOTRINH_STAT_SUM_H

#include "stat.h"

/* A sum and what rounding took from it (Neumaier 1974): the value is total + lost. */
struct stat_sum {
    double total;
    double lost;
};

void stat_sum_add(struct stat_sum *sum, double value);
double stat_sum_value(const struct stat_sum *sum);

/* Values must be finite (checked). Empty series: STAT_TOO_SHORT and NaN. */
struct moments {
    enum stat_status status; /* of the variance: STAT_TOO_SHORT below two values */
    size_t count;
    double sum;
    double mean;
    double variance; /* divides by count - 1 */
    double sd;
    double least, most;
};

bool stat_moments(const double *values, size_t count, struct moments *result, struct failure *why);

/* sum(w v)/sum(w); weights >= 0, LT-1510 otherwise; STAT_NO_CASES when all are 0. */
struct weighted_mean {
    enum stat_status status;
    double mean;
    double weight; /* sum of weights */
};

bool stat_weighted_mean(const double *values, const double *weights, size_t count,
                        struct weighted_mean *result, struct failure *why);

/* Pearson's r with its Fisher interval and t test. */
struct correlation {
    enum stat_status
        status; /* STAT_TOO_SHORT below 3 pairs, STAT_CONSTANT when a series does not vary */
    size_t count;
    double r;
    double lower, upper; /* NaN below 4 pairs */
    double statistic, df, p_value;
};

bool stat_correlation(const double *x, const double *y, size_t count, double conf,
                      struct correlation *result, struct failure *why);

/* Replaces values by their ranks, ties sharing the mean of theirs; scratch of `count` indices. */
void stat_ranks(double *values, size_t count, size_t *scratch);

/* Weights must be finite and >= 0. */
bool stat_check_weights(const double *weights, size_t count, struct failure *why);

#endif
