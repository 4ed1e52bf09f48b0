/* The prompt, parent side: reads statements, lets the worker evaluate them, outlives it. */
#ifndef LOTRINH_REPL_H
#define LOTRINH_REPL_H

#include "worker.h"

/* Runs the prompt until the user leaves; returns the exit code. */
int repl_run(struct job *job);

#endif
