/* stat_interval.c against R (tests/r/intervals.R) and published examples. */
#include "stat_interval.h"

#include "expected.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static enum interval_method method_of(const char *name)
{
    int i = 0;
    while (strcmp(stat_interval_names[i], name) != 0)
        i++;
    return (enum interval_method)i;
}

static struct interval interval_of(int64_t x, int64_t n, double conf, enum interval_method method)
{
    struct failure why = {0};
    struct interval result;
    assert_true(stat_binomial_interval(x, n, conf, method, &result, &why));
    return result;
}

static void agrees_with_r(void **state)
{
    (void)state;
    struct expected table;
    int rows = 0;
    expected_open(&table, "r/expected_intervals.csv");
    while (expected_next(&table)) {
        const struct interval seen =
            interval_of(expected_count(&table, 1), expected_count(&table, 2),
                        expected_number(&table, 3), method_of(table.cells[0]));
        assert_int_equal(seen.status, STAT_OK);
        if (!near_relative(seen.lower, expected_number(&table, 4), 1e-9) ||
            !near_relative(seen.upper, expected_number(&table, 5), 1e-9))
            fail_msg("%s %s of %s, conf %s", table.cells[0], table.cells[1], table.cells[2],
                     table.cells[3]);
        rows++;
    }
    assert_int_equal(rows, 7 * 16 * 3);
}

/* Newcombe, Statistics in Medicine 17 (1998) 857-872, table I: 81 of 263, 15 of 148, 0 of 20, 1
 * of 29. */
static void agrees_with_newcombe(void **state)
{
    (void)state;
    static const struct {
        enum interval_method method;
        int64_t x, n;
        double lower, upper;
    } rows[] = {
        {INTERVAL_WILSON, 81, 263, 0.2553, 0.3662},
        {INTERVAL_WILSON, 0, 20, 0.0000, 0.1611},
        {INTERVAL_WILSON, 1, 29, 0.0061, 0.1718},
        {INTERVAL_WILSON_CC, 81, 263, 0.2535, 0.3682},
        {INTERVAL_WILSON_CC, 15, 148, 0.0598, 0.1644},
        {INTERVAL_CLOPPER_PEARSON, 81, 263, 0.2527, 0.3676},
        {INTERVAL_MID_P, 81, 263, 0.2544, 0.3658},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct interval seen = interval_of(rows[i].x, rows[i].n, 0.95, rows[i].method);
        assert_true(fabs(seen.lower - rows[i].lower) < 0.00005001);
        assert_true(fabs(seen.upper - rows[i].upper) < 0.00005001);
    }
}

static void mirrors_successes_and_failures(void **state)
{
    (void)state;
    for (int method = INTERVAL_WILSON; method <= INTERVAL_WALD; method++)
        for (int64_t n = 1; n < 40; n += 3)
            for (int64_t x = 0; x <= n; x++) {
                const struct interval one = interval_of(x, n, 0.9, (enum interval_method)method);
                const struct interval other =
                    interval_of(n - x, n, 0.9, (enum interval_method)method);
                assert_true(fabs(one.lower - (1 - other.upper)) < 1e-12);
                assert_true(fabs(one.upper - (1 - other.lower)) < 1e-12);
            }
}

static void grows_with_successes_and_confidence(void **state)
{
    (void)state;
    for (int method = INTERVAL_WILSON; method < INTERVAL_WALD; method++)
        for (int64_t x = 0; x < 30; x++) {
            const struct interval less = interval_of(x, 30, 0.95, (enum interval_method)method);
            const struct interval more = interval_of(x + 1, 30, 0.95, (enum interval_method)method);
            const struct interval wide = interval_of(x, 30, 0.99, (enum interval_method)method);
            assert_true(more.lower >= less.lower && more.upper >= less.upper);
            assert_true(wide.lower <= less.lower && wide.upper >= less.upper);
            assert_true(less.lower <= less.estimate && less.estimate <= less.upper);
        }
}

static void refuses_the_impossible(void **state)
{
    (void)state;
    struct failure why = {0};
    struct interval result;
    static const int64_t counts[][2] = {{5, 4}, {-1, 4}, {0, -1}, {1, INT64_MAX}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        assert_false(stat_binomial_interval(counts[i][0], counts[i][1], 0.95, INTERVAL_WILSON,
                                            &result, &why));
        assert_string_equal(why.code, "LT-1502");
        assert_true(isnan(result.lower));
    }
    static const double confidences[] = {0, 1, 95, -0.5, NAN, INFINITY};
    for (size_t i = 0; i < sizeof confidences / sizeof *confidences; i++) {
        assert_false(stat_binomial_interval(1, 2, confidences[i], INTERVAL_WILSON, &result, &why));
        assert_string_equal(why.code, "LT-1501");
    }
}

static void says_that_nothing_happened(void **state)
{
    (void)state;
    const struct interval none = interval_of(0, 0, 0.95, INTERVAL_WILSON);
    assert_int_equal(none.status, STAT_NO_CASES);
    assert_true(isnan(none.estimate) && isnan(none.lower) && isnan(none.upper));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(agrees_with_newcombe),
        cmocka_unit_test(mirrors_successes_and_failures),
        cmocka_unit_test(grows_with_successes_and_confidence),
        cmocka_unit_test(refuses_the_impossible),
        cmocka_unit_test(says_that_nothing_happened),
    };
    return cmocka_run_group_tests_name("stat_interval", tests, NULL, NULL);
}
