/* Frames: filling, kinds of columns, NULL, limits, operations and export. */
#include "frame.h"
#include "frame_export.h"
#include "frame_operations.h"
#include "language.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct failure why;

static struct frame *new_frame(size_t columns)
{
    static const char *const names[] = {"a", "b", "c", "d"};
    struct frame *frame = frame_new(0);
    assert_non_null(frame);
    for (size_t i = 0; i < columns; i++)
        assert_true(frame_add_column(frame, names[i], &why));
    return frame;
}

static void append_text(struct frame *frame, size_t column, const char *text)
{
    assert_true(frame_append_text(frame, column, text, strlen(text), &why));
}

static void assert_text(const struct frame *frame, size_t column, size_t row, const char *expected)
{
    const struct frame_cell cell = frame_cell(frame, column, row);
    assert_int_equal(cell.type, FRAME_TEXT);
    assert_string_equal(cell.text.bytes, expected);
    assert_int_equal(cell.text.length, strlen(expected));
}

static void keeps_kinds_and_nulls(void **state)
{
    (void)state;
    struct frame *frame = new_frame(4);
    for (int row = 0; row < 100; row++) {
        if (row % 3 != 0)
            assert_true(frame_append_integer(frame, 0, row, &why));
        if (row >= 50)
            assert_true(frame_append_real(frame, 1, row / 2.0, &why));
        append_text(frame, 2, row % 2 == 0 ? "Đống Đa" : "");
        assert_true(frame_end_row(frame, &why));
    }
    assert_int_equal(frame_rows(frame), 100);
    assert_int_equal(frame_nulls(frame, 0), 34);
    assert_int_equal(frame_nulls(frame, 1), 50);
    assert_int_equal(frame_nulls(frame, 2), 0);
    assert_int_equal(frame_nulls(frame, 3), 100);
    assert_int_equal(frame_column_type(frame, 3), FRAME_EMPTY);
    for (size_t row = 0; row < 100; row++) {
        assert_int_equal(frame_is_null(frame, 0, row), row % 3 == 0);
        assert_int_equal(frame_cell(frame, 0, row).type,
                         row % 3 == 0 ? FRAME_EMPTY : FRAME_INTEGER);
        assert_true(row % 3 == 0 || frame_cell(frame, 0, row).integer == (int64_t)row);
        assert_int_equal(frame_is_null(frame, 1, row), row < 50);
        assert_true(frame_is_null(frame, 3, row));
        assert_text(frame, 2, row, row % 2 == 0 ? "Đống Đa" : "");
    }
    assert_true(frame_cell(frame, 1, 99).real == 49.5);
    assert_true(isnan(frame_number(frame, 1, 0)));
    assert_true(frame_number(frame, 0, 98) == 98.0);
    frame_free(frame);
}

static void whole_numbers_become_reals_only_exactly(void **state)
{
    (void)state;
    struct frame *frame = new_frame(2);
    assert_true(frame_append_integer(frame, 0, INT64_C(9007199254740992), &why));
    assert_true(frame_append_integer(frame, 1, INT64_C(9007199254740993), &why));
    assert_true(frame_end_row(frame, &why));
    assert_true(frame_append_real(frame, 0, 0.5, &why));
    assert_int_equal(frame_column_type(frame, 0), FRAME_REAL);
    assert_true(frame_number(frame, 0, 0) == 9007199254740992.0);
    assert_false(frame_append_real(frame, 1, 0.5, &why));
    assert_string_equal(why.code, "LT-1303");
    assert_non_null(strstr(why.text, "9007199254740993"));
    frame_free(frame);
}

