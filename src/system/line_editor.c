/* Reads lines with GNU readline. Knows nothing of what the lines mean. */
#define _GNU_SOURCE /* ppoll */

#include "line_editor_private.h"

#include "signals.h"
#include "terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WIDE = 10000 };

struct line_editor line_editor;

static struct {
    char *line;    /* owned; what the handler was given */
    bool finished; /* the handler was called */
} reading;

static volatile sig_atomic_t resized;
static volatile sig_atomic_t continued;

static void note(int number)
{
    if (number == SIGWINCH)
        resized = 1;
    else
        continued = 1;
}

static void take_line(char *line)
{
    reading.line = line;
    reading.finished = true;
    rl_callback_handler_remove(); /* the terminal is as it was while work goes on */
}

void line_editor_open(const char *history_file, const struct line_assistant *assistant)
{
    line_editor.assistant = *assistant;
    rl_readline_name = "lotrinh"; /* for `$if lotrinh` in an inputrc */
    rl_completer_word_break_characters = " \t\n\"'`@$><=;|&{(,+-*/%^#~[]}):.";
    rl_change_environment = 0; /* LINES and COLUMNS are the business of the shell */
    line_editor_bind_keys();
    rl_initialize();
    if (!terminal_is(STDOUT_FILENO))
        rl_set_screen_size(1, WIDE); /* nobody sees a line move sideways */
    rl_variable_bind("enable-bracketed-paste", "on");
    rl_variable_bind("blink-matching-paren", "off");
    const struct sigaction action = {.sa_handler = note};
    sigaction(SIGWINCH, &action, NULL);
    sigaction(SIGCONT, &action, NULL);
    sigset_t waited; /* let in only where we wait, so that none comes unseen between two looks */
    sigemptyset(&waited);
    sigaddset(&waited, SIGWINCH);
    sigaddset(&waited, SIGCONT);
    sigprocmask(SIG_BLOCK, &waited, NULL);
    line_editor_open_history(history_file);
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
        rl_deprep_terminal(); /* the shell has changed the settings behind readline's back */
        rl_prep_terminal(1);
        rl_forced_update_display();
    }
}

/* Leaves the line as it stands on the screen, with `mark` behind it. */
static void leave_line(const char *mark)
{
    rl_point = rl_end;
    rl_redisplay();
    fputs(mark, rl_outstream);
    rl_free_line_state();
    rl_callback_sigcleanup();
    rl_replace_line("", 1);
    rl_crlf();
    fflush(rl_outstream);
    rl_callback_handler_remove();
}

static void begin(const struct line_request *request)
{
    reading.line = NULL;
    reading.finished = false;
    line_editor.continued = request->continued;
    line_editor.key = LINE_TEXT;
    signals_clear();
    rl_callback_handler_install(request->prompt, take_line);
    if (request->text == NULL)
        return;
    rl_insert_text(request->text);
    const char *last = strrchr(rl_line_buffer, '\n');
    if (request->at_line_end && last != NULL)
        rl_point = (int)(last - rl_line_buffer);
    rl_redisplay();
}

/* A key that ends the line without Enter. */
static enum line_status finish_by_key(char **text)
{
    const enum line_status status = line_editor.key;
    *text = strdup(rl_line_buffer);
    leave_line("");
    return *text == NULL ? LINE_INTERRUPTED : status;
}

enum line_status line_editor_read(const struct line_request *request, char **text)
{
    begin(request);
    sigset_t none;
    sigemptyset(&none);
    while (!reading.finished) {
        struct pollfd input = {.fd = fileno(rl_instream), .events = POLLIN};
        const int ready = ppoll(&input, 1, NULL, &none);
        const int number = errno;
        refresh();
        if (signals_limit() != LIMIT_NONE) {
            const bool interrupted = signals_limit() == LIMIT_INTERRUPT;
            signals_clear();
            leave_line("^C");
            return interrupted ? LINE_INTERRUPTED : LINE_TERMINATED;
        }
        if (ready > 0)
            rl_callback_read_char();
        else if (number != EINTR)
            take_line(NULL);
        if (line_editor.key != LINE_TEXT)
            return finish_by_key(text);
    }
    *text = reading.line;
    reading.line = NULL;
    return *text == NULL ? LINE_END : LINE_TEXT;
}

const char *line_editor_version(void)
{
    return rl_library_version;
}
