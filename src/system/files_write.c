/* Writes whole files: complete under their name, or nothing of them left behind. */
#define _GNU_SOURCE /* syncfs */
#include "files.h"
#include "files_parts.h"

#include "cause.h"
#include "language.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TEMPORARY_SIZE = 32, MOST_TRIES = 100 };

bool files_write_failed(struct failure *why, const char *path, int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return failure_set(why, FAILURE_OUTPUT, "LT-1110",
                           "không ghi được \"%.300s\": %s; hãy xóa bớt tệp hoặc ghi vào ổ khác",
                           "cannot write \"%.300s\": %s; free some space or write to another disk",
                           path, system_cause(number));
    case EACCES:
    case EPERM:
    case EROFS:
        return failure_set(why, FAILURE_OUTPUT, "LT-1111",
                           "không ghi được \"%.300s\": %s; hãy chọn thư mục mà bạn ghi được",
                           "cannot write \"%.300s\": %s; choose a folder that you may write to",
                           path, system_cause(number));
    case ENOENT:
    case ENOTDIR:
        return failure_set(
            why, FAILURE_OUTPUT, "LT-1112", "không ghi được \"%.300s\": %s; hãy tạo thư mục trước",
            "cannot write \"%.300s\": %s; make the folder first", path, system_cause(number));
    default:
        return failure_set(why, FAILURE_OUTPUT, "LT-1102", "không ghi được \"%.300s\": %s",
                           "cannot write \"%.300s\": %s", path, system_cause(number));
    }
}

/* The folder part of a path, "." when there is none. NULL without memory. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return strdup(".");
    return slash == path ? strdup("/") : strndup(path, (size_t)(slash - path));
}

static bool write_all(int file, const char *bytes, size_t length)
{
    while (length > 0) {
        const ssize_t done = write(file, bytes, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        bytes += done;
        length -= (size_t)done;
    }
    return true;
}

/* Fills the temporary file and sees that all of it is there; errno tells why not. */
static bool fill(int file, const char *bytes, size_t length, const struct files_options *options)
{
    struct stat status;
    if (options->for_all) {
        const mode_t mask = umask(0);
        umask(mask);
        if (fchmod(file, 0644 & ~mask) != 0)
            return false;
    }
    if (!write_all(file, bytes, length) || (!options->unsynced && fsync(file) != 0) ||
        fstat(file, &status) != 0)
        return false;
    if ((size_t)status.st_size == length)
        return true;
    errno = EIO;
    return false;
}

/* What stands at the name now may forbid the write. */
static bool may_write(int folder, const char *name, const char *path, bool force,
                      struct failure *why)
{
    struct stat status;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return true; /* absent, or the write itself will say why not */
    if (S_ISREG(status.st_mode))
        return force ||
               failure_set(why, FAILURE_OUTPUT, "LT-1105",
                           "\"%.300s\" đã có; dùng --force để thay, hoặc chọn tên khác",
                           "\"%.300s\" exists; use --force to replace it, or choose another name",
                           path);
    if (S_ISLNK(status.st_mode))
        return failure_set(
            why, FAILURE_OUTPUT, "LT-1106",
            "\"%.300s\" là liên kết; không ghi xuyên qua liên kết, hãy chọn tên khác",
            "\"%.300s\" is a symbolic link; links are not written through, choose "
            "another name",
            path);
    return failure_set(why, FAILURE_OUTPUT, "LT-1107",
                       "\"%.300s\" là thư mục hoặc thiết bị; hãy cho tên của một tệp",
                       "\"%.300s\" is a folder or a device; give the name of a file", path);
}

/* A new file (0600) in the folder under a name that nothing has, as mkstemp makes one. */
static int open_temporary(int folder, char name[TEMPORARY_SIZE])
{
    for (int i = 0; i < MOST_TRIES; i++) {
        unsigned char random[8];
        if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
            return -1;
        int length = snprintf(name, TEMPORARY_SIZE, ".lotrinh-");
        for (size_t k = 0; k < sizeof random; k++)
            length += snprintf(name + length, TEMPORARY_SIZE - (size_t)length, "%02x", random[k]);
        const int file = openat(folder, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file >= 0 || errno != EEXIST)
            return file;
    }
    return -1;
}

/* The new file gets its name. Without force a file that came meanwhile is kept: link then fails. */
static bool put_in_place(int folder, const char *temporary, const char *name, bool force)
{
    if (force)
        return renameat(folder, temporary, folder, name) == 0;
    if (linkat(folder, temporary, folder, name, 0) == 0) {
        unlinkat(folder, temporary, 0);
        return true;
    }
    if (errno == EEXIST)
        return false;
    /* a file system without links, such as a USB stick's */
    return renameat(folder, temporary, folder, name) == 0;
}

bool files_write_at(int folder, const char *name, const char *path, const char *bytes,
                    size_t length, const struct files_options *options, struct failure *why)
{
    char temporary[TEMPORARY_SIZE];
    if (!may_write(folder, name, path, options->force, why))
        return false;
    const int file = open_temporary(folder, temporary);
    if (file < 0)
        return files_write_failed(why, path, errno);
    int number = 0;
    if (!fill(file, bytes, length, options))
        number = errno;
    if (close(file) != 0 && number == 0)
        number = errno;
    if (number == 0 && !put_in_place(folder, temporary, name, options->force))
        number = errno;
    if (number == 0) {
        /* Some file systems cannot sync a folder; the file is safe then as far as they can. */
        if (!options->unsynced)
            (void)fsync(folder);
        return true;
    }
    unlinkat(folder, temporary, 0);
    return number == EEXIST ? may_write(folder, name, path, false, why)
                            : files_write_failed(why, path, number);
}

bool files_write(const char *path, const char *bytes, size_t length,
                 const struct files_options *options, struct failure *why)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    char *folder = folder_of(path);
    if (folder == NULL)
        return failure_memory(why);
    if (*name == '\0')
        name = "."; /* "charts/": refused as a folder */
    const int handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const int number = errno;
    free(folder);
    if (handle < 0)
        return files_write_failed(why, path, number);
    const bool ok = files_write_at(handle, name, path, bytes, length, options, why);
    close(handle);
    return ok;
}

bool files_settle_at(int folder, const char *path, struct failure *why)
{
    return syncfs(folder) == 0 || files_write_failed(why, path, errno);
}

bool files_settle(const char *path, struct failure *why)
{
    const int handle = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return files_write_failed(why, path, errno);
    const bool ok = files_settle_at(handle, path, why);
    close(handle);
    return ok;
}
