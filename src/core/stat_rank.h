/* Trends that ask only for order: Mann-Kendall, Theil-Sen on true times, Siegel's repeated medians.
 */
#ifndef LOTRINH_STAT_RANK_H
#define LOTRINH_STAT_RANK_H

#include "stat.h"

enum {
    RANK_LEAST_TEST = 5,  /* below, even the clearest trend has p above 0.08: too short to test */
    RANK_MOST_EXACT = 20, /* 20! arrangements still fit 64 bits */
    RANK_MOST_EXACT_PAIRS = 190,
    RANK_MOST_POINTS = 2000, /* pairs grow with the square */
};

enum rank_alternative { RANK_TWO_SIDED, RANK_INCREASING, RANK_DECREASING };
extern const char *const stat_rank_alternative_names[];

/* y at increasing times. Without an interval of time in it, only their order counts. */
struct mann_kendall {
    enum stat_status status; /* TOO_SHORT below 5 points: S and tau_b, but no p. CONSTANT */
    size_t count;
    int64_t s;       /* rising pairs less falling ones */
    double variance; /* of S when nothing changes, corrected for ties */
    double z;        /* with continuity correction */
    double tau_b;
    double p;       /* by z */
    double p_exact; /* over all arrangements of the values, ties kept; NaN above RANK_MOST_EXACT */
};

/* t: NULL when y is in order of time. Scratch of `count` doubles. */
bool stat_mann_kendall(const double *t, const double *y, size_t count,
                       enum rank_alternative alternative, double *scratch,
                       struct mann_kendall *result, struct failure *why);

struct rank_line {
    enum stat_status status; /* TOO_SHORT below 2 points */
    size_t count;
    double slope;
    double intercept; /* median of y - slope t */
    double lower,
        upper; /* of the slope, Theil-Sen only; NaN below 5 points or when the ranks fall out */
};

/* How many doubles the two need as scratch. */
size_t stat_theil_sen_scratch(size_t count);

/* Median of all slopes (y_j - y_i)/(t_j - t_i), t in any order, none repeated. The interval takes
   the slopes at ranks (N -+ z sqrt(variance))/2, rounded (Gilbert 1987). */
bool stat_theil_sen(const double *t, const double *y, size_t count, double conf, double *scratch,
                    struct rank_line *result, struct failure *why);

/* Median over the points of the median slope to the others. */
bool stat_siegel(const double *t, const double *y, size_t count, double *scratch,
                 struct rank_line *result, struct failure *why);

#endif
