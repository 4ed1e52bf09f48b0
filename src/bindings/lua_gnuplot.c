/* Lua module lotrinh.gnuplot: scripts as pictures. For the chart core. Values as gnuplot source:
   lua_gnuplot_source.c. */
#include "lua_gnuplot.h"

#include "lua_gnuplot_parts.h"
#include "lua_support.h"
#include "signals.h"

#include <stdlib.h>
#include <string.h>

#define RUNNER "lotrinh.gnuplot.runner"
#define CHART  "lotrinh.gnuplot.chart"

enum { LOOK = 50 /* ms between questions whether to stop */ };

int luaopen_lotrinh_gnuplot(lua_State *L);

struct runner_owner {
    struct gnuplot_runner *runner; /* owned; NULL once closed. User value: its charts by number. */
    lua_Integer added, taken;
};

struct chart {
    struct gnuplot_job job; /* its texts are the user values */
    lua_Integer number;
};

static int l_close(lua_State *L)
{
    struct runner_owner *owner = luaL_checkudata(L, 1, RUNNER);
    gnuplot_close(owner->runner);
    owner->runner = NULL;
    return 0;
}

static int l_free_chart(lua_State *L)
{
    struct chart *chart = luaL_checkudata(L, 1, CHART);
    gnuplot_free_job(&chart->job);
    return 0;
}

static bool should_stop(void *context)
{
    (void)context;
    return signals_interrupted();
}

static void open_runners(lua_State *L);

/* Leaves an owner of nothing yet. */
static struct runner_owner *new_runner(lua_State *L)
{
    struct runner_owner *owner = lua_newuserdatauv(L, sizeof *owner, 1);
    *owner = (struct runner_owner){0};
    open_runners(L);
    lua_setmetatable(L, -2);
    lua_newtable(L);
    lua_setiuservalue(L, -2, 1);
    return owner;
}

void adopt_runner(lua_State *L, struct gnuplot_runner **runner)
{
    struct runner_owner *owner = new_runner(L);
    owner->runner = *runner;
    *runner = NULL;
}

/* gnuplot.open({processes, seconds}) -> runner | nil, why. It starts gnuplot, which waits for what
   is to be drawn. */
static int l_open(lua_State *L)
{
    static const char *const allowed[] = {"processes", "seconds", NULL};
    check_options(L, 1, allowed);
    const lua_Integer processes = option_integer(L, 1, "processes", 0);
    const lua_Integer seconds = option_integer(L, 1, "seconds", 0);
    luaL_argcheck(L, processes >= 0 && processes <= 64, 1, "processes must be 0 to 64");
    luaL_argcheck(L, seconds >= 0 && seconds <= 3600, 1, "seconds must be 0 to 3600");
    struct runner_owner *owner = new_runner(L);
    const struct gnuplot_options options = {.processes = (unsigned)processes,
                                            .wall_seconds = (unsigned)seconds,
                                            .should_stop = should_stop};
    struct failure why = {0};
    owner->runner = gnuplot_open(&options, &why);
    return owner->runner != NULL ? 1 : refuse(L, &why);
}

static struct runner_owner *check_runner(lua_State *L)
{
    struct runner_owner *owner = luaL_checkudata(L, 1, RUNNER);
    luaL_argcheck(L, owner->runner != NULL, 1, "it is closed");
    return owner;
}

/* A text field of the table at 2, kept as a user value of the chart at 3. */
static const char *keep_field(lua_State *L, int slot, const char *name, size_t *length)
{
    if (lua_getfield(L, 2, name) != LUA_TSTRING)
        luaL_error(L, "'%s' of a chart must be a string", name);
    const char *text = lua_tolstring(L, -1, length);
    lua_setiuservalue(L, 3, slot);
    return text;
}

/* Leaves the chart at 3. */
static struct chart *new_chart(lua_State *L)
{
    static const char *const formats[] = {
        [GNUPLOT_SVG] = "svg", [GNUPLOT_PNG] = "png", [GNUPLOT_PDF] = "pdf", NULL};
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
    size_t length;
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    struct chart *chart = lua_newuserdatauv(L, sizeof *chart, 3);
    *chart = (struct chart){0};
    luaL_setmetatable(L, CHART);
    struct gnuplot_job *job = &chart->job;
    job->name = keep_field(L, 1, "name", &length);
    job->output = keep_field(L, 2, "output", &length);
    if (length == 0 || length > 100 || job->output[0] == '.' ||
        strspn(job->output, plain) != length)
        luaL_error(L, "'%s' is no plain file name", job->output);
    const int format = option_choice(L, 2, "format", formats, GNUPLOT_SVG);
    job->format = (enum gnuplot_format)format;
    job->script = keep_field(L, 3, "script", &job->length);
    return chart;
}

