/* Funnel plot of shares (Spiegelhalter 2005): which units lie outside what chance allows for their
 * size. */
#ifndef LOTRINH_STAT_FUNNEL_H
#define LOTRINH_STAT_FUNNEL_H

#include "stat.h"

enum funnel_method {
    FUNNEL_ADDITIVE,       /* units differ by tau2 beside chance: the default */
    FUNNEL_MULTIPLICATIVE, /* chance is wider by sqrt(phi) for all sizes */
    FUNNEL_PLAIN,          /* chance alone: exact binomial limits, interpolated */
};
extern const char *const stat_funnel_names[];

struct funnel_input {
    const int64_t *x, *n; /* one unit each; n = 0 is left out */
    size_t count;
    double target; /* the line; NaN: the pooled share */
    enum funnel_method method;
    double inner, outer; /* confidence of the two pairs of limits: 0.95 and 0.998 */
};

enum funnel_position {
    FUNNEL_INSIDE,
    FUNNEL_ABOVE_INNER,
    FUNNEL_BELOW_INNER,
    FUNNEL_ABOVE_OUTER,
    FUNNEL_BELOW_OUTER,
    FUNNEL_NO_CASES,
};
extern const char *const stat_funnel_position_names[];

struct funnel_limits {
    double inner_lower, inner_upper, outer_lower, outer_upper;
};

struct funnel_point {
    double share;
    struct funnel_limits limits;
    double z; /* on the arcsine scale, spread by tau2 or phi taken into account */
    enum funnel_position position;
};

struct funnel {
    enum stat_status
        status; /* NO_CASES; TOO_SHORT below 2 units; CONSTANT when the line is 0 or 1 */
    size_t units;
    double centre;
    double phi;  /* mean of squared winsorised z */
    double tau2; /* 0 when phi is no more than chance */
    bool overdispersed;
};

/* points: one a unit; scratch: 2 doubles a unit. */
bool stat_funnel(const struct funnel_input *input, double *scratch, struct funnel_point *points,
                 struct funnel *result, struct failure *why);

/* The limits at any size, for drawing the curves; n > 0 and status OK. */
struct funnel_limits stat_funnel_limits(const struct funnel_input *input,
                                        const struct funnel *funnel, double n);

#endif
