/* Looks up files held in the binary. Knows nothing of Lua. */
#include "resource.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *scripts_folder; /* set once, before any work */

static int compare_name(const void *name, const void *entry)
{
    return strcmp(name, ((const struct resource_entry *)entry)->name);
}

const struct resource_entry *resource_find(const char *name)
{
    return bsearch(name, resource_entries, resource_entries_count, sizeof *resource_entries,
                   compare_name);
}

void resource_override(const char *folder)
{
    scripts_folder = folder;
}

static char *read_whole(const char *path, size_t *length)
{
    enum { LARGEST = 16 * 1024 * 1024 };
    FILE *file = fopen(path, "rbe");
    if (file == NULL)
        return NULL;
    char *text = NULL;
    long size = -1;
    if (fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    if (size >= 0 && size <= LARGEST && fseek(file, 0, SEEK_SET) == 0)
        text = malloc((size_t)size + 1);
    if (text != NULL) {
        *length = fread(text, 1, (size_t)size, file);
        text[*length] = '\0';
    }
    fclose(file);
    return text;
}

const char *resource_text(const char *name, size_t *length, char **owned)
{
    static const char prefix[] = "scripts/";
    *owned = NULL;
    if (scripts_folder != NULL && strncmp(name, prefix, sizeof prefix - 1) == 0) {
        char path[4096];
        const int written =
            snprintf(path, sizeof path, "%s/%s", scripts_folder, name + sizeof prefix - 1);
        if (written < 0 || (size_t)written >= sizeof path)
            return NULL;
        *owned = read_whole(path, length);
        return *owned;
    }
    const struct resource_entry *entry = resource_find(name);
    if (entry == NULL)
        return NULL;
    *length = resource_length(entry);
    return entry->bytes;
}

const struct resource_entry *resource_compiled(const char *name)
{
    char path[256];
    const int written = snprintf(path, sizeof path, "compiled/%s.lua", name);
    if (scripts_folder != NULL || written < 0 || (size_t)written >= sizeof path)
        return NULL;
    return resource_find(path);
}
