/* failure.c and language.c: both languages, no cut character. */
#include "failure.h"
#include "language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void speaks_the_language_of_the_session(void **state)
{
    (void)state;
    struct failure why = {0};
    assert_false(failure_set(&why, FAILURE_DATA, "LT-9999", "tệp %s", "file %s", "a.csv"));
    assert_string_equal(why.text, "tệp a.csv");
    language_set(LANGUAGE_EN);
    failure_set(&why, FAILURE_OUTPUT, "LT-9999", "tệp %s", "file %s", "a.csv");
    assert_string_equal(why.text, "file a.csv");
    assert_int_equal(why.kind, 7);
    language_set(LANGUAGE_VI);
}

static void never_ends_inside_a_character(void **state)
{
    (void)state;
    struct failure why = {0};
    char name[3000];
    for (size_t shift = 0; shift < 3; shift++) {
        memset(name, 'x', shift);
        for (size_t i = shift; i + 3 < sizeof name; i += 3)
            memcpy(name + i, "\xE1\xBA\xA5", 4); /* U+1EA5 */
        failure_set(&why, FAILURE_DATA, "LT-9999", "%s", "%s", name);
        const size_t length = strlen(why.text);
        assert_true(length >= sizeof why.text - 4);
        assert_memory_equal(why.text + length - 3, "\xE1\xBA\xA5", 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speaks_the_language_of_the_session),
        cmocka_unit_test(never_ends_inside_a_character),
    };
    return cmocka_run_group_tests_name("failure", tests, NULL, NULL);
}
