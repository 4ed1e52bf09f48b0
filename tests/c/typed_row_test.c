/* Typed cells: texts in NFC, dates, choices; words met before. */
#include "seen.h"
#include "typed_row.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct failure why;

static enum typed_fault read(const struct typed_column *column, const char *text,
                             struct typed_value *value)
{
    enum typed_fault fault = TYPED_FINE;
    assert_true(typed_read(column, text, strlen(text), value, &fault, &why));
    return fault;
}

static void texts(void **state)
{
    (void)state;
    const struct typed_column column = {.kind = TYPED_TEXT, .required = true, .longest = 20};
    struct typed_value value;
    typed_value_init(&value);
    static const struct {
        const char *text;
        const char *expected;
    } fine[] = {
        {"  Tổ 1\t", "Tổ 1"},
        {"a\xCC\x83", "ã"},     /* a + U+0303 -> U+00E3 */
        {"Hoa\xCC\x80", "Hoà"}, /* a + U+0300 -> U+00E0 */
        {"\xE2\x84\xAB", "Å"},  /* U+212B, the Angstrom sign -> U+00C5 */
        {"-", "-"},
    };
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        assert_int_equal(read(&column, fine[i].text, &value), TYPED_FINE);
        assert_int_equal(value.result, TYPED_STRING);
        assert_int_equal(value.length, strlen(fine[i].expected));
        assert_memory_equal(value.text, fine[i].expected, value.length);
    }
    assert_int_equal(read(&column, "", &value), TYPED_BLANK);
    assert_int_equal(read(&column, " \r\n", &value), TYPED_BLANK);
    assert_int_equal(read(&column, "a\x01z", &value), TYPED_CONTROL);
    assert_int_equal(read(&column, "\xE1\xBA", &value), TYPED_CONTROL);
    assert_int_equal(read(&column, "\xC0\xAF", &value), TYPED_CONTROL);
    assert_int_equal(read(&column, "\xED\xA0\x80", &value), TYPED_CONTROL);
    assert_int_equal(read(&column, "123456789012345678901", &value), TYPED_LONG);
    typed_value_free(&value);
}

static void dates(void **state)
{
    (void)state;
    const struct typed_column column = {.kind = TYPED_DATE};
    struct typed_value value;
    typed_value_init(&value);
    static const char *const fine[] = {"2026-06-05", "5/6/2026", "05/06/2026", " 5/6/2026 "};
    for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
        assert_int_equal(read(&column, fine[i], &value), TYPED_FINE);
        assert_string_equal(value.text, "2026-06-05");
        assert_int_equal(value.integer, 20609); /* 56 years of 365 days, 14 leap days, 155 days */
    }
    static const char *const bad[] = {"31/2/2026", "5-6-26", "hôm qua", "2026-13-01",
                                      "2026-06-05 and a lot more"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(read(&column, bad[i], &value), TYPED_NO_DATE);
    assert_int_equal(read(&column, "-", &value), TYPED_FINE);
    assert_int_equal(value.result, TYPED_NULL);
    typed_value_free(&value);
}

static void choices(void **state)
{
    (void)state;
    struct typed_choices *words = typed_choices_new(&why);
    assert_non_null(words);
    char name[32];
    for (int i = 0; i < 200; i++) { /* enough to grow twice */
        snprintf(name, sizeof name, "Xã số %d", i);
        assert_true(typed_choices_add_integer(words, name, strlen(name), i, &why));
    }
    assert_true(typed_choices_add_text(words, "Hòa giải thành", strlen("Hòa giải thành"), "settled",
                                       7, &why));
    const struct typed_column column = {.kind = TYPED_CHOICE, .required = true, .choices = words};
    struct typed_value value;
    typed_value_init(&value);
    for (int i = 0; i < 200; i++) {
        snprintf(name, sizeof name, "XÃ SỐ  %d", i);
        for (int twice = 0; twice < 2; twice++) { /* the second time it is remembered */
            assert_int_equal(read(&column, name, &value), TYPED_FINE);
            assert_int_equal(value.result, TYPED_INTEGER);
            assert_int_equal(value.integer, i);
        }
    }
    static const char *const same[] = {"hoà giải thành", "Hòa giải thành", "HÒA GIẢI THÀNH"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_int_equal(read(&column, same[i], &value), TYPED_FINE);
        assert_string_equal(value.text, "settled");
    }
    assert_int_equal(read(&column, "hoa giai thanh", &value), TYPED_NO_CHOICE);
    assert_int_equal(read(&column, "\xFF", &value), TYPED_NO_CHOICE);
    assert_int_equal(read(&column, "-", &value), TYPED_BLANK);
    typed_value_free(&value);
    typed_choices_free(words);
    typed_choices_free(NULL);
}

static void words_met_before(void **state)
{
    (void)state;
    struct seen seen = {0};
    char word[32];
    uint32_t first = 99;
    for (uint32_t row = 1; row <= 5000; row++) {
        snprintf(word, sizeof word, "HN-%u", row);
        assert_true(seen_add(&seen, word, strlen(word), row, &first, &why));
        assert_int_equal(first, 0);
    }
    for (uint32_t row = 1; row <= 5000; row += 7) {
        snprintf(word, sizeof word, "HN-%u", row);
        assert_true(seen_add(&seen, word, strlen(word), 6000, &first, &why));
        assert_int_equal(first, row);
    }
    seen_free(&seen);
    seen_free(&seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts),
        cmocka_unit_test(dates),
        cmocka_unit_test(choices),
        cmocka_unit_test(words_met_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
