/* Numbers rows by what stands in their key columns: the same keys, the same number, from 0 in the
   order in which they first appear. Private to the frame files. */
#ifndef LOTRINH_FRAME_KEYS_H
#define LOTRINH_FRAME_KEYS_H

#include "frame.h"

struct frame_keys;

enum {
    FRAME_KEY_ROWS = 1024, /* rows numbered at a time at most: what a first-level cache holds */
    FRAME_MOST_KEY_SIDES = 2,
};

/* A frame and which of its columns are the keys; borrowed until frame_keys_free. */
struct frame_key_side {
    const struct frame *frame;
    const size_t *columns;
};

/* One side to group rows: NULL is a key like any other. Two sides to match them, column by column:
   a row with a NULL among its keys has no number. NULL on keys of text beside keys of figures, on
   more than 2^32 - 4 rows, without memory. */
struct frame_keys *frame_keys_new(const struct frame_key_side *sides, size_t side_count,
                                  size_t key_count, struct failure *why);
void frame_keys_free(struct frame_keys *keys);

/* Numbers `count` rows of a side from `first` on. Keys that are not known yet get the next number
   or, unless `add`, NUMBER_NONE, as do rows without a number. */
bool frame_keys_number(struct frame_keys *keys, size_t side, size_t first, size_t count, bool add,
                       uint32_t *numbers, struct failure *why);

/* How many numbers were given. */
size_t frame_keys_count(const struct frame_keys *keys);

#endif
