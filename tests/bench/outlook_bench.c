/* Runs outlook_bench.lua inside our own state, with a clock of the process. */
#include "interpreter.h"

#include <lauxlib.h>
#include <stdio.h>
#include <time.h>

static int l_clock(lua_State *L)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    lua_pushnumber(L, (double)now.tv_sec + (double)now.tv_nsec / 1e9);
    return 1;
}

/* load_fixture(name) -> what the file beside the tests returns */
static int l_load_fixture(lua_State *L)
{
    const char *path = lua_pushfstring(L, "%s/lua/%s.lua", TESTS_FOLDER, luaL_checkstring(L, 1));
    if (luaL_loadfilex(L, path, "t") != LUA_OK)
        return lua_error(L);
    lua_call(L, 0, 1);
    return 1;
}

static int run_file(lua_State *L)
{
    lua_pushcfunction(L, l_load_fixture);
    lua_setglobal(L, "load_fixture");
    if (luaL_loadfilex(L, TESTS_FOLDER "/bench/outlook_bench.lua", "t") != LUA_OK)
        return lua_error(L);
    lua_pushcfunction(L, l_clock);
    lua_call(L, 1, 0);
    return 0;
}

int main(void)
{
    const struct interpreter_settings settings = {.lenient = true};
    struct interpreter *interpreter = interpreter_open(&settings);
    if (interpreter == NULL)
        return 1;
    lua_State *L = interpreter_state(interpreter);
    struct report report;
    lua_pushcfunction(L, run_file);
    const bool ok = interpreter_call(L, 0, 0, &report);
    if (!ok)
        report_show(&report, REPORT_VERBOSE, NULL);
    interpreter_close(interpreter);
    return ok ? 0 : 1;
}
