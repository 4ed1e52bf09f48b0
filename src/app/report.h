/* What went wrong inside Lua, kept without anything that Lua owns, and how it is shown. */
#ifndef LOTRINH_REPORT_H
#define LOTRINH_REPORT_H

#include "failure.h"

#include <lua.h>

struct report {
    struct failure why;
    char where[256];    /* "so_ket.lua:42": the nearest line of the user, "" when there is none */
    char source[256];   /* the file of `where`, "" when it is none that can be read again */
    int line;           /* the line of `where` */
    char frames[1024];  /* user frames, one "so_ket.lua:42 in tinh" a line, repeats told once */
    char all[4096];     /* every frame, for -v and .trace */
    char original[256]; /* Lua's own words where `why` has others, for -v; else "" */
};

/* The report that report_error() fills for this state; returns the one before. */
struct report *report_set_current(lua_State *L, struct report *report);

/* The message handler of every protected call: fills the current report before the stack unwinds.
 */
int report_error(lua_State *L);

/* After the call: what the status says, and the limit that was reached, if any. */
void report_settle(struct report *report, int status);

enum report_style {
    REPORT_PLAIN,   /* the frames of the user, a line each */
    REPORT_VERBOSE, /* every frame, and Lua's own words */
    REPORT_PROMPT,  /* the frames in one line, and how to learn more */
};

/* Shows a report on stderr as one block. `typed` is the text whose lines "prompt:N" names, or NULL.
 */
void report_show(const struct report *report, enum report_style style, const char *typed);

/* Shows a failure that has no place in a script. */
void failure_show(const struct failure *why);

#endif
