/* docx_writer.c: parts as the format asks, elements in the order of the schema, hostile text shown
   as text. The expected XML is written by hand after ECMA-376. */
#include "archive.h"
#include "buffer.h"
#include "docx_writer.h"
#include "xml_reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct docx_text plain = {0};
static const struct docx_paragraph body = {.style = DOCX_BODY, .before = -1, .after = -1};

/* 1 x 2 pixels; only its head is looked at. */
static const char picture[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\2\10\2\0\0\0";

static void add_text(struct docx_writer *writer, const char *text)
{
    struct failure why = {0};
    assert_true(docx_writer_text(writer, &plain, text, strlen(text), &why));
}

/* The end of a document: the archive of its bytes, borrowed from the writer. */
static struct archive *finish(struct docx_writer *writer)
{
    struct failure why = {0};
    const char *bytes = NULL;
    size_t length = 0;
    assert_true(docx_writer_finish(writer, &bytes, &length, &why));
    struct archive *archive = archive_open_memory("thu.docx", bytes, length, NULL, &why);
    assert_non_null(archive);
    return archive;
}

static void read_part(struct archive *archive, const char *part, struct buffer *out)
{
    struct failure why = {0};
    char bytes[4096];
    size_t got = 0;
    buffer_init(out, 1 << 22);
    assert_true(archive_open_part(archive, part, &why));
    do {
        assert_true(archive_read_part(archive, bytes, sizeof bytes, &got, &why));
        assert_true(buffer_append(out, bytes, got));
    } while (got > 0);
    assert_true(archive_close_part(archive, &why));
}

static void assert_body(struct archive *archive, const char *expected)
{
    struct buffer out;
    read_part(archive, "word/document.xml", &out);
    const char *begin = strstr(buffer_text(&out), "<w:body>");
    assert_non_null(begin);
    const size_t length = strcspn(begin, "") - strlen("</w:body></w:document>");
    if (strlen(expected) != length - 8 || memcmp(begin + 8, expected, length - 8) != 0)
        fail_msg("%s\nexpected, got\n%s", expected, begin);
    buffer_free(&out);
}

#define SECTION(size, number, title)                                                               \
    "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:type "                      \
    "w:val=\"nextPage\"/><w:pgSz " size "/><w:pgMar w:top=\"1134\" w:right=\"851\" "               \
    "w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>" number  \
    "<w:cols w:space=\"720\"/>" title "</w:sectPr>"
#define PORTRAIT                                                                                   \
    SECTION("w:w=\"11906\" w:h=\"16838\"", "<w:pgNumType w:start=\"1\"/>", "<w:titlePg/>")
#define T "<w:t xml:space=\"preserve\">"

static void writes_paragraphs(void **state)
{
    (void)state;
    struct failure why = {0};
    struct docx_writer *writer = docx_writer_new("Báo cáo", "2026-11-23", &why);
    assert_non_null(writer);
    assert_true(docx_writer_paragraph(writer, &body, &why));
    add_text(writer, "Một\tdòng\nhai");
    const struct docx_paragraph title = {.style = DOCX_TITLE,
                                         .align = DOCX_ALIGN_RIGHT,
                                         .indents = true,
                                         .left = 25.4,
                                         .first = -12.7,
                                         .before = 6,
                                         .after = -1,
                                         .keep_next = true,
                                         .page_break = true,
                                         .rule = true};
    assert_true(docx_writer_paragraph(writer, &title, &why));
    const struct docx_text look = {
        .size = 13, .bold = true, .italic = true, .underline = true, .raised = true};
    assert_true(docx_writer_text(writer, &look, "BÁO CÁO", strlen("BÁO CÁO"), &why));
    struct archive *archive = finish(writer);
    assert_body(archive,
                "<w:p><w:pPr><w:pStyle w:val=\"Body\"/></w:pPr><w:r>" T "Một</w:t><w:tab/>" T
                "dòng</w:t><w:br/>" T "hai</w:t></w:r></w:p>"
                "<w:p><w:pPr><w:pStyle w:val=\"Title\"/><w:keepNext/><w:pageBreakBefore/><w:pBdr>"
                "<w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>"
                "<w:spacing w:before=\"120\"/><w:ind w:left=\"1440\" w:right=\"0\" "
                "w:hanging=\"720\"/><w:jc w:val=\"right\"/><w:rPr><w:sz w:val=\"4\"/><w:szCs "
                "w:val=\"4\"/></w:rPr></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:i/>"
                "<w:iCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/><w:u w:val=\"single\"/>"
                "<w:vertAlign w:val=\"superscript\"/></w:rPr>" T
                "BÁO CÁO</w:t></w:r></w:p>" PORTRAIT);
    archive_close(archive);
    docx_writer_free(writer);
}

static void writes_tables(void **state)
{
    (void)state;
    struct failure why = {0};
    struct docx_writer *writer = docx_writer_new(NULL, "2026-11-23", &why);
    const double widths[] = {25.4, 50.8};
    assert_true(docx_writer_table(writer, widths, 2, false, &why));
    assert_true(docx_writer_row(writer, true, &why));
    assert_true(docx_writer_cell(writer, &(struct docx_cell){.span = 2, .middle = true}, &why));
    assert_true(docx_writer_paragraph(writer, &body, &why));
    add_text(writer, "x");
    assert_true(docx_writer_row(writer, false, &why));
    assert_true(docx_writer_cell(writer, &(struct docx_cell){.merge_begin = true}, &why));
    assert_true(docx_writer_cell(writer, &(struct docx_cell){.merge_below = true}, &why));
    assert_true(docx_writer_end_table(writer, &why));
    struct archive *archive = finish(writer);
#define EMPTY "<w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr></w:p></w:tc>"
    assert_body(
        archive,
        "<w:tbl><w:tblPr><w:tblW w:w=\"4320\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>"
        "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"57\" w:type=\"dxa\"/>"
        "<w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
        "<w:gridCol w:w=\"1440\"/><w:gridCol w:w=\"2880\"/></w:tblGrid>"
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"4320\" "
        "w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr>"
        "<w:pStyle w:val=\"Body\"/></w:pPr><w:r>" T "x</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"1440\" w:type=\"dxa\"/>"
        "<w:vMerge w:val=\"restart\"/></w:tcPr>" EMPTY
        "<w:tc><w:tcPr><w:tcW w:w=\"2880\" w:type=\"dxa\"/><w:vMerge/></w:tcPr>" EMPTY
        "</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val=\"Plain\"/><w:spacing w:line=\"120\" "
        "w:lineRule=\"exact\"/></w:pPr></w:p>" PORTRAIT);
    archive_close(archive);
    docx_writer_free(writer);
}

static void writes_sections(void **state)
{
    (void)state;
    struct failure why = {0};
    struct docx_writer *writer = docx_writer_new(NULL, "2026-11-23", &why);
    assert_true(docx_writer_paragraph(writer, &body, &why));
    assert_true(docx_writer_section(writer, true, false, &why));
    assert_true(docx_writer_paragraph(writer, &body, &why));
    struct archive *archive = finish(writer);
    assert_body(archive,
                "<w:p><w:pPr><w:pStyle w:val=\"Body\"/></w:pPr></w:p><w:p><w:pPr><w:pStyle "
                "w:val=\"Plain\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" "
                "w:lineRule=\"exact\"/>" PORTRAIT "</w:pPr></w:p><w:p><w:pPr><w:pStyle "
                "w:val=\"Body\"/></w:pPr></w:p>" SECTION(
                    "w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"", "", ""));
    archive_close(archive);
    docx_writer_free(writer);
}

/* Markup, control characters, bytes that are no UTF-8, a surrogate, U+FFFF, marks that turn the
   direction: no well-formed part may break, and no such mark may come through. */
static void shows_hostile_text(void **state)
{
    (void)state;
    struct failure why = {0};
    struct docx_writer *writer = docx_writer_new("</dc:title>&\x01", "2026-11-23", &why);
    assert_true(docx_writer_paragraph(writer, &body, &why));
    add_text(writer, "</w:t>&amp;\"'\x01\r\x7F=1+1");
    add_text(writer, "\xC3\x28\xED\xA0\x80\xEF\xBF\xBF\xC2\x85");
    add_text(writer, "a\xE2\x80\xAE\xE2\x81\xA6\xD8\x9C\xE2\x80\x8F");
    assert_true(docx_writer_picture(writer, picture, sizeof picture, 25.4, "\"/><w:p>\n", &why));
    struct archive *archive = finish(writer);
    struct buffer out;
    read_part(archive, "word/document.xml", &out);
#define X "\xEF\xBF\xBD"
    assert_non_null(strstr(buffer_text(&out), T "&lt;/w:t&gt;&amp;amp;&quot;'" X X X "=1+1</w:t>"));
    assert_non_null(strstr(buffer_text(&out), T X "(" X X X X X X X "</w:t>"));
    assert_non_null(strstr(buffer_text(&out), T "a" X X X X "</w:t>"));
    assert_non_null(strstr(buffer_text(&out), "descr=\"&quot;/&gt;&lt;w:p&gt; \""));
    buffer_free(&out);
    archive_close(archive);
    docx_writer_free(writer);
}

static void has_every_part_well_formed(void **state)
{
    (void)state;
    static const char *const parts[] = {"[Content_Types].xml", "_rels/.rels",
                                        "docProps/core.xml",   "word/document.xml",
                                        "word/header1.xml",    "word/_rels/document.xml.rels",
                                        "word/styles.xml",     "word/settings.xml"};
    struct failure why = {0};
    struct docx_writer *writer = docx_writer_new("<&>", "2026-11-23", &why);
    assert_true(docx_writer_paragraph(writer, &body, &why));
    assert_true(docx_writer_picture(writer, picture, sizeof picture, 25.4, "hình", &why));
    struct archive *archive = finish(writer);
    const struct xml_handler nothing = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!xml_read(archive, parts[i], &nothing, NULL, &why))
            fail_msg("%s: %s", parts[i], why.text);
    assert_true(archive_has(archive, "word/media/image1.png"));
    assert_int_equal(archive_count(archive), 9);
    struct buffer out;
    read_part(archive, "word/document.xml", &out);
    /* An inch is 914,400 of the units of drawings; twice as high as wide. */
    assert_non_null(strstr(buffer_text(&out), "<wp:extent cx=\"914400\" cy=\"1828800\"/>"));
    assert_non_null(strstr(buffer_text(&out), "<a:blip r:embed=\"rId10\"/>"));
    buffer_free(&out);
    archive_close(archive);
    docx_writer_free(writer);
}

static void refuses_what_is_out_of_order(void **state)
{
    (void)state;
    struct failure why = {0};
    const char *bytes = NULL;
    size_t length = 0;
    const double widths[] = {30, 40};
    struct docx_writer *writer = docx_writer_new(NULL, "2026-11-23", &why);
    assert_false(docx_writer_finish(writer, &bytes, &length, &why)); /* nothing in it */
    assert_false(docx_writer_text(writer, &plain, "x", 1, &why));
    assert_false(docx_writer_row(writer, false, &why));
    assert_false(docx_writer_cell(writer, &(struct docx_cell){0}, &why));
    assert_true(docx_writer_table(writer, widths, 2, true, &why));
    assert_false(docx_writer_table(writer, widths, 2, true, &why));
    assert_false(docx_writer_paragraph(writer, &body, &why));
    assert_false(docx_writer_end_table(writer, &why));
    assert_true(docx_writer_row(writer, false, &why));
    assert_false(docx_writer_cell(writer, &(struct docx_cell){.span = 3}, &why));
    assert_true(docx_writer_cell(writer, &(struct docx_cell){0}, &why));
    assert_false(docx_writer_row(writer, false, &why)); /* a cell is missing */
    assert_false(docx_writer_section(writer, false, false, &why));
    assert_string_equal(why.code, "LT-1138");
    assert_true(docx_writer_paragraph(writer, &body, &why));
    assert_false(docx_writer_picture(writer, "GIF89a", 6, 10, "", &why));
    assert_string_equal(why.code, "LT-1139");
    docx_writer_free(writer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_paragraphs),
        cmocka_unit_test(writes_tables),
        cmocka_unit_test(writes_sections),
        cmocka_unit_test(shows_hostile_text),
        cmocka_unit_test(has_every_part_well_formed),
        cmocka_unit_test(refuses_what_is_out_of_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
