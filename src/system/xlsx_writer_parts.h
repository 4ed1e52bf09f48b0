/* What the files of the .xlsx writer share. */
#ifndef LOTRINH_XLSX_WRITER_PARTS_H
#define LOTRINH_XLSX_WRITER_PARTS_H

#include "buffer.h"
#include "xlsx_writer.h"
#include "zip_writer.h"

/* ---- xlsx_writer_text.c ---- */

/* Appends text for XML: marks escaped, control characters as _x001B_, bytes that are no UTF-8
   replaced. */
void xlsx_append_escaped(struct buffer *out, const char *text, size_t length);

/* Appends "B17"; both count from 0. */
void xlsx_append_address(struct buffer *out, unsigned row, unsigned column);

/* Characters of UTF-8 text. */
size_t xlsx_count_characters(const char *text, size_t length);

/* ---- xlsx_writer_styles.c ---- */

struct xlsx_styles_out {
    struct buffer fonts, formats, numbers; /* XML of the elements so far */
    unsigned count;
};

void xlsx_styles_init(struct xlsx_styles_out *styles);
void xlsx_styles_free(struct xlsx_styles_out *styles);
bool xlsx_styles_add(struct xlsx_styles_out *styles, const struct xlsx_format *format,
                     unsigned *index, struct failure *why);
void xlsx_styles_print(const struct xlsx_styles_out *styles, struct buffer *out);

#endif
