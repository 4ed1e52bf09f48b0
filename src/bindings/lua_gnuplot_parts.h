/* What the files of the gnuplot binding share. */
#ifndef LOTRINH_LUA_GNUPLOT_PARTS_H
#define LOTRINH_LUA_GNUPLOT_PARTS_H

#include <lua.h>

/* Adds quote, clean, number, numbers, texts and block to the module on the top of the stack. */
void add_source_functions(lua_State *L);

#endif
