/* date.c, period.c: days by hand and by the calendar, labels as Hanoi's reports write them. */
#include "date.h"
#include "period.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { LARGEST = 4096 };

static int32_t day_of(const char *text)
{
    int32_t day = 0;
    struct failure why = {0};
    assert_true(date_parse(text, strlen(text), &day, &why));
    return day;
}

static struct period period_of(const char *text)
{
    struct period period = {0};
    struct failure why = {0};
    assert_true(period_parse(text, strlen(text), &period, &why));
    return period;
}

static void counts_days(void **state)
{
    (void)state;
    assert_int_equal(day_of("1970-01-01"), 0);
    assert_int_equal(day_of("1969-12-31"), -1);
    assert_int_equal(day_of("2000-03-01"), 11017); /* 946684800 s is 2000-01-01: day 10957 + 60 */
    assert_int_equal(day_of("2025-07-01"), 20270); /* date -d 2025-07-01 +%s is 1751328000 */
    assert_int_equal(day_of("0001-01-01"), DATE_FIRST_DAY);
    assert_int_equal(day_of("9999-12-31"), DATE_LAST_DAY);
    assert_int_equal(day_of("5/1/2026"), day_of("2026-01-05"));
    assert_int_equal(day_of("05/01/2026"), day_of("2026-01-05"));
    struct date expected = {1, 1, 1};
    for (int32_t day = DATE_FIRST_DAY; day <= DATE_LAST_DAY; day++) {
        const struct date date = date_from_day(day);
        if (date.year != expected.year || date.month != expected.month ||
            date.day != expected.day || date_to_day(date) != day)
            fail();
        const bool leap =
            expected.year % 4 == 0 && (expected.year % 100 != 0 || expected.year % 400 == 0);
        static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        const int length = lengths[expected.month - 1] + (leap && expected.month == 2 ? 1 : 0);
        expected.day++;
        if (expected.day > length) {
            expected.day = 1;
            expected.month++;
        }
        if (expected.month > 12) {
            expected.month = 1;
            expected.year++;
        }
    }
}

static void refuses_what_is_no_date(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *code;
    } cases[] = {
        {"", "LT-1420"},           {"2026-1-5", "LT-1420"},    {"2026-01-05 ", "LT-1420"},
        {"5/1/26", "LT-1420"},     {"5.1.2026", "LT-1420"},    {"001/1/2026", "LT-1420"},
        {"2026/01/05", "LT-1420"}, {"2026-02-29", "LT-1421"},  {"31/6/2026", "LT-1421"},
        {"1900-02-29", "LT-1421"}, {"0/1/2026", "LT-1421"},    {"1/13/2026", "LT-1421"},
        {"0000-01-01", "LT-1421"}, {"99999-01-01", "LT-1420"}, {"12345678901234567890", "LT-1420"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t day = 0;
        struct failure why = {0};
        assert_false(date_parse(cases[i].text, strlen(cases[i].text), &day, &why));
        assert_string_equal(why.code, cases[i].code);
    }
}

