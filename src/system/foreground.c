/* A child that owns the terminal while it runs. Knows nothing of pagers or editors. */
#define _GNU_SOURCE /* memfd_create, environ, pipe2 */

#include "foreground.h"

#include "cause.h"
#include "process.h"
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { GRACE_MILLISECONDS = 2000, MOST_VARIABLES = 64 };

/* What such a program needs of the environment, a name or the beginning of names. The rest, such as
   what makes a loader, a shell or a Lua load more code, stays here. */
static const char *const PASSED_ON[] = {
    "PATH=",
    "HOME=",
    "USER=",
    "LOGNAME=",
    "SHELL=",
    "TERM=",
    "TERMINFO=",
    "COLORTERM=",
    "LANG=",
    "LANGUAGE=",
    "LC_",
    "LINES=",
    "COLUMNS=",
    "TMPDIR=",
    "LESS=",
    "LESSCHARSET=",
    "LESSKEY=",
    "LESSHISTFILE=",
    "XDG_",
    "DISPLAY=",
    "XAUTHORITY=",
    "WAYLAND_DISPLAY=",
    "DBUS_SESSION_BUS_ADDRESS=",
    "VIMINIT=",
    "EXINIT=",
    "NVIM_APPNAME=",
};

static bool in_path(const char *name)
{
    if (strchr(name, '/') != NULL)
        return access(name, X_OK) == 0;
    const char *folder = getenv("PATH");
    while (folder != NULL) {
        const size_t length = strcspn(folder, ":");
        char path[4096];
        if (length > 0 && length + strlen(name) + 2 <= sizeof path) {
            memcpy(path, folder, length);
            path[length] = '/';
            memcpy(path + length + 1, name, strlen(name) + 1);
            if (access(path, X_OK) == 0)
                return true;
        }
        folder = folder[length] == '\0' ? NULL : folder + length + 1;
    }
    return false;
}

/* One word, cut out of the text in place; returns what follows it. */
static char *take_word(char *text, const char **word)
{
    char *to = text;
    char quote = '\0';
    *word = text;
    while (*text != '\0' && (quote != '\0' || strchr(" \t\n", *text) == NULL)) {
        if (quote == '\0' && (*text == '"' || *text == '\''))
            quote = *text++;
        else if (quote != '\0' && *text == quote) {
            quote = '\0';
            text++;
        } else {
            *to++ = *text++;
        }
    }
    char *next = *text == '\0' ? text : text + 1;
    *to = '\0';
    return next;
}

static bool split(struct foreground_program *program, const char *command)
{
    foreground_free(program);
    program->text = strdup(command);
    char *rest = program->text;
    while (rest != NULL && program->count < MOST_PROGRAM_WORDS) {
        rest += strspn(rest, " \t\n");
        if (*rest == '\0')
            break;
        rest = take_word(rest, &program->words[program->count++]);
    }
    return program->count > 0;
}

bool foreground_find(const char *const *variables, const char *const *usual,
                     struct foreground_program *program)
{
    *program = (struct foreground_program){0};
    for (size_t i = 0; variables[i] != NULL; i++) {
        const char *command = getenv(variables[i]);
        if (command != NULL && split(program, command))
            return in_path(program->words[0]);
    }
    for (size_t i = 0; usual[i] != NULL; i++)
        if (split(program, usual[i]) && in_path(program->words[0]))
            return true;
    return false;
}

void foreground_free(struct foreground_program *program)
{
    free(program->text);
    *program = (struct foreground_program){0};
}

static void fill_environment(const char **environment)
{
    size_t count = 0;
    for (char **entry = environ; *entry != NULL && count < MOST_VARIABLES; entry++)
        for (size_t i = 0; i < sizeof PASSED_ON / sizeof *PASSED_ON; i++)
            if (strncmp(*entry, PASSED_ON[i], strlen(PASSED_ON[i])) == 0) {
                environment[count++] = *entry;
                break;
            }
    environment[count] = NULL;
}

static void fill_signals(sigset_t *set)
{
    static const int numbers[] = {SIGCHLD, SIGINT, SIGTERM, SIGHUP, SIGTTOU};
    sigemptyset(set);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        sigaddset(set, numbers[i]);
}

