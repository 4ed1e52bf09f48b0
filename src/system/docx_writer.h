/* Writes .docx documents into memory, from the first paragraph to the last: the same calls give the
   same bytes. Page and type are those of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, Times New Roman,
   black, the number of the page centred above the text and left out on the first page. */
#ifndef LOTRINH_DOCX_WRITER_H
#define LOTRINH_DOCX_WRITER_H

#include "failure.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    DOCX_MOST_COLUMNS = 63, /* of a table: what Word takes */
    DOCX_MOST_PICTURES = 500,
    DOCX_PORTRAIT_WIDTH = 165, /* mm between the margins */
    DOCX_LANDSCAPE_WIDTH = 252,
};

/* BODY is indented and justified; PLAIN has neither nor space around; CELL is for tables. */
enum docx_style {
    DOCX_BODY,
    DOCX_PLAIN,
    DOCX_CELL,
    DOCX_HEADING_1, /* I. */
    DOCX_HEADING_2, /* 1. */
    DOCX_HEADING_3, /* a) */
    DOCX_TITLE,
    DOCX_CAPTION,
};

enum docx_align {
    DOCX_ALIGN_STYLE,
    DOCX_ALIGN_LEFT,
    DOCX_ALIGN_CENTER,
    DOCX_ALIGN_RIGHT,
    DOCX_ALIGN_JUSTIFY,
};

struct docx_paragraph {
    enum docx_style style;
    enum docx_align align;
    bool indents;                     /* the next three replace those of the style; mm */
    double left, right, first;        /* first: of the first line, below 0 it hangs out */
    double before, after;             /* points; below 0: the style's */
    bool keep_next, page_break, rule; /* rule: a line below */
};

struct docx_text {
    unsigned size; /* points; 0: the style's */
    bool bold, italic, underline, raised;
};

struct docx_cell {
    unsigned span;                 /* columns; 0 and 1: one */
    bool merge_begin, merge_below; /* merged downwards: the first cell; those below it */
    bool middle;                   /* text in the middle of the height */
};

struct docx_writer; /* opaque */

/* `title` may be NULL; `created` is a day, "2026-01-01". The caller frees; NULL and *why when
   memory is short. */
struct docx_writer *docx_writer_new(const char *title, const char *created, struct failure *why);
void docx_writer_free(struct docx_writer *writer); /* NULL is allowed */

/* Begins a section on a new page; what comes before the first call is in a portrait section.
   `restart`: pages count from 1 again. */
bool docx_writer_section(struct docx_writer *writer, bool landscape, bool restart,
                         struct failure *why);

/* Ends the paragraph before and begins one, in the cell begun last or in the body. */
bool docx_writer_paragraph(struct docx_writer *writer, const struct docx_paragraph *paragraph,
                           struct failure *why);

/* Text of the paragraph begun last; a line feed is a new line, a tab a tab. What XML does not allow
   and what turns the direction of text becomes U+FFFD. */
bool docx_writer_text(struct docx_writer *writer, const struct docx_text *look, const char *text,
                      size_t length, struct failure *why);

/* A PNG in the paragraph begun last, `width` mm wide; `alternative` is read to those who cannot see
   it. */
bool docx_writer_picture(struct docx_writer *writer, const char *bytes, size_t length, double width,
                         const char *alternative, struct failure *why);

/* Begins a table: widths of the columns in mm. Tables do not stand in tables. */
bool docx_writer_table(struct docx_writer *writer, const double *widths, size_t columns,
                       bool borders, struct failure *why);

/* Begins a row; a header is repeated on every page. The cells of the row before must fill it. */
bool docx_writer_row(struct docx_writer *writer, bool header, struct failure *why);
bool docx_writer_cell(struct docx_writer *writer, const struct docx_cell *cell,
                      struct failure *why);
bool docx_writer_end_table(struct docx_writer *writer, struct failure *why);

/* Ends the document; the bytes are the writer's. Nothing can be added afterwards. */
bool docx_writer_finish(struct docx_writer *writer, const char **bytes, size_t *length,
                        struct failure *why);

#endif
