/* buffer.c: appends, the maximum, sticky errors. */
#include "buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void appends_and_stays_terminated(void **state)
{
    (void)state;
    struct buffer buffer;
    buffer_init(&buffer, 10000);
    assert_string_equal(buffer_text(&buffer), "");
    for (int i = 0; i < 1000; i++)
        assert_true(buffer_printf(&buffer, "%d,", i % 10));
    assert_int_equal(buffer.length, 2000);
    assert_memory_equal(buffer_text(&buffer), "0,1,2,", 6);
    assert_int_equal(strlen(buffer_text(&buffer)), 2000);
    buffer_free(&buffer);
}

static void refuses_past_the_maximum_whole(void **state)
{
    (void)state;
    struct buffer buffer;
    struct failure why = {0};
    buffer_init(&buffer, 5);
    assert_true(buffer_append_text(&buffer, "abc"));
    assert_false(buffer_append_text(&buffer, "def"));
    assert_string_equal(buffer_text(&buffer), "abc");
    assert_true(buffer_append_text(&buffer, "de"));
    assert_false(buffer_ok(&buffer, "tên", &why));
    assert_string_equal(why.code, "LT-1002");
    assert_int_equal(why.kind, FAILURE_DATA);
    buffer_clear(&buffer);
    assert_true(buffer_ok(&buffer, "tên", &why));
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends_and_stays_terminated),
        cmocka_unit_test(refuses_past_the_maximum_whole),
    };
    return cmocka_run_group_tests_name("buffer", tests, NULL, NULL);
}
