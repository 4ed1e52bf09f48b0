/* The texts of one column of a frame: each kept once as long as that pays. Private to the frame
 * files. */
#ifndef LOTRINH_FRAME_STRINGS_H
#define LOTRINH_FRAME_STRINGS_H

#include "frame.h"

struct frame_strings {
    size_t users;     /* columns that share it */
    char *bytes;      /* owned: the texts one after the other, each with a NUL */
    size_t length;    /* bytes used */
    size_t capacity;  /* bytes allocated */
    uint64_t *starts; /* owned: where text `code` begins; it ends before the next one's NUL */
    size_t count;     /* texts */
    size_t room;      /* of starts */
    uint64_t *slots;  /* owned: open table of (hash bits, code + 1); NULL: no interning */
    size_t slot_count;
    size_t added;     /* calls of strings_add, to see whether interning pays */
    size_t allocated; /* bytes, all in all */
    bool distinct;    /* no text is kept twice: the same code is the same text */
};

/* One user; NULL when there is no memory. */
struct frame_strings *strings_new(void);
void strings_share(struct frame_strings *strings);
void strings_release(struct frame_strings *strings); /* frees with the last user; NULL is fine */

enum strings_result { STRINGS_ADDED, STRINGS_NO_MEMORY, STRINGS_FULL, STRINGS_NUL };

/* The code of the text, an old one where it is known already. `allowed` is how many more bytes may
   be allocated; beyond it, or beyond 2^32 - 2 texts, STRINGS_FULL. A text with a NUL is not kept.
 */
enum strings_result strings_add(struct frame_strings *strings, const char *bytes, size_t length,
                                size_t allowed, uint32_t *code);

struct frame_text strings_text(const struct frame_strings *strings, uint32_t code);

#endif
