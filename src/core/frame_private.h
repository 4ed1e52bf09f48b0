/* What a frame is made of. Private to the frame files. */
#ifndef LOTRINH_FRAME_PRIVATE_H
#define LOTRINH_FRAME_PRIVATE_H

#include "frame.h"
#include "frame_operations.h"
#include "frame_strings.h"

struct frame_column {
    char *name; /* owned */
    enum frame_type type;
    union { /* owned; 0 where NULL; all NULL pointers while the column is empty */
        void *values;
        int64_t *integers;
        double *reals;
        uint32_t *codes; /* into strings */
    };
    size_t count; /* cells appended: the rows of the frame, or one more within a row */
    size_t room;  /* cells allocated */
    unsigned char
        *null_bits; /* owned; a set bit is NULL; made with the first NULL beside a value */
    size_t nulls;
    int64_t least, greatest; /* of whole numbers: none is beyond; known without looking at them */
    struct frame_strings *strings; /* shared; only of a column of text */
};

struct frame {
    struct frame_column *columns; /* owned */
    size_t column_count;
    size_t rows;
    size_t bytes;   /* allocated, all in all */
    size_t maximum; /* SIZE_MAX: no limit */
};

/* Bytes of one value of the type; 0 for FRAME_EMPTY. */
size_t frame_type_width(enum frame_type type);

/* Bytes for a bit per cell. */
static inline size_t frame_bits(size_t cells)
{
    return cells / 8 + 1;
}

static inline bool frame_bit(const unsigned char *bits, size_t at)
{
    return (bits[at / 8] >> (at % 8) & 1) != 0;
}

static inline void frame_set_bit(unsigned char *bits, size_t at)
{
    bits[at / 8] = (unsigned char)(bits[at / 8] | 1U << (at % 8));
}

/* Whether the whole number is a double exactly: every one up to 2^53 is. */
static inline bool frame_is_exact(int64_t value)
{
    return value >= -(INT64_C(1) << 53) && value <= INT64_C(1) << 53;
}

/* A new frame of these columns (NULL: all) and rows; NULL when there is no memory. */
struct frame *frame_gather(const struct frame *frame, const size_t *columns, size_t column_count,
                           const size_t *rows, size_t count, struct failure *why);

/* No row: a cell gathered from it is NULL. */
#define FRAME_NO_ROW SIZE_MAX

/* Adds a column to the right of a frame that is being made: the chosen cells of a column of another
   one. All columns of the frame get as many; the caller sets its rows. */
bool frame_gather_column(struct frame *made, const char *name, const struct frame_column *from,
                         const size_t *rows, size_t count, struct failure *why);

/* The rows in the order of the keys, which the caller frees; see frame_sort. */
size_t *frame_order(const struct frame *frame, const struct frame_sort_key *keys, size_t count,
                    frame_compare_text *compare, void *context, struct failure *why);

/* The one column of `values` takes the place of the one there, which goes with `values`; the name
   there stays. */
void frame_swap_column(struct frame *frame, size_t at, struct frame *values);

static inline bool frame_column_null(const struct frame_column *column, size_t row)
{
    return column->type == FRAME_EMPTY ||
           (column->null_bits != NULL && frame_bit(column->null_bits, row));
}

#endif
