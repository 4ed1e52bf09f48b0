/* The counting allocator. Knows nothing of Lua but its calling convention. */
#include "memory.h"

#include <stdlib.h>

#define BIG_REQUEST ((size_t)1 << 20)

void memory_init(struct memory *memory, size_t soft, void (*tell)(void))
{
    *memory = (struct memory){.soft = soft, .hard = soft + soft / 2, .tell = tell};
}

void *memory_allocate(void *state, void *block, size_t old_size, size_t new_size)
{
    struct memory *memory = state;
    const size_t held = block == NULL ? 0 : old_size; /* without a block old_size is a kind */
    if (new_size == 0) {
        if (!memory->leaving)
            free(block);
        memory->used -= held;
        return NULL;
    }
    const size_t others = memory->used - held;
    if (new_size > held) {
        if (new_size > memory->hard || others > memory->hard - new_size)
            return NULL;
        if (others + new_size > memory->soft) {
            if (!memory->over && memory->tell != NULL)
                memory->tell();
            memory->over = true;
            if (new_size > BIG_REQUEST)
                return NULL;
        }
    }
    void *moved = realloc(block, new_size);
    if (moved == NULL)
        return NULL;
    memory->used = others + new_size;
    return moved;
}
