/* Reads CSV (RFC 4180) row by row, in pieces of any size: quotes, CRLF or LF, a byte-order mark.
   Strict: what is malformed is refused with its place. Knows nothing of files, encodings or what
   cells mean. */
#ifndef LOTRINH_CSV_H
#define LOTRINH_CSV_H

#include "failure.h"

#include <stddef.h>

struct csv_settings {
    char separator;      /* ',' when 0 */
    size_t most_columns; /* a row with more is refused; 0 is 4096 */
    size_t longest_row;  /* bytes of a row's cells together; 0 is 16 MiB */
    size_t longest_cell; /* bytes; a longer cell is refused; 0 is no limit of its own */
};

/* Hands over the next piece of the input, borrowed until the next call; *length 0 at the end. */
typedef bool (*csv_refill)(void *context, const char **bytes, size_t *length, struct failure *why);

struct csv_cell {
    const char *text; /* unquoted, followed by a NUL that is not counted */
    size_t length;
    bool quoted; /* "" is text of no length; an unquoted cell of no length was left blank */
};

enum csv_step { CSV_ROW, CSV_END, CSV_FAILED };

struct csv_reader;

/* A reader over pieces, or over one text that must outlive it. NULL when there is no memory. */
struct csv_reader *csv_open(csv_refill refill, void *context, const struct csv_settings *settings,
                            struct failure *why);
struct csv_reader *csv_open_text(const char *text, size_t length,
                                 const struct csv_settings *settings, struct failure *why);
void csv_close(struct csv_reader *reader); /* NULL is allowed */

/* The next row. A line with nothing on it is a row of one blank cell; a line end at the end of the
   input begins no further row. After CSV_FAILED every call fails again in the same way. */
enum csv_step csv_next_row(struct csv_reader *reader, struct failure *why);

/* Of the row just read; cells are borrowed until the next call of csv_next_row. */
size_t csv_columns(const struct csv_reader *reader);
struct csv_cell csv_cell(const struct csv_reader *reader, size_t column); /* from 0 */
size_t csv_row(const struct csv_reader *reader);  /* number of the row, the first is 1 */
size_t csv_line(const struct csv_reader *reader); /* line of the text on which it begins */

/* After CSV_END: the last row had no line end, so the text may have been cut (60 become 6). */
bool csv_is_unfinished(const struct csv_reader *reader);

#endif
