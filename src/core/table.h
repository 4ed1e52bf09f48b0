/* Prints a table as aligned text, for people at a terminal. What the cells are comes from a
 * callback. */
#ifndef LOTRINH_TABLE_H
#define LOTRINH_TABLE_H

#include "buffer.h"
#include "failure.h"
#include "language.h"

#include <stdbool.h>
#include <stddef.h>

enum table_kind {
    TABLE_TEXT,   /* to the left; cut with "…" when the table is too wide */
    TABLE_NUMBER, /* to the right; its cells are never cut */
};

struct table_column {
    const char *title; /* borrowed; NUL-terminated */
    enum table_kind kind;
};

/* Appends the text of a cell to `cell`; false: the cell is NULL ("—"). Called more than once per
 * cell. */
typedef bool table_cell(void *context, size_t column, size_t row, struct buffer *cell);

struct table {
    const struct table_column *columns; /* borrowed */
    size_t column_count;
    size_t row_count;
    table_cell *cell;
    void *context; /* handed to cell */
};

struct table_limits {
    size_t width; /* columns of the terminal; 0: no limit */
    size_t rows;  /* rows shown, the first and the last ones; 0: all */
    bool upright; /* rather than leaving out columns, print as table_print_vertical() does */
};

/* Titles, a line, the rows. Too wide: the widest text columns are cut first, then middle columns
   are left out (never the first, and no number is cut, even if a line gets longer than the limit).
   A last line says how much is shown when something is not. Control bytes in texts show as escapes.
 */
bool table_print(const struct table *table, struct table_limits limits, enum language language,
                 struct buffer *out, struct failure *why);

/* One block per row, one line per column, values in full; limits.rows counts, limits.width does
 * not. */
bool table_print_vertical(const struct table *table, struct table_limits limits,
                          enum language language, struct buffer *out, struct failure *why);

#endif