static void writes_dates_as_the_decree_says(void **state)
{
    (void)state;
    static const struct {
        const char *iso;
        const char *short_form;
        const char *vietnamese;
        const char *english;
    } cases[] = {
        {"2026-01-05", "05/01/2026", "ngày 05 tháng 01 năm 2026", "5 January 2026"},
        {"2026-02-10", "10/02/2026", "ngày 10 tháng 02 năm 2026", "10 February 2026"},
        {"2026-03-09", "09/3/2026", "ngày 09 tháng 3 năm 2026", "9 March 2026"},
        {"2025-12-31", "31/12/2025", "ngày 31 tháng 12 năm 2025", "31 December 2025"},
        {"0999-06-01", "01/6/999", "ngày 01 tháng 6 năm 999", "1 June 999"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out;
        buffer_init(&out, LARGEST);
        const int32_t day = day_of(cases[i].iso);
        assert_true(date_write_iso(day, &out));
        assert_string_equal(buffer_text(&out), cases[i].iso);
        buffer_clear(&out);
        assert_true(date_write_short(day, &out));
        assert_string_equal(buffer_text(&out), cases[i].short_form);
        buffer_clear(&out);
        assert_true(date_write_long(day, LANGUAGE_VI, &out));
        assert_string_equal(buffer_text(&out), cases[i].vietnamese);
        buffer_clear(&out);
        assert_true(date_write_long(day, LANGUAGE_EN, &out));
        assert_string_equal(buffer_text(&out), cases[i].english);
        buffer_free(&out);
    }
}

struct known {
    const char *text;
    enum period_kind kind;
    const char *start;
    const char *finish;
    const char *vietnamese;
    const char *english;
};

static const struct known known[] = {
    {"2026", PERIOD_YEAR, "2026-01-01", "2026-12-31", "năm 2026", "2026"},
    {"2026-H1", PERIOD_HALF, "2026-01-01", "2026-06-30", "6 tháng đầu năm 2026",
     "first half of 2026"},
    {"2026-H2", PERIOD_HALF, "2026-07-01", "2026-12-31", "6 tháng cuối năm 2026",
     "second half of 2026"},
    {"2026-Q1", PERIOD_QUARTER, "2026-01-01", "2026-03-31", "quý I năm 2026", "quarter 1 of 2026"},
    {"2026-Q4", PERIOD_QUARTER, "2026-10-01", "2026-12-31", "quý IV năm 2026", "quarter 4 of 2026"},
    {"2026-01", PERIOD_MONTH, "2026-01-01", "2026-01-31", "tháng 01 năm 2026", "January 2026"},
    {"2024-02", PERIOD_MONTH, "2024-02-01", "2024-02-29", "tháng 02 năm 2024", "February 2024"},
    {"2026-06", PERIOD_MONTH, "2026-06-01", "2026-06-30", "tháng 6 năm 2026", "June 2026"},
    {"2026-12", PERIOD_MONTH, "2026-12-01", "2026-12-31", "tháng 12 năm 2026", "December 2026"},
    {"2021-10M", PERIOD_TEN_MONTHS, "2021-01-01", "2021-10-31", "10 tháng năm 2021",
     "10 months of 2021"},
    {"2022-11M", PERIOD_ELEVEN_MONTHS, "2022-01-01", "2022-11-30", "11 tháng năm 2022",
     "11 months of 2022"},
    {"2025-06-30", PERIOD_POINT, "2025-06-30", "2025-06-30", "tại ngày 30/6/2025",
     "at 30 June 2025"},
    {"2014-01-01..2023-06-30", PERIOD_RANGE, "2014-01-01", "2023-06-30",
     "từ ngày 01/01/2014 đến ngày 30/6/2023", "from 1 January 2014 to 30 June 2023"},
};
enum { KNOWN = sizeof known / sizeof *known };

static void knows_the_periods(void **state)
{
    (void)state;
    for (size_t i = 0; i < KNOWN; i++) {
        const struct period period = period_of(known[i].text);
        assert_int_equal(period.kind, known[i].kind);
        assert_int_equal(period.start, day_of(known[i].start));
        assert_int_equal(period.finish, day_of(known[i].finish));
        struct buffer out;
        buffer_init(&out, LARGEST);
        assert_true(period_write(period, &out));
        assert_string_equal(buffer_text(&out), known[i].text);
        buffer_clear(&out);
        assert_true(period_write_label(period, LANGUAGE_VI, &out));
        assert_string_equal(buffer_text(&out), known[i].vietnamese);
        buffer_clear(&out);
        assert_true(period_write_label(period, LANGUAGE_EN, &out));
        assert_string_equal(buffer_text(&out), known[i].english);
        buffer_free(&out);
        const struct period between = period_between(period.start, period.finish);
        if (period.kind != PERIOD_POINT)
            assert_int_equal(between.kind, period.kind);
        enum period_kind kind = PERIOD_RANGE;
        assert_true(period_kind_find(period_kind_name(period.kind), &kind));
        assert_int_equal(kind, period.kind);
    }
    enum period_kind kind = PERIOD_RANGE;
    assert_false(period_kind_find("decade", &kind));
    assert_int_equal(period_between(day_of("2026-02-01"), day_of("2026-06-30")).kind, PERIOD_RANGE);
    assert_int_equal(period_between(day_of("2026-01-01"), day_of("2026-09-30")).kind, PERIOD_RANGE);
}

static void refuses_what_is_no_period(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *code;
    } cases[] = {
        {"", "LT-1422"},
        {"26", "LT-1422"},
        {"2026-", "LT-1422"},
        {"2026-H3", "LT-1422"},
        {"2026-H0", "LT-1422"},
        {"2026-h1", "LT-1422"},
        {"2026-Q5", "LT-1422"},
        {"2026-13", "LT-1422"},
        {"2026-00", "LT-1422"},
        {"2026-1", "LT-1422"},
        {"2026-9M", "LT-1422"},
        {"2026-10M1", "LT-1422"},
        {"0000", "LT-1422"},
        {"30/6/2025", "LT-1422"},
        {"2026-02-30", "LT-1421"},
        {"2026-01-01..", "LT-1422"},
        {"2026-01-01..2026-02-30", "LT-1421"},
        {"2026-01-02..2026-01-01", "LT-1423"},
        {"2026 ", "LT-1422"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct period period = {0};
        struct failure why = {0};
        assert_false(period_parse(cases[i].text, strlen(cases[i].text), &period, &why));
        assert_string_equal(why.code, cases[i].code);
    }
}

static void compares_periods(void **state)
{
    (void)state;
    static const char *const sorted[] = {"2025", "2026-01", "2026-Q1", "2026-H1",
                                         "2026", "2026-02", "2026-H2"};
    for (size_t i = 0; i < 7; i++)
        for (size_t j = 0; j < 7; j++)
            assert_int_equal(period_compare(period_of(sorted[i]), period_of(sorted[j])),
                             (i > j) - (i < j));
    assert_true(period_compare(period_of("2026-01"), period_of("2026-01-01..2026-01-31")) < 0);
    assert_true(period_same_kind(period_of("2025"), period_of("2026")));
    assert_true(period_same_kind(period_of("2025-H1"), period_of("2026-H2")));
    assert_false(period_same_kind(period_of("2025"), period_of("2026-H1")));
    assert_false(period_same_kind(period_of("2021-10M"), period_of("2022-11M")));
    assert_true(
        period_same_kind(period_of("2023-11-01..2024-10-31"), period_of("2024-11-01..2025-10-31")));
    assert_true(
        period_same_kind(period_of("2023-12-01..2024-02-29"), period_of("2024-12-01..2025-02-28")));
    assert_false(
        period_same_kind(period_of("2014-01-01..2019-12-31"), period_of("2014-01-01..2023-06-30")));
    assert_true(period_follows(period_of("2025"), period_of("2026-H1")));
    assert_true(period_follows(period_of("2024-02"), period_of("2024-03")));
    assert_false(period_follows(period_of("2025"), period_of("2027")));
    assert_false(period_follows(period_of("2026"), period_of("2025")));
}

static void shifts_by_years(void **state)
{
    (void)state;
    struct period shifted;
    assert_true(period_shift(period_of("2024-02"), 1, &shifted));
    assert_int_equal(period_compare(shifted, period_of("2025-02")), 0);
    assert_true(period_shift(period_of("2025-02"), -1, &shifted));
    assert_int_equal(period_compare(shifted, period_of("2024-02")), 0);
    assert_true(period_shift(period_of("2024-02-28"), 4, &shifted));
    assert_int_equal(period_compare(shifted, period_of("2028-02-28")), 0);
    assert_true(period_shift(period_of("2026-H2"), -3, &shifted));
    assert_int_equal(period_compare(shifted, period_of("2023-H2")), 0);
    assert_false(period_shift(period_of("2026"), 7974, &shifted));
    assert_false(period_shift(period_of("2026"), -2026, &shifted));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_days),
        cmocka_unit_test(refuses_what_is_no_date),
        cmocka_unit_test(writes_dates_as_the_decree_says),
        cmocka_unit_test(knows_the_periods),
        cmocka_unit_test(refuses_what_is_no_period),
        cmocka_unit_test(compares_periods),
        cmocka_unit_test(shifts_by_years),
    };
    return cmocka_run_group_tests_name("period", tests, NULL, NULL);
}
