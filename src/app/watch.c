/* Looks at the times of files a few times a second: that works on every file system, shares
   included, and a script has few files beside it. */
#include "watch.h"

#include "again.h"
#include "files.h"
#include "output.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum {
    PAUSE = 250,        /* milliseconds between two looks */
    LONGEST_PATH = 4096 /* bytes */
};

static uint64_t mix(uint64_t state, uint64_t value)
{
    state = (state ^ value) * UINT64_C(0x9E3779B97F4A7C15);
    return state ^ state >> 29;
}

/* Changes with the time, the size or the identity of the file; 0 is mixed in where there is none.
 */
static uint64_t look_at(uint64_t state, const char *path)
{
    struct stat found;
    if (stat(path, &found) != 0)
        return mix(state, 0);
    state = mix(state, (uint64_t)found.st_mtim.tv_sec);
    state = mix(state, (uint64_t)found.st_mtim.tv_nsec);
    state = mix(state, (uint64_t)found.st_size);
    return mix(state, (uint64_t)found.st_ino);
}

/* What a script reads: its modules and its data. What it writes (charts, documents) does not count,
   or it would run for ever; nor does a table, which it may write as well. */
static bool is_source(const char *name)
{
    const size_t length = strlen(name);
    return *name != '.' && length > 4 && strcmp(name + length - 4, ".lua") == 0;
}

static uint64_t look_beside(uint64_t state, const char *script)
{
    char path[LONGEST_PATH];
    const char *slash = strrchr(script, '/');
    const int length = slash != NULL ? (int)(slash - script) : 1;
    struct files_list list;
    struct failure why = {0};
    snprintf(path, sizeof path, "%.*s", length, slash != NULL ? script : ".");
    if (!files_list(path, &list, &why))
        return state;
    for (size_t i = 0; i < list.count; i++) {
        snprintf(path, sizeof path, "%.*s/%s", length, slash != NULL ? script : ".", list.names[i]);
        if (is_source(list.names[i]))
            state = look_at(state, path);
    }
    files_list_free(&list);
    return state;
}

static uint64_t look(const char *script, const char *database)
{
    uint64_t state = look_beside(look_at(1, script), script);
    return database != NULL ? look_at(state, database) : state;
}

/* The signal that ends the watch, blocked since supervisor_prepare; 0 after a pause without one. */
static int pause_for_signal(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t waited;
    sigemptyset(&waited);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaddset(&waited, numbers[i]);
    const struct timespec timeout = {0, PAUSE * 1000000L};
    const int number = sigtimedwait(&waited, NULL, &timeout);
    return number < 0 ? 0 : number;
}

static void tell(const struct command_line *line, int code, const char *database)
{
    char text[2 * LONGEST_PATH];
    if (command_line_value(line, "quiet") != NULL)
        return;
    snprintf(text, sizeof text, "── %s %d; %s: %s%s%s; Ctrl-C\n",
             language_pick((struct words){"mã thoát", "exit code"}), code,
             language_pick((struct words){"chạy lại khi đổi", "runs again on a change of"}),
             line->arguments[0], database != NULL ? ", " : "", database != NULL ? database : "");
    output_error(text, strlen(text));
}

/* Waits until something is not as it was; the signal that came instead, or 0. */
static int wait_for_change(uint64_t before, const char *script, const char *database)
{
    while (look(script, database) == before) {
        const int number = pause_for_signal();
        if (number != 0)
            return number;
    }
    return 0;
}

int watch_run(struct job *job)
{
    const struct command_line *line = job->line;
    const char *database = job->database;
    const char *script = line->arguments[0];
    const char *words[AGAIN_MOST_WORDS] = {"run"};
    size_t count = 1;
    for (size_t i = 0; i < line->argument_count && count < AGAIN_MOST_WORDS; i++)
        words[count++] = line->arguments[i];
    for (;;) {
        const uint64_t before = look(script, database);
        const int code = again_run(line, words, count);
        if (code == FAILURE_INTERRUPTED || code == FAILURE_TERMINATED)
            return code;
        tell(line, code, database);
        const int number = wait_for_change(before, script, database);
        if (number != 0)
            return number == SIGINT ? FAILURE_INTERRUPTED : FAILURE_TERMINATED;
    }
}
