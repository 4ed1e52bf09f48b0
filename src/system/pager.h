/* Shows a long text page by page, in the program that the person chose. */
#ifndef LOTRINH_PAGER_H
#define LOTRINH_PAGER_H

#include "failure.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether there is one for this terminal: LOTRINH_PAGER, PAGER, else less. An empty LOTRINH_PAGER
   wants none; a dumb terminal has none. */
bool pager_ready(void);

/* Shows the text and waits until the person leaves. */
bool pager_show(const char *text, size_t length, struct failure *why);

#endif
