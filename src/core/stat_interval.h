/* Interval for one share: x successes of n cases. */
#ifndef LOTRINH_STAT_INTERVAL_H
#define LOTRINH_STAT_INTERVAL_H

#include "stat.h"

/* In the order of the names in stat_interval_names. */
enum interval_method {
    INTERVAL_WILSON,          /* the default: score interval */
    INTERVAL_WILSON_CC,       /* with continuity correction */
    INTERVAL_AGRESTI_COULL,   /* clipped to 0..1 */
    INTERVAL_CLOPPER_PEARSON, /* exact: at least conf is guaranteed */
    INTERVAL_MID_P,           /* exact with half of the observed probability */
    INTERVAL_JEFFREYS,        /* Bayesian, prior Beta(1/2, 1/2) */
    INTERVAL_WALD,            /* for comparison only: width 0 at x = n; clipped to 0..1 */
};

/* "wilson", "wilson_cc", ...: NULL-terminated, indexed by enum interval_method. */
extern const char *const stat_interval_names[];

struct interval {
    enum stat_status status; /* STAT_OK or STAT_NO_CASES */
    double estimate;         /* x/n */
    double lower,
        upper; /* shares; exactly 0 at x = 0 and 1 at x = n but for agresti_coull and wald */
};

bool stat_binomial_interval(int64_t x, int64_t n, double conf, enum interval_method method,
                            struct interval *result, struct failure *why);

/* Wilson limits for any normal quantile z: what funnel charts and shifts of conf need. */
void stat_wilson(double x, double n, double z, double *lower, double *upper);

#endif
