/* stat_smooth.c against R's HoltWinters (tests/r/smooth.R) and by hand. */
#include "expected.h"
#include "stat_smooth.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct smooth fit(const double *y, size_t count, struct smooth_settings settings)
{
    struct failure why = {0};
    struct smooth result;
    assert_true(stat_smooth(y, count, &settings, &result, &why));
    return result;
}

static void agrees_with_r(void **state)
{
    (void)state;
    struct expected table;
    int rows = 0;
    expected_open(&table, "r/expected_smooth.csv");
    while (expected_next(&table)) {
        double y[64];
        size_t count = 0;
        for (char *part = strtok(table.cells[1], ";"); part != NULL; part = strtok(NULL, ";"))
            y[count++] = strtod(part, NULL);
        struct smooth_settings settings = {strcmp(table.cells[0], "ses") != 0,
                                           expected_number(&table, 2), expected_number(&table, 3),
                                           expected_number(&table, 4), false};
        const struct smooth seen = fit(y, count, settings);
        assert_true(near_relative(seen.sse, expected_number(&table, 5), 1e-12));
        assert_true(near_relative(seen.level, expected_number(&table, 6), 1e-12));
        assert_true(near_relative(seen.slope, expected_number(&table, 7), 1e-12));
        rows++;
        if (isnan(expected_number(&table, 8)))
            continue;
        settings.optimise = true;
        const struct smooth best = fit(y, count, settings);
        if (!(best.sse <= expected_number(&table, 8) * (1 + 1e-6)))
            fail_msg("row %d: sse %.12g, R found %s", rows, best.sse, table.cells[8]);
        assert_true(best.used.phi == 1);
    }
    assert_int_equal(rows, 6);
}

/* phi 0.5: from level 10 and slope 4 the forecasts are 12, 13, 13.5. Variance by hand with alpha
 * 0.5. */
static void forecasts_by_hand(void **state)
{
    (void)state;
    struct smooth made = {STAT_OK, {true, 0.5, 0.2, 0.5, false}, 10, 4, 1, 2, 1e9, false};
    double value = 0;
    double lower = 0;
    double upper = 0;
    stat_smooth_forecast(&made, 3, 0.95, &value, &lower, &upper);
    assert_true(near_relative(value, 13.5, 1e-15));
    /* c_1 = 0.5 + 0.1 0.5, c_2 = 0.5 + 0.1 0.75; z = 1.959964 */
    const double variance = 4 * (1 + 0.55 * 0.55 + 0.575 * 0.575);
    assert_true(near_relative(upper - value, 1.9599639845400545 * sqrt(variance), 1e-7));
    assert_true(near_relative(value - lower, upper - value, 1e-12));
}

static void names_what_is_too_little(void **state)
{
    (void)state;
    const double y[] = {3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
    assert_int_equal(fit(y, 1, (struct smooth_settings){false, 0.5, 0, 1, false}).status,
                     STAT_TOO_SHORT);
    assert_int_equal(fit(y, 2, (struct smooth_settings){true, 0.5, 0.2, 1, false}).status,
                     STAT_TOO_SHORT);
    assert_int_equal(fit(y, 9, (struct smooth_settings){true, 0.5, 0.2, 1, true}).status,
                     STAT_TOO_SHORT);
    const struct smooth flat = fit(y, 11, (struct smooth_settings){true, 0.5, 0.2, 0.9, true});
    assert_int_equal(flat.status, STAT_CONSTANT);
    double value = 0;
    double lower = 0;
    double upper = 0;
    stat_smooth_forecast(&flat, 2, 0.8, &value, &lower, &upper);
    assert_true(value == 3 && isnan(lower) && isnan(upper));
    struct failure why = {0};
    struct smooth seen;
    const struct smooth_settings wild = {true, 1.5, 0.2, 1, false};
    assert_false(stat_smooth(y, 5, &wild, &seen, &why));
    assert_string_equal(why.code, "LT-1509");
    const double broken[] = {1, NAN, 2};
    const struct smooth_settings plain = {true, 0.5, 0.2, 1, false};
    assert_false(stat_smooth(broken, 3, &plain, &seen, &why));
    assert_string_equal(why.code, "LT-1503");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(forecasts_by_hand),
        cmocka_unit_test(names_what_is_too_little),
    };
    return cmocka_run_group_tests_name("stat_smooth", tests, NULL, NULL);
}
