/* Lines with a mark: columns are those of the screen, not bytes. Expected by hand. */
#include "excerpt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static char out[512];

static const char *mark(const char *text, const char *part)
{
    excerpt_write(text, (size_t)(strstr(text, part) - text), strlen(part), out, sizeof out);
    return out;
}

static void the_mark_stands_below_the_part(void **state)
{
    (void)state;
    assert_string_equal(mark("SELECT sum(settlde) FROM x", "settlde"),
                        "  1 | SELECT sum(settlde) FROM x\n"
                        "    |            ^~~~~~~");
    assert_string_equal(mark("SELECT a,\n  b\nFROM t", "b"), "  2 |   b\n    |   ^");
}

static void vietnamese_before_it_counts_as_it_shows(void **state)
{
    (void)state;
    /* "Hòa giải" of one code point a letter, then of letters with marks */
    assert_string_equal(mark("'H\xC3\xB2"
                             "a gi\xE1\xBA\xA3i', x",
                             "x"),
                        "  1 | 'H\xC3\xB2"
                        "a gi\xE1\xBA\xA3i', x\n    |             ^");
    assert_string_equal(mark("'Ho\xCC\x80"
                             "a', x",
                             "x"),
                        "  1 | 'Ho\xCC\x80"
                        "a', x\n    |        ^");
    assert_string_equal(mark("a = đơn_vị", "đơn_vị"), "  1 | a = đơn_vị\n    |     ^~~~~~");
}

static void places_count_from_one(void **state)
{
    (void)state;
    const struct excerpt_place place = excerpt_place("ab\ncđd", 6);
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 3);
    assert_int_equal(excerpt_place("", 9).column, 1);
}

static void long_lines_are_shown_in_part(void **state)
{
    (void)state;
    char text[600];
    memset(text, 'a', sizeof text);
    memcpy(text + 300, "here", 4);
    text[599] = '\0';
    mark(text, "here");
    assert_non_null(strstr(out, "  1 | …aaaa"));
    assert_non_null(strstr(out, "aaaa…\n"));
    const char *line = strstr(out, "…") + strlen("…");
    const char *below = strchr(out, '\n') + 1;
    /* "  1 | …" and "    |  " are both seven columns wide */
    assert_int_equal(strstr(line, "here") - line, strstr(below, "^~~~") - (below + 7));
}

static void nothing_is_written_beyond_its_room(void **state)
{
    (void)state;
    for (size_t size = 1; size < 80; size++) {
        char *room = test_malloc(size);
        excerpt_write("SELECT a, đơn_vị FROM t", 10, 9, room, size);
        assert_true(strlen(room) < size);
        test_free(room);
    }
    excerpt_write_line("x = 1", 7, 99, 3, out, sizeof out);
    assert_string_equal(out, "  7 | x = 1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_mark_stands_below_the_part),
        cmocka_unit_test(vietnamese_before_it_counts_as_it_shows),
        cmocka_unit_test(places_count_from_one),
        cmocka_unit_test(long_lines_are_shown_in_part),
        cmocka_unit_test(nothing_is_written_beyond_its_room),
    };
    return cmocka_run_group_tests_name("excerpt", tests, NULL, NULL);
}
