/* lotrinh watch SCRIPT: runs a script again whenever it, what lies beside it or the database
   changes. */
#ifndef LOTRINH_WATCH_H
#define LOTRINH_WATCH_H

#include "options.h"

/* Until Ctrl-C or a signal; returns its exit code. `database` may be NULL. */
int watch_run(const struct command_line *line, const char *database);

#endif
