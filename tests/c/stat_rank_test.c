/* stat_rank.c against brute force in R (tests/r/rank.R), known tails, symmetry, refusals. */
#include "expected.h"
#include "stat_rank.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 64 };

static double scratch[MOST * (MOST + 3) / 2];

static size_t split(char *cell, double *values)
{
    size_t count = 0;
    for (char *part = strtok(cell, ";"); part != NULL; part = strtok(NULL, ";"))
        values[count++] = strtod(part, NULL);
    return count;
}

static struct mann_kendall test_of(const double *t, const double *y, size_t count,
                                   enum rank_alternative alternative)
{
    struct failure why = {0};
    struct mann_kendall result;
    assert_true(stat_mann_kendall(t, y, count, alternative, scratch, &result, &why));
    return result;
}

static void agrees_with_all_arrangements(void **state)
{
    (void)state;
    struct expected table;
    int rows = 0;
    expected_open(&table, "r/expected_rank.csv");
    while (expected_next(&table)) {
        struct failure why = {0};
        double t[MOST];
        double y[MOST];
        struct rank_line sen;
        struct rank_line siegel;
        const size_t count = split(table.cells[0], t);
        split(table.cells[1], y);
        const struct mann_kendall both = test_of(t, y, count, RANK_TWO_SIDED);
        assert_true(stat_theil_sen(t, y, count, 0.95, scratch, &sen, &why));
        assert_true(stat_siegel(t, y, count, scratch, &siegel, &why));
        const double seen[] = {
            (double)both.s,
            both.variance,
            both.z,
            both.tau_b,
            both.p,
            both.p_exact,
            test_of(t, y, count, RANK_INCREASING).p_exact,
            test_of(t, y, count, RANK_DECREASING).p_exact,
            sen.slope,
            sen.intercept,
            sen.lower,
            sen.upper,
            siegel.slope,
            siegel.intercept,
        };
        for (int i = 0; i < 14; i++)
            if (!near_relative(seen[i], expected_number(&table, 2 + i), 1e-12))
                fail_msg("row %d, value %d", rows, i);
        rows++;
    }
    assert_int_equal(rows, 8);
}

/* A series that only rises is one arrangement of k!. */
static void counts_long_series_exactly(void **state)
{
    (void)state;
    double y[MOST];
    for (int i = 0; i < 20; i++)
        y[i] = i;
    assert_true(near_relative(test_of(NULL, y, 10, RANK_INCREASING).p_exact, 1. / 3628800, 1e-14));
    assert_true(near_relative(test_of(NULL, y, 20, RANK_TWO_SIDED).p_exact,
                              2. / 2432902008176640000., 1e-12));
}

static void leaves_long_series_to_the_normal(void **state)
{
    (void)state;
    double y[30];
    for (int i = 0; i < 30; i++)
        y[i] = (i * 7) % 30;
    const struct mann_kendall seen = test_of(NULL, y, 30, RANK_TWO_SIDED);
    assert_int_equal(seen.status, STAT_OK);
    assert_true(isnan(seen.p_exact));
    assert_true(seen.p > 0 && seen.p <= 1);
}

static void mirrors_rise_and_fall(void **state)
{
    (void)state;
    const double t[] = {1, 2, 4, 5, 7, 8};
    double y[] = {3, 1, 4, 4, 6, 5};
    double minus[6];
    for (int i = 0; i < 6; i++)
        minus[i] = 1 - y[i];
    const struct mann_kendall up = test_of(t, y, 6, RANK_INCREASING);
    const struct mann_kendall down = test_of(t, minus, 6, RANK_DECREASING);
    assert_int_equal(up.s, -down.s);
    assert_true(near_relative(up.p_exact, down.p_exact, 1e-15));
    assert_true(near_relative(up.p, down.p, 1e-15));
    struct failure why = {0};
    struct rank_line one;
    struct rank_line other;
    assert_true(stat_theil_sen(t, y, 6, 0.9, scratch, &one, &why));
    assert_true(stat_theil_sen(t, minus, 6, 0.9, scratch, &other, &why));
    assert_true(near_relative(other.slope, -one.slope, 1e-14));
    assert_true(near_relative(other.lower, -one.upper, 1e-14));
}

