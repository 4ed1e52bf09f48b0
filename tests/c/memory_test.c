/* memory.c: what is counted, and the two steps of the cap. */
#include "memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { MIB = 1 << 20 };

static void counts_what_is_held(void **state)
{
    (void)state;
    struct memory memory;
    memory_init(&memory, 10 * MIB, NULL);
    char *block = memory_allocate(&memory, NULL, 5 /* a kind, not a size */, 100);
    assert_non_null(block);
    assert_int_equal(memory.used, 100);
    memcpy(block, "giữ", 6);
    block = memory_allocate(&memory, block, 100, 300);
    assert_memory_equal(block, "giữ", 6);
    assert_int_equal(memory.used, 300);
    block = memory_allocate(&memory, block, 300, 50);
    assert_int_equal(memory.used, 50);
    assert_null(memory_allocate(&memory, block, 50, 0));
    assert_int_equal(memory.used, 0);
    assert_false(memory.over);
}

static void refuses_big_requests_first_and_small_ones_at_the_hard_cap(void **state)
{
    (void)state;
    struct memory memory;
    memory_init(&memory, 4 * MIB, NULL); /* hard: 6 MiB */
    char *big = memory_allocate(&memory, NULL, 0, 4 * MIB - 100);
    assert_non_null(big);
    assert_null(memory_allocate(&memory, NULL, 0, MIB + 1));
    assert_true(memory.over);
    assert_int_equal(memory.used, 4 * MIB - 100);
    memory.over = false;
    char *small = memory_allocate(&memory, NULL, 0, MIB); /* passes the soft cap */
    assert_non_null(small);
    assert_true(memory.over);
    assert_null(memory_allocate(&memory, NULL, 0, MIB + 101)); /* would pass the hard one */
    assert_null(memory_allocate(&memory, small, MIB, 3 * MIB));
    assert_null(memory_allocate(&memory, NULL, 0, SIZE_MAX)); /* no sum may wrap round */
    assert_int_equal(memory.used, 5 * MIB - 100);
    memory_allocate(&memory, small, MIB, 0);
    memory_allocate(&memory, big, 4 * MIB - 100, 0);
    assert_int_equal(memory.used, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_what_is_held),
        cmocka_unit_test(refuses_big_requests_first_and_small_ones_at_the_hard_cap),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
