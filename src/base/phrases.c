/* Matches messages against phrases. Knows nothing of whose messages they are. */
#include "phrases.h"

#include "language.h"

#include <stdio.h>
#include <string.h>

enum { MOST_PARTS = 4, LONGEST_PART = 200, DEEPEST = 2 };

struct parts {
    const char *begin[MOST_PARTS];
    size_t length[MOST_PARTS];
};

static bool matches(const char *pattern, const char *message, struct parts *parts, size_t part)
{
    while (*pattern != '\0' && *pattern != '*') {
        if (*pattern++ != *message++)
            return false;
    }
    if (*pattern == '\0')
        return *message == '\0';
    if (part == MOST_PARTS)
        return false;
    parts->begin[part] = message;
    for (size_t length = 0;; length++) {
        parts->length[part] = length;
        if (matches(pattern + 1, message + length, parts, part + 1))
            return true;
        if (message[length] == '\0')
            return false;
    }
}

static bool say(const struct phrase *phrases, size_t count, const char *message, int depth,
                char *text, size_t size);

static void add(char *text, size_t size, const char *more, size_t length)
{
    const size_t used = strlen(text);
    snprintf(text + used, size - used, "%.*s", (int)length, more);
}

static void fill(const struct phrase *phrases, size_t count, const char *form,
                 const struct parts *parts, int depth, char *text, size_t size)
{
    text[0] = '\0';
    for (; *form != '\0'; form++) {
        const size_t part = (size_t)(form[1] - '1');
        if (*form != '$' || part >= MOST_PARTS) {
            add(text, size, form, 1);
            continue;
        }
        char inner[LONGEST_PART];
        char said[LONGEST_PART];
        snprintf(inner, sizeof inner, "%.*s", (int)parts->length[part], parts->begin[part]);
        if (depth < DEEPEST && say(phrases, count, inner, depth + 1, said, sizeof said))
            add(text, size, said, strlen(said));
        else
            add(text, size, parts->begin[part], parts->length[part]);
        form++;
    }
}

static bool say(const struct phrase *phrases, size_t count, const char *message, int depth,
                char *text, size_t size)
{
    for (size_t i = 0; i < count; i++) {
        struct parts parts = {{NULL}, {0}};
        if (!matches(phrases[i].english, message, &parts, 0))
            continue;
        fill(phrases, count, phrases[i].vietnamese, &parts, depth, text, size);
        return true;
    }
    return false;
}

bool phrases_say(const struct phrase *phrases, size_t count, const char *message, char *text,
                 size_t size)
{
    if (language_get() == LANGUAGE_VI && say(phrases, count, message, 0, text, size))
        return true;
    snprintf(text, size, "%s", message);
    return false;
}
