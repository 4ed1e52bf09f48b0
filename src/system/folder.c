/* Files below a folder, by its handle. Knows nothing of who asks. */
#define _GNU_SOURCE /* O_PATH, syscall */

#include "folder.h"

#include "cause.h"
#include "files_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct folder {
    char *name;  /* owned, absolute */
    int handle;  /* owned */
    bool walked; /* openat2 is not to be had */
};

struct folder *folder_open(const char *path, struct failure *why)
{
    struct folder *folder = calloc(1, sizeof *folder);
    if (folder == NULL) {
        failure_memory(why);
        return NULL;
    }
    folder->handle = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    const int number = errno;
    if (folder->handle >= 0) {
        folder->name = realpath(path, NULL);
        if (folder->name == NULL) /* removed meanwhile: it can hold nothing any more */
            folder->name = strdup(path);
        if (folder->name != NULL)
            return folder;
        failure_memory(why);
        folder_close(folder);
        return NULL;
    }
    failure_set(why, FAILURE_OUTPUT, "LT-1113", "không mở được thư mục \"%.300s\": %s",
                "cannot open the folder \"%.300s\": %s", path, system_cause(number));
    folder_close(folder);
    return NULL;
}

void folder_close(struct folder *folder)
{
    if (folder == NULL)
        return;
    if (folder->handle >= 0)
        close(folder->handle);
    free(folder->name);
    free(folder);
}

const char *folder_name(const struct folder *folder)
{
    return folder->name;
}

void folder_walk(struct folder *folder)
{
    folder->walked = true;
}

/* The path below the folder: an absolute one may name the folder itself first. */
static const char *without_folder(const struct folder *folder, const char *path)
{
    const size_t length = strlen(folder->name);
    if (path[0] == '/' && strncmp(path, folder->name, length) == 0 && path[length] == '/')
        return path + length + 1;
    return path;
}

static bool is_plain(const char *part, size_t length)
{
    if (length == 0 || length > NAME_MAX || part[0] == '.')
        return false;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)part[i] < 0x20 || part[i] == 0x7f)
            return false;
    return true;
}

/* The parts of the path as they may be; NULL and *why for any other. */
static const char *check_path(const struct folder *folder, const char *path, struct failure *why)
{
    const char *below = without_folder(folder, path);
    bool plain = strlen(below) < PATH_MAX;
    for (const char *part = below; plain;) {
        const size_t length = strcspn(part, "/");
        plain = is_plain(part, length);
        if (part[length] == '\0')
            break;
        part += length + 1;
    }
    if (plain)
        return below;
    failure_set(
        why, FAILURE_OUTPUT, "LT-1115",
        "kịch bản không được dùng \"%.300s\": chỉ các tệp trong thư mục \"%.300s\", không có "
        "\"..\", không bắt đầu bằng dấu chấm",
        "a script may not use \"%.300s\": only files in the folder \"%.300s\", without "
        "\"..\", none that begins with a dot",
        path, folder->name);
    return NULL;
}

/* One part after the other: none may be a link, so none can lead out. */
static int open_walking(int folder, const char *path, int flags)
{
    int at = openat(folder, ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    while (at >= 0) {
        char part[NAME_MAX + 1];
        const size_t length = strcspn(path, "/");
        const bool last = path[length] == '\0';
        memcpy(part, path, length); /* is_plain: it fits */
        part[length] = '\0';
        const int next = openat(
            at, part, last ? flags | O_NOFOLLOW : O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        const int number = errno;
        close(at);
        errno = number;
        at = next;
        if (last)
            break;
        path += length + 1;
    }
    return at;
}

static int open_below(const struct folder *folder, const char *path, int flags)
{
    if (!folder->walked) {
        const struct open_how how = {
            .flags = (unsigned)(flags | O_CLOEXEC),
            .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
        };
        const long opened = syscall(SYS_openat2, folder->handle, path, &how, sizeof how);
        if (opened >= 0 || (errno != ENOSYS && errno != EPERM))
            return (int)opened;
    }
    return open_walking(folder->handle, path, flags | O_CLOEXEC);
}

static bool refuse_link(struct failure *why, const char *path)
{
    return failure_set(why, FAILURE_OUTPUT, "LT-1116",
                       "\"%.300s\" đi qua một liên kết; kịch bản không được đi theo liên kết",
                       "\"%.300s\" goes through a symbolic link; scripts do not follow links",
                       path);
}

bool folder_read(const struct folder *folder, const char *path, size_t maximum,
                 struct buffer *bytes, struct failure *why)
{
    const char *below = check_path(folder, path, why);
    if (below == NULL)
        return false;
    const int file = open_below(folder, below, O_RDONLY | O_NOCTTY | O_NONBLOCK);
    if (file < 0)
        return errno == ELOOP ? refuse_link(why, path) : files_read_failed(why, path, errno);
    const bool ok = files_read_handle(file, path, maximum, bytes, why);
    close(file);
    return ok;
}

bool folder_write(const struct folder *folder, const char *path, const char *bytes, size_t length,
                  const struct files_options *options, struct failure *why)
{
    const char *below = check_path(folder, path, why);
    if (below == NULL)
        return false;
    const char *slash = strrchr(below, '/');
    int handle = folder->handle;
    if (slash != NULL) {
        char *parents = strndup(below, (size_t)(slash - below));
        if (parents == NULL)
            return failure_memory(why);
        handle = open_below(folder, parents, O_RDONLY | O_DIRECTORY);
        const int number = errno;
        free(parents);
        if (handle < 0)
            return number == ELOOP ? refuse_link(why, path) : files_write_failed(why, path, number);
    }
    const bool ok = files_write_at(handle, slash == NULL ? below : slash + 1, path, bytes, length,
                                   options, why);
    if (slash != NULL)
        close(handle);
    return ok;
}

bool folder_settle(const struct folder *folder, struct failure *why)
{
    /* the handle itself may be for names only */
    const int handle = openat(folder->handle, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return files_write_failed(why, folder->name, errno);
    const bool ok = files_settle_at(handle, folder->name, why);
    close(handle);
    return ok;
}

bool folder_has(const struct folder *folder, const char *path)
{
    struct failure ignored = {0};
    const char *below = check_path(folder, path, &ignored);
    const int file = below == NULL ? -1 : open_below(folder, below, O_PATH);
    if (file >= 0)
        close(file);
    return file >= 0;
}
