/* The worker process: Lua and SQLite live here and nowhere else. */
#include "worker.h"
#include "worker_parts.h"

#include "commands.h"
#include "database.h"
#include "gnuplot.h"
#include "interpreter.h"
#include "lua_frame.h"
#include "lua_gnuplot.h"
#include "output.h"
#include "signals.h"
#include "stop.h"

#include <lauxlib.h>
#include <string.h>
#include <sys/resource.h>

static void push_options(lua_State *L, const struct command_line *line)
{
    lua_newtable(L);
    for (size_t i = 0; i < line->given_count; i++) {
        const struct option *option = line->given[i].option;
        luaL_gsub(L, option->name, "-", "_");
        if (option->kind == OPTION_FLAG)
            lua_pushboolean(L, 1);
        else if (option->kind == OPTION_NUMBER)
            lua_pushinteger(L, command_line_number(line, option->name, 0));
        else
            lua_pushstring(L, line->given[i].value);
        lua_settable(L, -3);
    }
}

/* Every -e in order, as one list: the one option that adds up. */
static void push_evals(lua_State *L, const struct command_line *line)
{
    lua_newtable(L);
    for (size_t i = 0; i < line->given_count; i++)
        if (strcmp(line->given[i].option->name, "eval") == 0) {
            lua_pushstring(L, line->given[i].value);
            lua_rawseti(L, -2, luaL_len(L, -2) + 1);
        }
}

/* In bytes; 0 when none was asked for. */
static size_t memory_limit(const struct job *job)
{
    return (size_t)command_line_number(job->line, "memory-limit", 0) << 20;
}

/* Leaves the context table that verbs and the session get. */
static int push_context(lua_State *L)
{
    const struct job *job = lua_touserdata(L, 1);
    if (memory_limit(job) > 0)
        limit_frames(L, memory_limit(job));
    lua_createtable(L, 0, 6);
    push_options(L, job->line);
    lua_setfield(L, -2, "options");
    push_evals(L, job->line);
    lua_setfield(L, -2, "evals");
    lua_newtable(L);
    for (size_t i = 0; i < job->line->argument_count; i++) {
        lua_pushstring(L, job->line->arguments[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "arguments");
    lua_pushstring(L, job->verb);
    lua_setfield(L, -2, "verb");
    lua_pushboolean(L, job->restarted);
    lua_setfield(L, -2, "restarted");
    lua_pushstring(L, job->database); /* NULL pushes nil */
    lua_setfield(L, -2, "database");
    lua_pushstring(L, job->database_source);
    lua_setfield(L, -2, "database_source");
    return 1;
}

bool worker_context(lua_State *L, const struct job *job, struct report *report)
{
    lua_pushcfunction(L, push_context);
    lua_pushlightuserdata(L, (void *)job);
    return interpreter_call(L, 1, 1, report);
}

static bool should_stop(void *context)
{
    (void)context;
    return signals_interrupted();
}

#if defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#define ADDRESS_SANITIZER __has_feature(address_sanitizer)
#else
#define ADDRESS_SANITIZER 0
#endif

/* The last net below the allocator's caps: what SQLite and the other libraries may take on top. */
static void limit_address_space(size_t memory_limit)
{
#if ADDRESS_SANITIZER
    (void)memory_limit; /* AddressSanitizer reserves terabytes */
#else
    const rlim_t others = (rlim_t)1 << 30;
    const rlim_t most = 2 * (rlim_t)memory_limit + others;
    const struct rlimit limit = {most, most};
    setrlimit(RLIMIT_AS, &limit);
#endif
}

struct interpreter *worker_interpreter(const struct job *job)
{
    database_on_stop(should_stop, NULL);
    stop_when(signals_interrupted);
    const struct interpreter_settings settings = {
        .memory_limit = memory_limit(job) > 0 ? memory_limit(job) : INTERPRETER_MEMORY,
    };
    limit_address_space(settings.memory_limit);
    struct interpreter *interpreter = interpreter_open(&settings);
    if (interpreter == NULL) {
        struct failure why = {0};
        failure_memory(&why);
        failure_show(&why);
    }
    return interpreter;
}

/* A result that did not reach its reader is a failure, whatever the verb thought. */
static int finish(int code)
{
    struct failure why = {0};
    if (output_finish(&why) || code >= FAILURE_OUTPUT) /* said already, or stopped on purpose */
        return code;
    failure_show(&why);
    return code == 0 ? (int)why.kind : code;
}

/* gnuplot takes longer to start than all of ours: it does so while Lua is loaded. NULL where it
   does not start; the verb says so when there is something to draw. */
static struct gnuplot_runner *start_gnuplot(const struct job *job)
{
    const struct gnuplot_options options = {.should_stop = should_stop};
    struct failure ignored = {0};
    return job->draws ? gnuplot_open(&options, &ignored) : NULL;
}

/* Arguments: the context and a pointer to the runner, whose owner becomes context.runner. */
static int add_runner(lua_State *L)
{
    adopt_runner(L, lua_touserdata(L, 2));
    lua_setfield(L, 1, "runner");
    lua_settop(L, 1);
    return 1;
}

static bool call_verb(lua_State *L, const struct job *job, struct report *report)
{
    struct gnuplot_runner *runner = start_gnuplot(job);
    bool ok = interpreter_require(L, "start", report) && worker_context(L, job, report);
    if (ok && runner != NULL) {
        lua_pushcfunction(L, add_runner);
        lua_insert(L, -2);
        lua_pushlightuserdata(L, &runner);
        ok = interpreter_call(L, 2, 1, report);
    }
    ok = ok && interpreter_call(L, 1, 1, report);
    gnuplot_close(runner); /* unless it was adopted */
    return ok;
}

int worker_run(const struct job *job)
{
    struct interpreter *interpreter = worker_interpreter(job);
    if (interpreter == NULL)
        return FAILURE_SCRIPT;
    lua_State *L = interpreter_state(interpreter);
    struct report report;
    int code = 0;
    signals_deadline(job->time_limit);
    if (call_verb(L, job, &report)) {
        code = (int)lua_tointeger(L, -1);
    } else {
        report_show(
            &report,
            command_line_value(job->line, "verbose") != NULL ? REPORT_VERBOSE : REPORT_PLAIN, NULL);
        code = (int)report.why.kind;
    }
    if (ADDRESS_SANITIZER)
        interpreter_close(interpreter); /* so that it finds what leaked */
    else
        interpreter_leave(interpreter);
    return finish(code);
}
