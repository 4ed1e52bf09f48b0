/* What the files of the line editor share. */
#ifndef LOTRINH_LINE_EDITOR_PRIVATE_H
#define LOTRINH_LINE_EDITOR_PRIVATE_H

#include "line_editor.h"

#include <stdio.h>

#include <readline/history.h>
#include <readline/readline.h>

/* readline itself has one state a process, so this is static too. */
struct line_editor {
    struct line_assistant assistant;
    bool continued;       /* of the line being read */
    enum line_status key; /* LINE_EDIT or LINE_BACK once such a key was hit, else LINE_TEXT */
};

extern struct line_editor line_editor;

/* Before rl_initialize(), so that the user's inputrc has the last word. */
void line_editor_bind_keys(void);

/* Tab, Shift-Tab and Esc Esc. */
int line_editor_key_complete(int count, int key);
int line_editor_key_complete_back(int count, int key);
int line_editor_key_undo_completion(int count, int key);

/* Writes below the line, then shows the line again. */
void line_editor_show_below(void (*write)(FILE *out, void *state), void *state);

/* The history and its file. NULL: none on disk. */
void line_editor_open_history(const char *path);

#endif
