/* Number formats of spreadsheets and the dates that only they reveal. */
#ifndef LOTRINH_SHEET_FORMAT_H
#define LOTRINH_SHEET_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

enum sheet_format {
    SHEET_FORMAT_NUMBER,
    SHEET_FORMAT_DATE,     /* also times of day */
    SHEET_FORMAT_DURATION, /* [h]:mm, which may pass 24 hours */
    SHEET_FORMAT_PERCENT,
};

/* What a built-in format number of .xlsx means. */
enum sheet_format sheet_format_builtin(unsigned id);

/* What a format code means: first section, without quoted text, escapes, colours and locales. */
enum sheet_format sheet_format_custom(const char *code);

enum { SHEET_DATE_TEXT = 32 };

/* A serial day number as ISO text: date, date and time, time alone below 1, or a duration. False
   when no such day exists: negative, after 9999, or 60 in the 1900 system (29 February 1900). */
bool sheet_date_from_serial(double serial, enum sheet_format format, bool date1904,
                            char text[SHEET_DATE_TEXT]);

#endif
