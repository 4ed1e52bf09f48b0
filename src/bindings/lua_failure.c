/* Lua module lotrinh.failure: Lua code makes the same failures as C. Knows nothing of who shows
 * them. */
#include "lua_support.h"

int luaopen_lotrinh_failure(lua_State *L);

/* failure.new(code, exit, text) -> failure table */
static int l_new(lua_State *L)
{
    struct failure why = {0};
    const enum failure_kind kind = (enum failure_kind)luaL_checkinteger(L, 2);
    failure_set(&why, kind, luaL_checkstring(L, 1), "%s", "%s", luaL_checkstring(L, 3));
    push_failure(L, &why);
    return 1;
}

/* failure.language() -> "vi" | "en" */
static int l_language(lua_State *L)
{
    lua_pushstring(L, language_get() == LANGUAGE_EN ? "en" : "vi");
    return 1;
}

static const luaL_Reg functions[] = {
    {"new", l_new},
    {"language", l_language},
    {NULL, NULL},
};

int luaopen_lotrinh_failure(lua_State *L)
{
    luaL_newlib(L, functions);
    return 1;
}
