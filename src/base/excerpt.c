/* Lines with a mark below. Knows nothing of the language they are written in. */
#include "excerpt.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { WIDEST = 92, BEFORE = 40 /* columns kept before the mark of a long line */ };

static bool is_later_byte(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* A letter's marks (U+0300 to U+036F: 0xCC 0x80 to 0xCD 0xAF) and the later bytes of a character
   take no column of their own. */
static bool takes_a_column(const char *at)
{
    const unsigned char first = (unsigned char)at[0];
    if (is_later_byte(at[0]))
        return false;
    return !(first == 0xCC || (first == 0xCD && (unsigned char)at[1] <= 0xAF));
}

static size_t columns(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += takes_a_column(text + i);
    return count;
}

struct excerpt_place excerpt_place(const char *text, size_t offset)
{
    struct excerpt_place place = {1, 1};
    size_t begin = 0;
    for (size_t i = 0; i < offset && text[i] != '\0'; i++)
        if (text[i] == '\n') {
            place.line++;
            begin = i + 1;
        }
    place.column += columns(text + begin, strnlen(text + begin, offset - begin));
    return place;
}

/* Bytes of the text that take so many columns, letters with their marks whole. */
static size_t bytes_of(const char *text, size_t length, size_t most)
{
    size_t count = 0;
    size_t i = 0;
    for (; i < length; i++)
        if (takes_a_column(text + i) && count++ == most)
            break;
    return i;
}

void excerpt_write_line(const char *line, size_t number, size_t offset, size_t length, char *out,
                        size_t size)
{
    size_t all = strcspn(line, "\r\n");
    if (offset > all)
        offset = all;
    if (length > all - offset)
        length = all - offset;
    size_t skipped = 0;
    const size_t column = columns(line, offset);
    if (columns(line, all) > WIDEST && column > WIDEST - BEFORE)
        skipped = bytes_of(line, all, column - BEFORE);
    const size_t shown = bytes_of(line + skipped, all - skipped, WIDEST);
    char digits[24];
    const int gutter = snprintf(digits, sizeof digits, "%zu", number);
    int used = snprintf(out, size, "  %s | %s%.*s%s", digits, skipped > 0 ? "…" : "", (int)shown,
                        line + skipped, skipped + shown < all ? "…" : "");
    for (char *tab = out; (tab = strchr(tab, '\t')) != NULL;)
        *tab = ' '; /* one column, as it was counted */
    if (length == 0 || used < 0 || (size_t)used >= size)
        return;
    const size_t before = columns(line + skipped, offset - skipped) + (skipped > 0 ? 1 : 0);
    used +=
        snprintf(out + used, size - (size_t)used, "\n  %*s | %*s^", gutter, "", (int)before, "");
    for (size_t i = 1; i < columns(line + offset, length) && (size_t)used + 1 < size; i++) {
        out[used++] = '~';
        out[used] = '\0';
    }
}

void excerpt_write(const char *text, size_t offset, size_t length, char *out, size_t size)
{
    const struct excerpt_place place = excerpt_place(text, offset);
    size_t begin = offset;
    while (begin > 0 && text[begin - 1] != '\n')
        begin--;
    excerpt_write_line(text + begin, place.line, offset - begin, length, out, size);
}
