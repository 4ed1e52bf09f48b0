/* The command line: one table of options, one of verbs (commands.h), one parser for both. */
#ifndef LOTRINH_OPTIONS_H
#define LOTRINH_OPTIONS_H

#include "failure.h"
#include "language.h"

#include <stddef.h>

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER, OPTION_DATE, OPTION_LANGUAGE };

struct option {
    const char *name; /* "time-limit"; Lua sees time_limit */
    char letter;      /* 0: none */
    enum option_kind kind;
    struct words value; /* what the value is called in the help; {NULL, NULL} for a flag */
    struct words help;
};

struct verb; /* commands.h */

enum { MOST_GIVEN = 64 };

/* What the command line said. Everything is borrowed from argv and the tables. */
struct command_line {
    const struct verb *verb; /* NULL: the prompt, or a script on stdin */
    struct {
        const struct option *option;
        const char *value; /* NULL for a flag */
    } given[MOST_GIVEN];
    size_t given_count;
    const char *const *arguments; /* argument_count of them, owned by the command line */
    size_t argument_count;
};

extern const struct option global_options[];
extern const size_t global_options_count;

/* Parses argv[1..]. On failure *why is a usage error that names the nearest word. The caller frees
   with command_line_free either way. */
bool command_line_parse(struct command_line *line, int argc, char **argv, struct failure *why);
void command_line_free(struct command_line *line);

/* The last value given for an option; NULL when it was not given. A flag has the value "". */
const char *command_line_value(const struct command_line *line, const char *name);

/* The same as a number; `otherwise` when it was not given. Checked while parsing. */
long command_line_number(const struct command_line *line, const char *name, long otherwise);

#endif
