/* Reads the text of scripts. Knows nothing of Lua. */
#include "script_file.h"

#include "cause.h"
#include "language.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LARGEST_SCRIPT = 16 * 1024 * 1024, FIRST_ROOM = 16 * 1024 };

static bool refuse(struct failure *why, const char *path, const char *reason)
{
    return failure_set(why, FAILURE_SCRIPT, "LT-1017", "không đọc được %.300s: %s",
                       "cannot read %.300s: %s", path, reason);
}

/* Grows *text by doubling until the end of the file. */
static bool read_all(int descriptor, const char *path, char **text, size_t *length,
                     struct failure *why)
{
    size_t room = FIRST_ROOM;
    *length = 0;
    *text = malloc(room + 1);
    while (*text != NULL) {
        const ssize_t got = read(descriptor, *text + *length, room - *length);
        if (got < 0 && errno == EINTR)
            return refuse(why, path, system_cause(errno)); /* a limit: nobody waits for the rest */
        if (got < 0)
            return refuse(why, path, system_cause(errno));
        if (got == 0) {
            (*text)[*length] = '\0';
            return true;
        }
        *length += (size_t)got;
        if (*length > LARGEST_SCRIPT)
            return refuse(why, path,
                          language_pick((struct words){"lớn hơn 16 MiB", "larger than 16 MiB"}));
        if (*length < room)
            continue;
        room *= 2;
        char *larger = realloc(*text, room + 1);
        if (larger == NULL)
            break;
        *text = larger;
    }
    return failure_memory(why);
}

static char *read_descriptor(int descriptor, const char *path, size_t *length, struct failure *why)
{
    char *text = NULL;
    struct stat status;
    bool ok = false;
    if (fstat(descriptor, &status) != 0)
        refuse(why, path, system_cause(errno));
    else if (S_ISDIR(status.st_mode))
        refuse(why, path, system_cause(EISDIR));
    else
        ok = read_all(descriptor, path, &text, length, why);
    if (ok)
        return text;
    free(text);
    return NULL;
}

char *script_file_read(const char *path, size_t *length, struct failure *why)
{
    if (strcmp(path, "-") == 0)
        return read_descriptor(STDIN_FILENO, "stdin", length, why);
    const int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        refuse(why, path, system_cause(errno));
        return NULL;
    }
    char *text = read_descriptor(descriptor, path, length, why);
    close(descriptor);
    return text;
}

/* Opens one name after the other, so that no ".." and no link can lead out of the folder. */
static int open_beneath(const char *folder, const char *path)
{
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (at >= 0) {
        char name[256];
        const size_t length = strcspn(path, "/");
        int next = -1;
        const bool last = path[length] == '\0';
        if (length > 0 && length < sizeof name && path[0] != '.') {
            memcpy(name, path, length);
            name[length] = '\0';
            next = openat(at, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | (last ? 0 : O_DIRECTORY));
        } else {
            errno = ENOENT;
        }
        const int error = errno;
        close(at);
        errno = error;
        at = next;
        if (last)
            break;
        path += length + 1;
    }
    return at;
}

char *script_file_read_beneath(const char *folder, const char *path, size_t *length,
                               struct failure *why)
{
    const int descriptor = open_beneath(folder, path);
    if (descriptor < 0) {
        why->kind = FAILURE_NONE;
        if (errno != ENOENT)
            refuse(why, path, system_cause(errno));
        return NULL;
    }
    char *text = read_descriptor(descriptor, path, length, why);
    close(descriptor);
    return text;
}
