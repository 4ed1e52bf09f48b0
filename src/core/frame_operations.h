/* New frames from old ones (first rows, chosen rows, chosen columns, sorted) and sums of a column.
 */
#ifndef LOTRINH_FRAME_OPERATIONS_H
#define LOTRINH_FRAME_OPERATIONS_H

#include "frame.h"

/* Each makes a frame of its own that the caller frees (texts are shared with the old one, which may
   be freed first); NULL when there is no memory. Rows and columns must be in range. */
struct frame *frame_take(const struct frame *frame, const size_t *rows, size_t count,
                         struct failure *why);
struct frame *frame_head(const struct frame *frame, size_t count, struct failure *why);
/* The rows whose bit is set: bit row % 8 of byte row / 8. */
struct frame *frame_filter(const struct frame *frame, const unsigned char *keep,
                           struct failure *why);
struct frame *frame_select(const struct frame *frame, const size_t *columns, size_t count,
                           struct failure *why);

/* Moves the one column of `values`, which has as many rows, into the frame, in place of the column
   of that name or to the right of all. `values` is left without its column. */
bool frame_put_column(struct frame *frame, const char *name, struct frame *values,
                      struct failure *why);

/* How two texts compare: < 0, 0, > 0. */
typedef int frame_compare_text(void *context, struct frame_text a, struct frame_text b);

struct frame_sort_key {
    size_t column;
    bool descending; /* NULL stands last in either direction */
};

/* Sorted by the first key, equal rows by the next, and in their old order when all are equal.
   compare NULL: texts by their bytes. Text that appears often is compared once. */
struct frame *frame_sort(const struct frame *frame, const struct frame_sort_key *keys, size_t count,
                         frame_compare_text *compare, void *context, struct failure *why);

/* What a column of figures comes to; NULLs are skipped and counted. */
struct frame_summary {
    enum frame_type type; /* FRAME_EMPTY when no figure is there; sum, least, greatest follow it */
    size_t count;         /* figures */
    size_t nulls;
    int64_t integer_sum, integer_least, integer_greatest;
    double sum, least, greatest; /* always set when count > 0; for whole numbers rounded once */
    double mean;                 /* NaN when count is 0 */
};

/* Fails on a column of text and when a sum of whole numbers passes 64 bits. */
bool frame_summarize(const struct frame *frame, size_t column, struct frame_summary *summary,
                     struct failure *why);

#endif
