/* Help made from the tables of options and verbs. */
#ifndef LOTRINH_USAGE_H
#define LOTRINH_USAGE_H

#include "commands.h"

/* To stdout: the whole program, or one verb. */
void usage_program(void);
void usage_verb(const struct verb *verb);

#endif
