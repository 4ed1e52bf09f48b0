/* A table held as columns: whole numbers, reals or text, with NULL ("not reported") kept apart from
   0. Filled row by row (append each cell, then frame_end_row), read by column or by cell
   afterwards. */
#ifndef LOTRINH_FRAME_H
#define LOTRINH_FRAME_H

#include "failure.h"

#include <stddef.h>
#include <stdint.h>

struct frame;

enum frame_type {
    FRAME_EMPTY, /* of a column: nothing but NULL so far; of a cell: NULL */
    FRAME_INTEGER,
    FRAME_REAL,
    FRAME_TEXT,
};

/* NUL-terminated, may hold no NUL inside; borrowed until the next append to the frame. */
struct frame_text {
    const char *bytes;
    size_t length;
};

struct frame_cell {
    enum frame_type type; /* which member holds; FRAME_EMPTY is NULL */
    union {
        int64_t integer;
        double real;
        struct frame_text text;
    };
};

/* MAKING. An empty frame that refuses to hold more than `maximum` bytes (0: no limit); NULL when
   there is no memory. frame_free(NULL) is fine. */
struct frame *frame_new(size_t maximum);
void frame_free(struct frame *frame);

/* Adds a column to the right, NULL in the rows there are. A name that is taken gets _2, _3 ... */
bool frame_add_column(struct frame *frame, const char *name, struct failure *why);

/* Each sets the cell of the row being filled. A column takes the type of its first value; whole
   numbers and reals mix while each whole number is exact as a double (up to 2^53), a number and a
   text do not. On false the frame is of no further use but to be freed. */
bool frame_append_null(struct frame *frame, size_t column, struct failure *why);
bool frame_append_integer(struct frame *frame, size_t column, int64_t value, struct failure *why);
bool frame_append_real(struct frame *frame, size_t column, double value, struct failure *why);
bool frame_append_text(struct frame *frame, size_t column, const char *bytes, size_t length,
                       struct failure *why);
bool frame_append_cell(struct frame *frame, size_t column, struct frame_cell cell,
                       struct failure *why);

/* Ends the row; cells that were not appended are NULL. */
bool frame_end_row(struct frame *frame, struct failure *why);

/* READING. Rows and columns count from 0 and must be in range. */
size_t frame_rows(const struct frame *frame);
size_t frame_columns(const struct frame *frame);
size_t frame_bytes(const struct frame *frame); /* memory held, in bytes */
const char *frame_column_name(const struct frame *frame, size_t column);
enum frame_type frame_column_type(const struct frame *frame, size_t column);
size_t frame_nulls(const struct frame *frame, size_t column); /* cells that are NULL */

/* The column of that name to *column; false when there is none. */
bool frame_find(const struct frame *frame, const char *name, size_t *column);

bool frame_is_null(const struct frame *frame, size_t column, size_t row);
struct frame_cell frame_cell(const struct frame *frame, size_t column, size_t row);

/* The figure of a column of whole numbers or reals as a double; a NULL or a text is NaN. */
double frame_number(const struct frame *frame, size_t column, size_t row);

/* The values of a FRAME_INTEGER or FRAME_REAL column (0 where NULL), or NULL for any other column.
 */
const int64_t *frame_integers(const struct frame *frame, size_t column);
const double *frame_reals(const struct frame *frame, size_t column);

#endif
