/* Lua module lotrinh.resource: files held in the binary. Knows nothing of what is in them. */
#include "lua_support.h"
#include "resource.h"

#include <string.h>

/* resource.read(name) -> text | nil, why */
static int l_read(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    const struct resource_entry *entry = resource_find(name);
    if (entry == NULL) {
        struct failure why = {0};
        failure_set(&why, FAILURE_SCRIPT, "LT-1180", "chương trình không có tệp đi kèm \"%.80s\"",
                    "the program carries no file \"%.80s\"", name);
        return refuse(L, &why);
    }
    lua_pushlstring(L, entry->bytes, resource_length(entry));
    return 1;
}

/* resource.names(prefix) -> array of the names that begin so, sorted */
static int l_names(lua_State *L)
{
    const char *prefix = luaL_optstring(L, 1, "");
    const size_t length = strlen(prefix);
    lua_newtable(L);
    lua_Integer count = 0;
    for (size_t i = 0; i < resource_entries_count; i++) {
        if (strncmp(resource_entries[i].name, prefix, length) != 0)
            continue;
        lua_pushstring(L, resource_entries[i].name);
        lua_rawseti(L, -2, ++count);
    }
    return 1;
}

static const luaL_Reg functions[] = {
    {"read", l_read},
    {"names", l_names},
    {NULL, NULL},
};

int luaopen_lotrinh_resource(lua_State *L);

int luaopen_lotrinh_resource(lua_State *L)
{
    luaL_newlib(L, functions);
    return 1;
}
