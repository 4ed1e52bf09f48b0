/* stat_glm.c against R's glm (tests/r/glm.R), by symmetry, and its refusals. */
#include "expected.h"
#include "stat_glm.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 16 };

struct series {
    double t[MOST];
    int64_t x[MOST], n[MOST];
    size_t count;
};

static size_t split(char *cell, double *values)
{
    size_t count = 0;
    for (char *part = strtok(cell, ";"); part != NULL; part = strtok(NULL, ";"))
        values[count++] = strtod(part, NULL);
    return count;
}

static void read_series(struct expected *table, struct series *series)
{
    double numbers[MOST] = {0};
    series->count = split(table->cells[1], series->t);
    split(table->cells[2], numbers);
    for (size_t i = 0; i < series->count; i++)
        series->x[i] = (int64_t)numbers[i];
    split(table->cells[3], numbers);
    for (size_t i = 0; i < series->count; i++)
        series->n[i] = (int64_t)numbers[i];
}

static struct glm fit(const struct series *series, enum glm_family family)
{
    struct failure why = {0};
    struct glm result;
    const struct glm_input input = {series->t, series->x, series->n, series->count,
                                    family,    NAN,       NAN};
    assert_true(stat_glm(&input, &result, &why));
    return result;
}

static void agrees_with_r(void **state)
{
    (void)state;
    struct expected table;
    int rows = 0;
    expected_open(&table, "r/expected_glm.csv");
    while (expected_next(&table)) {
        struct series series;
        read_series(&table, &series);
        const bool binomial = strcmp(table.cells[0], "binomial") == 0;
        const struct glm seen = fit(&series, binomial ? GLM_BINOMIAL : GLM_QUASIBINOMIAL);
        struct glm_forecast ahead;
        stat_glm_forecast(&seen, 2030, 0.8, NAN, 0, &ahead);
        const double values[] = {
            seen.level + seen.slope * (2020 - seen.mean_time),
            seen.slope,
            seen.slope_error,
            seen.statistic,
            stat_glm_p_value(&seen),
            seen.deviance,
            seen.null_deviance,
            seen.dispersion,
            ahead.link,
            ahead.error,
        };
        assert_int_equal(seen.status, STAT_OK);
        for (int i = 0; i < 10; i++)
            if (!near_relative(values[i], expected_number(&table, 4 + i), 1e-7))
                fail_msg("row %d, value %d", rows, i);
        rows++;
    }
    assert_int_equal(rows, 18);
}

static const struct series plain = {
    {2020, 2021, 2022, 2023, 2024}, {45, 51, 40, 62, 70}, {60, 64, 52, 71, 80}, 5};

/* Success and failure are one question: slopes opposite, intervals and probabilities mirrored. */
static void mirrors_success_and_failure(void **state)
{
    (void)state;
    struct series failures = plain;
    for (size_t i = 0; i < failures.count; i++)
        failures.x[i] = failures.n[i] - failures.x[i];
    const struct glm one = fit(&plain, GLM_AUTO);
    const struct glm other = fit(&failures, GLM_AUTO);
    assert_true(near_relative(other.slope, -one.slope, 1e-12));
    assert_true(near_relative(stat_glm_p_value(&other), stat_glm_p_value(&one), 1e-12));
    struct glm_forecast here;
    struct glm_forecast there;
    stat_glm_forecast(&one, 2030, 0.8, 0.9, 100, &here);
    stat_glm_forecast(&other, 2030, 0.8, 0.1, 100, &there);
    assert_true(near_relative(there.lower, 1 - here.upper, 1e-12));
    assert_true(near_relative(there.upper, 1 - here.lower, 1e-12));
    assert_true(near_relative(there.observed_upper, 1 - here.observed_lower, 1e-12));
    assert_true(near_relative(there.mean_reaches, 1 - here.mean_reaches, 1e-12));
}

