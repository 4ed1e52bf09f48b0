/* Process charts: XmR, p and p' (Laney), with the rules of NHS "Making Data Count" and of Anhøj. */
#ifndef LOTRINH_STAT_SPC_H
#define LOTRINH_STAT_SPC_H

#include "stat.h"

enum {
    SPC_LEAST_POINTS = 5,  /* below, limits would be guesses */
    SPC_LOCKED_POINTS = 12 /* below, limits are on trial */
};

/* The rule a point breaks, the first that applies. */
enum spc_rule { SPC_COMMON, SPC_OUTSIDE, SPC_TREND, SPC_TWO_IN_THREE, SPC_SHIFT };
extern const char *const stat_spc_rule_names[];

enum spc_chart { SPC_XMR, SPC_P, SPC_P_PRIME };

struct spc_settings {
    size_t trend_points; /* consecutive rising or falling points: 7 in NHS use (some texts: 6) */
    size_t shift_points; /* consecutive points on one side: 7 (some texts: 8) */
    bool screen;         /* XmR: leave out moving ranges of 3.267 times their mean, once */
};

struct spc_point {
    double value, lower, upper;
    enum spc_rule rule;
    int side; /* +1 above the centre, -1 below, 0 on it; for a trend +1 rising, -1 falling */
};

struct spc {
    enum stat_status status; /* TOO_SHORT below 5 points; CONSTANT when nothing varies */
    size_t count;
    double centre;
    double moving_range; /* XmR: mean after screening */
    double sigma_z;      /* p': what multiplies the binomial limits */
    /* Anhøj: runs and crossings of the centre line by the points that are not on it. */
    size_t useful, longest_run, longest_allowed, crossings, crossings_needed;
    bool runs_signal;
};

/* Points in order of time; `points` one a value. */
bool stat_xmr(const double *values, size_t count, const struct spc_settings *settings,
              struct spc_point *points, struct spc *result, struct failure *why);

/* n > 0 everywhere (the caller leaves out periods without cases); chart: SPC_P or SPC_P_PRIME. */
bool stat_p_chart(const int64_t *x, const int64_t *n, size_t count, enum spc_chart chart,
                  const struct spc_settings *settings, struct spc_point *points, struct spc *result,
                  struct failure *why);

#endif
