/* Binomial regression on time with a logit link: x successes of n cases at times t. */
#ifndef LOTRINH_STAT_GLM_H
#define LOTRINH_STAT_GLM_H

#include "stat.h"

enum glm_family {
    GLM_AUTO,          /* dispersion max(1, X2/df), t quantiles: the default */
    GLM_BINOMIAL,      /* dispersion 1, normal quantiles, as R's binomial */
    GLM_QUASIBINOMIAL, /* dispersion X2/df, t quantiles, as R's quasibinomial */
};
extern const char *const stat_glm_family_names[];

/* Why there is no finite slope. */
enum glm_separation {
    GLM_NOT_SEPARATED,
    GLM_ALL_SUCCESSES,
    GLM_ALL_FAILURES,
    GLM_DIVIDED_BY_TIME, /* a time before which all went one way and after which all the other */
};
extern const char *const stat_glm_separation_names[];

struct glm_input {
    const double *t; /* any order, no repeats */
    const int64_t *x;
    const int64_t *n; /* rows with n = 0 are left out */
    size_t count;
    enum glm_family family;
    /* A dispersion known from elsewhere (pooled over a size class) with its df; NaN: from the data.
       GLM_AUTO never lets it fall below 1. */
    double dispersion;
    double dispersion_df;
};

struct glm {
    enum stat_status status; /* OK, PERFECT (two times: no errors), TOO_SHORT, NO_CASES, SEPARATED,
                                NOT_CONVERGED */
    enum glm_separation separation;
    size_t used;  /* times with cases */
    int64_t x, n; /* sums */
    /* logit p = level + slope (t - mean_time); mean_time makes the two estimates independent. */
    double mean_time;
    double level, slope;
    double level_variance, slope_variance; /* with dispersion 1 */
    double df;                             /* used - 2 */
    double quantile_df;                    /* of t; INFINITY: normal */
    double deviance, null_deviance;
    double pearson;        /* X2 */
    double raw_dispersion; /* X2/df, NaN when df = 0 */
    double dispersion;     /* what errors are multiplied by; NaN when status is not OK */
    double slope_error, statistic;
    int iterations;
};

/* The fit; the statuses but OK and PERFECT leave level and slope NaN. */
bool stat_glm(const struct glm_input *input, struct glm *result, struct failure *why);

/* Two-sided p of the slope; asked for apart because it costs as much as half of the fit. */
double stat_glm_p_value(const struct glm *fit);

/* Quantile for a two-sided interval: normal or t as the family says. */
double stat_glm_quantile(const struct glm *fit, double conf);

/* What the fit says of a time. Shares but for link and error; NaN where the fit has no answer. */
struct glm_forecast {
    double link, error;                    /* logit of the mean share, its standard error */
    double fit, lower, upper;              /* mean share and its interval */
    double observed_lower, observed_upper; /* for the share among `cases` new cases; NaN without */
    double mean_reaches;                   /* P(mean share >= target); NaN without a target */
    double observed_reaches;               /* P(share among the new cases >= target) */
};

/* target in (0, 1) or NaN; cases > 0 or 0 for none. */
void stat_glm_forecast(const struct glm *fit, double t, double conf, double target, int64_t cases,
                       struct glm_forecast *result);

/* When the mean share crosses the target: NaN unless the interval of the slope leaves out 0 and the
   curve runs toward the target after mean_time. */
double stat_glm_crossing(const struct glm *fit, double conf, double target);

#endif
