/* Copies and examinations of whole databases. Knows nothing of what the tables hold. */
#include "database.h"

#include "database_private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool cannot_write(const char *path, int error, struct failure *why)
{
    return failure_set(why, FAILURE_OUTPUT, "LT-1260", "không ghi được bản sao %s: %s",
                       "cannot write the copy %s: %s", path, strerror(error));
}

/* What the library wrote outlives a power cut only after this. */
static bool sync_file(const char *path, struct failure *why)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return cannot_write(path, errno, why);
    const bool ok = fsync(file) == 0;
    const int error = errno;
    close(file);
    return ok || cannot_write(path, error, why);
}

static bool copy_pages(struct database *db, sqlite3 *to, const char *path, struct failure *why)
{
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", db->handle, "main");
    int code = backup != NULL ? sqlite3_backup_step(backup, -1) : sqlite3_errcode(to);
    if (backup != NULL && sqlite3_backup_finish(backup) != SQLITE_OK)
        code = code == SQLITE_DONE ? SQLITE_ERROR : code;
    if (code == SQLITE_DONE)
        return true;
    return failure_set(why, FAILURE_OUTPUT, "LT-1261", "không chép được %s sang %s: %s",
                       "cannot copy %s to %s: %s", db->path, path, sqlite3_errstr(code));
}

bool database_copy(struct database *db, const char *path, struct failure *why)
{
    const int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return cannot_write(path, errno, why);
    close(file);
    sqlite3 *to = NULL;
    const int code = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    bool ok = code == SQLITE_OK
                  ? copy_pages(db, to, path, why)
                  : failure_set(why, FAILURE_OUTPUT, "LT-1261", "không chép được %s sang %s: %s",
                                "cannot copy %s to %s: %s", db->path, path, sqlite3_errstr(code));
    sqlite3_close(to);
    ok = ok && sync_file(path, why);
    if (!ok)
        unlink(path); /* made a moment ago, by us */
    return ok;
}

bool database_examine(struct database *db, bool quick, struct failure *why)
{
    sqlite3_stmt *statement = NULL;
    db->trusted = true;
    const char *sql = quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)";
    bool ok = sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL) == SQLITE_OK &&
              sqlite3_step(statement) == SQLITE_ROW;
    if (!ok) {
        database_fail(db, NULL, why);
    } else {
        const char *found = (const char *)sqlite3_column_text(statement, 0);
        ok = found != NULL && strcmp(found, "ok") == 0;
        if (!ok)
            failure_set(why, FAILURE_DATA, "LT-1262",
                        "%s bị hỏng: %s; hãy khôi phục từ bản sao lưu (lotrinh restore)",
                        "%s is damaged: %s; restore a backup (lotrinh restore)", db->path,
                        found != NULL ? found : "?");
    }
    sqlite3_finalize(statement);
    db->trusted = false;
    return ok && (quick || database_check_references(db, why));
}
