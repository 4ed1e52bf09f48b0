/* Runs gnuplot on script files that the program wrote: confined, limited, checked. Never a pipe to
   it, never a shell, never the user's own settings. What it draws comes back as bytes. */
#ifndef LOTRINH_GNUPLOT_H
#define LOTRINH_GNUPLOT_H

#include "buffer.h"
#include "failure.h"

#include <stdbool.h>
#include <stddef.h>

enum gnuplot_format { GNUPLOT_SVG, GNUPLOT_PNG, GNUPLOT_PDF };

/* One chart. The script sets its terminal and draws into the file named `output`, in its own
 * folder. */
struct gnuplot_job {
    const char *name;   /* what people call the chart, for messages */
    const char *script; /* gnuplot commands, `length` bytes */
    size_t length;
    const char *output; /* file name without a folder, made by us: [A-Za-z0-9_.-] only */
    enum gnuplot_format format;
    int line; /* result: the line of the script that gnuplot named, 0 when none */
    struct buffer
        picture;        /* result: checked bytes; zeroed by the caller, freed by gnuplot_free_job */
    struct failure why; /* result: kind FAILURE_NONE when the picture was made */
    /* The runner's own; start with 0. */
    struct gnuplot_job *next;
    bool fresh; /* it failed after others: the next process draws it before any other */
};

struct gnuplot_options {
    unsigned processes;    /* at most so many at once; 0: as many as processors, at most 16 */
    unsigned wall_seconds; /* for one chart; 0: 30 */
    bool (*should_stop)(void *context); /* asked several times a second; NULL: never */
    void *context;
};

/* Draws charts as they come, several a process, several processes. */
struct gnuplot_runner;

/* Finds gnuplot, makes a private folder and starts a process: it takes longer to start than to
   draw, and does so while the caller makes the first script. NULL with *why; freed by
   gnuplot_close. */
struct gnuplot_runner *gnuplot_open(const struct gnuplot_options *options, struct failure *why);

/* The job is borrowed, with what it points to, until gnuplot_take returns it or the runner is
   closed. Does not wait. */
void gnuplot_add(struct gnuplot_runner *runner, struct gnuplot_job *job);

/* Gives jobs to processes and takes pictures from them; waits at most so long for something to
   happen. False with *why when nothing more can be drawn: gnuplot does not start, or the user
   stopped it (FAILURE_INTERRUPTED). */
bool gnuplot_step(struct gnuplot_runner *runner, int milliseconds, struct failure *why);

/* A job that is done, drawn or failed as it says itself; NULL when none is. */
struct gnuplot_job *gnuplot_take(struct gnuplot_runner *runner);

/* For now there is no more to draw: processes that wait are killed, and nobody waits for their end.
 */
void gnuplot_rest(struct gnuplot_runner *runner);

/* Ends what still runs. NULL is fine. */
void gnuplot_close(struct gnuplot_runner *runner);

void gnuplot_free_job(struct gnuplot_job *job);

/* The absolute path of gnuplot, LOTRINH_GNUPLOT or the first in PATH; *path is owned by the caller.
 */
bool gnuplot_find(char **path, struct failure *why);

/* True where the kernel can confine gnuplot (Landlock). */
bool gnuplot_is_confined(void);

/* The name of the first font file of our style that no font folder has, or NULL: all are there. */
const char *gnuplot_missing_font(void);

#endif
