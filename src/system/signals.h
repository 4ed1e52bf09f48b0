/* The one flag by which work in progress is asked to stop: Ctrl-C, SIGTERM, a deadline, memory. */
#ifndef LOTRINH_SIGNALS_H
#define LOTRINH_SIGNALS_H

#include "failure.h"

/* Why the work must stop. Whatever runs long (the hook of Lua, SQLite's progress handler, waiting
   for gnuplot) reads the flag and gives up; nothing but signals_clear() takes it back. */
enum limit {
    LIMIT_NONE,
    LIMIT_INTERRUPT, /* SIGINT: Ctrl-C */
    LIMIT_TERMINATE, /* SIGTERM or SIGHUP */
    LIMIT_TIME,      /* the deadline has passed */
    LIMIT_MEMORY,    /* the allocator's soft cap, after a full collection */
};

/* For a process that works: SIGINT, SIGTERM, SIGHUP and the deadline set the flag and do nothing
   else; SIGPIPE and SIGXFSZ are caught, so that a write fails with EPIPE or EFBIG, and children
   still start with their defaults. */
void signals_install(void);

/* The flag. Safe to call from anywhere, as often as wished. */
enum limit signals_limit(void);
static inline bool signals_interrupted(void)
{
    return signals_limit() != LIMIT_NONE;
}

void signals_note(enum limit limit); /* sets the flag; the first reason stays */
void signals_clear(void);            /* before new work; the deadline is taken off too */

/* What is told, also from a handler, whenever a reason is set; NULL: nobody. */
void signals_tell(void (*listener)(void));

/* From now on so many seconds may pass; 0 takes the deadline off. */
void signals_deadline(unsigned seconds);

/* Says which limit was reached, in words; returns false. */
bool signals_failure(struct failure *why);

#endif
