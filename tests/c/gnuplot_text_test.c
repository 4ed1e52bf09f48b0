/* gnuplot_text.c: every text becomes one token of octal escapes that stands for the text. */
#include "gnuplot_text.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void check_clean(const char *text, size_t length, bool lines, const char *expected)
{
    struct buffer clean;
    struct failure why = {0};
    buffer_init(&clean, 100000);
    assert_true(gnuplot_text_clean(text, length, lines, &clean, &why));
    assert_string_equal(buffer_text(&clean), expected);
    assert_int_equal(clean.length, strlen(expected));
    buffer_free(&clean);
}

static void plain_text_stays(void **state)
{
    (void)state;
    check_clean("", 0, false, "");
    check_clean("Xã Đông Anh", strlen("Xã Đông Anh"), false, "Xã Đông Anh");
    check_clean("a`b'c\"d\\e$(f)", 13, false, "a`b'c\"d\\e$(f)");
}

static void what_does_not_show_is_dropped(void **state)
{
    (void)state;
    check_clean("a\0b", 3, false, "ab");
    check_clean("a\x1b[31mb\x7f", 8, false, "a[31mb");
    check_clean("a\xC2\x85z", 4, false, "az");     /* C1 next line */
    check_clean("a\xE2\x80\xAEz", 5, false, "az"); /* right-to-left override */
    check_clean("a\xE2\x81\xA6z", 5, false, "az"); /* isolate */
    check_clean("a\xEF\xBB\xBFz", 5, false, "az"); /* byte order mark */
    check_clean("a\xEF\xBF\xBFz", 5, false, "az"); /* U+FFFF, which XML forbids */
    check_clean("a\nb\tc\r", 6, false, "a b c ");
    check_clean("a\nb\tc", 5, true, "a\nb c");
}

static void composes_and_mends(void **state)
{
    (void)state;
    check_clean("Ha\xCC\x80", 4, false, "H\xC3\xA0");           /* a + grave */
    check_clean("e\xCC\x82\xCC\xA3", 5, false, "\xE1\xBB\x87"); /* circumflex before dot below */
    check_clean("a\xFFz", 3, false, "a\xEF\xBF\xBDz");
    check_clean("\xC3", 1, false, "\xEF\xBF\xBD");
    check_clean("]]>", 3, false, "]] >");
    check_clean("&#60;", 5, false, "&\xE2\x81\xA0#60;");
}

static void cuts_long_text(void **state)
{
    (void)state;
    char text[1000];
    char expected[GNUPLOT_TEXT_LONGEST + 4];
    memset(text, 'x', sizeof text);
    memset(expected, 'x', GNUPLOT_TEXT_LONGEST);
    memcpy(expected + GNUPLOT_TEXT_LONGEST, "\xE2\x80\xA6", 4);
    check_clean(text, sizeof text, false, expected);
    expected[GNUPLOT_TEXT_LONGEST] = '\0';
    check_clean(text, GNUPLOT_TEXT_LONGEST, false, expected);
}

static void quotes_every_byte(void **state)
{
    (void)state;
    struct buffer script;
    struct failure why = {0};
    buffer_init(&script, 1000);
    assert_true(gnuplot_text_quote("A1`\xC3\xA0", 5, false, &script, &why));
    assert_string_equal(buffer_text(&script), "\"\\101\\061\\140\\303\\240\"");
    buffer_clear(&script);
    assert_true(gnuplot_text_quote("", 0, false, &script, &why));
    assert_string_equal(buffer_text(&script), "\"\"");
    buffer_free(&script);
}

static void fails_when_the_script_is_full(void **state)
{
    (void)state;
    struct buffer script;
    struct failure why = {0};
    buffer_init(&script, 10);
    assert_false(gnuplot_text_quote("abc", 3, false, &script, &why));
    assert_string_equal(why.code, "LT-1002");
    buffer_free(&script);
}

static void numbers_are_plain(void **state)
{
    (void)state;
    struct buffer script;
    struct failure why = {0};
    buffer_init(&script, 1000);
    assert_true(gnuplot_text_number(0.1, &script, &why));
    assert_string_equal(buffer_text(&script), "0.10000000000000001");
    buffer_clear(&script);
    assert_true(gnuplot_text_number(-4596, &script, &why));
    assert_string_equal(buffer_text(&script), "-4596");
    assert_false(gnuplot_text_number(NAN, &script, &why));
    assert_string_equal(why.code, "LT-1615");
    assert_false(gnuplot_text_number(INFINITY, &script, &why));
    assert_string_equal(buffer_text(&script), "-4596");
    buffer_free(&script);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_stays),   cmocka_unit_test(what_does_not_show_is_dropped),
        cmocka_unit_test(composes_and_mends), cmocka_unit_test(cuts_long_text),
        cmocka_unit_test(quotes_every_byte),  cmocka_unit_test(fails_when_the_script_is_full),
        cmocka_unit_test(numbers_are_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
