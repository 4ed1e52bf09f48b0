/* Whether whoever waits has asked to stop (Ctrl-C, a deadline, the memory cap). Loops over many
   rows look at it now and then and give up; what they leave is then thrown away. */
#ifndef LOTRINH_STOP_H
#define LOTRINH_STOP_H

#include <stdbool.h>

/* Who answers; nobody until it is set: then never. */
void stop_when(bool (*asked)(void));

bool stop_asked(void);

#endif
