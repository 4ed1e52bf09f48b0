/* Schema steps: each brings a database from one version to the next, whole or not at all. */
#ifndef LOTRINH_MIGRATION_H
#define LOTRINH_MIGRATION_H

#include "database.h"

struct migration_step {
    int version;      /* user_version after the step; rising from 1 */
    const char *name; /* "001_foundation", for messages */
    const char *sql;  /* without BEGIN, COMMIT or PRAGMA */
};

enum { MIGRATION_MOST_STEPS = 100 };

/* The steps that come with the program (data/schema/NNN_NAME.sql), in order; returns how many. The
   texts are static, the names are the files'. */
size_t migration_steps(struct migration_step steps[MIGRATION_MOST_STEPS]);

/* The version that the program's own steps lead to; 0 when it has none. */
int migration_newest(void);

/* Runs the steps above the database's version, each in one transaction with its version number; one
   that fails, or leaves rows that refer to nothing, is rolled back and the version before it stays.
   A database newer than the last step is refused. */
bool migration_run(struct database *db, const struct migration_step *steps, size_t count,
                   struct failure *why);

/* Makes a database by all the steps under another name, then gives it its own: it is complete or
   not there. Never replaces a file. Returns it open for writing, or NULL. */
struct database *migration_create(const char *path, const struct migration_step *steps,
                                  size_t count, struct failure *why);

#endif
