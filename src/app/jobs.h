/* lotrinh jobs FILE: several commands one after the other, and which of them failed. */
#ifndef LOTRINH_JOBS_H
#define LOTRINH_JOBS_H

#include "worker.h"

/* Returns the exit code: 0 when every job ended with 0. */
int jobs_run(struct job *job);

#endif
