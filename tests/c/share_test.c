/* share.c: integers, not printed figures. Expected values by hand. */
#include "share.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void decides_without_rounding(void **state)
{
    (void)state;
    assert_true(share_reaches(9, 10, 90, 100));
    assert_false(share_reaches(8996, 10000, 90, 100));
    assert_true(share_reaches(19, 20, 95, 100));
    assert_false(share_reaches(2153, 2412, 90, 100)); /* Ha Noi 2024: 89.26 % */
    assert_true(share_reaches(7, 100, 7, 100));       /* 0.07 * 100 > 7 in doubles */
    assert_true(share_reaches(INT64_MAX, INT64_MAX, 1, 1));
    assert_false(share_reaches(INT64_MAX - 1, INT64_MAX, INT64_MAX, INT64_MAX));
}

static void needs_the_ceiling(void **state)
{
    (void)state;
    assert_int_equal(share_needed(126, 60, 100), 76);
    assert_int_equal(share_needed(126, 5, 100), 7);
    assert_int_equal(share_needed(20, 5, 100), 1);
    assert_int_equal(share_needed(21, 5, 100), 2);
    assert_int_equal(share_needed(5111, 1, 80), 64); /* trainers, KH 215 II.2 */
    assert_int_equal(share_needed(0, 5, 100), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decides_without_rounding),
        cmocka_unit_test(needs_the_ceiling),
    };
    return cmocka_run_group_tests_name("share", tests, NULL, NULL);
}
