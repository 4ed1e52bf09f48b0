/* Who is writing: a small file beside the database, locked while its holder lives. */
#ifndef LOTRINH_LOCK_H
#define LOTRINH_LOCK_H

#include "failure.h"

struct lock;

/* Takes the lock file `path` and writes `holder` into it. When another process holds it, NULL and
   LT-1270 with what that one wrote. A file left by a process that ended is taken over. */
struct lock *lock_take(const char *path, const char *holder, struct failure *why);

/* Empties the file and lets it go; NULL is fine. The file stays: removing it could take away the
   lock of the next holder. */
void lock_release(struct lock *lock);

#endif
