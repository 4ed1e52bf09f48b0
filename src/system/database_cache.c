/* Statements kept for their next use: an import runs the same few thousands of times, and preparing
 * one takes longer than running it. Knows nothing of what they ask. */
#include "database_private.h"

#include <string.h>

sqlite3_stmt *cache_take(struct database *db, const char *sql, size_t length)
{
    for (size_t i = 0; i < CACHE_SIZE; i++) {
        sqlite3_stmt *statement = db->idle[i];
        const char *kept = statement != NULL ? sqlite3_sql(statement) : NULL;
        if (kept != NULL && strlen(kept) == length && memcmp(kept, sql, length) == 0) {
            db->idle[i] = NULL;
            return statement;
        }
    }
    return NULL;
}

/* Only where the program itself writes: what people ask while reading is not asked again. */
void cache_give(struct database *db, sqlite3_stmt *statement)
{
    if (db->level != LEVEL_WRITE || statement == NULL) {
        sqlite3_finalize(statement);
        return;
    }
    (void)sqlite3_reset(statement); /* says again what went wrong in the last step */
    (void)sqlite3_clear_bindings(statement);
    sqlite3_finalize(db->idle[db->idle_next]);
    db->idle[db->idle_next] = statement;
    db->idle_next = (db->idle_next + 1) % CACHE_SIZE;
}

void cache_empty(struct database *db)
{
    for (size_t i = 0; i < CACHE_SIZE; i++) {
        sqlite3_finalize(db->idle[i]);
        db->idle[i] = NULL;
    }
}
