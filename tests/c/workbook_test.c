/* The workbook readers: the trial file of an independent writer (libxlsxwriter), and parts by hand
   for what that writer never makes. */
#include "workbook_file.h"
#include "zip_maker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <xlsxwriter.h>

/* ---- what a cell must be ---- */

static const struct sheet_cell *at(const struct workbook *workbook, size_t sheet,
                                   const char *address)
{
    uint32_t row;
    uint16_t column;
    assert_true(sheet < workbook->count);
    assert_true(sheet_parse_address(address, strlen(address), &row, &column));
    return sheet_find(&workbook->sheets[sheet], row, column);
}

static void assert_cell(const struct workbook *workbook, const char *address, enum sheet_kind kind,
                        const char *text)
{
    const struct sheet_cell *cell = at(workbook, 0, address);
    if (cell == NULL)
        fail_msg("%s is empty", address);
    char found[1000];
    snprintf(found, sizeof found, "%.*s", (int)cell->length, workbook_text(workbook, cell));
    if (cell->kind != kind || strcmp(found, text) != 0)
        fail_msg("%s: kind %d \"%s\", expected kind %d \"%s\"", address, cell->kind, found,
                 (int)kind, text);
}

/* ---- the trial file ---- */

static const char DECOMPOSED[] = "Phu\xCC\x9Bo\xCC\x9B\xCC\x80ng Đo\xCC\x82\xCC\x81ng Đa";

static void write_formats(lxw_workbook *book, lxw_worksheet *sheet)
{
    lxw_format *date = workbook_add_format(book);
    format_set_num_format(date, "dd/mm/yyyy");
    lxw_format *moment = workbook_add_format(book);
    format_set_num_format(moment, "dd/mm/yyyy hh:mm");
    lxw_format *percent = workbook_add_format(book);
    format_set_num_format(percent, "0.0%");
    lxw_datetime day = {2025, 12, 5, 0, 0, 0};
    lxw_datetime hour = {2025, 12, 5, 14, 30, 0};
    worksheet_write_datetime(sheet, 3, 2, &day, date);
    worksheet_write_datetime(sheet, 3, 3, &hour, moment);
    worksheet_write_string(sheet, 3, 4, "07/12/2025", NULL);
    worksheet_write_formula_num(sheet, 3, 5, "=11/12", percent, 0.9166666666666666);
    worksheet_write_formula_str(sheet, 3, 6, "=IF(H4=0,\"\",G4/H4)", NULL, "");
    worksheet_write_number(sheet, 3, 7, 0, NULL);
    lxw_format *serial = workbook_add_format(book);
    format_set_num_format_index(serial, 14);
    worksheet_write_number(sheet, 4, 2, 45996, serial);
    worksheet_write_number(sheet, 5, 2, 60, serial);
}

static void write_fonts(lxw_workbook *book, lxw_worksheet *sheet)
{
    lxw_format *old = workbook_add_format(book);
    format_set_font_name(old, ".VnTime");
    lxw_format *capitals = workbook_add_format(book);
    format_set_font_name(capitals, ".VnTimeH");
    lxw_format *vni = workbook_add_format(book);
    format_set_font_name(vni, "VNI-Times");
    worksheet_write_string(sheet, 6, 0, "Hßa gi¶i ë c¬ së", old);
    worksheet_write_string(sheet, 6, 1, "tæ hßa gi¶i", capitals);
    worksheet_write_string(sheet, 6, 2, "Hoøa giaûi ôû cô sôû", vni);
    worksheet_write_string(sheet, 6, 3, "Hßa gi¶i ë c¬ së",
                           NULL);                            /* the same string, no old font */
    worksheet_write_string(sheet, 7, 0, "tæ hßa gi¶i", old); /* that of B7 in another old font */
    worksheet_write_string(sheet, 7, 1, "tæ hßa gi¶i", capitals);
    char unnamed[] = "tæ ";
    char named[] = "hßa gi¶i";
    lxw_rich_string_tuple first = {NULL, unnamed};
    lxw_rich_string_tuple second = {old, named};
    lxw_rich_string_tuple *runs[] = {&first, &second, NULL};
    worksheet_write_rich_string(sheet, 6, 4, runs, old);
}

