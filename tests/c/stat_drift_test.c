/* stat_drift.c against the same model by dense algebra (tests/r/drift.R), and its symmetries. */
#include "stat_drift.h"

#include "expected.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct series {
    size_t count;
    int64_t years[12], x[12], n[12];
    int64_t to, cases;
};

/* The series of drift.R, in its order. */
static const struct series all[] = {
    {5,
     {2020, 2021, 2022, 2023, 2024},
     {3615, 3200, 3186, 2700, 2153},
     {4370, 3800, 3726, 3100, 2412},
     2030,
     2412},
    {3, {2020, 2022, 2024}, {3615, 3186, 2153}, {4370, 3726, 2412}, 2030, 2412},
    {6,
     {2021, 2022, 2023, 2024, 2025, 2026},
     {20, 17, 20, 18, 20, 19},
     {20, 20, 20, 20, 20, 20},
     2030,
     20},
    {5, {2022, 2023, 2024, 2025, 2026}, {0, 0, 1, 0, 0}, {30, 25, 40, 20, 30}, 2030, 0},
    {12,
     {2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026},
     {80, 83, 0, 85, 88, 81, 90, 86, 93, 94, 90, 95},
     {100, 100, 0, 100, 100, 100, 100, 100, 100, 100, 100, 100},
     2030,
     100},
    {1, {2026}, {9}, {10}, 2026, 10},
};

static struct drift_forecast forecast_of(const struct series *series, double conf, double target)
{
    struct failure why = {0};
    struct drift_forecast result;
    const struct drift_input input = {.years = series->years,
                                      .x = series->x,
                                      .n = series->n,
                                      .count = series->count,
                                      .to_year = series->to,
                                      .cases = series->cases,
                                      .conf = conf,
                                      .target = target};
    assert_true(stat_drift(&input, &result, &why));
    assert_int_equal(result.status, STAT_OK);
    return result;
}

static void agrees_with_dense_algebra(void **state)
{
    (void)state;
    struct expected table;
    int rows = 0;
    expected_open(&table, "r/expected_drift.csv");
    while (expected_next(&table)) {
        const struct drift_forecast seen =
            forecast_of(&all[expected_count(&table, 0) - 1], expected_number(&table, 1),
                        expected_number(&table, 2));
        const double values[] = {seen.median,      seen.lower,       seen.upper,
                                 seen.level_lower, seen.level_upper, seen.reaches};
        for (int i = 0; i < 6; i++)
            assert_true(near_relative(values[i], expected_number(&table, 3 + i), 1e-8));
        /* Nine places stand for the integral over the level. */
        assert_true(fabs(seen.reported_reaches - expected_number(&table, 9)) < 0.005);
        assert_true(near_relative(seen.drift, expected_number(&table, 10), 1e-8));
        assert_true(near_relative(seen.year_effect, expected_number(&table, 11), 1e-8));
        assert_true(near_relative(seen.slope_spread, expected_number(&table, 12), 1e-8));
        rows++;
    }
    assert_int_equal(rows, 24);
}

static void success_and_failure_mirror(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct series other = all[i];
        for (size_t k = 0; k < other.count; k++)
            other.x[k] = other.n[k] - other.x[k];
        const struct drift_forecast a = forecast_of(&all[i], 0.8, 0.9);
        const struct drift_forecast b = forecast_of(&other, 0.8, 0.1);
        assert_true(near_relative(1 - b.upper, a.lower, 1e-9));
        assert_true(near_relative(1 - b.lower, a.upper, 1e-9));
        assert_true(near_relative(1 - b.reaches, a.reaches, 1e-9));
        assert_true(near_relative(-b.slope, a.slope, 1e-9));
    }
}

static void years_without_cases_are_left_out(void **state)
{
    (void)state;
    struct failure why = {0};
    struct drift_forecast result;
    const int64_t years[] = {2024, 2025};
    const int64_t none[] = {0, 0};
    struct drift_input input = {.years = years,
                                .x = none,
                                .n = none,
                                .count = 2,
                                .to_year = 2030,
                                .conf = 0.8,
                                .target = 0.9};
    assert_true(stat_drift(&input, &result, &why));
    assert_int_equal(result.status, STAT_NO_CASES);
    assert_true(isnan(result.median));
    input.count = 0;
    assert_true(stat_drift(&input, &result, &why));
    assert_int_equal(result.status, STAT_NO_CASES);
}

static void refuses(void **state)
{
    (void)state;
    static const int64_t good[] = {2024, 2025}, repeated[] = {2025, 2025}, far[] = {2, INT64_MAX};
    static const int64_t x[] = {5, 5}, n[] = {10, 10}, less[] = {4, 10}, below_zero[] = {-1, 5};
    static const struct {
        const int64_t *years, *x, *n;
        int64_t to, cases;
        double conf, target;
        const char *code;
    } rows[] = {
        {good, x, less, 2030, 10, 0.8, 0.9, "LT-1502"},
        {good, below_zero, n, 2030, 10, 0.8, 0.9, "LT-1502"},
        {good, x, n, 2030, -1, 0.8, 0.9, "LT-1502"},
        {repeated, x, n, 2030, 10, 0.8, 0.9, "LT-1550"},
        {good, x, n, 2024, 10, 0.8, 0.9, "LT-1551"},
        {good, x, n, 2126, 10, 0.8, 0.9, "LT-1551"},
        {far, x, n, 2030, 10, 0.8, 0.9, "LT-1553"},
        {good, x, n, 2030, 10, 80, 0.9, "LT-1501"},
        {good, x, n, 2030, 10, NAN, 0.9, "LT-1501"},
        {good, x, n, 2030, 10, 0.8, 1, "LT-1552"},
        {good, x, n, 2030, 10, 0.8, 90, "LT-1552"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct failure why = {0};
        struct drift_forecast result;
        const struct drift_input input = {.years = rows[i].years,
                                          .x = rows[i].x,
                                          .n = rows[i].n,
                                          .count = 2,
                                          .to_year = rows[i].to,
                                          .cases = rows[i].cases,
                                          .conf = rows[i].conf,
                                          .target = rows[i].target};
        assert_false(stat_drift(&input, &result, &why));
        assert_string_equal(why.code, rows[i].code);
        assert_true(isnan(result.median));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_dense_algebra),
        cmocka_unit_test(success_and_failure_mirror),
        cmocka_unit_test(years_without_cases_are_left_out),
        cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
