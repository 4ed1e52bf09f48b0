/* The language of what people read: Vietnamese unless asked otherwise. JSON keys and codes never
 * change. */
#ifndef LOTRINH_LANGUAGE_H
#define LOTRINH_LANGUAGE_H

#include <stdbool.h>

enum language { LANGUAGE_VI, LANGUAGE_EN };

/* One text in both languages; static storage. */
struct words {
    const char *vi;
    const char *en;
};

/* The one process-wide setting besides the Ctrl-C flag: set once, before any work, by main. */
void language_set(enum language language);
enum language language_get(void);

/* "vi" or "en" to *language; false for anything else. */
bool language_parse(const char *name, enum language *language);

/* The text in the language of the session. */
const char *language_pick(struct words words);

#endif
