/* Runs the program once more: a child that reads a command line of its own and supervises a worker
   of its own, so that nothing of one run is left for the next. */
#include "again.h"

#include "app.h"
#include "output.h"
#include "report.h"
#include "supervisor.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct again {
    struct job job; /* first: supervisor_run hands back its address */
    int argc;
    const char **argv;
    bool aside; /* its results go to stderr: stdout is for what programs read */
};

static int run_again(const struct job *job)
{
    const struct again *again = (const struct again *)(const void *)job;
    if (again->aside && dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
        return FAILURE_OUTPUT;
    return app_main(again->argc, (char **)again->argv);
}

/* How the results of the whole are written is not how those of each run are. */
static bool passes_on(const struct option *option)
{
    static const char *const own[] = {"json", "csv", "help", "eval", "version"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(option->name, own[i]) == 0)
            return false;
    return option >= global_options && option < global_options + global_options_count;
}

int again_run(const struct command_line *line, const char *const *words, size_t count)
{
    char names[MOST_GIVEN][40];
    const char *argv[1 + 2 * MOST_GIVEN + AGAIN_MOST_WORDS + 1] = {"lotrinh"};
    int argc = 1;
    for (size_t i = 0; i < line->given_count; i++) {
        const struct option *option = line->given[i].option;
        const char *value = line->given[i].value;
        if (!passes_on(option))
            continue;
        snprintf(names[i], sizeof names[i], "--%s", option->name);
        argv[argc++] = names[i];
        if (value != NULL)
            argv[argc++] = value;
    }
    for (size_t i = 0; i < count && i < AGAIN_MOST_WORDS; i++)
        argv[argc++] = words[i];
    const struct again again = {.argc = argc,
                                .argv = argv,
                                .aside = command_line_value(line, "json") != NULL ||
                                         command_line_value(line, "csv") != NULL};
    struct failure why = {0};
    if (!output_finish(&why)) { /* or the child would write it too */
        failure_show(&why);
        return (int)why.kind;
    }
    return supervisor_run(&again.job, run_again);
}
