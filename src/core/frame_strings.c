/* Texts of a column, each kept once as long as that pays. Knows nothing of columns or of language.
 */
#include "frame_strings.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64, FIRST_ROOM = 16, FIRST_BYTES = 256 };

/* After this many texts, and at each growth of the table, interning stops when more than three
   texts in four were new: it then costs time and saves nothing. */
static const size_t SEEN_ENOUGH = 4096;

/* Beyond this many steps a text counts as unknown: texts chosen to collide cost memory, not time.
 */
static const size_t LONGEST_PROBE = 32;

static const uint64_t CODE_MASK = UINT32_MAX;

struct frame_strings *strings_new(void)
{
    struct frame_strings *strings = calloc(1, sizeof *strings);
    if (strings == NULL)
        return NULL;
    strings->slots = calloc(FIRST_SLOTS, sizeof *strings->slots);
    strings->slot_count = FIRST_SLOTS;
    strings->users = 1;
    strings->distinct = true;
    strings->allocated = sizeof *strings + FIRST_SLOTS * sizeof *strings->slots;
    if (strings->slots == NULL) {
        free(strings);
        return NULL;
    }
    return strings;
}

void strings_share(struct frame_strings *strings)
{
    strings->users++;
}

void strings_release(struct frame_strings *strings)
{
    if (strings == NULL || --strings->users > 0)
        return;
    free(strings->bytes);
    free(strings->starts);
    free(strings->slots);
    free(strings);
}

struct frame_text strings_text(const struct frame_strings *strings, uint32_t code)
{
    const size_t start = strings->starts[code];
    const size_t end = code + 1 < strings->count ? strings->starts[code + 1] : strings->length;
    return (struct frame_text){strings->bytes + start, end - start - 1};
}

/* Eight bytes at a time, multiplied and folded; quick on short texts. */
static uint64_t hash_text(const char *bytes, size_t length)
{
    const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t hash = length * factor;
    while (length > 0) {
        uint64_t word = 0;
        const size_t part = length < sizeof word ? length : sizeof word;
        memcpy(&word, bytes, part);
        hash = (hash ^ word) * factor;
        hash ^= hash >> 32;
        bytes += part;
        length -= part;
    }
    return hash;
}

static uint64_t hash_of_slot(uint64_t hash)
{
    return hash & ~CODE_MASK;
}

/* False: the text finds no slot, and will be kept again when it comes again. */
static bool insert_slot(uint64_t *slots, size_t slot_count, uint64_t hash, uint64_t code)
{
    size_t at = hash & (slot_count - 1);
    for (size_t step = 0; slots[at] != 0; at = (at + 1) & (slot_count - 1))
        if (++step > LONGEST_PROBE)
            return false;
    slots[at] = hash_of_slot(hash) | (code + 1);
    return true;
}

static bool same_text(const struct frame_strings *strings, uint32_t code, const char *bytes,
                      size_t length)
{
    const struct frame_text text = strings_text(strings, code);
    return text.length == length && memcmp(text.bytes, bytes, length) == 0;
}

static bool find(const struct frame_strings *strings, uint64_t hash, const char *bytes,
                 size_t length, uint32_t *code)
{
    size_t at = hash & (strings->slot_count - 1);
    for (size_t step = 0; strings->slots[at] != 0 && step <= LONGEST_PROBE; step++) {
        const uint64_t slot = strings->slots[at];
        *code = (uint32_t)(slot & CODE_MASK) - 1;
        if (hash_of_slot(slot) == hash_of_slot(hash) && same_text(strings, *code, bytes, length))
            return true;
        at = (at + 1) & (strings->slot_count - 1);
    }
    return false;
}

static void stop_interning(struct frame_strings *strings)
{
    free(strings->slots);
    strings->allocated -= strings->slot_count * sizeof *strings->slots;
    strings->slots = NULL;
    strings->slot_count = 0;
    strings->distinct = false;
}

/* Keeps the table at most half full, or gives it up. Without memory for it, texts are just not
 * shared. */
static void grow_slots(struct frame_strings *strings, size_t allowed)
{
    const bool pays = strings->added < SEEN_ENOUGH || strings->count < strings->added / 4 * 3;
    const size_t slot_count = strings->slot_count * 2;
    uint64_t *slots = NULL;
    if (pays && slot_count * sizeof *slots <= allowed)
        slots = calloc(slot_count, sizeof *slots);
    if (slots == NULL) {
        stop_interning(strings);
        return;
    }
    for (size_t code = 0; code < strings->count; code++) {
        const struct frame_text text = strings_text(strings, (uint32_t)code);
        if (!insert_slot(slots, slot_count, hash_text(text.bytes, text.length), code))
            strings->distinct = false;
    }
    free(strings->slots);
    strings->slots = slots;
    strings->allocated += (slot_count - strings->slot_count) * sizeof *slots;
    strings->slot_count = slot_count;
}

/* Room for one more text of that length. */
static enum strings_result reserve(struct frame_strings *strings, size_t length, size_t allowed)
{
    if (length + 1 > strings->capacity - strings->length) {
        size_t capacity = strings->capacity + strings->capacity / 2;
        if (capacity < strings->length + length + 1)
            capacity = strings->length + length + 1 + FIRST_BYTES;
        if (capacity - strings->capacity > allowed)
            return STRINGS_FULL;
        allowed -= capacity - strings->capacity;
        char *bytes = realloc(strings->bytes, capacity);
        if (bytes == NULL)
            return STRINGS_NO_MEMORY;
        strings->bytes = bytes;
        strings->allocated += capacity - strings->capacity;
        strings->capacity = capacity;
    }
    if (strings->count == strings->room) {
        const size_t room = strings->room + strings->room / 2 + FIRST_ROOM;
        if (strings->count >= UINT32_MAX - 1 ||
            (room - strings->room) * sizeof *strings->starts > allowed)
            return STRINGS_FULL;
        uint64_t *starts = realloc(strings->starts, room * sizeof *starts);
        if (starts == NULL)
            return STRINGS_NO_MEMORY;
        strings->starts = starts;
        strings->allocated += (room - strings->room) * sizeof *starts;
        strings->room = room;
    }
    return STRINGS_ADDED;
}

enum strings_result strings_add(struct frame_strings *strings, const char *bytes, size_t length,
                                size_t allowed, uint32_t *code)
{
    strings->added++;
    uint64_t hash = 0;
    if (strings->slots != NULL) {
        hash = hash_text(bytes, length);
        if (find(strings, hash, bytes, length, code))
            return STRINGS_ADDED;
    }
    if (length > 0 && memchr(bytes, '\0', length) != NULL)
        return STRINGS_NUL;
    const enum strings_result result = reserve(strings, length, allowed);
    if (result != STRINGS_ADDED)
        return result;
    strings->starts[strings->count] = strings->length;
    if (length > 0)
        memcpy(strings->bytes + strings->length, bytes, length);
    strings->bytes[strings->length + length] = '\0';
    strings->length += length + 1;
    *code = (uint32_t)strings->count++;
    if (strings->slots != NULL) {
        if (!insert_slot(strings->slots, strings->slot_count, hash, *code))
            strings->distinct = false;
        if (strings->count * 2 > strings->slot_count)
            grow_slots(strings, allowed);
    }
    return STRINGS_ADDED;
}
