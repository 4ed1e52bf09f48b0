/* stat_backtest.c and stat_progress.c against R (tests/r/backtest.R), the worked figures of the
   official schemes, and by hand. */
#include "expected.h"
#include "stat_backtest.h"
#include "stat_progress.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { ROWS = 13 };

static const double t[ROWS] = {2012, 2013, 2014, 2015, 2016, 2017, 2018,
                               2020, 2021, 2022, 2023, 2024, 2025};
static const int64_t x[ROWS] = {45, 52, 61, 40, 58, 66, 70, 49, 80, 77, 69, 90, 88};
static const int64_t n[ROWS] = {60, 64, 70, 52, 71, 75, 80, 66, 88, 90, 80, 97, 93};
static _Alignas(16) double scratch[4000];

static int method_of(const char *name)
{
    int i = 0;
    while (strcmp(stat_backtest_names[i], name) != 0)
        i++;
    return i;
}

static struct backtest test_of(enum backtest_method method, double ahead, double target,
                               struct backtest_point *points)
{
    struct failure why = {0};
    struct backtest result;
    const struct share_series series = {t, x, n, ROWS};
    assert_true(stat_backtest_scratch(ROWS) <= sizeof scratch / sizeof *scratch);
    assert_true(
        stat_backtest(&series, method, ahead, 5, 0.8, target, scratch, points, &result, &why));
    return result;
}

static void agrees_with_r(void **state)
{
    (void)state;
    struct expected table;
    int rows = 0;
    expected_open(&table, "r/expected_backtest.csv");
    while (expected_next(&table)) {
        struct backtest_point points[ROWS];
        const struct backtest seen = test_of((enum backtest_method)method_of(table.cells[0]),
                                             expected_number(&table, 1), 0.9, points);
        size_t i = 0;
        while (i < seen.count && points[i].origin != expected_number(&table, 2))
            i++;
        assert_true(i < seen.count && points[i].at == expected_number(&table, 3));
        const struct share_forecast *forecast = &points[i].forecast;
        const double values[] = {forecast->value, forecast->lower, forecast->upper,
                                 forecast->reaches};
        for (int v = 0; v < 4; v++)
            if (!near_relative(values[v], expected_number(&table, 4 + v), 1e-7))
                fail_msg("%s from %s, %d", table.cells[0], table.cells[2], v);
        rows++;
    }
    assert_int_equal(rows, 5 * 12);
}

/* The gap at 2019: seven origins have a row a year later, five one four years later. */
static void counts_only_what_can_be_compared(void **state)
{
    (void)state;
    struct backtest_point points[ROWS];
    assert_int_equal(test_of(BACKTEST_NAIVE, 1, NAN, points).count, 7);
    const struct backtest four = test_of(BACKTEST_NAIVE, 4, NAN, points);
    assert_int_equal(four.count, 5);
    double sum = 0;
    for (size_t i = 0; i < four.count; i++)
        sum += fabs(points[i].observed - points[i].forecast.value);
    assert_true(near_relative(four.mae, sum / 5, 1e-14));
    assert_true(isnan(four.brier));
    /* Smoothing cannot be asked over a gap: only the origins before it answer. */
    assert_int_equal(test_of(BACKTEST_DAMPED, 1, NAN, points).count, 2);
    const struct backtest sen = test_of(BACKTEST_THEIL_SEN, 1, NAN, points);
    assert_int_equal(sen.count, 7);
    assert_true(isnan(sen.coverage) && isnan(sen.interval_score));
}

static void scores_by_hand(void **state)
{
    (void)state;
    assert_true(near_relative(stat_interval_score(0.8, 0.9, 0.85, 0.8), 0.1, 1e-12));
    assert_true(near_relative(stat_interval_score(0.8, 0.9, 0.95, 0.8), 0.6, 1e-12));
    assert_true(near_relative(stat_interval_score(0.8, 0.9, 0.7, 0.95), 4.1, 1e-12));
    const double years[] = {1, 2, 3, 4, 5, 6, 7};
    const int64_t same[] = {9, 9, 9, 9, 9, 9, 9};
    const int64_t tens[] = {10, 10, 10, 0, 10, 10, 10};
    const int64_t with_none[] = {9, 9, 9, 0, 9, 9, 9};
    const struct share_series series = {years, same, (const int64_t[]){10, 10, 10, 10, 10, 10, 10},
                                        7};
    struct failure why = {0};
    struct backtest seen;
    struct backtest_point points[7];
    assert_true(
        stat_backtest(&series, BACKTEST_NAIVE, 1, 3, 0.8, 0.9, scratch, points, &seen, &why));
    assert_true(seen.mae == 0 && isnan(seen.mase)); /* a constant history has no scale */
    assert_true(isnan(seen.coverage));
    const struct share_series holes = {years, with_none, tens, 7};
    assert_true(stat_backtest(&holes, BACKTEST_GLM, 1, 3, 0.8, 0.9, scratch, points, &seen, &why));
    assert_int_equal(seen.count, 2); /* 5 to 6 and 6 to 7; from 3 there is no year 4 */
    assert_true(seen.brier >= 0 && seen.brier <= 1);
}

