/* Child processes: started by path and argv in a group of their own, with limits, and always
 * reaped. */
#ifndef LOTRINH_PROCESS_H
#define LOTRINH_PROCESS_H

#include "buffer.h"
#include "failure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct process_request {
    const char *program;            /* absolute path */
    const char *const *arguments;   /* argv, ends with NULL */
    const char *const *environment; /* the whole environment, ends with NULL */
    const char *folder;             /* where it works */
    const char *error_file;         /* its stderr goes there and its stdout is watched; or NULL */
    int landlock;                   /* a ruleset of landlock.h, or -1 */
    unsigned cpu_seconds;           /* each 0: no limit */
    size_t address_space;           /* bytes */
    size_t file_size;               /* bytes of any one file it writes */
};

struct process {
    pid_t pid;            /* also its group */
    int error_handle;     /* its stderr, or stdout where that has a file; -1 at its end */
    struct buffer errors; /* what it wrote there; the rest beyond the maximum is dropped */
    int64_t started;      /* process_now() at the start */
    bool running;
    int status; /* of waitpid, once it runs no more */
};

/* Milliseconds of a clock that only goes forward. */
int64_t process_now(void);

/* Standard input and output are the null device. Its errors buffer is empty and has a maximum. */
bool process_start(struct process *process, const struct process_request *request,
                   struct failure *why);

/* Waits at most that long for output or an end of any of them; NULL entries are passed over. A
   signal that comes meanwhile ends the wait. */
void process_wait(struct process *const *processes, size_t count, int milliseconds);

/* Kills the whole group and does not wait for its end. */
void process_kill(const struct process *process);

/* Kills the whole group if it runs still, reaps it and frees the buffer. Fine twice. */
void process_end(struct process *process);

#endif
