/* stat_sum.c and stat_quantile.c: hand values, R's quantile (tests/r/quantiles.R), refusals. */
#include "expected.h"
#include "stat_quantile.h"
#include "stat_sum.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void sums_what_plain_addition_loses(void **state)
{
    (void)state;
    struct stat_sum sum = {0, 0};
    const double values[] = {1, 1e100, 1, -1e100};
    for (int i = 0; i < 4; i++)
        stat_sum_add(&sum, values[i]);
    assert_true(stat_sum_value(&sum) == 2);
}

static void describes_by_hand(void **state)
{
    (void)state;
    struct failure why = {0};
    struct moments seen;
    const double values[] = {2, 4, 4, 4, 5, 5, 7, 9};
    assert_true(stat_moments(values, 8, &seen, &why));
    assert_true(near_relative(seen.mean, 5, 0));
    assert_true(near_relative(seen.variance, 32. / 7, 1e-15));
    assert_true(near_relative(seen.least, 2, 0) && near_relative(seen.most, 9, 0));
    assert_true(stat_moments(values, 1, &seen, &why));
    assert_int_equal(seen.status, STAT_TOO_SHORT);
    assert_true(near_relative(seen.mean, 2, 0) && isnan(seen.sd));
    assert_true(stat_moments(values, 0, &seen, &why));
    assert_true(isnan(seen.mean) && seen.sum == 0);
    const double broken[] = {1, INFINITY};
    assert_false(stat_moments(broken, 2, &seen, &why));
    assert_string_equal(why.code, "LT-1503");
}

static void weighs(void **state)
{
    (void)state;
    struct failure why = {0};
    struct weighted_mean seen;
    const double values[] = {0.5, 0.9};
    const double weights[] = {100, 300};
    const double none[] = {0, 0};
    const double negative[] = {1, -1};
    assert_true(stat_weighted_mean(values, weights, 2, &seen, &why));
    assert_true(near_relative(seen.mean, 0.8, 1e-15));
    assert_true(stat_weighted_mean(values, none, 2, &seen, &why));
    assert_int_equal(seen.status, STAT_NO_CASES);
    assert_true(isnan(seen.mean));
    assert_false(stat_weighted_mean(values, negative, 2, &seen, &why));
    assert_string_equal(why.code, "LT-1510");
}

/* R: cor.test(c(1,2,3,4,6), c(2,1,4,3,7)). */
static void correlates(void **state)
{
    (void)state;
    struct failure why = {0};
    struct correlation seen;
    double x[] = {1, 2, 3, 4, 6};
    double y[] = {2, 1, 4, 3, 7};
    assert_true(stat_correlation(x, y, 5, 0.95, &seen, &why));
    assert_true(near_relative(seen.r, 0.88069556674543259, 1e-12));
    assert_true(near_relative(seen.statistic, 3.2203190129946049, 1e-12));
    assert_true(near_relative(seen.p_value, 0.048572452840239227, 1e-9));
    assert_true(near_relative(seen.lower, -0.0070444674513985084, 1e-9));
    assert_true(near_relative(seen.upper, 0.99209562572100929, 1e-9));
    const double flat[] = {3, 3, 3, 3, 3};
    assert_true(stat_correlation(x, flat, 5, 0.95, &seen, &why));
    assert_int_equal(seen.status, STAT_CONSTANT);
    assert_true(isnan(seen.r));
    assert_true(stat_correlation(x, y, 2, 0.95, &seen, &why));
    assert_int_equal(seen.status, STAT_TOO_SHORT);
}

static void ranks_with_shared_ties(void **state)
{
    (void)state;
    double values[] = {30, 10, 20, 10, 30, 30};
    const double expected[] = {5, 1.5, 3, 1.5, 5, 5};
    size_t scratch[6];
    stat_ranks(values, 6, scratch);
    for (int i = 0; i < 6; i++)
        assert_true(values[i] == expected[i]);
}

static void agrees_with_r_on_nine_types(void **state)
{
    (void)state;
    struct expected table;
    int rows = 0;
    expected_open(&table, "r/expected_quantiles.csv");
    while (expected_next(&table)) {
        double values[64];
        size_t count = 0;
        for (char *part = strtok(table.cells[0], ";"); part != NULL; part = strtok(NULL, ";"))
            values[count++] = strtod(part, NULL);
        struct failure why = {0};
        double seen = 0;
        const int type = (int)expected_count(&table, 1);
        assert_true(stat_quantile(values, count, expected_number(&table, 2), type, &seen, &why));
        if (!near_relative(seen, expected_number(&table, 3), 1e-13))
            fail_msg("type %d at %s of %zu values", type, table.cells[2], count);
        rows++;
    }
    assert_int_equal(rows, 9 * 5 * 13);
}

static void refuses_bad_quantiles(void **state)
{
    (void)state;
    struct failure why = {0};
    double values[] = {3, 1, 2};
    double seen = 0;
    assert_false(stat_quantile(values, 3, 1.5, 7, &seen, &why));
    assert_string_equal(why.code, "LT-1507");
    assert_true(isnan(seen));
    assert_false(stat_quantile(values, 3, 0.5, 10, &seen, &why));
    assert_string_equal(why.code, "LT-1509");
    assert_true(stat_quantile(values, 0, 0.5, 7, &seen, &why));
    assert_true(isnan(seen));
}

static void measures_deviation_from_the_median(void **state)
{
    (void)state;
    double values[] = {1, 1, 2, 2, 4, 6, 9};
    assert_true(stat_mad(values, 7) == 1);
    double long_series[100];
    for (int i = 0; i < 100; i++)
        long_series[i] = (i * 37) % 100;
    stat_sort(long_series, 100);
    for (int i = 0; i < 100; i++)
        assert_true(long_series[i] == i);
    assert_true(stat_median_sorted(long_series, 100) == 49.5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_what_plain_addition_loses),
        cmocka_unit_test(describes_by_hand),
        cmocka_unit_test(weighs),
        cmocka_unit_test(correlates),
        cmocka_unit_test(ranks_with_shared_ties),
        cmocka_unit_test(agrees_with_r_on_nine_types),
        cmocka_unit_test(refuses_bad_quantiles),
        cmocka_unit_test(measures_deviation_from_the_median),
    };
    return cmocka_run_group_tests_name("stat_sum", tests, NULL, NULL);
}
