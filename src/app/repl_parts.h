/* What the files of the prompt's parent side share. */
#ifndef LOTRINH_REPL_PARTS_H
#define LOTRINH_REPL_PARTS_H

#include "buffer.h"
#include "channel.h"
#include "line_editor.h"
#include "worker.h"

#include <sys/types.h>

struct repl {
    struct job *job;
    pid_t worker;             /* -1: none */
    int channel;              /* to the worker, -1: none */
    char prompt[PROMPT_SIZE]; /* of a new statement */
    char more[PROMPT_SIZE];   /* of the next line of one */
    struct buffer statement;  /* typed so far */
    struct buffer answer;     /* the last message of the worker */
    char *begin;              /* owned: what the next line begins with; NULL: nothing */
    bool begin_at_line_end;   /* its cursor: at the end of the line before the last one */
    int late;                 /* answers to keys that did not come in time */
    bool hinted;              /* the hint on how to leave was shown */
    int code;                 /* exit code once finished */
    bool finished;
};

/* Who helps the line editor: the worker, asked over the channel, never for long. `state` is a
   struct repl. */
void assistant_complete(const char *before, struct line_candidates *candidates, void *state);
void assistant_explain(const char *line, size_t cursor, struct buffer *text, void *state);

#endif
