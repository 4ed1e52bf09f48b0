/* csv.c: RFC 4180 by its own examples, places of errors, pieces of every size. */
#include "csv.h"

#include "language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The rows of a text as one: cells between bars, quoted ones with ', a line end a row. */
static bool show(struct csv_reader *reader, char *out, size_t room, struct failure *why)
{
    size_t used = 0;
    out[0] = '\0';
    for (;;) {
        const enum csv_step step = csv_next_row(reader, why);
        if (step != CSV_ROW)
            return step == CSV_END;
        for (size_t i = 0; i < csv_columns(reader); i++) {
            const struct csv_cell cell = csv_cell(reader, i);
            assert_int_equal(strlen(cell.text), cell.length);
            used += (size_t)snprintf(out + used, room - used, "|%s%s", cell.quoted ? "'" : "",
                                     cell.text);
        }
        used += (size_t)snprintf(out + used, room - used, "\n");
    }
}

static void expect(const char *text, const char *rows)
{
    struct failure why = {0};
    char shown[512];
    struct csv_reader *reader = csv_open_text(text, strlen(text), NULL, &why);
    assert_non_null(reader);
    assert_true(show(reader, shown, sizeof shown, &why));
    csv_close(reader);
    assert_string_equal(shown, rows);
}

static void expect_refusal(const char *text, size_t length, const char *sentence)
{
    struct failure why = {0};
    char shown[512];
    struct csv_reader *reader = csv_open_text(text, length, NULL, &why);
    assert_non_null(reader);
    assert_false(show(reader, shown, sizeof shown, &why));
    assert_string_equal(why.text, sentence);
    assert_int_equal(why.kind, FAILURE_DATA);
    struct failure again = {0};
    assert_int_equal(csv_next_row(reader, &again), CSV_FAILED);
    assert_string_equal(again.text, sentence);
    csv_close(reader);
}

static void reads_what_the_standard_shows(void **state)
{
    (void)state;
    expect("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", "|aaa|bbb|ccc\n|zzz|yyy|xxx\n");
    expect("aaa,bbb,ccc\nzzz,yyy,xxx", "|aaa|bbb|ccc\n|zzz|yyy|xxx\n");
    expect("\"aaa\",\"b\r\nbb\",\"ccc\"\r\n", "|'aaa|'b\r\nbb|'ccc\n");
    expect("\"aaa\",\"b\"\"bb\",\"ccc\"", "|'aaa|'b\"bb|'ccc\n");
    expect("", "");
    expect("\n", "|\n");
    expect(",\n", "||\n");
    expect("a,", "|a|\n");
    expect("\"\",", "|'|\n");
    expect("\"\"", "|'\n");
    expect(" a , b ", "| a | b \n"); /* spaces belong to the cell */
    expect("\xEF\xBB\xBFhòa,giải\n", "|hòa|giải\n");
    expect("\xEF\xBB\xBF\"a\"\n", "|'a\n");
    expect("\xEF\xBB\xBF", "");
    expect("\xEF\xBBx\n", "|\xEF\xBBx\n");
}

static void says_where_it_is_malformed(void **state)
{
    (void)state;
    language_set(LANGUAGE_EN);
    expect_refusal("a,b\n1,2\"3\n", 10,
                   "CSV line 2, column 2: a quote inside a cell that does not begin with one");
    expect_refusal("a\n\"b\"c\n", 7, "CSV line 2, column 1: text after a closing quote");
    expect_refusal("a\n\"b\nc\n", 7, "CSV line 2: a cell opens a quote that is never closed");
    expect_refusal("a,b\rc\n", 6, "CSV line 1, column 3: a carriage return without a line feed");
    expect_refusal("a,b\r", 4, "CSV line 1, column 3: a carriage return without a line feed");
    expect_refusal("a,b\0c\n", 6, "CSV line 1, column 2: a NUL byte");
    expect_refusal("\"x\ny\",\"z\n\"q", 12, "CSV line 3, column 2: text after a closing quote");
    language_set(LANGUAGE_VI);
    expect_refusal("a\n\"b\"c\n", 7, "CSV dòng 2, cột 1: có chữ sau dấu ngoặc kép đóng");
}