static int refuse_step(lua_State *L, struct failure *why)
{
    if (why->kind == FAILURE_INTERRUPTED)
        signals_failure(why); /* it knows whether that was Ctrl-C or the time limit */
    return refuse(L, why);
}

/* runner:add({name, script, output, format}) -> its number | nil, why. It is drawn while the caller
   goes on. */
static int l_add(lua_State *L)
{
    struct runner_owner *owner = check_runner(L);
    struct chart *chart = new_chart(L);
    chart->number = ++owner->added;
    lua_getiuservalue(L, 1, 1);
    lua_pushvalue(L, 3);
    lua_rawseti(L, -2, chart->number);
    gnuplot_add(owner->runner, &chart->job);
    struct failure why = {0};
    if (!gnuplot_step(owner->runner, 0, &why))
        return refuse_step(L, &why);
    lua_pushinteger(L, chart->number);
    return 1;
}

static int push_result(lua_State *L, struct chart *chart)
{
    lua_pushinteger(L, chart->number);
    lua_createtable(L, 0, 2);
    if (chart->job.why.kind == FAILURE_NONE) {
        lua_pushlstring(L, buffer_text(&chart->job.picture), chart->job.picture.length);
        lua_setfield(L, -2, "picture");
        gnuplot_free_job(&chart->job);
    } else {
        push_failure(L, &chart->job.why);
        lua_setfield(L, -2, "why");
        lua_pushinteger(L, chart->job.line);
        lua_setfield(L, -2, "line");
    }
    lua_getiuservalue(L, 1, 1);
    lua_pushnil(L);
    lua_rawseti(L, -2, chart->number); /* and with it, in the end, the chart */
    lua_pop(L, 1);
    return 2;
}

/* runner:next(wait) -> number, {picture} or {why, line}, in the order in which they are done; nil
   when none is left or, without wait, done yet; nil, why when nothing more can be drawn */
static int l_next(lua_State *L)
{
    struct runner_owner *owner = check_runner(L);
    const bool wait = lua_toboolean(L, 2);
    struct failure why = {0};
    struct gnuplot_job *job = gnuplot_take(owner->runner);
    while (job == NULL && wait && owner->taken < owner->added) {
        if (!gnuplot_step(owner->runner, LOOK, &why))
            return refuse_step(L, &why);
        job = gnuplot_take(owner->runner);
    }
    if (job == NULL)
        return 0;
    owner->taken++;
    if (wait && owner->taken == owner->added)
        gnuplot_rest(owner->runner); /* it takes its time to end: meanwhile pictures are written */
    return push_result(L, (struct chart *)job); /* its first member */
}

/* gnuplot.find() -> path | nil, why */
static int l_find(lua_State *L)
{
    char path[4096];
    char *found = NULL;
    struct failure why = {0};
    if (!gnuplot_find(&found, &why))
        return refuse(L, &why);
    const size_t length = strlen(found);
    memcpy(path, found, length < sizeof path ? length + 1 : sizeof path);
    path[sizeof path - 1] = '\0';
    free(found);
    lua_pushstring(L, path);
    return 1;
}

/* gnuplot.is_confined() -> true where the kernel keeps gnuplot away from all other files */
static int l_is_confined(lua_State *L)
{
    lua_pushboolean(L, gnuplot_is_confined());
    return 1;
}

/* gnuplot.missing_font() -> file name of a font of our style that is not installed | nil */
static int l_missing_font(lua_State *L)
{
    lua_pushstring(L, gnuplot_missing_font());
    return 1;
}

static const luaL_Reg functions[] = {
    {"open", l_open},
    {"find", l_find},
    {"is_confined", l_is_confined},
    {"missing_font", l_missing_font},
    {NULL, NULL},
};

static const luaL_Reg methods[] = {
    {"add", l_add},
    {"next", l_next},
    {"close", l_close},
    {NULL, NULL},
};

static const luaL_Reg runner_metamethods[] = {
    {"__gc", l_close},
    {"__close", l_close},
    {NULL, NULL},
};

/* Leaves the metatable of runners, made when first asked for. */
static void open_runners(lua_State *L)
{
    if (!luaL_newmetatable(L, RUNNER))
        return;
    luaL_setfuncs(L, runner_metamethods, 0);
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
}

int luaopen_lotrinh_gnuplot(lua_State *L)
{
    luaL_newmetatable(L, CHART);
    lua_pushcfunction(L, l_free_chart);
    lua_setfield(L, -2, "__gc");
    luaL_newlib(L, functions);
    add_source_functions(L);
    return 1;
}
