/* What errno means, in the language of the session. */
#ifndef LOTRINH_CAUSE_H
#define LOTRINH_CAUSE_H

/* A few words for the number; the system's own for what has no advice of ours. Static storage. */
const char *system_cause(int number);

#endif
