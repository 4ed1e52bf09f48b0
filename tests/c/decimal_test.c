/* decimal.c, decimal_parse.c: figures by hand. */
#include "decimal.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LARGEST = 4096 };

static void groups_whole_numbers(void **state)
{
    (void)state;
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {
        {0, "0"},
        {999, "999"},
        {1000, "1.000"},
        {-1000, "-1.000"},
        {875573, "875.573"},
        {5500000, "5.500.000"},
        {INT64_MAX, "9.223.372.036.854.775.807"},
        {INT64_MIN, "-9.223.372.036.854.775.808"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out;
        buffer_init(&out, LARGEST);
        assert_true(decimal_integer(cases[i].value, &out));
        assert_string_equal(buffer_text(&out), cases[i].text);
        buffer_free(&out);
    }
}

static void rounds_half_up_what_people_see(void **state)
{
    (void)state;
    static const struct {
        double value;
        int places;
        const char *text;
    } cases[] = {
        {0, 0, "0"},
        {0, 2, "0,00"},
        {-0.0, 1, "0,0"},
        {1234.5, 1, "1.234,5"},
        {1234.5, 0, "1.235"},
        {0.5, 0, "1"},
        {1.5, 0, "2"},
        {2.5, 0, "3"},
        {-2.5, 0, "-3"},
        {0.125, 2, "0,13"},
        {4.35, 1, "4,4"},
        {1.005, 2, "1,01"},
        {0.15, 1, "0,2"},
        {0.45, 0, "0"},
        {0.049, 1, "0,0"},
        {0.05, 1, "0,1"},
        {-0.04, 1, "0,0"},
        {-0.05, 1, "-0,1"},
        {0.001, 1, "0,0"},
        {99.95, 1, "100,0"},
        {999.95, 1, "1.000,0"},
        {999999.5, 0, "1.000.000"},
        {89.26, 2, "89,26"},
        {89.254999, 2, "89,25"},
        {1e15, 0, "1.000.000.000.000.000"},
        {1e-320, 3, "0,000"},
        {1e21, 0, "1.000.000.000.000.000.000.000"},
        {0.1, 15, "0,100000000000000"},
        {0.3333333333333333, 2, "0,33"},
        {2.0 / 3, 3, "0,667"},
        {9.5, 0, "10"},
        {12, 2, "12,00"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out;
        buffer_init(&out, LARGEST);
        assert_true(decimal_real(cases[i].value, cases[i].places, &out));
        assert_string_equal(buffer_text(&out), cases[i].text);
        buffer_free(&out);
    }
    struct buffer out;
    buffer_init(&out, LARGEST);
    assert_true(decimal_real(-1.7976931348623157e308, DECIMAL_MOST_PLACES, &out));
    assert_int_equal(out.length, 1 + 309 + 102 + 1 + 15);
    buffer_clear(&out);
    assert_true(decimal_real(NAN, 1, &out) && decimal_real(-INFINITY, 1, &out));
    assert_string_equal(buffer_text(&out), "NaN-∞");
    buffer_free(&out);
}

static void decides_percent_in_integers(void **state)
{
    (void)state;
    static const struct {
        int64_t x;
        int64_t n;
        int places;
        const char *text;
    } cases[] = {
        {2153, 2412, 2, "89,26"},
        {4053, 5111, 2, "79,30"}, /* 79,2996: the press cut it */
        {8996, 10000, 1, "90,0"},
        {1, 8, 1, "12,5"},
        {1, 8, 0, "13"},
        {1, 200, 0, "1"}, /* 0.5 */
        {1, 201, 0, "0"},
        {0, 7, 2, "0,00"},
        {7, 7, 1, "100,0"},
        {3, 2, 0, "150"},
        {1, 3, 6, "33,333333"},
        {2, 3, 6, "66,666667"},
        {1, 2000, 1, "0,1"}, /* 0.05 */
        {INT64_MAX, 1, 6, "922.337.203.685.477.580.700,000000"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out;
        buffer_init(&out, LARGEST);
        assert_true(decimal_percent(cases[i].x, cases[i].n, cases[i].places, &out));
        assert_string_equal(buffer_text(&out), cases[i].text);
        buffer_free(&out);
    }
}

static void writes_what_reads_back(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {
        {0.1, "0.1"},
        {1234.5, "1234.5"},
        {-0.0, "0"},
        {100000, "100000"},
        {1.0 / 3, "0.3333333333333333"},
        {0.1 + 0.2, "0.30000000000000004"},
        {5e-324, "5e-324"},
        {NAN, "nan"},
        {INFINITY, "inf"},
        {-INFINITY, "-inf"},
        {9007199254740993.0, "9007199254740992"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out;
        buffer_init(&out, LARGEST);
        assert_true(decimal_machine(cases[i].value, &out));
        assert_string_equal(buffer_text(&out), cases[i].text);
        if (!isnan(cases[i].value))
            assert_true(strtod(buffer_text(&out), NULL) == cases[i].value);
        buffer_free(&out);
    }
}

struct reading {
    const char *text;
    enum decimal_profile profile;
    const char *code; /* NULL: read */
    double value;
};

static const struct reading readings[] = {
    {"1.234,5", DECIMAL_VIETNAMESE, NULL, 1234.5},
    {"1.234", DECIMAL_VIETNAMESE, NULL, 1234},
    {"1234", DECIMAL_VIETNAMESE, NULL, 1234},
    {"90,5%", DECIMAL_VIETNAMESE, NULL, 90.5},
    {"90,5 %", DECIMAL_VIETNAMESE, NULL, 90.5},
    {"-12.345.678,9", DECIMAL_VIETNAMESE, NULL, -12345678.9},
    {" \xC2\xA0"
     "7\xC2\xA0",
     DECIMAL_VIETNAMESE, NULL, 7},
    {"0,05", DECIMAL_VIETNAMESE, NULL, 0.05},
    {"007", DECIMAL_VIETNAMESE, NULL, 7},
    {"1.23", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"1.2345", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"1234.567", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"0.123", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"1.234.56", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"1,", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {",5", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"1,5,5", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"1 234", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"1e3", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"12 vụ", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"--1", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"+1", DECIMAL_VIETNAMESE, "LT-1411", 0},
    {"%", DECIMAL_VIETNAMESE, "LT-1410", 0},
    {"", DECIMAL_VIETNAMESE, "LT-1410", 0},
    {"  ", DECIMAL_PLAIN, "LT-1410", 0},
    {"1234.5", DECIMAL_PLAIN, NULL, 1234.5},
    {"1.234", DECIMAL_PLAIN, NULL, 1.234},
    {"1,5", DECIMAL_PLAIN, "LT-1411", 0},
    {"1,234", DECIMAL_PLAIN, "LT-1411", 0},
    {"nan", DECIMAL_PLAIN, "LT-1411", 0},
    {"0x10", DECIMAL_PLAIN, "LT-1411", 0},
    {"1.", DECIMAL_PLAIN, "LT-1411", 0},
    {"1.234", DECIMAL_UNKNOWN, "LT-1412", 0},
    {"1,234", DECIMAL_UNKNOWN, "LT-1412", 0},
    {"-1.234", DECIMAL_UNKNOWN, "LT-1412", 0},
    {"1.234,5", DECIMAL_UNKNOWN, NULL, 1234.5},
    {"1.234.567", DECIMAL_UNKNOWN, NULL, 1234567},
    {"12.5", DECIMAL_UNKNOWN, NULL, 12.5},
    {"12,5", DECIMAL_UNKNOWN, NULL, 12.5},
    {"0.123", DECIMAL_UNKNOWN, NULL, 0.123},
    {"0,123", DECIMAL_UNKNOWN, NULL, 0.123},
    {"1234.567", DECIMAL_UNKNOWN, NULL, 1234.567},
    {"1234,567", DECIMAL_UNKNOWN, NULL, 1234.567},
    {"1234", DECIMAL_UNKNOWN, NULL, 1234},
    {"1,234,567", DECIMAL_UNKNOWN, "LT-1411", 0},
    {"1,234.5", DECIMAL_UNKNOWN, "LT-1411", 0},
    {"1234567890123456789012345678901234567890123456789012345678901234", DECIMAL_PLAIN, "LT-1411",
     0},
};

static void reads_a_whole_field_or_refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        const struct reading *reading = &readings[i];
        struct decimal_number number;
        struct failure why = {0};
        const bool read =
            decimal_parse(reading->text, strlen(reading->text), reading->profile, &number, &why);
        assert_string_equal(read ? "" : why.code, reading->code == NULL ? "" : reading->code);
        if (read)
            assert_true(number.value == reading->value);
    }
    struct decimal_number number;
    struct failure why = {0};
    assert_false(decimal_parse("1\0", 2, DECIMAL_PLAIN, &number, &why));
    assert_true(decimal_parse("85,5%", 5, DECIMAL_VIETNAMESE, &number, &why));
    assert_true(number.percent && !number.whole);
    assert_false(decimal_parse("\x1B[31m", 5, DECIMAL_PLAIN, &number, &why));
    assert_non_null(strstr(why.text, "\\x1B[31m"));
    assert_false(decimal_parse("1.234", 5, DECIMAL_UNKNOWN, &number, &why));
    assert_non_null(strstr(why.text, "(1234 hay 1.234)"));
}

static void counts_exactly(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *code;
        int64_t count;
    } cases[] = {
        {"0", "", 0},
        {"4.053", "", 4053},
        {"9.223.372.036.854.775.807", "", INT64_MAX},
        {"9.223.372.036.854.775.808", "LT-1413", 0},
        {"99999999999999999999999", "LT-1413", 0},
        {"-1", "LT-1414", 0},
        {"1,0", "LT-1414", 0},
        {"5%", "LT-1414", 0},
        {"", "LT-1410", 0},
        {"x", "LT-1411", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t count = 0;
        struct failure why = {0};
        decimal_parse_count(cases[i].text, strlen(cases[i].text), DECIMAL_VIETNAMESE, &count, &why);
        assert_string_equal(why.code, cases[i].code);
        assert_true(count == cases[i].count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_whole_numbers),
        cmocka_unit_test(rounds_half_up_what_people_see),
        cmocka_unit_test(decides_percent_in_integers),
        cmocka_unit_test(writes_what_reads_back),
        cmocka_unit_test(reads_a_whole_field_or_refuses),
        cmocka_unit_test(counts_exactly),
    };
    return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