static void write_trial(const char *path)
{
    lxw_workbook *book = workbook_new(path);
    assert_non_null(book);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Biểu 12");
    lxw_worksheet *hidden = workbook_add_worksheet(book, "Danh mục");
    lxw_format *title = workbook_add_format(book);
    worksheet_merge_range(sheet, 0, 0, 0, 7, "BÁO CÁO HÒA GIẢI Ở CƠ SỞ", title);
    worksheet_merge_range(sheet, 1, 0, 2, 0, "Mã", title);
    worksheet_merge_range(sheet, 1, 1, 1, 2, "Đơn vị", title);
    worksheet_write_string(sheet, 3, 0, "00070", NULL);
    worksheet_write_string(sheet, 3, 1, DECOMPOSED, NULL);
    worksheet_write_string(sheet, 4, 1, "dòng một\ndòng hai", NULL);
    worksheet_write_boolean(sheet, 4, 3, 1, NULL);
    worksheet_write_string(sheet, 4, 4, "a\rb", NULL); /* becomes _x000D_ */
    write_formats(book, sheet);
    write_fonts(book, sheet);
    worksheet_write_number(hidden, 0, 0, 1234.5, NULL);
    worksheet_hide(hidden);
    assert_int_equal(workbook_close(book), LXW_NO_ERROR);
}

static void reads_the_trial_file(void **state)
{
    (void)state;
    char path[] = "/tmp/lotrinh-workbook-XXXXXX";
    struct workbook workbook;
    struct failure why = {0};
    close(mkstemp(path));
    write_trial(path);
    if (!workbook_file_read(path, NULL, &workbook, &why))
        fail_msg("%s", why.text);
    assert_int_equal(workbook.count, 2);
    const struct sheet *sheet = &workbook.sheets[0];
    assert_string_equal(sheet->name, "Biểu 12");
    assert_false(sheet->hidden);
    assert_true(workbook.sheets[1].hidden);
    assert_string_equal(workbook.sheets[1].name, "Danh mục");
    assert_cell(&workbook, "A1", SHEET_TEXT, "BÁO CÁO HÒA GIẢI Ở CƠ SỞ");
    assert_int_equal(sheet->merged_count, 3);
    assert_int_equal(sheet_merged_at(sheet, 1, 8)->first_column, 1);
    assert_int_equal(sheet_merged_at(sheet, 3, 1)->first_row, 2);
    assert_cell(&workbook, "A4", SHEET_TEXT, "00070");
    assert_cell(&workbook, "B4", SHEET_TEXT, "Phường Đống Đa"); /* composed */
    assert_cell(&workbook, "C4", SHEET_DATE, "2025-12-05");
    assert_cell(&workbook, "D4", SHEET_DATE, "2025-12-05T14:30:00");
    assert_cell(&workbook, "E4", SHEET_TEXT, "07/12/2025");
    assert_cell(&workbook, "F4", SHEET_NUMBER, "0.9166666666666666");
    assert_int_equal(at(&workbook, 0, "F4")->flags, SHEET_IS_PERCENT | SHEET_IS_FORMULA);
    assert_cell(&workbook, "G4", SHEET_TEXT, ""); /* an empty result is neither 0 nor missing */
    assert_int_equal(at(&workbook, 0, "G4")->flags, SHEET_IS_FORMULA);
    assert_cell(&workbook, "H4", SHEET_NUMBER, "0");
    assert_cell(&workbook, "B5", SHEET_TEXT, "dòng một\ndòng hai");
    assert_cell(&workbook, "C5", SHEET_DATE, "2025-12-05"); /* a built-in format */
    assert_cell(&workbook, "D5", SHEET_BOOLEAN, "TRUE");
    assert_cell(&workbook, "E5", SHEET_TEXT, "a\rb");
    assert_cell(&workbook, "C6", SHEET_ERROR, "60"); /* 29 February 1900 */
    assert_null(at(&workbook, 0, "B1"));             /* under the merged title */
    assert_cell(&workbook, "A7", SHEET_TEXT, "Hòa giải ở cơ sở");
    assert_int_equal(at(&workbook, 0, "A7")->flags, SHEET_IS_CONVERTED);
    assert_string_equal(workbook.fonts[at(&workbook, 0, "A7")->font], ".VnTime");
    assert_cell(&workbook, "B7", SHEET_TEXT, "TỔ HÒA GIẢI");
    assert_cell(&workbook, "C7", SHEET_TEXT, "Hòa giải ở cơ sở");
    assert_cell(&workbook, "D7", SHEET_TEXT, "Hßa gi¶i ë c¬ së"); /* its font says nothing */
    assert_int_equal(at(&workbook, 0, "D7")->flags, 0);
    assert_cell(&workbook, "A8", SHEET_TEXT, "tổ hòa giải");
    assert_cell(&workbook, "B8", SHEET_TEXT, "TỔ HÒA GIẢI");
    assert_cell(&workbook, "E7", SHEET_TEXT,
                "tổ hòa giải"); /* runs, the first in the cell's font */
    workbook_free(&workbook);
    unlink(path);
}

