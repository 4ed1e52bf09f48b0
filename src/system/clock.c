/* Today, from --today or the system. Knows nothing of periods. */
#include "clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static struct clock_date fixed; /* year 0: not fixed; set once, before any work */

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool clock_fix(const char *text, struct failure *why)
{
    struct clock_date date = {0};
    int end = 0;
    const bool shaped = strlen(text) == 10 && sscanf(text, "%4d-%2d-%2d%n", &date.year, &date.month,
                                                     &date.day, &end) == 3;
    if (!shaped || end != 10 || date.year < 1900 || date.month < 1 || date.month > 12 ||
        date.day < 1 || date.day > days_of(date.year, date.month))
        return failure_set(why, FAILURE_USAGE, "LT-1011",
                           "\"%.40s\" không phải là một ngày; viết theo mẫu 2026-11-23",
                           "\"%.40s\" is not a day; write it as 2026-11-23", text);
    fixed = date;
    return true;
}

bool clock_is_fixed(void)
{
    return fixed.year != 0;
}

struct clock_date clock_today(void)
{
    if (clock_is_fixed())
        return fixed;
    const time_t now = time(NULL);
    struct tm local = {0};
    localtime_r(&now, &local);
    return (struct clock_date){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}