static void numbers_and_text_do_not_mix(void **state)
{
    (void)state;
    struct frame *frame = new_frame(2);
    assert_true(frame_append_integer(frame, 0, 5, &why));
    append_text(frame, 1, "x");
    assert_true(frame_end_row(frame, &why));
    language_set(LANGUAGE_EN);
    assert_false(frame_append_text(frame, 0, "x", 1, &why));
    assert_string_equal(why.code, "LT-1302");
    assert_non_null(strstr(why.text, "column \"a\""));
    assert_non_null(strstr(why.text, "row 2"));
    assert_non_null(strstr(why.text, "CAST"));
    language_set(LANGUAGE_VI);
    assert_false(frame_append_integer(frame, 1, 5, &why));
    assert_false(frame_append_real(frame, 1, 5, &why));
    assert_false(frame_append_text(frame, 1, "a\0b", 3, &why));
    assert_string_equal(why.code, "LT-1304");
    frame_free(frame);
}

static void names_are_made_unique(void **state)
{
    (void)state;
    struct frame *frame = new_frame(1);
    assert_true(frame_add_column(frame, "a", &why));
    assert_true(frame_add_column(frame, "a", &why));
    assert_string_equal(frame_column_name(frame, 1), "a_2");
    assert_string_equal(frame_column_name(frame, 2), "a_3");
    size_t column = 9;
    assert_true(frame_find(frame, "a_3", &column));
    assert_int_equal(column, 2);
    assert_false(frame_find(frame, "A", &column));
    frame_free(frame);
}

/* Few distinct texts are kept once; many distinct ones stop the looking-up; all come back. */
static void texts_survive_both_ways(void **state)
{
    (void)state;
    struct frame *frame = new_frame(2);
    char text[32];
    for (int row = 0; row < 30000; row++) {
        snprintf(text, sizeof text, "%d", row % 10);
        append_text(frame, 0, text);
        snprintf(text, sizeof text, "text %d", row);
        append_text(frame, 1, text);
        assert_true(frame_end_row(frame, &why));
    }
    for (int row = 0; row < 30000; row++) {
        snprintf(text, sizeof text, "%d", row % 10);
        assert_text(frame, 0, (size_t)row, text);
        snprintf(text, sizeof text, "text %d", row);
        assert_text(frame, 1, (size_t)row, text);
    }
    assert_ptr_equal(frame_cell(frame, 0, 3).text.bytes, frame_cell(frame, 0, 13).text.bytes);
    assert_true(frame_bytes(frame) < (size_t)60 * 60000);
    frame_free(frame);
}

static void holds_no_more_than_its_maximum(void **state)
{
    (void)state;
    struct frame *frame = frame_new(20000);
    char text[32];
    bool ok = frame_add_column(frame, "a", &why);
    size_t rows = 0;
    while (ok && rows < 100000) {
        snprintf(text, sizeof text, "text %zu", rows);
        ok = frame_append_text(frame, 0, text, strlen(text), &why) && frame_end_row(frame, &why);
        rows++;
    }
    assert_false(ok);
    assert_string_equal(why.code, "LT-1301");
    assert_in_range(rows, 200, 2000);
    assert_true(frame_bytes(frame) <= 20000);
    frame_free(frame);
}

/* unit, x: Ba 3, An NULL, Đan 1, Ba 1, NULL 2 */
static struct frame *small_frame(void)
{
    static const char *const units[] = {"Ba", "An", "Đan", "Ba", NULL};
    static const int64_t figures[] = {3, -1, 1, 1, 2};
    struct frame *frame = new_frame(2);
    for (size_t row = 0; row < 5; row++) {
        if (units[row] != NULL)
            append_text(frame, 0, units[row]);
        if (figures[row] >= 0)
            assert_true(frame_append_integer(frame, 1, figures[row], &why));
        assert_true(frame_end_row(frame, &why));
    }
    return frame;
}

static void assert_csv(const struct frame *frame, bool raw, const char *expected)
{
    struct buffer out;
    buffer_init(&out, 10000);
    frame_to_csv(frame, raw, &out);
    assert_string_equal(buffer_text(&out), expected);
    buffer_free(&out);
}

