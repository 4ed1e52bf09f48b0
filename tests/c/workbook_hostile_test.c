/* Files that are not what they say, or are made to hurt: each gets one sentence, its own code and
 * exit 3. */
#include "workbook_file.h"
#include "zip_maker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MAIN    "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static const char ROOT_RELATIONS[] =
    "<Relationships xmlns='" PACKAGE "'><Relationship Id='a' Type='" OFFICE
    "/officeDocument' Target='xl/workbook.xml'/></Relationships>";
static const char RELATIONS[] =
    "<Relationships xmlns='" PACKAGE "'>"
    "<Relationship Id='r1' Type='" OFFICE "/worksheet' Target='sheet.xml'/></Relationships>";
static const char BOOK[] = "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE
                           "'><sheets><sheet name='Một' r:id='r1'/></sheets></workbook>";

static void assert_refused_bytes(const char *bytes, size_t length, const char *code)
{
    struct workbook workbook;
    struct failure why = {0};
    const bool ok = workbook_file_read_memory("xã A.xlsx", bytes, length, NULL, &workbook, &why);
    workbook_free(&workbook);
    assert_false(ok);
    if (strcmp(why.code, code) != 0)
        fail_msg("%s expected, got %s %s", code, why.code, why.text);
    assert_int_equal(why.kind, FAILURE_DATA);
    assert_non_null(strstr(why.text, "xã A.xlsx"));
}

static void pack(struct zip_maker *zip, const char *root, const char *book, const char *relations,
                 const char *sheet)
{
    zip_start(zip);
    zip_add(zip, "_rels/.rels", root);
    zip_add(zip, "xl/workbook.xml", book);
    zip_add(zip, "xl/_rels/workbook.xml.rels", relations);
    zip_add(zip, "xl/sheet.xml", sheet);
    zip_finish(zip);
}

static void assert_refused_sheet(const char *sheet, const char *code)
{
    struct zip_maker zip;
    pack(&zip, ROOT_RELATIONS, BOOK, RELATIONS, sheet);
    assert_refused_bytes(buffer_text(&zip.file), zip.file.length, code);
    zip_free(&zip);
}

#define SHEET(rows) "<worksheet xmlns='" MAIN "'><sheetData>" rows "</sheetData></worksheet>"

