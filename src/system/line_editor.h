/* Reads lines from a person: editing, history, completion. Its files are the only ones that see
 * readline. */
#ifndef LOTRINH_LINE_EDITOR_H
#define LOTRINH_LINE_EDITOR_H

#include "buffer.h"

#include <stdbool.h>
#include <stddef.h>

enum line_status {
    LINE_TEXT,        /* a line, or a block of lines */
    LINE_END,         /* Ctrl-D on an empty line, or the end of the input */
    LINE_INTERRUPTED, /* Ctrl-C: what was typed is dropped */
    LINE_TERMINATED,  /* SIGTERM or SIGHUP */
    LINE_EDIT,        /* Ctrl-X Ctrl-E: the text so far is wanted in an editor */
    LINE_BACK,        /* Up, on the first line of what continues a statement: back into it */
};

/* What could be meant at the cursor. Owned by who holds it. */
struct line_candidates {
    char **words;   /* whole words */
    char **details; /* of each: a few words about it, or "" */
    size_t count;
    size_t start; /* where the word begins in the text before the cursor */
};

void line_candidates_free(struct line_candidates *candidates);

/* Who helps while a line is typed; `state` is handed to each. */
struct line_assistant {
    /* What may stand at the end of `before`, the text up to the cursor; empty when nothing. */
    void (*complete)(const char *before, struct line_candidates *candidates, void *state);
    /* Appends what there is to say of the place `cursor` of the line. */
    void (*explain)(const char *line, size_t cursor, struct buffer *text, void *state);
    void *state;
};

/* Once, on a terminal or for -i; needs terminal_locale() first. A history file that cannot be used
   is no failure: the session then has none on disk. NULL: no file. */
void line_editor_open(const char *history_file, const struct line_assistant *assistant);

struct line_request {
    const char *prompt;
    const char *text; /* what stands there to begin with; NULL: nothing */
    bool at_line_end; /* the cursor: at the end of the line before the last one, else of all */
    bool continued;   /* the line goes on with a statement: Up leads back into it */
};

/* Shows the prompt and waits. SIGINT, SIGTERM and SIGHUP must be blocked by the caller and handled
   by signals_install(); they are let in only here. The caller frees *text after LINE_TEXT,
   LINE_EDIT and LINE_BACK. */
enum line_status line_editor_read(const struct line_request *request, char **text);

/* Puts a statement, with its line breaks, into the history and its file at once. Not stored:
   blanks, the same as the one before, and what begins with a space. */
void line_editor_remember(const char *statement);

/* Appends the statements that are remembered, the oldest first, each as "TIME LENGTH\n", the text
   and "\n"; the oldest are left out when the buffer cannot hold all. */
void line_editor_history(struct buffer *out);

/* The history file of the user: `chosen` if not NULL, else LOTRINH_HISTORY (either empty: none),
   else lotrinh/history below XDG_STATE_HOME or ~/.local/state, whose folders are made. Owned by the
   caller; NULL: none. */
char *line_editor_history_file(const char *chosen);

const char *line_editor_version(void); /* of the library; static */

#endif
