/* Lets the person change a text in the editor of their choice. */
#ifndef LOTRINH_EDITOR_H
#define LOTRINH_EDITOR_H

#include "buffer.h"

#include <stdbool.h>

/* The editor is VISUAL, EDITOR, else the usual ones. *saved: it was written and the editor ended
   well; `edited` is then what was written, without the line breaks at its end. False: there is no
   editor, or it failed; the text is lost to nobody. */
bool editor_edit(const char *text, struct buffer *edited, bool *saved, struct failure *why);

#endif
