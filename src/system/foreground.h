/* Runs a program that talks to the person itself (a pager, an editor) and takes the terminal back.
 */
#ifndef LOTRINH_FOREGROUND_H
#define LOTRINH_FOREGROUND_H

#include "failure.h"

#include <stdbool.h>
#include <stddef.h>

enum { MOST_PROGRAM_WORDS = 32 };

/* A program with options, as a person names it in a variable such as PAGER. */
struct foreground_program {
    char *text;                                /* owned; the words point into it */
    const char *words[MOST_PROGRAM_WORDS + 2]; /* argv without its end; two places are left free */
    size_t count;
};

/* The first variable that holds a word, else the first of the usual commands that is there; both
   lists end with NULL. Split at blanks, quotes hold together, no shell. False when there is none or
   the program of the variable is not in PATH. The caller frees in either case. */
bool foreground_find(const char *const *variables, const char *const *usual,
                     struct foreground_program *program);

void foreground_free(struct foreground_program *program);

/* Runs it in a process group of its own in the foreground of the terminal on standard input and
   waits. With `input` it reads that, else the terminal. *status is that of waitpid. Whatever it
   did, the terminal then has the settings and the group it had. SIGTERM and SIGHUP are passed on to
   it and noted (signals.h). False when it could not be started. */
bool foreground_run(const struct foreground_program *program, const char *input, size_t length,
                    int *status, struct failure *why);

#endif
