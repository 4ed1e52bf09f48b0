/* Why something failed: a kind (which decides the exit code), a stable code and one sentence. */
#ifndef LOTRINH_FAILURE_H
#define LOTRINH_FAILURE_H

#include <stdbool.h>

/* The value of a kind is the exit code of the program (docs/architecture.md, "Exit codes"). */
enum failure_kind {
    FAILURE_NONE = 0,
    FAILURE_SCRIPT = 1,        /* an error in a script or in SQL */
    FAILURE_USAGE = 2,         /* the command line was wrong */
    FAILURE_DATA = 3,          /* data refused, nothing written */
    FAILURE_WARNINGS = 4,      /* done with warnings, and --strict was given */
    FAILURE_BEHIND = 5,        /* behind target, and --fail-if-behind was given */
    FAILURE_LOCKED = 6,        /* the database is locked, newer, or not ours */
    FAILURE_OUTPUT = 7,        /* a chart, document or file could not be made */
    FAILURE_TIME = 124,        /* the time limit was reached */
    FAILURE_INTERRUPTED = 130, /* Ctrl-C */
    FAILURE_TERMINATED = 143,  /* SIGTERM or SIGHUP */
};

struct failure {
    enum failure_kind kind;
    char code[8];     /* "LT-1203": stable, listed in the error catalogue */
    char text[1024];  /* one sentence: what was tried, on what, why not, what to do */
    char detail[640]; /* lines to show below it, such as an excerpt (excerpt.h); usually "" */
};

/* Fills *why with the sentence in the language of the session (language.h) and returns false, so
   that a caller writes `return failure_set(why, ...)`. Both formats take the same arguments in the
   same order. Codes: LT-10xx host and usage, 11 files, 12 database, 13 frames, 14 text, periods,
   numbers, 15 statistics, 16 charts, 17 import, 18 units, 19 reports, 20 definitions, 21 the
   script's world. */
bool failure_set(struct failure *why, enum failure_kind kind, const char *code, const char *vi,
                 const char *en, ...) __attribute__((format(printf, 4, 6), format(printf, 5, 6)));

/* Out of memory, in words; returns false. */
bool failure_memory(struct failure *why);

#endif