static void assert_csv_and_free(struct frame *frame, const char *expected)
{
    assert_non_null(frame);
    assert_csv(frame, false, expected);
    frame_free(frame);
}

static void makes_new_frames(void **state)
{
    (void)state;
    struct frame *frame = small_frame();
    struct frame *head = frame_head(frame, 2, &why);
    struct frame *all = frame_head(frame, 99, &why);
    struct frame *filtered = frame_filter(frame, (const unsigned char[]){0x12}, &why);
    struct frame *chosen = frame_select(frame, (const size_t[]){1, 0, 1}, 3, &why);
    frame_free(frame); /* the others keep the texts */
    assert_csv_and_free(head, "a,b\r\nBa,3\r\nAn,\r\n");
    assert_int_equal(frame_rows(all), 5);
    frame_free(all);
    assert_csv_and_free(filtered, "a,b\r\nAn,\r\n,2\r\n");
    assert_csv_and_free(chosen, "b,a,b_2\r\n3,Ba,3\r\n,An,\r\n1,Đan,1\r\n1,Ba,1\r\n2,,2\r\n");
}

static int backwards(void *context, struct frame_text a, struct frame_text b)
{
    ++*(int *)context;
    return strcmp(b.bytes, a.bytes);
}

static void sorts_by_several_keys(void **state)
{
    (void)state;
    struct frame *frame = small_frame();
    const struct frame_sort_key keys[] = {{0, false}, {1, false}};
    const struct frame_sort_key down[] = {{1, true}};
    int calls = 0;
    struct frame *up = frame_sort(frame, keys, 2, NULL, NULL, &why);
    struct frame *by_figure = frame_sort(frame, down, 1, NULL, NULL, &why);
    struct frame *other = frame_sort(frame, keys, 1, backwards, &calls, &why);
    struct frame *same = frame_sort(frame, keys, 0, NULL, NULL, &why);
    frame_free(frame);
    assert_csv_and_free(up, "a,b\r\nAn,\r\nBa,1\r\nBa,3\r\nĐan,1\r\n,2\r\n");
    assert_csv_and_free(by_figure, "a,b\r\nBa,3\r\n,2\r\nĐan,1\r\nBa,1\r\nAn,\r\n");
    assert_csv_and_free(other, "a,b\r\nĐan,1\r\nBa,3\r\nBa,1\r\nAn,\r\n,2\r\n");
    assert_csv_and_free(same, "a,b\r\nBa,3\r\nAn,\r\nĐan,1\r\nBa,1\r\n,2\r\n");
    assert_in_range(calls, 2, 10);
}

static void summarizes_without_nulls(void **state)
{
    (void)state;
    struct frame *frame = small_frame();
    struct frame_summary summary;
    assert_true(frame_summarize(frame, 1, &summary, &why));
    assert_int_equal(summary.type, FRAME_INTEGER);
    assert_int_equal(summary.count, 4);
    assert_int_equal(summary.nulls, 1);
    assert_int_equal(summary.integer_sum, 7);
    assert_int_equal(summary.integer_least, 1);
    assert_int_equal(summary.integer_greatest, 3);
    assert_true(summary.mean == 1.75);
    assert_false(frame_summarize(frame, 0, &summary, &why));
    assert_string_equal(why.code, "LT-1306");
    frame_free(frame);
}

static void sums_exactly_or_not_at_all(void **state)
{
    (void)state;
    struct frame *frame = new_frame(3);
    /* Beyond 64 bits on the way, within them at the end; 0.1 ten times is 1 when nothing is lost.
     */
    static const int64_t passing[] = {INT64_MAX, 1, -2};
    for (size_t row = 0; row < 10; row++) {
        assert_true(frame_append_integer(frame, 0, row < 3 ? passing[row] : 0, &why));
        assert_true(frame_append_integer(frame, 1, row < 2 ? INT64_MAX : 0, &why));
        assert_true(frame_append_real(frame, 2, 0.1, &why));
        assert_true(frame_end_row(frame, &why));
    }
    struct frame_summary summary;
    assert_true(frame_summarize(frame, 0, &summary, &why));
    assert_true(summary.integer_sum == INT64_MAX - 1);
    assert_false(frame_summarize(frame, 1, &summary, &why));
    assert_string_equal(why.code, "LT-1305");
    assert_true(frame_summarize(frame, 2, &summary, &why));
    assert_true(summary.sum == 1.0);
    assert_true(summary.least == 0.1 && summary.greatest == 0.1);
    frame_free(frame);
}

