/* What all of the statistics share: named outcomes, and the checks that refuse impossible input. */
#ifndef LOTRINH_STAT_H
#define LOTRINH_STAT_H

#include "failure.h"

#include <stddef.h>
#include <stdint.h>

/* A question that was asked rightly may still have no answer; then the result says which of these,
   and its figures are NaN. Misuse (x > n, conf = 95 ...) is a failure instead. */
enum stat_status {
    STAT_OK,
    STAT_NO_CASES,  /* every n is 0: nothing happened, which is not 0 % */
    STAT_TOO_SHORT, /* fewer points than the method needs */
    STAT_CONSTANT,  /* no variation where the method divides by it */
    STAT_SEPARATED, /* all successes, all failures, or a year that divides them: no finite slope */
    STAT_SINGULAR,  /* columns of a regression depend on each other */
    STAT_NOT_CONVERGED, /* the iteration did not settle */
    STAT_PERFECT,       /* no degrees of freedom left: an estimate without any interval */
    STAT_NO_SPREAD,     /* units do not differ beyond chance */
    STAT_NOT_DEFINED,   /* the formula has no value here, e.g. a growth rate from 0 */
};

/* "ok", "no_cases", ...: the word that Lua and JSON show; static. */
const char *stat_status_name(enum stat_status status);

/* Counts above this are not exact as doubles. */
#define STAT_LARGEST_COUNT ((int64_t)1 << 53)
/* Squares of larger numbers overflow a double. */
#define STAT_LARGEST_NUMBER 1e150
/* Shapes of a beta distribution whose quantiles can be had to 9 digits. */
#define STAT_LEAST_SHAPE 0.01
#define STAT_MOST_SHAPE  1e12
/* A series longer than this is a mistake of the caller, not a plan. */
#define STAT_LARGEST_SERIES ((size_t)1 << 24)

/* Each returns false and fills *why when the value is refused. `name` is the word the caller used;
   `position` counts from 1 and 0 means that the value stands alone. */
bool stat_check_confidence(double conf, struct failure *why);
bool stat_check_counts(int64_t x, int64_t n, size_t position, struct failure *why);
bool stat_check_number(double value, const char *name, size_t position, struct failure *why);
bool stat_check_numbers(const double *values, size_t count, const char *name, struct failure *why);
bool stat_check_share(double value, const char *name, size_t position, struct failure *why);
bool stat_check_between(double value, double least, double most, const char *name,
                        struct failure *why);

/* x[i] of n[i] for every i; also that the sums stay exact. */
bool stat_check_count_series(const int64_t *x, const int64_t *n, size_t count, struct failure *why);

/* Times must be finite and strictly increasing: a repeated year is two answers to one question. */
bool stat_check_times(const double *times, size_t count, struct failure *why);

/* Times in any order, finite, none repeated. */
bool stat_check_distinct(const double *times, size_t count, struct failure *why);

/* Sorts into increasing order (no NaN). */
void stat_sort(double *values, size_t count);

#endif
