/* Values as gnuplot source text that can hold nothing but the value. Knows nothing of running it.
 */
#ifndef LOTRINH_GNUPLOT_TEXT_H
#define LOTRINH_GNUPLOT_TEXT_H

#include "buffer.h"
#include "failure.h"

#include <stdbool.h>
#include <stddef.h>

/* The longest text drawn, in characters; what is cut ends in an ellipsis. */
enum { GNUPLOT_TEXT_LONGEST = 200 };

/* What is drawn for the text: valid UTF-8 in NFC, no control, bidi or zero-width control
   characters, blanks for line breaks unless `lines`, cut; "]]>" and "&#", which SVG cannot hold,
   are loosened. */
bool gnuplot_text_clean(const char *text, size_t length, bool lines, struct buffer *clean,
                        struct failure *why);

/* Appends one double-quoted token with every byte as \ooo. A plain digit after an escape would be
   swallowed by it, hence all bytes or none. The text is cleaned first. */
bool gnuplot_text_quote(const char *text, size_t length, bool lines, struct buffer *script,
                        struct failure *why);

/* Appends the number, 17 digits, decimal point whatever the locale. NaN and infinities are refused.
 */
bool gnuplot_text_number(double value, struct buffer *script, struct failure *why);

#endif
