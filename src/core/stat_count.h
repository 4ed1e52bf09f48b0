/* Counts of units: how many attain when each does so with its own chance, and sharing out whole
 * numbers. */
#ifndef LOTRINH_STAT_COUNT_H
#define LOTRINH_STAT_COUNT_H

#include "stat.h"

enum { POISSON_BINOMIAL_MOST = 5000, APPORTION_MOST = 20000 };

/* The distribution of the number of successes among independent trials with chances p[i]: fills
   masses[0..count] with P(exactly k). */
bool stat_poisson_binomial(const double *p, size_t count, double *masses, struct failure *why);

/* P(at least k) from those masses. */
double stat_at_least(const double *masses, size_t count, int64_t k);

/* Whole parts[i] in the proportion of weights, adding up to total exactly (largest remainder; ties
   to the earlier). total >= 0, weights >= 0 and not all 0. Scratch: count doubles. */
bool stat_apportion(int64_t total, const double *weights, size_t count, double *scratch,
                    int64_t *parts, struct failure *why);

#endif
