/* Says in Vietnamese what a library says in English, by patterns. */
#ifndef LOTRINH_PHRASES_H
#define LOTRINH_PHRASES_H

#include <stdbool.h>
#include <stddef.h>

/* Each "*" of `english` stands for any text, as little as will do; $1, $2, ... of `vietnamese` are
   those texts, themselves put into Vietnamese when a phrase fits them whole. Static storage. */
struct phrase {
    const char *english;
    const char *vietnamese;
};

/* Writes the sentence of the first phrase that fits the whole message. False when none does or when
   the session is not in Vietnamese: *text is then the message itself. Cut at size. */
bool phrases_say(const struct phrase *phrases, size_t count, const char *message, char *text,
                 size_t size);

#endif
