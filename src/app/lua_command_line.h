/* Lua module lotrinh.command_line: the tables of verbs and options, for what is made from them. */
#ifndef LOTRINH_LUA_COMMAND_LINE_H
#define LOTRINH_LUA_COMMAND_LINE_H

#include <lua.h>

int luaopen_lotrinh_command_line(lua_State *L);

#endif
