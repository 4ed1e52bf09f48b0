/* The allocator of a Lua state: counts, and has a soft and a hard cap. */
#ifndef LOTRINH_MEMORY_H
#define LOTRINH_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Two steps because refusing small requests wakes emergency collections, which can crash Lua 5.4.4:
   above the soft cap only big requests fail and `over` asks the hook to stop the script;
   small ones go on succeeding up to the hard cap. */
struct memory {
    size_t used; /* bytes */
    size_t soft;
    size_t hard;
    bool over;          /* the soft cap was passed since the hook last looked */
    void (*tell)(void); /* called when it is; may be NULL */
    bool leaving;       /* the process ends next: blocks are not given back one by one */
};

void memory_init(struct memory *memory, size_t soft, void (*tell)(void));

/* A lua_Alloc; `state` is a struct memory. */
void *memory_allocate(void *state, void *block, size_t old_size, size_t new_size);

#endif