static void refuses_the_impossible(void **state)
{
    (void)state;
    struct failure why = {0};
    struct backtest seen;
    struct backtest_point points[3];
    const double turned[] = {3, 2, 1};
    const double good[] = {1, 2, 3};
    const int64_t counts[] = {1, 2, 3};
    const struct share_series unsorted = {turned, counts, counts, 3};
    const struct share_series plain = {good, counts, counts, 3};
    const struct share_series too_many = {good, (const int64_t[]){1, 2, 9}, counts, 3};
    assert_false(
        stat_backtest(&unsorted, BACKTEST_GLM, 1, 2, 0.8, NAN, scratch, points, &seen, &why));
    assert_string_equal(why.code, "LT-1511");
    assert_false(stat_backtest(&plain, BACKTEST_GLM, 1, 2, 80, NAN, scratch, points, &seen, &why));
    assert_string_equal(why.code, "LT-1501");
    assert_false(stat_backtest(&plain, BACKTEST_GLM, 0, 2, 0.8, NAN, scratch, points, &seen, &why));
    assert_string_equal(why.code, "LT-1509");
    assert_false(
        stat_backtest(&too_many, BACKTEST_GLM, 1, 2, 0.8, NAN, scratch, points, &seen, &why));
    assert_string_equal(why.code, "LT-1502");
}

static struct progress progress_of(enum progress_scheme scheme, double from, double to,
                                   double target)
{
    struct failure why = {0};
    struct progress result;
    const double years[] = {2024, 2026};
    const double values[] = {from, to};
    const struct progress_input input = {scheme,
                                         years,
                                         values,
                                         2,
                                         target,
                                         isnan(target) ? NAN : 2030,
                                         isnan(target) || target >= from,
                                         1,
                                         0.9};
    assert_true(stat_progress(&input, &result, &why));
    return result;
}

/* 70 to 74 % in 2 of 6 years toward 90 %, and the same seen as failures: methods, 0 point 2. */
static void depends_on_the_scale(void **state)
{
    (void)state;
    assert_true(near_relative(progress_of(PROGRESS_LINEAR, 0.70, 0.74, 0.9).ratio, 0.6, 1e-12));
    assert_true(fabs(progress_of(PROGRESS_CAGR, 0.70, 0.74, 0.9).ratio - 0.66) < 0.006);
    assert_true(fabs(progress_of(PROGRESS_CAGR, 0.30, 0.26, 0.1).ratio - 0.41) < 0.016);
    const double logit = progress_of(PROGRESS_LOGIT, 0.70, 0.74, 0.9).ratio;
    assert_true(fabs(logit - 0.44) < 0.006);
    assert_true(near_relative(progress_of(PROGRESS_LOGIT, 0.30, 0.26, 0.1).ratio, logit, 1e-12));
}