static void sums_of_nothing_have_no_mean(void **state)
{
    (void)state;
    struct frame *frame = new_frame(1);
    struct frame_summary summary;
    assert_true(frame_end_row(frame, &why));
    assert_true(frame_summarize(frame, 0, &summary, &why));
    assert_int_equal(summary.count, 0);
    assert_int_equal(summary.nulls, 1);
    assert_true(isnan(summary.mean));
    frame_free(frame);
}

static void guards_formulas_in_csv(void **state)
{
    (void)state;
    static const char *const cells[] = {"=1+1", "+84",  "-x",  "@a", "\tb",
                                        " =c",  "a\"b", "a,b", "x-1"};
    struct frame *frame = new_frame(2);
    for (size_t row = 0; row < sizeof cells / sizeof *cells; row++) {
        append_text(frame, 0, cells[row]);
        assert_true(frame_append_integer(frame, 1, -5, &why));
        assert_true(frame_end_row(frame, &why));
    }
    assert_csv(frame, false,
               "a,b\r\n'=1+1,-5\r\n'+84,-5\r\n'-x,-5\r\n'@a,-5\r\n\"'\tb\",-5\r\n\"' =c\",-5\r\n"
               "\"a\"\"b\",-5\r\n\"a,b\",-5\r\nx-1,-5\r\n");
    assert_csv(frame, true,
               "a,b\r\n=1+1,-5\r\n+84,-5\r\n-x,-5\r\n@a,-5\r\n\"\tb\",-5\r\n\" =c\",-5\r\n"
               "\"a\"\"b\",-5\r\n\"a,b\",-5\r\nx-1,-5\r\n");
    frame_free(frame);
}

static void writes_json(void **state)
{
    (void)state;
    struct frame *frame = new_frame(3);
    append_text(frame, 0, "a\"\\\n\x01 Đ");
    assert_true(frame_append_real(frame, 1, 0.1, &why));
    assert_true(frame_end_row(frame, &why));
    assert_true(frame_append_real(frame, 1, INFINITY, &why));
    assert_true(frame_end_row(frame, &why));
    struct buffer out;
    buffer_init(&out, 1000);
    frame_to_json(frame, &out);
    assert_string_equal(buffer_text(&out),
                        "[\n{\"a\": \"a\\\"\\\\\\n\\u0001 Đ\", \"b\": 0.1, \"c\": null},"
                        "\n{\"a\": null, \"b\": null, \"c\": null}\n]\n");
    buffer_free(&out);
    frame_free(frame);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_kinds_and_nulls),
        cmocka_unit_test(whole_numbers_become_reals_only_exactly),
        cmocka_unit_test(numbers_and_text_do_not_mix),
        cmocka_unit_test(names_are_made_unique),
        cmocka_unit_test(texts_survive_both_ways),
        cmocka_unit_test(holds_no_more_than_its_maximum),
        cmocka_unit_test(makes_new_frames),
        cmocka_unit_test(sorts_by_several_keys),
        cmocka_unit_test(summarizes_without_nulls),
        cmocka_unit_test(sums_exactly_or_not_at_all),
        cmocka_unit_test(sums_of_nothing_have_no_mean),
        cmocka_unit_test(guards_formulas_in_csv),
        cmocka_unit_test(writes_json),
    };
    return cmocka_run_group_tests_name("frame", tests, NULL, NULL);
}
