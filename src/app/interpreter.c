/* The Lua state and the only way into it. Knows nothing of verbs, the prompt or the database. */
#include "interpreter.h"

#include "bindings.h"
#include "lua_support.h"
#include "memory.h"
#include "modules.h"
#include "report.h"
#include "script_limits.h"
#include "signals.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>

struct interpreter {
    lua_State *L; /* owned */
    struct memory memory;
};

/* require(module) -> its value; each module is loaded once */
static int l_require(lua_State *L)
{
    const char *module = luaL_checkstring(L, 1);
    lua_settop(L, 1);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE); /* 2 */
    if (lua_getfield(L, 2, module) != LUA_TNIL)
        return 1;
    if (!modules_push_loader(L, module)) {
        struct failure why = {0};
        failure_set(&why, FAILURE_SCRIPT, "LT-1014", "không có mô-đun \"%.80s\"",
                    "no module \"%.80s\"", module);
        return raise_failure(L, &why);
    }
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1); /* within interpreter_call(): only Lua calls require */
    lua_pushvalue(L, -1);
    lua_setfield(L, 2, module);
    return 1;
}

/* create and wrap of Lua, and a hook on what they make; upvalue 1 is the original. */
static int l_create(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 1);
    limits_watch(lua_tothread(L, -1));
    return 1;
}

static int l_wrap(lua_State *L)
{
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 1);
    lua_getupvalue(L, -1, 1); /* wrap's function holds its coroutine */
    limits_watch(lua_tothread(L, -1));
    lua_pop(L, 1);
    return 1;
}

static void watch_coroutines(lua_State *L)
{
    static const luaL_Reg watched[] = {{"create", l_create}, {"wrap", l_wrap}};
    lua_getglobal(L, LUA_COLIBNAME);
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++) {
        lua_getfield(L, -1, watched[i].name);
        lua_pushcclosure(L, watched[i].func, 1);
        lua_setfield(L, -2, watched[i].name);
    }
    lua_pop(L, 1);
}

static int open_state(lua_State *L)
{
    const struct interpreter_settings *settings = lua_touserdata(L, 1);
    lua_settop(L, 0);
    modules_open(L);
    watch_coroutines(L);
    lua_pushcfunction(L, l_require);
    lua_setglobal(L, "require");
    if (!settings->lenient)
        modules_make_strict(L);
    return 0;
}

struct interpreter *interpreter_open(const struct interpreter_settings *settings)
{
    struct interpreter *interpreter = calloc(1, sizeof *interpreter);
    if (interpreter == NULL)
        return NULL;
    memory_init(&interpreter->memory,
                settings->memory_limit > 0 ? settings->memory_limit : INTERPRETER_MEMORY,
                limits_look_at_memory);
    lua_State *L = lua_newstate(memory_allocate, &interpreter->memory);
    interpreter->L = L;
    if (L == NULL) {
        free(interpreter);
        return NULL;
    }
    struct report report;
    lua_pushcfunction(L, open_state);
    lua_pushlightuserdata(L, (void *)settings);
    if (!interpreter_call(L, 1, 0, &report)) {
        interpreter_close(interpreter);
        return NULL;
    }
    return interpreter;
}

void interpreter_close(struct interpreter *interpreter)
{
    if (interpreter == NULL)
        return;
    limits_end(interpreter->L);
    lua_close(interpreter->L);
    free(interpreter);
}

void interpreter_leave(struct interpreter *interpreter)
{
    interpreter->memory.leaving = true;
    interpreter_close(interpreter);
}

lua_State *interpreter_state(struct interpreter *interpreter)
{
    return interpreter->L;
}

bool interpreter_call(lua_State *L, int arguments, int results, struct report *report)
{
    *report = (struct report){0};
    const int base = lua_gettop(L) - arguments;
    struct report *outer = report_set_current(L, report);
    lua_pushcfunction(L, report_error);
    lua_insert(L, base);
    lua_State *watched = limits_enter(L);
    const int status = lua_pcall(L, arguments, results, base);
    limits_leave(watched);
    report_set_current(L, outer);
    lua_remove(L, base);
    if (status == LUA_OK && !signals_interrupted())
        return true;
    if (status != LUA_OK)
        lua_pop(L, 1);
    else
        lua_settop(L, base - 1);
    report_settle(report, status);
    return false;
}

static int require_pointed(lua_State *L)
{
    lua_pushstring(L, lua_touserdata(L, 1));
    lua_replace(L, 1);
    return l_require(L);
}

bool interpreter_require(lua_State *L, const char *module, struct report *report)
{
    lua_pushcfunction(L, require_pointed);
    lua_pushlightuserdata(L, (void *)module);
    return interpreter_call(L, 1, 1, report);
}
