/* number_column.c: columns as communes write them, each decision and each value by hand. */
#include "number_column.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 6 };

struct column_case {
    const char *cells[MOST];
    bool counts;
    enum number_style style;
    const char *evidence; /* part of the sentence */
};

static void decide(const char *const *cells, bool counts, struct number_decision *decision)
{
    struct number_column column;
    number_column_start(&column);
    for (size_t i = 0; i < MOST && cells[i] != NULL; i++)
        number_column_add(&column, cells[i], strlen(cells[i]), i + 1);
    number_column_decide(&column, counts, decision);
}

static void decides_by_the_whole_column(void **state)
{
    (void)state;
    static const struct column_case cases[] = {
        {{"1.234", "90,5"}, false, NUMBER_VIETNAMESE, "dòng 2 có \"90,5\""},
        {{"1.234", "12.345.678"}, false, NUMBER_VIETNAMESE, "dòng 2"},
        {{"1,234", "90.5"}, false, NUMBER_POINT, "dòng 2 có \"90.5\""},
        {{"1.234", "56"}, false, NUMBER_AMBIGUOUS, "dòng 1 có \"1.234\""},
        {{"1.234", "56"}, true, NUMBER_VIETNAMESE, "số đếm"},
        {{"1,234", "56"}, true, NUMBER_POINT, "số đếm"},
        {{"1.234", "1,234"}, true, NUMBER_AMBIGUOUS, "dòng 2 có \"1,234\""},
        {{"90,5", "90.5"}, false, NUMBER_AMBIGUOUS, "dòng 1 có \"90,5\", dòng 2 có \"90.5\""},
        {{"0.905", "1"}, false, NUMBER_POINT, "0.905"}, /* thousands never begin with 0 */
        {{"12", "-", "7"}, false, NUMBER_PLAIN, ""},
        {{"1 234", "1\xC2\xA0"
                   "234"},
         false,
         NUMBER_PLAIN,
         ""},
        {{"00004", "00070", "00070"}, false, NUMBER_CODES, "dòng 1 có \"00004\""},
        {{"hơn 5.000", "x"}, false, NUMBER_NONE, ""},
        {{"", "-", "–"}, false, NUMBER_NONE, ""},
        {{"3001/4994", "7/9"}, false, NUMBER_PLAIN, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct number_decision decision;
        decide(cases[i].cells, cases[i].counts, &decision);
        if (decision.style != cases[i].style ||
            strstr(decision.sentence, cases[i].evidence) == NULL)
            fail_msg("case %zu: style %d, \"%s\"", i, decision.style, decision.sentence);
    }
}

static void counts_what_it_saw(void **state)
{
    (void)state;
    static const char *const cells[MOST] = {"82,7%", "-", "", "3001/4994", "gần 90", "85 %"};
    struct number_decision decision;
    decide(cells, false, &decision);
    assert_int_equal(decision.style, NUMBER_VIETNAMESE);
    assert_int_equal(decision.numbers, 2);
    assert_int_equal(decision.blank, 2);
    assert_int_equal(decision.ratios, 1);
    assert_int_equal(decision.percents, 2);
    assert_int_equal(decision.unread, 1);
}

struct value_case {
    enum number_style style;
    const char *text;
    double value;
    bool whole;
    bool percent;
};

static void reads_amounts(void **state)
{
    (void)state;
    static const struct value_case cases[] = {
        {NUMBER_VIETNAMESE, "1.234", 1234, true, false},
        {NUMBER_VIETNAMESE, "1.234,5", 1234.5, false, false},
        {NUMBER_VIETNAMESE, "90,5%", 90.5, false, true},
        {NUMBER_VIETNAMESE, " 90,5 % ", 90.5, false, true},
        {NUMBER_VIETNAMESE, "1,234", 1.234, false, false},
        {NUMBER_VIETNAMESE, "12", 12, true, false},
        {NUMBER_VIETNAMESE, "-1.234", -1234, true, false},
        {NUMBER_POINT, "1,234.5", 1234.5, false, false},
        {NUMBER_POINT, "90.5", 90.5, false, false},
        {NUMBER_POINT, "1.234", 1.234, false, false},
        {NUMBER_PLAIN, "1 234", 1234, true, false},
        {NUMBER_PLAIN, "0", 0, true, false},
        {NUMBER_AMBIGUOUS, "56", 56, true, false}, /* one reading whatever the rest is */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct number_decision decision = {.style = cases[i].style};
        struct number_value value;
        struct failure why = {0};
        if (!number_read(&decision, cases[i].text, strlen(cases[i].text), &value, &why))
            fail_msg("%s: %s", cases[i].text, why.text);
        assert_int_equal(value.kind, NUMBER_AMOUNT);
        assert_true(value.value == cases[i].value);
        assert_int_equal(value.whole, cases[i].whole);
        assert_int_equal(value.percent, cases[i].percent);
        if (value.whole)
            assert_int_equal(value.count, (int64_t)cases[i].value);
    }
}

static void blank_is_not_zero(void **state)
{
    (void)state;
    static const char *const cells[] = {"", " ", "-", " – ", "—", "…", "...", "\xC2\xA0"};
    const struct number_decision decision = {.style = NUMBER_PLAIN};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct number_value value;
        struct failure why = {0};
        assert_true(number_read(&decision, cells[i], strlen(cells[i]), &value, &why));
        assert_int_equal(value.kind, NUMBER_BLANK);
    }
}

