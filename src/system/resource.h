/* Files held in the binary (Lua of scripts/, data/, plots/), or read from a folder during
 * development. */
#ifndef LOTRINH_RESOURCE_H
#define LOTRINH_RESOURCE_H

#include <stddef.h>

/* One row of the table made at build time; names are paths below the project, sorted. */
struct resource_entry {
    const char *name;  /* "scripts/commands/review.lua" */
    const char *bytes; /* followed by a NUL that is not counted */
    const char *end;
};

extern const struct resource_entry resource_entries[];
extern const size_t resource_entries_count;

/* The embedded file of that name, or NULL. Static storage. */
const struct resource_entry *resource_find(const char *name);

/* --scripts: files named scripts/... are read from this folder instead (borrowed for ever; NULL:
 * none). */
void resource_override(const char *folder);

/* The text of a file, embedded or overridden: borrowed static bytes, or *owned (caller frees) when
   it was read from the folder. NULL when there is none. */
const char *resource_text(const char *name, size_t *length, char **owned);

/* The compiled form of the embedded scripts/NAME.lua, or NULL: there is none, or scripts are read
   from a folder. Only of use to the Lua library it was made with. */
const struct resource_entry *resource_compiled(const char *name);

static inline size_t resource_length(const struct resource_entry *entry)
{
    return (size_t)(entry->end - entry->bytes);
}

#endif