static void ignores_the_order_of_rows(void **state)
{
    (void)state;
    struct series turned = plain;
    for (size_t i = 0; i < plain.count; i++) {
        const size_t from = (i * 2) % plain.count;
        turned.t[i] = plain.t[from];
        turned.x[i] = plain.x[from];
        turned.n[i] = plain.n[from];
    }
    assert_true(near_relative(fit(&turned, GLM_AUTO).slope, fit(&plain, GLM_AUTO).slope, 1e-13));
}

/* Data that lie on a curve exactly: dispersion stays 1 and the curve is given back. */
static void never_lets_dispersion_fall_below_one(void **state)
{
    (void)state;
    const struct series exact = {{-1, 0, 1}, {100, 300, 900}, {1000, 1200, 1800}, 3};
    const struct glm seen = fit(&exact, GLM_AUTO); /* odds 1/9, 1/3, 1: slope ln 3 */
    assert_true(near_relative(seen.slope, log(3), 1e-13));
    assert_true(near_relative(seen.dispersion, 1, 0));
    assert_true(seen.raw_dispersion < 1e-20);
    assert_true(near_relative(stat_glm_crossing(&seen, 0.95, 0.75), 2, 1e-12));
    assert_true(isnan(stat_glm_crossing(&seen, 0.95, 0.01))); /* behind, not ahead */
}

static void names_what_has_no_slope(void **state)
{
    (void)state;
    static const struct {
        struct series series;
        enum stat_status status;
        enum glm_separation separation;
    } rows[] = {
        {{{1, 2, 3}, {5, 7, 9}, {5, 7, 9}, 3}, STAT_SEPARATED, GLM_ALL_SUCCESSES},
        {{{1, 2, 3}, {0, 0, 0}, {5, 7, 9}, 3}, STAT_SEPARATED, GLM_ALL_FAILURES},
        {{{1, 2, 3, 4}, {0, 0, 4, 4}, {5, 7, 4, 4}, 4}, STAT_SEPARATED, GLM_DIVIDED_BY_TIME},
        {{{1, 2, 3}, {0, 3, 4}, {5, 7, 4}, 3}, STAT_SEPARATED, GLM_DIVIDED_BY_TIME},
        {{{3, 2, 1}, {0, 3, 4}, {5, 7, 4}, 3}, STAT_SEPARATED, GLM_DIVIDED_BY_TIME},
        {{{1, 2, 3}, {0, 0, 0}, {0, 0, 0}, 3}, STAT_NO_CASES, GLM_NOT_SEPARATED},
        {{{0}, {0}, {0}, 0}, STAT_NO_CASES, GLM_NOT_SEPARATED},
        {{{2024}, {3}, {7}, 1}, STAT_TOO_SHORT, GLM_NOT_SEPARATED},
        {{{2023, 2024}, {0, 3}, {0, 3}, 2}, STAT_TOO_SHORT, GLM_NOT_SEPARATED},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct glm seen = fit(&rows[i].series, GLM_AUTO);
        assert_int_equal(seen.status, rows[i].status);
        assert_int_equal(seen.separation, rows[i].separation);
        assert_true(isnan(seen.slope) && isnan(stat_glm_p_value(&seen)));
        struct glm_forecast ahead;
        stat_glm_forecast(&seen, 5, 0.8, 0.9, 10, &ahead);
        assert_true(isnan(ahead.fit) && isnan(ahead.mean_reaches));
    }
    const struct series two = {{2023, 2024}, {3, 5}, {7, 9}, 2};
    const struct glm perfect = fit(&two, GLM_AUTO);
    assert_int_equal(perfect.status, STAT_PERFECT);
    /* The line through both logits: ln(5/4) - ln(3/4). */
    assert_true(near_relative(perfect.slope, log(5. / 3), 1e-12));
    assert_true(isnan(perfect.slope_error) && isnan(stat_glm_p_value(&perfect)));
}

