/* The parent: keeps the terminal, starts the worker, ends it when it must. */
#ifndef LOTRINH_SUPERVISOR_H
#define LOTRINH_SUPERVISOR_H

#include "worker.h"

#include <sys/types.h>

/* Runs the job in a worker and waits; returns the exit code of the program. */
int supervisor_batch(const struct job *job);

/* The same for another job than a worker's: run(job) in a child. */
int supervisor_run(const struct job *job, int (*run)(const struct job *job));

/* Starts a worker: run(job) in a child. -1 with *why when it cannot be started. */
pid_t supervisor_start(const struct job *job, int (*run)(const struct job *job),
                       struct failure *why);

/* Kills a worker for good, with what it started, and waits for it. */
void supervisor_kill(pid_t worker);

/* Waits so long for a worker that was told to leave, then kills it. */
void supervisor_leave(pid_t worker, int milliseconds);

/* Once, before the first worker: signals that the parent waits for, no core dumps, orphans come to
 * us. */
void supervisor_prepare(void);

#endif
