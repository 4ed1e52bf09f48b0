/* A file read once, piece by piece, for what is too long to hold. */
#ifndef LOTRINH_STREAM_H
#define LOTRINH_STREAM_H

#include "failure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stream;

/* NULL and LT-1101 when it is no regular file or cannot be read. */
struct stream *stream_open(const char *path, struct failure *why);
void stream_close(struct stream *stream); /* NULL is fine */

/* The next piece, borrowed until the next call; *length is 0 at the end. */
bool stream_next(struct stream *stream, const char **bytes, size_t *length, struct failure *why);

/* Bytes read so far. */
uint64_t stream_position(const struct stream *stream);

/* What tells this state of the file from another: place, size, time of change. Borrowed. */
const char *stream_stamp(const struct stream *stream);

/* LT-1117; returns false. */
bool stream_changed(const struct stream *stream, struct failure *why);

/* False with LT-1117 when the file is no longer what was opened: it changed while it was read. */
bool stream_unchanged(struct stream *stream, struct failure *why);

#endif
