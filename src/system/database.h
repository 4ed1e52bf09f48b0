/* The database: opening with every guard on, prepared statements, rows, transactions.
   Only the files database*.c know SQLite. Statements that come from people go through rows_prepare:
   one statement, checked function by function while it runs; schema and settings are the host's
   alone. */
#ifndef LOTRINH_DATABASE_H
#define LOTRINH_DATABASE_H

#include "buffer.h"
#include "failure.h"

#include <stddef.h>
#include <stdint.h>

enum {
    DATABASE_APPLICATION_ID = 0x4C545248, /* "LTRH" in the file's header */
};

struct database;
struct rows;

enum database_mode {
    DATABASE_READ,   /* nothing can be changed */
    DATABASE_WRITE,  /* rows can be changed; the schema only by migration.h */
    DATABASE_CREATE, /* a new file (0600) that must not exist; as WRITE, and tables can be made */
    DATABASE_REMAKE, /* a copy of one's own that is there: as WRITE, and its schema can be changed
                      */
};

struct database_options {
    enum database_mode mode;
    int newest_version; /* a file with a higher user_version is refused; 0: any version */
    bool allow_network; /* writing on a network file system was asked for */
};

/* OPENING. NULL and *why on failure; no file is made but by DATABASE_CREATE. */
struct database *database_open(const char *path, struct database_options options,
                               struct failure *why);
/* A database held in memory as the bytes of a file: read-only, not copied, so the bytes must
 * outlive it. */
struct database *database_open_image(const void *bytes, size_t length, struct failure *why);
/* An empty one in memory, in which everything may be made: for tests. */
struct database *database_open_memory(struct failure *why);
/* Ends the rows that are still open, and with them the lock that keeps others from writing: they
 * stay to be freed, and a further step says LT-1244. For when nobody is in the middle of a step. */
void database_end_rows(struct database *db);
/* Ends its rows too: they stay to be freed and say that the database is closed. NULL is fine. */
void database_close(struct database *db);

/* The resolved path; "" in memory. Borrowed until closed. */
const char *database_path(const struct database *db);
bool database_is_readonly(const struct database *db);
int database_version(struct database *db); /* user_version; -1 when it cannot be read */

/* Asked every thousand steps of every statement: true stops it with FAILURE_INTERRUPTED.
   Process-wide, since Ctrl-C is; NULL takes it away. */
void database_on_stop(bool (*should_stop)(void *context), void *context);

/* Bytes held by the database library in this process: 0 once everything is closed. */
size_t database_memory_used(void);
const char *database_library_version(void); /* "3.40.1" */

/* TRANSACTIONS. The first begin locks for writing; inner ones are savepoints. Each begin needs one
   commit or rollback. A rollback never fails. */
bool database_begin(struct database *db, struct failure *why);
bool database_commit(struct database *db, struct failure *why);
void database_rollback(struct database *db);

/* The host's own statements, several with ';' between, without the guards of scripts. */
bool database_run_script(struct database *db, const char *sql, struct failure *why);

/* False when a row refers to one that is not there. */
bool database_check_references(struct database *db, struct failure *why);

/* WHOLE DATABASES. A copy of what is committed as a new file (0600), synced; LT-1260 when the file
   is there already. */
bool database_copy(struct database *db, const char *path, struct failure *why);
/* False with LT-1262 when the file is damaged; unless `quick`, indexes and references too. */
bool database_examine(struct database *db, bool quick, struct failure *why);

/* STATEMENTS. Exactly one; a text with NUL, nothing or more than one is refused. Parameters count
   from 1. The rows belong to the caller: rows_free. */
struct rows *rows_prepare(struct database *db, const char *sql, size_t length, struct failure *why);
void rows_free(struct rows *rows);            /* NULL is fine */
bool rows_only_read(const struct rows *rows); /* the statement changes nothing */

int rows_parameters(const struct rows *rows);
/* ":name" with its first character, or NULL when the parameter has none. */
const char *rows_parameter_name(const struct rows *rows, int parameter);
bool rows_bind_null(struct rows *rows, int parameter, struct failure *why);
bool rows_bind_integer(struct rows *rows, int parameter, int64_t value, struct failure *why);
bool rows_bind_real(struct rows *rows, int parameter, double value, struct failure *why);
/* The text is copied. */
bool rows_bind_text(struct rows *rows, int parameter, const char *text, size_t length,
                    struct failure *why);
/* The text is not copied: it must stay until the row was stepped and the parameter bound anew. */
bool rows_bind_borrowed(struct rows *rows, int parameter, const char *text, size_t length,
                        struct failure *why);

enum rows_step { ROWS_ROW, ROWS_END, ROWS_FAILED };
/* The next row. After ROWS_END or ROWS_FAILED the statement holds no lock any more. */
enum rows_step rows_next(struct rows *rows, struct failure *why);
int64_t rows_changes(const struct rows *rows); /* rows inserted, updated, deleted by it */

enum rows_type { ROWS_NULL, ROWS_INTEGER, ROWS_REAL, ROWS_TEXT, ROWS_BLOB };
struct rows_cell {
    enum rows_type type;
    union {
        int64_t integer;
        double real;
        struct {
            const char *bytes; /* of a text or blob: borrowed until the next step */
            size_t length;
        };
    };
};
int rows_columns(const struct rows *rows);
const char *rows_column_name(const struct rows *rows, int column); /* borrowed until freed */
struct rows_cell rows_cell(struct rows *rows, int column);

/* NAMES, to say what was meant. After a failure LT-1216 what is missing is kept: its kind and name.
 */
enum database_name { NAME_NONE, NAME_TABLE, NAME_COLUMN, NAME_FUNCTION };
enum database_name database_missing(const struct database *db, const char **name);
/* Calls visit with each name of the kind; stops early when it returns false. */
bool database_visit_names(struct database *db, enum database_name kind,
                          bool (*visit)(void *context, const char *name), void *context);

/* OWN FUNCTIONS of one text; NULL gives NULL. The function writes to `out` or fails. They may be
   used in views. The context must outlive the database. */
typedef bool database_text_function(void *context, const char *text, size_t length,
                                    struct buffer *out, struct failure *why);
bool database_add_text_function(struct database *db, const char *name,
                                database_text_function *function, void *context,
                                struct failure *why);
typedef int database_compare(void *context, const char *a, size_t a_length, const char *b,
                             size_t b_length);
bool database_add_collation(struct database *db, const char *name, database_compare *compare,
                            void *context, struct failure *why);

#endif