static void refuses_other_kinds_of_file(void **state)
{
    (void)state;
    char ole2[2048] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    assert_refused_bytes(ole2, sizeof ole2, "LT-1726");
    memcpy(ole2 + 1024 + 128, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0\0", 34);
    assert_refused_bytes(ole2, sizeof ole2, "LT-1725");
    static const char html[] = "\r\n<html><body><table><tr><td>5</td></tr></table></body></html>";
    assert_refused_bytes(html, sizeof html - 1, "LT-1727");
    static const char xml[] = "\xEF\xBB\xBF<?xml version='1.0'?><?mso-application "
                              "progid='Excel.Sheet'?><Workbook/>";
    assert_refused_bytes(xml, sizeof xml - 1, "LT-1727");
    assert_refused_bytes("STT,Tên\n1,A\n", 13, "LT-1728");
    assert_refused_bytes("", 0, "LT-1728");
    assert_refused_bytes("\0\0\0\0\0\0\0\0", 8, "LT-1728");
    struct zip_maker zip;
    zip_start(&zip);
    zip_add(&zip, "readme.txt", "x");
    zip_finish(&zip);
    assert_refused_bytes(buffer_text(&zip.file), zip.file.length, "LT-1724");
    zip_free(&zip);
    pack(&zip, ROOT_RELATIONS, "<w:document xmlns:w='x'/>", RELATIONS, "<x/>");
    assert_refused_bytes(buffer_text(&zip.file), zip.file.length, "LT-1746");
    zip_free(&zip);
}

static void refuses_bombs_of_entities(void **state)
{
    (void)state;
    assert_refused_sheet("<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                         "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><w>&c;</w>",
                         "LT-1743");
    assert_refused_sheet("<!DOCTYPE w SYSTEM 'file:///etc/passwd'><w/>", "LT-1743");
    assert_refused_sheet("<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w>&x;</w>",
                         "LT-1743");
}

static void refuses_deep_nesting(void **state)
{
    (void)state;
    struct buffer deep;
    buffer_init(&deep, 1 << 20);
    for (int i = 0; i < 10000; i++)
        buffer_append_text(&deep, "<a>");
    assert_refused_sheet(buffer_text(&deep), "LT-1742");
    buffer_free(&deep);
}

static void refuses_malformed_xml(void **state)
{
    (void)state;
    assert_refused_sheet(SHEET("<row><c><v>1</row>"), "LT-1744");
    assert_refused_sheet("<worksheet><sheetData>", "LT-1744");
    assert_refused_sheet("", "LT-1744");
    assert_refused_sheet(SHEET("<row><c t='str'><v>\xC0\xAF</v></c></row>"), "LT-1744");
    assert_refused_sheet(SHEET("<row><c t='str'><v>\x01</v></c></row>"), "LT-1744");
    assert_refused_sheet(SHEET("<row><c t='str'><v>&#0;</v></c></row>"), "LT-1744");
}

static void refuses_cells_that_cannot_be(void **state)
{
    (void)state;
    static const char *const rows[] = {
        SHEET("<row r='1'><c r='A1' t='s'><v>0</v></c></row>"), /* no such shared string */
        SHEET("<row r='1'><c r='A1' t='s'><v>-1</v></c></row>"),
        SHEET("<row r='1'><c r='A1'><v>12a</v></c></row>"),  /* not a number */
        SHEET("<row r='1'><c r='A1'><v>0x10</v></c></row>"), /* C would read it */
        SHEET("<row r='1'><c r='A1'><v>nan</v></c></row>"),  /* C would read it */
        SHEET("<row r='1'><c r='A2'><v>1</v></c></row>"),    /* in another row */
        SHEET("<row r='1'><c r='EQXD1'><v>1</v></c></row>"), /* column 100,000 */
        SHEET("<row r='0'><c><v>1</v></c></row>"),
        SHEET("<row r='1048577'><c><v>1</v></c></row>"),
        SHEET("<row r='1'><c r='A1' t='zz'><v>1</v></c></row>"),
        SHEET("<row r='1'><c r='A1' s='x'><v>1</v></c></row>"),
        "<worksheet xmlns='" MAIN "'><mergeCells><mergeCell ref='B2:A1'/></mergeCells></worksheet>",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_refused_sheet(rows[i], "LT-1723");
    assert_refused_sheet(SHEET("<row r='1'><c r='A1'><v>1</v></c></row>"
                               "<row r='1'><c r='A1'><v>2</v></c></row>"),
                         "LT-1720");
}

/* 10^5 columns in one row: refused at the limit. */
static void refuses_too_many_columns(void **state)
{
    (void)state;
    struct buffer row;
    buffer_init(&row, 1 << 24);
    buffer_append_text(&row, "<worksheet xmlns='" MAIN "'><sheetData><row>");
    for (int i = 0; i < 100000; i++)
        buffer_printf(&row, "<c><v>%d</v></c>", i);
    buffer_append_text(&row, "</row></sheetData></worksheet>");
    assert_refused_sheet(buffer_text(&row), "LT-1721");
    buffer_free(&row);
}

static void refuses_missing_parts(void **state)
{
    (void)state;
    struct zip_maker zip;
    pack(&zip, ROOT_RELATIONS, BOOK, "<Relationships xmlns='" PACKAGE "'/>", "<x/>");
    assert_refused_bytes(buffer_text(&zip.file), zip.file.length, "LT-1747");
    zip_free(&zip);
    pack(&zip, ROOT_RELATIONS, BOOK,
         "<Relationships xmlns='" PACKAGE "'><Relationship Id='r1' Type='" OFFICE
         "/worksheet' Target='missing.xml'/></Relationships>",
         "<x/>");
    assert_refused_bytes(buffer_text(&zip.file), zip.file.length, "LT-1738");
    zip_free(&zip);
    /* A target that climbs out of the archive leads nowhere. */
    pack(&zip, ROOT_RELATIONS, BOOK,
         "<Relationships xmlns='" PACKAGE "'><Relationship Id='r1' Type='" OFFICE
         "/worksheet' Target='../../etc/passwd'/></Relationships>",
         "<x/>");
    assert_refused_bytes(buffer_text(&zip.file), zip.file.length, "LT-1747");
    zip_free(&zip);
}

static void refuses_hostile_ods(void **state)
{
    (void)state;
    static const struct {
        const char *tables;
        const char *code;
    } cases[] = {
        {"<t:table t:name='a'><t:table-row><t:table-cell o:value-type='float' o:value='1' "
         "t:number-columns-repeated='100000'/></t:table-row></t:table>",
         "LT-1723"},
        {"<t:table t:name='a'><t:table-row t:number-rows-repeated='1048576'><t:table-cell "
         "o:value-type='float' o:value='1' "
         "t:number-columns-repeated='200'/></t:table-row></t:table>",
         "LT-1722"},
        {"<t:table t:name='a'><t:table-row><t:table-cell o:value-type='float' "
         "o:value='1,5'/></t:table-row></t:table>",
         "LT-1723"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct zip_maker zip;
        struct buffer content;
        buffer_init(&content, 1 << 20);
        buffer_printf(&content,
                      "<o:document-content xmlns:o='o' xmlns:t='t'><o:body><o:spreadsheet>%s"
                      "</o:spreadsheet></o:body></o:document-content>",
                      cases[i].tables);
        zip_start(&zip);
        zip_add(&zip, "content.xml", buffer_text(&content));
        zip_finish(&zip);
        assert_refused_bytes(buffer_text(&zip.file), zip.file.length, cases[i].code);
        zip_free(&zip);
        buffer_free(&content);
    }
    struct zip_maker zip;
    zip_start(&zip);
    zip_add(
        &zip, "META-INF/manifest.xml",
        "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>");
    zip_add(&zip, "content.xml", "\x13\x37");
    zip_finish(&zip);
    assert_refused_bytes(buffer_text(&zip.file), zip.file.length, "LT-1748");
    zip_free(&zip);
    zip_start(&zip);
    zip_add(&zip, "content.xml",
            "<o:document-content xmlns:o='o'><o:body><o:text/></o:body>"
            "</o:document-content>");
    zip_finish(&zip);
    assert_refused_bytes(buffer_text(&zip.file), zip.file.length, "LT-1749");
    zip_free(&zip);
}

/* Whatever place a file is cut at, not one cell of it is believed. */
static void refuses_every_cut(void **state)
{
    (void)state;
    struct zip_maker zip;
    pack(&zip, ROOT_RELATIONS, BOOK, RELATIONS, SHEET("<row><c><v>60</v></c></row>"));
    for (size_t length = 0; length < zip.file.length; length += 7) {
        struct workbook workbook;
        struct failure why = {0};
        char *copy = malloc(length + 1);
        assert_non_null(copy);
        memcpy(copy, buffer_text(&zip.file), length);
        assert_false(workbook_file_read_memory("x", copy, length, NULL, &workbook, &why));
        workbook_free(&workbook);
        free(copy);
    }
    zip_free(&zip);
}

static void sees_a_wrong_crc(void **state)
{
    (void)state;
    struct zip_maker zip;
    zip_start(&zip);
    zip_add(&zip, "_rels/.rels", ROOT_RELATIONS);
    zip_add(&zip, "xl/workbook.xml", BOOK);
    zip_add(&zip, "xl/_rels/workbook.xml.rels", RELATIONS);
    zip.crc_wrong = 0x100;
    zip_add(&zip, "xl/sheet.xml", SHEET("<row><c><v>60</v></c></row>"));
    zip_finish(&zip);
    assert_refused_bytes(buffer_text(&zip.file), zip.file.length, "LT-1739");
    zip_free(&zip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_other_kinds_of_file),
        cmocka_unit_test(refuses_bombs_of_entities),
        cmocka_unit_test(refuses_deep_nesting),
        cmocka_unit_test(refuses_malformed_xml),
        cmocka_unit_test(refuses_cells_that_cannot_be),
        cmocka_unit_test(refuses_too_many_columns),
        cmocka_unit_test(refuses_missing_parts),
        cmocka_unit_test(refuses_hostile_ods),
        cmocka_unit_test(refuses_every_cut),
        cmocka_unit_test(sees_a_wrong_crc),
    };
    return cmocka_run_group_tests_name("workbook_hostile", tests, NULL, NULL);
}
