/* Reads lines from a person: editing, history, completion. The only part that sees readline. */
#ifndef LOTRINH_LINE_EDITOR_H
#define LOTRINH_LINE_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

enum line_status {
    LINE_TEXT,        /* a line, or a pasted block of lines */
    LINE_END,         /* Ctrl-D on an empty line, or the end of the input */
    LINE_INTERRUPTED, /* Ctrl-C: what was typed is dropped */
    LINE_TERMINATED,  /* SIGTERM or SIGHUP */
};

/* Candidates for the word that ends at the cursor: a malloc'ed array ended by NULL of malloc'ed
   whole words, or NULL. *start is where the word begins in `before`, the text up to the cursor. */
typedef char **line_completer(const char *before, size_t *start, void *state);

/* Once, on a terminal or for -i; needs terminal_locale() first. A history file that cannot be used
   is no failure: the session then has none on disk. NULL: no file. */
void line_editor_open(const char *history_file, line_completer *complete, void *state);

/* Shows the prompt and waits. SIGINT, SIGTERM and SIGHUP must be blocked by the caller and handled
   by signals_install(); they are let in only here. The caller frees *text after LINE_TEXT. */
enum line_status line_editor_read(const char *prompt, char **text);

/* Puts a statement, with its line breaks, into the history and its file at once. Not stored:
   blanks, the same as the one before, and what begins with a space. */
void line_editor_remember(const char *statement);

/* The history file of the user: LOTRINH_HISTORY (empty: none), else lotrinh/history below
   XDG_STATE_HOME or ~/.local/state, whose folders are made. Owned by the caller; NULL: none. */
char *line_editor_history_file(void);

const char *line_editor_version(void); /* of the library; static */

#endif