static void classes_as_the_schemes_do(void **state)
{
    (void)state;
    static const struct {
        enum progress_scheme scheme;
        double from, to, target;
        const char *class_name;
    } rows[] = {
        {PROGRESS_EUROSTAT, 0.70, 0.77, 0.9, "significant_progress"},
        {PROGRESS_EUROSTAT, 0.70, 0.74, 0.9, "moderate_progress"},
        {PROGRESS_EUROSTAT, 0.70, 0.7568, 0.9, "moderate_progress"}, /* ratio 0.93 */
        {PROGRESS_STATCAN, 0.70, 0.7568, 0.9, "moderate_progress"},
        {PROGRESS_EUROSTAT, 0.70, 0.71, 0.9, "insufficient_progress"},
        {PROGRESS_EUROSTAT, 0.70, 0.69, 0.9, "movement_away"},
        {PROGRESS_EUROSTAT, 0.70, 0.91, 0.9, "target_met"},
        {PROGRESS_EUROSTAT, 100, 103, NAN, "significant_progress"},
        {PROGRESS_EUROSTAT, 100, 99, NAN, "moderate_movement_away"},
        {PROGRESS_EUROSTAT, 100, 90, NAN, "significant_movement_away"},
        {PROGRESS_STATCAN, 0.70, 0.71, 0.9, "limited_progress"},
        {PROGRESS_STATCAN, 0.70, 0.69, 0.9, "deterioration"},
        {PROGRESS_STATCAN, 100, 102, NAN, "moderate_progress"},
        {PROGRESS_UN, 0.70, 0.77, 0.9, "target_met_or_on_track"},
        {PROGRESS_UN, 0.70, 0.71, 0.9, "fair_progress"},
        {PROGRESS_UN, 0.70, 0.70, 0.9, "stagnation_or_regression"},
        {PROGRESS_UN, 0.70, 0.991, 1, "target_met_or_on_track"},
        {PROGRESS_SDSN, 0.70, 0.77, 0.9, "on_track"},
        {PROGRESS_SDSN, 0.70, 0.74, 0.9, "moderately_improving"},
        {PROGRESS_SDSN, 0.70, 0.71, 0.9, "stagnating"},
        {PROGRESS_SDSN, 0.70, 0.69, 0.9, "decreasing"},
        {PROGRESS_ESCAP, 0.70, 0.80, 0.9, "maintain"},
        {PROGRESS_ESCAP, 0.70, 0.74, 0.9, "accelerate"},
        {PROGRESS_ESCAP, 0.70, 0.69, 0.9, "reverse"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct progress seen =
            progress_of(rows[i].scheme, rows[i].from, rows[i].to, rows[i].target);
        assert_int_equal(seen.status, STAT_OK);
        if (strcmp(seen.class_name, rows[i].class_name) != 0)
            fail_msg("row %zu: %s, not %s", i, seen.class_name, rows[i].class_name);
    }
}

static void predicts_by_the_scheme(void **state)
{
    (void)state;
    /* UN: growth carried on, 0.74 (0.74/0.70)^2; ESCAP with two points: the line through them. */
    const struct progress un = progress_of(PROGRESS_UN, 0.70, 0.74, 0.9);
    assert_true(near_relative(un.predicted, 0.74 * (0.74 / 0.7) * (0.74 / 0.7), 1e-12));
    const struct progress escap = progress_of(PROGRESS_ESCAP, 0.70, 0.74, 0.9);
    assert_true(near_relative(escap.predicted, 0.82, 1e-12));
    assert_true(near_relative(escap.ratio, 0.4, 1e-10));
    assert_true(near_relative(escap.from_now, 0.04, 1e-12));
}

static void names_what_has_no_rate(void **state)
{
    (void)state;
    const struct progress zero = progress_of(PROGRESS_EUROSTAT, 0, 0.1, 0.9);
    assert_int_equal(zero.status, STAT_NOT_DEFINED);
    assert_null(zero.class_name);
    assert_true(isnan(zero.ratio));
    /* A target of 100 % is out of reach of the logit. */
    assert_int_equal(progress_of(PROGRESS_LOGIT, 0.7, 0.8, 1).status, STAT_NOT_DEFINED);
    assert_int_equal(progress_of(PROGRESS_SDSN, 0.7, 0.8, NAN).status, STAT_NOT_DEFINED);
    struct failure why = {0};
    struct progress seen;
    const double years[] = {2026, 2024};
    const double values[] = {0.7, 0.8};
    const struct progress_input input = {PROGRESS_UN, years, values, 2, NAN, NAN, true, NAN, 0.9};
    assert_false(stat_progress(&input, &seen, &why));
    assert_string_equal(why.code, "LT-1511");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(counts_only_what_can_be_compared),
        cmocka_unit_test(scores_by_hand),
        cmocka_unit_test(refuses_the_impossible),
        cmocka_unit_test(depends_on_the_scale),
        cmocka_unit_test(classes_as_the_schemes_do),
        cmocka_unit_test(predicts_by_the_scheme),
        cmocka_unit_test(names_what_has_no_rate),
    };
    return cmocka_run_group_tests_name("stat_judge", tests, NULL, NULL);
}
