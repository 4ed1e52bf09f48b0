/* The way to stdout and stderr: buffered, control bytes made visible on a terminal, failures
 * noticed. */
#ifndef LOTRINH_OUTPUT_H
#define LOTRINH_OUTPUT_H

#include "failure.h"

#include <stddef.h>

/* Appends to stdout. On a terminal control bytes other than tab and newline show as \x1b. False
   once anything was lost: there is no point in going on; output_finish says why. */
bool output_write(const char *bytes, size_t length);

/* The same; on a terminal colours (ESC [ digits and semicolons m) are let through, nothing else. */
bool output_write_coloured(const char *bytes, size_t length);

/* The same to stderr, after what waits for stdout. */
void output_error(const char *bytes, size_t length);

/* Over the line that the terminal of stderr shows, without a line feed: a bar that moves. Nothing
   where stderr is no terminal. */
void output_status(const char *bytes, size_t length);

/* Writes what waits; false when anything written to stdout so far has been lost. */
bool output_finish(struct failure *why);

/* Whether what was lost was lost to a reader that closed its end, as `head` does. */
bool output_reader_left(void);

#endif
