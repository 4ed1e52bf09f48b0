/* Writes the body of .docx documents: sections, paragraphs, text, pictures. */
#include "docx_writer_parts.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_BODY = 64 << 20, LARGEST_TITLE = 1 << 16, MOST_MILLIMETRES = 1000 };

#define EMU_PER_MILLIMETRE 36000.0 /* the unit of drawings */

static const char *const style_ids[] = {
    [DOCX_BODY] = "Body",          [DOCX_PLAIN] = "Plain",        [DOCX_CELL] = "Cell",
    [DOCX_HEADING_1] = "Heading1", [DOCX_HEADING_2] = "Heading2", [DOCX_HEADING_3] = "Heading3",
    [DOCX_TITLE] = "Title",        [DOCX_CAPTION] = "Caption",
};

int docx_twentieths(double millimetres)
{
    return (int)lround(millimetres * 1440.0 / 25.4);
}

bool docx_misuse(struct failure *why)
{
    return failure_set(why, FAILURE_OUTPUT, "LT-1138",
                       "phần của văn bản (mục, đoạn, bảng, ô) nằm sai thứ tự hoặc ngoài giới hạn",
                       "a part of the document (section, paragraph, table, cell) is out of order "
                       "or beyond the limits");
}

struct docx_writer *docx_writer_new(const char *title, const char *created, struct failure *why)
{
    struct docx_writer *writer = calloc(1, sizeof *writer);
    if (writer == NULL) {
        failure_memory(why);
        return NULL;
    }
    buffer_init(&writer->body, LARGEST_BODY);
    buffer_init(&writer->title, LARGEST_TITLE);
    if (title != NULL)
        docx_append_attribute(&writer->title, title, strlen(title));
    strncpy(writer->created, created, sizeof writer->created - 1);
    writer->restart = true;
    if (!zip_writer_open(&writer->zip, why) || !buffer_ok(&writer->title, "docx", why)) {
        docx_writer_free(writer);
        return NULL;
    }
    return writer;
}

void docx_writer_free(struct docx_writer *writer)
{
    if (writer == NULL)
        return;
    zip_writer_close(&writer->zip);
    buffer_free(&writer->body);
    buffer_free(&writer->title);
    free(writer);
}

void docx_end_paragraph(struct docx_writer *writer)
{
    if (writer->in_paragraph)
        buffer_append_text(&writer->body, "</w:p>");
    writer->in_paragraph = false;
}

/* ---- sections ---- */

