/* stat_spc.c: limits against R (tests/r/charts.R), rules on series made to break one each. */
#include "expected.h"
#include "stat_spc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 40 };

static const struct spc_settings usual = {7, 7, true};

static struct spc xmr_of(const double *values, size_t count, struct spc_point *points)
{
    struct failure why = {0};
    struct spc chart;
    assert_true(stat_xmr(values, count, &usual, points, &chart, &why));
    return chart;
}

static size_t split(char *cell, double *values)
{
    size_t count = 0;
    for (char *part = strtok(cell, ";"); part != NULL; part = strtok(NULL, ";"))
        values[count++] = strtod(part, NULL);
    return count;
}

static void agrees_with_r(void **state)
{
    (void)state;
    struct expected table;
    int rows = 0;
    expected_open(&table, "r/expected_charts.csv");
    while (expected_next(&table)) {
        struct failure why = {0};
        struct spc chart;
        struct spc_point points[MOST];
        double first[MOST];
        double second[MOST];
        int64_t x[MOST];
        int64_t n[MOST];
        const size_t count = split(table.cells[1], first);
        split(table.cells[2], second);
        const bool shares = table.cells[0][0] == 'p';
        for (size_t i = 0; shares && i < count; i++) {
            x[i] = (int64_t)first[i];
            n[i] = (int64_t)second[i];
        }
        const bool prime = strcmp(table.cells[0], "p_prime") == 0;
        const struct spc_settings settings = {7, 7, strcmp(table.cells[0], "xmr") == 0};
        assert_true(shares ? stat_p_chart(x, n, count, prime ? SPC_P_PRIME : SPC_P, &settings,
                                          points, &chart, &why)
                           : stat_xmr(first, count, &settings, points, &chart, &why));
        assert_int_equal(chart.status, STAT_OK);
        assert_true(near_relative(chart.centre, expected_number(&table, 3), 1e-12));
        assert_true(near_relative(shares ? chart.sigma_z : chart.moving_range,
                                  expected_number(&table, 4), 1e-12));
        assert_true(near_relative(points[0].lower, expected_number(&table, 5), 1e-12));
        assert_true(near_relative(points[0].upper, expected_number(&table, 6), 1e-12));
        rows++;
    }
    assert_int_equal(rows, 4);
}

static void sees_a_point_outside(void **state)
{
    (void)state;
    struct spc_point points[MOST];
    const double values[] = {10, 12, 11, 13, 12, 30, 12, 11, 13, 10, 12, 11};
    xmr_of(values, 12, points);
    assert_int_equal(points[5].rule, SPC_OUTSIDE);
    assert_int_equal(points[5].side, 1);
    assert_int_equal(points[4].rule, SPC_COMMON);
}

static void sees_a_trend_of_seven_points(void **state)
{
    (void)state;
    struct spc_point points[MOST];
    const double rising[] = {10, 4, 5, 6, 7, 8, 9, 10, 4, 9, 3, 11};
    xmr_of(rising, 12, points);
    assert_int_equal(points[0].rule, SPC_COMMON);
    for (int i = 1; i <= 7; i++) /* 4 to 10: seven points, six steps */
        assert_int_equal(points[i].rule, SPC_TREND);
    assert_int_equal(points[8].rule, SPC_COMMON);
    const double six[] = {10, 4, 5, 6, 7, 8, 9, 4, 9, 3, 11, 2};
    xmr_of(six, 12, points);
    for (int i = 0; i < 12; i++)
        assert_true(points[i].rule != SPC_TREND);
}

