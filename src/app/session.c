/* The prompt, worker side: evaluates statements in one world until the parent goes away. */
#include "worker.h"
#include "worker_parts.h"

#include "channel.h"
#include "interpreter.h"
#include "output.h"
#include "signals.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct session {
    const struct job *job;
    lua_State *L; /* index 1: the session object of session.lua */
    struct buffer text;
    struct report last; /* what went wrong last, for .trace */
    bool verbose;
};

/* call_method(name, text) -> what session:NAME(text) returns */
static int push_method(lua_State *L)
{
    const struct buffer *text = lua_touserdata(L, 3);
    lua_getfield(L, 1, lua_touserdata(L, 2));
    lua_pushvalue(L, 1);
    lua_pushlstring(L, buffer_text(text), text->length);
    return 3;
}

/* Leaves the two results of the method, or says why not. */
static bool call_method(struct session *session, const char *name, struct report *report)
{
    lua_State *L = session->L;
    lua_settop(L, 1);
    lua_pushcfunction(L, push_method);
    lua_pushvalue(L, 1);
    lua_pushlightuserdata(L, (void *)name);
    lua_pushlightuserdata(L, &session->text);
    return interpreter_call(L, 3, 3, report) && interpreter_call(L, 2, 2, report);
}

/* The same for what the person asked for: shows what went wrong. */
static bool call_and_tell(struct session *session, const char *name)
{
    struct report report;
    if (call_method(session, name, &report))
        return true;
    report_show(&report, session->verbose ? REPORT_VERBOSE : REPORT_PROMPT,
                buffer_text(&session->text));
    session->last = report;
    return false;
}

static bool answer(struct session *session, enum message_kind kind, const char *text)
{
    struct failure why = {0};
    output_finish(
        &why); /* nobody reads the exit code of a session; the terminal is gone or it is not */
    return channel_send(session->job->channel, kind, text, strlen(text));
}

/* What a method returned as the state of the statement, told to the parent. */
static bool answer_state(struct session *session)
{
    static const struct {
        const char *state;
        enum message_kind kind;
    } kinds[] = {{"incomplete", MESSAGE_INCOMPLETE},
                 {"exit", MESSAGE_EXIT},
                 {"page", MESSAGE_PAGE},
                 {"edit", MESSAGE_EDIT},
                 {"history", MESSAGE_WANT_HISTORY}};
    const char *state = lua_tostring(session->L, -2);
    const char *text = lua_tostring(session->L, -1);
    if (state != NULL && strcmp(state, "trace") == 0 && session->last.why.kind != FAILURE_NONE)
        report_show(&session->last, REPORT_VERBOSE, NULL);
    for (size_t i = 0; state != NULL && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(state, kinds[i].state) == 0)
            return answer(session, kinds[i].kind, text == NULL ? "" : text);
    return answer(session, MESSAGE_DONE, "");
}

/* session:evaluate(statement), or session:with_history(history) for a statement that wants it. */
static bool evaluate(struct session *session, const char *method)
{
    const long limit = command_line_number(session->job->line, "time-limit", 0);
    signals_deadline((unsigned)limit);
    const bool ok = call_and_tell(session, method);
    signals_clear();
    return ok ? answer_state(session) : answer(session, MESSAGE_FAILED, "");
}

/* session:complete(text), session:explain(text): a mistake in them is no business of the person. */
static bool assist(struct session *session, const char *method, const char *otherwise)
{
    lua_State *L = session->L;
    struct report report;
    const char *text = call_method(session, method, &report) ? lua_tostring(L, -2) : NULL;
    return answer(session, MESSAGE_CANDIDATES, text == NULL ? otherwise : text);
}

/* Greets and runs the start-up files; an error in them is shown and the session goes on. */
static bool get_ready(struct session *session)
{
    char prompt[PROMPT_SIZE] = "lotrinh> ";
    signals_clear();
    if (call_and_tell(session, "start") && lua_tostring(session->L, -2) != NULL)
        snprintf(prompt, sizeof prompt, "%s", lua_tostring(session->L, -2));
    call_and_tell(session, "run_user_file");
    call_and_tell(session, "run_project_file");
    signals_clear();
    return answer(session, MESSAGE_READY, prompt);
}

static bool serve_one(struct session *session, enum message_kind kind)
{
    if (kind == MESSAGE_COMPLETE)
        return assist(session, "complete", "0");
    if (kind == MESSAGE_EXPLAIN)
        return assist(session, "explain", "");
    return evaluate(session, kind == MESSAGE_HISTORY ? "with_history" : "evaluate");
}

static void serve(struct session *session)
{
    enum message_kind kind = MESSAGE_DONE;
    bool open = get_ready(session);
    while (open && channel_receive(session->job->channel, &kind, &session->text)) {
        signals_clear(); /* a Ctrl-C while nothing ran was meant for the prompt */
        open = serve_one(session, kind);
    }
}

int worker_session(const struct job *job)
{
    close(job->parent_channel);
    struct interpreter *interpreter = worker_interpreter(job);
    if (interpreter == NULL)
        return FAILURE_SCRIPT;
    struct session session = {
        .job = job,
        .L = interpreter_state(interpreter),
        .verbose = command_line_value(job->line, "verbose") != NULL,
    };
    struct report report;
    buffer_init(&session.text, LARGEST_MESSAGE);
    /* What fails here, such as a database that is not there, ends the prompt before it opens. */
    if (interpreter_require(session.L, "session", &report) &&
        worker_context(session.L, job, &report) && interpreter_call(session.L, 1, 1, &report))
        serve(&session);
    else
        report_show(&report, session.verbose ? REPORT_VERBOSE : REPORT_PLAIN, NULL);
    buffer_free(&session.text);
    interpreter_close(interpreter);
    return (int)report.why.kind;
}
