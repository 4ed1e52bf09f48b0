/* Where a yearly share may stand some years on: a drifting level with a damped slope, and what is
   not known about its own unrest taken into account. For counts of cases; knows nothing of targets'
   wording or of plans. The model and the study behind it: docs/methods.md. */
#ifndef LOTRINH_STAT_DRIFT_H
#define LOTRINH_STAT_DRIFT_H

#include "stat.h"

struct drift_input {
    const int64_t *years; /* strictly increasing; gaps allowed */
    const int64_t *x;
    const int64_t *n; /* years with n = 0 are left out */
    size_t count;
    int64_t to_year; /* not before the last year with cases */
    int64_t cases; /* for the interval of the share that will be reported; 0: of very many cases */
    double conf;
    double target; /* in (0, 1), or NaN for none */
};

/* Shares, but for the last four, which are on the logit scale; NaN where there is no answer. */
struct drift_forecast {
    enum stat_status status; /* OK or NO_CASES */
    size_t used;             /* years with cases */
    double median;
    double lower, upper;             /* of the share reported for to_year among `cases` cases */
    double level_lower, level_upper; /* of the level behind it */
    double reaches;                  /* P(level >= target) */
    double reported_reaches;         /* P(share among `cases` cases >= target) */
    double slope;                    /* a year, now */
    double drift, year_effect;       /* standard deviations, averaged over what is plausible */
    double slope_spread;
};

/* Refuses impossible counts, years out of order, to_year before the last year or too far off. */
bool stat_drift(const struct drift_input *input, struct drift_forecast *result,
                struct failure *why);

#endif