static void sees_a_shift_of_seven_points(void **state)
{
    (void)state;
    struct spc_point points[MOST];
    const double values[] = {1, 9, 2, 8, 1, 6, 7, 6, 7, 6, 7, 6, 1, 2};
    const struct spc chart = xmr_of(values, 14, points); /* mean 4.93: points 6 to 12 above */
    assert_true(fabs(chart.centre - 69. / 14) < 1e-12);
    assert_int_equal(points[4].rule, SPC_COMMON);
    for (int i = 5; i <= 11; i++)
        assert_int_equal(points[i].rule, SPC_SHIFT);
    assert_int_equal(points[12].rule, SPC_COMMON);
    assert_int_equal(chart.longest_run, 7);
    /* 14 points: runs up to round(log2 14) + 3 = 7 and at least qbinom(0.05, 13, 0.5) = 4
     * crossings. */
    assert_int_equal(chart.longest_allowed, 7);
    assert_int_equal(chart.crossings_needed, 4);
    assert_int_equal(chart.crossings, 6);
    assert_false(chart.runs_signal);
}

static void sees_two_in_three_near_a_limit(void **state)
{
    (void)state;
    struct spc_point points[MOST];
    /* mean 0, mean range 27/11: limits 6.53, two thirds 4.35 */
    const double values[] = {1, -1, 1, -1, 4.5, 4.5, 2, -2, -4, -1, -3, -1};
    const struct spc chart = xmr_of(values, 12, points);
    assert_true(fabs(chart.centre) < 0.05);
    assert_true(points[4].upper > 4.5 && points[4].upper * 2 / 3 < 4.4);
    assert_int_equal(points[4].rule, SPC_TWO_IN_THREE);
    assert_int_equal(points[5].rule, SPC_TWO_IN_THREE);
    assert_int_equal(points[6].rule, SPC_COMMON);
    assert_int_equal(points[8].rule, SPC_COMMON); /* -4 and -3 are half way, not two thirds */
    assert_int_equal(points[10].rule, SPC_COMMON);
}

static void judges_runs(void **state)
{
    (void)state;
    struct spc_point points[MOST];
    double values[20];
    for (int i = 0; i < 20; i++)
        values[i] = i < 10 ? 1 + 0.1 * (i % 2) : 3 + 0.1 * (i % 2);
    const struct spc chart = xmr_of(values, 20, points);
    assert_int_equal(chart.longest_run, 10);
    assert_int_equal(chart.crossings, 1);
    assert_true(chart.runs_signal);
}

static void names_what_cannot_be_charted(void **state)
{
    (void)state;
    struct failure why = {0};
    struct spc chart;
    struct spc_point points[MOST];
    const double flat[] = {3, 3, 3, 3, 3, 3};
    assert_int_equal(xmr_of(flat, 4, points).status, STAT_TOO_SHORT);
    assert_int_equal(xmr_of(flat, 6, points).status, STAT_CONSTANT);
    assert_true(isnan(points[0].lower));
    const int64_t all[] = {5, 6, 7, 8, 9};
    assert_true(stat_p_chart(all, all, 5, SPC_P_PRIME, &usual, points, &chart, &why));
    assert_int_equal(chart.status, STAT_CONSTANT);
    const int64_t none[] = {5, 6, 0, 8, 9};
    assert_false(stat_p_chart(none, none, 5, SPC_P, &usual, points, &chart, &why));
    assert_string_equal(why.code, "LT-1515");
    assert_false(stat_p_chart(all, none, 5, SPC_P, &usual, points, &chart, &why));
    assert_string_equal(why.code, "LT-1502");
    const double broken[] = {1, 2, INFINITY, 4, 5};
    assert_false(stat_xmr(broken, 5, &usual, points, &chart, &why));
    assert_string_equal(why.code, "LT-1503");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(sees_a_point_outside),
        cmocka_unit_test(sees_a_trend_of_seven_points),
        cmocka_unit_test(sees_a_shift_of_seven_points),
        cmocka_unit_test(sees_two_in_three_near_a_limit),
        cmocka_unit_test(judges_runs),
        cmocka_unit_test(names_what_cannot_be_charted),
    };
    return cmocka_run_group_tests_name("stat_spc", tests, NULL, NULL);
}
