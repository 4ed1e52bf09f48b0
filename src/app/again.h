/* The program run once more in a process of its own, as from another command line. */
#ifndef LOTRINH_AGAIN_H
#define LOTRINH_AGAIN_H

#include "options.h"

enum { AGAIN_MOST_WORDS = 64 };

/* Runs `lotrinh WORDS...` after the options for every verb that `line` was given (--db, --today,
   --lang ...; those in the words come later and win), and waits. Returns the exit code. At most
   AGAIN_MOST_WORDS words. supervisor_prepare comes first. */
int again_run(const struct command_line *line, const char *const *words, size_t count);

#endif