static void ignores_the_order_of_rows(void **state)
{
    (void)state;
    const double t[] = {2020, 2021, 2023, 2024, 2026};
    const double y[] = {5, 7, 6, 9, 12};
    const double mixed_t[] = {2024, 2020, 2026, 2021, 2023};
    const double mixed_y[] = {9, 5, 12, 7, 6};
    struct failure why = {0};
    struct rank_line one;
    struct rank_line other;
    assert_true(stat_theil_sen(t, y, 5, 0.8, scratch, &one, &why));
    assert_true(stat_theil_sen(mixed_t, mixed_y, 5, 0.8, scratch, &other, &why));
    assert_int_equal(one.status, other.status);
    assert_int_equal(one.count, other.count);
    assert_true(one.slope == other.slope && one.intercept == other.intercept);
    assert_true(one.lower == other.lower && one.upper == other.upper);
    assert_int_equal(test_of(t, y, 5, RANK_TWO_SIDED).s,
                     test_of(mixed_t, mixed_y, 5, RANK_TWO_SIDED).s);
}

static void uses_true_times_over_gaps(void **state)
{
    (void)state;
    const double t[] = {2015, 2016, 2020, 2024, 2026};
    const double y[] = {10, 11, 15, 19, 21}; /* one a year; by index it would be more */
    struct failure why = {0};
    struct rank_line line;
    assert_true(stat_theil_sen(t, y, 5, 0.95, scratch, &line, &why));
    assert_true(near_relative(line.slope, 1, 1e-14));
}

static void names_what_cannot_be_tested(void **state)
{
    (void)state;
    const double y[] = {1, 2, 3, 4};
    const double flat[] = {2, 2, 2, 2, 2};
    const struct mann_kendall few = test_of(NULL, y, 4, RANK_TWO_SIDED);
    assert_int_equal(few.status, STAT_TOO_SHORT);
    assert_int_equal(few.s, 6);
    assert_true(isnan(few.p) && isnan(few.p_exact));
    assert_int_equal(test_of(NULL, y, 1, RANK_TWO_SIDED).status, STAT_TOO_SHORT);
    const struct mann_kendall same = test_of(NULL, flat, 5, RANK_TWO_SIDED);
    assert_int_equal(same.status, STAT_CONSTANT);
    assert_true(isnan(same.tau_b) && isnan(same.p));
    struct failure why = {0};
    struct rank_line line;
    assert_true(stat_theil_sen(y, y, 1, 0.95, scratch, &line, &why));
    assert_int_equal(line.status, STAT_TOO_SHORT);
    assert_true(isnan(line.slope));
    assert_true(stat_theil_sen(y, y, 3, 0.95, scratch, &line, &why));
    assert_true(line.slope == 1 && isnan(line.lower));
}

static void refuses_the_impossible(void **state)
{
    (void)state;
    struct failure why = {0};
    struct rank_line line;
    struct mann_kendall test;
    const double repeated[] = {2020, 2021, 2020};
    const double broken[] = {1, NAN, 3};
    const double y[] = {1, 2, 3};
    assert_false(stat_theil_sen(repeated, y, 3, 0.95, scratch, &line, &why));
    assert_string_equal(why.code, "LT-1508");
    assert_false(stat_siegel(y, broken, 3, scratch, &line, &why));
    assert_string_equal(why.code, "LT-1503");
    assert_false(stat_mann_kendall(NULL, broken, 3, RANK_TWO_SIDED, scratch, &test, &why));
    assert_false(stat_theil_sen(y, y, 3, 95, scratch, &line, &why));
    assert_string_equal(why.code, "LT-1501");
    assert_false(stat_theil_sen(y, y, RANK_MOST_POINTS + 1, 0.95, scratch, &line, &why));
    assert_string_equal(why.code, "LT-1514");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_all_arrangements),
        cmocka_unit_test(counts_long_series_exactly),
        cmocka_unit_test(leaves_long_series_to_the_normal),
        cmocka_unit_test(mirrors_rise_and_fall),
        cmocka_unit_test(ignores_the_order_of_rows),
        cmocka_unit_test(uses_true_times_over_gaps),
        cmocka_unit_test(names_what_cannot_be_tested),
        cmocka_unit_test(refuses_the_impossible),
    };
    return cmocka_run_group_tests_name("stat_rank", tests, NULL, NULL);
}
