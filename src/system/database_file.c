/* Paths of databases: resolved, checked, made. Never opens a file that a connection may hold, since
   closing it again would drop that connection's locks. */
#include "database_private.h"

#include "cause.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Locks and syncs of these are not dependable. The numbers are the kernel's; those that its header
   lacks are CIFS and FUSE. */
static const unsigned long NETWORK_TYPES[] = {
    NFS_SUPER_MAGIC, SMB_SUPER_MAGIC,  SMB2_SUPER_MAGIC, AFS_SUPER_MAGIC, AFS_FS_MAGIC,
    V9FS_MAGIC,      CODA_SUPER_MAGIC, 0xFF534D42UL,     0x65735546UL,
};

static bool on_network(const char *path)
{
    struct statfs about;
    if (statfs(path, &about) != 0)
        return false;
    for (size_t i = 0; i < sizeof NETWORK_TYPES / sizeof *NETWORK_TYPES; i++)
        if (((unsigned long)about.f_type & 0xFFFFFFFFUL) == NETWORK_TYPES[i])
            return true;
    return false;
}

static bool cannot_open(const char *path, struct failure *why)
{
    if (errno == ENOMEM)
        return failure_memory(why);
    if (errno == ENOENT || errno == ENOTDIR)
        return failure_set(
            why, FAILURE_DATA, "LT-1201",
            "không có cơ sở dữ liệu %s; hãy kiểm tra tên tệp hoặc tạo bằng lotrinh init",
            "there is no database %s; check the name or make it with lotrinh init", path);
    return failure_set(why, FAILURE_DATA, "LT-1203", "không mở được %s: %s", "cannot open %s: %s",
                       path, system_cause(errno));
}

static bool check_existing(const char *path, struct database_options options, struct failure *why)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return cannot_open(path, why);
    if (!S_ISREG(about.st_mode))
        return failure_set(why, FAILURE_DATA, "LT-1202",
                           "%s là thư mục hoặc thiết bị, không phải tệp cơ sở dữ liệu",
                           "%s is a folder or a device, not a database file", path);
    if (access(path, options.mode == DATABASE_READ ? R_OK : R_OK | W_OK) != 0)
        return cannot_open(path, why);
    return true;
}

static bool check_network(const char *path, struct database_options options, struct failure *why)
{
    if (options.mode == DATABASE_READ || options.allow_network || !on_network(path))
        return true;
    return failure_set(
        why, FAILURE_DATA, "LT-1223",
        "%s nằm trên ổ đĩa mạng, ghi ở đó có thể làm hỏng dữ liệu; hãy chép về máy rồi "
        "ghi",
        "%s is on a network drive, where writing can damage data; copy it to this "
        "computer first",
        path);
}

static bool make_file(const char *path, struct failure *why)
{
    const int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0) {
        close(file);
        return true;
    }
    if (errno == EEXIST)
        return failure_set(why, FAILURE_DATA, "LT-1224", "%s đã có; không ghi đè",
                           "%s is there already; it is not overwritten", path);
    return failure_set(why, FAILURE_OUTPUT, "LT-1231", "không tạo được %s: %s",
                       "cannot create %s: %s", path, system_cause(errno));
}

/* The folder resolved, the last name as it is; the caller frees. NULL with errno. */
static char *resolve_new(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    char *folder = slash != NULL ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
    char *resolved = folder != NULL ? realpath(folder, NULL) : NULL;
    char *whole = NULL;
    if (resolved != NULL) {
        const size_t size = strlen(resolved) + strlen(name) + 2;
        whole = malloc(size);
        if (whole != NULL)
            snprintf(whole, size, "%s/%s", resolved, name);
    }
    const int error = errno;
    free(folder);
    free(resolved);
    errno = error;
    return whole;
}

static char *resolve_and_make(const char *path, struct database_options options,
                              struct failure *why)
{
    char *resolved = resolve_new(path);
    if (resolved == NULL) {
        if (errno == ENOMEM)
            failure_memory(why);
        else
            failure_set(why, FAILURE_OUTPUT, "LT-1231", "không tạo được %s: %s",
                        "cannot create %s: %s", path, system_cause(errno));
        return NULL;
    }
    if (!make_file(resolved, why)) {
        free(resolved);
        return NULL;
    }
    if (check_network(resolved, options, why))
        return resolved;
    unlink(resolved);
    free(resolved);
    return NULL;
}

char *database_resolve(const char *path, struct database_options options, struct failure *why)
{
    if (*path == '\0' || *path == ':' || strncmp(path, "file:", 5) == 0) {
        failure_set(why, FAILURE_DATA, "LT-1228", "\"%s\" không phải tên tệp cơ sở dữ liệu",
                    "\"%s\" is not the name of a database file", path);
        return NULL;
    }
    if (options.mode == DATABASE_CREATE)
        return resolve_and_make(path, options, why);
    if (!check_existing(path, options, why))
        return NULL;
    char *resolved = realpath(path, NULL);
    if (resolved == NULL) {
        cannot_open(path, why);
        return NULL;
    }
    if (check_network(resolved, options, why))
        return resolved;
    free(resolved);
    return NULL;
}
