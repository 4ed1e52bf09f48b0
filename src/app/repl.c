/* The prompt, parent side. Knows nothing of Lua or SQL: the worker says what a statement was. */
#define _GNU_SOURCE /* ppoll */

#include "repl.h"

#include "cause.h"
#include "channel.h"
#include "line_editor.h"
#include "output.h"
#include "pager.h"
#include "process.h"
#include "report.h"
#include "signals.h"
#include "supervisor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    GRACE_MILLISECONDS = 2000,     /* what is not back by then is ended from outside */
    COMPLETION_MILLISECONDS = 200, /* Tab never makes anybody wait longer */
    PROMPT_SIZE = 128,
};

struct repl {
    struct job *job;
    pid_t worker;             /* -1: none */
    int channel;              /* to the worker, -1: none */
    char prompt[PROMPT_SIZE]; /* of a new statement */
    char more[PROMPT_SIZE];   /* of the next line of one */
    struct buffer statement;  /* typed so far */
    struct buffer answer;     /* the last message of the worker */
    bool hinted;              /* the hint on how to leave was shown */
    int code;                 /* exit code once finished */
    bool finished;
};

static void say(struct words words)
{
    const char *text = language_pick(words);
    output_error(text, strlen(text));
    output_error("\n", 1);
}

static void hang_up(struct repl *repl)
{
    if (repl->channel >= 0)
        close(repl->channel);
    repl->channel = -1;
    repl->worker = -1;
}

static bool start_worker(struct repl *repl, struct failure *why)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return failure_set(why, FAILURE_SCRIPT, "LT-1018",
                           "không nối được với tiến trình làm việc: %s",
                           "could not connect to the worker process: %s", system_cause(errno));
    repl->job->channel = ends[1];
    repl->job->parent_channel = ends[0];
    repl->worker = supervisor_start(repl->job, worker_session, why);
    close(ends[1]);
    repl->channel = ends[0];
    if (repl->worker >= 0)
        return true;
    hang_up(repl);
    return false;
}

/* Waits for the worker's next message. Ctrl-C is passed on; a second one, or no answer in time
   after the first or after --time-limit, and the worker is killed. False when it is gone. */
static bool wait_answer(struct repl *repl, enum message_kind *kind)
{
    const long limit_seconds = command_line_number(repl->job->line, "time-limit", 0);
    int64_t kill_at =
        limit_seconds > 0 ? process_now() + limit_seconds * 1000 + GRACE_MILLISECONDS : 0;
    bool asked = false;
    sigset_t none;
    sigemptyset(&none);
    for (;;) {
        const int64_t left = kill_at == 0 ? -1 : kill_at - process_now();
        const struct timespec timeout = {left > 0 ? left / 1000 : 0,
                                         left > 0 ? (long)(left % 1000) * 1000000 : 0};
        struct pollfd input = {.fd = repl->channel, .events = POLLIN};
        const int ready = ppoll(&input, 1, kill_at == 0 ? NULL : &timeout, &none);
        if (ready > 0)
            return channel_receive(repl->channel, kind, &repl->answer);
        const enum limit limit = signals_limit();
        signals_clear();
        if (limit == LIMIT_TERMINATE) {
            repl->finished = true;
            repl->code = FAILURE_TERMINATED;
        }
        if (limit == LIMIT_TERMINATE || (kill_at != 0 && ready == 0) ||
            (asked && limit != LIMIT_NONE))
            return false;
        if (limit == LIMIT_INTERRUPT) {
            asked = true;
            kill(repl->worker, SIGINT); /* from a terminal it came there too; twice does no harm */
            kill_at = process_now() + GRACE_MILLISECONDS;
        }
    }
}

static void keep_prompt(struct repl *repl)
{
    snprintf(repl->prompt, sizeof repl->prompt, "%s", buffer_text(&repl->answer));
}

/* A new worker in place of one that was killed or died, and what that means. */
static void replace_worker(struct repl *repl)
{
    int status = 0;
    const bool died = waitpid(repl->worker, &status, WNOHANG) == repl->worker;
    if (!died)
        supervisor_kill(repl->worker);
    hang_up(repl);
    if (repl->finished)
        return;
    if (died)
        say((struct words){"✘ LT-1016 Tiến trình làm việc đã chết.",
                           "✘ LT-1016 The worker process died."});
    say((struct words){
        "Đã mở tiến trình mới: các biến đã mất; lịch sử và cơ sở dữ liệu còn nguyên.",
        "Started a new one: variables are lost; history and database are as they were."});
    struct failure why = {0};
    enum message_kind kind = MESSAGE_READY;
    repl->job->restarted = true;
    if (start_worker(repl, &why) && wait_answer(repl, &kind) && kind == MESSAGE_READY) {
        keep_prompt(repl);
        return;
    }
    if (why.kind != FAILURE_NONE)
        failure_show(&why);
    repl->finished = true;
    repl->code = FAILURE_SCRIPT;
}

static void finish_statement(struct repl *repl)
{
    line_editor_remember(buffer_text(&repl->statement));
    buffer_clear(&repl->statement);
}

/* SIGTERM and SIGHUP that came while another program had the terminal. */
static void look_at_signals(struct repl *repl)
{
    if (signals_limit() != LIMIT_TERMINATE)
        return;
    repl->finished = true;
    repl->code = FAILURE_TERMINATED;
}

static void page(struct repl *repl)
{
    struct failure why = {0};
    if (!pager_show(buffer_text(&repl->answer), repl->answer.length, &why))
        failure_show(&why);
    look_at_signals(repl);
}

