/* Landlock: a process gives up the file system but for named places, for itself and its children.
 */
#ifndef LOTRINH_LANDLOCK_H
#define LOTRINH_LANDLOCK_H

#include <stdbool.h>
#include <stddef.h>

enum landlock_access {
    LANDLOCK_READ,    /* a file, or a folder and all below it */
    LANDLOCK_EXECUTE, /* one program: may be read and started */
    LANDLOCK_WRITE,   /* a folder and all below: read, write, make and remove files and folders */
    LANDLOCK_DEVICE,  /* one file such as /dev/null: read and written */
};

struct landlock_rule {
    const char *path; /* a path that is not there is passed over */
    enum landlock_access access;
};

/* A ruleset as a file descriptor that the caller closes, or -1 where the kernel has no Landlock. */
int landlock_make(const struct landlock_rule *rules, size_t count);

/* Enters it for ever. Only system calls inside: safe between fork and exec. */
bool landlock_enter(int ruleset);

#endif
