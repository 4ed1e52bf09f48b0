/* A line of what somebody wrote, with a mark below the part that is meant. */
#ifndef LOTRINH_EXCERPT_H
#define LOTRINH_EXCERPT_H

#include <stddef.h>

struct excerpt_place {
    size_t line; /* both count from 1; columns as they show, marks on letters take none */
    size_t column;
};

/* Where the byte at `offset` of the text stands. */
struct excerpt_place excerpt_place(const char *text, size_t offset);

/* Writes two lines, the second one only with a length: the line of the text that holds the offset,
   with its number, and ^~~~ below so many bytes from there on. A long line is shown in part. What
   does not fit into `size` bytes is left out. */
void excerpt_write(const char *text, size_t offset, size_t length, char *out, size_t size);

/* The same of a line whose number is known. */
void excerpt_write_line(const char *line, size_t number, size_t offset, size_t length, char *out,
                        size_t size);

#endif
