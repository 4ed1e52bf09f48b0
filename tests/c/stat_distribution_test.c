/* stat_distribution.c against 50-digit arithmetic (tests/r/distributions.py), and its refusals. */
#include "expected.h"
#include "stat_distribution.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct stat_distribution *find(const char *name)
{
    for (size_t i = 0; i < stat_distributions_count; i++)
        if (strcmp(stat_distributions[i].name, name) == 0)
            return &stat_distributions[i];
    fail_msg("no %s", name);
    return NULL;
}

static void keeps_nine_digits(void **state)
{
    (void)state;
    struct expected table;
    int rows = 0;
    expected_open(&table, "r/expected_distributions.csv");
    while (expected_next(&table)) {
        struct failure why = {0};
        const double parameters[] = {expected_number(&table, 2), expected_number(&table, 3)};
        double seen = 0;
        assert_true(stat_distribution(find(table.cells[0]), expected_number(&table, 1), parameters,
                                      true, false, &seen, &why));
        if (!near_relative(seen, expected_number(&table, 4), 1e-9))
            fail_msg("%s(%s, %s, %s)", table.cells[0], table.cells[1], table.cells[2],
                     table.cells[3]);
        rows++;
    }
    assert_int_equal(rows, 124);
}

static void refuses_what_has_no_value(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double value, parameters[2];
    } rows[] = {
        {"qnorm", 1.5, {0, 1}},    {"pnorm", NAN, {0, 1}},    {"pnorm", 1, {0, -1}},
        {"qbeta", -0.1, {1, 1}},   {"pbeta", 0.5, {-1, 1}},   {"pt", 1, {-3, 0}},
        {"dbinom", 1.5, {4, 0.5}}, {"pbinom", 1, {4, 1.5}},   {"pbinom", 1, {3.5, 0.5}},
        {"pchisq", 1, {NAN, 0}},   {"dbinom", 1, {3.5, 0.5}}, {"qbeta", 0.5, {1e-9, 3}},
        {"qbeta", 1e-300, {2, 3}}, {"qf", 0.5, {1e-12, 3}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct failure why = {0};
        double seen = 0;
        assert_false(stat_distribution(find(rows[i].name), rows[i].value, rows[i].parameters, true,
                                       false, &seen, &why));
        assert_string_equal(why.code, "LT-1519");
        assert_true(isnan(seen));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_nine_digits),
        cmocka_unit_test(refuses_what_has_no_value),
    };
    return cmocka_run_group_tests_name("stat_distribution", tests, NULL, NULL);
}
