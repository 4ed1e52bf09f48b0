/* The parts of the gnuplot runner that gnuplot.c puts together; for no one else. */
#ifndef LOTRINH_GNUPLOT_PARTS_H
#define LOTRINH_GNUPLOT_PARTS_H

#include "gnuplot.h"

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

#endif
