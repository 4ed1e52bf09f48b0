/* The language of what people read. Knows nothing of locales or the environment. */
#include "language.h"

#include <string.h>

static enum language current = LANGUAGE_VI;

void language_set(enum language language)
{
    current = language;
}

enum language language_get(void)
{
    return current;
}

bool language_parse(const char *name, enum language *language)
{
    if (strcmp(name, "vi") == 0)
        *language = LANGUAGE_VI;
    else if (strcmp(name, "en") == 0)
        *language = LANGUAGE_EN;
    else
        return false;
    return true;
}

const char *language_pick(struct words words)
{
    return current == LANGUAGE_EN ? words.en : words.vi;
}
