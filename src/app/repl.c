/* The prompt, parent side. Knows nothing of Lua or SQL: the worker says what a statement was. */
#define _GNU_SOURCE /* ppoll */

#include "repl.h"

#include "cause.h"
#include "channel.h"
#include "editor.h"
#include "line_editor.h"
#include "output.h"
#include "pager.h"
#include "process.h"
#include "repl_parts.h"
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

enum { GRACE_MILLISECONDS = 2000 /* what is not back by then is ended from outside */ };

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
    repl->late = 0;
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

/* The next message, but for an answer to a key that came too late and the wish for the history,
   which it gets. False when the worker is gone. */
static bool receive(struct repl *repl, enum message_kind *kind, bool *done)
{
    if (!channel_receive(repl->channel, kind, &repl->answer))
        return false;
    *done = true;
    if (*kind == MESSAGE_CANDIDATES && repl->late > 0) {
        repl->late--;
        *done = false;
    } else if (*kind == MESSAGE_WANT_HISTORY) {
        buffer_clear(&repl->answer);
        line_editor_history(&repl->answer);
        *done = false;
        return channel_send(repl->channel, MESSAGE_HISTORY, buffer_text(&repl->answer),
                            repl->answer.length);
    }
    return true;
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
        bool done = false;
        if (ready > 0 && (!receive(repl, kind, &done) || done))
            return done;
        if (ready > 0)
            continue;
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

/* What the next line begins with. */
static void begin_with(struct repl *repl, const char *text, bool at_line_end)
{
    free(repl->begin);
    repl->begin = strdup(text);
    repl->begin_at_line_end = at_line_end;
}

static void evaluate(struct repl *repl);

static void show_edited(const char *text)
{
    output_error(text, strlen(text));
    output_error("\n", 1);
}

/* The text in the person's editor: saved is run, anything else stands at the prompt again. */
static void edit(struct repl *repl, const char *text)
{
    struct failure why = {0};
    struct buffer edited;
    bool saved = false;
    buffer_init(&edited, LARGEST_MESSAGE);
    if (!editor_edit(text, &edited, &saved, &why))
        failure_show(&why);
    look_at_signals(repl);
    buffer_clear(&repl->statement);
    if (!saved) {
        begin_with(repl, text, false);
    } else if (edited.length > 0) {
        show_edited(buffer_text(&edited));
        buffer_append(&repl->statement, buffer_text(&edited), edited.length);
        evaluate(repl);
    }
    buffer_free(&edited);
}

static void edit_answer(struct repl *repl)
{
    char *text = strdup(buffer_text(&repl->answer));
    if (text != NULL)
        edit(repl, text);
    free(text);
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
    if (kind == MESSAGE_EDIT)
        edit_answer(repl);
    if (kind == MESSAGE_EXIT) {
        repl->finished = true;
        repl->code = (int)strtol(buffer_text(&repl->answer), NULL, 10);
    }
}

/* True when the person, after two empty lines, says that the statement is to be dropped. */
static bool wants_to_drop(struct repl *repl)
{
    const struct line_request question = {
        .prompt = language_pick(
            (struct words){"Câu lệnh chưa xong. Gõ b rồi Enter để bỏ, Enter để tiếp tục: ",
                           "The statement goes on. b and Enter drops it, Enter goes on: "})};
    char *answer = NULL;
    const enum line_status status = line_editor_read(&question, &answer);
    const bool drop =
        status == LINE_INTERRUPTED || (status == LINE_TEXT && answer != NULL &&
                                       strchr("bBdD", answer[0]) != NULL && answer[0] != '\0');
    if (status == LINE_TERMINATED) {
        repl->finished = true;
        repl->code = FAILURE_TERMINATED;
    }
    free(answer);
    return drop;
}

static bool ends_with_empty_lines(const struct buffer *statement)
{
    const size_t length = statement->length;
    return length > 2 && strcmp(buffer_text(statement) + length - 2, "\n\n") == 0;
}

static void add_line(struct repl *repl, const char *line)
{
    const bool continued = repl->statement.length > 0;
    if (continued)
        buffer_append_byte(&repl->statement, '\n');
    buffer_append_text(&repl->statement, line);
    struct failure why = {0};
    if (!buffer_ok(&repl->statement, language_pick((struct words){"câu lệnh", "the statement"}),
                   &why)) {
        failure_show(&why);
        buffer_clear(&repl->statement);
    } else if (continued && *line == '\0' && ends_with_empty_lines(&repl->statement)) {
        if (wants_to_drop(repl))
            buffer_clear(&repl->statement);
    } else {
        evaluate(repl);
    }
}

static void drop_statement(struct repl *repl)
{
    buffer_clear(&repl->statement);
    if (!repl->hinted)
        say((struct words){"(Ctrl-D hoặc .quit để thoát)", "(Ctrl-D or .quit to leave)"});
    repl->hinted = true;
}

/* The statement so far with the line behind it, as one text. */
static void join_line(struct repl *repl, const char *line)
{
    if (repl->statement.length > 0)
        buffer_append_byte(&repl->statement, '\n');
    buffer_append_text(&repl->statement, line);
}

static void take_line(struct repl *repl, enum line_status status, const char *line)
{
    char *whole = NULL;
    switch (status) {
    case LINE_TEXT:
        if (repl->statement.length > 0 || line[strspn(line, " \t\n")] != '\0')
            add_line(repl, line);
        break;
    case LINE_EDIT:
    case LINE_BACK:
        join_line(repl, line);
        whole = strdup(buffer_text(&repl->statement));
        buffer_clear(&repl->statement);
        if (whole != NULL && status == LINE_EDIT)
            edit(repl, whole);
        else if (whole != NULL)
            begin_with(repl, whole, true);
        free(whole);
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
}

static void read_and_evaluate(struct repl *repl)
{
    char *line = NULL;
    char *begin = repl->begin;
    repl->begin = NULL;
    const bool continued = repl->statement.length > 0;
    const struct line_request request = {.prompt = continued ? repl->more : repl->prompt,
                                         .text = begin,
                                         .at_line_end = repl->begin_at_line_end,
                                         .continued = continued};
    const enum line_status status = line_editor_read(&request, &line);
    take_line(repl, status, line);
    free(begin);
    free(line);
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
    char *history = line_editor_history_file(command_line_value(job->line, "history"));
    line_editor_open(history, &(struct line_assistant){.complete = assistant_complete,
                                                       .explain = assistant_explain,
                                                       .state = &repl});
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
    free(repl.begin);
    buffer_free(&repl.statement);
    buffer_free(&repl.answer);
    return repl.code;
}
