/* Which words were met before, and in which row first: for millions of them, by their 64-bit hash.
   Two different words in a hundred million million million would be taken for one; the use is a
   warning. */
#ifndef LOTRINH_SEEN_H
#define LOTRINH_SEEN_H

#include "failure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct seen {
    struct seen_slot *slots; /* owned; NULL while empty */
    size_t room;             /* a power of two */
    size_t count;
};

/* Start from zeroed memory. */
void seen_free(struct seen *seen);

/* *first is the row in which the word stood first, 0 when this is the first. Rows count from 1. */
bool seen_add(struct seen *seen, const char *word, size_t length, uint32_t row, uint32_t *first,
              struct failure *why);

#endif
