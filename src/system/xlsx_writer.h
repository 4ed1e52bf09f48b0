/* Writes .xlsx workbooks into memory, row by row: the same calls give the same bytes. */
#ifndef LOTRINH_XLSX_WRITER_H
#define LOTRINH_XLSX_WRITER_H

#include "failure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    XLSX_MOST_ROWS = 1048576,
    XLSX_MOST_COLUMNS = 16384,
    XLSX_MOST_FORMATS = 1000,
    XLSX_MOST_SHEETS = 250,
    XLSX_LONGEST_NAME = 31,    /* characters of a sheet's name */
    XLSX_LONGEST_TEXT = 32767, /* characters of a cell */
};

enum xlsx_align { XLSX_ALIGN_GENERAL, XLSX_ALIGN_LEFT, XLSX_ALIGN_CENTER, XLSX_ALIGN_RIGHT };

/* How a cell looks. Texts are copied. */
struct xlsx_format {
    const char *font;   /* NULL: Times New Roman */
    const char *number; /* "#,##0"; NULL: general */
    unsigned size;      /* points; 0: 12 */
    enum xlsx_align align;
    bool bold, italic, wrap, border;
};

/* What is said before the first row of a sheet. */
struct xlsx_layout {
    const double *widths; /* of the columns from the first, in characters */
    size_t widths_count;
    unsigned freeze_rows, freeze_columns; /* stay in view; 0: none */
    bool landscape;
};

struct xlsx_writer; /* opaque */

/* `title` may be NULL; `created` is a day, "2026-01-01". The caller frees; NULL and *why when
   memory is short. */
struct xlsx_writer *xlsx_writer_new(const char *title, const char *created, struct failure *why);
void xlsx_writer_free(struct xlsx_writer *writer); /* NULL is allowed */

/* A new format; *index is what cells name it by. Format 0 is the plain one. */
bool xlsx_writer_format(struct xlsx_writer *writer, const struct xlsx_format *format,
                        unsigned *index, struct failure *why);

/* Ends the sheet before and begins one. The layout may be NULL. */
bool xlsx_writer_sheet(struct xlsx_writer *writer, const char *name,
                       const struct xlsx_layout *layout, struct failure *why);

/* Leaves rows empty, then begins the next one; height in points, 0: by itself. */
bool xlsx_writer_row(struct xlsx_writer *writer, unsigned skip, double height, struct failure *why);

/* Cells of the row begun last, from left to right; columns count from 0. */
bool xlsx_writer_text(struct xlsx_writer *writer, unsigned column, unsigned format,
                      const char *text, size_t length, struct failure *why);
bool xlsx_writer_integer(struct xlsx_writer *writer, unsigned column, unsigned format,
                         int64_t value, struct failure *why);
bool xlsx_writer_number(struct xlsx_writer *writer, unsigned column, unsigned format, double value,
                        struct failure *why);
/* A formula in the words of the format ("SUM(B2:B5)", without "=") with the number it comes to now;
   never from data. */
bool xlsx_writer_formula(struct xlsx_writer *writer, unsigned column, unsigned format,
                         const char *formula, double value, struct failure *why);
bool xlsx_writer_blank(struct xlsx_writer *writer, unsigned column, unsigned format,
                       struct failure *why);

/* Cells of the sheet begun last shown as one; rows and columns count from 0, ends included. */
bool xlsx_writer_merge(struct xlsx_writer *writer, unsigned first_row, unsigned first_column,
                       unsigned last_row, unsigned last_column, struct failure *why);

/* Ends the workbook; the bytes are the writer's. Nothing can be added afterwards. */
bool xlsx_writer_finish(struct xlsx_writer *writer, const char **bytes, size_t *length,
                        struct failure *why);

#endif