/* Margins: 20 mm above, below; 30 mm left; 15 mm right; the number of the page 10 mm from above. */
static void print_section(struct docx_writer *writer)
{
    struct buffer *out = &writer->body;
    buffer_append_text(out, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/>"
                            "<w:type w:val=\"nextPage\"/>");
    if (writer->landscape)
        buffer_append_text(out, "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>");
    else
        buffer_append_text(out, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>");
    buffer_append_text(out, "<w:pgMar w:top=\"1134\" w:right=\"851\" w:bottom=\"1134\" "
                            "w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>");
    if (writer->restart)
        buffer_append_text(out, "<w:pgNumType w:start=\"1\"/>");
    buffer_append_text(out, "<w:cols w:space=\"720\"/>");
    if (writer->restart)
        buffer_append_text(out, "<w:titlePg/>"); /* no number on its first page */
    buffer_append_text(out, "</w:sectPr>");
}

bool docx_writer_section(struct docx_writer *writer, bool landscape, bool restart,
                         struct failure *why)
{
    if (writer->columns > 0 || writer->finished)
        return docx_misuse(why);
    if (writer->anything) {
        docx_end_paragraph(writer);
        /* The properties of a section stand in its last paragraph; a table may come before, so it
           is one of its own, one point high. */
        buffer_append_text(&writer->body,
                           "<w:p><w:pPr><w:pStyle w:val=\"Plain\"/><w:spacing w:before=\"0\" "
                           "w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>");
        print_section(writer);
        buffer_append_text(&writer->body, "</w:pPr></w:p>");
    }
    writer->landscape = landscape;
    writer->restart = restart || !writer->anything;
    return buffer_ok(&writer->body, "docx", why);
}

/* ---- paragraphs ---- */

static void print_spacing(struct buffer *out, const struct docx_paragraph *paragraph)
{
    if (paragraph->before < 0 && paragraph->after < 0)
        return;
    buffer_append_text(out, "<w:spacing");
    if (paragraph->before >= 0)
        buffer_printf(out, " w:before=\"%d\"", (int)lround(paragraph->before * 20));
    if (paragraph->after >= 0)
        buffer_printf(out, " w:after=\"%d\"", (int)lround(paragraph->after * 20));
    buffer_append_text(out, "/>");
}

static void print_indents(struct buffer *out, const struct docx_paragraph *paragraph)
{
    if (!paragraph->indents)
        return;
    const int first = docx_twentieths(paragraph->first);
    buffer_printf(out, "<w:ind w:left=\"%d\" w:right=\"%d\" w:%s=\"%d\"/>",
                  docx_twentieths(paragraph->left), docx_twentieths(paragraph->right),
                  first < 0 ? "hanging" : "firstLine", abs(first));
}

/* The order of these elements is the schema's. */
static void print_paragraph(struct buffer *out, const struct docx_paragraph *paragraph)
{
    static const char *const aligns[] = {
        [DOCX_ALIGN_LEFT] = "left",
        [DOCX_ALIGN_CENTER] = "center",
        [DOCX_ALIGN_RIGHT] = "right",
        [DOCX_ALIGN_JUSTIFY] = "both",
    };
    buffer_printf(out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", style_ids[paragraph->style]);
    if (paragraph->keep_next)
        buffer_append_text(out, "<w:keepNext/>");
    if (paragraph->page_break)
        buffer_append_text(out, "<w:pageBreakBefore/>");
    if (paragraph->rule)
        buffer_append_text(out, "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" "
                                "w:color=\"000000\"/></w:pBdr>");
    print_spacing(out, paragraph);
    print_indents(out, paragraph);
    if (paragraph->align != DOCX_ALIGN_STYLE)
        buffer_printf(out, "<w:jc w:val=\"%s\"/>", aligns[paragraph->align]);
    if (paragraph->rule) /* its end mark must not hold the line away from the text above */
        buffer_append_text(out, "<w:rPr><w:sz w:val=\"4\"/><w:szCs w:val=\"4\"/></w:rPr>");
    buffer_append_text(out, "</w:pPr>");
}

static bool measures(double value)
{
    return isfinite(value) && fabs(value) <= MOST_MILLIMETRES;
}

bool docx_writer_paragraph(struct docx_writer *writer, const struct docx_paragraph *paragraph,
                           struct failure *why)
{
    if (writer->finished || (writer->columns > 0 && !writer->in_cell) ||
        !measures(paragraph->left) || !measures(paragraph->right) || !measures(paragraph->first) ||
        !measures(paragraph->before) || !measures(paragraph->after))
        return docx_misuse(why);
    docx_end_paragraph(writer);
    print_paragraph(&writer->body, paragraph);
    writer->in_paragraph = writer->anything = true;
    writer->cell_is_empty = false;
    return buffer_ok(&writer->body, "docx", why);
}

bool docx_writer_text(struct docx_writer *writer, const struct docx_text *look, const char *text,
                      size_t length, struct failure *why)
{
    struct buffer *out = &writer->body;
    if (!writer->in_paragraph)
        return docx_misuse(why);
    if (length == 0)
        return true;
    buffer_append_text(out, "<w:r>");
    if (look->bold || look->italic || look->underline || look->raised || look->size > 0) {
        buffer_append_text(out, "<w:rPr>");
        if (look->bold)
            buffer_append_text(out, "<w:b/><w:bCs/>");
        if (look->italic)
            buffer_append_text(out, "<w:i/><w:iCs/>");
        if (look->size > 0)
            buffer_printf(out, "<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/>", look->size * 2,
                          look->size * 2);
        if (look->underline)
            buffer_append_text(out, "<w:u w:val=\"single\"/>");
        if (look->raised)
            buffer_append_text(out, "<w:vertAlign w:val=\"superscript\"/>");
        buffer_append_text(out, "</w:rPr>");
    }
    docx_append_text(out, text, length);
    buffer_append_text(out, "</w:r>");
    return buffer_ok(out, "docx", why);
}

/* ---- pictures ---- */

static uint32_t read_big_endian(const char *bytes)
{
    const unsigned char *at = (const unsigned char *)bytes;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Height over width as the head of the PNG says, or 0 when it is none. */
static double png_ratio(const char *bytes, size_t length)
{
    enum { HEAD = 24 }; /* signature, length and name of the first chunk, width, height */
    if (length < HEAD || memcmp(bytes, "\x89PNG\r\n\x1A\n", 8) != 0 ||
        memcmp(bytes + 12, "IHDR", 4) != 0)
        return 0;
    const uint32_t width = read_big_endian(bytes + 16);
    const uint32_t height = read_big_endian(bytes + 20);
    return width == 0 ? 0 : (double)height / width;
}

static void print_picture(struct buffer *out, unsigned number, long long width, long long height,
                          const char *alternative)
{
    buffer_printf(out,
                  "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
                  "<wp:extent cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%u\" name=\"Picture %u\" "
                  "descr=\"",
                  width, height, number, number);
    docx_append_attribute(out, alternative, strlen(alternative));
    buffer_printf(out,
                  "\"/><a:graphic><a:graphicData uri=\"" DOCX_DRAWING "picture\"><pic:pic>"
                  "<pic:nvPicPr><pic:cNvPr id=\"%u\" name=\"image%u.png\"/><pic:cNvPicPr/>"
                  "</pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId%u\"/><a:stretch><a:fillRect/>"
                  "</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
                  "<a:ext cx=\"%lld\" cy=\"%lld\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
                  "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
                  "</w:drawing></w:r>",
                  number, number, DOCX_FIRST_PICTURE_ID + number - 1, width, height);
}

bool docx_writer_picture(struct docx_writer *writer, const char *bytes, size_t length, double width,
                         const char *alternative, struct failure *why)
{
    const double ratio = png_ratio(bytes, length);
    if (ratio <= 0 || ratio > 10)
        return failure_set(why, FAILURE_OUTPUT, "LT-1139",
                           "hình đưa vào văn bản phải là tệp PNG cao không quá 10 lần rộng",
                           "a picture of a document is a PNG not higher than ten times its width");
    if (!writer->in_paragraph || writer->pictures >= DOCX_MOST_PICTURES || !(width > 0) ||
        width > DOCX_LANDSCAPE_WIDTH)
        return docx_misuse(why);
    const unsigned number = ++writer->pictures;
    char part[40];
    snprintf(part, sizeof part, "word/media/image%u.png", number);
    if (!zip_writer_begin(&writer->zip, part, why) ||
        !zip_writer_write(&writer->zip, bytes, length, why) || !zip_writer_end(&writer->zip, why))
        return false;
    print_picture(&writer->body, number, llround(width * EMU_PER_MILLIMETRE),
                  llround(width * ratio * EMU_PER_MILLIMETRE), alternative);
    return buffer_ok(&writer->body, "docx", why);
}

/* ---- the end ---- */

bool docx_writer_finish(struct docx_writer *writer, const char **bytes, size_t *length,
                        struct failure *why)
{
    if (writer->finished || writer->columns > 0 || !writer->anything)
        return docx_misuse(why);
    docx_end_paragraph(writer);
    writer->finished = true;
    print_section(writer);
    if (!buffer_ok(&writer->body, "docx", why) || !docx_write_package(writer, why) ||
        !zip_writer_finish(&writer->zip, why))
        return false;
    *bytes = buffer_text(&writer->zip.bytes);
    *length = writer->zip.bytes.length;
    return true;
}
