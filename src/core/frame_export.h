/* A frame as CSV or JSON text. */
#ifndef LOTRINH_FRAME_EXPORT_H
#define LOTRINH_FRAME_EXPORT_H

#include "buffer.h"
#include "frame.h"

#include <stdbool.h>

/* RFC 4180 with a header line and CRLF. Unless raw, a text cell that a spreadsheet would take for a
   formula (it begins with = + - @, tab, or one of those after blanks) gets an apostrophe before it.
   NULL is an empty cell. Ask buffer_ok afterwards. */
void frame_to_csv(const struct frame *frame, bool raw, struct buffer *out);

/* An array of objects, keys in column order, NULL as null; NaN and infinities, which JSON lacks, as
 * null. */
void frame_to_json(const struct frame *frame, struct buffer *out);

/* The shortest decimal text that reads back as the same double. */
void frame_real_text(double value, char text[32]);

#endif
