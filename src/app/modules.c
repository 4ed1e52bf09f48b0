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

#define PRELOAD "lotrinh.preload"

static const luaL_Reg libraries[] = {
    {LUA_GNAME, luaopen_base},       {LUA_COLIBNAME, luaopen_coroutine},
    {LUA_TABLIBNAME, luaopen_table}, {LUA_IOLIBNAME, luaopen_io},
    {LUA_OSLIBNAME, luaopen_os},     {LUA_STRLIBNAME, luaopen_string},
    {LUA_MATHLIBNAME, luaopen_math}, {LUA_UTF8LIBNAME, luaopen_utf8},
    {LUA_DBLIBNAME, luaopen_debug},
};

/* Pushes the loader of a shipped script, or raises; nothing when there is no such file. */
static bool push_script(lua_State *L, const char *module)
{
    const char *path = luaL_gsub(L, module, ".", "/");
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
