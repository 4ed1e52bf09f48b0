/* A growing text with a maximum. Errors stick: append freely, ask once at the end. */
#ifndef LOTRINH_BUFFER_H
#define LOTRINH_BUFFER_H

#include "failure.h"

#include <stddef.h>

struct buffer {
    char *bytes;     /* owned, always NUL-terminated once anything was appended; NULL before */
    size_t length;   /* without the NUL */
    size_t capacity; /* bytes allocated */
    size_t maximum;  /* length never goes above this */
    bool overflow;   /* an append would have passed the maximum; the text stays as it was */
    bool no_memory;  /* an append could not allocate */
};

/* An empty buffer; nothing is allocated. */
void buffer_init(struct buffer *buffer, size_t maximum);
void buffer_free(struct buffer *buffer);
void buffer_clear(struct buffer *buffer); /* empties, keeps the memory and clears sticky errors */

/* Each returns false when the text did not fit; nothing of it is then appended. */
bool buffer_append(struct buffer *buffer, const char *bytes, size_t length);
bool buffer_append_text(struct buffer *buffer, const char *text);
bool buffer_append_byte(struct buffer *buffer, char byte);
bool buffer_printf(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Room for `more` bytes beyond the length: where to write them, or NULL. The caller adds to length.
 */
char *buffer_reserve(struct buffer *buffer, size_t more);

/* The text, "" when nothing was appended. Borrowed until the next call. */
const char *buffer_text(const struct buffer *buffer);

/* True when every append fitted; otherwise fills *why, naming `what` was being made. */
bool buffer_ok(const struct buffer *buffer, const char *what, struct failure *why);

#endif
