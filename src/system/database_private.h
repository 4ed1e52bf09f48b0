/* What a database and its rows are made of. Private to database*.c. */
#ifndef LOTRINH_DATABASE_PRIVATE_H
#define LOTRINH_DATABASE_PRIVATE_H

#include "database.h"

#include <sqlite3.h>

/* What statements of people may do; the host's own (trusted) may do all. */
enum database_level { LEVEL_READ, LEVEL_WRITE, LEVEL_SCHEMA };

enum { CACHE_SIZE = 24 /* statements kept for their next use */ };

struct database {
    sqlite3 *handle; /* owned */
    char *path;      /* owned; "" in memory */
    enum database_level level;
    bool trusted;      /* a statement of the host is being prepared or run */
    int depth;         /* of begins without their end */
    struct rows *rows; /* the open ones, newest first; not owned */
    size_t open;       /* how many those are */
    enum database_name missing;
    char missing_name[64];
    sqlite3_stmt *idle[CACHE_SIZE]; /* owned: reset, without values; NULL: none */
    size_t idle_next;               /* whose place the next one takes */
    struct own_function *functions; /* owned list of what was added, for the authorizer */
};

struct rows {
    struct database *db; /* NULL once the database was closed */
    sqlite3_stmt *statement;
    struct rows *next;
    struct rows *before;
    int64_t changes;
    bool ended; /* by database_end_rows, before its last row */
};

struct own_function {
    struct own_function *next;
    database_text_function *function;
    void *context;
    char name[32];
};

/* database_guard.c: before the first open; after each open, in this order. */
void guard_process(void);
bool guard_connection(struct database *db, struct failure *why);
/* True when people's statements may call the function. */
bool guard_allows_function(const struct database *db, const char *name);
/* Calls visit with the name of each allowed function of SQLite. */
bool guard_visit_functions(bool (*visit)(void *context, const char *name), void *context);

/* database_failure.c: the last error of the connection in words; `sql` (NULL: none) gives line and
 * column. */
bool database_fail(struct database *db, const char *sql, struct failure *why);
/* The same by result code, when there may be no connection. */
bool database_fail_code(int code, const char *object, const char *message, struct failure *why);

/* database_cache.c: a prepared statement with this very text, or NULL; the caller's from then on.
 */
sqlite3_stmt *cache_take(struct database *db, const char *sql, size_t length);
/* Takes a statement over: kept, or finalized. NULL is allowed. */
void cache_give(struct database *db, sqlite3_stmt *statement);
void cache_empty(struct database *db);

/* database_file.c: the path with links resolved and checked for the mode; the caller frees. */
char *database_resolve(const char *path, struct database_options options, struct failure *why);

/* database_format.c */
bool database_add_format(struct database *db, struct failure *why);

/* database_function.c */
bool database_add_own_functions(struct database *db, struct failure *why);

#endif
