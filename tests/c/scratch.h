/* A folder of its own for a test, as its *state; removed with the files in it. */
#ifndef LOTRINH_SCRATCH_H
#define LOTRINH_SCRATCH_H

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static inline int scratch_make(void **state)
{
    const char *base = getenv("TMPDIR");
    char name[200];
    snprintf(name, sizeof name, "%s/lotrinh-test-XXXXXX", base != NULL ? base : "/tmp");
    if (mkdtemp(name) == NULL)
        return -1;
    *state = strdup(name);
    return *state != NULL ? 0 : -1;
}

static inline void scratch_path(char *path, size_t size, const char *folder, const char *name)
{
    snprintf(path, size, "%s/%s", folder, name);
}

/* Files in the folder; with `remove` they are gone afterwards. */
static inline int scratch_walk(const char *folder, int remove)
{
    int count = 0;
    DIR *list = opendir(folder);
    for (struct dirent *entry; list != NULL && (entry = readdir(list)) != NULL;) {
        char path[512];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        count++;
        scratch_path(path, sizeof path, folder, entry->d_name);
        if (remove)
            unlink(path);
    }
    if (list != NULL)
        closedir(list);
    return count;
}

static inline int scratch_count(const char *folder)
{
    return scratch_walk(folder, 0);
}

static inline int scratch_remove(void **state)
{
    scratch_walk(*state, 1);
    const int result = rmdir(*state);
    free(*state);
    return result;
}

#endif