/* ---- parts by hand ---- */

#define MAIN    "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT  "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static const char ROOT_RELATIONS[] =
    "<Relationships xmlns='" PACKAGE "'><Relationship Id='a' Type='" OFFICE
    "/officeDocument' Target='xl/workbook.xml'/></Relationships>";
static const char RELATIONS[] =
    "<Relationships xmlns='" PACKAGE "'>"
    "<Relationship Id='r1' Type='" OFFICE "/worksheet' Target='worksheets/first.xml'/>"
    "<Relationship Id='r2' Type='" OFFICE "/styles' Target='/xl/styles.xml'/>"
    "<Relationship Id='r3' Type='" OFFICE "/sharedStrings' Target='../xl/strings.xml'/>"
    "<Relationship Id='r9' Type='" OFFICE "/hyperlink' Target='http://example.invalid/' "
    "TargetMode='External'/></Relationships>";
static const char BOOK[] =
    "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE
    "'><sheets><sheet name='Một' sheetId='7' r:id='r1'/></sheets></workbook>";

/* A workbook of one sheet whose parts are given; NULL leaves a part out. */
static bool read_xlsx(const char *book, const char *sheet, const char *strings, const char *styles,
                      struct workbook *workbook, struct failure *why)
{
    struct zip_maker zip;
    zip_start(&zip);
    zip_add(&zip, "_rels/.rels", ROOT_RELATIONS);
    zip_add(&zip, "xl/workbook.xml", book != NULL ? book : BOOK);
    zip_add(&zip, "xl/_rels/workbook.xml.rels", RELATIONS);
    zip_add(&zip, "xl/worksheets/first.xml", sheet);
    zip_add(&zip, "xl/strings.xml", strings != NULL ? strings : "<sst xmlns='" MAIN "'/>");
    zip_add(&zip, "xl/styles.xml", styles != NULL ? styles : "<styleSheet xmlns='" MAIN "'/>");
    zip_finish(&zip);
    const bool ok = workbook_file_read_memory("tay.xlsx", buffer_text(&zip.file), zip.file.length,
                                              NULL, workbook, why);
    zip_free(&zip);
    return ok;
}

static void must_read(const char *book, const char *sheet, const char *strings, const char *styles,
                      struct workbook *workbook)
{
    struct failure why = {0};
    if (!read_xlsx(book, sheet, strings, styles, workbook, &why))
        fail_msg("%s %s", why.code, why.text);
}

#define SHEET(rows) "<worksheet xmlns='" MAIN "'><sheetData>" rows "</sheetData></worksheet>"

