/* lotrinh watch SCRIPT: runs a script again whenever it, what lies beside it or the database
   changes. */
#ifndef LOTRINH_WATCH_H
#define LOTRINH_WATCH_H

#include "worker.h"

/* Until Ctrl-C or a signal; returns its exit code. */
int watch_run(struct job *job);

#endif
