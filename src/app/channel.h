/* Small framed messages between the parent and the worker of a session. */
#ifndef LOTRINH_CHANNEL_H
#define LOTRINH_CHANNEL_H

#include "buffer.h"

enum message_kind {
    /* from the parent */
    MESSAGE_EVALUATE = 'E', /* the statement typed so far */
    MESSAGE_COMPLETE = 'C', /* the text before the cursor */
    MESSAGE_EXPLAIN = 'L',  /* where the cursor is, a line break, the line */
    MESSAGE_HISTORY = 'H',  /* what line_editor_history() gives */
    /* from the worker */
    MESSAGE_READY = 'R',      /* the prompt to show */
    MESSAGE_INCOMPLETE = 'I', /* the statement goes on: the prompt of its next line */
    MESSAGE_DONE = 'D',
    MESSAGE_PAGE = 'P',         /* done; the text of the result, for the pager */
    MESSAGE_EDIT = 'T',         /* done; the text that the editor is to open */
    MESSAGE_WANT_HISTORY = 'W', /* not done: the history, please */
    MESSAGE_FAILED = 'F',
    MESSAGE_EXIT = 'X',       /* the exit code as text */
    MESSAGE_CANDIDATES = 'K', /* to COMPLETE: where the word begins, then a line for each candidate,
                                 word, tab, detail; to EXPLAIN: a text to show */
};

enum { LARGEST_MESSAGE = 16 * 1024 * 1024, PROMPT_SIZE = 256 };

/* False when the other side is gone. */
bool channel_send(int channel, enum message_kind kind, const char *text, size_t length);

/* Waits for a whole message; signals do not end the wait. `text` is emptied first. */
bool channel_receive(int channel, enum message_kind *kind, struct buffer *text);

#endif