static void reads_prefixes_and_strict(void **state)
{
    (void)state;
    struct workbook workbook;
    must_read("<x:workbook xmlns:x='" MAIN "' xmlns:rel='" OFFICE
              "'><x:sheets><x:sheet name='Một' rel:id='r1'/></x:sheets></x:workbook>",
              "<x:worksheet xmlns:x='" MAIN "'><x:sheetData><x:row r='17'><x:c r='B17'>"
              "<x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>",
              NULL, NULL, &workbook);
    assert_cell(&workbook, "B17", SHEET_NUMBER, "5");
    workbook_free(&workbook);
    must_read("<workbook xmlns='" STRICT "' xmlns:r='http://purl.oclc.org/ooxml/officeDocument/"
              "relationships'><sheets><sheet name='Một' r:id='r1'/></sheets></workbook>",
              "<worksheet xmlns='" STRICT "'><sheetData><row r='2'><c r='A2' t='d'>"
              "<v>2025-12-05</v></c></row></sheetData></worksheet>",
              NULL, NULL, &workbook);
    assert_cell(&workbook, "A2", SHEET_DATE, "2025-12-05");
    workbook_free(&workbook);
}

static void reads_cells_without_addresses(void **state)
{
    (void)state;
    struct workbook workbook;
    must_read(
        NULL,
        SHEET("<row/><row><c><v>1</v></c><c/><c><v>3</v></c></row>"
              "<row r='5'><c r='D5'><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>"),
        NULL, NULL, &workbook);
    assert_cell(&workbook, "A2", SHEET_NUMBER, "1");
    assert_null(at(&workbook, 0, "B2"));
    assert_cell(&workbook, "C2", SHEET_NUMBER, "3");
    assert_cell(&workbook, "E5", SHEET_NUMBER, "5");
    assert_cell(&workbook, "A6", SHEET_NUMBER, "6");
    workbook_free(&workbook);
}

static void tells_formula_results_apart(void **state)
{
    (void)state;
    struct workbook workbook;
    must_read(
        NULL,
        SHEET("<row r='1'><c r='A1'><f>1+1</f></c>"
              "<c r='B1' t='str'><f>\"\"</f><v></v></c>"
              "<c r='C1'><f>A1</f><v></v></c>"
              "<c r='D1' t='e'><f>1/0</f><v>#DIV/0!</v></c>"
              "<c r='E1' t='str'><f>B1</f><v>x_x000D_y_x005F_x0041_</v></c>"
              "<c r='F1' s='0'/><c r='G1' t='b'><v>0</v></c><c r='H1'><v> 1.5E3 </v></c></row>"),
        NULL, NULL, &workbook);
    assert_cell(&workbook, "A1", SHEET_FORMULA_WITHOUT_RESULT, "");
    assert_cell(&workbook, "B1", SHEET_TEXT, "");
    assert_cell(&workbook, "C1", SHEET_TEXT, "");
    assert_cell(&workbook, "D1", SHEET_ERROR, "#DIV/0!");
    assert_cell(&workbook, "E1", SHEET_TEXT, "x\ry_x0041_");
    assert_null(at(&workbook, 0, "F1"));
    assert_cell(&workbook, "G1", SHEET_BOOLEAN, "FALSE");
    assert_cell(&workbook, "H1", SHEET_NUMBER, "1.5E3");
    workbook_free(&workbook);
}

static void joins_runs_and_skips_phonetics(void **state)
{
    (void)state;
    struct workbook workbook;
    must_read(
        NULL,
        SHEET("<row r='1'><c r='A1' t='s'><v>1</v></c><c r='B1' t='s'><v>0</v></c>"
              "<c r='C1' t='inlineStr'><is><r><t>Tổ </t></r><r><rPr><rFont val='.VnTime'/></rPr>"
              "<t>hßa</t></r><rPh sb='0' eb='1'><t>phonetic</t></rPh></is></c>"
              "<c r='D1' t='inlineStr'><is><t/></is></c></row>"),
        "<sst xmlns='" MAIN "'><si><t xml:space='preserve'> a </t></si>"
        "<si><r><t>hoa</t></r><r><t>\xCC\x80</t></r><rPh sb='0' eb='1'><t>no</t></rPh></si></sst>",
        NULL, &workbook);
    assert_cell(&workbook, "A1", SHEET_TEXT, "hoà"); /* a mark in the run after its letter */
    assert_cell(&workbook, "B1", SHEET_TEXT, " a ");
    assert_cell(&workbook, "C1", SHEET_TEXT, "Tổ hòa");
    assert_cell(&workbook, "D1", SHEET_TEXT, "");
    workbook_free(&workbook);
}

