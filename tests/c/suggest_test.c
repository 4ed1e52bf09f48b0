/* suggest.c: distances by hand. */
#include "suggest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void counts_edits(void **state)
{
    (void)state;
    assert_int_equal(suggest_distance("kitten", "sitting"), 3);
    assert_int_equal(suggest_distance("reveiw", "review"), 1);
    assert_int_equal(suggest_distance("", "abc"), 3);
    assert_int_equal(suggest_distance("SQL", "sql"), 0);
}

static void suggests_only_what_is_near(void **state)
{
    (void)state;
    const char *const verbs[] = {"run", "init", "review", "sql"};
    assert_string_equal(suggest_nearest("reviw", verbs, 4), "review");
    assert_string_equal(suggest_nearest("rn", verbs, 4), "run");
    assert_null(suggest_nearest("banana", verbs, 4));
    assert_null(suggest_nearest("run", verbs, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_edits),
        cmocka_unit_test(suggests_only_what_is_near),
    };
    return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
