/* "Did you mean": the known word nearest to a mistyped one. */
#ifndef LOTRINH_SUGGEST_H
#define LOTRINH_SUGGEST_H

#include <stddef.h>

/* The candidate with the least number of insertions, deletions, replacements and swaps of
   neighbours (ASCII case ignored), first in order on a tie; NULL when none is near enough (a third
   of the length of the word, at least 1, at most 3) or count is 0. Borrowed from candidates. */
const char *suggest_nearest(const char *word, const char *const *candidates, size_t count);

/* That number itself, at most 64 bytes of each text looked at. */
size_t suggest_distance(const char *a, const char *b);

#endif
