/* Rows as Lua tables that know their columns. Knows nothing of frames or databases. */
#include "lua_frame.h"
#include "lua_support.h"
#include "suggest.h"

int raise_no_column(lua_State *L, const char *name, const char *const *names, size_t count)
{
    struct failure why = {0};
    const char *nearest = suggest_nearest(name, names, count);
    if (nearest != NULL)
        failure_set(&why, FAILURE_SCRIPT, "LT-1307",
                    "không có cột \"%.60s\"; có phải bạn muốn \"%s\"?",
                    "there is no column \"%.60s\"; did you mean \"%s\"?", name, nearest);
    else
        failure_set(&why, FAILURE_SCRIPT, "LT-1307", "không có cột \"%.60s\"",
                    "there is no column \"%.60s\"", name);
    return raise_failure(L, &why);
}

/* A table's list of names as C sees it; the texts stay with the table. */
static const char **push_names(lua_State *L, int list, size_t *count)
{
    *count = lua_rawlen(L, list);
    const char **names = lua_newuserdatauv(L, (*count + 1) * sizeof *names, 0);
    for (size_t i = 0; i < *count; i++) {
        lua_rawgeti(L, list, (lua_Integer)i + 1);
        names[i] = lua_tostring(L, -1);
        lua_pop(L, 1);
    }
    return names;
}

/* row.name, called only when the row holds no value there: NULL, or no such column. Upvalues: the
   set of names, the list of names. */
static int l_row_index(lua_State *L)
{
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (!lua_isnil(L, 2) && lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 0;
    const char *name = luaL_tolstring(L, 2, NULL);
    size_t count;
    const char **names = push_names(L, lua_upvalueindex(2), &count);
    return raise_no_column(L, name, names, count);
}

void make_row_metatable(lua_State *L)
{
    const int list = lua_gettop(L);
    lua_createtable(L, 0, 2);
    lua_createtable(L, 0, (int)lua_rawlen(L, list));
    for (lua_Integer i = 1; i <= (lua_Integer)lua_rawlen(L, list); i++) {
        lua_rawgeti(L, list, i);
        lua_pushboolean(L, 1);
        lua_rawset(L, -3);
    }
    lua_pushvalue(L, list);
    lua_pushcclosure(L, l_row_index, 2);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_replace(L, list);
}
