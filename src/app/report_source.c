/* The line of source where something went wrong. Knows nothing of Lua's stack. */
#include "report_source.h"

#include "excerpt.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_LINE = 1000, LONGEST_NAME = 80 };

/* The line of that number, cut where there is no more room. */
static bool read_line(FILE *file, int number, char *line, size_t size)
{
    for (int at = 1; at <= number; at++) {
        if (fgets(line, (int)size, file) == NULL)
            return false;
        for (int c = strchr(line, '\n') == NULL ? 0 : EOF; c != EOF && c != '\n';)
            c = fgetc(file);
    }
    return true;
}

static bool find_line(const struct report *report, const char *typed, char *line, size_t size)
{
    if (report->source[0] == '@') {
        FILE *file = fopen(report->source + 1, "re");
        const bool found = file != NULL && read_line(file, report->line, line, size);
        if (file != NULL)
            fclose(file);
        return found;
    }
    if (report->source[0] == '\0' || typed == NULL || strchr(typed, '\n') == NULL)
        return false; /* what was typed in one line stands right above */
    for (int at = 1; at < report->line && typed != NULL; at++) {
        typed = strchr(typed, '\n');
        typed = typed == NULL ? NULL : typed + 1;
    }
    if (typed != NULL)
        snprintf(line, size, "%.*s", (int)strcspn(typed, "\n"), typed);
    return typed != NULL;
}

/* What the message names in quotes: of a syntax error what stands at its end. */
static bool named(const char *message, char *name)
{
    const char *near = strstr(message, "near '");
    const char *from = near != NULL ? near + 5 : message + strcspn(message, "'\"");
    if (*from == '\0')
        return false;
    const char *to = strrchr(from + 1, *from);
    if (near == NULL)
        to = strchr(from + 1, *from);
    const size_t length = to == NULL ? 0 : (size_t)(to - from) - 1;
    if (length == 0 || length >= LONGEST_NAME)
        return false;
    memcpy(name, from + 1, length);
    name[length] = '\0';
    return true;
}

static bool is_word_byte(char byte)
{
    return strchr("_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", byte) !=
               NULL &&
           byte != '\0';
}

static const char *find_word(const char *line, const char *name)
{
    const size_t length = strlen(name);
    for (const char *at = strstr(line, name); at != NULL; at = strstr(at + 1, name)) {
        const bool begins = at == line || !is_word_byte(at[-1]) || !is_word_byte(name[0]);
        if (begins && (!is_word_byte(at[length]) || !is_word_byte(name[length - 1])))
            return at;
    }
    return NULL;
}

bool report_source(const struct report *report, const char *typed, char *out, size_t size)
{
    char line[LONGEST_LINE];
    char name[LONGEST_NAME];
    if (!find_line(report, typed, line, sizeof line))
        return false;
    const bool has_name = named(report->original, name) || named(report->why.text, name);
    const char *at = has_name ? find_word(line, name) : NULL;
    const bool once = at != NULL && find_word(at + 1, name) == NULL; /* else which one is meant? */
    excerpt_write_line(line, (size_t)report->line, once ? (size_t)(at - line) : 0,
                       once ? strlen(name) : 0, out, size);
    return true;
}
