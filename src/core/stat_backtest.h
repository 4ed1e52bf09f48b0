/* How well a method would have forecast: rolling origin over the past of one series of shares. */
#ifndef LOTRINH_STAT_BACKTEST_H
#define LOTRINH_STAT_BACKTEST_H

#include "stat.h"

enum backtest_method {
    BACKTEST_NAIVE,     /* the last share stays */
    BACKTEST_MEAN,      /* the pooled share stays */
    BACKTEST_DRIFT,     /* the line through the first and the last share */
    BACKTEST_LINEAR,    /* least squares weighted by n */
    BACKTEST_GLM,       /* binomial trend, dispersion max(1, phi) */
    BACKTEST_THEIL_SEN, /* no interval */
    BACKTEST_HOLT,      /* on the logit, alpha 0.5, beta 0.2; equal steps of time only */
    BACKTEST_DAMPED,    /* the same with phi 0.85 */
};
extern const char *const stat_backtest_names[];

struct share_series {
    const double *t; /* increasing */
    const int64_t *x, *n;
    size_t count; /* rows with n = 0 are passed over */
};

/* A forecast of the share observed among `cases` cases at a later time. */
struct share_forecast {
    double value, lower, upper; /* 0..1; the interval NaN when the method has none */
    double reaches;             /* P(share >= target); NaN without */
};

/* How many doubles the two functions need as scratch. */
size_t stat_backtest_scratch(size_t count);

/* From the rows of `series` (n > 0 in all); NaN where the method cannot answer. No checks. */
struct share_forecast stat_share_forecast(enum backtest_method method,
                                          const struct share_series *series, double at,
                                          int64_t cases, double conf, double target,
                                          double *scratch);

struct backtest_point {
    double origin, at;
    double observed;
    struct share_forecast forecast;
};

struct backtest {
    enum stat_status status; /* TOO_SHORT: no origin has a row `ahead` later */
    size_t count;            /* forecasts that could be compared */
    double mean_error, mae, rmse;
    double mase; /* mae over the mean step of the series; NaN when it never moved */
    double coverage, width, interval_score; /* NaN when the method has no interval */
    double brier, brier_reference, skill;   /* NaN without a target */
};

/* Fits rows 1..j, j >= first, and forecasts the row at t_j + ahead. points: room for series->count;
   result->count of them are filled. */
bool stat_backtest(const struct share_series *series, enum backtest_method method, double ahead,
                   size_t first, double conf, double target, double *scratch,
                   struct backtest_point *points, struct backtest *result, struct failure *why);

/* Width plus 2/alpha times what is missed (Gneiting, Raftery 2007). */
double stat_interval_score(double lower, double upper, double observed, double conf);

#endif
