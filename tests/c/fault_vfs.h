/* A file system for SQLite that fails on purpose at the n-th operation that writes. Test code only.

   Modes: an I/O error once or from then on, a full disk, the process killed, the power cut (what
   was not synced is lost or kept by chance), and the power cut on a disk that only pretends to
   sync. */
#ifndef LOTRINH_FAULT_VFS_H
#define LOTRINH_FAULT_VFS_H

#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum fault_mode {
    FAULT_NONE,
    FAULT_ONCE,
    FAULT_FOREVER,
    FAULT_FULL,
    FAULT_KILL,
    FAULT_POWER,
    FAULT_POWER_UNSYNCED,
    FAULT_MODES,
};

enum { FAULT_KILLED = 77 };

/* What a write replaced, so that it can be taken back. */
struct fault_write {
    struct fault_write *before;
    char path[512];
    sqlite3_int64 offset;
    int old_length; /* bytes that were there */
    int length;
    unsigned char old[];
};

static struct {
    enum fault_mode mode;
    long at;    /* the operation that fails, from 1 */
    long count; /* operations so far */
    struct fault_write *writes;
    uint32_t random;
    sqlite3_vfs *real;
} fault;

struct fault_file {
    sqlite3_file base;
    char path[512];
    sqlite3_file real[]; /* of fault.real->szOsFile bytes */
};

static uint32_t fault_random(void)
{
    fault.random = fault.random * 1664525u + 1013904223u;
    return fault.random >> 16;
}

/* The newest write first; each is lost or kept by chance. */
static void fault_cut_power(void)
{
    for (const struct fault_write *write = fault.writes; write != NULL; write = write->before) {
        if (fault_random() % 2 == 0)
            continue;
        const int file = open(write->path, O_WRONLY);
        if (file < 0)
            continue; /* deleted since */
        unsigned char *bytes = calloc(1, (size_t)write->length);
        if (bytes != NULL) {
            memcpy(bytes, write->old, (size_t)write->old_length);
            if (pwrite(file, bytes, (size_t)write->length, write->offset) < 0)
                perror("pwrite");
            free(bytes);
        }
        close(file);
    }
    _exit(FAULT_KILLED);
}

/* Counts an operation. SQLITE_OK, or what it must fail with; some modes do not come back. */
static int fault_step(void)
{
    fault.count++;
    const bool now = fault.count == fault.at;
    switch (fault.mode) {
    case FAULT_ONCE:
        return now ? SQLITE_IOERR : SQLITE_OK;
    case FAULT_FOREVER:
        return fault.count >= fault.at ? SQLITE_IOERR : SQLITE_OK;
    case FAULT_FULL:
        return fault.count >= fault.at ? SQLITE_FULL : SQLITE_OK;
    case FAULT_KILL:
        if (now)
            _exit(FAULT_KILLED);
        return SQLITE_OK;
    case FAULT_POWER:
    case FAULT_POWER_UNSYNCED:
        if (now)
            fault_cut_power();
        return SQLITE_OK;
    case FAULT_NONE:
    case FAULT_MODES:
        break;
    }
    return SQLITE_OK;
}

static sqlite3_file *fault_real(sqlite3_file *file)
{
    return ((struct fault_file *)file)->real;
}

static void fault_remember(struct fault_file *file, int length, sqlite3_int64 offset)
{
    if (fault.mode != FAULT_POWER && fault.mode != FAULT_POWER_UNSYNCED)
        return;
    struct fault_write *write = calloc(1, sizeof *write + (size_t)length);
    if (write == NULL)
        abort();
    snprintf(write->path, sizeof write->path, "%s", file->path);
    write->offset = offset;
    write->length = length;
    sqlite3_int64 size = 0;
    file->real->pMethods->xFileSize(file->real, &size);
    write->old_length = size <= offset ? 0 : size - offset < length ? (int)(size - offset) : length;
    if (write->old_length > 0)
        file->real->pMethods->xRead(file->real, write->old, write->old_length, offset);
    write->before = fault.writes;
    fault.writes = write;
}

/* What is synced cannot be lost any more. */
static void fault_forget(const char *path)
{
    struct fault_write **next = &fault.writes;
    while (*next != NULL) {
        struct fault_write *write = *next;
        if (strcmp(write->path, path) == 0) {
            *next = write->before;
            free(write);
        } else {
            next = &write->before;
        }
    }
}