static void reads_ratios(void **state)
{
    (void)state;
    const struct number_decision decision = {.style = NUMBER_PLAIN};
    struct number_value value;
    struct failure why = {0};
    assert_true(number_read(&decision, "3001/4994", 9, &value, &why));
    assert_int_equal(value.kind, NUMBER_RATIO);
    assert_int_equal(value.part, 3001);
    assert_int_equal(value.of, 4994);
    assert_true(number_read(&decision, " 715 / 3902", 11, &value, &why));
    assert_int_equal(value.of, 3902);
    assert_false(number_read(&decision, "7/12/2025", 9, &value, &why));
    assert_false(number_read(&decision, "-1/2", 4, &value, &why));
}

static void refuses_with_its_own_code(void **state)
{
    (void)state;
    static const struct {
        enum number_style style;
        const char *text;
        const char *code;
    } cases[] = {
        {NUMBER_VIETNAMESE, "90.5", "LT-1770"},     {NUMBER_POINT, "90,5", "LT-1770"},
        {NUMBER_PLAIN, "12a", "LT-1770"},           {NUMBER_PLAIN, "—abc", "LT-1770"},
        {NUMBER_PLAIN, "5%%", "LT-1770"},           {NUMBER_PLAIN, "% 5", "LT-1770"},
        {NUMBER_PLAIN, "1..5", "LT-1770"},          {NUMBER_PLAIN, "1 23", "LT-1770"},
        {NUMBER_PLAIN, "hơn 5.000", "LT-1770"},     {NUMBER_PLAIN, "1.234", "LT-1770"},
        {NUMBER_AMBIGUOUS, "1.234", "LT-1771"},     {NUMBER_CODES, "00004", "LT-1772"},
        {NUMBER_VIETNAMESE, "1.23.456", "LT-1770"}, {NUMBER_VIETNAMESE, "1.234,5,6", "LT-1770"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct number_decision decision = {.style = cases[i].style};
        struct number_value value;
        struct failure why = {0};
        assert_false(number_read(&decision, cases[i].text, strlen(cases[i].text), &value, &why));
        assert_string_equal(why.code, cases[i].code);
        assert_int_equal(why.kind, FAILURE_DATA);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decides_by_the_whole_column),
        cmocka_unit_test(counts_what_it_saw),
        cmocka_unit_test(reads_amounts),
        cmocka_unit_test(blank_is_not_zero),
        cmocka_unit_test(reads_ratios),
        cmocka_unit_test(refuses_with_its_own_code),
    };
    return cmocka_run_group_tests_name("number_column", tests, NULL, NULL);
}
