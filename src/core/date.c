/* Calendar dates. Knows nothing of today. */
#include "date.h"

#include "text.h"

#include <string.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_is_valid(struct date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= date_month_days(date.year, date.month);
}

/* Years are counted from 1 March, so that the leap day is the last of its year; 400 years have
   146097 days, and month m from March on begins (153 m + 2) / 5 days into the year. */
int32_t date_to_day(struct date date)
{
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int era = year / 400; /* year >= 0 */
    const int year_of_era = year - era * 400;
    const int month = (date.month + 9) % 12;
    const int day_of_year = (153 * month + 2) / 5 + date.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct date date_from_day(int32_t day)
{
    const int shifted = day + 719468;
    const int era = shifted / 146097; /* shifted >= 0 */
    const int day_of_era = shifted - era * 146097;
    const int year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int month = (5 * day_of_year + 2) / 153;
    const int calendar_month = month < 10 ? month + 3 : month - 9;
    return (struct date){.year = year_of_era + era * 400 + (calendar_month <= 2 ? 1 : 0),
                         .month = calendar_month,
                         .day = day_of_year - (153 * month + 2) / 5 + 1};
}

/* Reads least to most digits at *at; false when there are fewer or more. */
static bool read_digits(const char *bytes, size_t length, size_t *at, size_t least, size_t most,
                        int *value)
{
    const size_t start = *at;
    *value = 0;
    while (*at < length && bytes[*at] >= '0' && bytes[*at] <= '9' && *at - start <= most)
        *value = *value * 10 + (bytes[(*at)++] - '0');
    return *at - start >= least && *at - start <= most;
}

static bool read_byte(const char *bytes, size_t length, size_t *at, char byte)
{
    if (*at >= length || bytes[*at] != byte)
        return false;
    (*at)++;
    return true;
}

static bool read_iso(const char *bytes, size_t length, struct date *date)
{
    size_t at = 0;
    return read_digits(bytes, length, &at, 4, 4, &date->year) &&
           read_byte(bytes, length, &at, '-') &&
           read_digits(bytes, length, &at, 2, 2, &date->month) &&
           read_byte(bytes, length, &at, '-') &&
           read_digits(bytes, length, &at, 2, 2, &date->day) && at == length;
}

static bool read_short(const char *bytes, size_t length, struct date *date)
{
    size_t at = 0;
    return read_digits(bytes, length, &at, 1, 2, &date->day) &&
           read_byte(bytes, length, &at, '/') &&
           read_digits(bytes, length, &at, 1, 2, &date->month) &&
           read_byte(bytes, length, &at, '/') &&
           read_digits(bytes, length, &at, 4, 4, &date->year) && at == length;
}

bool date_parse(const char *bytes, size_t length, int32_t *day, struct failure *why)
{
    struct date date;
    const bool read = read_iso(bytes, length, &date) || read_short(bytes, length, &date);
    if (read && date_is_valid(date)) {
        *day = date_to_day(date);
        return true;
    }
    char shown[TEXT_SHOWN];
    text_show(bytes, length, shown);
    if (read)
        return failure_set(why, FAILURE_DATA, "LT-1421", "không có ngày \"%s\" trong lịch",
                           "there is no day \"%s\" in the calendar", shown);
    return failure_set(why, FAILURE_DATA, "LT-1420",
                       "\"%s\" không phải là ngày viết như 2026-06-30 hoặc 30/6/2026",
                       "\"%s\" is not a date written like 2026-06-30 or 30/6/2026", shown);
}

bool date_write_iso(int32_t day, struct buffer *out)
{
    const struct date date = date_from_day(day);
    return buffer_printf(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

bool date_write_short(int32_t day, struct buffer *out)
{
    const struct date date = date_from_day(day);
    return buffer_printf(out, date.month <= 2 ? "%02d/%02d/%d" : "%02d/%d/%d", date.day, date.month,
                         date.year);
}

const char *date_english_month(int month)
{
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    return names[month - 1];
}

bool date_write_long(int32_t day, enum language language, struct buffer *out)
{
    const struct date date = date_from_day(day);
    if (language == LANGUAGE_EN)
        return buffer_printf(out, "%d %s %d", date.day, date_english_month(date.month), date.year);
    return buffer_printf(out, "ngày %02d tháng %s%d năm %d", date.day, date.month <= 2 ? "0" : "",
                         date.month, date.year);
}