static void evaluate(struct repl *repl)
{
    enum message_kind kind = MESSAGE_FAILED;
    if (!channel_send(repl->channel, MESSAGE_EVALUATE, buffer_text(&repl->statement),
                      repl->statement.length) ||
        !wait_answer(repl, &kind)) {
        finish_statement(repl);
        replace_worker(repl);
        return;
    }
    if (kind == MESSAGE_INCOMPLETE) {
        snprintf(repl->more, sizeof repl->more, "%s", buffer_text(&repl->answer));
        return;
    }
    finish_statement(repl);
    if (kind == MESSAGE_PAGE)
        page(repl);
    if (kind == MESSAGE_EXIT) {
        repl->finished = true;
        repl->code = (int)strtol(buffer_text(&repl->answer), NULL, 10);
    }
}

static void add_line(struct repl *repl, const char *line)
{
    if (repl->statement.length > 0)
        buffer_append_byte(&repl->statement, '\n');
    buffer_append_text(&repl->statement, line);
    struct failure why = {0};
    if (buffer_ok(&repl->statement, language_pick((struct words){"câu lệnh", "the statement"}),
                  &why)) {
        evaluate(repl);
        return;
    }
    failure_show(&why);
    buffer_clear(&repl->statement);
}

static void drop_statement(struct repl *repl)
{
    buffer_clear(&repl->statement);
    if (!repl->hinted)
        say((struct words){"(Ctrl-D hoặc .quit để thoát)", "(Ctrl-D or .quit to leave)"});
    repl->hinted = true;
}

static void read_and_evaluate(struct repl *repl)
{
    char *line = NULL;
    const bool continued = repl->statement.length > 0;
    switch (line_editor_read(continued ? repl->more : repl->prompt, &line)) {
    case LINE_TEXT:
        if (continued || line[strspn(line, " \t\n")] != '\0')
            add_line(repl, line);
        break;
    case LINE_INTERRUPTED:
        drop_statement(repl);
        break;
    case LINE_END:
        output_error("\n", 1);
        repl->finished = true;
        break;
    case LINE_TERMINATED:
        repl->finished = true;
        repl->code = FAILURE_TERMINATED;
        break;
    }
    free(line);
}

/* The candidates of the worker as readline wants them: its common beginning first comes from there.
 */
static char **split_candidates(const char *text, size_t *start)
{
    char *next = NULL;
    *start = (size_t)strtoul(text, &next, 10);
    size_t count = 0;
    for (const char *c = next; *c != '\0'; c++)
        count += *c == '\n';
    char **words = count == 0 ? NULL : calloc(count + 1, sizeof *words);
    for (size_t i = 0; words != NULL && i < count && *next != '\0'; i++) {
        next++;
        const size_t length = strcspn(next, "\n");
        words[i] = strndup(next, length);
        next += length;
    }
    return words;
}

static char **complete(const char *before, size_t *start, void *state)
{
    struct repl *repl = state;
    struct pollfd input = {.fd = repl->channel, .events = POLLIN};
    enum message_kind kind = MESSAGE_FAILED;
    if (!channel_send(repl->channel, MESSAGE_COMPLETE, before, strlen(before)) ||
        poll(&input, 1, COMPLETION_MILLISECONDS) <= 0 ||
        !channel_receive(repl->channel, &kind, &repl->answer) || kind != MESSAGE_CANDIDATES)
        return NULL;
    char **words = split_candidates(buffer_text(&repl->answer), start);
    if (*start <= strlen(before))
        return words;
    for (size_t i = 0; words != NULL && words[i] != NULL; i++)
        free(words[i]);
    free(words);
    return NULL;
}

static void prepare_signals(void)
{
    signals_install();
    sigset_t blocked;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    sigaddset(&blocked, SIGTERM);
    sigaddset(&blocked, SIGHUP);
    sigprocmask(SIG_BLOCK, &blocked, NULL); /* let in only where we wait */
}

/* The first worker did not come up; it has said why, and its exit code is ours. */
static void give_up(struct repl *repl)
{
    int status = 0;
    if (!repl->finished && waitpid(repl->worker, &status, 0) == repl->worker) {
        repl->code =
            WIFEXITED(status) && WEXITSTATUS(status) != 0 ? WEXITSTATUS(status) : FAILURE_SCRIPT;
        hang_up(repl);
    }
    repl->finished = true;
}

int repl_run(struct job *job)
{
    struct repl repl = {.job = job, .worker = -1, .channel = -1};
    struct failure why = {0};
    enum message_kind kind = MESSAGE_FAILED;
    buffer_init(&repl.statement, LARGEST_MESSAGE);
    buffer_init(&repl.answer, LARGEST_MESSAGE);
    prepare_signals();
    if (!start_worker(&repl, &why)) {
        failure_show(&why);
        return (int)why.kind;
    }
    char *history = line_editor_history_file();
    line_editor_open(history, complete, &repl);
    free(history);
    if (wait_answer(&repl, &kind) && kind == MESSAGE_READY)
        keep_prompt(&repl);
    else
        give_up(&repl);
    while (!repl.finished)
        read_and_evaluate(&repl);
    if (repl.channel >= 0)
        close(repl.channel); /* the worker leaves when nobody is there any more */
    if (repl.worker >= 0)
        supervisor_leave(repl.worker, GRACE_MILLISECONDS);
    buffer_free(&repl.statement);
    buffer_free(&repl.answer);
    return repl.code;
}
