/* R's distribution functions by name, with impossible arguments refused instead of NaN. */
#ifndef LOTRINH_STAT_DISTRIBUTION_H
#define LOTRINH_STAT_DISTRIBUTION_H

#include "stat.h"

enum stat_distribution_kind { STAT_PROBABILITY, STAT_QUANTILE, STAT_DENSITY };

struct stat_distribution {
    const char *name; /* as in R: "pnorm" */
    enum stat_distribution_kind kind;
    int parameters;
    double otherwise[2]; /* the default of a parameter, NaN when it must be given */
    /* One of these by the number of parameters; tail and logs are left out of densities. */
    double (*one)(double value, double first, int lower, int logs);
    double (*two)(double value, double first, double second, int lower, int logs);
    double (*density_one)(double value, double first, int logs);
    double (*density_two)(double value, double first, double second, int logs);
};

extern const struct stat_distribution stat_distributions[];
extern const size_t stat_distributions_count;

/* The value; false with LT-1519 when the arguments are outside the distribution's domain. */
bool stat_distribution(const struct stat_distribution *function, double value,
                       const double *parameters, bool lower_tail, bool log_p, double *result,
                       struct failure *why);

#endif
