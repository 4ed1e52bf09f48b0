/* Asks another program something: runs it by argv without a shell and reads what it prints. */
#ifndef LOTRINH_PROGRAM_H
#define LOTRINH_PROGRAM_H

#include "buffer.h"

/* Runs arguments[0], looked for in PATH, with no input; its stdout goes to `output`, its stderr
   nowhere. False when it is not there, fails, says more than the buffer holds or takes more than
   so many milliseconds; it is then killed. A signal does not end the wait unless `stop`, which may
   be NULL, says so. */
bool program_output(const char *const *arguments, int milliseconds, bool (*stop)(void),
                    struct buffer *output);

#endif
