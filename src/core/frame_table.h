/* Prints a frame as an aligned table for people. */
#ifndef LOTRINH_FRAME_TABLE_H
#define LOTRINH_FRAME_TABLE_H

#include "buffer.h"
#include "frame.h"
#include "language.h"
#include "table.h"

/* Numbers as people in Vietnam write them (a column of reals with the same decimals throughout, at
   most 4; years and codes without dots), texts as they are, NULL as "—". See table.h for the
   limits. */
bool frame_print(const struct frame *frame, struct table_limits limits, bool vertical,
                 enum language language, struct buffer *out, struct failure *why);

#endif
