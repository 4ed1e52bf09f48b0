/* Progress toward a target as official schemes class it. For comparability at city level only: all
   but escap look at two points and none knows n. */
#ifndef LOTRINH_STAT_PROGRESS_H
#define LOTRINH_STAT_PROGRESS_H

#include "stat.h"

enum progress_scheme {
    PROGRESS_EUROSTAT,
    PROGRESS_UN,
    PROGRESS_STATCAN,
    PROGRESS_ESCAP,
    PROGRESS_SDSN,
    PROGRESS_LOGIT, /* the ratio alone on the scale of our own trend: no class */
    PROGRESS_LINEAR,
    PROGRESS_CAGR,
};
extern const char *const stat_progress_names[];

struct progress_input {
    enum progress_scheme scheme;
    const double *t, *y; /* increasing times; the first is the base, the last is now */
    size_t count;
    double target, target_time; /* both NaN: no target */
    bool increase; /* the wanted direction; only this is asked of it without a target */
    double limit;  /* un: a natural limit (1 or 100) within 1 % of which counts as met; NaN */
    double decay;  /* escap: weight of a year against the next one, 0.9 */
};

struct progress {
    enum stat_status status; /* TOO_SHORT below 2 points; NOT_DEFINED, e.g. growth from 0 */
    const char *class_name;  /* the scheme's word; NULL when there is none */
    bool met;                /* the last value has reached the target */
    double ratio;            /* actual/required; escap: gap as a share of the way from the base */
    double actual, required; /* per year on the scale of the scheme */
    double from_now;         /* per year still needed, same scale */
    double predicted;        /* un, escap: at the target's time */
};

bool stat_progress(const struct progress_input *input, struct progress *result,
                   struct failure *why);

#endif
