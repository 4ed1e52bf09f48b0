/* table.c, frame_table.c: tables written by hand. */
#include "frame_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { LARGEST = 1 << 20, COLUMNS = 3 };

static const struct table_column columns[COLUMNS] = {
    {"Xã, phường", TABLE_TEXT}, {"Vụ việc", TABLE_NUMBER}, {"Ghi chú", TABLE_TEXT}};

/* The second row is the first one decomposed; NULL is absent. */
static const char *const rows[][COLUMNS] = {
    {"Ứng Hòa", "1.234", "đủ"},
    {"U\xCC\x9B\xCC\x81ng Ho\xCC\x80"
     "a",
     "5", NULL},
    {"Phường Văn Miếu - Quốc Tử Giám", NULL, "a\x1B[31m\n"},
};

static bool cell(void *context, size_t column, size_t row, struct buffer *out)
{
    const char *const(*cells)[COLUMNS] = context;
    if (cells[row][column] == NULL)
        return false;
    buffer_append_text(out, cells[row][column]);
    return true;
}

static struct table table_of(size_t row_count)
{
    return (struct table){.columns = columns,
                          .column_count = COLUMNS,
                          .row_count = row_count,
                          .cell = cell,
                          .context = (void *)(uintptr_t)rows};
}

static void expect(struct table table, struct table_limits limits, const char *expected)
{
    struct failure why = {0};
    struct buffer out;
    buffer_init(&out, LARGEST);
    assert_true(table_print(&table, limits, LANGUAGE_VI, &out, &why));
    assert_string_equal(buffer_text(&out), expected);
    buffer_free(&out);
}

static void aligns(void **state)
{
    (void)state;
    expect(table_of(3), (struct table_limits){0},
           "Xã, phường                      Vụ việc  Ghi chú\n"
           "────────────────────────────────────────────────────\n"
           "Ứng Hòa                           1.234  đủ\n"
           "U\xCC\x9B\xCC\x81ng Ho\xCC\x80"
           "a                               5  —\n"
           "Phường Văn Miếu - Quốc Tử Giám        —  a\\x1B[31m\\n\n");
}

static void cuts_the_widest_text_first(void **state)
{
    (void)state;
    expect(table_of(3), (struct table_limits){.width = 40},
           "Xã, phường          Vụ việc  Ghi chú\n"
           "────────────────────────────────────────\n"
           "Ứng Hòa               1.234  đủ\n"
           "U\xCC\x9B\xCC\x81ng Ho\xCC\x80"
           "a                   5  —\n"
           "Phường Văn Miếu -…        —  a\\x1B[31m\\n\n");
}

static void says_there_is_nothing(void **state)
{
    (void)state;
    expect(table_of(0), (struct table_limits){0},
           "Xã, phường  Vụ việc  Ghi chú\n"
           "────────────────────────────\n"
           "(không có dòng nào)\n");
}

static bool number_cell(void *context, size_t column, size_t row, struct buffer *out)
{
    (void)context;
    return buffer_printf(out, "%zu", column * 1000 + row);
}

static struct table wide_table(size_t row_count)
{
    static const struct table_column many[] = {
        {"a", TABLE_NUMBER}, {"b", TABLE_NUMBER}, {"c", TABLE_NUMBER}, {"d", TABLE_NUMBER},
        {"e", TABLE_NUMBER}, {"f", TABLE_NUMBER}, {"g", TABLE_NUMBER}, {"h", TABLE_NUMBER},
    };
    return (struct table){
        .columns = many, .column_count = 8, .row_count = row_count, .cell = number_cell};
}

static void leaves_out_middle_columns_never_digits(void **state)
{
    (void)state;
    /* a is 1 wide, the others 4: 1 + 6 + 6 + 6 = 19 and the mark 3 make 22. */
    expect(wide_table(2), (struct table_limits){.width = 22},
           "a     b  …     g     h\n"
           "──────────────────────\n"
           "0  1000  …  6000  7000\n"
           "1  1001  …  6001  7001\n"
           "hiện 4/8 cột\n");
    expect(wide_table(1), (struct table_limits){.width = 1},
           "a  …\n"
           "────\n"
           "0  …\n"
           "hiện 1/8 cột\n");
    const struct table one = {.columns =
                                  (const struct table_column[]){{"tiêu đề dài", TABLE_NUMBER}},
                              .column_count = 1,
                              .row_count = 1200,
                              .cell = number_cell};
    expect(one, (struct table_limits){.width = 3, .rows = 3},
           " tiêu…\n"
           "──────\n"
           "     0\n"
           "     1\n"
           "     ⋮\n"
           "  1199\n"
           "hiện 3/1.200 dòng\n");
}

