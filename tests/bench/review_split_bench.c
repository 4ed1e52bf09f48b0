/* Runs review_split.lua inside our own state on the database of argv[1], writing below argv[2]. */
#include "interpreter.h"

#include <lauxlib.h>
#include <stdio.h>
#include <time.h>

static int l_clock(lua_State *L)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    lua_pushnumber(L, (double)now.tv_sec + (double)now.tv_nsec / 1e9);
    return 1;
}

/* The clock, the database and the folder are on the stack. */
static int run_file(lua_State *L)
{
    if (luaL_loadfilex(L, TESTS_FOLDER "/bench/review_split.lua", "t") != LUA_OK)
        return lua_error(L);
    lua_insert(L, 1);
    lua_call(L, 3, 0);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        printf("run by review_bench.sh\n");
        return 0;
    }
    const struct interpreter_settings settings = {.lenient = true};
    struct interpreter *interpreter = interpreter_open(&settings);
    if (interpreter == NULL)
        return 1;
    lua_State *L = interpreter_state(interpreter);
    struct report report;
    lua_pushcfunction(L, run_file);
    lua_pushcfunction(L, l_clock);
    lua_pushstring(L, argv[1]);
    lua_pushstring(L, argv[2]);
    const bool ok = interpreter_call(L, 3, 0, &report);
    if (!ok)
        report_show(&report, REPORT_VERBOSE, NULL);
    interpreter_close(interpreter);
    return ok ? 0 : 1;
}
