/* What every binding needs. Knows nothing of any one module. */
#include "lua_support.h"

#include "signals.h"
#include "suggest.h"

#include <string.h>

#define FAILURE "lotrinh.failure"

/* tostring(failure) -> "file:line: LT-1203 sentence" */
static int failure_tostring(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_getfield(L, 1, "where");
    lua_getfield(L, 1, "code");
    lua_getfield(L, 1, "text");
    lua_pushfstring(L, "%s%s%s%s", lua_isstring(L, 2) ? lua_tostring(L, 2) : "",
                    lua_isstring(L, 3) ? lua_tostring(L, 3) : "", lua_isstring(L, 3) ? " " : "",
                    lua_isstring(L, 4) ? lua_tostring(L, 4) : "");
    return 1;
}

void push_failure(lua_State *L, const struct failure *why)
{
    lua_createtable(L, 0, 4);
    lua_pushstring(L, why->code);
    lua_setfield(L, -2, "code");
    lua_pushstring(L, why->text);
    lua_setfield(L, -2, "text");
    lua_pushinteger(L, why->kind);
    lua_setfield(L, -2, "exit");
    if (why->detail[0] != '\0') {
        lua_pushstring(L, why->detail);
        lua_setfield(L, -2, "detail");
    }
    luaL_where(L, 1);
    lua_setfield(L, -2, "where");
    if (luaL_newmetatable(L, FAILURE)) {
        lua_pushcfunction(L, failure_tostring);
        lua_setfield(L, -2, "__tostring");
    }
    lua_setmetatable(L, -2);
}

int raise_failure(lua_State *L, const struct failure *why)
{
    push_failure(L, why);
    return lua_error(L);
}

void stop_when_asked(lua_State *L)
{
    if (!signals_interrupted())
        return;
    struct failure why = {0};
    signals_failure(&why);
    raise_failure(L, &why);
}

int refuse(lua_State *L, const struct failure *why)
{
    luaL_pushfail(L);
    push_failure(L, why);
    return 2;
}

static size_t count_names(const char *const *names)
{
    size_t count = 0;
    while (names[count] != NULL)
        count++;
    return count;
}

static int raise_unknown(lua_State *L, struct words what, const char *word,
                         const char *const *names)
{
    struct failure why = {0};
    const char *nearest = suggest_nearest(word, names, count_names(names));
    if (nearest != NULL)
        failure_set(
            &why, FAILURE_SCRIPT, "LT-1010", "%s \"%.60s\" không có; có phải bạn muốn \"%s\"?",
            "unknown %s \"%.60s\"; did you mean \"%s\"?", language_pick(what), word, nearest);
    else
        failure_set(&why, FAILURE_SCRIPT, "LT-1010", "%s \"%.60s\" không có",
                    "unknown %s \"%.60s\"", language_pick(what), word);
    return raise_failure(L, &why);
}

void check_options(lua_State *L, int arg, const char *const *allowed)
{
    arg = lua_absindex(L, arg);
    if (lua_isnoneornil(L, arg)) {
        lua_settop(L, arg - 1);
        lua_newtable(L);
        return;
    }
    luaL_checktype(L, arg, LUA_TTABLE);
    lua_pushnil(L);
    while (lua_next(L, arg) != 0) {
        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING)
            luaL_argerror(L, arg, "options must have names");
        const char *key = lua_tostring(L, -1);
        bool known = false;
        for (const char *const *name = allowed; *name != NULL && !known; name++)
            known = strcmp(*name, key) == 0;
        if (!known)
            raise_unknown(L, (struct words){"tùy chọn", "option"}, key, allowed);
    }
}

/* Leaves the field on the stack; false and nothing left when it is absent. */
static bool push_option(lua_State *L, int arg, const char *name)
{
    if (lua_getfield(L, arg, name) != LUA_TNIL)
        return true;
    lua_pop(L, 1);
    return false;
}

static void raise_option_type(lua_State *L, const char *name, const char *expected)
{
    luaL_error(L, "option '%s': %s expected, got %s", name, expected, luaL_typename(L, -1));
}

lua_Number option_number(lua_State *L, int arg, const char *name, lua_Number otherwise)
{
    if (!push_option(L, arg, name))
        return otherwise;
    if (lua_type(L, -1) != LUA_TNUMBER)
        raise_option_type(L, name, "number");
    const lua_Number value = lua_tonumber(L, -1);
    lua_pop(L, 1);
    return value;
}

lua_Integer option_integer(lua_State *L, int arg, const char *name, lua_Integer otherwise)
{
    if (!push_option(L, arg, name))
        return otherwise;
    int exact = 0;
    const lua_Integer value = lua_tointegerx(L, -1, &exact);
    if (lua_type(L, -1) != LUA_TNUMBER || !exact)
        raise_option_type(L, name, "whole number");
    lua_pop(L, 1);
    return value;
}

const char *option_text(lua_State *L, int arg, const char *name, const char *otherwise)
{
    if (!push_option(L, arg, name))
        return otherwise;
    if (lua_type(L, -1) != LUA_TSTRING)
        raise_option_type(L, name, "string");
    const char *text = lua_tostring(L, -1);
    lua_pop(L, 1);
    return text;
}

bool option_flag(lua_State *L, int arg, const char *name, bool otherwise)
{
    if (!push_option(L, arg, name))
        return otherwise;
    if (lua_type(L, -1) != LUA_TBOOLEAN)
        raise_option_type(L, name, "boolean");
    const bool flag = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    return flag;
}

int option_choice(lua_State *L, int arg, const char *name, const char *const *choices,
                  int otherwise)
{
    const char *text = option_text(L, arg, name, NULL);
    if (text == NULL)
        return otherwise;
    for (int i = 0; choices[i] != NULL; i++)
        if (strcmp(choices[i], text) == 0)
            return i;
    return raise_unknown(L, (struct words){"giá trị", "value"}, text, choices);
}
