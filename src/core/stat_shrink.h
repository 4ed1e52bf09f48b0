/* Small units: the beta-binomial spread between them, and what one unit's own cases leave of it. */
#ifndef LOTRINH_STAT_SHRINK_H
#define LOTRINH_STAT_SHRINK_H

#include "stat.h"

enum shrink_method { SHRINK_MOMENTS, SHRINK_ML };
extern const char *const stat_shrink_names[];

struct beta_prior {
    enum stat_status status; /* NO_SPREAD: units differ by chance only, all get `mean`; TOO_SHORT
                                below 2 units with cases; NO_CASES; NOT_CONVERGED */
    size_t units;            /* with n > 0 */
    double mean;             /* a/(a + b); the pooled share when NO_SPREAD */
    double size;             /* a + b: how many cases the prior is worth; INFINITY when NO_SPREAD */
    double rho;              /* 1/(size + 1), 0 when NO_SPREAD */
    double a, b;             /* NaN when NO_SPREAD */
    double log_likelihood;   /* without the binomial coefficients; ML only */
};

bool stat_beta_binomial(const int64_t *x, const int64_t *n, size_t count, enum shrink_method method,
                        struct beta_prior *result, struct failure *why);

struct posterior {
    double mean, lower, upper;
    double weight;  /* n/(n + size): the say of the unit's own cases */
    double reaches; /* P(p >= target), NaN without a target */
};

/* x of n under the prior Beta(a, b), shapes from 0.01 to 1e12; target in 0..1 or NaN. */
bool stat_posterior(int64_t x, int64_t n, double a, double b, double conf, double target,
                    struct posterior *result, struct failure *why);

#endif
