/* The verbs: one entry here, one Lua file scripts/commands/NAME.lua and one transcript make a verb.
 */
#ifndef LOTRINH_COMMANDS_H
#define LOTRINH_COMMANDS_H

#include "options.h"

struct verb {
    const char *name;             /* also the Lua module commands.NAME, unless in_parent */
    const char *alias;            /* Vietnamese, without diacritics */
    struct words summary;         /* one line */
    struct words synopsis;        /* its arguments, "" for none */
    const struct option *options; /* ended by a row without a name; NULL: none */
    const char *example;          /* what follows "lotrinh " */
    size_t least, most;           /* number of arguments */
    const char *const *draws;     /* options by which gnuplot is wanted, ended by NULL; or NULL */
    bool rest;                    /* what follows the first argument is not ours to read */
    bool in_parent;               /* runs other verbs or the prompt: it has no Lua of its own */
    long time_limit;              /* seconds unless --time-limit says otherwise; 0: none */
};

extern const struct verb verbs[];
extern const size_t verbs_count;

const struct verb *verb_find(const char *name); /* by name or alias; NULL when there is none */

#endif
