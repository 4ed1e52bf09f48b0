/* Periods of reporting: what they are called, where they begin and end, which ones may be compared.
 */
#ifndef LOTRINH_PERIOD_H
#define LOTRINH_PERIOD_H

#include "buffer.h"
#include "failure.h"
#include "language.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum period_kind {
    PERIOD_YEAR,          /* 2026 */
    PERIOD_HALF,          /* 2026-H1, 2026-H2 */
    PERIOD_QUARTER,       /* 2026-Q1 */
    PERIOD_MONTH,         /* 2026-01 */
    PERIOD_TEN_MONTHS,    /* 2021-10M: from 1 January to 31 October */
    PERIOD_ELEVEN_MONTHS, /* 2022-11M */
    PERIOD_POINT,         /* 2025-06-30: the state at the end of that day */
    PERIOD_RANGE,         /* 2014-01-01..2023-06-30 */
};

struct period {
    enum period_kind kind;
    int32_t start;  /* first day, in days since 1970-01-01 */
    int32_t finish; /* last day, belongs to the period */
};

/* Reads one of the forms above, the whole text. Refuses with LT-1421 (no such day), LT-1422 (none
   of the forms) or LT-1423 (a range that ends before it begins). */
bool period_parse(const char *bytes, size_t length, struct period *period, struct failure *why);

/* The period from start to finish: a range unless the days are those of a year, half, quarter,
   month, ten or eleven months. start <= finish. */
struct period period_between(int32_t start, int32_t finish);

/* Appended to out; false when it did not fit. period_write gives what period_parse reads. */
bool period_write(struct period period, struct buffer *out);
bool period_write_label(struct period period, enum language language, struct buffer *out);

/* "year", "half", "quarter", "month", "ten_months", "eleven_months", "point", "range"; static. */
const char *period_kind_name(enum period_kind kind);
bool period_kind_find(const char *name, enum period_kind *kind);

/* By first day, then last day, then kind: negative, 0 (the same period) or positive. */
int period_compare(struct period a, struct period b);

/* True when figures of the two may stand on one line: the same kind, and for ranges the same days
   of the year and the same number of years. */
bool period_same_kind(struct period a, struct period b);

/* True when `next` begins the day after `period` ends. */
bool period_follows(struct period period, struct period next);

/* The same period `years` later (earlier when negative), 29 February becoming 28; false when that
   is outside the years 1 to 9999. */
bool period_shift(struct period period, int years, struct period *shifted);

#endif
