/* What the files of the .docx writer share. */
#ifndef LOTRINH_DOCX_WRITER_PARTS_H
#define LOTRINH_DOCX_WRITER_PARTS_H

#include "buffer.h"
#include "docx_writer.h"
#include "zip_writer.h"

#define DOCX_HEAD    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define DOCX_MAIN    "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DOCX_OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define DOCX_PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define DOCX_DRAWING "http://schemas.openxmlformats.org/drawingml/2006/"

enum { DOCX_FIRST_PICTURE_ID = 10 /* rId of picture 0; lower ones are the fixed parts */ };

struct docx_writer {
    struct zip_writer zip;
    struct buffer body; /* XML of word/document.xml so far */
    struct buffer title;
    char created[11];
    unsigned pictures;
    unsigned widths[DOCX_MOST_COLUMNS]; /* of the table begun last, in twentieths of a point */
    unsigned columns;                   /* 0: in no table */
    unsigned column;                    /* the next one of the row */
    bool in_paragraph, in_row, in_cell;
    bool cell_is_empty; /* a cell without a paragraph is no cell */
    bool landscape, restart, anything, finished;
};

/* Millimetres in twentieths of a point, the unit of the format. */
int docx_twentieths(double millimetres);

/* "rows out of order": what a caller did wrong and no document can be made of. */
bool docx_misuse(struct failure *why);

/* Ends the paragraph begun last, when there is one. */
void docx_end_paragraph(struct docx_writer *writer);

/* ---- docx_writer_text.c ---- */

/* Appends text for an attribute: one line, marks escaped. */
void docx_append_attribute(struct buffer *out, const char *text, size_t length);

/* Appends <w:t>, <w:br/> and <w:tab/> elements that show the text. */
void docx_append_text(struct buffer *out, const char *text, size_t length);

/* ---- docx_writer_package.c ---- */

/* Writes every part but the pictures; the body is complete. */
bool docx_write_package(struct docx_writer *writer, struct failure *why);

#endif
