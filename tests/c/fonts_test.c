/* Which letters fonts have: every basic one is in each family of the house style, by fontconfig;
   what no font has is told with the package that brings one. */
#include "fonts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char *const families[] = {"DejaVu Sans", "Liberation Serif"};

static struct fonts *open_family(const char *family)
{
    struct failure why = {0};
    struct fonts *fonts = fonts_open(family, &why);
    if (fonts == NULL)
        fail_msg("%s: %s", family, why.text);
    return fonts;
}

static void test_basic_letters_are_in_each_family(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        struct fonts *fonts = open_family(families[i]);
        size_t count = 0;
        for (uint32_t code = 0; code < 0x3000; code++) {
            bool own = false;
            if (!fonts_is_basic(code))
                continue;
            count++;
            if (!fonts_has(fonts, code, &own) || !own)
                fail_msg("%s has no U+%04X", families[i], (unsigned)code);
        }
        /* ASCII and Latin-1; ă đ ĩ ũ ơ ư in two cases; U+1EA0 to 1EF9; dashes, quotes, arrows ...
         */
        assert_int_equal(count, 95 + 96 + 12 + 90 + 17);
        fonts_close(fonts);
    }
}

/* The 134 letters of Vietnamese are basic. */
static void test_vietnamese_is_basic(void **state)
{
    (void)state;
    static const uint32_t letters[] = {0xE0,  0xE1,  0xE2,  0xE3,  0xE8,  0xE9,   0xEA,
                                       0xEC,  0xED,  0xF2,  0xF3,  0xF4,  0xF5,   0xF9,
                                       0xFA,  0xFD,  0x103, 0x111, 0x129, 0x169,  0x1A1,
                                       0x1B0, 0x102, 0x110, 0x1A0, 0x1AF, 0x1EA1, 0x1EF9};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        assert_true(fonts_is_basic(letters[i]));
    assert_false(fonts_is_basic(0x4E2D));
    assert_false(fonts_is_basic('\n'));
}

static void test_letters_of_no_font(void **state)
{
    (void)state;
    struct fonts *fonts = open_family("DejaVu Sans");
    bool own = true;
    assert_false(fonts_has(fonts, 0x10FFFD, &own)); /* private, of nobody */
    assert_false(own);
    assert_true(fonts_has(fonts, 0x3B1, &own)); /* alpha, not basic but there */
    assert_true(own);
    fonts_close(fonts);
    fonts_close(NULL);
}

static void test_packages(void **state)
{
    (void)state;
    assert_string_equal(fonts_package(0x4E2D), "fonts-noto-cjk");
    assert_string_equal(fonts_package(0x20000), "fonts-hanazono");
    assert_string_equal(fonts_package(0x1F600), "fonts-noto-color-emoji");
    assert_string_equal(fonts_package(0x1EA1), "fonts-dejavu-core");
    assert_null(fonts_package(0xE000));
    assert_null(fonts_package(0x10FFFD));
}

static void test_a_family_that_is_not_there(void **state)
{
    (void)state;
    struct failure why = {0};
    assert_null(fonts_open("No Such Family", &why));
    assert_string_equal(why.code, "LT-1633");
    assert_int_equal(why.kind, FAILURE_OUTPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_basic_letters_are_in_each_family),
        cmocka_unit_test(test_vietnamese_is_basic),
        cmocka_unit_test(test_letters_of_no_font),
        cmocka_unit_test(test_packages),
        cmocka_unit_test(test_a_family_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
