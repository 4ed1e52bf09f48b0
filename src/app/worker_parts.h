/* What the two kinds of worker share. */
#ifndef LOTRINH_WORKER_PARTS_H
#define LOTRINH_WORKER_PARTS_H

#include "interpreter.h"
#include "worker.h"

/* A state with the limits of the command line; says so itself when there is no memory. */
struct interpreter *worker_interpreter(const struct job *job);

/* Leaves the context table that verbs and the session get; protected. */
bool worker_context(lua_State *L, const struct job *job, struct report *report);

#endif
