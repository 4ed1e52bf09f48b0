/* What earlier runs of the program left behind when they were killed. */
#include "files.h"
#include "files_parts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { OLD = 3600, MOST_ENTRIES = 100000, HEX_DIGITS = 16 };

/* ".lotrinh-" and 16 hexadecimal digits: a file that was being written (files_write.c). */
static bool is_unfinished(const char *name)
{
    static const char start[] = ".lotrinh-";
    if (strncmp(name, start, sizeof start - 1) != 0)
        return false;
    name += sizeof start - 1;
    return strlen(name) == HEX_DIGITS && strspn(name, "0123456789abcdef") == HEX_DIGITS;
}

/* "lotrinh-PID-XXXXXX" of a process that is no more: its private folder (files.c). */
static bool is_abandoned(const char *name)
{
    static const char start[] = "lotrinh-";
    char *end;
    if (strncmp(name, start, sizeof start - 1) != 0)
        return false;
    const long process = strtol(name + sizeof start - 1, &end, 10);
    return process > 1 && *end == '-' && strlen(end + 1) == 6 && kill((pid_t)process, 0) != 0 &&
           errno == ESRCH;
}

/* A process of another container has a number that is not known here, hence the age too. */
static bool is_old(const struct stat *status)
{
    return status->st_uid == geteuid() && time(NULL) - status->st_mtime > OLD;
}

void files_sweep(const char *folder)
{
    const int handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = handle < 0 ? NULL : fdopendir(handle);
    if (entries == NULL) {
        if (handle >= 0)
            close(handle);
        return;
    }
    struct stat status;
    const struct dirent *entry = readdir(entries);
    for (int i = 0; entry != NULL && i < MOST_ENTRIES; i++, entry = readdir(entries)) {
        const char *name = entry->d_name;
        const bool unfinished = is_unfinished(name);
        if ((!unfinished && !is_abandoned(name)) ||
            fstatat(handle, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !is_old(&status))
            continue;
        if (unfinished && S_ISREG(status.st_mode))
            unlinkat(handle, name, 0);
        else if (!unfinished && S_ISDIR(status.st_mode))
            files_remove_below(handle, name);
    }
    closedir(entries);
}
