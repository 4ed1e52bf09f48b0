/* What a frame is made of. Private to the frame files. */
#ifndef LOTRINH_FRAME_PRIVATE_H
#define LOTRINH_FRAME_PRIVATE_H

#include "frame.h"
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

/* A new frame of these columns (NULL: all) and rows; NULL when there is no memory. */
struct frame *frame_gather(const struct frame *frame, const size_t *columns, size_t column_count,
                           const size_t *rows, size_t count, struct failure *why);

static inline bool frame_column_null(const struct frame_column *column, size_t row)
{
    return column->type == FRAME_EMPTY ||
           (column->null_bits != NULL && frame_bit(column->null_bits, row));
}

#endif