static void default_signals(void)
{
    const struct sigaction standard = {.sa_handler = SIG_DFL};
    for (int number = 1; number < 32; number++)
        sigaction(number, &standard, NULL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The child, between fork and exec. It takes the foreground itself as well, so that it never reads
   before it has it. */
__attribute__((noreturn)) static void run_child(const struct foreground_program *program, int input,
                                                int report)
{
    const char *environment[MOST_VARIABLES + 1];
    setpgid(0, 0);
    tcsetpgrp(STDIN_FILENO, getpid()); /* SIGTTOU is still blocked */
    default_signals();
    prctl(PR_SET_PDEATHSIG, SIGHUP);
    fill_environment(environment);
    if (input < 0 || dup2(input, STDIN_FILENO) >= 0)
        execvpe(program->words[0], (char *const *)program->words, (char *const *)environment);
    const int number = errno;
    const ssize_t told = write(report, &number, sizeof number);
    _exit(told == (ssize_t)sizeof number ? 126 : 127);
}

/* The text as a file without a name, at its beginning; -1 when that cannot be. */
static int hold(const char *text, size_t length)
{
    const int file = memfd_create("lotrinh", MFD_CLOEXEC);
    size_t written = 0;
    while (file >= 0 && written < length) {
        const ssize_t got = write(file, text + written, length - written);
        if (got < 0 && errno != EINTR)
            break;
        written += got > 0 ? (size_t)got : 0;
    }
    if (file >= 0 && written == length && lseek(file, 0, SEEK_SET) == 0)
        return file;
    if (file >= 0)
        close(file);
    return -1;
}

static int64_t give_notice(pid_t child, int number)
{
    signals_note(LIMIT_TERMINATE);
    kill(-child, number);
    kill(-child, SIGCONT);
    return process_now() + GRACE_MILLISECONDS;
}

/* Ctrl-Z in the program stops all of us; once the shell lets us go on, so does the program. */
static void stop_together(pid_t child)
{
    tcsetpgrp(STDIN_FILENO, getpgrp());
    kill(0, SIGTSTP);
    tcsetpgrp(STDIN_FILENO, child);
    kill(-child, SIGCONT);
}

/* Waits for its end, whose status it returns; -1 when there is none to be had. */
static int wait_end(pid_t child)
{
    sigset_t waited;
    fill_signals(&waited);
    sigdelset(&waited, SIGTTOU);
    int64_t kill_at = 0;
    for (;;) {
        int status = 0;
        const pid_t got = waitpid(child, &status, WNOHANG | WUNTRACED);
        if (got < 0 && errno != EINTR)
            return -1;
        if (got == child && !WIFSTOPPED(status))
            return status;
        if (got == child) {
            stop_together(child);
            continue;
        }
        const int64_t left = kill_at == 0 ? GRACE_MILLISECONDS : kill_at - process_now();
        const struct timespec timeout = {left > 0 ? left / 1000 : 0,
                                         left > 0 ? (long)(left % 1000) * 1000000 : 0};
        const int number = sigtimedwait(&waited, NULL, &timeout);
        if (number == SIGTERM || number == SIGHUP)
            kill_at = give_notice(child, number);
        else if (kill_at != 0 && left <= 0)
            kill(-child, SIGKILL);
    }
}

static int start(const struct foreground_program *program, int input, pid_t *child)
{
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0)
        return errno;
    *child = fork();
    int number = *child < 0 ? errno : 0;
    if (*child == 0)
        run_child(program, input, report[1]);
    close(report[1]);
    if (*child > 0) {
        (void)setpgid(*child, *child);
        tcsetpgrp(STDIN_FILENO, *child);
        ssize_t got = 0;
        do
            got = read(report[0], &number, sizeof number);
        while (got < 0 && errno == EINTR);
        number = got == (ssize_t)sizeof number ? number : 0;
    }
    close(report[0]);
    return number;
}

/* A program that was killed may have left the other screen, a hidden cursor, colours. */
static void take_terminal_back(const struct termios *settings, int status)
{
    static const char plain[] = "\033[?1049l\033[?25h\033[?2004l\033[?1000l\033[0m\r\n";
    tcsetpgrp(STDIN_FILENO, getpgrp());
    tcsetattr(STDIN_FILENO, TCSADRAIN, settings);
    if (WIFSIGNALED(status) && write(STDIN_FILENO, plain, sizeof plain - 1) < 0)
        return; /* the terminal is gone, and nothing is left to be done for it */
}

bool foreground_run(const struct foreground_program *program, const char *input, size_t length,
                    int *status, struct failure *why)
{
    struct termios settings;
    sigset_t blocked;
    sigset_t before;
    pid_t child = -1;
    const int file = input == NULL ? -1 : hold(input, length);
    int number = input != NULL && file < 0 ? errno : 0;
    fill_signals(&blocked);
    if (number == 0 && tcgetattr(STDIN_FILENO, &settings) != 0)
        number = errno;
    if (number == 0) {
        sigprocmask(SIG_BLOCK, &blocked, &before);
        number = start(program, file, &child);
        *status = child > 0 ? wait_end(child) : 0;
        take_terminal_back(&settings, number == 0 ? *status : 0);
        sigprocmask(SIG_SETMASK, &before, NULL);
    }
    if (file >= 0)
        close(file);
    if (number == 0)
        return true;
    return failure_set(
        why, FAILURE_OUTPUT, "LT-1120", "không chạy được chương trình \"%.200s\": %s",
        "cannot start the program \"%.200s\": %s", program->words[0], system_cause(number));
}
