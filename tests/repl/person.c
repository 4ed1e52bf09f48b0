/* See person.h. */
#define _GNU_SOURCE /* nftw, forkpty */

#include "person.h"

#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Far longer than anything takes: reached only when the program hangs. */
enum { PATIENCE_MILLISECONDS = 20000, LONGEST_PATH = 256 };

const char *program_path;

void set_variable(struct person *person, const char *name, const char *value)
{
    size_t i = 0;
    while (i < MOST_SETTINGS && person->settings[i][0] != NULL &&
           strcmp(person->settings[i][0], name) != 0)
        i++;
    assert_true(i < MOST_SETTINGS);
    person->settings[i][0] = name;
    person->settings[i][1] = value;
}

static void set_environment(const struct person *person)
{
    static const char *const kept[] = {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"};
    char *values[4];
    for (size_t i = 0; i < 4; i++)
        values[i] = getenv(kept[i]) == NULL ? NULL : strdup(getenv(kept[i]));
    clearenv();
    for (size_t i = 0; i < 4; i++)
        if (values[i] != NULL)
            setenv(kept[i], values[i], 1);
    setenv("HOME", person->home, 1);
    setenv("TERM", "xterm", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("INPUTRC", "/dev/null", 1);
    for (size_t i = 0; i < MOST_SETTINGS && person->settings[i][0] != NULL; i++)
        setenv(person->settings[i][0], person->settings[i][1], 1);
}

void expect(struct person *person, const char *text)
{
    for (;;) {
        const char *unread = buffer_text(&person->screen) + person->read_to;
        const char *found = strstr(unread, text);
        if (found != NULL) {
            person->read_to += (size_t)(found - unread) + strlen(text);
            return;
        }
        char bytes[4096];
        struct pollfd input = {.fd = person->terminal, .events = POLLIN};
        const int ready = poll(&input, 1, PATIENCE_MILLISECONDS);
        const ssize_t got = ready > 0 ? read(person->terminal, bytes, sizeof bytes) : -1;
        if (got <= 0)
            fail_msg("\"%s\" did not come; on the screen:\n%s", text, unread);
        assert_true(buffer_append(&person->screen, bytes, (size_t)got));
    }
}

void type(struct person *person, const char *text)
{
    assert_int_equal(write(person->terminal, text, strlen(text)), (ssize_t)strlen(text));
}

void ask(struct person *person, const char *statement, const char *result)
{
    type(person, statement);
    type(person, "\r");
    expect(person, result);
    expect(person, person->prompt);
}

void launch(struct person *person, const char *const *options)
{
    const char *arguments[8] = {"lotrinh"};
    for (size_t i = 0; options != NULL && options[i] != NULL && i < 6; i++)
        arguments[i + 1] = options[i];
    struct winsize size = {.ws_row = person->rows, .ws_col = person->columns};
    person->read_to = 0;
    buffer_clear(&person->screen);
    person->program = forkpty(&person->terminal, NULL, NULL, &size);
    assert_true(person->program >= 0);
    if (person->program == 0) {
        set_environment(person);
        if (chdir(person->home) == 0)
            execv(program_path, (char *const *)arguments);
        _exit(127);
    }
}

void start(struct person *person, const char *const *options)
{
    launch(person, options);
    expect(person, person->prompt);
}

/* Clock ticks of the first child of the program. */
static long worked(const struct person *person)
{
    char path[64];
    char line[1024] = "";
    int worker = 0;
    long user = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)person->program,
             (int)person->program);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%d", &worker), 1);
    fclose(file);
    snprintf(path, sizeof path, "/proc/%d/stat", worker);
    file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    fclose(file);
    /* after "(name)": the state, ten numbers, then the ticks in user mode */
    assert_int_equal(
        sscanf(strrchr(line, ')') + 2, "%*c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %ld", &user),
        1);
    return user;
}

void see_it_work(struct person *person)
{
    enum { TICKS = 10, STEP_MILLISECONDS = 10 };
    const long begun = worked(person);
    while (worked(person) < begun + TICKS)
        poll(NULL, 0, STEP_MILLISECONDS);
}

void leave(struct person *person)
{
    type(person, "\004");
    assert_int_equal(wait_end(person), 0);
}

int wait_end(struct person *person)
{
    char bytes[4096];
    while (read(person->terminal, bytes, sizeof bytes) > 0)
        continue;
    int status = 0;
    assert_int_equal(waitpid(person->program, &status, 0), person->program);
    person->program = -1;
    close(person->terminal);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static const char *path_of(const struct person *person, const char *name)
{
    static char path[LONGEST_PATH];
    snprintf(path, sizeof path, "%s/%s", person->home, name);
    return path;
}

const char *write_file(const struct person *person, const char *name, const char *text,
                       unsigned mode)
{
    static char path[LONGEST_PATH];
    snprintf(path, sizeof path, "%s", path_of(person, name));
    for (char *slash = strchr(path + strlen(person->home) + 1, '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, mode), 0);
    return path;
}

const char *read_file(const struct person *person, const char *name)
{
    static char text[1 << 16];
    FILE *file = fopen(path_of(person, name), "r");
    const size_t length = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
    if (file != NULL)
        fclose(file);
    text[length] = '\0';
    return text;
}

int sit_down(void **state)
{
    struct person *person = calloc(1, sizeof *person);
    if (person == NULL)
        return -1;
    buffer_init(&person->screen, LARGEST_SCREEN);
    person->prompt = PROMPT;
    person->rows = 50;
    person->columns = 200;
    snprintf(person->home, sizeof person->home, "/tmp/lotrinh-pty-XXXXXX");
    *state = person;
    return mkdtemp(person->home) == NULL ? -1 : 0;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

int stand_up(void **state)
{
    struct person *person = *state;
    if (person->program > 0) {
        kill(person->program, SIGKILL);
        waitpid(person->program, NULL, 0);
    }
    nftw(person->home, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    buffer_free(&person->screen);
    free(person);
    return 0;
}
