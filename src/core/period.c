/* Periods of reporting. Knows nothing of today, of plans or of which figures belong to a period. */
#include "period.h"

#include "date.h"
#include "text.h"

#include <string.h>

/* A kind that is a run of whole months: "2026" + mark, then the ordinal when there are several. */
struct form {
    enum period_kind kind;
    const char *mark; /* behind the year */
    int count;        /* how many there are in a year; 1: no ordinal */
    int months;
};

/* The order decides what period_between calls a run of months. */
static const struct form forms[] = {
    {PERIOD_YEAR, "", 1, 12},           {PERIOD_HALF, "-H", 2, 6},
    {PERIOD_QUARTER, "-Q", 4, 3},       {PERIOD_MONTH, "-", 12, 1},
    {PERIOD_TEN_MONTHS, "-10M", 1, 10}, {PERIOD_ELEVEN_MONTHS, "-11M", 1, 11},
};
static const size_t forms_count = sizeof forms / sizeof *forms;

static const char *const kind_names[] = {"year",       "half",          "quarter", "month",
                                         "ten_months", "eleven_months", "point",   "range"};

/* The place-th (from 1) period of the form in that year. */
static struct period make(const struct form *form, int year, int place)
{
    const int first = (place - 1) * form->months + 1;
    const int last = first + form->months - 1;
    return (struct period){.kind = form->kind,
                           .start = date_to_day((struct date){year, first, 1}),
                           .finish =
                               date_to_day((struct date){year, last, date_month_days(year, last)})};
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The ordinal behind the mark: one digit, or two for months; 0 when it is none. */
static int read_place(const struct form *form, const char *bytes, size_t length)
{
    if (form->count == 1)
        return length == 0 ? 1 : 0;
    const size_t digits = form->count > 9 ? 2 : 1;
    if (length != digits)
        return 0;
    int place = 0;
    for (size_t i = 0; i < length; i++) {
        if (!is_digit(bytes[i]))
            return 0;
        place = place * 10 + (bytes[i] - '0');
    }
    return place <= form->count ? place : 0;
}

static bool read_months(const char *bytes, size_t length, struct period *period)
{
    if (length < 4 || !is_digit(bytes[0]) || !is_digit(bytes[1]) || !is_digit(bytes[2]) ||
        !is_digit(bytes[3]))
        return false;
    const int year =
        (bytes[0] - '0') * 1000 + (bytes[1] - '0') * 100 + (bytes[2] - '0') * 10 + (bytes[3] - '0');
    for (size_t i = 0; i < forms_count && year > 0; i++) {
        const size_t head = 4 + strlen(forms[i].mark);
        if (length < head || memcmp(bytes + 4, forms[i].mark, head - 4) != 0)
            continue;
        const int place = read_place(&forms[i], bytes + head, length - head);
        if (place > 0) {
            *period = make(&forms[i], year, place);
            return true;
        }
    }
    return false;
}

static const char *find_dots(const char *bytes, size_t length)
{
    for (size_t i = 0; i + 1 < length; i++)
        if (bytes[i] == '.' && bytes[i + 1] == '.')
            return bytes + i;
    return NULL;
}

/* Days must be written as periods write them: 2025-06-30, not 30/6/2025. */
static bool read_day(const char *bytes, size_t length, int32_t *day, struct failure *why)
{
    return memchr(bytes, '/', length) == NULL && date_parse(bytes, length, day, why);
}

static bool read_days(const char *bytes, size_t length, struct period *period, struct failure *why)
{
    const char *dots = find_dots(bytes, length);
    if (dots == NULL) {
        period->kind = PERIOD_POINT;
        if (!read_day(bytes, length, &period->start, why))
            return false;
        period->finish = period->start;
        return true;
    }
    const size_t before = (size_t)(dots - bytes);
    period->kind = PERIOD_RANGE;
    if (!read_day(bytes, before, &period->start, why) ||
        !read_day(dots + 2, length - before - 2, &period->finish, why))
        return false;
    if (period->start <= period->finish)
        return true;
    char shown[TEXT_SHOWN];
    text_show(bytes, length, shown);
    return failure_set(why, FAILURE_DATA, "LT-1423", "kỳ \"%s\" kết thúc trước khi bắt đầu",
                       "period \"%s\" ends before it begins", shown);
}

bool period_parse(const char *bytes, size_t length, struct period *period, struct failure *why)
{
    if (read_months(bytes, length, period))
        return true;
    struct failure reason = {0};
    if (read_days(bytes, length, period, &reason))
        return true;
    if (strcmp(reason.code, "LT-1421") == 0 || strcmp(reason.code, "LT-1423") == 0) {
        *why = reason;
        return false;
    }
    char shown[TEXT_SHOWN];
    text_show(bytes, length, shown);
    return failure_set(why, FAILURE_DATA, "LT-1422",
                       "\"%s\" không phải là kỳ; viết như 2026, 2026-H1, 2026-Q1, 2026-01, "
                       "2026-10M, 2026-11M, 2026-06-30 hoặc 2014-01-01..2023-06-30",
                       "\"%s\" is not a period; write 2026, 2026-H1, 2026-Q1, 2026-01, "
                       "2026-10M, 2026-11M, 2026-06-30 or 2014-01-01..2023-06-30",
                       shown);
}

struct period period_between(int32_t start, int32_t finish)
{
    const struct date first = date_from_day(start);
    for (size_t i = 0; i < forms_count; i++) {
        if ((first.month - 1) % forms[i].months != 0)
            continue;
        const int place = (first.month - 1) / forms[i].months + 1;
        if (place > forms[i].count)
            continue;
        const struct period candidate = make(&forms[i], first.year, place);
        if (candidate.start == start && candidate.finish == finish)
            return candidate;
    }
    return (struct period){.kind = PERIOD_RANGE, .start = start, .finish = finish};
}

/* Which of its year a half, quarter or month is, from 1. */
static int place_of(struct period period)
{
    const int month = date_from_day(period.start).month;
    return (month - 1) / forms[period.kind].months + 1;
}

bool period_write(struct period period, struct buffer *out)
{
    if (period.kind == PERIOD_POINT)
        return date_write_iso(period.start, out);
    if (period.kind == PERIOD_RANGE)
        return date_write_iso(period.start, out) && buffer_append_text(out, "..") &&
               date_write_iso(period.finish, out);
    const struct form *form = &forms[period.kind];
    const int year = date_from_day(period.start).year;
    if (form->count == 1)
        return buffer_printf(out, "%04d%s", year, form->mark);
    return buffer_printf(out, "%04d%s%0*d", year, form->mark, form->count > 9 ? 2 : 1,
                         place_of(period));
}

static bool write_vietnamese(struct period period, struct buffer *out)
{
    static const char *const romans[] = {"I", "II", "III", "IV"};
    const struct date first = date_from_day(period.start);
    switch (period.kind) {
    case PERIOD_YEAR:
        return buffer_printf(out, "năm %d", first.year);
    case PERIOD_HALF:
        return buffer_printf(out, "6 tháng %s năm %d", first.month == 1 ? "đầu" : "cuối",
                             first.year);
    case PERIOD_QUARTER:
        return buffer_printf(out, "quý %s năm %d", romans[place_of(period) - 1], first.year);
    case PERIOD_MONTH:
        return buffer_printf(out, "tháng %s%d năm %d", first.month <= 2 ? "0" : "", first.month,
                             first.year);
    case PERIOD_TEN_MONTHS:
    case PERIOD_ELEVEN_MONTHS:
        return buffer_printf(out, "%d tháng năm %d", forms[period.kind].months, first.year);
    case PERIOD_POINT:
        return buffer_append_text(out, "tại ngày ") && date_write_short(period.start, out);
    case PERIOD_RANGE:
        break;
    }
    return buffer_append_text(out, "từ ngày ") && date_write_short(period.start, out) &&
           buffer_append_text(out, " đến ngày ") && date_write_short(period.finish, out);
}

static bool write_english(struct period period, struct buffer *out)
{
    const struct date first = date_from_day(period.start);
    switch (period.kind) {
    case PERIOD_YEAR:
        return buffer_printf(out, "%d", first.year);
    case PERIOD_HALF:
        return buffer_printf(out, "%s half of %d", first.month == 1 ? "first" : "second",
                             first.year);
    case PERIOD_QUARTER:
        return buffer_printf(out, "quarter %d of %d", place_of(period), first.year);
    case PERIOD_MONTH:
        return buffer_printf(out, "%s %d", date_english_month(first.month), first.year);
    case PERIOD_TEN_MONTHS:
    case PERIOD_ELEVEN_MONTHS:
        return buffer_printf(out, "%d months of %d", forms[period.kind].months, first.year);
    case PERIOD_POINT:
        return buffer_append_text(out, "at ") && date_write_long(period.start, LANGUAGE_EN, out);
    case PERIOD_RANGE:
        break;
    }
    return buffer_append_text(out, "from ") && date_write_long(period.start, LANGUAGE_EN, out) &&
           buffer_append_text(out, " to ") && date_write_long(period.finish, LANGUAGE_EN, out);
}

bool period_write_label(struct period period, enum language language, struct buffer *out)
{
    return language == LANGUAGE_EN ? write_english(period, out) : write_vietnamese(period, out);
}

const char *period_kind_name(enum period_kind kind)
{
    return kind_names[kind];
}

bool period_kind_find(const char *name, enum period_kind *kind)
{
    for (size_t i = 0; i < sizeof kind_names / sizeof *kind_names; i++)
        if (strcmp(kind_names[i], name) == 0) {
            *kind = (enum period_kind)i;
            return true;
        }
    return false;
}

int period_compare(struct period a, struct period b)
{
    if (a.start != b.start)
        return a.start < b.start ? -1 : 1;
    if (a.finish != b.finish)
        return a.finish < b.finish ? -1 : 1;
    return (a.kind > b.kind) - (a.kind < b.kind);
}

/* The same day some years on; the last of February stays the last. */
static struct date shift_date(struct date date, int years)
{
    const bool last = date.month == 2 && date.day == date_month_days(date.year, 2);
    date.year += years;
    if (last)
        date.day = date_month_days(date.year, 2);
    return date;
}

bool period_shift(struct period period, int years, struct period *shifted)
{
    const struct date first = date_from_day(period.start);
    const struct date last = date_from_day(period.finish);
    if (years < -9999 || years > 9999 || first.year + years < 1 || last.year + years > 9999)
        return false;
    *shifted = period;
    shifted->start = date_to_day(shift_date(first, years));
    shifted->finish = date_to_day(shift_date(last, years));
    return true;
}

bool period_same_kind(struct period a, struct period b)
{
    if (a.kind != b.kind)
        return false;
    if (a.kind != PERIOD_RANGE)
        return true;
    struct period moved;
    const int years = date_from_day(b.start).year - date_from_day(a.start).year;
    return period_shift(a, years, &moved) && period_compare(moved, b) == 0;
}

bool period_follows(struct period period, struct period next)
{
    return next.start == period.finish + 1;
}
