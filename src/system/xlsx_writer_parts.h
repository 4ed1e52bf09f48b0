/* What the files of the .xlsx writer share. */
#ifndef LOTRINH_XLSX_WRITER_PARTS_H
#define LOTRINH_XLSX_WRITER_PARTS_H

#include "buffer.h"
#include "xlsx_writer.h"

/* ---- xlsx_writer_zip.c: a zip file in memory, one part after another ---- */

struct xlsx_zip {
    struct buffer bytes; /* the file */
    size_t position;     /* where the next byte goes */
    void *handle;        /* owned; the zip library's; NULL once closed */
};

bool xlsx_zip_open(struct xlsx_zip *zip, struct failure *why);
bool xlsx_zip_begin(struct xlsx_zip *zip, const char *name, struct failure *why);
bool xlsx_zip_write(struct xlsx_zip *zip, const char *bytes, size_t length, struct failure *why);
bool xlsx_zip_end(struct xlsx_zip *zip, struct failure *why);
bool xlsx_zip_finish(struct xlsx_zip *zip, struct failure *why);
void xlsx_zip_close(struct xlsx_zip *zip); /* fine at any time, and twice */

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
