/* Two frames side by side, matched by keys. */
#ifndef LOTRINH_FRAME_JOIN_H
#define LOTRINH_FRAME_JOIN_H

#include "frame.h"

enum frame_join_kind {
    FRAME_JOIN_INNER, /* rows with a match */
    FRAME_JOIN_LEFT,  /* every row of the left frame; NULL where the right one has no match */
};

struct frame_join {
    enum frame_join_kind kind;
    const size_t *left_keys, *right_keys; /* columns, pair by pair */
    size_t key_count;
    const char *suffixes[2]; /* of columns that are in both frames and no keys */
    size_t maximum;          /* bytes of the result */
};

/* For each row of the left frame, in order, each row of the right one whose keys are equal, in
   order. NULL is equal to nothing, not to NULL either. Columns: those of the left frame, then those
   of the right one but its keys. NULL on keys of different kinds, a result beyond the maximum, no
   memory; the caller frees. */
struct frame *frame_join(const struct frame *left, const struct frame *right,
                         const struct frame_join *join, struct failure *why);

#endif
