/* Numbers for keys, by open addressing. Knows nothing of what a key stands for. */
#include "number_table.h"

#include <stdlib.h>

enum { FIRST_ROOM = 1024 };

/* Folded before the product, so that keys that differ only in their high half spread too. */
static size_t slot_of(uint64_t key, size_t mask)
{
    const uint64_t hash = (key ^ key >> 32) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(hash ^ hash >> 32) & mask;
}

/* Where the key is, or the free slot where it belongs. */
static struct number_slot *find_slot(struct number_slot *slots, size_t mask, uint64_t key)
{
    size_t at = slot_of(key, mask);
    while (slots[at].number != 0 && slots[at].key != key)
        at = (at + 1) & mask;
    return &slots[at];
}

static bool grow(struct number_table *table)
{
    const size_t room = table->room == 0 ? FIRST_ROOM : table->room * 2;
    struct number_slot *slots = calloc(room, sizeof *slots);
    if (slots == NULL)
        return false;
    for (size_t i = 0; i < table->room; i++)
        if (table->slots[i].number != 0)
            *find_slot(slots, room - 1, table->slots[i].key) = table->slots[i];
    free(table->slots);
    table->slots = slots;
    table->room = room;
    return true;
}

bool number_table_find(struct number_table *table, const uint64_t *keys, size_t count, bool add,
                       uint32_t *numbers)
{
    if (table->room == 0 && !grow(table))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct number_slot *slot = find_slot(table->slots, table->room - 1, keys[i]);
        if (slot->number == 0 && add) {
            *slot = (struct number_slot){.key = keys[i], .number = ++table->count};
            numbers[i] = table->count - 1;
            if ((size_t)table->count * 2 > table->room && !grow(table))
                return false;
        } else {
            numbers[i] = slot->number - 1; /* 0 - 1 is NUMBER_NONE */
        }
    }
    return true;
}

void number_table_free(struct number_table *table)
{
    free(table->slots);
    *table = (struct number_table){0};
}
