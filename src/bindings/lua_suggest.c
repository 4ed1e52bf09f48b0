/* Lua module lotrinh.suggest: the name a misspelt word was meant for. */
#include "lua_support.h"
#include "suggest.h"

enum { MOST_NAMES = 1000 };

int luaopen_lotrinh_suggest(lua_State *L);

/* suggest.nearest(word, names) -> the nearest of the array of names | nil when none is near */
static int l_nearest(lua_State *L)
{
    const char *word = luaL_checkstring(L, 1);
    luaL_checktype(L, 2, LUA_TTABLE);
    const size_t count = lua_rawlen(L, 2);
    luaL_argcheck(L, count <= MOST_NAMES, 2, "too many names");
    const char **names = lua_newuserdatauv(L, (count + 1) * sizeof *names, 0);
    for (size_t i = 0; i < count; i++) {
        if (lua_rawgeti(L, 2, (lua_Integer)i + 1) != LUA_TSTRING)
            return luaL_argerror(L, 2, "names must be strings");
        names[i] = lua_tostring(L, -1);
        lua_pop(L, 1); /* borrowed: the table holds it */
    }
    lua_pushstring(L, suggest_nearest(word, names, count));
    return 1;
}

static const luaL_Reg functions[] = {
    {"nearest", l_nearest},
    {NULL, NULL},
};

int luaopen_lotrinh_suggest(lua_State *L)
{
    luaL_newlib(L, functions);
    return 1;
}
