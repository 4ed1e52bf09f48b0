/* Numbers 64-bit keys from 0 in the order in which they come. */
#ifndef LOTRINH_NUMBER_TABLE_H
#define LOTRINH_NUMBER_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct number_slot {
    uint64_t key;
    uint32_t number; /* + 1; 0: the slot is free */
};

/* {0} is empty and usable. */
struct number_table {
    struct number_slot *slots; /* owned: open addressing, at most half full */
    size_t room;               /* a power of two, or 0 */
    uint32_t count;            /* keys */
};

/* No key has this number: what an unknown key gets when it may not be added. */
#define NUMBER_NONE UINT32_MAX

/* The number of each key. At most UINT32_MAX - 2 keys. False: no memory. */
bool number_table_find(struct number_table *table, const uint64_t *keys, size_t count, bool add,
                       uint32_t *numbers);
void number_table_free(struct number_table *table);

#endif
