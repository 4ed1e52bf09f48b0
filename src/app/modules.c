/* What trusted Lua can require. Knows nothing of package.path: nothing is ever taken from a folder
   that was not named on the command line, and no native code is loaded. */
#include "modules.h"

#include "bindings.h"
#include "lua_command_line.h"
#include "resource.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#define PRELOAD  "lotrinh.preload"
#define COMPILED "lotrinh.compiled" /* whether compiled scripts are of use to this Lua */

static const luaL_Reg libraries[] = {
    {LUA_GNAME, luaopen_base},       {LUA_COLIBNAME, luaopen_coroutine},
    {LUA_TABLIBNAME, luaopen_table}, {LUA_IOLIBNAME, luaopen_io},
    {LUA_OSLIBNAME, luaopen_os},     {LUA_STRLIBNAME, luaopen_string},
    {LUA_MATHLIBNAME, luaopen_math}, {LUA_UTF8LIBNAME, luaopen_utf8},
    {LUA_DBLIBNAME, luaopen_debug},
};

struct comparison {
    const char *expected;
    const char *end;
    bool same; /* so far */
};

static int compare_piece(lua_State *L, const void *bytes, size_t length, void *data)
{
    (void)L;
    struct comparison *comparison = data;
    comparison->same = comparison->same &&
                       length <= (size_t)(comparison->end - comparison->expected) &&
                       memcmp(bytes, comparison->expected, length) == 0;
    if (comparison->same)
        comparison->expected += length;
    return 0;
}

/* Whether the Lua library at hand compiles probe.lua to the very bytes in the binary. Lua checks
   little of what it is given compiled, and another release of it may mean something else by it. */
static bool can_use_compiled(lua_State *L)
{
    const struct resource_entry *text = resource_find("scripts/probe.lua");
    const struct resource_entry *compiled = resource_compiled("probe");
    if (text == NULL || compiled == NULL)
        return false;
    struct comparison comparison = {compiled->bytes, compiled->end, true};
    if (luaL_loadbufferx(L, text->bytes, resource_length(text), "@<lotrinh>/probe.lua", "t") !=
        LUA_OK)
        lua_error(L); /* no memory */
    lua_dump(L, compare_piece, &comparison, 0);
    lua_pop(L, 1);
    return comparison.same && comparison.expected == comparison.end;
}

static bool push_compiled(lua_State *L, const char *path)
{
    const struct resource_entry *compiled = NULL;
    if (lua_getfield(L, LUA_REGISTRYINDEX, COMPILED) == LUA_TBOOLEAN && lua_toboolean(L, -1))
        compiled = resource_compiled(path);
    lua_pop(L, 1);
    if (compiled == NULL)
        return false;
    if (luaL_loadbufferx(L, compiled->bytes, resource_length(compiled), path, "b") != LUA_OK)
        lua_error(L);
    return true;
}

/* Pushes the loader of a shipped script, or raises; nothing when there is no such file. */
static bool push_script(lua_State *L, const char *module)
{
    const char *path = luaL_gsub(L, module, ".", "/");
    if (push_compiled(L, path))
        return true;
    const char *name = lua_pushfstring(L, "scripts/%s.lua", path);
    const char *chunk = lua_pushfstring(L, "@<lotrinh>/%s.lua", path);
    size_t length = 0;
    char *owned = NULL;
    const char *text = resource_text(name, &length, &owned);
    if (text == NULL)
        return false;
    const int status = luaL_loadbufferx(L, text, length, chunk, "t"); /* does not raise */
    free(owned);
    if (status != LUA_OK)
        lua_error(L);
    return true;
}

bool modules_push_loader(lua_State *L, const char *module)
{
    luaL_getsubtable(L, LUA_REGISTRYINDEX, PRELOAD);
    return lua_getfield(L, -1, module) == LUA_TFUNCTION || push_script(L, module);
}

void modules_open(lua_State *L)
{
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
        lua_pop(L, 1);
    }
    static const char *const removed[] = {"dofile", "loadfile"};
    for (size_t i = 0; i < sizeof removed / sizeof *removed; i++) {
        lua_pushnil(L);
        lua_setglobal(L, removed[i]);
    }
    luaL_getsubtable(L, LUA_REGISTRYINDEX, PRELOAD);
    bindings_preload(L);
    lua_pushcfunction(L, luaopen_lotrinh_command_line); /* the one that the app itself gives */
    lua_setfield(L, -2, "lotrinh.command_line");
    lua_pop(L, 1);
    lua_pushboolean(L, can_use_compiled(L));
    lua_setfield(L, LUA_REGISTRYINDEX, COMPILED);
}

static int refuse_unknown(lua_State *L)
{
    return luaL_error(L, "unknown global '%s'", luaL_tolstring(L, 2, NULL));
}

void modules_make_strict(lua_State *L)
{
    lua_pushglobaltable(L);
    lua_createtable(L, 0, 2);
    lua_pushcfunction(L, refuse_unknown);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, refuse_unknown);
    lua_setfield(L, -2, "__newindex");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}
