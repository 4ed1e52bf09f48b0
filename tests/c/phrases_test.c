/* Messages of libraries in Vietnamese: which phrase fits, what becomes of its parts. */
#include "cause.h"
#include "language.h"
#include "lua_words.h"
#include "phrases.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct phrase PHRASES[] = {
    {"no * here", "ở đây không có $1"},
    {"* before *", "$2 sau $1"},
    {"<end>", "chỗ hết"},
};

static bool say(const char *message, char *text, size_t size)
{
    return phrases_say(PHRASES, sizeof PHRASES / sizeof *PHRASES, message, text, size);
}

static void phrases_fit_the_whole_message(void **state)
{
    (void)state;
    char text[60];
    language_set(LANGUAGE_VI);
    assert_true(say("no bread here", text, sizeof text));
    assert_string_equal(text, "ở đây không có bread");
    assert_true(say("no  here", text, sizeof text));
    assert_string_equal(text, "ở đây không có ");
    assert_false(say("no bread here now", text, sizeof text));
    assert_string_equal(text, "no bread here now");
    assert_false(say("", text, sizeof text));
    assert_string_equal(text, "");
}

static void parts_move_and_are_said_too(void **state)
{
    (void)state;
    char text[60];
    language_set(LANGUAGE_VI);
    assert_true(say("a before b before c", text, sizeof text)); /* the first "*" takes little */
    assert_string_equal(text, "c sau b sau a");
    assert_true(say("x before <end>", text, sizeof text));
    assert_string_equal(text, "chỗ hết sau x");
}

static void english_stays(void **state)
{
    (void)state;
    char text[60];
    language_set(LANGUAGE_EN);
    assert_false(say("no bread here", text, sizeof text));
    assert_string_equal(text, "no bread here");
    language_set(LANGUAGE_VI);
}

static void long_texts_are_cut(void **state)
{
    (void)state;
    char text[12];
    language_set(LANGUAGE_VI);
    say("aaaaaaaaaaaaaaaaaaaaaaaa before b", text, sizeof text);
    assert_string_equal(text, "b sau aaaaa");
}

/* What Lua 5.4.4 prints for one-line programs, typed in by hand. */
static void lua_says_it_in_vietnamese(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"attempt to index a nil value (local 'x')",
         "không lấy được phần tử của giá trị nil (biến x)"},
        {"attempt to call a nil value (field 'execute')",
         "không gọi được giá trị nil (trường execute): nó không phải là hàm"},
        {"bad argument #1 to 'floor' (number expected, got table)",
         "tham số thứ 1 của floor không hợp lệ (cần number, nhận được table)"},
        {"'end' expected (to close 'for' at line 3) near <eof>",
         "mã chưa hết, còn thiếu 'end' để đóng 'for' của dòng 3"},
        {"<name> expected near '='", "cần một tên ở gần '='"},
        {"so_ket: thiếu số liệu", "so_ket: thiếu số liệu"},
    };
    char text[200];
    language_set(LANGUAGE_VI);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lua_words_say(cases[i][0], text, sizeof text);
        assert_string_equal(text, cases[i][1]);
    }
}

static void the_system_says_it_in_both_languages(void **state)
{
    (void)state;
    language_set(LANGUAGE_VI);
    assert_string_equal(system_cause(ENOSPC), "ổ đĩa đã đầy");
    language_set(LANGUAGE_EN);
    assert_string_equal(system_cause(ENOSPC), "the disk is full");
    language_set(LANGUAGE_VI);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_fit_the_whole_message),
        cmocka_unit_test(parts_move_and_are_said_too),
        cmocka_unit_test(english_stays),
        cmocka_unit_test(long_texts_are_cut),
        cmocka_unit_test(lua_says_it_in_vietnamese),
        cmocka_unit_test(the_system_says_it_in_both_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