static void reads_1904_dates_and_custom_formats(void **state)
{
    (void)state;
    struct workbook workbook;
    must_read(
        "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE
        "'><workbookPr date1904='1'/><sheets><sheet name='Một' r:id='r1'/></sheets></workbook>",
        SHEET("<row r='1'><c r='A1' s='1'><v>44534</v></c><c r='B1' s='2'><v>1.25</v></c>"
              "<c r='C1' s='3'><v>5</v></c><c r='D1' s='99'><v>5</v></c></row>"),
        NULL,
        "<styleSheet xmlns='" MAIN "'><numFmts><numFmt numFmtId='164' "
        "formatCode='[$-42A]dd/mm/yyyy'/><numFmt numFmtId='165' formatCode='[h]:mm'/>"
        "<numFmt numFmtId='166' formatCode='0 \"vụ dở\"'/></numFmts>"
        "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
        "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/>"
        "<xf numFmtId='166'/></cellXfs></styleSheet>",
        &workbook);
    assert_cell(&workbook, "A1", SHEET_DATE, "2025-12-05");
    assert_cell(&workbook, "B1", SHEET_DATE, "PT30H0M0S");
    assert_cell(&workbook, "C1", SHEET_NUMBER, "5");
    assert_cell(&workbook, "D1", SHEET_NUMBER, "5");
    workbook_free(&workbook);
}

/* ---- .ods ---- */

#define ODS_SPACES                                                                                 \
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                             \
    "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                               \
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                 \
    "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "                               \
    "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' "                      \
    "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'"

