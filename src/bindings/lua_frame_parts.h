/* What the files of the frame binding share. */
#ifndef LOTRINH_LUA_FRAME_PARTS_H
#define LOTRINH_LUA_FRAME_PARTS_H

#include <lua.h>
#include <stddef.h>

#define FRAME        "lotrinh.frame"
#define FRAME_COLUMN "lotrinh.frame.column"
#define FRAME_OUTPUT "lotrinh.frame.output"

/* Leaves a column of the frame at `arg`, which it keeps alive; returns 1. */
int push_column(lua_State *L, int arg, size_t column);

/* Makes the metatable of columns. */
void open_columns(lua_State *L);

#endif
