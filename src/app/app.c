/* The program: decides what the command line asks for and hands it to a worker. */
#include "app.h"

#include "commands.h"
#include "files.h"
#include "jobs.h"
#include "learn.h"
#include "output.h"
#include "repl.h"
#include "report.h"
#include "resource.h"
#include "supervisor.h"
#include "terminal.h"
#include "usage.h"
#include "version.h"
#include "watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The language counts from the first word on: a usage error, too, is in it. */
static void choose_language(int argc, char **argv)
{
    enum language language = LANGUAGE_VI;
    const char *from_environment = getenv("LOTRINH_LANG");
    if (from_environment != NULL && language_parse(from_environment, &language))
        language_set(language);
    for (int i = 1; i < argc && argv[i] != NULL && strcmp(argv[i], "--") != 0; i++) {
        const char *value = NULL;
        if ((strcmp(argv[i], "--lang") == 0 || strcmp(argv[i], "-l") == 0) && argv[i + 1] != NULL)
            value = argv[i + 1];
        else if (strncmp(argv[i], "--lang=", 7) == 0)
            value = argv[i] + 7;
        if (value != NULL && language_parse(value, &language))
            language_set(language);
    }
}

static void choose_database(struct job *job)
{
    job->database = command_line_value(job->line, "db");
    job->database_source = "--db";
    if (job->database != NULL)
        return;
    job->database = getenv("LOTRINH_DB");
    job->database_source = "LOTRINH_DB";
    if (job->database != NULL && *job->database != '\0')
        return;
    job->database = access("lotrinh.db", F_OK) == 0 ? "lotrinh.db" : NULL;
    job->database_source = job->database != NULL ? "./lotrinh.db" : "builtin";
}

static int refuse(const struct command_line *line, const struct failure *why)
{
    failure_show(why);
    char hint[80];
    snprintf(hint, sizeof hint, "  %s: lotrinh help%s%s\n",
             language_pick((struct words){"Xem", "See"}), line->verb != NULL ? " " : "",
             line->verb != NULL ? line->verb->name : "");
    output_error(hint, strlen(hint));
    return (int)why->kind;
}

/* Help and version need no worker. True when that was all. */
static bool answer_at_once(const struct command_line *line)
{
    const bool asked = command_line_value(line, "help") != NULL;
    const bool is_help = line->verb != NULL && strcmp(line->verb->name, "help") == 0;
    if (asked && line->verb != NULL && !is_help) {
        usage_verb(line->verb);
    } else if (asked || (is_help && line->argument_count == 0)) {
        usage_program();
    } else if (is_help && verb_find(line->arguments[0]) != NULL) {
        usage_verb(verb_find(line->arguments[0]));
    } else if (command_line_value(line, "version") != NULL &&
               command_line_value(line, "verbose") == NULL) {
        static const char version[] = "lotrinh " PROGRAM_VERSION "\n";
        output_write(version, sizeof version - 1);
    } else {
        return false;
    }
    return true;
}

static bool wants_prompt(const struct command_line *line)
{
    if (line->verb != NULL || line->argument_count > 0 ||
        command_line_value(line, "version") != NULL)
        return false;
    if (command_line_value(line, "interactive") != NULL)
        return true;
    return command_line_value(line, "eval") == NULL && terminal_is(STDIN_FILENO);
}

static bool override_scripts(const char *folder, struct failure *why)
{
    if (folder != NULL && files_kind(folder) != FILES_FOLDER && files_kind(folder) != FILES_LINK)
        return failure_set(why, FAILURE_USAGE, "LT-1033", "--scripts: không có thư mục \"%.200s\"",
                           "--scripts: there is no folder \"%.200s\"", folder);
    resource_override(folder);
    return true;
}

/* The verbs that run others, or open the prompt. */
static int run_in_parent(struct job *job)
{
    static const struct {
        const char *name;
        int (*run)(struct job *job);
    } verbs_of_parent[] = {{"jobs", jobs_run}, {"watch", watch_run}, {"learn", learn_run}};
    for (size_t i = 0; i < sizeof verbs_of_parent / sizeof *verbs_of_parent; i++)
        if (strcmp(verbs_of_parent[i].name, job->line->verb->name) == 0)
            return verbs_of_parent[i].run(job);
    return FAILURE_USAGE;
}

static int run(const struct command_line *line)
{
    struct failure why = {0};
    if (answer_at_once(line)) {
        if (output_finish(&why))
            return 0;
        failure_show(&why);
        return (int)why.kind;
    }
    struct job job = {.line = line, .channel = -1};
    choose_database(&job);
    if (!override_scripts(command_line_value(line, "scripts"), &why)) {
        failure_show(&why);
        return (int)why.kind;
    }
    supervisor_prepare();
    if (line->verb != NULL && line->verb->in_parent)
        return run_in_parent(&job);
    if (wants_prompt(line))
        return repl_run(&job);
    job.verb = line->verb != NULL                            ? line->verb->name
               : command_line_value(line, "version") != NULL ? "version"
                                                             : "run";
    for (const char *const *option = line->verb != NULL ? line->verb->draws : NULL;
         option != NULL && *option != NULL; option++)
        job.draws = job.draws || command_line_value(line, *option) != NULL;
    const long usual = line->verb != NULL ? line->verb->time_limit : verb_find("run")->time_limit;
    job.time_limit = (unsigned)command_line_number(line, "time-limit", usual);
    return supervisor_batch(&job);
}

int app_main(int argc, char **argv)
{
    umask(077);
    terminal_locale();
    choose_language(argc, argv);
    struct command_line line;
    struct failure why = {0};
    const int code = command_line_parse(&line, argc, argv, &why) ? run(&line) : refuse(&line, &why);
    command_line_free(&line);
    return code;
}
