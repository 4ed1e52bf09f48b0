/* What the standard streams are connected to. */
#ifndef LOTRINH_TERMINAL_H
#define LOTRINH_TERMINAL_H

#include <stdbool.h>

/* True when the descriptor is a terminal. */
bool terminal_is(int descriptor);

/* Columns of the terminal of stdout, else COLUMNS, else 80; within 20..1000. */
int terminal_width(void);

/* Lines of the terminal on standard output, else LINES, else 24. */
int terminal_height(void);

/* True when colour may be written there: a terminal, no NO_COLOR, TERM is not "dumb". */
bool terminal_colour(int descriptor);

/* How many colours may be written there: 0, 16 or 256. */
int terminal_colours(int descriptor);

/* True where only plain characters are sure to be shown: TERM is "dumb", or the locale of the
   environment was not UTF-8 when terminal_locale read it. */
bool terminal_plain(void);

/* Only LC_CTYPE comes from the environment; without a UTF-8 locale it falls back to C.UTF-8 and
   says so to the libraries that read the environment again (readline). False when even that is
   missing. */
bool terminal_locale(void);

#endif
