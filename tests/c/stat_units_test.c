/* stat_shrink.c, stat_funnel.c, stat_count.c against R (tests/r/units.R), by hand, by property. */
#include "expected.h"
#include "stat_count.h"
#include "stat_funnel.h"
#include "stat_shrink.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { MOST = 64 };

static size_t split(char *cell, int64_t *values)
{
    size_t count = 0;
    for (char *part = strtok(cell, ";"); part != NULL; part = strtok(NULL, ";"))
        values[count++] = strtoll(part, NULL, 10);
    return count;
}

static struct beta_prior prior_of(const int64_t *x, const int64_t *n, size_t count,
                                  enum shrink_method method)
{
    struct failure why = {0};
    struct beta_prior prior;
    assert_true(stat_beta_binomial(x, n, count, method, &prior, &why));
    return prior;
}

static struct funnel funnel_of(const struct funnel_input *input, struct funnel_point *points)
{
    struct failure why = {0};
    struct funnel funnel;
    static double scratch[2 * MOST];
    assert_true(stat_funnel(input, scratch, points, &funnel, &why));
    return funnel;
}

static void agrees_with_r(void **state)
{
    (void)state;
    struct expected table;
    int rows = 0;
    expected_open(&table, "r/expected_units.csv");
    while (expected_next(&table)) {
        int64_t x[MOST];
        int64_t n[MOST];
        struct funnel_point points[MOST];
        const size_t count = split(table.cells[0], x);
        split(table.cells[1], n);
        const struct beta_prior ml = prior_of(x, n, count, SHRINK_ML);
        const struct beta_prior moments = prior_of(x, n, count, SHRINK_MOMENTS);
        assert_int_equal(ml.status, STAT_OK);
        /* optim() stops where the likelihood is flat to 1e-16: half the digits of a and b. */
        assert_true(near_relative(ml.a, expected_number(&table, 2), 1e-6));
        assert_true(near_relative(ml.b, expected_number(&table, 3), 1e-6));
        assert_true(near_relative(ml.log_likelihood, expected_number(&table, 4), 1e-12));
        assert_true(ml.log_likelihood >= expected_number(&table, 4) - 1e-10);
        if (expected_number(&table, 5) > 0)
            assert_true(near_relative(moments.rho, expected_number(&table, 5), 1e-9));
        struct funnel_input input = {x, n, count, NAN, FUNNEL_ADDITIVE, 0.95, 0.998};
        const struct funnel funnel = funnel_of(&input, points);
        assert_true(near_relative(funnel.phi, expected_number(&table, 6), 1e-9));
        assert_true(near_relative(funnel.tau2, expected_number(&table, 7), 1e-9));
        if (funnel.overdispersed) {
            assert_true(
                near_relative(points[0].limits.inner_lower, expected_number(&table, 8), 1e-9));
            assert_true(
                near_relative(points[0].limits.outer_upper, expected_number(&table, 9), 1e-9));
        }
        input.method = FUNNEL_PLAIN;
        funnel_of(&input, points);
        assert_true(near_relative(points[0].limits.inner_lower, expected_number(&table, 10), 1e-9));
        assert_true(near_relative(points[0].limits.outer_upper, expected_number(&table, 11), 1e-9));
        rows++;
    }
    assert_int_equal(rows, 3);
}

static void mirrors_success_and_failure(void **state)
{
    (void)state;
    const int64_t x[] = {9, 17, 4, 30, 12, 1, 22, 15};
    const int64_t n[] = {10, 20, 9, 33, 20, 8, 31, 17};
    int64_t failures[8];
    for (int i = 0; i < 8; i++)
        failures[i] = n[i] - x[i];
    for (int method = SHRINK_MOMENTS; method <= SHRINK_ML; method++) {
        const struct beta_prior one = prior_of(x, n, 8, (enum shrink_method)method);
        const struct beta_prior other = prior_of(failures, n, 8, (enum shrink_method)method);
        assert_true(near_relative(one.a, other.b, 1e-8));
        assert_true(near_relative(one.b, other.a, 1e-8));
    }
    for (int method = FUNNEL_ADDITIVE; method <= FUNNEL_PLAIN; method++) {
        struct funnel_point here[8];
        struct funnel_point there[8];
        struct funnel_input input = {x, n, 8, NAN, (enum funnel_method)method, 0.95, 0.998};
        funnel_of(&input, here);
        input.x = failures;
        funnel_of(&input, there);
        for (int i = 0; i < 8; i++)
            assert_true(fabs(here[i].z + there[i].z) < 1e-9);
    }
}