static int fault_close(sqlite3_file *file)
{
    return fault_real(file)->pMethods->xClose(fault_real(file));
}

static int fault_read(sqlite3_file *file, void *to, int length, sqlite3_int64 offset)
{
    return fault_real(file)->pMethods->xRead(fault_real(file), to, length, offset);
}

static int fault_write(sqlite3_file *file, const void *from, int length, sqlite3_int64 offset)
{
    const int code = fault_step();
    if (code != SQLITE_OK)
        return code == SQLITE_IOERR ? SQLITE_IOERR_WRITE : code;
    fault_remember((struct fault_file *)file, length, offset);
    return fault_real(file)->pMethods->xWrite(fault_real(file), from, length, offset);
}

static int fault_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    const int code = fault_step();
    if (code != SQLITE_OK)
        return SQLITE_IOERR_TRUNCATE;
    return fault_real(file)->pMethods->xTruncate(fault_real(file), size);
}

static int fault_sync(sqlite3_file *file, int flags)
{
    const int code = fault_step();
    if (code != SQLITE_OK)
        return SQLITE_IOERR_FSYNC;
    if (fault.mode == FAULT_POWER)
        fault_forget(((struct fault_file *)file)->path);
    (void)flags; /* a real fsync would only make the test slow: the process is what dies */
    return SQLITE_OK;
}

static int fault_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return fault_real(file)->pMethods->xFileSize(fault_real(file), size);
}

static int fault_lock(sqlite3_file *file, int lock)
{
    return fault_real(file)->pMethods->xLock(fault_real(file), lock);
}

static int fault_unlock(sqlite3_file *file, int lock)
{
    return fault_real(file)->pMethods->xUnlock(fault_real(file), lock);
}

static int fault_reserved(sqlite3_file *file, int *reserved)
{
    return fault_real(file)->pMethods->xCheckReservedLock(fault_real(file), reserved);
}

static int fault_control(sqlite3_file *file, int operation, void *argument)
{
    return fault_real(file)->pMethods->xFileControl(fault_real(file), operation, argument);
}

static int fault_sector(sqlite3_file *file)
{
    return fault_real(file)->pMethods->xSectorSize(fault_real(file));
}

static int fault_device(sqlite3_file *file)
{
    (void)file;
    return 0; /* promises nothing: no atomic writes, no safe append */
}

static const sqlite3_io_methods fault_methods = {
    .iVersion = 1,
    .xClose = fault_close,
    .xRead = fault_read,
    .xWrite = fault_write,
    .xTruncate = fault_truncate,
    .xSync = fault_sync,
    .xFileSize = fault_size,
    .xLock = fault_lock,
    .xUnlock = fault_unlock,
    .xCheckReservedLock = fault_reserved,
    .xFileControl = fault_control,
    .xSectorSize = fault_sector,
    .xDeviceCharacteristics = fault_device,
};

static int fault_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given)
{
    (void)vfs;
    struct fault_file *made = (struct fault_file *)file;
    made->base.pMethods = NULL;
    snprintf(made->path, sizeof made->path, "%s", name != NULL ? name : "");
    if ((flags & SQLITE_OPEN_CREATE) != 0 && (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0 &&
        fault_step() != SQLITE_OK)
        return SQLITE_CANTOPEN;
    const int code = fault.real->xOpen(fault.real, name, made->real, flags, given);
    if (code == SQLITE_OK)
        made->base.pMethods = &fault_methods;
    return code;
}

static int fault_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    (void)vfs;
    if (fault_step() != SQLITE_OK)
        return SQLITE_IOERR_DELETE;
    if (fault.mode == FAULT_POWER)
        fault_forget(name);
    (void)sync_folder;
    return fault.real->xDelete(fault.real, name, 0);
}

/* Becomes what every database of this process is opened with. */
static inline void fault_install(void)
{
    static sqlite3_vfs vfs;
    fault.real = sqlite3_vfs_find(NULL);
    vfs = *fault.real;
    vfs.szOsFile = (int)sizeof(struct fault_file) + fault.real->szOsFile;
    vfs.zName = "fault";
    vfs.pNext = NULL;
    vfs.xOpen = fault_open;
    vfs.xDelete = fault_delete;
    sqlite3_vfs_register(&vfs, 1);
}

static inline void fault_set(enum fault_mode mode, long at)
{
    fault.mode = mode;
    fault.at = at;
    fault.count = 0;
    fault.random = (uint32_t)at * 2654435761u + (uint32_t)mode;
}

#endif
