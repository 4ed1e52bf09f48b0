/* Lua module lotrinh.gnuplot: scripts as pictures. For the chart core. Values as gnuplot source:
   lua_gnuplot_source.c. */
#include "gnuplot.h"
#include "lua_gnuplot_parts.h"
#include "lua_support.h"
#include "signals.h"

#include <stdlib.h>
#include <string.h>

#define BATCH "lotrinh.gnuplot.batch"

enum { MOST_JOBS = 10000 };

int luaopen_lotrinh_gnuplot(lua_State *L);

struct batch {
    size_t count;
    struct gnuplot_job
        jobs[]; /* names and scripts borrowed from the Lua table that is argument 1 */
};

static int l_free_batch(lua_State *L)
{
    struct batch *batch = luaL_checkudata(L, 1, BATCH);
    gnuplot_free_jobs(batch->jobs, batch->count);
    return 0;
}

/* The field of the job at the top of the stack; borrowed while the job holds it. */
static const char *check_field(lua_State *L, size_t number, const char *name, size_t *length)
{
    if (lua_getfield(L, -1, name) != LUA_TSTRING)
        luaL_error(L, "chart %d: '%s' must be a string", (int)number, name);
    const char *text = lua_tolstring(L, -1, length);
    lua_pop(L, 1);
    return text;
}

static void read_job(lua_State *L, size_t number, struct gnuplot_job *job)
{
    static const char *const formats[] = {
        [GNUPLOT_SVG] = "svg", [GNUPLOT_PNG] = "png", [GNUPLOT_PDF] = "pdf", NULL};
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
    size_t length;
    luaL_checktype(L, -1, LUA_TTABLE);
    job->name = check_field(L, number, "name", &length);
    job->output = check_field(L, number, "output", &length);
    if (length == 0 || length > 100 || job->output[0] == '.' ||
        strspn(job->output, plain) != length)
        luaL_error(L, "chart %d: '%s' is no plain file name", (int)number, job->output);
    const int format = option_choice(L, -1, "format", formats, GNUPLOT_SVG);
    job->format = (enum gnuplot_format)format;
    job->script = check_field(L, number, "script", &job->length);
}

static struct batch *new_batch(lua_State *L, size_t count)
{
    const size_t size = sizeof(struct batch) + count * sizeof(struct gnuplot_job);
    struct batch *batch = lua_newuserdatauv(L, size, 0);
    memset(batch, 0, size);
    batch->count = count;
    luaL_setmetatable(L, BATCH);
    return batch;
}

static void push_result(lua_State *L, struct gnuplot_job *job)
{
    lua_createtable(L, 0, 2);
    if (job->why.kind == FAILURE_NONE) {
        lua_pushlstring(L, buffer_text(&job->picture), job->picture.length);
        lua_setfield(L, -2, "picture");
        buffer_free(&job->picture);
        return;
    }
    push_failure(L, &job->why);
    lua_setfield(L, -2, "why");
    lua_pushinteger(L, job->line);
    lua_setfield(L, -2, "line");
}

static bool should_stop(void *context)
{
    (void)context;
    return signals_interrupted();
}

/* gnuplot.draw({{name, script, output, format}, ...}, {processes, seconds})
   -> array of {picture} or {why, line}, in the order given | nil, why when nothing could be drawn
 */
static int l_draw(lua_State *L)
{
    static const char *const allowed[] = {"processes", "seconds", NULL};
    luaL_checktype(L, 1, LUA_TTABLE);
    check_options(L, 2, allowed);
    const lua_Integer processes = option_integer(L, 2, "processes", 0);
    const lua_Integer seconds = option_integer(L, 2, "seconds", 0);
    luaL_argcheck(L, processes >= 0 && processes <= 64, 2, "processes must be 0 to 64");
    luaL_argcheck(L, seconds >= 0 && seconds <= 3600, 2, "seconds must be 0 to 3600");
    const size_t count = lua_rawlen(L, 1);
    luaL_argcheck(L, count <= MOST_JOBS, 1, "too many charts at once");
    struct batch *batch = new_batch(L, count);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        read_job(L, i + 1, &batch->jobs[i]);
        lua_pop(L, 1);
    }
    const struct gnuplot_options options = {.processes = (unsigned)processes,
                                            .wall_seconds = (unsigned)seconds,
                                            .should_stop = should_stop};
    struct failure why = {0};
    if (!gnuplot_draw(batch->jobs, count, &options, &why)) {
        if (why.kind == FAILURE_INTERRUPTED)
            signals_failure(&why); /* it knows whether that was Ctrl-C or the time limit */
        return refuse(L, &why);
    }
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        push_result(L, &batch->jobs[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
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
    {"draw", l_draw},
    {"find", l_find},
    {"is_confined", l_is_confined},
    {"missing_font", l_missing_font},
    {NULL, NULL},
};

int luaopen_lotrinh_gnuplot(lua_State *L)
{
    luaL_newmetatable(L, BATCH);
    lua_pushcfunction(L, l_free_batch);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
    luaL_newlib(L, functions);
    add_source_functions(L);
    return 1;
}
