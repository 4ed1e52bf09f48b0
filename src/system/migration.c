/* Schema steps, run in order. Knows nothing of what they make. */
#include "migration.h"

#include "cause.h"
#include "resource.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char FOLDER[] = "data/schema/";

size_t migration_steps(struct migration_step steps[MIGRATION_MOST_STEPS])
{
    size_t count = 0;
    for (size_t i = 0; i < resource_entries_count && count < MIGRATION_MOST_STEPS; i++) {
        const struct resource_entry *entry = &resource_entries[i];
        if (strncmp(entry->name, FOLDER, strlen(FOLDER)) != 0)
            continue;
        const char *name = entry->name + strlen(FOLDER);
        const long version = strtol(name, NULL, 10);
        if (version > 0 && strstr(name, ".sql") != NULL)
            steps[count++] = (struct migration_step){(int)version, name, entry->bytes};
    }
    return count;
}

int migration_newest(void)
{
    struct migration_step steps[MIGRATION_MOST_STEPS];
    const size_t count = migration_steps(steps);
    return count > 0 ? steps[count - 1].version : 0;
}

/* The failure of a step, with the step before the sentence. */
static bool step_failed(const struct migration_step *step, struct failure *why)
{
    const struct failure inner = *why;
    return failure_set(why, inner.kind, "LT-1230",
                       "bước lược đồ %s không chạy được, dữ liệu giữ nguyên: %s",
                       "schema step %s failed, the data are as before: %s", step->name, inner.text);
}

/* One transaction around the step; the caller rolls back when it fails. */
static bool run_step(struct database *db, const struct migration_step *step, struct failure *why)
{
    char version[64];
    snprintf(version, sizeof version, "PRAGMA user_version = %d", step->version);
    if (!database_run_script(db, step->sql, why) || !database_check_references(db, why) ||
        !database_run_script(db, version, why))
        return step_failed(step, why);
    return database_commit(db, why);
}

bool migration_run(struct database *db, const struct migration_step *steps, size_t count,
                   struct failure *why)
{
    const int version = database_version(db);
    const int newest = count > 0 ? steps[count - 1].version : 0;
    if (version > newest)
        return failure_set(
            why, FAILURE_LOCKED, "LT-1207",
            "%s thuộc phiên bản mới hơn (lược đồ %d, chương trình này biết đến %d); "
            "hãy cập nhật lotrinh",
            "%s belongs to a newer version (schema %d, this program knows up to %d); "
            "update lotrinh",
            database_path(db), version, newest);
    for (size_t i = 0; i < count; i++) {
        if (steps[i].version <= version)
            continue;
        if (!database_begin(db, why))
            return false;
        if (!run_step(db, &steps[i], why)) {
            database_rollback(db);
            return false;
        }
    }
    return true;
}

/* The entry of a name in its folder outlives a power cut only after this. */
static void sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash != NULL ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
    if (folder == NULL)
        return;
    const int handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    if (handle < 0)
        return;
    fsync(handle);
    close(handle);
}

/* A hard link never replaces what is there, as rename would. */
static bool give_name(const char *temporary, const char *path, struct failure *why)
{
    if (link(temporary, path) == 0) {
        sync_folder(path);
        return true;
    }
    if (errno == EEXIST)
        return failure_set(why, FAILURE_DATA, "LT-1224", "%s đã có; không ghi đè",
                           "%s is there already; it is not overwritten", path);
    return failure_set(why, FAILURE_OUTPUT, "LT-1231", "không tạo được %s: %s",
                       "cannot create %s: %s", path, system_cause(errno));
}

static bool make_under(const char *temporary, const struct migration_step *steps, size_t count,
                       struct failure *why)
{
    const struct database_options options = {.mode = DATABASE_CREATE};
    struct database *db = database_open(temporary, options, why);
    const bool ok = db != NULL && migration_run(db, steps, count, why);
    database_close(db);
    return ok;
}

static const char *last_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* People know the file by the name they gave; the folder may have been resolved. */
static void name_as_asked(struct failure *why, const char *temporary, const char *path)
{
    const char *at = strstr(why->text, last_name(temporary));
    if (at == NULL)
        return;
    char text[sizeof why->text];
    snprintf(text, sizeof text, "%.*s%s%s", (int)(at - why->text), why->text, last_name(path),
             at + strlen(last_name(temporary)));
    snprintf(why->text, sizeof why->text, "%s", text);
}

struct database *migration_create(const char *path, const struct migration_step *steps,
                                  size_t count, struct failure *why)
{
    const size_t size = strlen(path) + 32;
    char *temporary = malloc(size);
    if (temporary == NULL) {
        failure_memory(why);
        return NULL;
    }
    if (access(path, F_OK) == 0) {
        failure_set(why, FAILURE_DATA, "LT-1224", "%s đã có; không ghi đè",
                    "%s is there already; it is not overwritten", path);
        free(temporary);
        return NULL;
    }
    snprintf(temporary, size, "%s.%ld.new", path, (long)getpid());
    unlink(temporary); /* of a process of the same number that was killed */
    const bool ok = make_under(temporary, steps, count, why) && give_name(temporary, path, why);
    if (!ok)
        name_as_asked(why, temporary, path);
    unlink(temporary);
    free(temporary);
    return ok ? database_open(path, (struct database_options){.mode = DATABASE_WRITE}, why) : NULL;
}
