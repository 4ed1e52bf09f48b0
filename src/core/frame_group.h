/* Rows gathered by keys. */
#ifndef LOTRINH_FRAME_GROUP_H
#define LOTRINH_FRAME_GROUP_H

#include "frame.h"

enum frame_aggregate {
    FRAME_ROWS,  /* rows of the group; the column does not matter */
    FRAME_COUNT, /* cells that are not NULL */
    FRAME_SUM,
    FRAME_MEAN,
    FRAME_LEAST,
    FRAME_GREATEST,
};

struct frame_measure {
    enum frame_aggregate aggregate;
    size_t column;    /* of figures, but for FRAME_ROWS and FRAME_COUNT */
    const char *name; /* of the new column; borrowed */
};

/* One row for each combination of the keys, in the order in which they first appear, NULL being a
   key like any other; then the measures. A group without a figure has a NULL sum, not 0. The caller
   frees the frame; NULL on a column of text, a sum beyond 64 bits, no memory. */
struct frame *frame_group(const struct frame *frame, const size_t *keys, size_t key_count,
                          const struct frame_measure *measures, size_t measure_count,
                          struct failure *why);

#endif
