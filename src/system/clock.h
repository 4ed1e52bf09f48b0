/* Today, from --today or the system: the only place that asks what day it is. */
#ifndef LOTRINH_CLOCK_H
#define LOTRINH_CLOCK_H

#include "failure.h"

struct clock_date {
    int year;
    int month; /* 1..12 */
    int day;   /* 1..31 */
};

/* --today: "YYYY-MM-DD", a day that exists. */
bool clock_fix(const char *text, struct failure *why);
bool clock_is_fixed(void);

/* Waits so long, or until a signal comes. */
void clock_pause(int milliseconds);

/* Today in local time. */
struct clock_date clock_today(void);

#endif
