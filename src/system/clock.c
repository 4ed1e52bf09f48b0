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

static int number_of(const char *digits, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++)
        number = 10 * number + (digits[i] - '0');
    return number;
}

/* "2026-11-23": digits and dashes in their places. */
static bool is_shaped(const char *text)
{
    static const char shape[] = "0000-00-00";
    for (size_t i = 0; i < sizeof shape - 1; i++)
        if (shape[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
            return false;
    return text[sizeof shape - 1] == '\0';
}

bool clock_fix(const char *text, struct failure *why)
{
    struct clock_date date = {0};
    if (is_shaped(text))
        date =
            (struct clock_date){number_of(text, 4), number_of(text + 5, 2), number_of(text + 8, 2)};
    if (date.year < 1900 || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > days_of(date.year, date.month))
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

void clock_pause(int milliseconds)
{
    const struct timespec wait = {milliseconds / 1000, (long)(milliseconds % 1000) * 1000000};
    nanosleep(&wait, NULL);
}
