/* Calendar dates: days since 1970-01-01 in the proleptic Gregorian calendar, years 1 to 9999. */
#ifndef LOTRINH_DATE_H
#define LOTRINH_DATE_H

#include "buffer.h"
#include "failure.h"
#include "language.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DATE_FIRST_DAY = -719162 /* 0001-01-01 */, DATE_LAST_DAY = 2932896 /* 9999-12-31 */ };

struct date {
    int year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

bool date_is_valid(struct date date);
int date_month_days(int year, int month);

/* Of a valid date, and back from DATE_FIRST_DAY to DATE_LAST_DAY. */
int32_t date_to_day(struct date date);
struct date date_from_day(int32_t day);

/* Reads YYYY-MM-DD or d/m/yyyy (also dd/mm/yyyy), the whole text. Refuses with LT-1420 (no date in
   these forms) or LT-1421 (no such day, like 31/2/2026). */
bool date_parse(const char *bytes, size_t length, int32_t *day, struct failure *why);

/* Appended to out; false when it did not fit. */
bool date_write_iso(int32_t day, struct buffer *out);   /* 2026-01-05 */
bool date_write_short(int32_t day, struct buffer *out); /* 05/01/2026, 05/3/2026 */

/* As official documents write it, a zero before days under 10 and before months 1 and 2 only
   (decree 30/2020/NĐ-CP): "ngày 05 tháng 01 năm 2026", "ngày 05 tháng 6 năm 2026". English: "5
   January 2026". */
bool date_write_long(int32_t day, enum language language, struct buffer *out);

/* "January"; month 1 to 12, static. */
const char *date_english_month(int month);

#endif