static void sees_no_spread_where_there_is_none(void **state)
{
    (void)state;
    const int64_t x[] = {9, 18, 27, 45};
    const int64_t n[] = {10, 20, 30, 50};
    const struct beta_prior ml = prior_of(x, n, 4, SHRINK_ML);
    assert_int_equal(ml.status, STAT_NO_SPREAD);
    assert_true(near_relative(ml.mean, 0.9, 1e-15) && isnan(ml.a));
    const int64_t all[] = {10, 20, 30, 50};
    assert_int_equal(prior_of(all, n, 4, SHRINK_MOMENTS).status, STAT_NO_SPREAD);
    const int64_t none[] = {0, 0, 0, 0};
    assert_int_equal(prior_of(none, none, 4, SHRINK_ML).status, STAT_NO_CASES);
    assert_int_equal(prior_of(x, n, 1, SHRINK_ML).status, STAT_TOO_SHORT);
    struct funnel_point points[4];
    const struct funnel_input input = {all, n, 4, NAN, FUNNEL_ADDITIVE, 0.95, 0.998};
    assert_int_equal(funnel_of(&input, points).status, STAT_CONSTANT);
    assert_true(isnan(points[0].limits.inner_lower));
}

/* Beta(8 + 3, 2 + 1): mean 11/14; P(p >= 1/2) of Beta(11, 3) is 1 - 92/8192 by the binomial sum. */
static void updates_by_hand(void **state)
{
    (void)state;
    struct failure why = {0};
    struct posterior seen;
    assert_true(stat_posterior(3, 4, 8, 2, 0.95, 0.5, &seen, &why));
    assert_true(near_relative(seen.mean, 11. / 14, 1e-15));
    assert_true(near_relative(seen.weight, 4. / 14, 1e-15));
    assert_true(near_relative(seen.reaches, 1 - 92. / 8192, 1e-12));
    assert_true(seen.lower < seen.mean && seen.mean < seen.upper);
    assert_false(stat_posterior(5, 4, 8, 2, 0.95, 0.5, &seen, &why));
    assert_string_equal(why.code, "LT-1502");
    assert_false(stat_posterior(3, 4, -8, 2, 0.95, 0.5, &seen, &why));
    assert_string_equal(why.code, "LT-1509");
    assert_false(stat_posterior(3, 4, 8, 2, 0.95, 90, &seen, &why));
    assert_string_equal(why.code, "LT-1507");
}

static void counts_attaining_units(void **state)
{
    (void)state;
    struct failure why = {0};
    double masses[30];
    const double fair[] = {0.5, 0.5, 0.5, 0.5};
    assert_true(stat_poisson_binomial(fair, 4, masses, &why));
    assert_true(near_relative(masses[2], 0.375, 1e-15));
    assert_true(near_relative(stat_at_least(masses, 4, 3), 5. / 16, 1e-15));
    assert_true(stat_at_least(masses, 4, 0) == 1 && stat_at_least(masses, 4, 5) == 0);
    const double sure[] = {1, 0, 1};
    assert_true(stat_poisson_binomial(sure, 3, masses, &why));
    assert_true(masses[2] == 1 && masses[1] == 0 && masses[3] == 0);
    const double mixed[] = {0.1, 0.7}; /* 0.27, 0.66, 0.07 */
    assert_true(stat_poisson_binomial(mixed, 2, masses, &why));
    assert_true(near_relative(masses[0], 0.27, 1e-14) && near_relative(masses[1], 0.66, 1e-14));
    const double broken[] = {0.1, NAN};
    assert_false(stat_poisson_binomial(broken, 2, masses, &why));
    assert_string_equal(why.code, "LT-1507");
}

/* The parts add up, none is more than one away from its quota. */
static void shares_out_exactly(void **state)
{
    (void)state;
    struct failure why = {0};
    double weights[50];
    double scratch[50];
    int64_t parts[50];
    unsigned seed = 12345;
    for (int trial = 0; trial < 500; trial++) {
        double sum = 0;
        const size_t count = 1 + (size_t)trial % 50;
        for (size_t i = 0; i < count; i++) {
            seed = seed * 1103515245U + 12345U;
            weights[i] = (double)(seed >> 16) / 7;
            sum += weights[i];
        }
        const int64_t total = trial % 3 == 0 ? ((int64_t)1 << 52) + trial : INT64_C(37) * trial;
        assert_true(stat_apportion(total, weights, count, scratch, parts, &why));
        int64_t seen = 0;
        for (size_t i = 0; i < count; i++) {
            seen += parts[i];
            assert_true(fabs((double)parts[i] - (double)total * weights[i] / sum) < 2);
        }
        assert_int_equal(seen, total);
    }
    const double shares[] = {0.4, 0.35, 0.25};
    assert_true(stat_apportion(10, shares, 3, scratch, parts, &why));
    assert_true(parts[0] == 4 && parts[1] == 4 && parts[2] == 2); /* 4, 3.5, 2.5: the earlier */
    const double none[] = {0, 0};
    assert_false(stat_apportion(3, none, 2, scratch, parts, &why));
    assert_string_equal(why.code, "LT-1516");
    assert_false(stat_apportion(-3, shares, 3, scratch, parts, &why));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_r),
        cmocka_unit_test(mirrors_success_and_failure),
        cmocka_unit_test(sees_no_spread_where_there_is_none),
        cmocka_unit_test(updates_by_hand),
        cmocka_unit_test(counts_attaining_units),
        cmocka_unit_test(shares_out_exactly),
    };
    return cmocka_run_group_tests_name("stat_units", tests, NULL, NULL);
}
