/* Tables of .docx documents. */
#include "docx_writer_parts.h"

enum { WIDEST_COLUMN = 400 /* mm */ };

static void print_borders(struct buffer *out)
{
    static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
    buffer_append_text(out, "<w:tblBorders>");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        buffer_printf(out, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>",
                      sides[i]);
    buffer_append_text(out, "</w:tblBorders>");
}

bool docx_writer_table(struct docx_writer *writer, const double *widths, size_t columns,
                       bool borders, struct failure *why)
{
    if (writer->finished || writer->columns > 0 || columns == 0 || columns > DOCX_MOST_COLUMNS)
        return docx_misuse(why);
    unsigned total = 0;
    for (size_t i = 0; i < columns; i++) {
        if (!(widths[i] > 0) || widths[i] > WIDEST_COLUMN)
            return docx_misuse(why);
        writer->widths[i] = (unsigned)docx_twentieths(widths[i]);
        total += writer->widths[i];
    }
    struct buffer *out = &writer->body;
    docx_end_paragraph(writer);
    buffer_printf(
        out, "<w:tbl><w:tblPr><w:tblW w:w=\"%u\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>", total);
    if (borders)
        print_borders(out);
    buffer_append_text(out, "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"57\" "
                            "w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar>"
                            "</w:tblPr><w:tblGrid>");
    for (size_t i = 0; i < columns; i++)
        buffer_printf(out, "<w:gridCol w:w=\"%u\"/>", writer->widths[i]);
    buffer_append_text(out, "</w:tblGrid>");
    writer->columns = (unsigned)columns;
    writer->in_row = writer->in_cell = false;
    writer->anything = true;
    return buffer_ok(out, "docx", why);
}

static void end_cell(struct docx_writer *writer)
{
    docx_end_paragraph(writer);
    if (!writer->in_cell)
        return;
    if (writer->cell_is_empty)
        buffer_append_text(&writer->body, "<w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr></w:p>");
    buffer_append_text(&writer->body, "</w:tc>");
    writer->in_cell = false;
}

static bool end_row(struct docx_writer *writer, struct failure *why)
{
    if (!writer->in_row)
        return true;
    if (writer->column != writer->columns)
        return docx_misuse(why);
    end_cell(writer);
    buffer_append_text(&writer->body, "</w:tr>");
    writer->in_row = false;
    return true;
}

bool docx_writer_row(struct docx_writer *writer, bool header, struct failure *why)
{
    if (writer->columns == 0 || !end_row(writer, why))
        return docx_misuse(why);
    buffer_append_text(&writer->body, "<w:tr><w:trPr><w:cantSplit/>");
    if (header)
        buffer_append_text(&writer->body, "<w:tblHeader/>");
    buffer_append_text(&writer->body, "</w:trPr>");
    writer->in_row = true;
    writer->column = 0;
    return buffer_ok(&writer->body, "docx", why);
}

bool docx_writer_cell(struct docx_writer *writer, const struct docx_cell *cell, struct failure *why)
{
    const unsigned span = cell->span > 1 ? cell->span : 1;
    if (!writer->in_row || span > writer->columns - writer->column ||
        (cell->merge_begin && cell->merge_below))
        return docx_misuse(why);
    end_cell(writer);
    unsigned width = 0;
    for (unsigned i = 0; i < span; i++)
        width += writer->widths[writer->column + i];
    struct buffer *out = &writer->body;
    buffer_printf(out, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>", width);
    if (span > 1)
        buffer_printf(out, "<w:gridSpan w:val=\"%u\"/>", span);
    if (cell->merge_begin)
        buffer_append_text(out, "<w:vMerge w:val=\"restart\"/>");
    if (cell->merge_below)
        buffer_append_text(out, "<w:vMerge/>");
    if (cell->middle)
        buffer_append_text(out, "<w:vAlign w:val=\"center\"/>");
    buffer_append_text(out, "</w:tcPr>");
    writer->column += span;
    writer->in_cell = writer->cell_is_empty = true;
    return buffer_ok(out, "docx", why);
}

bool docx_writer_end_table(struct docx_writer *writer, struct failure *why)
{
    /* A table without rows is none. */
    if (writer->columns == 0 || !writer->in_row || !end_row(writer, why))
        return docx_misuse(why);
    buffer_append_text(&writer->body, "</w:tbl>");
    writer->columns = 0;
    /* Two tables in a row would become one, and a section may not end with one. */
    buffer_append_text(&writer->body, "<w:p><w:pPr><w:pStyle w:val=\"Plain\"/><w:spacing "
                                      "w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>");
    return buffer_ok(&writer->body, "docx", why);
}
