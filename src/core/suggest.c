/* Optimal string alignment distance over bytes, for names that are ASCII. Knows nothing of what
 * they name. */
#include "suggest.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST = 64 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static char lower(char c)
{
    return (char)tolower((unsigned char)c);
}

size_t suggest_distance(const char *a, const char *b)
{
    const size_t rows = strnlen(a, LONGEST);
    const size_t columns = strnlen(b, LONGEST);
    size_t lines[3][LONGEST + 1];
    size_t *before = lines[0];
    size_t *last = lines[1];
    size_t *now = lines[2];
    for (size_t j = 0; j <= columns; j++)
        last[j] = j;
    for (size_t i = 1; i <= rows; i++) {
        now[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            const size_t same = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
            now[j] = least(least(last[j] + 1, now[j - 1] + 1), last[j - 1] + same);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                now[j] = least(now[j], before[j - 2] + 1);
        }
        size_t *free_line = before;
        before = last;
        last = now;
        now = free_line;
    }
    return last[columns];
}

const char *suggest_nearest(const char *word, const char *const *candidates, size_t count)
{
    const size_t length = strnlen(word, LONGEST);
    size_t limit = least(length / 3, 3);
    if (limit == 0)
        limit = 1;
    const char *nearest = NULL;
    size_t best = limit + 1;
    for (size_t i = 0; i < count; i++) {
        const size_t distance = suggest_distance(word, candidates[i]);
        if (distance < best) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}
