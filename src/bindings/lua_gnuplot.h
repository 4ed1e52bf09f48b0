/* The gnuplot binding, as the app uses it. */
#ifndef LOTRINH_LUA_GNUPLOT_H
#define LOTRINH_LUA_GNUPLOT_H

#include "gnuplot.h"

#include <lua.h>

/* Leaves a runner of lotrinh.gnuplot that owns *runner from now on; *runner becomes NULL. */
void adopt_runner(lua_State *L, struct gnuplot_runner **runner);

#endif
