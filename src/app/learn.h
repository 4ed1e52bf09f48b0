/* lotrinh learn: the prompt with lessons, on a city of its own that is made the first time. */
#ifndef LOTRINH_LEARN_H
#define LOTRINH_LEARN_H

#include "worker.h"

/* Until the person leaves; returns the exit code. A database that --db names is used instead. */
int learn_run(struct job *job);

#endif
