/* The parts of the gnuplot runner that gnuplot.c puts together; for no one else. */
#ifndef LOTRINH_GNUPLOT_PARTS_H
#define LOTRINH_GNUPLOT_PARTS_H

#include "gnuplot.h"
#include "process.h"

/* A Landlock ruleset for that gnuplot with that private folder, or -1. */
int gnuplot_ruleset(const char *program, const char *folder);

/* True when the bytes are a whole picture of the format and, for SVG, hold nothing that runs. */
bool gnuplot_check_picture(const struct gnuplot_job *job, struct failure *why);

/* What gnuplot wrote to its stderr: the script number and line it named and its sentence. */
struct gnuplot_message {
    int script;     /* of "0003.gp", or 0 */
    int line;       /* or 0 */
    char text[400]; /* printable, "" when it said nothing */
};
void gnuplot_read_message(const char *errors, struct gnuplot_message *message);

/* Where processes of gnuplot run; all borrowed. */
struct gnuplot_place {
    const char *program;
    const char *folder; /* private; each process has a folder of its own in it */
    int ruleset;        /* or -1 */
};

/* One gnuplot and its slots: places for a script each, drawn one after the other. */
struct gnuplot_run {
    struct process process;
    bool used; /* started and not yet ended by gnuplot_run_end */
    bool timed_out;
    bool leaving;            /* it was killed, since there is no more to draw */
    bool deaf;               /* there was no memory for what it said */
    char *folder;            /* owned */
    unsigned slot;           /* it waits for the script of this slot, or draws it; 0: it starts */
    struct gnuplot_job *job; /* borrowed; its script stands in the slot */
    bool begun;              /* the script was let go */
    int64_t since;           /* process_now() when the job was given, or at the start */
};

/* Starts a process in the folder PLACE/number; the run is zeroed or ended. */
bool gnuplot_run_start(struct gnuplot_run *run, const struct gnuplot_place *place, unsigned number,
                       struct failure *why);

/* True when it waits for a script and has a slot for it. */
bool gnuplot_run_is_free(const struct gnuplot_run *run);

/* Gives a free one its next job. */
bool gnuplot_run_give(struct gnuplot_run *run, struct gnuplot_job *job, struct failure *why);

/* Reads what it said. True when its job is drawn: the picture can be taken, it waits again. */
bool gnuplot_run_look(struct gnuplot_run *run);

/* Takes the picture of the job into it; false, with job->why, when it is not whole. */
bool gnuplot_run_take(struct gnuplot_run *run, struct gnuplot_job *job);

/* What it said last on its stderr. */
void gnuplot_run_message(const struct gnuplot_run *run, struct gnuplot_message *message);

/* Whether it has drawn all that one process may. */
bool gnuplot_run_is_spent(const struct gnuplot_run *run);

/* Kills what runs still and frees. Fine twice. */
void gnuplot_run_end(struct gnuplot_run *run);

#endif
