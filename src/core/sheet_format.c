/* Format codes and serial dates. Knows nothing of files. */
#include "sheet_format.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { DAY_SECONDS = 86400, LAST_SERIAL = 2958465 /* 9999-12-31 in the 1900 system */ };

enum sheet_format sheet_format_builtin(unsigned id)
{
    if (id == 9 || id == 10)
        return SHEET_FORMAT_PERCENT;
    if (id == 46)
        return SHEET_FORMAT_DURATION;
    /* 27-36 and 50-58 are dates in East Asian editions and unused elsewhere. */
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 ||
        (id >= 50 && id <= 58))
        return SHEET_FORMAT_DATE;
    return SHEET_FORMAT_NUMBER;
}

/* "[h]", "[mm]", "[ss]": elapsed time; everything else in brackets is a colour, condition or
 * locale. */
static bool is_elapsed(const char *bracket, size_t length)
{
    if (length == 0)
        return false;
    const char letter = (char)(bracket[0] | 0x20);
    if (letter != 'h' && letter != 'm' && letter != 's')
        return false;
    for (size_t i = 1; i < length; i++)
        if ((bracket[i] | 0x20) != letter)
            return false;
    return true;
}

enum sheet_format sheet_format_custom(const char *code)
{
    enum sheet_format found = SHEET_FORMAT_NUMBER;
    for (const char *p = code; *p != '\0' && *p != ';'; p++) {
        if (*p == '"') {
            const char *end = strchr(p + 1, '"');
            if (end == NULL)
                break;
            p = end;
        } else if (*p == '[') {
            const char *end = strchr(p, ']');
            if (end == NULL)
                break;
            if (is_elapsed(p + 1, (size_t)(end - p - 1)))
                return SHEET_FORMAT_DURATION;
            p = end;
        } else if (*p == '\\' || *p == '_' || *p == '*') {
            if (p[1] != '\0')
                p++;
        } else if (*p == '%') {
            found = SHEET_FORMAT_PERCENT;
        } else if (strchr("dmyhsDMYHS", *p) != NULL) {
            return SHEET_FORMAT_DATE;
        }
    }
    return found;
}

/* Civil date of a day count from 1970-01-01 (Howard Hinnant's algorithm, days from 0000-03-01). */
static void civil_from_days(int64_t days, int *year, int *month, int *day)
{
    days += 719468;
    const int64_t era = days / 146097;
    const int64_t of_era = days - era * 146097;
    const int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int64_t shifted = (5 * of_year + 2) / 153; /* months from March */
    *day = (int)(of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2 ? 1 : 0));
}

static void write_duration(int64_t days, int64_t seconds, char text[SHEET_DATE_TEXT])
{
    const int64_t hours = days * 24 + seconds / 3600;
    snprintf(text, SHEET_DATE_TEXT, "PT%lldH%dM%dS", (long long)hours, (int)(seconds / 60 % 60),
             (int)(seconds % 60));
}

bool sheet_date_from_serial(double serial, enum sheet_format format, bool date1904,
                            char text[SHEET_DATE_TEXT])
{
    if (!(serial >= 0 && serial < LAST_SERIAL + 1))
        return false;
    int64_t days = (int64_t)floor(serial);
    int64_t seconds = llround((serial - floor(serial)) * DAY_SECONDS);
    if (seconds == DAY_SECONDS) {
        days++;
        seconds = 0;
    }
    if (format == SHEET_FORMAT_DURATION) {
        write_duration(days, seconds, text);
        return true;
    }
    int length = 0;
    if (days > 0 || date1904) {
        /* The 1900 system counts a 29 February that was not: 60. Before it, one day less. */
        if (!date1904 && days == 60)
            return false;
        const int64_t epoch = date1904 ? -24107 : days < 60 ? -25568 : -25569;
        int year, month, day;
        civil_from_days(days + epoch, &year, &month, &day);
        if (year > 9999)
            return false;
        length = snprintf(text, SHEET_DATE_TEXT, "%04d-%02d-%02d", year, month, day);
        if (seconds == 0)
            return true;
        text[length++] = 'T';
    }
    snprintf(text + length, (size_t)(SHEET_DATE_TEXT - length), "%02d:%02d:%02d",
             (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
    return true;
}
