/* Looks up files held in the binary. Knows nothing of Lua. */
#include "resource.h"

#include <stdlib.h>
#include <string.h>

static int compare_name(const void *name, const void *entry)
{
    return strcmp(name, ((const struct resource_entry *)entry)->name);
}

const struct resource_entry *resource_find(const char *name)
{
    return bsearch(name, resource_entries, resource_entries_count, sizeof *resource_entries,
                   compare_name);
}