static bool read_ods(const char *styles, const char *tables, struct workbook *workbook,
                     struct failure *why)
{
    struct zip_maker zip;
    struct buffer content;
    buffer_init(&content, 1 << 20);
    buffer_printf(&content,
                  "<office:document-content " ODS_SPACES "><office:automatic-styles>%s"
                  "</office:automatic-styles><office:body><office:spreadsheet>%s"
                  "</office:spreadsheet></office:body></office:document-content>",
                  styles, tables);
    zip_start(&zip);
    zip_add(&zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    zip_add(&zip, "content.xml", buffer_text(&content));
    zip_finish(&zip);
    const bool ok = workbook_file_read_memory("tay.ods", buffer_text(&zip.file), zip.file.length,
                                              NULL, workbook, why);
    zip_free(&zip);
    buffer_free(&content);
    return ok;
}

static const char ODS_STYLES[] =
    "<style:style style:name='ta1'><style:table-properties table:display='false'/></style:style>"
    "<style:style style:name='old'><style:text-properties style:font-name='.VnTime'/></style:style>"
    "<style:style style:name='child' style:parent-style-name='old'/>";

static const char ODS_TABLES[] =
    "<table:table table:name='Biểu'>"
    "<table:table-column table:number-columns-repeated='3'/>"
    "<table:table-column table:default-cell-style-name='child'/>"
    "<table:table-row><table:table-cell office:value-type='string' "
    "table:number-columns-spanned='3' table:number-rows-spanned='2'><text:p>Tổ<text:s text:c='2'/>"
    "hòa</text:p><text:p>giải</text:p><office:annotation><text:p>ghi chú</text:p>"
    "</office:annotation></table:table-cell><table:covered-table-cell "
    "table:number-columns-repeated='2'/><table:table-cell office:value-type='string'>"
    "<text:p>hßa</text:p></table:table-cell><table:table-cell "
    "table:number-columns-repeated='16380'/></table:table-row>"
    "<table:table-row table:number-rows-repeated='3'><table:table-cell/>"
    "<table:table-cell office:value-type='float' office:value='7' "
    "table:number-columns-repeated='2'><text:p>7</text:p></table:table-cell></table:table-row>"
    "<table:table-row><table:table-cell office:value-type='date' office:date-value='2025-12-05'/>"
    "<table:table-cell office:value-type='date' "
    "office:date-value='2025-12-05T14:30:00.000000000'/>"
    "<table:table-cell office:value-type='percentage' office:value='0.905'/>"
    "<table:table-cell office:value-type='boolean' office:boolean-value='true'/>"
    "<table:table-cell office:value-type='time' office:time-value='PT14H30M00S'/>"
    "<table:table-cell table:formula='of:=1/0' office:value-type='string' "
    "office:string-value='' calcext:value-type='error'><text:p>#DIV/0!</text:p></table:table-cell>"
    "<table:table-cell table:formula='of:=1+1'/>"
    "<table:table-cell table:formula='of:=\"\"' office:value-type='string' "
    "office:string-value=''/></table:table-row>"
    "<table:table-row table:number-rows-repeated='1048571'><table:table-cell "
    "table:number-columns-repeated='16384'/></table:table-row></table:table>"
    "<table:table table:name='Ẩn' table:style-name='ta1'/>";

static void reads_ods(void **state)
{
    (void)state;
    struct workbook workbook;
    struct failure why = {0};
    if (!read_ods(ODS_STYLES, ODS_TABLES, &workbook, &why))
        fail_msg("%s %s", why.code, why.text);
    assert_int_equal(workbook.count, 2);
    assert_string_equal(workbook.sheets[0].name, "Biểu");
    assert_true(workbook.sheets[1].hidden);
    assert_cell(&workbook, "A1", SHEET_TEXT, "Tổ  hòa\ngiải");
    assert_int_equal(sheet_merged_at(&workbook.sheets[0], 2, 3)->last_column, 3);
    assert_cell(&workbook, "D1", SHEET_TEXT, "hòa"); /* .VnTime by the column's style's parent */
    assert_int_equal(at(&workbook, 0, "D1")->flags, SHEET_IS_CONVERTED);
    assert_cell(&workbook, "B2", SHEET_NUMBER, "7");
    assert_cell(&workbook, "C4", SHEET_NUMBER, "7");
    assert_null(at(&workbook, 0, "A3"));
    assert_cell(&workbook, "A5", SHEET_DATE, "2025-12-05");
    assert_cell(&workbook, "B5", SHEET_DATE, "2025-12-05T14:30:00");
    assert_cell(&workbook, "C5", SHEET_NUMBER, "0.905");
    assert_int_equal(at(&workbook, 0, "C5")->flags, SHEET_IS_PERCENT);
    assert_cell(&workbook, "D5", SHEET_BOOLEAN, "TRUE");
    assert_cell(&workbook, "E5", SHEET_DATE, "14:30:00");
    assert_int_equal(at(&workbook, 0, "F5")->kind, SHEET_ERROR);
    assert_cell(&workbook, "G5", SHEET_FORMULA_WITHOUT_RESULT, "");
    assert_cell(&workbook, "H5", SHEET_TEXT, "");
    assert_int_equal(workbook.sheets[0].last_row, 5); /* blanks to the end are not rows */
    assert_int_equal(workbook.sheets[0].count, 2 + 6 + 8);
    workbook_free(&workbook);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_trial_file),
        cmocka_unit_test(reads_prefixes_and_strict),
        cmocka_unit_test(reads_cells_without_addresses),
        cmocka_unit_test(tells_formula_results_apart),
        cmocka_unit_test(joins_runs_and_skips_phonetics),
        cmocka_unit_test(reads_1904_dates_and_custom_formats),
        cmocka_unit_test(reads_ods),
    };
    return cmocka_run_group_tests_name("workbook", tests, NULL, NULL);
}
