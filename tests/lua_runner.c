/* Runs one Lua test file inside our own state: every module can be required, luaunit is the global
 * lu. */
#include "interpreter.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

/* run(file) in Lua -> true when tests ran and none failed */
static int run_file(lua_State *L)
{
    const char *file = lua_touserdata(L, 1);
    lua_settop(L, 0);
    lua_pushliteral(L, TESTS_FOLDER);
    lua_setglobal(L, "TESTS_FOLDER");
    if (luaL_loadfilex(L, TESTS_FOLDER "/lua_runner.lua", "t") != LUA_OK)
        return lua_error(L);
    lua_pushliteral(L, LUAUNIT);
    lua_pushstring(L, file);
    lua_call(L, 2, 1);
    return 1;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: lua_runner FILE\n", stderr);
        return 2;
    }
    const struct interpreter_settings settings = {.lenient = true};
    struct interpreter *interpreter = interpreter_open(&settings);
    if (interpreter == NULL)
        return 1;
    lua_State *L = interpreter_state(interpreter);
    struct report report;
    lua_pushcfunction(L, run_file);
    lua_pushlightuserdata(L, argv[1]);
    bool ok = interpreter_call(L, 1, 1, &report);
    if (!ok)
        report_show(&report, REPORT_VERBOSE, NULL);
    ok = ok && lua_toboolean(L, -1);
    interpreter_close(interpreter);
    return ok ? 0 : 1;
}
