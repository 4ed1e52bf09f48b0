/* Exponential smoothing of a series at equal steps: simple, Holt, damped Holt. */
#ifndef LOTRINH_STAT_SMOOTH_H
#define LOTRINH_STAT_SMOOTH_H

#include "stat.h"

enum { SMOOTH_LEAST_OPTIMISED = 10 }; /* below, the optimum is at a bound more often than not */

struct smooth_settings {
    bool trend;    /* false: simple smoothing of the level */
    double alpha;  /* weight of the newest value in the level */
    double beta;   /* of the newest step in the trend (Holt's beta*, as R's HoltWinters) */
    double phi;    /* damping; 1 is undamped */
    bool optimise; /* look for the least sum of squared one-step errors; phi only if below 1 */
};

struct smooth {
    enum stat_status
        status; /* TOO_SHORT (2 values, with a trend 3, optimised 10); CONSTANT: no interval */
    struct smooth_settings used;
    double level, slope; /* after the last value */
    double sse;          /* of the one-step errors from the second value on */
    double sigma;        /* sqrt(sse/df) */
    double df;           /* errors less optimised parameters */
    bool at_bound;       /* the optimum lies at the edge of what is allowed */
};

/* Start: level = first value, trend = (third - first)/2. */
bool stat_smooth(const double *y, size_t count, const struct smooth_settings *settings,
                 struct smooth *result, struct failure *why);

/* `steps` ahead; the interval by t with df (class 1 variance of Hyndman et al. 2008, 6.2). */
void stat_smooth_forecast(const struct smooth *fit, int steps, double conf, double *value,
                          double *lower, double *upper);

#endif
