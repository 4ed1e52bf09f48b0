/* clock.c: which days exist, and that a fixed today stays. */
#include "clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void refuses_what_is_no_day(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",           "2026",       "2026-1-1",   "2026-02-29", "2100-02-29",  "2026-13-01",
        "2026-00-10", "2026-04-31", "2026-11-00", "2026/11/23", "2026-11-23 ", " 2026-11-23",
        "0000-01-01", "2026-11-2x", "23-11-2026",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct failure why = {0};
        assert_false(clock_fix(wrong[i], &why));
        assert_string_equal(why.code, "LT-1011");
        assert_int_equal(why.kind, FAILURE_USAGE);
    }
    assert_false(clock_is_fixed());
}

static void fixes_today(void **state)
{
    (void)state;
    struct failure why = {0};
    assert_true(clock_fix("2028-02-29", &why));
    assert_true(clock_is_fixed());
    assert_true(clock_fix("2026-11-03", &why));
    const struct clock_date today = clock_today();
    assert_int_equal(today.year, 2026);
    assert_int_equal(today.month, 11);
    assert_int_equal(today.day, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_what_is_no_day),
        cmocka_unit_test(fixes_today),
    };
    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
