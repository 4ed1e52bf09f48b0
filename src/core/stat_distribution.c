/* The table of distribution functions served to Lua. Computation is libRmath's, R's own. */
#include "stat_distribution.h"

#include "stat_rmath.h"

#include <math.h>

#define NONE NAN

const struct stat_distribution stat_distributions[] = {
    {.name = "pnorm", .kind = STAT_PROBABILITY, .parameters = 2, .otherwise = {0, 1}, .two = pnorm},
    {.name = "qnorm", .kind = STAT_QUANTILE, .parameters = 2, .otherwise = {0, 1}, .two = qnorm},
    {.name = "dnorm",
     .kind = STAT_DENSITY,
     .parameters = 2,
     .otherwise = {0, 1},
     .density_two = dnorm},
    {.name = "pt", .kind = STAT_PROBABILITY, .parameters = 1, .otherwise = {NONE, NONE}, .one = pt},
    {.name = "qt", .kind = STAT_QUANTILE, .parameters = 1, .otherwise = {NONE, NONE}, .one = qt},
    {.name = "dt",
     .kind = STAT_DENSITY,
     .parameters = 1,
     .otherwise = {NONE, NONE},
     .density_one = dt},
    {.name = "pchisq",
     .kind = STAT_PROBABILITY,
     .parameters = 1,
     .otherwise = {NONE, NONE},
     .one = pchisq},
    {.name = "qchisq",
     .kind = STAT_QUANTILE,
     .parameters = 1,
     .otherwise = {NONE, NONE},
     .one = qchisq},
    {.name = "dchisq",
     .kind = STAT_DENSITY,
     .parameters = 1,
     .otherwise = {NONE, NONE},
     .density_one = dchisq},
    {.name = "pf", .kind = STAT_PROBABILITY, .parameters = 2, .otherwise = {NONE, NONE}, .two = pf},
    {.name = "qf", .kind = STAT_QUANTILE, .parameters = 2, .otherwise = {NONE, NONE}, .two = qf},
    {.name = "pbeta",
     .kind = STAT_PROBABILITY,
     .parameters = 2,
     .otherwise = {NONE, NONE},
     .two = pbeta},
    {.name = "qbeta",
     .kind = STAT_QUANTILE,
     .parameters = 2,
     .otherwise = {NONE, NONE},
     .two = qbeta},
    {.name = "dbeta",
     .kind = STAT_DENSITY,
     .parameters = 2,
     .otherwise = {NONE, NONE},
     .density_two = dbeta},
    {.name = "pbinom",
     .kind = STAT_PROBABILITY,
     .parameters = 2,
     .otherwise = {NONE, NONE},
     .two = pbinom},
    {.name = "qbinom",
     .kind = STAT_QUANTILE,
     .parameters = 2,
     .otherwise = {NONE, NONE},
     .two = qbinom},
    {.name = "dbinom",
     .kind = STAT_DENSITY,
     .parameters = 2,
     .otherwise = {NONE, NONE},
     .density_two = dbinom},
    {.name = "ppois",
     .kind = STAT_PROBABILITY,
     .parameters = 1,
     .otherwise = {NONE, NONE},
     .one = ppois},
    {.name = "qpois",
     .kind = STAT_QUANTILE,
     .parameters = 1,
     .otherwise = {NONE, NONE},
     .one = qpois},
    {.name = "dpois",
     .kind = STAT_DENSITY,
     .parameters = 1,
     .otherwise = {NONE, NONE},
     .density_one = dpois},
};
const size_t stat_distributions_count = sizeof stat_distributions / sizeof *stat_distributions;

static double compute(const struct stat_distribution *function, double value,
                      const double *parameters, int lower, int logs)
{
    if (function->one != NULL)
        return function->one(value, parameters[0], lower, logs);
    if (function->two != NULL)
        return function->two(value, parameters[0], parameters[1], lower, logs);
    if (function->density_one != NULL)
        return function->density_one(value, parameters[0], logs);
    return function->density_two(value, parameters[0], parameters[1], logs);
}

/* libRmath prints a warning on standard output for a discrete distribution off the whole numbers;
   such a question is a mistake and is refused before it gets there. */
static bool is_off_the_integers(const struct stat_distribution *function, double value,
                                const double *parameters)
{
    const bool binomial =
        function->two == pbinom || function->two == qbinom || function->density_two == dbinom;
    if (binomial && floor(parameters[0]) != parameters[0])
        return true;
    return floor(value) != value &&
           (function->density_two == dbinom || function->density_one == dpois);
}

/* qbeta of R 4.2 loses its way (and says so on standard output, or answers above 1) for shapes near
   0 or beyond 1e12 and for chances next to nothing: those are refused. */
static bool is_beyond_qbeta(const struct stat_distribution *function, double value,
                            const double *parameters, bool log_p)
{
    if (function->two != qbeta && function->two != qf) /* qf asks qbeta */
        return false;
    const double chance = log_p ? exp(value) : value;
    for (int i = 0; i < 2; i++)
        if (!(parameters[i] >= STAT_LEAST_SHAPE && parameters[i] <= STAT_MOST_SHAPE))
            return true;
    return chance > 0 && chance < 1e-100;
}

bool stat_distribution(const struct stat_distribution *function, double value,
                       const double *parameters, bool lower_tail, bool log_p, double *result,
                       struct failure *why)
{
    *result = NAN;
    bool sound = !isnan(value) && !is_off_the_integers(function, value, parameters) &&
                 !is_beyond_qbeta(function, value, parameters, log_p);
    for (int i = 0; i < function->parameters; i++)
        sound = sound && !isnan(parameters[i]);
    if (sound)
        *result = compute(function, value, parameters, lower_tail ? 1 : 0, log_p ? 1 : 0);
    if (!isnan(*result))
        return true;
    return failure_set(why, FAILURE_SCRIPT, "LT-1519",
                       "%s: tham số nằm ngoài miền xác định của phân phối (%.6g; %.6g; %.6g)",
                       "%s: arguments outside the domain of the distribution (%.6g; %.6g; %.6g)",
                       function->name, value, parameters[0],
                       function->parameters > 1 ? parameters[1] : 0);
}
