/* Opening, closing, transactions. Knows nothing of what the tables hold. */
#include "database.h"

#include "database_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const int OPEN_ALWAYS =
    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOFOLLOW;

void database_end_rows(struct database *db)
{
    for (struct rows *rows = db->rows; rows != NULL; rows = rows->next) {
        sqlite3_finalize(rows->statement);
        rows->statement = NULL;
        rows->ended = true;
    }
}

void database_close(struct database *db)
{
    if (db == NULL)
        return;
    database_end_rows(db);
    for (struct rows *rows = db->rows; rows != NULL; rows = rows->next)
        rows->db = NULL;
    cache_empty(db);
    sqlite3_close(db->handle); /* rolls back what was not committed */
    while (db->functions != NULL) {
        struct own_function *next = db->functions->next;
        free(db->functions);
        db->functions = next;
    }
    free(db->path);
    free(db);
}

/* Owns `path` from here on, even when it fails. */
static struct database *new_database(char *path, enum database_level level, struct failure *why)
{
    guard_process();
    struct database *db = path != NULL ? calloc(1, sizeof *db) : NULL;
    if (db == NULL) {
        free(path);
        failure_memory(why);
        return NULL;
    }
    db->path = path;
    db->level = level;
    return db;
}

static bool connect(struct database *db, const char *name, int flags, struct failure *why)
{
    const int code = sqlite3_open_v2(name, &db->handle, flags | OPEN_ALWAYS, NULL);
    if (code != SQLITE_OK)
        return database_fail_code(db->handle != NULL ? sqlite3_extended_errcode(db->handle) : code,
                                  db->path, sqlite3_errstr(code), why);
    return true;
}

/* A setting as the host reads it. */
static bool read_setting(struct database *db, const char *pragma, int *value, struct failure *why)
{
    sqlite3_stmt *statement = NULL;
    db->trusted = true;
    bool ok = sqlite3_prepare_v2(db->handle, pragma, -1, &statement, NULL) == SQLITE_OK &&
              sqlite3_step(statement) == SQLITE_ROW;
    if (ok)
        *value = sqlite3_column_int(statement, 0);
    else
        database_fail(db, NULL, why);
    sqlite3_finalize(statement);
    db->trusted = false;
    return ok;
}

static bool check_identity(struct database *db, struct database_options options,
                           struct failure *why)
{
    int application = 0;
    int version = 0;
    if (!read_setting(db, "PRAGMA application_id", &application, why) ||
        !read_setting(db, "PRAGMA user_version", &version, why))
        return false;
    if (application != DATABASE_APPLICATION_ID)
        return failure_set(why, FAILURE_LOCKED, "LT-1206",
                           "%s không phải cơ sở dữ liệu của lotrinh; hãy tạo bằng lotrinh init",
                           "%s is not a database of lotrinh; make one with lotrinh init", db->path);
    if (options.newest_version != 0 && version > options.newest_version)
        return failure_set(
            why, FAILURE_LOCKED, "LT-1207",
            "%s thuộc phiên bản mới hơn (lược đồ %d, chương trình này biết đến %d); "
            "hãy cập nhật lotrinh",
            "%s belongs to a newer version (schema %d, this program knows up to %d); "
            "update lotrinh",
            db->path, version, options.newest_version);
    return true;
}

static const char READER_SETTINGS[] =
    "PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;"
    "PRAGMA mmap_size = 0; PRAGMA query_only = ON;";

static const char WRITER_SETTINGS[] =
    "PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;"
    "PRAGMA mmap_size = 0; PRAGMA foreign_keys = ON; PRAGMA journal_mode = DELETE;"
    "PRAGMA synchronous = FULL; PRAGMA cache_size = -24000;"; /* 24 MB: indexes of a long import */

static bool mark_as_ours(struct database *db, struct failure *why)
{
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA application_id = %d", DATABASE_APPLICATION_ID);
    return database_run_script(db, sql, why);
}

/* `db` is closed when anything fails, so that a caller may return the result. */
static struct database *finish(struct database *db, bool ok, struct failure *why)
{
    if (ok && guard_connection(db, why))
        return db;
    database_close(db);
    return NULL;
}

struct database *database_open(const char *path, struct database_options options,
                               struct failure *why)
{
    static const enum database_level levels[] = {LEVEL_READ, LEVEL_WRITE, LEVEL_SCHEMA,
                                                 LEVEL_SCHEMA};
    char *resolved = database_resolve(path, options, why);
    if (resolved == NULL)
        return NULL;
    struct database *db = new_database(resolved, levels[options.mode], why);
    if (db == NULL)
        return NULL;
    const bool writes = options.mode != DATABASE_READ;
    bool ok = connect(db, db->path, writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, why);
    if (ok && options.mode != DATABASE_CREATE) {
        sqlite3_busy_timeout(db->handle, 5000);
        ok = check_identity(db, options, why);
    }
    ok = ok && database_run_script(db, writes ? WRITER_SETTINGS : READER_SETTINGS, why);
    if (ok && options.mode == DATABASE_CREATE)
        ok = mark_as_ours(db, why);
    db = finish(db, ok, why);
    if (db == NULL && options.mode == DATABASE_CREATE)
        unlink(path); /* made a moment ago, by us */
    return db;
}

