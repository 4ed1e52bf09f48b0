/* sheet.c and sheet_format.c: addresses, order, dates; the days were counted with a calendar. */
#include "sheet.h"
#include "sheet_format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void writes_and_reads_addresses(void **state)
{
    (void)state;
    static const struct {
        uint32_t row;
        uint16_t column;
        const char *address;
    } cases[] = {{17, 2, "B17"},
                 {1, 1, "A1"},
                 {1, 26, "Z1"},
                 {9, 27, "AA9"},
                 {1, 702, "ZZ1"},
                 {1, 703, "AAA1"},
                 {1048576, 16384, "XFD1048576"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char address[SHEET_ADDRESS];
        uint32_t row;
        uint16_t column;
        assert_string_equal(sheet_address(cases[i].row, cases[i].column, address),
                            cases[i].address);
        assert_true(sheet_parse_address(address, strlen(address), &row, &column));
        assert_int_equal(row, cases[i].row);
        assert_int_equal(column, cases[i].column);
    }
    static const char *const wrong[] = {"",         "B",    "17",  "B0",    "B017", "XFE1",
                                        "A1048577", "B17x", "B-1", "EQXD1", "$$B1", "B 1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        uint32_t row;
        uint16_t column;
        assert_false(sheet_parse_address(wrong[i], strlen(wrong[i]), &row, &column));
    }
    uint32_t row;
    uint16_t column;
    assert_true(sheet_parse_address("$c$4", 4, &row, &column));
    assert_int_equal(row, 4);
    assert_int_equal(column, 3);
}

static void add(struct workbook *workbook, uint32_t row, uint16_t column, const char *text)
{
    struct failure why = {0};
    struct sheet_cell cell = {.row = row, .column = column, .kind = SHEET_TEXT};
    assert_true(workbook_add_text(workbook, text, strlen(text), &cell, &why));
    assert_true(sheet_add_cell(&workbook->sheets[0], &cell, &why));
}

static void sorts_and_finds(void **state)
{
    (void)state;
    struct workbook workbook;
    struct failure why = {0};
    assert_true(workbook_init(&workbook, 1000, &why));
    struct sheet *sheet = workbook_add_sheet(&workbook, "Biểu 11", false, &why);
    assert_non_null(sheet);
    add(&workbook, 3, 2, "B3");
    add(&workbook, 1, 5, "E1");
    add(&workbook, 3, 1, "A3");
    assert_true(sheet_finish(sheet, "x.xlsx", &why));
    const struct sheet_cell *cell = sheet_find(sheet, 3, 2);
    assert_non_null(cell);
    assert_memory_equal(workbook_text(&workbook, cell), "B3", 2);
    assert_null(sheet_find(sheet, 2, 2));
    assert_null(sheet_find(sheet, 3, 70000));
    assert_int_equal(sheet->last_row, 3);
    assert_int_equal(sheet->last_column, 5);
    assert_int_equal(sheet_from_row(sheet, 2)->column, 1);
    add(&workbook, 1, 5, "again");
    assert_false(sheet_finish(sheet, "x.xlsx", &why));
    assert_string_equal(why.code, "LT-1720");
    assert_non_null(strstr(why.text, "E1"));
    workbook_free(&workbook);
    workbook_free(&workbook);
}

static void finds_merged_ranges(void **state)
{
    (void)state;
    struct workbook workbook;
    struct failure why = {0};
    assert_true(workbook_init(&workbook, 1000, &why));
    struct sheet *sheet = workbook_add_sheet(&workbook, "x", true, &why);
    assert_non_null(sheet);
    assert_true(sheet_add_merged(sheet, (struct sheet_range){1, 1, 1, 8}, &why));
    assert_non_null(sheet_merged_at(sheet, 1, 8));
    assert_null(sheet_merged_at(sheet, 1, 9));
    assert_null(sheet_merged_at(sheet, 2, 1));
    workbook_free(&workbook);
}

static void tells_formats_apart(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        enum sheet_format format;
    } cases[] = {
        {"General", SHEET_FORMAT_NUMBER},
        {"#,##0.00", SHEET_FORMAT_NUMBER},
        {"0.00E+00", SHEET_FORMAT_NUMBER},
        {"dd/mm/yyyy", SHEET_FORMAT_DATE},
        {"[$-42A]d \"tháng\" m", SHEET_FORMAT_DATE},
        {"mm:ss.0", SHEET_FORMAT_DATE},
        {"[h]:mm:ss", SHEET_FORMAT_DURATION},
        {"[mm]:ss", SHEET_FORMAT_DURATION},
        {"0.0%", SHEET_FORMAT_PERCENT},
        {"0,0\\ %;[Red]-0,0\\ %", SHEET_FORMAT_PERCENT},
        {"#,##0 \"vụ đã hòa giải\"", SHEET_FORMAT_NUMBER}, /* d, m, y, h, s in quotes */
        {"#,##0\\ \\d", SHEET_FORMAT_NUMBER},              /* an escaped letter */
        {"[Red]0", SHEET_FORMAT_NUMBER},
        {"[Magenta]0;dd", SHEET_FORMAT_NUMBER}, /* only the first section counts */
        {"0_d", SHEET_FORMAT_NUMBER},           /* a space as wide as d */
        {"@", SHEET_FORMAT_NUMBER},
        {"\"unclosed", SHEET_FORMAT_NUMBER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sheet_format_custom(cases[i].code) != cases[i].format)
            fail_msg("%s", cases[i].code);
    assert_int_equal(sheet_format_builtin(14), SHEET_FORMAT_DATE);
    assert_int_equal(sheet_format_builtin(46), SHEET_FORMAT_DURATION);
    assert_int_equal(sheet_format_builtin(10), SHEET_FORMAT_PERCENT);
    assert_int_equal(sheet_format_builtin(2), SHEET_FORMAT_NUMBER);
    assert_int_equal(sheet_format_builtin(49), SHEET_FORMAT_NUMBER);
}

static void writes_dates(void **state)
{
    (void)state;
    static const struct {
        double serial;
        bool date1904;
        enum sheet_format format;
        const char *text; /* NULL: no such day */
    } cases[] = {
        {45996, false, SHEET_FORMAT_DATE, "2025-12-05"},
        {45839, false, SHEET_FORMAT_DATE, "2025-07-01"},
        {1, false, SHEET_FORMAT_DATE, "1900-01-01"},
        {59, false, SHEET_FORMAT_DATE, "1900-02-28"},
        {60, false, SHEET_FORMAT_DATE, NULL}, /* 29 February 1900 */
        {61, false, SHEET_FORMAT_DATE, "1900-03-01"},
        {0, true, SHEET_FORMAT_DATE, "1904-01-01"},
        {44534, true, SHEET_FORMAT_DATE, "2025-12-05"}, /* 45996 - 1462 */
        {45996.604166666664, false, SHEET_FORMAT_DATE, "2025-12-05T14:30:00"},
        {45996.9999999, false, SHEET_FORMAT_DATE, "2025-12-06"},
        {0.604166666666667, false, SHEET_FORMAT_DATE, "14:30:00"},
        {1.260416666666667, false, SHEET_FORMAT_DURATION, "PT30H15M0S"},
        {-1, false, SHEET_FORMAT_DATE, NULL},
        {2958465, false, SHEET_FORMAT_DATE, "9999-12-31"},
        {2958466, false, SHEET_FORMAT_DATE, NULL},
        {1e300, false, SHEET_FORMAT_DATE, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[SHEET_DATE_TEXT] = "";
        const bool known =
            sheet_date_from_serial(cases[i].serial, cases[i].format, cases[i].date1904, text);
        assert_int_equal(known, cases[i].text != NULL);
        if (known)
            assert_string_equal(text, cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_and_reads_addresses),
        cmocka_unit_test(sorts_and_finds),
        cmocka_unit_test(finds_merged_ranges),
        cmocka_unit_test(tells_formats_apart),
        cmocka_unit_test(writes_dates),
    };
    return cmocka_run_group_tests_name("sheet", tests, NULL, NULL);
}
