/* Open addressing, at most three quarters full. */
#include "seen.h"

#include <stdlib.h>

enum { FIRST_ROOM = 1024 };

struct seen_slot {
    uint64_t hash;
    uint32_t row; /* 0: empty */
};

void seen_free(struct seen *seen)
{
    free(seen->slots);
    *seen = (struct seen){0};
}

/* FNV-1a with the high bits mixed down, since the low ones choose the slot. */
static uint64_t hash_of(const char *word, size_t length)
{
    uint64_t hash = 14695981039346656037U;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)word[i]) * 1099511628211U;
    return hash ^ hash >> 32;
}

static struct seen_slot *slot_of(const struct seen *seen, uint64_t hash)
{
    size_t at = (size_t)hash & (seen->room - 1);
    while (seen->slots[at].row != 0 && seen->slots[at].hash != hash)
        at = (at + 1) & (seen->room - 1);
    return &seen->slots[at];
}

static bool grow(struct seen *seen, struct failure *why)
{
    const size_t room = seen->room == 0 ? FIRST_ROOM : seen->room * 2;
    struct seen larger = {.slots = calloc(room, sizeof *larger.slots), .room = room};
    if (larger.slots == NULL)
        return failure_memory(why);
    for (size_t i = 0; i < seen->room; i++)
        if (seen->slots[i].row != 0)
            *slot_of(&larger, seen->slots[i].hash) = seen->slots[i];
    larger.count = seen->count;
    free(seen->slots);
    *seen = larger;
    return true;
}

bool seen_add(struct seen *seen, const char *word, size_t length, uint32_t row, uint32_t *first,
              struct failure *why)
{
    if ((seen->count + 1) * 4 > seen->room * 3 && !grow(seen, why))
        return false;
    const uint64_t hash = hash_of(word, length);
    struct seen_slot *slot = slot_of(seen, hash);
    *first = slot->row;
    if (slot->row != 0)
        return true;
    *slot = (struct seen_slot){hash, row};
    seen->count++;
    return true;
}
