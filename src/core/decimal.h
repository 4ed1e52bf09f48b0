/* Numbers as text: for people in Vietnam (1.234,5), for machines (1234.5), and back. No locale. */
#ifndef LOTRINH_DECIMAL_H
#define LOTRINH_DECIMAL_H

#include "buffer.h"
#include "failure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DECIMAL_MOST_PLACES = 15, DECIMAL_MOST_PERCENT_PLACES = 6 };

/* FOR PEOPLE, appended to out; false when it did not fit. A dot between thousands from 1.000 on, a
   comma before decimals, a plain minus, never "-0". */
bool decimal_integer(int64_t value, struct buffer *out);

/* Always `places` decimals (0 to DECIMAL_MOST_PLACES). Rounds half away from zero the shortest
   decimal that is read back as the same double, which is the number people see and Excel
   shows: 4.35 gives 4,4 although the double is 4.3499999... Writes NaN and ∞ for what is no number.
 */
bool decimal_real(double value, int places, struct buffer *out);

/* The decimals that the shortest form of value has: 2 for 0.25, 0 for 3.0 and for no number; at
   most DECIMAL_MOST_PLACES. */
int decimal_places(double value);

/* 100 x/n with `places` decimals (0 to DECIMAL_MOST_PERCENT_PLACES), without the sign %, decided in
   integers, half up: 2153 of 2412 is 89,26. x >= 0, n > 0. */
bool decimal_percent(int64_t x, int64_t n, int places, struct buffer *out);

/* FOR MACHINES. The shortest text that is read back as the same double; nan, inf, -inf for the
 * rest. */
bool decimal_machine(double value, struct buffer *out);

/* BACK. A whole field is one number or it is refused; blanks around it and one % after it are
 * allowed. */
enum decimal_profile {
    DECIMAL_UNKNOWN,    /* only what has one reading: 1.234 and 1,234 are refused as ambiguous */
    DECIMAL_VIETNAMESE, /* 1.234,5 */
    DECIMAL_PLAIN,      /* 1234.5 */
};

struct decimal_number {
    double value;  /* as written: 90,5% is 90.5 */
    int64_t count; /* the same when whole */
    bool whole;    /* no decimals were written and the value fits count */
    bool percent;  /* a % followed */
};

/* Refuses with LT-1410 (empty), LT-1411 (no number in this profile), LT-1412 (ambiguous), LT-1413
   (too large). */
bool decimal_parse(const char *bytes, size_t length, enum decimal_profile profile,
                   struct decimal_number *number, struct failure *why);

/* A count: whole, not negative, no %. Refuses also with LT-1414. */
bool decimal_parse_count(const char *bytes, size_t length, enum decimal_profile profile,
                         int64_t *count, struct failure *why);

#endif