static void shows_head_and_tail(void **state)
{
    (void)state;
    expect(wide_table(126), (struct table_limits){.width = 10, .rows = 4},
           "  a  …\n"
           "──────\n"
           "  0  …\n"
           "  1  …\n"
           "  ⋮  …\n"
           "124  …\n"
           "125  …\n"
           "hiện 4/126 dòng, 1/8 cột\n");
    const struct table table = wide_table(126);
    struct failure why = {0};
    struct buffer out;
    buffer_init(&out, LARGEST);
    assert_true(
        table_print(&table, (struct table_limits){.width = 1, .rows = 1}, LANGUAGE_EN, &out, &why));
    assert_string_equal(buffer_text(&out),
                        "a  …\n────\n0  …\n⋮  …\nshowing 1/126 rows, 1/8 columns\n");
    buffer_free(&out);
    buffer_init(&out, 10);
    assert_false(table_print(&table, (struct table_limits){0}, LANGUAGE_VI, &out, &why));
    assert_string_equal(why.code, "LT-1002");
    buffer_free(&out);
}

static void prints_blocks(void **state)
{
    (void)state;
    const struct table table = table_of(3);
    struct failure why = {0};
    struct buffer out;
    buffer_init(&out, LARGEST);
    assert_true(
        table_print_vertical(&table, (struct table_limits){.rows = 2}, LANGUAGE_VI, &out, &why));
    assert_string_equal(buffer_text(&out), "── dòng 1/3 ──\n"
                                           "Xã, phường  Ứng Hòa\n"
                                           "Vụ việc     1.234\n"
                                           "Ghi chú     đủ\n"
                                           "⋮\n"
                                           "── dòng 3/3 ──\n"
                                           "Xã, phường  Phường Văn Miếu - Quốc Tử Giám\n"
                                           "Vụ việc     —\n"
                                           "Ghi chú     a\\x1B[31m\\n\n"
                                           "hiện 2/3 dòng\n");
    buffer_free(&out);
}

static void prints_a_frame(void **state)
{
    (void)state;
    struct failure why = {0};
    struct frame *frame = frame_new(0);
    assert_non_null(frame);
    static const char *const names[] = {"năm", "xã", "nam", "rate", "p"};
    for (size_t i = 0; i < 5; i++)
        assert_true(frame_add_column(frame, names[i], &why));
    assert_true(frame_append_integer(frame, 0, 2025, &why));
    assert_true(frame_append_text(frame, 1, "Ba Vì", strlen("Ba Vì"), &why));
    assert_true(frame_append_integer(frame, 2, 12345, &why));
    assert_true(frame_append_real(frame, 3, 0.5, &why));
    assert_true(frame_append_real(frame, 4, 1.0 / 3, &why));
    assert_true(frame_end_row(frame, &why));
    assert_true(frame_append_integer(frame, 0, 2026, &why));
    assert_true(frame_append_integer(frame, 2, 2026, &why));
    assert_true(frame_append_real(frame, 3, 0.125, &why));
    assert_true(frame_append_real(frame, 4, 1.3e-7, &why));
    assert_true(frame_end_row(frame, &why));
    struct buffer out;
    buffer_init(&out, LARGEST);
    assert_true(frame_print(frame, (struct table_limits){0}, false, LANGUAGE_VI, &out, &why));
    assert_string_equal(buffer_text(&out), " năm  xã        nam   rate        p\n"
                                           "───────────────────────────────────\n"
                                           "2025  Ba Vì  12.345  0,500   0,3333\n"
                                           "2026  —       2.026  0,125  1,3e-07\n");
    buffer_clear(&out);
    assert_true(
        frame_print(frame, (struct table_limits){.rows = 1}, true, LANGUAGE_EN, &out, &why));
    assert_string_equal(buffer_text(&out), "── row 1/2 ──\n"
                                           "năm   2025\n"
                                           "xã    Ba Vì\n"
                                           "nam   12.345\n"
                                           "rate  0,500\n"
                                           "p     0,3333\n"
                                           "showing 1/2 rows\n");
    buffer_free(&out);
    frame_free(frame);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aligns),
        cmocka_unit_test(cuts_the_widest_text_first),
        cmocka_unit_test(says_there_is_nothing),
        cmocka_unit_test(leaves_out_middle_columns_never_digits),
        cmocka_unit_test(shows_head_and_tail),
        cmocka_unit_test(prints_blocks),
        cmocka_unit_test(prints_a_frame),
    };
    return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