struct database *database_open_image(const void *bytes, size_t length, struct failure *why)
{
    struct database *db = new_database(strdup(""), LEVEL_READ, why);
    if (db == NULL)
        return NULL;
    bool ok = connect(db, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, why);
    /* Read only, so that the cast never leads to a write; neither copied nor freed by SQLite. */
    if (ok && sqlite3_deserialize(db->handle, "main", (unsigned char *)bytes, (sqlite3_int64)length,
                                  (sqlite3_int64)length, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
        ok = database_fail(db, NULL, why);
    ok = ok && check_identity(db, (struct database_options){0}, why) &&
         database_run_script(db, READER_SETTINGS, why);
    return finish(db, ok, why);
}

struct database *database_open_memory(struct failure *why)
{
    struct database *db = new_database(strdup(""), LEVEL_SCHEMA, why);
    if (db == NULL)
        return NULL;
    const bool ok = connect(db, ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, why) &&
                    database_run_script(db, "PRAGMA foreign_keys = ON", why) &&
                    mark_as_ours(db, why);
    return finish(db, ok, why);
}

const char *database_path(const struct database *db)
{
    return db->path;
}

bool database_is_readonly(const struct database *db)
{
    return db->level == LEVEL_READ;
}

int database_version(struct database *db)
{
    struct failure why = {0};
    int version = -1;
    return read_setting(db, "PRAGMA user_version", &version, &why) ? version : -1;
}

size_t database_memory_used(void)
{
    return (size_t)sqlite3_memory_used();
}

const char *database_library_version(void)
{
    return sqlite3_libversion();
}

bool database_run_script(struct database *db, const char *sql, struct failure *why)
{
    db->trusted = true;
    int code = SQLITE_OK;
    while (code == SQLITE_OK && *sql != '\0') {
        sqlite3_stmt *statement = NULL;
        code = sqlite3_prepare_v2(db->handle, sql, -1, &statement, &sql);
        while (code == SQLITE_OK && statement != NULL && sqlite3_step(statement) == SQLITE_ROW)
            continue;
        if (code == SQLITE_OK)
            code = sqlite3_finalize(statement);
    }
    db->trusted = false;
    return code == SQLITE_OK || database_fail(db, NULL, why);
}

bool database_check_references(struct database *db, struct failure *why)
{
    sqlite3_stmt *statement = NULL;
    db->trusted = true;
    bool ok = sqlite3_prepare_v2(db->handle, "PRAGMA foreign_key_check", -1, &statement, NULL) ==
              SQLITE_OK;
    const int code = ok ? sqlite3_step(statement) : SQLITE_ERROR;
    if (code == SQLITE_ROW)
        ok = failure_set(why, FAILURE_DATA, "LT-1241",
                         "bảng %s có dòng trỏ đến dòng không tồn tại trong bảng %s",
                         "table %s has a row that refers to none in table %s",
                         (const char *)sqlite3_column_text(statement, 0),
                         (const char *)sqlite3_column_text(statement, 2));
    else if (code != SQLITE_DONE)
        ok = database_fail(db, NULL, why);
    sqlite3_finalize(statement);
    db->trusted = false;
    return ok;
}

/* Inner transactions are savepoints, named by depth. */
static bool run_inner(struct database *db, const char *verb, struct failure *why)
{
    char sql[64];
    snprintf(sql, sizeof sql, "%s inner_%d", verb, db->depth);
    return database_run_script(db, sql, why);
}

static bool transaction_lost(struct database *db, struct failure *why)
{
    return failure_set(
        why, FAILURE_DATA, "LT-1226",
        "giao dịch trên %s đã bị hủy vì lỗi trước đó; không có gì được ghi",
        "the transaction on %s was cancelled by an earlier error; nothing was written", db->path);
}

bool database_begin(struct database *db, struct failure *why)
{
    if (db->depth > 0 && sqlite3_get_autocommit(db->handle))
        return transaction_lost(db, why);
    const bool ok = db->depth == 0 ? database_run_script(db, "BEGIN IMMEDIATE", why)
                                   : run_inner(db, "SAVEPOINT", why);
    if (ok)
        db->depth++;
    return ok;
}

bool database_commit(struct database *db, struct failure *why)
{
    if (sqlite3_get_autocommit(db->handle))
        return transaction_lost(db, why);
    db->depth--;
    if (db->depth == 0 ? database_run_script(db, "COMMIT", why) : run_inner(db, "RELEASE", why))
        return true;
    db->depth++; /* the rollback that must follow takes it back */
    return false;
}

void database_rollback(struct database *db)
{
    struct failure why = {0};
    if (db->depth == 0)
        return;
    db->depth--;
    if (sqlite3_get_autocommit(db->handle))
        return;
    if (db->depth == 0)
        database_run_script(db, "ROLLBACK", &why);
    else if (run_inner(db, "ROLLBACK TO", &why))
        run_inner(db, "RELEASE", &why);
}