static void is_constant_without_being_certain(void **state)
{
    (void)state;
    const struct series same = {{1, 2, 3, 4, 5}, {9, 9, 9, 9, 9}, {10, 10, 10, 10, 10}, 5};
    const struct glm seen = fit(&same, GLM_AUTO);
    assert_int_equal(seen.status, STAT_OK);
    assert_true(fabs(seen.slope) < 1e-12);
    assert_true(near_relative(stat_glm_p_value(&seen), 1, 1e-9));
    assert_true(near_relative(seen.dispersion, 1, 0));
    const struct glm quasi = fit(&same, GLM_QUASIBINOMIAL); /* X2 is 0: no errors can be had */
    assert_int_equal(quasi.status, STAT_PERFECT);
    assert_true(isnan(quasi.slope_error) && isnan(stat_glm_p_value(&quasi)));
}

static void uses_a_pooled_dispersion(void **state)
{
    (void)state;
    struct failure why = {0};
    struct glm_input input = {plain.t, plain.x, plain.n, 5, GLM_AUTO, 4, 60};
    struct glm seen;
    assert_true(stat_glm(&input, &seen, &why));
    assert_true(near_relative(seen.slope_error, 2 * fit(&plain, GLM_BINOMIAL).slope_error, 1e-12));
    assert_true(near_relative(stat_glm_quantile(&seen, 0.95), 2.0002978220142604,
                              1e-9)); /* qt(0.975, 60) */
    input.dispersion = 0.5;
    assert_true(stat_glm(&input, &seen, &why));
    assert_true(near_relative(seen.dispersion, 1, 0));
    input.dispersion = -1;
    assert_false(stat_glm(&input, &seen, &why));
    assert_string_equal(why.code, "LT-1509");
}

static void refuses_the_impossible(void **state)
{
    (void)state;
    static const struct {
        struct series series;
        const char *code;
    } rows[] = {
        {{{1, 2, 3}, {1, 2, 9}, {5, 7, 8}, 3}, "LT-1502"},
        {{{1, 2, 3}, {1, -2, 3}, {5, 7, 8}, 3}, "LT-1502"},
        {{{1, NAN, 3}, {1, 2, 3}, {5, 7, 8}, 3}, "LT-1503"},
        {{{1, INFINITY, 3}, {1, 2, 3}, {5, 7, 8}, 3}, "LT-1503"},
        {{{2020, 2021, 2020}, {1, 2, 3}, {5, 7, 8}, 3}, "LT-1508"},
        {{{2020, 2020, 2021}, {1, 2, 3}, {5, 7, 8}, 3}, "LT-1508"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct failure why = {0};
        struct glm result;
        const struct series *s = &rows[i].series;
        const struct glm_input input = {s->t, s->x, s->n, s->count, GLM_AUTO, NAN, NAN};
        assert_false(stat_glm(&input, &result, &why));
        assert_string_equal(why.code, rows[i].code);
        assert_true(isnan(result.slope));
    }
}

/* With 200 and 3500 cases the same mean share gives very different chances of an observed 90 %. */
static void tells_observed_from_mean(void **state)
{
    (void)state;
    const struct glm seen = fit(&plain, GLM_BINOMIAL);
    struct glm_forecast few;
    struct glm_forecast many;
    stat_glm_forecast(&seen, 2024, 0.8, 0.9, 1, &few);
    stat_glm_forecast(&seen, 2024, 0.8, 0.9, 100000000, &many);
    /* One case: it must succeed, so the chance is the mean share, nearly. */
    assert_true(fabs(few.observed_reaches - few.fit) < 0.01);
    assert_true(fabs(many.observed_reaches - many.mean_reaches) < 0.001);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(mirrors_success_and_failure),
        cmocka_unit_test(ignores_the_order_of_rows),
        cmocka_unit_test(never_lets_dispersion_fall_below_one),
        cmocka_unit_test(names_what_has_no_slope),
        cmocka_unit_test(is_constant_without_being_certain),
        cmocka_unit_test(uses_a_pooled_dispersion),
        cmocka_unit_test(refuses_the_impossible),
        cmocka_unit_test(tells_observed_from_mean),
    };
    return cmocka_run_group_tests_name("stat_glm", tests, NULL, NULL);
}
