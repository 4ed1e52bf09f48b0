/* Reads lines with GNU readline. Knows nothing of what the lines mean. */
#define _GNU_SOURCE /* ppoll */

#include "line_editor.h"

#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

enum { MOST_HISTORY = 10000 };

/* readline itself has one state a process, so this is static too. */
static struct {
    char *history_file; /* owned; NULL: none */
    line_completer *complete;
    void *complete_state;
    char **candidates; /* of the completion going on; what is left is owned */
    char *line;        /* owned; what the handler was given */
    bool finished;     /* the handler was called */
} editor;

static volatile sig_atomic_t resized;
static volatile sig_atomic_t continued;

static void note(int number)
{
    if (number == SIGWINCH)
        resized = 1;
    else
        continued = 1;
}

/* Readline takes one candidate a call; each string becomes its own. */
static char *next_candidate(const char *word, int state)
{
    static size_t next;
    (void)word;
    if (state == 0)
        next = 0;
    return editor.candidates == NULL ? NULL : editor.candidates[next++];
}

static char **attempt_completion(const char *word, int start, int end)
{
    (void)word;
    (void)start;
    rl_attempted_completion_over = 1; /* never file names by itself */
    rl_completion_append_character = '\0';
    if (editor.complete == NULL || end < 0)
        return NULL;
    char *before = strndup(rl_line_buffer, (size_t)end);
    if (before == NULL)
        return NULL;
    size_t from = (size_t)end;
    editor.candidates = editor.complete(before, &from, editor.complete_state);
    char **matches =
        editor.candidates == NULL ? NULL : rl_completion_matches(before + from, next_candidate);
    free(editor.candidates); /* the words went to readline */
    editor.candidates = NULL;
    free(before);
    return matches;
}

static void take_line(char *line)
{
    editor.line = line;
    editor.finished = true;
    rl_callback_handler_remove(); /* the terminal is as it was while work goes on */
}

/* Ours alone, also when it was there with other rights; false when it cannot be written. */
static bool prepare_history_file(const char *path)
{
    const int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return false;
    const bool ok = fchmod(file, 0600) == 0;
    close(file);
    return ok;
}

void line_editor_open(const char *history_file, line_completer *complete, void *state)
{
    editor.complete = complete;
    editor.complete_state = state;
    rl_readline_name = "lotrinh"; /* for `$if lotrinh` in an inputrc */
    rl_attempted_completion_function = attempt_completion;
    rl_completer_word_break_characters = " \t\n\"'`@$><=;|&{(,+-*/%^#~[]}):.";
    rl_change_environment = 0; /* LINES and COLUMNS are the business of the shell */
    rl_initialize();
    rl_variable_bind("enable-bracketed-paste", "on");
    rl_variable_bind("blink-matching-paren", "off");
    rl_bind_keyseq("\\e[5~", rl_history_search_backward);
    rl_bind_keyseq("\\e[6~", rl_history_search_forward);
    const struct sigaction action = {.sa_handler = note};
    sigaction(SIGWINCH, &action, NULL);
    sigaction(SIGCONT, &action, NULL);
    using_history();
    stifle_history(MOST_HISTORY);
    history_comment_char = '#';
    history_write_timestamps = 1; /* they mark where an entry of several lines begins */
    if (history_file == NULL || !prepare_history_file(history_file))
        return;
    editor.history_file = strdup(history_file);
    read_history(history_file);
}

/* Back from being stopped, or in a window of another size: the line is shown anew. */
static void refresh(void)
{
    if (resized) {
        resized = 0;
        rl_resize_terminal();
    }
    if (continued) {
        continued = 0;
        rl_prep_terminal(1);
        rl_forced_update_display();
    }
}

static void drop_line(void)
{
    fputs("^C", rl_outstream);
    rl_free_line_state();
    rl_callback_sigcleanup();
    rl_replace_line("", 1);
    rl_crlf();
    fflush(rl_outstream);
    rl_callback_handler_remove();
}

enum line_status line_editor_read(const char *prompt, char **text)
{
    editor.line = NULL;
    editor.finished = false;
    signals_clear();
    rl_callback_handler_install(prompt, take_line);
    sigset_t none;
    sigemptyset(&none);
    while (!editor.finished) {
        struct pollfd input = {.fd = fileno(rl_instream), .events = POLLIN};
        const int ready = ppoll(&input, 1, NULL, &none);
        refresh();
        if (signals_limit() != LIMIT_NONE) {
            const bool interrupted = signals_limit() == LIMIT_INTERRUPT;
            signals_clear();
            drop_line();
            return interrupted ? LINE_INTERRUPTED : LINE_TERMINATED;
        }
        if (ready > 0)
            rl_callback_read_char();
        else if (errno != EINTR)
            take_line(NULL);
    }
    *text = editor.line;
    editor.line = NULL;
    return *text == NULL ? LINE_END : LINE_TEXT;
}

void line_editor_remember(const char *statement)
{
    if (statement[strspn(statement, " \t\n")] == '\0' || statement[0] == ' ')
        return;
    const HIST_ENTRY *last =
        history_length > 0 ? history_get(history_base + history_length - 1) : NULL;
    if (last != NULL && strcmp(last->line, statement) == 0)
        return;
    add_history(statement);
    if (editor.history_file != NULL)
        append_history(1, editor.history_file);
}

/* folder/name with each folder on the way made; NULL when there is no memory. */
static char *path_below(const char *folder, const char *below)
{
    const size_t size = strlen(folder) + strlen(below) + 2;
    char *path = malloc(size);
    if (path == NULL)
        return NULL;
    snprintf(path, size, "%s/%s", folder, below);
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700); /* one that is there already stays as it is */
        *slash = '/';
    }
    return path;
}

char *line_editor_history_file(void)
{
    const char *chosen = getenv("LOTRINH_HISTORY");
    if (chosen != NULL)
        return *chosen == '\0' ? NULL : strdup(chosen);
    const char *state = getenv("XDG_STATE_HOME");
    if (state != NULL && state[0] == '/')
        return path_below(state, "lotrinh/history");
    const char *home = getenv("HOME");
    return home == NULL || home[0] != '/' ? NULL : path_below(home, ".local/state/lotrinh/history");
}

const char *line_editor_version(void)
{
    return rl_library_version;
}
