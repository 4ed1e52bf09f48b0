/* Reads and lists files, makes and removes folders. Knows nothing of what is in them. */
#include "files.h"
#include "files_parts.h"

#include "cause.h"
#include "language.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t READ_STEP = 65536;
enum { LONGEST_PATH = 4096 }; /* bytes */
static const size_t MOST_NAMES = 1000000;

bool files_read_failed(struct failure *why, const char *path, int number)
{
    return failure_set(why, FAILURE_DATA, "LT-1101", "không đọc được \"%.300s\": %s",
                       "cannot read \"%.300s\": %s", path, system_cause(number));
}

enum files_kind files_kind(const char *path)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return errno == ENOENT || errno == ENOTDIR ? FILES_ABSENT : FILES_UNKNOWN;
    if (S_ISREG(status.st_mode))
        return FILES_REGULAR;
    if (S_ISDIR(status.st_mode))
        return FILES_FOLDER;
    return S_ISLNK(status.st_mode) ? FILES_LINK : FILES_OTHER;
}

void files_write_stamp(const struct stat *status, char stamp[FILES_STAMP])
{
    snprintf(stamp, FILES_STAMP, "%llx:%llx:%llx:%llx.%lx", (unsigned long long)status->st_dev,
             (unsigned long long)status->st_ino, (unsigned long long)status->st_size,
             (unsigned long long)status->st_mtim.tv_sec, (unsigned long)status->st_mtim.tv_nsec);
}

bool files_stamp(const char *path, char stamp[FILES_STAMP])
{
    struct stat status;
    if (stat(path, &status) != 0)
        return false;
    files_write_stamp(&status, stamp);
    return true;
}

static bool read_all(int file, const char *path, size_t step, size_t maximum, struct buffer *bytes,
                     struct failure *why)
{
    size_t total = 0;
    for (;;) {
        char *end = buffer_reserve(bytes, step);
        if (end == NULL)
            return buffer_ok(bytes, path, why);
        const ssize_t got = read(file, end, step);
        if (got == 0)
            return true;
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return files_read_failed(why, path, errno);
        total += (size_t)got;
        if (total > maximum)
            return failure_set(why, FAILURE_DATA, "LT-1103",
                               "\"%.300s\" lớn hơn giới hạn %zu byte cho loại tệp này",
                               "\"%.300s\" is larger than the limit of %zu bytes for such a file",
                               path, maximum);
        bytes->length += (size_t)got;
        bytes->bytes[bytes->length] = '\0';
    }
}

/* A small file is read at one go, with a byte over to see that it did not grow. */
static size_t step_for(off_t size)
{
    return size >= 0 && (size_t)size < READ_STEP ? (size_t)size + 1 : READ_STEP;
}

bool files_read_handle(int file, const char *path, size_t maximum, struct buffer *bytes,
                       struct failure *why)
{
    struct stat status;
    if (fstat(file, &status) != 0)
        return files_read_failed(why, path, errno);
    if (!S_ISREG(status.st_mode))
        return failure_set(why, FAILURE_DATA, "LT-1104",
                           "\"%.300s\" không phải là tệp thường; hãy chỉ đúng một tệp",
                           "\"%.300s\" is not a regular file; name one file", path);
    return read_all(file, path, step_for(status.st_size), maximum, bytes, why);
}

bool files_read(const char *path, size_t maximum, struct buffer *bytes, struct failure *why)
{
    /* Without O_NONBLOCK the opening of a pipe would wait for its writer. */
    const int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0)
        return files_read_failed(why, path, errno);
    const bool ok = files_read_handle(file, path, maximum, bytes, why);
    close(file);
    return ok;
}

static bool make_one(const char *path, struct failure *why)
{
    struct stat status;
    if (mkdir(path, 0777) == 0)
        return true;
    const int number = errno;
    if (number == EEXIST && stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return true;
    return failure_set(why, FAILURE_OUTPUT, "LT-1108", "không tạo được thư mục \"%.300s\": %s",
                       "cannot make the folder \"%.300s\": %s", path,
                       number == EEXIST ? language_pick((struct words){"đã có một tệp tên này",
                                                                       "a file has that name"})
                                        : system_cause(number));
}

bool files_make_folder(const char *path, bool parents, struct failure *why)
{
    char *copy = strdup(path);
    if (copy == NULL)
        return failure_memory(why);
    bool ok = true;
    for (char *slash = strchr(copy + (copy[0] == '/'), '/'); parents && ok && slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        ok = copy[0] == '\0' || make_one(copy, why);
        *slash = '/';
    }
    ok = ok && make_one(copy, why);
    free(copy);
    return ok;
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool add_name(struct files_list *list, const char *name)
{
    /* Doubling at the powers of two needs no field for the capacity. */
    if ((list->count & (list->count - 1)) == 0) {
        const size_t room = list->count == 0 ? 1 : list->count * 2;
        char **names = realloc(list->names, room * sizeof *names);
        if (names == NULL)
            return false;
        list->names = names;
    }
    list->names[list->count] = strdup(name);
    if (list->names[list->count] == NULL)
        return false;
    list->count++;
    return true;
}

bool files_list(const char *folder, struct files_list *list, struct failure *why)
{
    *list = (struct files_list){0};
    DIR *handle = opendir(folder);
    if (handle == NULL)
        return failure_set(why, FAILURE_DATA, "LT-1109", "không liệt kê được \"%.300s\": %s",
                           "cannot list \"%.300s\": %s", folder, system_cause(errno));
    bool ok = true;
    for (struct dirent *entry = readdir(handle); ok && entry != NULL; entry = readdir(handle))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            ok = list->count < MOST_NAMES && add_name(list, entry->d_name);
    closedir(handle);
    if (!ok) {
        files_list_free(list);
        return failure_memory(why);
    }
    if (list->count > 0)
        qsort(list->names, list->count, sizeof *list->names, compare_names);
    return true;
}

void files_list_free(struct files_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->names[i]);
    free(list->names);
    *list = (struct files_list){0};
}

bool files_make_private(char **path, struct failure *why)
{
    const char *base = getenv("TMPDIR");
    if (base == NULL || base[0] != '/')
        base = "/tmp";
    struct buffer name;
    files_sweep(base);
    buffer_init(&name, LONGEST_PATH);
    buffer_printf(&name, "%s/lotrinh-%ld-XXXXXX", base, (long)getpid());
    bool ok = buffer_ok(&name, "TMPDIR", why);
    if (ok && mkdtemp(name.bytes) == NULL) /* 0700 */
        ok = files_write_failed(why, name.bytes, errno);
    if (ok) {
        *path = name.bytes;
        return true;
    }
    buffer_free(&name);
    return false;
}

/* Depth is bounded: our own folders are two deep, a font cache adds a few levels. */
static void remove_below(int parent, const char *name, int depth)
{
    const int handle = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = handle < 0 ? NULL : fdopendir(handle);
    if (folder == NULL) {
        if (handle >= 0)
            close(handle);
        return;
    }
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (unlinkat(handle, entry->d_name, 0) != 0 && depth > 0)
            remove_below(handle, entry->d_name, depth - 1);
    }
    closedir(folder);
    unlinkat(parent, name, AT_REMOVEDIR);
}

void files_remove_below(int parent, const char *name)
{
    remove_below(parent, name, 8);
}

void files_remove_private(const char *path)
{
    files_remove_below(AT_FDCWD, path);
}
