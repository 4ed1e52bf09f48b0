/* Makes the city of the lessons in the state folder, then opens the prompt on it. What is taught
   stands in data/lessons.lua. */
#include "learn.h"

#include "again.h"
#include "files.h"
#include "output.h"
#include "repl.h"
#include "report.h"
#include "terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_PATH = 4096 };

/* Where the city and what was learnt are kept. */
static bool find_folder(char folder[LONGEST_PATH], struct failure *why)
{
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    int length = 0;
    if (state != NULL && state[0] == '/')
        length = snprintf(folder, LONGEST_PATH, "%s/lotrinh/hoc", state);
    else if (home != NULL && home[0] == '/')
        length = snprintf(folder, LONGEST_PATH, "%s/.local/state/lotrinh/hoc", home);
    if (length > 0 && length < LONGEST_PATH - 40)
        return files_make_folder(folder, true, why);
    return failure_set(
        why, FAILURE_OUTPUT, "LT-1037",
        "không có thư mục nhà để giữ bài học; hãy đặt HOME hoặc XDG_STATE_HOME",
        "there is no home folder to keep the lessons in; set HOME or XDG_STATE_HOME");
}

static bool make_city(const struct command_line *line, const char *folder, const char *database,
                      struct failure *why)
{
    if (files_kind(database) == FILES_REGULAR)
        return true;
    char city[LONGEST_PATH];
    snprintf(city, sizeof city, "%.*s/thanh-pho", LONGEST_PATH - 40, folder);
    const char *const words[] = {"demo", city, "--small", "--quiet"};
    static const struct words wait = {"Lần đầu: đang tạo một thành phố giả định để học...\n",
                                      "The first time: making a fictional city to learn on...\n"};
    output_error(language_pick(wait), strlen(language_pick(wait)));
    if (again_run(line, words, sizeof words / sizeof *words) == 0)
        return true;
    return failure_set(why, FAILURE_OUTPUT, "LT-1038",
                       "không tạo được thành phố để học trong %s; xóa thư mục đó rồi thử lại",
                       "could not make the city of the lessons in %s; remove it and try again",
                       city);
}

int learn_run(struct job *job)
{
    char folder[LONGEST_PATH];
    char database[LONGEST_PATH];
    struct failure why = {0};
    bool ok = terminal_is(STDIN_FILENO) || command_line_value(job->line, "interactive") != NULL ||
              failure_set(&why, FAILURE_USAGE, "LT-1039",
                          "bài học cần một thiết bị đầu cuối để gõ (hoặc --interactive)",
                          "lessons need a terminal to type at (or --interactive)");
    ok = ok && find_folder(folder, &why);
    if (ok && command_line_value(job->line, "db") == NULL) {
        snprintf(database, sizeof database, "%.*s/thanh-pho/demo.db", LONGEST_PATH - 40, folder);
        ok = make_city(job->line, folder, database, &why);
        job->database = database;
        job->database_source = "learn";
    }
    if (!ok) {
        failure_show(&why);
        return (int)why.kind;
    }
    job->verb = "learn";
    return repl_run(job);
}