static void keeps_its_limits(void **state)
{
    (void)state;
    language_set(LANGUAGE_EN);
    struct failure why = {0};
    const struct csv_settings few = {.most_columns = 2, .separator = ';'};
    struct csv_reader *reader = csv_open_text("1;2\n1;2;3\n", 10, &few, &why);
    assert_int_equal(csv_next_row(reader, &why), CSV_ROW);
    assert_int_equal(csv_next_row(reader, &why), CSV_FAILED);
    assert_string_equal(why.text, "CSV line 2, column 3: too many columns");
    csv_close(reader);
    const struct csv_settings small = {.longest_row = 4};
    reader = csv_open_text("abc\nabcd\n", 9, &small, &why);
    assert_int_equal(csv_next_row(reader, &why), CSV_ROW);
    assert_int_equal(csv_next_row(reader, &why), CSV_FAILED);
    assert_string_equal(why.text, "CSV line 2, column 1: the row is too long");
    csv_close(reader);
}

static void counts_rows_and_lines(void **state)
{
    (void)state;
    struct failure why = {0};
    struct csv_reader *reader = csv_open_text("a\n\"b\nc\"\nd\n", 10, NULL, &why);
    for (size_t row = 1; row <= 3; row++) {
        static const size_t lines[] = {1, 2, 4};
        assert_int_equal(csv_next_row(reader, &why), CSV_ROW);
        assert_int_equal(csv_row(reader), row);
        assert_int_equal(csv_line(reader), lines[row - 1]);
    }
    assert_int_equal(csv_next_row(reader, &why), CSV_END);
    csv_close(reader);
}

struct pieces {
    const char *text;
    size_t length;
    size_t size;
    size_t given;
};

static bool give(void *context, const char **bytes, size_t *length, struct failure *why)
{
    (void)why;
    struct pieces *pieces = context;
    const size_t left = pieces->length - pieces->given;
    *bytes = pieces->text + pieces->given;
    *length = left < pieces->size ? left : pieces->size;
    pieces->given += *length;
    return true;
}

static bool break_off(void *context, const char **bytes, size_t *length, struct failure *why)
{
    struct pieces *pieces = context;
    if (pieces->given > 0)
        return failure_set(why, FAILURE_DATA, "LT-0000", "đứt", "broken");
    return give(context, bytes, length, why);
}

static void reads_the_same_in_pieces(void **state)
{
    (void)state;
    static const char text[] = "\xEF\xBB\xBF\"a\"\"b\",c\r\n\"d\r\ne\",\"\"\r\n,f";
    static const char rows[] = "|'a\"b|c\n|'d\r\ne|'\n||f\n";
    for (size_t size = 1; size < sizeof text; size++) {
        struct pieces pieces = {text, sizeof text - 1, size, 0};
        struct failure why = {0};
        char shown[128];
        struct csv_reader *reader = csv_open(give, &pieces, NULL, &why);
        assert_true(show(reader, shown, sizeof shown, &why));
        assert_string_equal(shown, rows);
        csv_close(reader);
    }
    struct pieces pieces = {text, sizeof text - 1, 5, 0};
    struct failure why = {0};
    char shown[128];
    struct csv_reader *reader = csv_open(break_off, &pieces, NULL, &why);
    assert_false(show(reader, shown, sizeof shown, &why));
    assert_string_equal(why.code, "LT-0000");
    csv_close(reader);
}

static void limits_cells_and_sees_a_cut_text(void **state)
{
    (void)state;
    const struct csv_settings settings = {.longest_cell = 3};
    struct failure why = {0};
    struct csv_reader *reader = csv_open_text("abc,de\nabcd", 11, &settings, &why);
    assert_non_null(reader);
    assert_int_equal(csv_next_row(reader, &why), CSV_ROW);
    assert_int_equal(csv_next_row(reader, &why), CSV_FAILED);
    assert_string_equal(why.code, "LT-1780");
    csv_close(reader);
    static const char *const texts[] = {"a,60\n", "a,6"};
    for (int i = 0; i < 2; i++) {
        reader = csv_open_text(texts[i], strlen(texts[i]), NULL, &why);
        assert_non_null(reader);
        assert_int_equal(csv_next_row(reader, &why), CSV_ROW);
        assert_int_equal(csv_next_row(reader, &why), CSV_END);
        assert_int_equal(csv_is_unfinished(reader), i == 1);
        csv_close(reader);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_standard_shows),
        cmocka_unit_test(says_where_it_is_malformed),
        cmocka_unit_test(keeps_its_limits),
        cmocka_unit_test(counts_rows_and_lines),
        cmocka_unit_test(reads_the_same_in_pieces),
        cmocka_unit_test(limits_cells_and_sees_a_cut_text),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
