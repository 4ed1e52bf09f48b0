/* What the worker process does: one verb in Lua, or the session behind the prompt. */
#ifndef LOTRINH_WORKER_H
#define LOTRINH_WORKER_H

#include "options.h"

/* Everything a worker needs to know; borrowed from the parent, valid after the fork. */
struct job {
    const struct command_line *line;
    const char *verb;            /* the Lua module commands.VERB */
    const char *database;        /* NULL: the built-in figures */
    const char *database_source; /* "--db", "LOTRINH_DB", "./lotrinh.db", "builtin" */
    unsigned time_limit;         /* seconds, 0: none */
    bool draws;                  /* the verb will draw charts */
    int channel;                 /* the prompt: the worker's end of the socket */
    int parent_channel;          /* and the parent's, which the worker closes */
    bool restarted;              /* this worker replaces one that was killed: no greeting */
};

/* Runs a verb to its end and returns the exit code. */
int worker_run(const struct job *job);

/* Answers the prompt until it goes away; returns the exit code. */
int worker_session(const struct job *job);

#endif
